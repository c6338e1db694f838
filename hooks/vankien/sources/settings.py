"""The few settings of `mkdocs.yml` that the program itself needs, and the look of the prints beside it."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from vankien.model.location import Location
from vankien.model.problem import Problem
from vankien.sources.compose import compose
from vankien.sources.print_style import read_print_style
from vankien.sources.source_list import is_web_address
from vankien.sources.text_file import read_text_file

SAMPLE_URL = "https://vankien.example/"
_FILE = Location("mkdocs.yml")
_MAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
"""What browsers and mail programs take behind "mailto:" without further signs."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Name, address and description of the site."""

    site_name: str
    site_url: str
    print_style: str = ""
    """CSS of the institution, with its pictures inside."""
    description: str = ""
    contact: str = ""
    """Where readers may report mistakes: an address for mail."""


def read_settings(root: Path, problems: list[Problem]) -> Settings:
    """Read `mkdocs.yml`; an address that is still the sample's is a warning, one that is none a fault."""
    return replace(_site(root, problems), print_style=read_print_style(root, problems))


def _site(root: Path, problems: list[Problem]) -> Settings:
    text = read_text_file(root, root / _FILE.path, problems)
    # Nothing is constructed: MkDocs's own tags (!ENV …) are read over, and what YAML makes of a value does not matter.
    node = compose(text, _FILE, problems) if text is not None else None
    if node is None:
        return Settings("Văn Kiện", SAMPLE_URL)
    found = _scalars(node)
    name = found["site_name"].value if "site_name" in found else ""
    description = found["site_description"].value if "site_description" in found else ""
    contact = _contact(node, problems)
    url, line = "/", 1
    if "site_url" in found:
        url, line = found["site_url"].value.strip() or "/", found["site_url"].start_mark.line + 1
    # The addresses of pages are put behind it.
    if url != "/" and (not is_web_address(url) or "?" in url or "#" in url):
        problems.append(Problem.at(_FILE.at(line), "M-025", url=url))
        return Settings(name or "Văn Kiện", SAMPLE_URL, description=description, contact=contact)
    url = url if url.endswith("/") else f"{url}/"
    if url in (SAMPLE_URL, "/"):
        problems.append(Problem.at(_FILE.at(line), "P-002", url=url))
    return Settings(name or "Văn Kiện", url, description=description, contact=contact)


def _contact(root: yaml.Node, problems: list[Problem]) -> str:
    """The address under `extra: contact:`, if there is one that mail reaches."""
    given = _value(_value(root, "extra"), "contact")
    if given is None:
        return ""
    text = given.value.strip() if isinstance(given, yaml.ScalarNode) else "…"
    if text and not _MAIL.fullmatch(text):
        problems.append(Problem.at(_FILE.at(given.start_mark.line + 1), "M-033", contact=text))
        return ""
    return text


def _value(node: yaml.Node | None, name: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for key, value in pairs if isinstance(key, yaml.ScalarNode) and key.value == name), None)


def _scalars(node: yaml.Node) -> dict[str, yaml.ScalarNode]:
    """The keys of the file that have a plain value."""
    return {
        key.value: value
        for key, value in (node.value if isinstance(node, yaml.MappingNode) else ())
        if isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode)
    }
