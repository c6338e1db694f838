"""The search of the library for a browser's own search field (OpenSearch 1.1)."""

from xml.sax.saxutils import escape, quoteattr

from vankien.outputs.views import Views

NAME = "opensearch.xml"
_LONGEST_NAME = 16
"""Letters that the format allows in the short name."""


def opensearch_xml(views: Views, site_name: str) -> str:
    """The description in one language. What is searched for stands behind "#", where no server sees it."""
    template = f"{views.site_url}{views.addresses.page('search/')}#q={{searchTerms}}"
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{escape(site_name[:_LONGEST_NAME].strip())}</ShortName>\n"
        f"<LongName>{escape(site_name)}</LongName>\n"
        f"<Description>{escape(views.tr('Search the documents and the glossary.'))}</Description>\n"
        f"<Language>{views.language}</Language>\n<InputEncoding>UTF-8</InputEncoding>\n"
        f'<Image width="16" height="16" type="image/svg+xml">{escape(views.site_url)}assets/icon.svg</Image>\n'
        f'<Url type="text/html" template={quoteattr(template)}/>\n'
        "</OpenSearchDescription>\n"
    )
