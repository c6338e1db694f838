"""Where everything is found on the site. These addresses are a promise: they do not change."""

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass

from vankien.model.history import Event, LocalHistory, Period
from vankien.model.labels import DEFAULT_LANGUAGE, Labels
from vankien.model.pack import Pack
from vankien.model.study import Writing
from vankien.model.term import Term
from vankien.model.vocabulary import Field
from vankien.model.work import Work


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses from the root of the site, for pages of one language; nothing begins with a stroke."""

    language: str
    core: frozenset[str] = frozenset()
    """The ids of works that have a page in every language, in Vietnamese where there is no translation."""

    @property
    def prefix(self) -> str:
        """What the pages of this language begin with; the default language has none."""
        return prefix(self.language)

    def page(self, path: str) -> str:
        """A page that exists in every language."""
        return f"{self.prefix}{path}"

    def work(self, work: Work, anchor: str = "") -> str:
        """The work in this language, else in Vietnamese."""
        own = self.language in work.expressions or work.id in self.core
        language = self.language if own else work.source_text.language
        return f"{prefix(language)}resolutions/{work.id}/" + (f"#{anchor}" if anchor else "")

    def side_by_side(self, work: Work) -> str:
        """The page with the work in Vietnamese and in this language."""
        return f"{self.prefix}resolutions/{work.id}/side-by-side/"

    def term(self, term: Term) -> str:
        """The term in this language, else in Vietnamese."""
        language = self.language if self.language in term.labels else DEFAULT_LANGUAGE
        return f"{prefix(language)}glossary/{term.id}/"

    def field(self, field: Field) -> str:
        """The page of a subject field."""
        return f"{self.prefix}fields/{field.id}/"

    def event(self, event: Event) -> str:
        """The event in this language, else in Vietnamese; a congress has an address of its own kind."""
        return f"{self._own(event.title)}{self.event_path(event)}"

    @staticmethod
    def event_path(event: Event) -> str:
        """The same from the root of a language."""
        if event.congress is not None:
            return f"history/congresses/{event.congress.number.lower()}/"
        return f"history/events/{event.id}/"

    def period(self, period: Period) -> str:
        """A period of history."""
        return f"{self.prefix}history/periods/{period.id}/"

    def local_history(self, local: LocalHistory) -> str:
        """What is known of a province's own history."""
        return f"{self._own(local.labels)}history/local/{local.id}/"

    def writing(self, writing: Writing) -> str:
        """A work of Ho Chi Minh in this language, else in Vietnamese."""
        return f"{self._own(writing.title)}study/works/{writing.id}/"

    def pack(self, pack: Pack) -> str:
        """A pack of things to be read together."""
        return f"{self.prefix}packs/{pack.id}/"

    def has(self, title: Labels) -> bool:
        """Whether what bears this title has a page in this language."""
        return self.language == DEFAULT_LANGUAGE or self.language in title

    @staticmethod
    def having(title: Labels, languages: Iterable[str]) -> tuple[str, ...]:
        """The languages in which what bears this title has a page."""
        return tuple(name for name in languages if name == DEFAULT_LANGUAGE or name in title)

    def _own(self, title: Labels) -> str:
        return self.prefix if self.has(title) else ""

    def handout(self, work: Work) -> str:
        """The A4 handout."""
        own = self.language in work.expressions or work.id in self.core
        language = self.language if own else work.source_text.language
        return f"print/{work.id}.handout.{language}.pdf"

    def history(self, work: Work) -> str:
        """The script that says what has changed since each printed version."""
        language = self.language if self.language in work.expressions else work.source_text.language
        return f"data/versions/{work.id}.{language}.js"


def prefix(language: str) -> str:
    """The folder of a language: none for Vietnamese."""
    return "" if language == DEFAULT_LANGUAGE else f"{language}/"


def relative(target: str, page: str) -> str:
    """
    The way from a page to an address, so that the site works under any path.

    >>> relative("resolutions/2024-57-nq-tw/#II", "glossary/chi-bo/")
    '../../resolutions/2024-57-nq-tw/#II'
    >>> relative("", "glossary/")
    '../'
    """
    path, mark, anchor = target.partition("#")
    folder = page if page.endswith("/") or not page else posixpath.dirname(page)
    way = posixpath.relpath(f"/{path}", f"/{folder}")
    if path.endswith("/") or not path:
        way = "./" if way == "." else f"{way}/"
    return f"{way}{mark}{anchor}"
