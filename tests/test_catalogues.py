"""
What is wrong with a catalogue of the interface, and what is shown instead.

A case is a folder `catalogues/<code>/`: its catalogue stands beside the whole catalogues of `catalogues/base/`, and
`expected.txt` is what `vankien check` prints of it.
"""

import shutil
from pathlib import Path

import pytest

from case_files import TESTS
from vankien.model.fault import FAULTS
from vankien.outputs.catalogue import read_words
from vankien.outputs.catalogue_faults import catalogue_faults
from vankien.outputs.catalogue_update import updated

CATALOGUES = TESTS / "catalogues"
CASES = sorted(path.name for path in CATALOGUES.iterdir() if path.name != "base")


def laid_out(case: str, folder: Path) -> Path:
    """The catalogues of a case where the program looks for them."""
    for path in (*(CATALOGUES / "base").glob("*.po"), *(CATALOGUES / case).glob("*.po")):
        target = folder / "locale" / path.stem / "LC_MESSAGES" / "vankien.po"
        target.parent.mkdir(parents=True)
        shutil.copy(path, target)
    return folder / "locale"


@pytest.mark.parametrize("case", CASES)
def test_faults(case: str, tmp_path: Path) -> None:
    """The case prints exactly what is expected, and Vietnamese and English have no fault."""
    folder = laid_out(case, tmp_path)
    own = sorted(path.stem for path in (CATALOGUES / case).glob("*.po")) or ["cs"]
    found = [problem.text() for problem in catalogue_faults(["vi", "en", *own], folder)]
    expected = (CATALOGUES / case / "expected.txt").read_text(encoding="utf-8").splitlines()

    assert expected == found
    assert case == "whole" or any(f"[{case[:5]}]" in line for line in found)


def test_every_fault_has_a_case() -> None:
    """The codes of catalogues are L-020 to L-029."""
    assert {code for code in FAULTS if code.startswith("L-02")} == {case[:5] for case in CASES} - {"whole"}


@pytest.mark.parametrize("case", [case for case in CASES if case != "whole"])
def test_what_cannot_be_shown_is_said_in_english(case: str, tmp_path: Path) -> None:
    """Message by message: what is right stays, and nothing is filled in wrongly."""
    texts = read_words("cs", laid_out(case, tmp_path)).texts
    search, of, terms = (
        texts.gettext("Search"),
        texts.gettext("{name} of {date}"),
        texts.ngettext("{number} term", "{number} terms", 5),
    )

    assert search in ("Search", "Hledat")
    assert of in ("{name} of {date}", "{name} ze dne {date}")
    assert terms in ("{number} terms", "{number} pojmů")
    assert "Search" in search or "{name} of" in of or "terms" in terms


def test_plural_forms_are_those_of_the_file(tmp_path: Path) -> None:
    """Four forms in Czech; a language that Babel does not know has the rule of its own head."""
    folder = laid_out("whole", tmp_path)
    other = folder / "qaa" / "LC_MESSAGES" / "vankien.po"
    other.parent.mkdir(parents=True)
    text = (folder / "cs" / "LC_MESSAGES" / "vankien.po").read_text(encoding="utf-8")
    other.write_text(text.replace("n==1 ?", "n==7 ?").replace("Language: cs", "Language: qaa"), encoding="utf-8")

    def said(language: str, number: int) -> str:
        return read_words(language, folder).texts.ngettext("{number} term", "{number} terms", number).split()[1]

    assert [said("cs", number) for number in (1, 2, 4, 5, 22)] == ["pojem", "pojmy", "pojmy", "pojmů", "pojmů"]
    assert [said("qaa", number) for number in (1, 7)] == ["pojmů", "pojem"]


def test_head_of_the_file_names_language_and_draft(tmp_path: Path) -> None:
    """The language's own name, and whether anybody has gone over the catalogue."""
    words = read_words("cs", laid_out("L-025", tmp_path))
    assert words.is_draft
    assert not read_words("vi", tmp_path / "locale").is_draft
    path = tmp_path / "locale" / "tyz" / "LC_MESSAGES" / "vankien.po"
    path.parent.mkdir(parents=True)
    path.write_text('msgid ""\nmsgstr ""\n"X-Autonym: Tày\\n"\n', encoding="utf-8")
    assert read_words("tyz", tmp_path / "locale").autonym == "Tày"


def test_new_messages_come_to_their_place() -> None:
    """Nothing else is moved, what nothing uses goes, and the head keeps what Babel does not know."""
    before = (
        '# Words: tyz.\nmsgid ""\nmsgstr ""\n"Language: tyz\\n"\n"X-Draft: yes\\n"\n'
        '"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
        'msgid "Alpha"\nmsgstr "A"\n\nmsgid "Zeta"\nmsgstr "Z"\n\nmsgid "Gone"\nmsgstr "G"\n'
    )
    template = 'msgid ""\nmsgstr ""\n\nmsgid "Zeta"\nmsgstr ""\n\nmsgid "Beta"\nmsgstr ""\n\nmsgid "Alpha"\nmsgstr ""\n'
    after = updated(before, template, "tyz")

    assert [line for line in after.splitlines() if line.startswith("msgid ")] == [
        'msgid ""', 'msgid "Alpha"', 'msgid "Beta"', 'msgid "Zeta"',
    ]  # fmt: skip
    assert '"X-Draft: yes\\n"' in after
    assert after.count("Plural-Forms") == 1
    assert updated(after, template, "tyz") == after
