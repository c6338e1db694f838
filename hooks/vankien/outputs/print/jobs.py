"""Which prints a library has."""

from collections.abc import Iterable, Iterator

from vankien.model.work import Work
from vankien.outputs.pairs import has_pairs
from vankien.outputs.print.job import Job as Job
from vankien.outputs.print.job import Sheets
from vankien.outputs.print.variant import DEFAULT_VARIANTS, Content, Edition, Variant
from vankien.outputs.print.work_html import PaperText, environment, read, style, work_html
from vankien.outputs.views import Views
from vankien.outputs.wording import work_name


def print_jobs(
    views: Views,
    works: Iterable[Work] | None = None,
    variants: Iterable[Variant] = DEFAULT_VARIANTS,
    content: Content = Content.BOTH,
    *,
    black: bool = False,
    house_style: str = "",
) -> Iterator[Job]:
    """The prints of each work that has a page in the language at hand; sheets are made with their booklet."""
    wanted = tuple(variants)
    for work in works if works is not None else tuple(views.library.works.values()):
        expression = views.expression(work)
        if expression is None:
            continue
        paper = PaperText(work, expression, views)
        for variant in dict.fromkeys(v.laid_out_as for v in wanted):
            if variant is Variant.BILINGUAL and not has_pairs(work, views.language):
                continue
            yield _job(paper, Edition(variant, content, black), wanted, house_style)


def _job(paper: PaperText, edition: Edition, wanted: tuple[Variant, ...], house_style: str) -> Job:
    work, expression = paper.work, paper.expression
    imposed = [v for v in wanted if v.is_imposed and v.laid_out_as is edition.variant]
    sheets = tuple(
        Sheets(
            Edition(variant, edition.content, edition.black).file_name(work.id, paper.views.language),
            variant.value,
            variant is Variant.SHEETS_MANUAL,
        )
        for variant in imposed
    )
    return Job(
        name=edition.file_name(work.id, paper.views.language),
        work=work.id,
        variant=edition.variant.value,
        language=paper.views.language,
        html=work_html(paper, edition),
        css=style(edition.variant) + house_style + (read("black.css") if edition.black else ""),
        source=expression.location.path,
        pages_wanted=edition.variant in wanted,
        sheets=sheets,
        frame=_frame(paper) if sheets else "",
        frame_css=read("sheets.css") if sheets else "",
    )


def _frame(paper: PaperText) -> str:
    """What stands on sheets around the pages."""
    tr = paper.views.tr
    return (
        environment()
        .get_template("sheets.html")
        .render(
            tr=tr,
            language=paper.views.language,
            title_language=paper.expression.language,
            title=f"{work_name(paper.work, tr)}: {paper.expression.title}",
            author=paper.work.passed_by.value.labels.best(tr.language),
            created=(paper.expression.updated or paper.work.date.value).isoformat(),
        )
    )
