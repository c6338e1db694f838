"""The pages of a built site, read back: what links where, what may be indexed."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path


@dataclass(slots=True)
class BuiltPage:
    """A page as a browser would find it."""

    address: str
    """From the root of the site: "resolutions/2024-57-nq-tw/"."""
    language: str = ""
    canonical: str = ""
    indexed: bool = True
    alternates: list[tuple[str, str]] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)


def read_site(site: Path) -> list[BuiltPage]:
    """Every HTML page below a folder."""
    pages = []
    for path in sorted(site.rglob("*.html")):
        relative = path.relative_to(site).as_posix()
        address = relative.removesuffix("index.html") if path.name == "index.html" else relative
        reader = _Reader(BuiltPage(address))
        reader.feed(path.read_text(encoding="utf-8", errors="replace"))
        pages.append(reader.page)
    return pages


class _Reader(HTMLParser):
    def __init__(self, page: BuiltPage) -> None:
        super().__init__()
        self.page = page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what counts from an element."""
        found = {name: value or "" for name, value in attrs}
        if found.get("id"):
            self.page.anchors.add(found["id"])
        if tag == "html":
            self.page.language = found.get("lang", "")
        elif tag == "meta" and found.get("name") == "robots":
            self.page.indexed = "noindex" not in found.get("content", "")
        elif tag == "link" and found.get("rel") == "canonical":
            self.page.canonical = found.get("href", "")
        elif tag == "link" and found.get("rel") == "alternate" and "hreflang" in found:
            self.page.alternates.append((found["hreflang"], found.get("href", "")))
        elif tag in ("link", "a") and "href" in found:
            self.page.links.append(found["href"])
        elif "src" in found:
            self.page.links.append(found["src"])
