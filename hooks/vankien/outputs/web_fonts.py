"""
Letters that many phones lack, as fonts of the pages that need them: Khmer, Cham, Tai Viet.

A page gets one only if its own text has such letters, and a browser fetches it only if the device has none of the fonts
named before it (`local()`). No other page knows of it, in its style or in its policy.
"""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from vankien.outputs.addresses import relative
from vankien.outputs.print.fonts import use_print_fonts

FOLDER = "assets"
_NAMED = re.compile(r'url\("[^"]*?(assets/[\w-]+\.woff2)')


@dataclass(frozen=True, slots=True)
class Script:
    """A script with the font that shows it."""

    name: str
    """Part of the names of files."""
    ranges: tuple[tuple[int, int], ...]
    """The codes of its letters."""
    local: dict[int, tuple[str, ...]]
    """For each weight the fonts that devices may have: full names, and the names by which PostScript knows them."""

    @property
    def weights(self) -> tuple[int, ...]:
        """The weights that it comes in."""
        return tuple(self.local)

    @property
    def letters(self) -> re.Pattern[str]:
        """Any letter of it."""
        return re.compile("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in self.ranges) + "]")

    @property
    def unicode_range(self) -> str:
        """The codes as a style sheet says them."""
        return ",".join(f"U+{first:X}-{last:X}" for first, last in self.ranges)


SCRIPTS = (
    Script(
        "khmer",
        ((0x1780, 0x17FF), (0x19E0, 0x19FF)),
        {
            400: (
                "Noto Sans Khmer", "NotoSansKhmer-Regular", "NotoSerifKhmer-Regular",
                "Khmer Sangam MN", "Leelawadee UI", "Khmer UI", "Khmer OS",
            ),
            700: ("Noto Sans Khmer Bold", "NotoSansKhmer-Bold", "NotoSerifKhmer-Bold", "Leelawadee UI Bold"),
        },
    ),
    Script(
        "cham",
        ((0xAA00, 0xAA5F),),
        {400: ("Noto Sans Cham", "NotoSansCham-Regular"), 700: ("Noto Sans Cham Bold", "NotoSansCham-Bold")},
    ),
    Script(
        "tai-viet", ((0xAA80, 0xAADF),), {400: ("Noto Sans Tai Viet", "NotoSansTaiViet-Regular", "Tai Heritage Pro")}
    ),
)  # fmt: skip
_ALWAYS = (0x20, 0xA0, 0x200B, 0x200C, 0x200D, 0x2060, 0x25CC)
"""Blanks, joiners, and the circle that carries a mark without a letter."""
_OTHER_LANGUAGE = re.compile(r"<a\b[^>]*\b(?:href)?lang=[^>]*>.*?</a>", re.DOTALL)
"""The names of other languages in their own letters; a page is not to carry their fonts."""
_TAG = re.compile(r"<[^>]*>")
_VARIABLE = re.compile(r"--(serif|sans):([^;}]+)")
_END_OF_STYLE = "</style>"


def add_fonts(site: Path) -> None:
    """Put fonts beside the pages that need them, and the rules that name them into these pages."""
    written: dict[Path, str] = {}
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        needed = scripts_of(html)
        before, end, after = html.partition(_END_OF_STYLE)
        if not needed or not end:
            continue
        page = path.relative_to(site).as_posix()
        faces = []
        for script in needed:
            for weight in script.weights:
                if (font := web_font(script, weight)) is None:
                    continue
                target = site / FOLDER / font.name
                if target not in written:
                    target.write_bytes(font.read_bytes())
                    written[target] = hashlib.sha256(font.read_bytes()).hexdigest()[:8]
                address = f"{relative(f'{FOLDER}/{font.name}', page)}?v={written[target]}"
                faces.append(_face(script, weight, address))
        if faces:
            style = "".join(faces) + _families(before, needed)
            path.write_text(f"{before}{end}<style>{style}</style>{after}", encoding="utf-8", newline="")


def fonts_of(html: str) -> list[str]:
    """The addresses, from the root of the site, of the fonts that a built page may ask for."""
    return _NAMED.findall(html)


def scripts_of(html: str) -> tuple[Script, ...]:
    """
    The scripts that a page is written in, as far as devices may lack them.

    >>> [script.name for script in scripts_of("<p>ឯកសារ</p>")]
    ['khmer']
    >>> scripts_of('<p>Văn bản <a hreflang="km" href="km/">ខ្មែរ</a></p>')
    ()
    """
    if not any(script.letters.search(html) for script in SCRIPTS):
        return ()
    text = _TAG.sub("", _OTHER_LANGUAGE.sub("", html))
    return tuple(script for script in SCRIPTS if script.letters.search(text))


def web_font(script: Script, weight: int) -> Path | None:
    """The font of a script as browsers take it; none where the machine that builds has not got it."""
    folder = use_print_fonts()
    source = folder / f"noto-sans-{script.name}-{weight}-normal.ttf"
    # Beside that folder, not in it: what lies there is for prints.
    target = folder.with_name(f"{folder.name}-web") / f"{script.name}-{weight}.woff2"
    if not source.exists():
        return None
    if not target.exists():
        _pack(script, source, target)
    return target


def _pack(script: Script, source: Path, target: Path) -> None:
    # Once in the life of a machine, and only where a page needs it.
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    target.parent.mkdir(parents=True, exist_ok=True)
    options = Options(layout_features=["*"], hinting=False, name_IDs=[1, 2, 4], notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[*_ALWAYS, *(code for a, b in script.ranges for code in range(a, b + 1))])
    with TTFont(source, recalcTimestamp=False) as font:
        subsetter.subset(font)
        font.flavor = "woff2"
        with tempfile.NamedTemporaryFile(dir=target.parent, suffix=".part", delete=False) as file:
            font.save(file, reorderTables=None)
    os.replace(file.name, target)


def _face(script: Script, weight: int, address: str) -> str:
    local = "".join(f'local("{name}"),' for name in script.local[weight])
    return (
        f'@font-face{{font-family:"VK {script.name}";font-weight:{weight};font-display:swap;'
        f'src:{local}url("{address}") format("woff2");unicode-range:{script.unicode_range}}}'
    )


def _families(style: str, needed: tuple[Script, ...]) -> str:
    """The families of the page with those of the scripts before them: these hold letters that no other has."""
    own = "".join(f'"VK {script.name}",' for script in needed)
    return f":root{{{';'.join(_put(own, style))}}}"


def _put(own: str, style: str) -> Iterator[str]:
    seen: set[str] = set()
    for name, families in _VARIABLE.findall(style):
        if name not in seen:
            seen.add(name)
            yield f"--{name}:{own}{families}"
