"""Where something stands in the sources."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A line of a file, so that every fault can be found with a text editor."""

    path: str
    """The file, relative to the library's folder, with forward slashes."""
    line: int = 1
    """Counted from 1."""

    def at(self, line: int) -> "Location":
        """Another line of the same file."""
        return Location(self.path, line)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"
