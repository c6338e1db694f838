"""A part of a print as a document of its own, which knows of the others what it needs."""

import re
from collections.abc import Callable
from html import escape, unescape

from vankien.outputs.print.parts import Part

_PAGE_OF = re.compile(r"([^{}]+)::(after|before)\s*\{([^{}]*?)target-counter\(attr\(href\),\s*page\)([^{}]*)\}")
_PAGES = re.compile(r"counter\(pages\)")
_FIRST = re.compile(r"@page\s*:first\b")
_LINK = re.compile(r'<a (?=[^>]*\bhref="#([^"]+)")')
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_RUNNING = re.compile(r'\bdata-running="([^"]*)"')
MARK = "\u2060\u2060"
"""What stands, unseen, before a number that is not known yet."""


def late_numbers(css: str, total: int) -> str:
    """A style sheet in which the page of what stands in another part, and the number of pages, are filled in later."""
    others = "".join(
        f'{_narrowed(rule[1])}::{rule[2]}{{{rule[3]}"\\2060\\2060 " attr(data-page){rule[4]}}}' for rule in _PAGE_OF.finditer(css)
    )
    return _PAGES.sub(f'"\\\\2060\\\\2060 {total}"', css) + others


def late_style(head: str, total: int) -> str:
    """The same for the style that stands in the head of a document."""
    return _STYLE.sub(lambda style: f"<style>{late_numbers(style[1], total)}</style>", head)


def running_name(html: str) -> str:
    """What the first part sets for the running heads of all."""
    found = _RUNNING.search(html)
    return unescape(found[1]) if found else ""


def _narrowed(selectors: str) -> str:
    return ",".join(f"{selector.strip()}[data-page]" for selector in selectors.split(","))


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
