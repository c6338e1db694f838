"""Raw HTML in a text is text but for a few elements; nothing pasted can run in a reader's browser or break the page."""

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from vankien.model.inline_html import InlineElement, element_at, outermost


class FewTags(Extension):
    """
    Makes elements of the tags that may be used, and text of all others.

    They come into the tree as what they are, so whatever is made of a text finds them there, closed.

    >>> Markdown(extensions=[FewTags()]).convert("<b>a</b> <i>b <p>c</p> &lt;")
    '<p><b>a</b> &lt;i&gt;b &lt;p&gt;c&lt;/p&gt; &lt;</p>'
    """

    def extendMarkdown(self, md: Markdown) -> None:
        r"""In the place of Markdown's own; entities stay, for they are single letters, and "\<" is the sign itself."""
        md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "<"]
        md.preprocessors.deregister("html_block", strict=False)
        md.inlinePatterns.deregister("html", strict=False)
        md.inlinePatterns.register(_Elements("<(?=[a-zA-Z])", md), "vankien_few_tags", 90)


class _Elements(InlineProcessor):
    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element, int, int] | tuple[None, None, None]:
        found = element_at(data, m.start())
        return (_tree(found, data), found.start, found.end) if found else (None, None, None)


def _tree(found: InlineElement, data: str) -> etree.Element:
    """With the elements inside, for Markdown does not come back to a pattern within what it has made of it."""
    element = etree.Element(found.name, dict(found.attributes))
    before, place = element, found.inner_start
    for inner in outermost(data, found.inner_start, found.inner_end):
        _say(element, before, data[place : inner.start])
        before = _tree(inner, data)
        element.append(before)
        place = inner.end
    _say(element, before, data[place : found.inner_end])
    return element


def _say(element: etree.Element, before: etree.Element, text: str) -> None:
    if before is element:
        element.text = text or None
    else:
        before.tail = text or None
