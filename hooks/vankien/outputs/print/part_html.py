"""A part of a print as a document of its own, which knows of the others what it needs."""

import re
from collections.abc import Callable
from html import escape, unescape

from vankien.outputs.print.parts import Part

_PAGE_OF = re.compile(r"([^{}]+)::(after|before)\s*\{([^{}]*?)(target-counter\(attr\(href\),\s*page\))([^{}]*)\}")
_OTHER_NUMBERS = re.compile(r"target-(counters?|text)\b|counters?\(\s*pages\b")
_FIRST = re.compile(r"@page\s*:first\b")
_LINK = re.compile(r'<a (?=[^>]*\bhref="#([^"]+)")')
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_RUNNING = re.compile(r'\bdata-running="([^"]*)"')
MARK = "\u2060\u2060"
"""What stands, unseen, before a number that is not known yet."""
_MARK = r'"\2060\2060 "'


def late_numbers(css: str, total: int = 0) -> str:
    """
    A style sheet whose page numbers are marked, so that they are found when they are to be filled in.

    With a total, it is for one part of several: what is not in the part, and the number of all pages, are left open.
    """

    def marked(rule: re.Match[str]) -> str:
        selectors, place, before, page, after = rule.groups()
        here = f"{selectors}::{place}{{{before}{_MARK}{page}{after}}}"
        if not total:
            return here
        others = ",".join(f"{selector.strip()}[data-page]::{place}" for selector in selectors.split(","))
        return f"{here}{others}{{{before}{_MARK}attr(data-page){after}}}"

    css = _PAGE_OF.sub(marked, css)
    return css.replace("counter(pages)", f'{_MARK}"{total}"') if total else css


def fits_parts(css: str) -> bool:
    """Whether all the numbers that a style asks for can be filled in; a style of the house may ask in other ways."""
    others = _PAGE_OF.sub("", css).replace("counter(pages)", "")
    return not _OTHER_NUMBERS.search(others)


def late_style(html: str, total: int = 0) -> str:
    """The same for the style that stands in a document."""
    return _STYLE.sub(lambda style: f"<style>{late_numbers(style[1], total)}</style>", html)


def running_name(html: str) -> str:
    """What the first part sets for the running heads of all."""
    found = _RUNNING.search(html)
    return unescape(found[1]) if found else ""


def not_first(css: str) -> str:
    """A style sheet for parts that do not begin with the first page."""
    return _FIRST.sub("@page first-of-all", css)


def placed(pages_before: int, notes_before: int) -> str:
    """The style that begins counting where the part before ended, on the side of the paper that comes next."""
    side = "left" if pages_before % 2 else "right"
    return (
        f"@page:first{{counter-reset:page {pages_before + 1}}}"
        f"html{{break-before:{side};counter-reset:footnote {notes_before};string-set:running attr(data-running)}}"
    )


def part_html(head: str, part: Part, page_of: Callable[[str], int | None], running: str = "") -> str:
    """The document; `head` is all up to the body, `page_of` says or guesses on which page something stands."""
    own = part.places

    def led(match: re.Match[str]) -> str:
        page = None if match[1] in own else page_of(match[1])
        return match[0] if page is None else f'{match[0]}data-page="{page}" '

    opened = head.replace("<html ", f'<html data-running="{escape(running)}" ', 1) if running else head
    return f"{opened}<body>{_LINK.sub(led, part.html)}</body></html>"
