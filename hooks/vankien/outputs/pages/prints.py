"""What an organiser finds everything printable by: one page for all, one a subject, one a month."""

from collections.abc import Iterator
from typing import Any

from vankien.model.text import slug
from vankien.model.work import Work
from vankien.outputs.addresses import relative
from vankien.outputs.downloads import FOLDER, PICTURE, Download, files_of, offers, sheets_offered
from vankien.outputs.formats.first_page import HEIGHT, WIDTH
from vankien.outputs.pack_rows import pack_row
from vankien.outputs.pages.page import PageSource
from vankien.outputs.pages.questions import set_row
from vankien.outputs.question_set import question_sets
from vankien.outputs.tally.forms import COUNTS_CSV, FORMS, SHEETS_CSV, help_address
from vankien.outputs.tally.forms import NAME as FORM
from vankien.outputs.views import Views

NEWEST = 24
"""Works with pictures on the first page; the others are found by subject and month."""
HOME = f"{FOLDER}/"


def print_pages(views: Views) -> Iterator[PageSource]:
    """The pages; a build without prints, or a preview, has the first one with the instructions."""
    works = [work for work in views.library.works.values() if _files(work, views)]
    tr = views.tr
    here = views.addresses.page(HOME)
    subjects = {f"{HOME}field/{slug(f.id)}/": (f.labels.best(views.language), [w for w in works if f in w.fields])
                for f in views.library.vocabulary.fields.values()}  # fmt: skip
    months: dict[str, tuple[str, list[Work]]] = {}
    for work in works:
        day = work.date.value
        address = f"{HOME}month/{day.year}-{day.month:02d}/"
        months.setdefault(address, (tr.month(day), []))[1].append(work)
    subjects = {address: found for address, found in subjects.items() if found[1]}

    def listed(ways: dict[str, tuple[str, list[Work]]]) -> list[dict[str, Any]]:
        return [
            {"href": relative(views.addresses.page(address), here), "label": label, "count": len(found)}
            for address, (label, found) in ways.items()
        ]

    yield PageSource(
        HOME,
        "print.html",
        tr("Print"),
        tr("Handouts, booklets to fold, large print and e-books of every document; how to print them."),
        {"subjects": listed(subjects), "months": listed(months), "total": len(works),
         "forms": [offer for variant in FORMS if (offer := views.paper(FORM, variant, here))],
         "method": relative(method, here) if (method := help_address(views)) else "",
         "tables": [relative(address, here) for address in (COUNTS_CSV, SHEETS_CSV)],
         "packs": [pack_row(pack, views, here) for pack in views.library.packs.values()],
         "cards": [_card(work, views, here) for work in works[:NEWEST]],
         "questions": list(_question_sheets(views, here))},
        languages=views.library.languages,
    )  # fmt: skip
    for kind, ways in ((tr("By field"), subjects), (tr("By month"), months)):
        for address, (label, found) in ways.items():
            page = views.addresses.page(address)
            yield PageSource(
                address,
                "print_list.html",
                tr("Print: {what}", what=label),
                f"{kind}: {label}",
                {"cards": [_card(work, views, page) for work in found], "kind": kind, "label": label},
                languages=views.library.languages,
            )


def _files(work: Work, views: Views) -> tuple[Download, ...]:
    return files_of(views.downloads, work.id, work.best(views.language).language)


def _question_sheets(views: Views, page: str) -> Iterator[dict[str, Any]]:
    """The sheets of each work and period that asks something."""
    for asked in question_sets(views):
        sheets = sheets_offered(views.downloads.get((asked.id, views.language), ()), views.tr, page)
        if sheets:
            yield set_row(asked, views, page) | {"sheets": sheets}


def _card(work: Work, views: Views, page: str) -> dict[str, Any]:
    """A work with its first page and its files; in Vietnamese where the language at hand has none."""
    files = _files(work, views)
    picture = next((file for file in files if file.variant == PICTURE), None)
    found = offers(files, views.tr, page)
    return views.row(work, page) | {
        "paper": [offer for offer in found if offer["is_paper"]],
        "files": [offer for offer in found if not offer["is_paper"]],
        "sheets": sheets_offered(files, views.tr, page),
        "picture": relative(picture.address, page) if picture else "",
        "width": WIDTH * 2 // 3,
        "height": HEIGHT * 2 // 3,
    }
