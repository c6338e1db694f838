"""`print.css` beside `mkdocs.yml`: an institution's own look of the prints, with its pictures inside."""

import base64
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import tinycss2

from vankien.model.location import Location
from vankien.model.problem import Problem
from vankien.sources.picture import MOST_PIXELS, is_whole, raster_pixels
from vankien.sources.text_file import not_ours, read_text_file

NAME = "print.css"
FONTS = ("Noto Serif", "Noto Sans")
"""What the prints have; another name would be replaced without a word."""
_GENERIC = ("inherit", "initial", "unset")
_KINDS = {"PNG": "png", "JPEG": "jpeg"}
_LARGEST_KB = 500


def read_print_style(root: Path, problems: list[Problem]) -> str:
    """The style sheet as it is put behind our own; empty where there is none or where it has faults."""
    path = root / NAME
    if not path.exists():
        return ""
    text = read_text_file(root, path, problems)
    if text is None:
        return ""
    before = len(problems)
    rules = tinycss2.parse_stylesheet(text, skip_comments=True)
    for token in _all(rules):
        _check(token, root, problems)
    return tinycss2.serialize(rules) if len(problems) == before else ""


def _all(tokens: Iterable[Any]) -> Iterator[Any]:
    """Every rule, block and word, from the outside in."""
    for token in tokens:
        yield token
        for part in ("prelude", "content", "arguments"):
            yield from _all(getattr(token, part, None) or ())


def _check(token: Any, root: Path, problems: list[Problem]) -> None:
    here = Location(NAME, token.source_line)
    if token.type == "error":
        problems.append(Problem.at(here, "P-010"))
    elif token.type == "at-rule" and token.lower_at_keyword not in ("page", "media"):
        margin_box = token.lower_at_keyword.startswith(("top-", "bottom-", "left-", "right-", "footnote"))
        if not margin_box:
            problems.append(Problem.at(here, "P-011", what=f"@{token.at_keyword}"))
    elif token.type == "url":
        _take_in(token, here, root, problems)
    elif token.type == "function" and token.lower_name in ("url", "src", "image-set", "image"):
        if token.lower_name == "url" and len(token.arguments) == 1 and token.arguments[0].type == "string":
            _take_in(token.arguments[0], here, root, problems)
        else:
            problems.append(Problem.at(here, "P-011", what=f"{token.name}()"))
    elif token.type == "qualified-rule":
        _check_fonts(token, problems)


def _check_fonts(rule: Any, problems: list[Problem]) -> None:
    for declaration in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
        if declaration.type != "declaration" or declaration.lower_name not in ("font", "font-family"):
            continue
        words = tinycss2.serialize(declaration.value).replace('"', "").replace("'", "").strip()
        family = words.split(",")[0].strip()
        # In "bold 20pt/1.4 Arial" the name is what follows the size.
        named = re.split(r"\d\S*\s+(?=[^\d\s]*\D)", family)[-1] if declaration.lower_name == "font" else family
        if not family.endswith(FONTS) and named not in _GENERIC:
            here = Location(NAME, declaration.source_line)
            problems.append(Problem.at(here, "P-013", name=named, known=", ".join(FONTS)))


def _take_in(token: Any, here: Location, root: Path, problems: list[Problem]) -> None:
    """Put the picture itself in the place of its address, so that a print has nothing to fetch."""
    address = unquote(token.value)
    path = root / address
    reason = "chỉ dùng được tệp ảnh nằm trong thư mục của thư viện"
    try:
        inside = ":" not in address and path.resolve().is_relative_to(root.resolve())
        reason = not_ours(root, path) if inside else reason
        if not reason:
            data = path.read_bytes()
            reason = _fault_of(data)
    except (OSError, ValueError, RuntimeError):
        reason = "không đọc được tệp này"
    if reason:
        problems.append(Problem.at(here, "P-012", address=token.value, reason=reason))
        return
    kind = next(word for name, word in _KINDS.items() if raster_pixels(data, name))
    inline = f"data:image/{kind};base64,{base64.b64encode(data).decode()}"
    token.value, token.representation = inline, f'url("{inline}")' if token.type == "url" else f'"{inline}"'


def _fault_of(data: bytes) -> str:
    """Why a picture is not taken; an SVG is a program, and nobody needs it here."""
    if len(data) > _LARGEST_KB * 1024:
        return f"ảnh lớn hơn {_LARGEST_KB} kB"
    pixels = raster_pixels(data, *_KINDS)
    if pixels is None:
        return "không phải ảnh PNG hoặc JPEG"
    if pixels > MOST_PIXELS:
        return f"ảnh có hơn {MOST_PIXELS // 1_000_000} triệu điểm"
    return "" if is_whole(data, *_KINDS) else "tệp ảnh bị hỏng hoặc bị cắt ngang"
