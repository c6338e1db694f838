"""The sitemap, made from the built pages so that it cannot disagree with them."""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from vankien.outputs.site_pages import BuiltPage


def sitemap_xml(pages: Iterable[BuiltPage]) -> str:
    """Every page that may be indexed, with its other languages."""
    urls = "".join(_url(page) for page in pages if page.indexed and page.canonical)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        f"{urls}</urlset>\n"
    )


def _url(page: BuiltPage) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(language)} href={quoteattr(href)}/>'
        for language, href in page.alternates
    )
    return f"<url><loc>{escape(page.canonical)}</loc>{links}</url>\n"
