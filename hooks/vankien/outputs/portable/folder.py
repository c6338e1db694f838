"""The site as a folder that opens by a double click, from a stick as from a disk."""

import shutil
from collections.abc import Collection
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from vankien.outputs.aliases import THEME
from vankien.outputs.edition import edition_day
from vankien.outputs.portable.file_links import file_link, portable_page
from vankien.outputs.portable.selection import selection
from vankien.outputs.site_pages import BuiltPage
from vankien.outputs.views import Views

START = "DOC-TRUOC.html"
"""What somebody sees first who opens the stick in a file manager: "read this first"."""


def write_folder(
    site: Path, pages: Collection[BuiltPage], aliases: Collection[str], base: str, folder: Path
) -> list[str]:
    """Copy what is needed of a site, with links that open from a disk; returns the paths."""
    chosen = selection(site, pages, aliases, base)
    known = set(chosen)
    for name in chosen:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if not name.endswith(".html"):
            shutil.copyfile(site / name, target)
            continue
        text = (site / name).read_text(encoding="utf-8")
        changed = portable_page(text, lambda link, page=name: file_link(link, page, known, base))  # type: ignore[misc]
        target.write_text(changed, encoding="utf-8", newline="")
    return chosen


def start_page(languages: dict[str, Views], site_name: str, book: str) -> str:
    """The page that opens the library, and tells how a copy is kept whole; `book` names the file for Kiwix."""
    first = next(iter(languages.values()))
    context: dict[str, Any] = {
        "tr": first.tr,
        "language": first.language,
        "site_name": site_name,
        "site_url": first.site_url,
        "works": first.tr.plural("{number} document", "{number} documents", len(first.library.works)),
        "day": first.tr.day(edition_day(first)),
        "homes": [(views.addresses.page("index.html"), name) for name, views in languages.items()],
        "book": book,
    }
    environment = Environment(
        loader=FileSystemLoader(THEME), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("portable/start.html").render(context)
