"""Forms for a session: a pair of answer slips, a sheet to count them on, and tables to fill in with a spreadsheet."""

from collections.abc import Iterator

from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.outputs.print.job import Job
from vankien.outputs.print.papers import paper_job
from vankien.outputs.views import Views

NAME = "tally"
"""What the forms are called that belong to no work."""
FORMS = ("sheet", "slips")
"""Their variants."""
QUESTIONS = 20
_CHOICES = "abcde"
_DESIGNED = "2026-11-26"
"""When the forms were drawn: they do not change with the day of the build."""
HELP = "help/tally/"
"""The page that explains how a session is measured."""
HELP_FILE = f"docs/{DEFAULT_LANGUAGE}/help/tally.md"
"""Its source; a page of help is there in every language once it is in Vietnamese."""
COUNTS_CSV, SHEETS_CSV = "data/tally.csv", "data/tally.sheets.csv"


def form_jobs(views: Views, house_style: str = "") -> Iterator[Job]:
    """The forms on paper; their code leads to the page that explains them, or else to where the forms are."""
    address = views.site_url + (help_address(views) or views.addresses.page("print/") + "#tally")
    context = {"address": address, "created": _DESIGNED, "count": QUESTIONS, "choices": _CHOICES}
    for variant in FORMS:
        yield paper_job(NAME, variant, views, context, house_style)


def help_address(views: Views) -> str:
    """From the root of the site; nothing where a library has no such page."""
    has_help = any(page.location.path == HELP_FILE for page in views.library.pages)
    return views.addresses.page(HELP) if has_help else ""


def counts_csv() -> str:
    """
    A row a question. As spreadsheets in Viet Nam open it: with a mark of UTF-8, and semicolons.

    >>> counts_csv().splitlines()[1]
    '1;;;;'
    """
    head = ("câu", "đúng trước", "phiếu trước", "đúng sau", "phiếu sau")
    return _csv([head, *((str(number), "", "", "", "") for number in range(1, QUESTIONS + 1))])


def sheets_csv() -> str:
    """A row a sheet; the rows are begun as often as a middling session needs."""
    numbers = tuple(str(number) for number in range(1, QUESTIONS + 1))
    blank = ("",) * QUESTIONS
    return _csv([("giai đoạn", *numbers), ("đáp án", *blank), ("trước", *blank), ("sau", *blank)])


def _csv(rows: list[tuple[str, ...]]) -> str:
    return "\ufeff" + "".join(";".join(row) + "\r\n" for row in rows)
