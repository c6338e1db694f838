"""A page that an editor wrote by hand, as far as it is checked."""

from dataclasses import dataclass

from vankien.model.location import Location


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A Markdown file below `docs/`; MkDocs makes the page."""

    body: str
    """Markdown, without the front matter."""
    location: Location
    """The first line of the body."""

    def at(self, line: int) -> Location:
        """The place of a line of the body in its file."""
        return self.location.at(self.location.line + line - 1)
