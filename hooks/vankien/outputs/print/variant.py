"""The shapes in which a work is printed."""

from dataclasses import dataclass
from enum import StrEnum


class Variant(StrEnum):
    """What the paper is for; the value stands in the file's name and is a promise."""

    HANDOUT = "handout"
    """A4, to hand out."""
    BOOKLET = "booklet"
    """A5 pages in their order, for reading."""
    SHEETS = "booklet-sheets"
    """The booklet on A4 sheets to fold and staple, for printers that turn the sheet."""
    SHEETS_MANUAL = "booklet-sheets-manual"
    """The same for printers that do not: all fronts, then all backs, and how to put the paper back."""
    LARGE = "large"
    """A4 in large print."""
    BILINGUAL = "bilingual"
    """A4 with Vietnamese and the language of the print side by side; only of a translated work."""

    @property
    def is_imposed(self) -> bool:
        """Whether it is made of the pages of the booklet."""
        return self in (Variant.SHEETS, Variant.SHEETS_MANUAL)

    @property
    def laid_out_as(self) -> "Variant":
        """The variant whose pages it shows."""
        return Variant.BOOKLET if self.is_imposed else self


class Content(StrEnum):
    """How much of a work is printed."""

    SUMMARY = "summary"
    """What it says in short: facts, key points, targets."""
    TEXT = "text"
    """Its text alone."""
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Edition:
    """
    One way of printing a work.

    >>> Edition(Variant.HANDOUT).file_name("2024-57-nq-tw", "vi")
    '2024-57-nq-tw.handout.vi.pdf'
    >>> Edition(Variant.LARGE, Content.SUMMARY, black=True).file_name("2024-57-nq-tw", "vi")
    '2024-57-nq-tw.large-summary-bw.vi.pdf'
    """

    variant: Variant
    content: Content = Content.BOTH
    black: bool = False
    """Pure black on white, whatever colours the institution's own style has."""

    def file_name(self, work_id: str, language: str) -> str:
        """The name of the file; what is made without being asked for has the shortest."""
        parts = [self.variant.value]
        if self.content is not Content.BOTH:
            parts.append(self.content.value)
        if self.black:
            parts.append("bw")
        return f"{work_id}.{'-'.join(parts)}.{language}.pdf"


DEFAULT_VARIANTS = tuple(Variant)
"""What a build makes of every work in every language."""
