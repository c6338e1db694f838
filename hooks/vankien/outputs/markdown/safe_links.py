"""Links in sources lead only to the web, to mail and inside the library."""

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_SCHEME = re.compile(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*):")
_ALLOWED = {"http", "https", "mailto"}


class SafeLinks(Extension):
    """Takes the address away from any other link, and gives outward links `rel`."""

    def extendMarkdown(self, md: Markdown) -> None:
        """After all links are made."""
        md.treeprocessors.register(_Cleaner(md), "vankien_safe_links", 5)


class _Cleaner(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        for element in root.iter():
            for name in ("href", "src"):
                address = element.get(name)
                scheme = _SCHEME.match(re.sub(r"[\x00-\x20]", "", address or ""))
                if address is None or scheme is None:
                    continue
                if scheme[1].lower() not in _ALLOWED:
                    del element.attrib[name]
                elif name == "href":
                    element.set("rel", "noreferrer")
