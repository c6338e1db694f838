"""Every reader: WCAG 2.2 AA as axe-core sees it, the keyboard, large letters, narrow screens, coarse fingers."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from serving import PHONE, Phone, serve

pytestmark = pytest.mark.xdist_group("everyone")

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
STRONG = [*COLOURS, "color-contrast-enhanced"]
"""The rules whose answer changes with the colours; who asks for more contrast gets 7:1. The others are asked once."""

WORK = "resolutions/2024-57-nq-tw/"
PAGES = {
    "home": "", "register": "resolutions/", "list": "resolutions/year/2025/", "fields": "fields/",
    "field": "fields/dan-van/",
    "work": WORK, "replaced work": "resolutions/2021-24-qd-tw/", "glossary": "glossary/", "term": "glossary/chi-bo/",
    "search": "search/", "results": "search/#q=dan+van", "nothing found": "search/#q=zzkhongco", "offline": "offline/",
    "help": "help/", "faults": "help/faults/", "study": "study/", "history": "history/",
    "event": "history/congresses/xiv/", "topic": "study/2026/thang-11/", "writing": "study/works/di-chuc/",
    "questions": "history/periods/1930-1945/questions/", "practice": "study/practice/",
    "print": "print/", "packs": "packs/", "pack": "packs/dang-vien-moi/", "choice": "18-nq-tw/", "404": "404.html",
}  # fmt: skip
"""One address of each kind of page."""
SAMPLE = {
    "print with pictures": "print/", "prints of a field": "print/field/phong-doc/",
    "work with annexes": "resolutions/2021-30-2021-nd-tvm/",
    "English home": "en/", "English register": "en/resolutions/", "English work": "en/resolutions/2019-20-nq-hdtv/",
    "English help": "en/help/", "state of the translation": "en/progress/",
    "side by side": "en/resolutions/2021-30-2021-nd-tvm/side-by-side/",
}  # fmt: skip

ALIKE = {"list", "field", "replaced work", "search", "nothing found", "offline", "faults", "study", "choice", "404"}
"""Kinds that are built of the same parts as others: looked at once is enough."""
OWN_COLOURS = {"offline", "study"}
"""Those of them that have parts which are coloured nowhere else."""

MODES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "high contrast": {"color_scheme": "light", "contrast": "more"},
    "high contrast, dark": {"color_scheme": "dark", "contrast": "more"},
    "forced colours": {"forced_colors": "active"},
}
VISITS = (("light", "dark"), ("high contrast", "high contrast, dark", "forced colours"))
"""Modes that a page can change between without being asked for again: `start.js` brings each visit the same files."""
PLAIN = {"color_scheme": "light", "contrast": "no-preference", "forced_colors": "none"}


@pytest.fixture(scope="module")
def sample_base(sample_library: Path) -> Iterator[str]:
    """The address of the sample with prints and a second language."""
    with serve(sample_library / "site") as address:
        yield address


def opened(page: Page, address: str) -> None:
    """Go there; what the search has to show is shown, and of a work all is laid out, not only its beginning."""
    page.goto(address)
    if page.locator("html.js .work").count():
        # What is not laid out yet has a size for the time being, over which what stands in it reaches.
        expect(page.locator("html")).to_have_class(re.compile(r"\bwhole\b"))
    if "#q=" in address:
        expect(page.locator("[data-search-results]")).to_have_attribute("data-search-state", "done")


def violations(page: Page, mode: str, *parts: str) -> list[str]:
    """What axe-core finds, a line each: everything in the light, else what colours change, in these parts or all."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    only = {"type": "rule", "values": STRONG if "contrast" in MODES[mode] else COLOURS}
    if mode == "light":
        only, parts = {"type": "tag", "values": TAGS}, ()
    found = page.evaluate(
        "([only, parts]) => axe.run(parts ? {include: parts} : document, {runOnly: only, resultTypes: ['violations']})",
        [only, [[part] for part in parts] or None],
    )
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
        # More contrast changes the colours of parts, of which these have none of their own.
        for modes in VISITS[:1] if name in ALIKE - OWN_COLOURS else VISITS:
            page.goto("about:blank")
            for mode in modes:
                page.emulate_media(**{**PLAIN, **MODES[mode]})
                # What the first mode needs is asked for while the page comes.
                if mode == modes[0]:
                    opened(page, base + address)
                found[f"{name}, {mode}"] = violations(page, mode)
    context.close()
    return {where: lines for where, lines in found.items() if lines}


def test_axe_finds_nothing(browser: Browser, base: str) -> None:
    """No page kind, in light, dark, high contrast and forced colours, at 320 pixels."""
    assert all_modes(browser, base, PAGES) == {}


def test_axe_finds_nothing_in_the_sample(browser: Browser, sample_base: str) -> None:
    """Prints with their pictures, long texts with annexes and tables, and the second language."""
    assert all_modes(browser, sample_base, SAMPLE) == {}


def test_axe_finds_nothing_in_what_opens(browser: Browser, base: str) -> None:
    """Menu, suggestions, tooltip, sheets, the code for a room, the menu of a provision and the bar of reading."""
    voice = '{name: "Linh", voiceURI: "linh", lang: "vi-VN", localService: true}'
    with screen(browser, 320, 700) as page:
        page.add_init_script(
            "navigator.share = () => Promise.resolve(); window.SpeechSynthesisUtterance = function () {};"
            f"Object.defineProperty(window, 'speechSynthesis', {{value: {{getVoices: () => [{voice}], speak() {{}},"
            " cancel() {}, addEventListener() {}}});"
        )
        steps = {
            "menu": ("summary.icon", ".panel"),
            "sheet": (".actions [data-tool=share]", "dialog.sheet"),
            "room": (".sheet button:has-text('Mã QR')", "dialog.room"),
            "report": (".foot [data-tool=report]", "dialog.sheet"),
            "provision": ("#muc-tieu .pv-link", ".pv-menu"),
            "reading": (".listen", ".aloud"),
        }
        found = {}
        for mode in ("light", "dark", "forced colours"):
            page.goto("about:blank")
            page.emulate_media(**{**PLAIN, **MODES[mode]})
            page.goto(base + WORK)
            for name, (press, box) in steps.items():
                page.locator(press).first.click()
                expect(page.locator(box)).to_be_visible()
                # In other colours the page has been looked at as a page; here what has opened on it is.
                found[f"{name}, {mode}"] = violations(page, mode, box) + page.evaluate(TORN)
                if name != "sheet":
                    page.keyboard.press("Escape")
            page.locator("a.term").first.focus()
            expect(page.get_by_role("tooltip")).to_be_visible()
            found[f"term, {mode}"] = violations(page, mode, "[role=tooltip]", "a.term")
            page.locator("[data-search]").click()
            page.keyboard.insert_text("dan van")
            expect(page.get_by_role("option").first).to_be_visible()
            found[f"suggestions, {mode}"] = violations(page, mode, "[role=search]")
    assert {where: lines for where, lines in found.items() if lines} == {}


@contextmanager
def screen(browser: Browser, width: int, height: int, **options: object) -> Iterator[Page]:
    """A window of that size, without a worker that keeps pages."""
    context = browser.new_context(viewport={"width": width, "height": height}, service_workers="block", **options)  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


UNFOLDED = "document.querySelectorAll('details:not(.menu)').forEach(box => { box.open = true })"
TOO_SMALL = """() => [...document.querySelectorAll("a[href], button, summary, input, select, textarea")].filter(e => {
  const style = getComputedStyle(e);
  // Links in running text may be as small as their words (WCAG 2.5.8), and what is not shown is no target.
  if (style.visibility === 'hidden' || e.closest('sup, .skip')) return false;
  if (e.matches('a') && style.display === 'inline') return false;
  const shown = e.closest('.card') || (e.matches('[type=checkbox],[type=radio]') && e.closest('label')) || e;
  const box = shown.getBoundingClientRect();
  return box.width > 1 && (box.width < 43.5 || box.height < 43.5);
}).map(e => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
  .map(([text, box]) => `${text} ${Math.round(box.width)}x${Math.round(box.height)}`)"""
"""What a finger would miss."""
SPILLS = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > width + 1 &&
    !e.closest('.table-frame, .visually-hidden, pre')).map(e => e.outerHTML.slice(0, 90));
}"""
"""What makes the page wider than the window."""


def test_fingers_hit_what_they_aim_at(browser: Browser, base: str) -> None:
    """On a phone every target outside running text is 44 pixels wide and high, folded away or not."""
    with screen(browser, **PHONE) as page:
        small = {}
        for name, address in PAGES.items():
            page.goto("about:blank")
            opened(page, base + address)
            page.evaluate(UNFOLDED)
            if page.locator("summary.icon").count():
                page.locator("summary.icon").click()
                # What the menu brings comes with the press, and so does its style.
                expect(page.locator(".sizes button").first).to_have_css("min-height", "48px")
            small[name] = page.evaluate(TOO_SMALL)
    assert {name: found for name, found in small.items() if found} == {}


ZOOMS = {
    "400 % of 1280": ((320, 256), ""),
    "letters twice as large": ((1280, 800), "document.documentElement.style.fontSize = '200%'"),
    "the largest letters on a phone": ((360, 740), "document.documentElement.setAttribute('data-size', '3')"),
    "the largest letters on a small screen": ((1024, 700), "document.documentElement.setAttribute('data-size', '3')"),
    # WCAG 1.4.12
    "spaced text": (
        (320, 640),
        """document.querySelectorAll('body *').forEach(e => {
          e.style.lineHeight = '1.5'; e.style.letterSpacing = '.12em'; e.style.wordSpacing = '.16em';
        })""",
    ),
}


@pytest.mark.parametrize("zoom", ZOOMS)
def test_large_letters_and_narrow_screens_lose_nothing(browser: Browser, base: str, zoom: str) -> None:
    """Enlarged four times, with large or spaced letters, nothing is pushed out of the window."""
    (width, height), change = ZOOMS[zoom]
    with screen(browser, width, height) as page:
        spilt = {}
        for name, address in PAGES.items():
            if change and name in ALIKE:
                continue
            page.goto("about:blank")
            opened(page, base + address)
            if change:
                page.evaluate(change)
            spilt[name] = page.evaluate(SPILLS)
            header = page.locator("header.top").bounding_box()
            # Enlarged four times a header that stays would leave little to read by.
            assert header is None or header["height"] <= height / 2 or height < 300, name
            if header and height < 300:
                page.mouse.wheel(0, 400)
                assert page.evaluate("getComputedStyle(document.querySelector('.top')).position") != "sticky"
    assert {name: found for name, found in spilt.items() if found} == {}


FOCUSED = """() => {
  const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
  const top = document.querySelector('header.top'), bar = top.getBoundingClientRect();
  const inside = (value, most) => Math.min(Math.max(value, 1), most - 1);
  const x = inside(box.left + box.width / 2, innerWidth), y = inside(box.top + box.height / 2, innerHeight);
  const there = document.elementFromPoint(x, y);
  return {
    is: e === document.body ? '' : e.outerHTML.slice(0, 80),
    ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    seen: e.matches('.skip') || top.contains(e) || (box.bottom > bar.bottom && box.top < innerHeight),
    covered: !top.contains(e) && top.contains(there)
  };
}"""


@pytest.mark.parametrize("address", ["", WORK, "resolutions/", "help/"])
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_keyboard_reaches_everything_in_sight(browser: Browser, base: str, address: str, key: str) -> None:
    """Forwards and backwards: each stop shows a ring and is not hidden behind the header (WCAG 2.4.7, 2.4.11)."""
    with screen(browser, **PHONE, reduced_motion="reduce") as page:
        page.goto(base + address)
        stops = []
        for _ in range(70):
            page.keyboard.press(key)
            stop = page.evaluate(FOCUSED)
            if not stop["is"] or (stops and stop["is"] == stops[0]["is"] and len(stops) > 5):
                break
            stops.append(stop)

    assert len(stops) > 15
    assert [stop for stop in stops if not stop["ring"] or not stop["seen"] or stop["covered"]] == []
    if key == "Tab":
        assert 'class="skip"' in stops[0]["is"]


def test_skip_link_leads_past_the_header(browser: Browser, base: str) -> None:
    """One key shows it, the next goes to the content: from there the keyboard goes on."""
    with screen(browser, **PHONE) as page:
        page.goto(base + WORK)
        page.keyboard.press("Tab")
        expect(page.locator(".skip")).to_be_in_viewport()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null")


def test_escape_closes_and_goes_back(browser: Browser, base: str) -> None:
    """The menu, the sheet and the menu of a provision close by Escape, and the keyboard is where it was."""
    with screen(browser, **PHONE) as page:
        page.goto(base + WORK)
        for opener, box in (
            ("summary.icon", ".panel"), (".actions [data-tool=share]", "dialog.sheet"),
            (".foot [data-tool=report]", "dialog.sheet"), ("#muc-tieu .pv-link", ".pv-menu"),
        ):  # fmt: skip
            page.locator(opener).first.focus()
            page.keyboard.press("Enter")
            expect(page.locator(box)).to_be_visible()
            if box == ".pv-menu":
                expect(page.locator(".pv-menu button").first).to_be_focused()
            page.keyboard.press("Escape")
            expect(page.locator(box)).not_to_be_visible()
            expect(page.locator(opener).first).to_be_focused()


def test_size_of_letters_is_kept_when_chosen(browser: Browser, base: str) -> None:
    """Larger letters stay over pages, nothing is stored before, and the usual size leaves nothing behind."""
    reader = Phone(browser, base)
    page = reader.open("")
    size = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.lead')).fontSize)")
    assert page.evaluate("localStorage.length") == 0
    page.locator("summary.icon").tap()
    buttons = page.get_by_role("group", name="Cỡ chữ").get_by_role("button")
    buttons.nth(3).tap()
    assert [b.get_attribute("aria-pressed") for b in buttons.all()] == ["false", "false", "false", "true"]
    page = reader.open(WORK)
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= size * 1.3
    page.locator("summary.icon").tap()
    page.get_by_role("button", name="Cỡ thường").tap()
    assert page.evaluate("localStorage.length") == 0
    reader.context.close()
    assert reader.errors == []


def test_choices_hold_before_anything_is_painted(browser: Browser, base: str) -> None:
    """Dark and large are there although no script file ever comes: no page flashes light and small first."""
    with screen(browser, **PHONE) as page:
        page.goto(base)
        page.evaluate("localStorage.setItem('theme', 'dark'); localStorage.setItem('size', '2')")
        page.route("**/assets/*.js", lambda route: route.abort())
        page.goto(base + WORK)
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(27, 24, 21)"
        assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") > 20


def test_controls_that_need_scripts_are_hidden_without(browser: Browser, base: str) -> None:
    """Without scripts there is no button that does nothing; what is left works by itself."""
    with screen(browser, **PHONE, java_script_enabled=False) as page:
        for address in PAGES.values():
            page.goto(base + address)
            assert page.locator("button:visible:not([type=submit])").count() == 0, address
        page.goto(base + WORK)
        assert page.locator(".actions > :visible").count() >= 1


def test_nothing_moves_for_who_asks_for_rest(browser: Browser, base: str) -> None:
    """Smooth scrolling is for those who did not ask for less motion; nothing else moves at all."""
    with screen(browser, **PHONE, reduced_motion="reduce") as page:
        page.goto(base + WORK)
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
        moving = (
            "[...document.querySelectorAll('*')].filter(e => {const s = getComputedStyle(e);"
            "return s.animationName !== 'none' || parseFloat(s.transitionDuration) > 0}).length"
        )
        assert page.evaluate(moving) == 0


def test_tables_move_inside_their_frame(browser: Browser, sample_base: str) -> None:
    """A table of a text stays a table on a phone: it has a named frame that the keyboard reaches and moves."""
    with screen(browser, 320, 640) as page:
        page.goto(sample_base + "resolutions/2021-30-2021-nd-tvm/")
        frames = page.locator(".provisions [role=region]:has(table)")
        assert frames.count() == page.locator(".provisions table").count() > 0
        for frame in frames.all():
            assert frame.get_attribute("aria-label", timeout=1000)
            frame.focus()
            expect(frame).to_be_focused()
            assert frame.locator("table").evaluate("e => getComputedStyle(e).display") == "table"
        wide = page.locator(".provisions .table-frame").first
        wide.evaluate("e => { e.querySelector('table').style.width = '900px' }")
        wide.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(400)
        assert wide.evaluate("e => e.scrollLeft") > 0
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_lines_are_of_a_length_that_reads_well(browser: Browser, base: str) -> None:
    """On wide screens a line of the text holds 45 to 90 letters, and beside it stand the contents."""
    for width in (1024, 1280, 1920):
        with screen(browser, width, 800) as page:
            page.goto(base + WORK)
            count = page.evaluate("""() => {
              const p = document.querySelector('.summary p'), style = getComputedStyle(p);
              return p.textContent.length / Math.round(p.getBoundingClientRect().height / parseFloat(style.lineHeight));
            }""")
            assert 45 <= count <= 90, (width, count)
            contents = page.locator(".contents").bounding_box()
            text = page.locator(".summary").bounding_box()
            assert contents
            assert text
            assert (contents["x"] + contents["width"] <= text["x"]) == (width >= 1120)
            if width >= 1120:
                expect(page.locator(".contents a").first).to_be_visible()


TORN = r"""() => {
  const found = [], range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const symbols = /(?<![\w/-])\d{1,5}(?:\/\d{4})?[-/][A-ZĐ][A-Za-zĐđ]*[-/][A-ZĐ][A-Za-zĐđ]*/g;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentNode.closest('script, style, pre, code, textarea')) continue;
    for (const match of node.data.matchAll(symbols)) {
      range.setStart(node, match.index); range.setEnd(node, match.index + match[0].length);
      const tops = new Set([...range.getClientRects()].filter(box => box.width > 1).map(box => Math.round(box.top)));
      const isAlone = node.data.trim() === match[0];
      const isWhole = isAlone || getComputedStyle(node.parentNode).whiteSpace.includes('nowrap');
      if (tops.size < 2 && (isWhole || node.parentNode.closest('svg'))) continue;
      found.push(node.parentNode.tagName + ' ' + match[0] + ' in ' + node.data.trim().slice(0, 60));
    }
  }
  return found;
}"""
"""Symbols that stand on two lines, or would with other letters: among other words each needs to be kept together."""


def test_no_symbol_is_torn(browser: Browser, base: str) -> None:
    """57-NQ/TW stands on one line on every page, whatever the width."""
    torn = {}
    with screen(browser, 320, 700) as page:
        for name, address in PAGES.items():
            page.goto("about:blank")
            opened(page, base + address)
            page.evaluate(UNFOLDED)
            for width in (320, 345, 375, 412):
                page.set_viewport_size({"width": width, "height": 700})
                torn[f"{name}, {width}"] = page.evaluate(TORN)
    assert {where: found for where, found in torn.items() if found} == {}
