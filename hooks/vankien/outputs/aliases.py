"""Short addresses: every reasonable spelling of a symbol leads to its work, or to a choice."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from vankien.model.symbol import Symbol
from vankien.model.text import slug
from vankien.model.work import Work
from vankien.outputs.views import Views

THEME = Path(__file__).parent.parent / "theme"


def aliases(views: Views) -> dict[str, tuple[Work, ...]]:
    """Each alias with the works that it may mean, newest first."""
    found: dict[str, dict[str, Work]] = {}
    for work in views.library.works.values():
        for name in spellings(work.symbol.value):
            found.setdefault(name, {})[work.id] = work
    return {name: tuple(works.values()) for name, works in sorted(found.items())}


def spellings(symbol: Symbol) -> Iterator[str]:
    """
    The ways a symbol is written in an address.

    >>> sorted(spellings(Symbol.parse("05-CT/TW")))[:4]
    ['05-ct-tw', '05-cttw', '05cttw', '5-ct-tw']
    """
    kind, body = slug(symbol.kind), slug(symbol.body)
    numbers = dict.fromkeys((f"{symbol.number:02d}", str(symbol.number)))
    found: list[str] = []
    for number in numbers:
        if symbol.year is not None:
            tail = "-".join(part for part in (kind, body) if part)
            found += [f"{number}-{symbol.year}-{tail}", f"{number}-{symbol.year}-{tail}".replace("-", "")]
            found += [f"{number}-{tail}"] if kind else []
            continue
        found += [f"{number}-{kind}-{body}", f"{number}-{kind}{body}", f"{number}{kind}{body}"]
        found += [f"{kind}{number}", f"{kind}-{number}", f"{kind}-{number}-{body}", f"{kind}{number}{body}"]
    return iter(dict.fromkeys(found))


def alias_page(name: str, works: tuple[Work, ...], views: Views, site_name: str) -> str:
    """A page that leads on by itself where there is one work, and asks where there are several."""
    context: dict[str, Any] = {
        "tr": views.tr,
        "language": views.language,
        "site_name": site_name,
        "name": name,
        "rows": [views.row(work, f"{name}/") for work in works],
        "canonical": views.site_url + views.addresses.work(works[0]) if len(works) == 1 else "",
    }
    return _environment().get_template("alias.html").render(context)


@cache
def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(THEME), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
