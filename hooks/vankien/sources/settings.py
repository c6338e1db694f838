"""The few settings of `mkdocs.yml` that the program itself needs."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from vankien.model.location import Location
from vankien.model.problem import Problem

SAMPLE_URL = "https://vankien.example/"


@dataclass(frozen=True, slots=True)
class Settings:
    """Name and address of the site."""

    site_name: str
    site_url: str


class _Loader(yaml.SafeLoader):
    """MkDocs's own tags (!ENV …) are read over."""


_Loader.add_multi_constructor("!", lambda loader, suffix, node: None)
_Loader.add_multi_constructor("tag:", lambda loader, suffix, node: None)


def read_settings(root: Path, problems: list[Problem]) -> Settings:
    """Read `mkdocs.yml`; an address that is still the sample's is a warning."""
    path = root / "mkdocs.yml"
    try:
        text = path.read_text(encoding="utf-8")
        data = yaml.load(text, Loader=_Loader) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        problems.append(Problem.at(Location("mkdocs.yml"), "M-014", reason=str(error).split("\n")[0]))
        return Settings("Văn Kiện", SAMPLE_URL)
    url = str(data.get("site_url") or "/")
    url = url if url.endswith("/") else f"{url}/"
    if url == SAMPLE_URL:
        line = next((n for n, line in enumerate(text.split("\n"), 1) if line.startswith("site_url")), 1)
        problems.append(Problem.at(Location("mkdocs.yml", line), "P-002", url=url))
    return Settings(str(data.get("site_name") or "Văn Kiện"), url)
