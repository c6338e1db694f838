"""Links in sources lead only to the web, to mail and inside the library."""

import html
import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_OTHER_HOST = re.compile(r"[/\\]{2}|[a-zA-Z][a-zA-Z0-9+.-]*:")
_ALLOWED = {"http", "https", "mailto"}


class SafeLinks(Extension):
    """Takes the address away from any other link and picture, and gives outward links `rel`."""

    def extendMarkdown(self, md: Markdown) -> None:
        """After all links are made."""
        md.treeprocessors.register(_Cleaner(md), "vankien_safe_links", 5)


class _Cleaner(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        for element in root.iter():
            for name in [name for name in element.keys() if name == "style" or name.startswith("on")]:  # noqa: SIM118
                del element.attrib[name]
            href, src = _as_read(element.get("href")), _as_read(element.get("src"))
            if (scheme := _SCHEME.match(href)) is not None:
                if scheme[1].lower() in _ALLOWED:
                    element.set("rel", "noreferrer")
                else:
                    del element.attrib["href"]
            # A picture from elsewhere would tell somebody who reads the page.
            if _OTHER_HOST.match(src):
                del element.attrib["src"]


def _as_read(address: str | None) -> str:
    """The address as a browser reads it: with entities resolved, without blanks and control characters."""
    return re.sub(r"[\x00-\x20]", "", html.unescape(address or ""))
