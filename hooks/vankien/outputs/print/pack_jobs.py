"""The prints of packs, in the same variants as works."""

from collections.abc import Iterable, Iterator

from vankien.model.pack import Pack
from vankien.outputs.pack_rows import print_name
from vankien.outputs.print.job import Job, Sheets
from vankien.outputs.print.pack_html import PaperPack, pack_html
from vankien.outputs.print.variant import DEFAULT_VARIANTS, Edition, Variant
from vankien.outputs.print.work_html import environment, read, style
from vankien.outputs.views import Views


def pack_jobs(
    views: Views,
    packs: Iterable[Pack] | None = None,
    variants: Iterable[Variant] = DEFAULT_VARIANTS,
    *,
    black: bool = False,
    house_style: str = "",
) -> Iterator[Job]:
    """A job for each layout of each pack; sheets are made with their booklet."""
    # Side by side stand a work and its translation; a pack is of several works.
    wanted = tuple(variant for variant in variants if variant is not Variant.BILINGUAL)
    for pack in packs if packs is not None else tuple(views.library.packs.values()):
        paper = PaperPack(pack, views)
        for variant in dict.fromkeys(v.laid_out_as for v in wanted):
            yield _job(paper, Edition(variant, black=black), wanted, house_style)


def _job(paper: PaperPack, edition: Edition, wanted: tuple[Variant, ...], house_style: str) -> Job:
    name, language = print_name(paper.pack), paper.views.language
    sheets = tuple(
        Sheets(
            Edition(variant, black=edition.black).file_name(name, language),
            variant.value,
            variant is Variant.SHEETS_MANUAL,
        )
        for variant in wanted
        if variant.is_imposed and variant.laid_out_as is edition.variant
    )
    return Job(
        name=edition.file_name(name, language),
        work=name,
        variant=edition.variant.value,
        language=language,
        html=pack_html(paper, edition),
        css=style(edition.variant) + read("pack.css") + house_style + (read("black.css") if edition.black else ""),
        source=paper.pack.location.path,
        pages_wanted=edition.variant in wanted,
        sheets=sheets,
        frame=_frame(paper) if sheets else "",
        frame_css=read("sheets.css") if sheets else "",
    )


def _frame(paper: PaperPack) -> str:
    """What stands on sheets around the pages."""
    title, language = paper.pack.title, paper.views.language
    values = {
        "tr": paper.views.tr,
        "language": language,
        "title": title.best(language),
        "title_language": title.language(language),
        "author": "Văn Kiện",
        "created": paper.created,
    }
    return environment().get_template("sheets.html").render(values)
