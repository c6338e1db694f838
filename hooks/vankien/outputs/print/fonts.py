"""The fonts of the prints: from pinned packages, through a fontconfig of our own, so that no other font slips in."""

import hashlib
import os
import tempfile
import unicodedata
from importlib.metadata import version
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

_STATIC = (
    ("noto-serif", "normal", 400),
    ("noto-serif", "normal", 700),
    ("noto-serif", "italic", 400),
    ("noto-serif", "italic", 700),
    ("noto-sans", "normal", 400),
    ("noto-sans", "normal", 700),
)
"""Family, style and weight of every cut that the style sheets use."""
_KHMER = (("noto-sans-khmer", "normal", 400), ("noto-sans-khmer", "normal", 700))
"""What no style sheet names: taken for letters that the others lack, and only then put into a file."""
_SYSTEM = Path("/usr/share/fonts/truetype/noto")
_SYSTEM_FONTS = {
    "noto-sans-cham-400-normal": "NotoSansCham-Regular",
    "noto-sans-cham-700-normal": "NotoSansCham-Bold",
    "noto-sans-tai-viet-400-normal": "NotoSansTaiViet-Regular",
}
"""Fonts that no package of Python has: Debian's `fonts-noto-core`. Where it is missing, a text that needs one is told
to lack letters."""
_ONE_TO_MANY = 2
"""The type of rules of a font (GSUB) that draw one letter as several."""


def use_print_fonts() -> Path:
    """
    Point fontconfig to the print fonts and to nothing else. Call before WeasyPrint is imported.

    The variable fonts are cut to fixed weights once and kept: WeasyPrint would do it again for every document.
    """
    folder = _cache() / f"fonts-{fonts_key()}"
    for family, style, weight in (*_STATIC, *_KHMER):
        target = folder / f"{family}-{weight}-{style}.ttf"
        if not target.exists():
            _cut(family, style, weight, target)
    for name, own in _SYSTEM_FONTS.items():
        source, target = _SYSTEM / f"{own}.ttf", folder / f"{name}.ttf"
        if source.exists() and not target.exists():
            _write(target, source.read_bytes())
    config = folder / "fonts.conf"
    text = (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
        f"<dir>{escape(str(folder))}</dir><cachedir>{escape(str(folder / 'cache'))}</cachedir></fontconfig>"
    )
    if not config.exists() or config.read_text(encoding="utf-8") != text:
        _write(config, text.encode())
    os.environ["FONTCONFIG_FILE"] = str(config)
    return folder


def fonts_key() -> str:
    """The fonts and their versions, in one word."""
    names = ("fontpkg-noto-serif", "fontpkg-noto-sans", "fontpkg-noto-sans-khmer", "fonttools")
    stamp = ";".join(f"{name}={version(name)}" for name in names) + Path(__file__).read_text(encoding="utf-8")
    for name in _SYSTEM_FONTS.values():
        path = _SYSTEM / f"{name}.ttf"
        stamp += f";{name}={path.stat().st_size if path.exists() else 'none'}"
    return hashlib.sha256(stamp.encode()).hexdigest()[:12]


def _cache() -> Path:
    """A folder of our own that keeps the fonts: the user's cache, or one for temporary files."""
    kept = os.environ.get("XDG_CACHE_HOME", "")
    try:
        # The XDG specification has a relative path ignored.
        path = (Path(kept) if Path(kept).is_absolute() else Path.home() / ".cache") / "vankien"
        path.mkdir(parents=True, exist_ok=True)
        if os.access(path, os.W_OK | os.X_OK):
            return path
    except (OSError, RuntimeError):
        pass  # no home, or not ours
    path = Path(tempfile.gettempdir()) / f"vankien-{os.getuid()}"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    # In a folder for all, somebody else may have made it: what lies in there is not to be trusted.
    return path if path.lstat().st_uid == os.getuid() else Path(tempfile.mkdtemp(prefix="vankien-"))


def _cut(family: str, style: str, weight: int, target: Path) -> None:
    # Once in the life of a machine: the processes that print need not load all this.
    import fontpkg
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    source = fontpkg.path(family, weight, style)
    font = TTFont(source, recalcTimestamp=False)
    axes = {axis.axisTag: None for axis in font["fvar"].axes}
    fixed = {"wght": float(weight), "wdth": 100.0}
    limits = {tag: fixed[tag] for tag in axes if tag in fixed}
    static = instancer.instantiateVariableFont(font, limits, updateFontNames=True)
    _keep_letters_whole(static)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, suffix=".part", delete=False) as file:
        static.save(file)
    os.replace(file.name, target)


def _keep_letters_whole(font: Any) -> None:
    """
    Let no letter that is one character be drawn as two.

    Noto Sans makes "ị" of an i and a dot below. It looks the same, but what is copied from the print would be "iị".
    """
    letters = {glyph for code, glyph in font.getBestCmap().items() if unicodedata.decomposition(chr(code))}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for subtable in lookup.SubTable:
            rule = getattr(subtable, "ExtSubTable", subtable)
            if rule.LookupType == _ONE_TO_MANY:
                rule.mapping = {glyph: parts for glyph, parts in rule.mapping.items() if glyph not in letters}


def _write(path: Path, data: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
        file.write(data)
    os.replace(file.name, path)
