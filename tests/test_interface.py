"""The words of the interface."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from case_files import TESTS
from vankien.outputs.downloads import size
from vankien.outputs.interface import CATALOGUES, Interface

ROOT = TESTS.parent
LANGUAGES = sorted(path.name for path in CATALOGUES.iterdir())


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> dict[object, object]:
    """Every message that code and templates use."""
    target: Path = tmp_path_factory.mktemp("messages") / "messages.pot"
    keywords = ["-k", "tr", "-k", "ntr:1,2", "-k", "plural:1,2"]
    command = [sys.executable, "-m", "babel.messages.frontend", "-q", "extract", "-F", "babel.cfg", *keywords]
    subprocess.run([*command, "-o", str(target), "."], cwd=ROOT, check=True)
    with target.open("rb") as file:
        return {message.id: message for message in read_po(file) if message.id}


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_is_complete(language: str, template: dict[object, object]) -> None:
    """No message is missing or left empty but in drafts, and none is there that nothing uses."""
    with (CATALOGUES / language / "LC_MESSAGES" / "vankien.po").open("rb") as file:
        messages = {message.id: message for message in read_po(file) if message.id}

    assert messages.keys() <= template.keys()
    if Interface(language).is_draft:
        return
    assert template.keys() == messages.keys()
    assert [m.id for m in messages.values() if not (all(m.string) if isinstance(m.id, tuple) else m.string)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_their_values(language: str) -> None:
    """A translation has the same places for values as its message."""
    with (CATALOGUES / language / "LC_MESSAGES" / "vankien.po").open("rb") as file:
        errors = [(message.id, list(message.check())) for message in read_po(file) if message.id]

    assert [error for error in errors if error[1]] == []


@pytest.mark.parametrize("language", [name for name in LANGUAGES if name != "vi"])
def test_other_languages_are_not_vietnamese(language: str) -> None:
    """No translation was left in Vietnamese, but for names: the program’s, and those that a draft keeps as they are."""
    text = (CATALOGUES / language / "LC_MESSAGES" / "vankien.po").read_text(encoding="utf-8")
    text = re.sub("Văn Kiện|Đảng|Hồ Chí Minh", "", text)

    assert re.findall(r"(?m)^msgstr.*[ăđơưĐẠ-ỹ].*$", text) == []


def test_days_are_written_as_the_language_does() -> None:
    """Vietnamese puts a nought before days below 10 and before January and February."""
    assert Interface("vi").day(date(2025, 5, 4)) == "04/5/2025"
    assert Interface("vi").day(date(2025, 2, 14)) == "14/02/2025"
    assert Interface("en").day(date(2025, 5, 4)) == "4 May 2025"
    assert Interface("ru").day(date(2025, 5, 4)) == "4 мая 2025\xa0г."
    assert Interface("cs").day(date(2025, 5, 4)) == "4. května 2025"
    assert Interface("hu").day(date(2025, 5, 4)) == "2025. május 4."
    assert Interface("ru").month(date(2025, 5, 4)) == "Май 2025\xa0г."


def test_unknown_language_falls_back() -> None:
    """A language without catalogue speaks the language of the messages, and counts with Vietnamese rules."""
    tr = Interface("qaa")
    assert tr("Search") == "Search"
    assert tr.day(date(2025, 5, 4)) == "04/5/2025"
    assert tr.month(date(2025, 2, 4)) == "02/2025"
    assert tr.number(1234.5) == "1.234,5"
    assert tr.direction == "ltr"
    assert tr.language_name("qaa") == "qaa"


def test_numbers_and_sizes_are_written_as_the_language_does() -> None:
    """Separators, the blank before per cent, the sign of kilobytes."""
    assert size(1_260_000, Interface("ru")) == "1,3 МБ"
    assert size(84_200, Interface("cs")) == "84 kB"
    assert Interface("ru").with_unit(Interface("ru").number(12345.5), "%") == "12\xa0345,5\xa0%"
    assert Interface("hu").with_unit("80", "%") == "80%"
