"""New and changed works as an Atom feed (RFC 4287)."""

from datetime import date
from xml.sax.saxutils import escape, quoteattr

from vankien.model.work import Work
from vankien.outputs.views import Views
from vankien.outputs.wording import work_name

NAME = "feed.xml"
LIMIT = 50
_ZONE = "T00:00:00+07:00"
"""Days are Vietnamese days."""


def feed_xml(views: Views, site_name: str) -> str:
    """The feed of a language; a work without a text in it is told in Vietnamese, and marked as such."""
    tr = views.tr
    home, own = (views.site_url + views.addresses.page(path) for path in ("", NAME))
    works = sorted(views.library.works.values(), key=lambda w: (_updated(w, views), w.id), reverse=True)[:LIMIT]
    updated = _updated(works[0], views).isoformat() if works else "1970-01-01"
    entries = "".join(_entry(work, views) for work in works)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{views.language}">\n'
        f"<title>{escape(site_name)}: {escape(tr('New and changed documents'))}</title>\n"
        f"<id>{escape(home)}</id>\n"
        f'<link href={quoteattr(home)}/>\n<link rel="self" href={quoteattr(own)}/>\n'
        f"<author><name>{escape(site_name)}</name></author>\n"
        f"<updated>{updated}{_ZONE}</updated>\n{entries}</feed>\n"
    )


def _entry(work: Work, views: Views) -> str:
    expression = work.best(views.language)
    url = views.site_url + views.addresses.work(work)
    newest_first = sorted(expression.changes, key=lambda change: change.date, reverse=True)
    notes = [f"{views.tr.day(change.date)}: {change.note.rstrip('.')}." for change in newest_first]
    summary = " ".join([*notes, expression.summary])
    foreign = expression.language != views.language
    lang, hreflang = (f' {key}="{expression.language}"' * foreign for key in ("xml:lang", "hreflang"))
    name = work_name(work, views.tr)
    return (
        f"<entry{lang}><title>{escape(name)}: {escape(expression.title)}</title><id>{escape(url)}</id>"
        f"<link{hreflang} href={quoteattr(url)}/><updated>{_updated(work, views).isoformat()}{_ZONE}</updated>"
        f"<summary>{escape(summary)}</summary></entry>\n"
    )


def _updated(work: Work, views: Views) -> date:
    return work.best(views.language).updated or work.date.value
