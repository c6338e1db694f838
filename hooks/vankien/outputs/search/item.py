"""What can be found: a work, a term or a page, with its text in pieces that can be opened."""

from dataclasses import dataclass, field

from vankien.model.term import Term
from vankien.model.work import Work


@dataclass(frozen=True, slots=True)
class Piece:
    """A provision or another part of a page that has an address of its own."""

    anchor: str
    heading: str
    text: str
    """Plain words, without markup."""


@dataclass(frozen=True, slots=True)
class Item:
    """A work, a term or a page in one language."""

    key: str
    """The id of a work; "term:chi-bo"; "page:history/"."""
    address: str
    """From the root of the site."""
    title: str
    language: str
    pieces: tuple[Piece, ...] = field(default=())
    """Empty where the text is not in the language of the index: then only its title is found."""
    other_titles: tuple[str, ...] = ()
    """What it is also called: its title in Vietnamese, the other spellings of a term."""
    work: Work | None = None
    term: Term | None = None
