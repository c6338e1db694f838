"""Every letter of every language can be read: on paper, and on the pages of devices that lack it."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
import yaml
from babel.messages.pofile import read_po
from fontTools.ttLib import TTFont

from case_files import TESTS
from printing import job, make
from vankien.outputs.interface import CATALOGUES
from vankien.outputs.policy import policy_of
from vankien.outputs.print.fonts import _STATIC, use_print_fonts
from vankien.outputs.web_fonts import SCRIPTS, add_fonts, fonts_of, scripts_of, web_font

pytestmark = pytest.mark.xdist_group("prints")
ROOT = TESTS.parent
SAMPLES: dict[str, str] = yaml.safe_load((TESTS / "letters" / "samples.yml").read_text(encoding="utf-8"))


def texts() -> Iterator[tuple[str, str]]:
    """All that is written in a language: samples, sources, and the words of the interface."""
    yield from SAMPLES.items()
    for path in chain(ROOT.glob("resolutions/*/*.md"), (ROOT / "docs").glob("*/**/*.md")):
        language = path.stem if path.parent.parent.name == "resolutions" else path.relative_to(ROOT / "docs").parts[0]
        yield language, path.read_text(encoding="utf-8")
    for path in chain(ROOT.glob("glossary/*.yml"), ROOT.glob("resolutions/**/*.yml")):
        yield "vi", path.read_text(encoding="utf-8")
    for path in CATALOGUES.glob("*/LC_MESSAGES/*.po"):
        with path.open("rb") as file:
            yield path.parts[-3], " ".join(str(message.string) for message in read_po(file) if message.id)


@cache
def letters() -> dict[str, set[str]]:
    """The letters of every language."""
    found: dict[str, set[str]] = {}
    for language, text in texts():
        found.setdefault(language, set()).update(unicodedata.normalize("NFC", text))
    # Letters, marks and figures; signs such as arrows stand in the help, which is not printed.
    return {name: {one for one in written if unicodedata.category(one)[0] in "LMN"} for name, written in found.items()}


def has(path: Path) -> set[str]:
    """The letters that a font has."""
    with TTFont(path, lazy=True) as font:
        return {chr(code) for code in font.getBestCmap()}


def named(missing: set[str]) -> list[str]:
    """Letters, so that whoever reads a failure knows which."""
    return [f"{letter} U+{ord(letter):04X} {unicodedata.name(letter, '?')}" for letter in sorted(missing)]


def is_of(letter: str) -> bool:
    """Whether a letter belongs to a script that pages bring a font for."""
    return any(script.letters.match(letter) for script in SCRIPTS)


def test_every_letter_can_be_printed() -> None:
    """Latin and Cyrillic in each cut that the style sheets use; the other scripts in a font of their own."""
    folder = use_print_fonts()
    fonts = {path.stem: has(path) for path in folder.glob("*.ttf")}
    own = [fonts[f"{family}-{weight}-{style}"] for family, style, weight in _STATIC]
    others = set().union(*fonts.values())
    for language, written in letters().items():
        assert (language, []) == (language, named(written - others))
        plain = {letter for letter in written if unicodedata.category(letter)[0] == "L" and not is_of(letter)}
        assert all((language, []) == (language, named(plain - font)) for font in own)
    assert {"km", "cjm", "blt", "tyz", "hmn", "vi", "en", "ru", "cs", "hu"} <= letters().keys()


def test_every_letter_that_devices_lack_is_in_a_font_of_the_pages() -> None:
    """In each weight, and the font is small enough for a slow network."""
    written = set().union(*letters().values())
    for script in SCRIPTS:
        asked = {letter for letter in written if script.letters.match(letter)}
        assert asked
        for weight in script.weights:
            path = web_font(script, weight)
            assert path, "Debian's package fonts-noto-core is needed: make test installs it"
            assert (script.name, []) == (script.name, named(asked - has(path)))
            assert path.stat().st_size < 20_000


def test_only_pages_with_such_letters_bring_a_font(tmp_path: Path) -> None:
    """They name it in their style and in their policy; other pages stay as they are, byte for byte."""
    frame = '<!doctype html><meta charset="utf-8"><style>:root{{--serif:Cambria,serif;--sans:Arial}}</style><p>{}</p>'
    khmer, plain = (
        frame.format(SAMPLES["km"]),
        frame.format(f'Văn kiện <a hreflang="km" href="km/">{SAMPLES["km"]}</a>'),
    )
    (tmp_path / "assets").mkdir()
    (tmp_path / "km").mkdir()
    (tmp_path / "km" / "index.html").write_text(khmer, encoding="utf-8")
    (tmp_path / "index.html").write_text(plain, encoding="utf-8")
    add_fonts(tmp_path)

    assert (tmp_path / "index.html").read_text(encoding="utf-8") == plain
    assert "font-src" not in policy_of(plain).text()
    made = (tmp_path / "km" / "index.html").read_text(encoding="utf-8")
    assert "font-src 'self'" in policy_of(made).text()
    assert re.findall(r'src:local\("[^"]+"\).*?url\("\.\./(assets/khmer-\d+\.woff2)\?v=\w{8}"\)', made) == fonts_of(
        made
    )
    assert sorted(set(fonts_of(made))) == [f"assets/{path.name}" for path in sorted((tmp_path / "assets").iterdir())]
    assert '--serif:"VK khmer",Cambria,serif;--sans:"VK khmer",Arial}' in made
    assert made.replace(made[made.index("<style>@font") : made.index("<p>")], "") == khmer
    assert [script.name for script in scripts_of(SAMPLES["cjm"] + SAMPLES["blt"])] == ["cham", "tai-viet"]


def test_khmer_lines_end_within_the_page(tmp_path: Path) -> None:
    """A long row without blanks goes on in the next line, and no letter is missing; fonts come only where needed."""
    from pypdf import PdfReader

    from vankien.outputs.whole_numbers import whole_numbers

    row = SAMPLES["km"].split()[1] * 30
    wanted = [job(f"<p>{whole_numbers(row)}</p>", "km.handout.vi.pdf"), job("<p>Văn kiện</p>", "vi.handout.vi.pdf")]
    made = make(wanted, tmp_path)
    assert [(one.error, one.missing) for one in made] == [("", "")] * 2
    fonts = {}
    for one in made:
        page = PdfReader(tmp_path / one.job_name).pages[0]
        fonts[one.job_name] = {str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()}
    assert any("Khmer" in font for font in fonts["km.handout.vi.pdf"])
    assert not any("Khmer" in font for font in fonts["vi.handout.vi.pdf"])
    import pypdfium2

    text = pypdfium2.PdfDocument(tmp_path / "km.handout.vi.pdf")[0].get_textpage()
    boxes = [text.get_charbox(index) for index in range(text.count_chars())]
    assert len({round(box[1] / 20) for box in boxes}) > 1
    assert max(box[2] for box in boxes) <= 210 / 25.4 * 72
