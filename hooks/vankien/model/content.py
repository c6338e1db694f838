"""A state of a text, piece by piece, each as a short hash: what paper is compared with."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

ABOUT = (
    "status", "title", "facts", "origin", "summary", "key_points", "whats_new", "targets", "preamble", "notes",
    "questions", "quiz", "relations", "sources", "order",
)  # fmt: skip
"""What is told besides the provisions, in the order in which a reader wants to know of a change."""


@dataclass(frozen=True, slots=True)
class Content:
    """The hashes of one state of a text. Equal hashes: the same words, however the lines are broken."""

    about: dict[str, str] = field(default_factory=dict)
    """By name, one of `ABOUT`; what there is nothing of is left out."""
    provisions: dict[str, str] = field(default_factory=dict)
    """By anchor; of a provision only its own words, not those of the provisions inside it."""

    @property
    def version(self) -> str:
        """
        Eight hexadecimal digits over all of it; two prints with the same version say the same.

        >>> Content({"title": "0a1b2c3d"}, {"d1": "4e5f6a7b"}).version
        'c1db22a1'
        """
        groups = (("about", self.about), ("provisions", self.provisions))
        lines = [f"{group} {name} {value}" for group, parts in groups for name, value in sorted(parts.items())]
        return hashed(lines)


def hashed(texts: Iterable[object]) -> str:
    """Where lines are broken and how wide blanks are does not count."""
    joined = "\x1f".join(" ".join(str(text).split()) for text in texts)
    return hashlib.sha256(joined.encode()).hexdigest()[:8]
