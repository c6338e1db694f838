"""Everything that can be found in one language, read from the library and from the built pages."""

from collections.abc import Iterator
from pathlib import Path

from vankien.model.expression import Expression
from vankien.model.term import Term
from vankien.model.work import Work
from vankien.outputs.addresses import prefix
from vankien.outputs.markdown.words import words_of
from vankien.outputs.search.item import Item, Piece
from vankien.outputs.search.page_reader import PageReader
from vankien.outputs.views import Views
from vankien.outputs.wording import provision_name


def items(views: Views, site: Path) -> list[Item]:
    """Works in the order of the register, then terms, then the pages written by hand."""
    library = views.library
    return [
        *(_work(work, views) for work in library.works.values()),
        *(_term(term, views) for term in library.terms.values()),
        *_pages(views, site),
    ]


def _work(work: Work, views: Views) -> Item:
    expression = work.best(views.language)
    is_own = expression.language == views.language
    source = work.source_text.title
    return Item(
        work.id,
        views.addresses.work(work),
        expression.title,
        expression.language,
        (*_provisions(expression, views), *_related(work, views)) if is_own else (),
        (source,) if source != expression.title else (),
        work=work,
    )


def _provisions(expression: Expression, views: Views) -> Iterator[Piece]:
    """The summary, the key points, the text before the first number, and every provision."""
    tr = views.tr
    outline = expression.outline
    yield Piece("tom-tat", "", " ".join(expression.summary.split()))
    for anchor, heading, points in (
        ("diem-chinh", tr("Key points"), expression.key_points),
        ("diem-moi", tr("What is new"), expression.whats_new),
    ):
        if points:
            yield Piece(anchor, heading, " ".join(point.text for point in points))
    lines = expression.body.split("\n")
    before = words_of("\n".join(lines[: outline.provisions[0].line - 1] if outline.provisions else lines))
    if before:
        yield Piece("noi-dung", "", before)
    for provision in outline.provisions:
        heading = " ".join(filter(None, (provision.label, words_of(provision.heading)))) if provision.heading else ""
        yield Piece(provision.anchor, heading or provision_name(provision, tr), words_of(provision.text))


def _related(work: Work, views: Views) -> Iterator[Piece]:
    """What it says of documents that the library does not hold; those that it holds are found themselves."""
    said = [views.outside(relation.outside) for relation in work.relations if relation.outside]
    if said:
        yield Piece("quan-he", views.tr("Related documents"), "; ".join(said))


def _term(term: Term, views: Views) -> Item:
    language = views.language
    label = term.labels.best(language)
    own = term.labels.language(language)
    others = (*term.words(language), *(text for _, text in term.labels.pairs))
    text = f"{term.definition(language)} {term.notes.best(language)}".strip()
    return Item(
        f"term:{term.id}",
        views.addresses.term(term),
        label,
        own,
        (Piece("", "", text),) if own == language else (),
        tuple(dict.fromkeys(name for name in others if name != label)),
        term=term,
    )


def _pages(views: Views, site: Path) -> Iterator[Item]:
    """The pages written by hand, as they were built: what stands in `data-pagefind-body`."""
    root = site / prefix(views.language)
    others = {prefix(name).rstrip("/") for name in views.library.languages} - {""}
    made = {"resolutions", "glossary", "fields", "search", "print", "data", "assets", "offline", "pagefind", *others}
    folders = sorted(path for path in root.glob("*/") if path.name not in made)
    for path in (page for folder in folders for page in sorted(folder.rglob("index.html"))):
        html = path.read_text(encoding="utf-8")
        if "data-pagefind-body" not in html:
            continue
        address = f"{path.parent.relative_to(root).as_posix()}/"
        reader = PageReader()
        reader.feed(html)
        yield Item(
            f"page:{address}",
            f"{prefix(views.language)}{address}",
            reader.title,
            views.language,
            tuple(Piece(anchor, heading, text) for anchor, heading, text in reader.pieces() if heading or text),
        )
