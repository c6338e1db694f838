"""A print to be made, as plain values that any process on any machine can take."""

import hashlib
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Sheets:
    """A file of imposed sheets, made of the pages of a booklet."""

    name: str
    variant: str
    by_hand: bool
    """For printers that do not turn the sheet."""


@dataclass(frozen=True, slots=True)
class Job:
    """A text to be laid out once, and the files to be made of it."""

    name: str
    """The file name of its pages: `<id>.handout.vi.pdf`."""
    work: str
    """The id of the work."""
    variant: str
    language: str
    html: str
    css: str
    source: str
    """The file that a fault is reported at."""
    pages_wanted: bool = True
    """Whether the pages themselves are a file that was asked for, and not only the sheets made of them."""
    sheets: tuple[Sheets, ...] = ()
    frame: str = ""
    """HTML of what stands on sheets around the pages, with places for numbers known only later."""
    frame_css: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The files that it makes."""
        return (*((self.name,) if self.pages_wanted else ()), *(sheets.name for sheets in self.sheets))

    def digest(self, program: str) -> str:
        """Everything that the files depend on, in one word; `program` stands for what makes them."""
        parts = (program, self.html, self.css, self.frame, self.frame_css, self.pages_wanted, self.sheets)
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """A file that was made."""

    name: str
    variant: str
    pages: int
    sheets: int
    """Sheets of A4 paper that it takes, printed on both sides."""
    bytes: int


@dataclass(frozen=True, slots=True)
class Printed:
    """What became of a job."""

    job_name: str
    source: str
    work: str = ""
    language: str = ""
    files: tuple[PrintedFile, ...] = ()
    missing: str = ""
    """Characters that no font of ours has."""
    error: str = ""
    from_cache: bool = field(default=False, compare=False)
