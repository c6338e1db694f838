"""A page of the site as a value, before any site generator knows of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the page's contents."""

    title: str
    anchor: str
    children: tuple["Heading", ...] = ()


@dataclass(frozen=True, slots=True)
class PageSource:
    """A page that is made from the library."""

    address: str
    """From the root of its language, with a stroke at the end: "glossary/chi-bo/"."""
    template: str
    title: str
    description: str = ""
    context: Mapping[str, Any] = field(default_factory=dict)
    """What its template shows."""
    source: str = ""
    """The file it comes from, for the link "edit"."""
    languages: tuple[str, ...] = ()
    """The languages that have this page."""
    indexed: bool = True
    """Whether search engines are asked to take it up."""
    is_fallback: bool = False
    """Whether its text is the Vietnamese one, for want of a translation."""
