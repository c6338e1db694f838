"""The text of an expression as HTML."""

from collections.abc import Callable
from dataclasses import dataclass

from markdown import Markdown
from markdown.extensions import Extension

from vankien.model.expression import Expression
from vankien.model.library import Library
from vankien.model.outline import Outline
from vankien.model.term import Term
from vankien.model.work import Work
from vankien.outputs.foreign import Foreign
from vankien.outputs.markdown.citations import Citations
from vankien.outputs.markdown.few_tags import FewTags
from vankien.outputs.markdown.own_references import OwnReferences
from vankien.outputs.markdown.page_footnotes import PageFootnotes
from vankien.outputs.markdown.provisions import Provisions
from vankien.outputs.markdown.safe_links import SafeLinks
from vankien.outputs.markdown.source_notes import SourceNotes
from vankien.outputs.markdown.terms import Terms
from vankien.outputs.wording import Translate, provision_name

EXTENSIONS = ("tables", "footnotes", "sane_lists", "fenced_code")


@dataclass(frozen=True, slots=True)
class Links:
    """Where works and terms are found from the page at hand."""

    work: Callable[[Work, str], str]
    term: Callable[[Term], str]
    foreign: Callable[[Work], Foreign | None] = lambda _: None
    """The language of a work where it is not that of the page; on paper nothing is said of it."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """HTML with what the page around it needs."""

    html: str
    outline: Outline
    terms: dict[str, Term]


def render(
    expression: Expression,
    work: Work,
    library: Library,
    tr: Translate,
    links: Links,
    *,
    paper: bool = False,
    extra: tuple[Extension, ...] = (),
) -> Rendered:
    """The body of a text with provisions, citations, terms and source marks; on paper, notes at the foot."""
    language = expression.language
    provisions = Provisions(lambda p: provision_name(p, tr), names=expression.outline.heading_names)
    terms = Terms(library, language, links.term)
    md = Markdown(
        extensions=[
            *EXTENSIONS,
            FewTags(),
            provisions,
            SourceNotes(expression.sources or work.sources, expression.body, lambda n: tr("Source {number}", number=n)),
            Citations(library, links.work, work.id, links.foreign),
            OwnReferences(library, provisions),
            terms,
            SafeLinks(),
            *([PageFootnotes()] if paper else []),
            *extra,
        ],
        extension_configs={
            "footnotes": {"BACKLINK_TEXT": "↩", "BACKLINK_TITLE": tr("Back to the text")},
            # A style attribute would need 'unsafe-inline' in the site's security policy.
            "tables": {"use_align_attribute": True},
        },
        output_format="html",
    )
    html = md.convert(expression.body)
    return Rendered(html, provisions.outline, terms.used)
