"""The sources of several things as one list, each counted once."""

from dataclasses import dataclass, field

from vankien.model.fact import Source


@dataclass(slots=True)
class SourceNumbers:
    """Gives every source its number when it is first named."""

    known: dict[tuple[str, str], tuple[int, Source]] = field(default_factory=dict)

    def of(self, source: Source) -> int:
        """The number of a source; the same page under another id is the same source."""
        number, _ = self.known.setdefault((source.title, source.url), (len(self.known) + 1, source))
        return number

    def several(self, ids: tuple[str, ...], described: dict[str, Source]) -> list[int]:
        """The numbers of those that are described, in their order."""
        return sorted({self.of(described[name]) for name in ids if name in described})

    @property
    def listed(self) -> list[Source]:
        """All that were named, in the order of their numbers."""
        return [source for _, source in self.known.values()]
