"""Cases are files that someone can read; this only feeds them to the tests."""

from pathlib import Path
from typing import Any

import pytest
import yaml

TESTS = Path(__file__).parent


def cases(folder: str) -> list[Any]:
    """One parameter for each YAML file of a folder, named after the fact it states."""
    paths = sorted((TESTS / folder).glob("*.yml"))
    assert paths, f"no cases in tests/{folder}"
    return [pytest.param(yaml.safe_load(path.read_text(encoding="utf-8")), id=path.stem) for path in paths]
