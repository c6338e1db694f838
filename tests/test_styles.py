"""The style that is left in the pages does what the whole style sheet would."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from case_files import TESTS
from vankien.outputs.styles import REST

pytestmark = pytest.mark.xdist_group("styles")
ASSETS = TESTS.parent / "hooks" / "vankien" / "theme" / "assets"
PAGES = [
    "", "resolutions/", "resolutions/2024-57-nq-tw/", "resolutions/2021-24-qd-tw/", "glossary/", "glossary/chi-bo/",
    "history/", "history/congresses/xiv/", "study/", "packs/", "packs/nghi-quyet-57/",
    "help/faults/", "search/#q=dan+van", "offline/", "print/", "404.html", "18-nq-tw/",
]  # fmt: skip
WIDE = [*PAGES[:5], "en/resolutions/2024-57-nq-tw/side-by-side/"]
MEASURED = {
    "block-size", "bottom", "height", "inline-size", "left", "perspective-origin", "right", "top", "transform-origin",
    "width", "grid-template-rows", "grid-template-columns",
}  # fmt: skip
"""What the browser reckons from the rest; margins and paddings stay what was written."""
LOOK = """
window.look = (measured) => Array.from(document.querySelectorAll("body, body *"), (one) => {
  const look = getComputedStyle(one);
  const names = Array.from(look).filter((name) => measured.indexOf(name) < 0 && !/^(inset|-webkit)/.test(name));
  const name = one.tagName.toLowerCase() + "." + one.getAttribute("class");
  return [name].concat(names.map((part) => part + ":" + look.getPropertyValue(part)));
});
0
"""
BEFORE = "measured => { window.before = look(measured); }"
CHANGED = """measured => {
  const after = look(measured);
  if (after.length !== before.length) throw new Error("the page has changed");
  return after.map((now, n) => [now[0], now.filter((part) => before[n].indexOf(part) < 0)])
    .filter((one, n) => after[n].join() !== before[n].join()).slice(0, 4);
}"""
"""Compared in the page: what all elements look like is much to hand over."""


@pytest.mark.parametrize(("width", "addresses"), [(360, PAGES), (1280, WIDE)])
def test_nothing_of_the_style_is_lost(browser: Browser, base: str, width: int, addresses: list[str]) -> None:
    """With the whole style sheet put into it, no element of a page looks otherwise, nor what opens."""
    sheets = "".join((ASSETS / f"{name}.css").read_text(encoding="utf-8") for name in ("vankien", "search", "offline"))
    context = browser.new_context(
        viewport={"width": width, "height": 740}, bypass_csp=True, service_workers="block", reduced_motion="reduce"
    )
    page = context.new_page()
    changed = {}
    for address in addresses:
        page.goto("about:blank")
        page.goto(base + address)
        if page.locator("summary.icon").count():
            page.locator("summary.icon").click()
            page.locator("[data-theme-switch]").wait_for()
        if page.locator("a.term").count():
            page.locator("a.term").first.focus()
            page.locator("[role=tooltip]").wait_for()
        page.wait_for_load_state("networkidle")
        page.evaluate(LOOK)
        page.evaluate(BEFORE, list(MEASURED))
        page.add_style_tag(content=sheets)
        if found := page.evaluate(CHANGED, list(MEASURED)):
            changed[address] = found
    context.close()
    assert changed == {}


def test_beginning_of_a_work_waits_for_nothing(library_site: Path) -> None:
    """Its head holds the style of what is seen first, and no script; the rest follows the summary."""
    html = (library_site / "resolutions/2024-57-nq-tw/index.html").read_text(encoding="utf-8")
    head, rest = re.findall("<style>(.*?)</style>", html, re.DOTALL)

    assert ".title-page{" in head
    assert ".facts{" in rest
    assert not re.search(r"\.facts|\.terms-used|\.foot|@media print|\.search-form", head)
    assert html.index('<section id="tom-tat"') < html.index(rest) < html.index("<h2", html.index(rest))
    assert "<script src" not in html
    assert REST not in html
