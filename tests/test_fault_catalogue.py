"""The catalogue of faults and the page that explains it."""

import re

import pytest

from case_files import TESTS
from vankien.model.fault import FAULTS
from vankien.outputs.fault_page import fault_page

DOCS = TESTS.parent / "docs"
CODE = TESTS.parent / "hooks" / "vankien"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_page_is_the_catalogue(language: str) -> None:
    """The help page says what the program prints. After a change: `make faults`."""
    page = DOCS / language / "help" / "faults.md"
    assert fault_page(language) == page.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_page_has_every_code(language: str) -> None:
    """No family is left out."""
    assert sorted(FAULTS) == sorted(re.findall(r"^### ([A-Z]-\d{3})$", fault_page(language), re.MULTILINE))


@pytest.mark.parametrize("code", sorted(FAULTS))
def test_code_is_used(code: str) -> None:
    """A code of the catalogue is raised somewhere."""
    sources = [
        path.read_text(encoding="utf-8") for path in CODE.rglob("*.py") if path.stem not in ("fault", "fault_packs")
    ]
    assert any(f'"{code}"' in source for source in sources)


@pytest.mark.parametrize("code", sorted(FAULTS))
def test_both_languages_name_the_same_values(code: str) -> None:
    """Vietnamese and English messages take only values that exist in Vietnamese."""
    fault = FAULTS[code]
    values = {lang: set(re.findall(r"\{(\w+)\}", fault.message[lang] + fault.hint[lang])) for lang in ("vi", "en")}
    assert values["en"] <= values["vi"]
