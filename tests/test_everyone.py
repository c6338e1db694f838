"""Every reader: WCAG 2.2 AA as axe-core sees it, the keyboard, large letters, narrow screens, coarse fingers."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from serving import ARGUMENTS, PHONE, chromium, serve

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules whose answer changes with the colours; the others need to be asked once."""

WORK = "resolutions/2024-57-nq-tw/"
PAGES = {
    "home": "", "register": "resolutions/", "list": "resolutions/year/2025/", "fields": "fields/", "field": "fields/dan-van/",
    "work": WORK, "replaced work": "resolutions/2021-24-qd-tw/", "glossary": "glossary/", "term": "glossary/chi-bo/",
    "search": "search/", "results": "search/#q=dan+van", "nothing found": "search/#q=zzkhongco", "offline": "offline/",
    "help": "help/", "faults": "help/faults/", "study": "study/", "history": "history/", "print": "print/",
    "choice": "18-nq-tw/", "404": "404.html",
}  # fmt: skip
"""One address of each kind of page."""
SAMPLE = {
    "print with pictures": "print/", "prints of a field": "print/field/phong-doc/", "work with annexes": "resolutions/2021-30-2021-nd-tvm/",
    "English home": "en/", "English register": "en/resolutions/", "English work": "en/resolutions/2019-20-nq-hdtv/",
    "English help": "en/help/",
}  # fmt: skip

MODES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "high contrast": {"color_scheme": "light", "contrast": "more"},
    "high contrast, dark": {"color_scheme": "dark", "contrast": "more"},
    "forced colours": {"forced_colors": "active"},
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of this file."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def base(library_site: Path) -> Iterator[str]:
    """The address of the built library."""
    with serve(library_site) as address:
        yield address


@pytest.fixture(scope="module")
def sample_base(sample_library: Path) -> Iterator[str]:
    """The address of the sample with prints and a second language."""
    with serve(sample_library / "site") as address:
        yield address


def opened(page: Page, address: str) -> None:
    """Go there; what the search has to show is shown."""
    page.goto(address)
    if "#q=" in address:
        expect(page.locator("[data-search-results]")).to_have_attribute("data-search-state", "done")


def violations(page: Page, rules: list[str] | None = None) -> list[str]:
    """What axe-core finds, a line each."""
    page.evaluate(AXE)
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    found = page.evaluate("only => axe.run(document, {runOnly: only, resultTypes: ['violations']})", only)
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def all_modes(browser: Browser, base: str, pages: dict[str, str]) -> dict[str, list[str]]:
    """Violations by page and mode: everything once, on the narrowest screen; what depends on colours in each mode."""
    context = browser.new_context(viewport={"width": 320, "height": 700}, service_workers="block")
    page = context.new_page()
    found = {}
    for name, address in pages.items():
        page.emulate_media(**MODES["light"], forced_colors="none")
        opened(page, base + address)
        found[f"{name}, everything"] = violations(page)
        for mode, media in MODES.items():
            page.emulate_media(**{"color_scheme": "light", "contrast": "no-preference", "forced_colors": "none", **media})
            found[f"{name}, {mode}"] = violations(page, COLOURS)
        page.goto("about:blank")
    context.close()
    return {where: lines for where, lines in found.items() if lines}


@pytest.mark.xdist_group("reader")
def test_axe_finds_nothing(browser: Browser, base: str) -> None:
    """No page kind, in light, dark, high contrast and forced colours, at 320 pixels."""
    assert all_modes(browser, base, PAGES) == {}


@pytest.mark.xdist_group("sample")
def test_axe_finds_nothing_in_the_sample(browser: Browser, sample_base: str) -> None:
    """Prints with their pictures, long texts with annexes and tables, and the second language."""
    assert all_modes(browser, sample_base, SAMPLE) == {}
