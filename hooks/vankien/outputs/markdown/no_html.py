"""Raw HTML in a text is text: what an editor pastes cannot run in the reader's browser, nor break the page."""

from markdown import Markdown
from markdown.extensions import Extension


class NoHtml(Extension):
    """
    Takes away the parts of Markdown that let tags through.

    >>> Markdown(extensions=[NoHtml()]).convert("<b>a</b> &lt;")
    '<p>&lt;b&gt;a&lt;/b&gt; &lt;</p>'
    """

    def extendMarkdown(self, md: Markdown) -> None:
        """Blocks and words; entities stay, for they are single letters."""
        md.preprocessors.deregister("html_block", strict=False)
        md.inlinePatterns.deregister("html", strict=False)
