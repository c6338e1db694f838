"""Everything that the sources say, as one value."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from vankien.model.collation import sort_key
from vankien.model.history import History
from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.model.pack import Pack
from vankien.model.study import Study
from vankien.model.symbol import Symbol
from vankien.model.term import Term
from vankien.model.vocabulary import Vocabulary
from vankien.model.work import Work
from vankien.model.written_page import WrittenPage


@dataclass(frozen=True, slots=True)
class Library:
    """The works, the glossary and the vocabulary."""

    works: dict[str, Work]
    terms: dict[str, Term]
    vocabulary: Vocabulary
    languages: tuple[str, ...] = (DEFAULT_LANGUAGE,)
    """The languages that the site is made in, Vietnamese first."""
    by_symbol: dict[tuple[int, str, str, int | None], tuple[Work, ...]] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    """Ids of works and terms that have files, but files with faults."""
    pages: tuple[WrittenPage, ...] = ()
    """The pages written by hand, of all languages."""
    pictures: frozenset[str] = frozenset()
    """The picture files below `docs/`, which pages may show."""
    history: History = field(default_factory=History)
    study: Study = field(default_factory=Study)
    packs: dict[str, Pack] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        works: Iterable[Work],
        terms: Iterable[Term],
        vocabulary: Vocabulary,
        languages: tuple[str, ...],
        unread: frozenset[str] = frozenset(),
        pages: tuple[WrittenPage, ...] = (),
        pictures: frozenset[str] = frozenset(),
        history: History | None = None,
        study: Study | None = None,
    ) -> "Library":
        """Put the pieces together: works by date, newest first; terms in Vietnamese order."""
        ordered = sorted(works, key=lambda w: (w.date.value, w.id), reverse=True)
        by_symbol: dict[tuple[int, str, str, int | None], tuple[Work, ...]] = {}
        for work in ordered:
            key = work.symbol.value.key
            by_symbol[key] = (*by_symbol.get(key, ()), work)
        words = sorted(terms, key=lambda t: sort_key(t.labels.best(DEFAULT_LANGUAGE), DEFAULT_LANGUAGE))
        return cls(
            {w.id: w for w in ordered},
            {t.id: t for t in words},
            vocabulary,
            languages,
            by_symbol,
            unread,
            pages,
            pictures,
            history or History(),
            study or Study(),
        )

    def named(self, symbol: Symbol) -> tuple[Work, ...]:
        """The works that a symbol may mean, newest first."""
        if symbol.is_partial:
            return tuple(work for work in self.works.values() if symbol.matches(work.symbol.value))
        return self.by_symbol.get(symbol.key, ())
