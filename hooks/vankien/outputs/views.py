"""What lists and headers show of a work, in the words of one language."""

from dataclasses import dataclass, field, replace
from typing import Any

from vankien.citations.graph import Graph
from vankien.model.core import is_core_work
from vankien.model.expression import Expression
from vankien.model.fact import Confidence, Fact
from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.model.library import Library
from vankien.model.relation import Outside
from vankien.model.work import Status, Work
from vankien.outputs.addresses import Addresses, relative
from vankien.outputs.downloads import Downloads, offers
from vankien.outputs.foreign import Foreign
from vankien.outputs.interface import Interface
from vankien.outputs.wording import work_name


@dataclass(frozen=True, slots=True)
class Views:
    """The library as pages of one language show it."""

    library: Library
    graph: Graph
    tr: Interface
    addresses: Addresses
    site_url: str = ""
    downloads: Downloads = field(default_factory=dict)
    """The files that this build has made besides the pages."""

    @property
    def language(self) -> str:
        """The language of the pages."""
        return self.tr.language

    def expression(self, work: Work) -> Expression | None:
        """The text of a work's page in this language: of a work that every language has, the Vietnamese one."""
        if is_core_work(work, self.language, self.addresses.core):
            return work.source_text
        return work.expressions.get(self.language)

    def foreign_work(self, work: Work) -> Foreign | None:
        """The language of what a link to a work leads to, where it is not that of the page."""
        language = work.best(self.language).language
        return None if language == self.language else Foreign(language, self.tr.name_of(language))

    def in_language(self, language: str) -> "Views":
        """The same library as pages of another language show it."""
        if language == self.language:
            return self
        return replace(self, tr=Interface(language), addresses=replace(self.addresses, language=language))

    def row(self, work: Work, page: str) -> dict[str, Any]:
        """A work in a list on the page at that address."""
        expression = work.best(self.language)
        day = work.date.value
        return {
            "id": work.id,
            "href": relative(self.addresses.work(work), page),
            "symbol": str(work.symbol.value),
            "name": work_name(work, self.tr),
            "kind": work.kind.value.labels.best(self.language),
            "kind_language": work.kind.value.labels.language(self.language),
            "kind_id": work.kind.value.id,
            "body": work.passed_by.value.labels.best(self.language),
            "body_language": work.passed_by.value.labels.language(self.language),
            "body_id": work.passed_by.value.id,
            "date": self.tr.day(day),
            "iso": day.isoformat(),
            "year": day.year,
            "title": expression.title,
            "language": expression.language,
            "text_kind": expression.text_kind.value,
            "status": work.status.value.value,
            "status_label": self.status(work.status.value),
            "fields": [f.labels.best(self.language) for f in work.fields],
            "field_ids": [f.id for f in work.fields],
        }

    def status(self, status: Status) -> str:
        """The status in words."""
        tr = self.tr
        return {
            Status.IN_FORCE: tr("In force"),
            Status.REPLACED: tr("Replaced"),
            Status.REPEALED: tr("Repealed"),
            Status.UNKNOWN: tr("Status not verified"),
        }[status]

    def mark(self, confidence: Confidence) -> str:
        """The visible mark of a fact that is not confirmed."""
        return {
            Confidence.CONFIRMED: "",
            Confidence.REPORTED: self.tr("as a newspaper reports"),
            Confidence.UNVERIFIED: self.tr("unverified"),
        }[confidence]

    def fact(self, name: str, label: str, text: str, fact: Fact[Any], work: Work) -> dict[str, Any]:
        """A line of the table of facts, with its mark, its note and its sources."""
        return {
            "name": name,
            "label": label,
            "text": text,
            "mark": self.mark(fact.confidence),
            "note": fact.note.best(self.language) if fact.note else "",
            "note_language": fact.note.language(self.language) if fact.note else "",
            "sources": [s for s in fact.sources if s in work.sources],
        }

    def paper(self, name: str, variant: str, page: str) -> dict[str, Any] | None:
        """A file for the printer that is not of a work, in this language or else in Vietnamese; none where not made."""
        for language in (self.language, DEFAULT_LANGUAGE):
            found = [d for d in self.downloads.get((name, language), ()) if d.variant == variant]
            if found:
                return offers(found, self.tr, page)[0]
        return None

    def outside(self, outside: Outside) -> str:
        """A work that the library does not hold, in words."""
        parts = [str(outside.symbol) if outside.symbol else "", outside.title.best(self.language)]
        text = " – ".join(part for part in parts if part)
        return f"{text} ({self.tr.day(outside.date)})" if outside.date else text
