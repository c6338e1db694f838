"""The few settings of `mkdocs.yml` that the program itself needs."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from vankien.model.location import Location
from vankien.model.problem import Problem
from vankien.sources.text_file import read_text_file
from vankien.sources.yaml_file import broken

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
    text = read_text_file(root, path, problems)
    try:
        data = yaml.load(text or "", Loader=_Loader) or {}
    except yaml.YAMLError as error:
        problems.append(broken(error, Location("mkdocs.yml")))
        text = None
    if text is None:
        return Settings("Văn Kiện", SAMPLE_URL)
    data = data if isinstance(data, dict) else {}
    url = str(data.get("site_url") or "/")
    url = url if url.endswith("/") else f"{url}/"
    if url == SAMPLE_URL or not url.startswith(("https://", "http://")):
        line = next((n for n, line in enumerate(text.split("\n"), 1) if line.startswith("site_url")), 1)
        problems.append(Problem.at(Location("mkdocs.yml", line), "P-002", url=url))
    return Settings(str(data.get("site_name") or "Văn Kiện"), url)
