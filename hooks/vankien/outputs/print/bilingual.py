"""Vietnamese and another language in two columns of a print, provision by provision."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from vankien.model.expression import Expression
from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.model.work import Work
from vankien.outputs.markdown.paper_marks import PaperMarks
from vankien.outputs.markdown.pieces import Pieces
from vankien.outputs.markdown.render import Links
from vankien.outputs.pages.work import work_context
from vankien.outputs.pairs import Pair, in_vietnamese, paired, text_pieces
from vankien.outputs.print.page_words import page_words
from vankien.outputs.print.parts import letters
from vankien.outputs.print.variant import Content
from vankien.outputs.views import Views

_TOGETHER = 20_000
"""Letters of a table; a longer text has several, between which a long print can be parted."""


def bilingual_context(
    work: Work, views: Views, links_of: Callable[[Views], Links], content: Content, environment: Environment
) -> dict[str, Any]:
    """What the template of prints shows otherwise where two languages stand side by side."""
    source, target = ((work.expressions[own.language], own) for own in (in_vietnamese(views), views))
    template = environment.get_template("pairs.html")

    def table(pairs: Iterable[Pair]) -> Markup:
        return Markup(template.render(pairs=pairs, tr=views.tr, source=DEFAULT_LANGUAGE, target=views.language))  # noqa: S704

    texts = paired(*(_pieces(work, expression, own, links_of(own)) for expression, own in (source, target)))
    tops = {p.anchor for expression, _ in (source, target) for p in expression.outline.provisions if not p.parent}
    return {
        "html": Markup().join(map(table, _groups(texts, tops))),
        "summaries": [
            (anchor, heading, table([Pair("", str(left), str(right))]))
            for anchor, heading, left, right in _summaries(work, views, (source, target), environment)
            if content is not Content.TEXT and (left or right)
        ],
        "source_title": source[0].title,
        "references": page_words(views.tr("p."))
        + page_words(in_vietnamese(views).tr("p."), f"[lang={DEFAULT_LANGUAGE}] "),
    }


def _pieces(work: Work, expression: Expression, views: Views, links: Links) -> dict[str, str]:
    """A text for a narrow column: its footnotes stand together at its end, its provisions have no codes beside them."""
    marks = PaperMarks(None, views.tr("Picture"))
    pieces = Pieces(expression.language, ways_back=False)
    return text_pieces(work, expression, views, links, pieces, (marks,))[0]


def _summaries(
    work: Work, views: Views, texts: tuple[tuple[Expression, Views], ...], environment: Environment
) -> Iterator[tuple[str, str, str, str]]:
    told = [work_context(work, expression, own) for expression, own in texts]
    said = environment.get_template("points.html")
    columns = [
        {name: said.render(text=one["summary"] if name == "summary" else "", points=one[name]).strip()
         for name in ("summary", "key_points", "whats_new")}
        for one in told
    ]  # fmt: skip
    for anchor, heading, name in (
        ("tom-tat", views.tr("In short"), "summary"),
        ("diem-chinh", views.tr("Key points"), "key_points"),
        ("diem-moi", views.tr("What is new"), "whats_new"),
    ):
        yield anchor, heading, columns[0][name], columns[1][name]


def _groups(pairs: Iterable[Pair], tops: set[str]) -> Iterator[list[Pair]]:
    """As much as goes into one table; another begins only with a provision of the first level."""
    group: list[Pair] = []
    held = 0
    for pair in pairs:
        if held > _TOGETHER and pair.anchor in tops:
            yield group
            group, held = [], 0
        group.append(pair)
        held += letters(pair.source) + letters(pair.target)
    if group:
        yield group
