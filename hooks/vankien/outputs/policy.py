"""What a page may load and run: a content security policy of its own, written into every built page."""

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path

START = (Path(__file__).parent.parent / "theme" / "start.js").read_text(encoding="utf-8")
"""
The one script that stands in the pages: it takes up what the reader has chosen before anything is painted.

A page that showed itself light first and then dark would dazzle; a file of its own would let every first page wait.
The first look into what is kept makes a page wait, too, and who comes for the first time has chosen nothing: where our
worker could run and has not been here yet, it looks only when the page is there. Then it adds the script of every
page, too, where no other script of the page has to follow it: a browser that finds it in the page asks for it at once,
in the very moment in which the first picture is made.
"""

_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_FIRST = re.compile(r'<meta charset="utf-8">\n?')
_META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="[^"]*">\n?')
_FONT = "<style>@font-face{"
_ASKS_PAGEFIND = "assets/search.js"
"""The page with this script may fall back on Pagefind, which is WebAssembly; no other page may run any."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What is allowed beside the site's own files: styles in pages by their hashes, and WebAssembly where needed."""

    styles: tuple[str, ...]
    wasm: bool = False
    starts: bool = False
    """Whether the page holds `START`. No other script in a page is ever allowed, whatever its text."""
    fonts: bool = False
    """Whether the page brings letters that devices may lack (`web_fonts.py`)."""

    def text(self, *, framing: bool = False) -> str:
        """The policy in one line. Who may frame a page can be said only in a header: `framing` adds it."""
        rules = [
            "default-src 'none'",
            "script-src 'self'" + f" {_hash(START)}" * self.starts + " 'wasm-unsafe-eval'" * self.wasm,
            "style-src " + (" ".join(("'self'", *self.styles)) if self.styles else "'none'"),
            "img-src 'self'",
            *(["font-src 'self'"] if self.fonts else []),
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            *(["frame-ancestors 'none'"] if framing else []),
        ]
        return "; ".join(rules)

    @property
    def meta(self) -> str:
        """The policy as a page states it of itself."""
        return f'<meta http-equiv="Content-Security-Policy" content="{escape(self.text(), quote=False)}">\n'


def close_pages(site: Path) -> Policy:
    """
    Write into every page below a folder what that page needs, and nothing more. Returns what all of them need.

    The hashes are those of the styles as they stand in the built pages, so that the two cannot disagree.
    """
    policies = []
    for path in sorted(site.rglob("*.html")):
        html = without_policy(path.read_text(encoding="utf-8"))
        policy = policy_of(html)
        policies.append(policy)
        first = _FIRST.search(html)
        if first is None:
            raise ValueError(f"{path}: no <meta charset> to put the policy behind")
        closed = html[: first.end()] + policy.meta + html[first.end() :]
        path.write_text(closed, encoding="utf-8", newline="")
    return _together(policies)


def policy_of(html: str) -> Policy:
    """The narrowest policy under which a page works."""
    styles = tuple(dict.fromkeys(map(_hash, _STYLE.findall(html))))
    return Policy(styles, _ASKS_PAGEFIND in html, f"<script>{START}</script>" in html, _FONT in html)


def without_policy(html: str) -> str:
    """The page as it was before, for a copy that is opened as files, where browsers differ on what 'self' is."""
    return _META.sub("", html)


def _together(policies: Iterable[Policy]) -> Policy:
    policies = list(policies)
    styles = tuple(sorted({style for p in policies for style in p.styles}))
    return Policy(
        styles, any(p.wasm for p in policies), any(p.starts for p in policies), any(p.fonts for p in policies)
    )


def _hash(style: str) -> str:
    """
    A style as a policy names it.

    >>> _hash("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    digest = hashlib.sha256(style.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
