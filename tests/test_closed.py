"""The site is closed: pages run only what is theirs, and the ready header files of the build say the same."""

import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from serving import Phone, serve
from vankien.outputs.headers import APACHE, NAME, NGINX, OTHERS, STATIC, header_files
from vankien.outputs.policy import START, Policy, close_pages, policy_of, without_policy
from vankien.outputs.web_fonts import add_fonts, scripts_of

pytestmark = pytest.mark.xdist_group("closed")
META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def ready_headers(site: Path) -> dict[str, str]:
    """The headers that a static host reads from the built file."""
    lines = (site / STATIC).read_text(encoding="utf-8").splitlines()
    return dict(line.strip().split(": ", 1) for line in lines if line.startswith("  "))


class Inline(HTMLParser):
    """Collects what a strict policy would block: scripts, handlers and styles in the page itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.found += [f"{tag} {name}" for name in given if name.startswith("on") or name == "style"]
        is_data = (given.get("type") or "").endswith(("json", "html"))
        if tag == "script" and "src" not in given and not is_data:
            self.found.append("script")


def test_every_page_states_its_own_policy(library_site: Path) -> None:
    """First of all a page says the hashes of just its own styles and of the one script; nothing else needs leave."""
    pages = sorted(library_site.resolve().rglob("*.html"))
    assert len(pages) > 100
    for path in pages:
        html = path.read_text(encoding="utf-8")
        assert META.findall(html) == [policy_of(html).text()], path
        assert html.index("Content-Security-Policy") < min(
            html.find(f"<{tag}") % 10**9 for tag in ("style", "script", "link")
        )
        inline = Inline()
        inline.feed(html.replace(f"<script>{START}</script>", "", 1))
        assert inline.found == [], path


def test_policy_is_strict(library_site: Path) -> None:
    """No word opens it again, and WebAssembly is for the page of results alone."""
    for path in sorted(library_site.resolve().rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        policy = META.findall(html)[0]
        assert policy.startswith("default-src 'none'; script-src 'self'"), path
        assert not re.search(r"'unsafe-(inline|eval|hashes)'|\*|https?:|data:|blob:", policy), path
        assert ("wasm-unsafe-eval" in policy) == (path.parent.name == "search"), path
        # Only letters that devices lack are worth a font; no page in Vietnamese brings one.
        assert ("font" in policy) == ("@font-face" in html) == bool(scripts_of(html)), path
        assert not ('<html lang="vi"' in html and "font" in policy), path


def test_header_files_agree_with_the_pages(library_site: Path) -> None:
    """Every hash of every page stands in each of the files, and nothing that no page needs."""
    used = {
        word
        for path in library_site.resolve().rglob("*.html")
        for word in META.findall(path.read_text(encoding="utf-8"))[0].split()
        if word.startswith("'sha256")
    }
    used = {word.rstrip(";") for word in used}
    for name in (APACHE, NGINX, STATIC):
        text = (library_site / name).read_text(encoding="utf-8")
        assert set(re.findall(r"'sha256-[^']+'", text)) == used, name
        assert "frame-ancestors 'none'" in text
        for header, value in OTHERS.items():
            assert header in text, name
            assert value in text, name
    assert "frame-ancestors" not in META.findall((library_site / "index.html").read_text(encoding="utf-8"))[0]


@pytest.mark.parametrize(
    ("path", "is_search"),
    [("/thu/search/", True), ("/thu/en/search/index.html", True), ("/thu/", False), ("/thu/xx/search/", False),
     ("/thu/resolutions/search/", False), ("/search/", False)],
)  # fmt: skip
def test_servers_know_the_page_of_results(path: str, is_search: bool) -> None:
    """In every language and under any path, and no other page is taken for it."""
    files = dict(header_files(Policy(("'sha256-x'",), wasm=True), ("en", "tyz"), "/thu/"))
    for name, pattern in ((APACHE, r'Request_URI "([^"]+)"'), (NGINX, r'\$uri ~ "([^"]+)"')):
        found = re.search(pattern, files[name])
        assert found
        assert bool(re.search(found[1], path)) == is_search


@pytest.mark.parametrize(
    ("address", "is_lasting"),
    [("/thu/assets/vankien.js?v=1a2b3c4d", True), ("/thu/search/data/vi/0a1b2c/w1.js", True), ("/thu/", False),
     ("/thu/assets/vankien.js", False), ("/thu/?v=1", False), ("/thu/sw.js", False),
     ("/thu/search/data/vi/catalogue.js", False)],
)  # fmt: skip
def test_browsers_keep_what_cannot_change(address: str, is_lasting: bool) -> None:
    """For good what is named after what it holds; of all else they ask whether it is still so."""
    text = dict(header_files(Policy(("'sha256-x'",)), (), "/thu/"))[NGINX]
    patterns = re.findall(r'if \(\$(?:request_)?uri ~ "([^"]+)"\) \{ set \$vankien_cache', text)
    assert len(patterns) == 2
    assert any(re.search(pattern, address) for pattern in patterns) == is_lasting


def test_fonts_come_to_devices_that_lack_letters(browser: Browser, tmp_path: Path) -> None:
    """One is fetched if the device has none of those named before it, and its letters are drawn with it."""
    (tmp_path / "assets").mkdir()
    style = "<style>:root{--serif:serif}p{font:1rem var(--serif)}</style>"
    page = (
        '<!doctype html><html lang="%s"><meta charset="utf-8"><link rel="icon" href="icon.svg">' + style + "<p>%s</p>"
    )
    for name, text in (("lacks", "ឯកសារ"), ("has", "ឯកសារ"), ("vi", "Văn kiện")):
        (tmp_path / f"{name}.html").write_text(page % (name, text), encoding="utf-8")
    (tmp_path / "icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    add_fonts(tmp_path)
    # The machine of the tests has Debian's fonts; of these pages one does not name them.
    path = tmp_path / "lacks.html"
    path.write_text(re.sub(r'(?:local\("[^"]*"\),)+', "", path.read_text(encoding="utf-8")), encoding="utf-8")
    close_pages(tmp_path)
    asked: list[str] = []
    with serve(tmp_path, asked=asked) as address:
        found = {}
        for name in ("lacks", "has", "vi"):
            reader = Phone(browser, address)
            reader.open(f"{name}.html")
            loaded = reader.page.evaluate(
                "document.fonts.ready.then(() => [...document.fonts].map((one) => one.status))"
            )
            found[name] = [status for status in loaded if status == "loaded"], reader.errors
            reader.context.close()

    assert found == {"lacks": (["loaded"], []), "has": (["loaded"], []), "vi": ([], [])}
    assert [path.partition("?")[0] for path in asked if "woff2" in path] == ["/assets/khmer-400.woff2"]


def test_policy_can_be_left_out(library_site: Path) -> None:
    """A copy to be opened as files is the page without that line."""
    html = (library_site / "index.html").read_text(encoding="utf-8")
    bare = without_policy(html)
    assert "Content-Security-Policy" not in bare
    assert html.replace(policy_of(html).meta, "") == bare


PAGES = [
    "", "resolutions/", "resolutions/2024-57-nq-tw/", "fields/dan-van/", "glossary/", "glossary/chi-bo/", "help/",
    "search/", "18-nq-tw/", "404.html",
]  # fmt: skip


def test_no_page_breaks_its_policy(browser: Browser, library_site: Path) -> None:
    """Served with the ready headers every kind of page is as it should be: styled, its scripts run, nothing refused."""
    with serve(library_site, ready_headers(library_site)) as base:
        reader = Phone(browser, base)
        for address in PAGES:
            page = reader.open(address)
            # No page scrolls the body's usual margin: the style is there.
            assert page.evaluate("getComputedStyle(document.body).margin") == "0px", address
        page = reader.open("resolutions/2024-57-nq-tw/")
        page.locator("a.term").first.focus()
        expect(page.locator("[role=tooltip]")).to_be_visible()
        assert json.loads(page.locator('script[type="application/ld+json"]').text_content() or "")["@type"]
        page.locator("[data-search]").tap()
        page.keyboard.insert_text("24-QĐ/TW")
        expect(page.get_by_role("option").first).to_be_visible()
        reader.context.close()
    assert reader.errors == []
    assert reader.foreign == []


def test_search_falls_back_on_pagefind_under_the_policy(browser: Browser, library_site: Path) -> None:
    """What only stems find needs WebAssembly, which the page of results may run."""
    asked: list[str] = []
    with serve(library_site, ready_headers(library_site), asked) as base:
        reader = Phone(browser, base)
        page = reader.open("search/#q=" + "zzkhongco đảng")
        expect(page.locator("[data-search-results]")).to_have_attribute("data-search-state", "done")
        found = page.evaluate(
            "import(new URL('../pagefind/pagefind.js', location.href)).then(p => p.init().then(() => p.search('nghị')))"
            ".then(found => found.results.length)"
        )
        other = reader.open("help/")
        refused = other.evaluate(
            "WebAssembly.compile(new Uint8Array([0,97,115,109,1,0,0,0])).then(() => '', e => e.name)"
        )
        reader.context.close()
    assert found > 0
    assert any("pagefind" in path for path in asked)
    assert refused == "CompileError"


ATTACK = """
<script>window.taken = ["inline script"]</script>
<script src="{foreign}evil.js"></script>
<script src="data:text/javascript,window.taken=['data']"></script>
<img id="picture" src="missing.png" onerror="window.taken=['handler']">
<img src="{foreign}picture.png">
<p id="styled" style="position:fixed">x</p>
<style>body{{outline:9px solid red}}</style>
<link rel="stylesheet" href="{foreign}evil.css">
<iframe src="{foreign}frame.html"></iframe>
<object data="{foreign}object.html"></object>
<video src="{foreign}video.mp4"></video>
<base href="{foreign}">
<a id="js" href="javascript:window.taken=['address']">x</a>
<form id="form" action="{foreign}form" method="post"><input name="a" value="b"><button id="send">x</button></form>
<script type="application/json" id="data">{{"harmless": true}}</script>
"""
"""What somebody would put into a page who could."""


@pytest.mark.parametrize("by", ["meta", "headers", ""])
def test_policy_blocks_an_attack(browser: Browser, library_site: Path, tmp_path: Path, by: str) -> None:
    """The page's own statement and the server's headers each suffice; without both the same attack gets through."""
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    site.mkdir()
    elsewhere.mkdir()
    (elsewhere / "evil.js").write_text("window.taken = ['foreign script'];")
    (elsewhere / "frame.html").write_text("<p>elsewhere")
    shutil.copytree(library_site / "assets", site / "assets")
    asked: list[str] = []
    with serve(elsewhere, asked=asked) as foreign:
        html = (library_site / "404.html").read_text(encoding="utf-8")
        html = html.replace("</main>", ATTACK.format(foreign=foreign) + "</main>")
        (site / "index.html").write_text(html if by == "meta" else without_policy(html), encoding="utf-8")
        headers = ready_headers(library_site) if by == "headers" else {}
        with serve(site, headers) as base:
            context = browser.new_context(service_workers="block")
            page = context.new_page()
            told: list[str] = []
            page.on("console", lambda message: told.append(message.text))
            page.goto(base)
            page.locator("#js").dispatch_event("click")
            page.locator("#send").dispatch_event("click")
            page.wait_for_timeout(300)
            if not by:
                assert {"/evil.js", "/picture.png", "/frame.html", "/form"} <= set(asked)
                context.close()
                return
            fetched = page.evaluate("fetch(document.forms.form.action).then(() => 'fetched', () => 'refused')")

            assert page.url == base
            assert page.evaluate("window.taken") is None
            assert page.evaluate("document.baseURI") == base
            assert page.evaluate("getComputedStyle(document.getElementById('styled')).position") == "static"
            assert page.evaluate("getComputedStyle(document.body).outlineStyle") == "none"
            assert fetched == "refused"
            assert page.evaluate("JSON.parse(document.getElementById('data').textContent).harmless") is True
            context.close()
    assert asked == []
    for directive in ("script-src", "style-src", "img-src", "connect-src", "form-action", "base-uri", "default-src"):
        assert any(directive in text for text in told), directive


def test_site_cannot_be_framed(browser: Browser, library_site: Path, tmp_path: Path) -> None:
    """Another site that shows ours in a frame shows nothing; only a header can say so."""
    for headers, shown in ((ready_headers(library_site), False), ({}, True)):
        with serve(library_site, headers) as base, serve(tmp_path) as foreign:
            (tmp_path / "index.html").write_text(f'<iframe src="{base}help/"></iframe>')
            page = browser.new_page()
            page.goto(foreign)
            page.wait_for_timeout(200)
            frame = page.frames[1]
            assert (frame.url == f"{base}help/") is shown
            page.close()


def test_policy_of_a_page_without_style() -> None:
    """A page that only leads on needs no style."""
    policy = policy_of('<meta charset="utf-8"><meta http-equiv="refresh" content="0;url=../">')
    assert "style-src 'none'" in policy.text()
    assert "frame-ancestors" not in policy.text()
    assert policy.text(framing=True).endswith("frame-ancestors 'none'")
    assert NAME == "Content-Security-Policy"


def test_no_other_script_is_ever_blessed() -> None:
    """The policy allows the one script by its very text: what somebody else writes into a page gets no hash."""
    page = '<meta charset="utf-8"><script>{}</script>'
    assert len(re.findall("script-src 'self' 'sha256-[^']+';", policy_of(page.format(START)).text())) == 1
    assert "script-src 'self';" in policy_of(page.format("taken()")).text()
    assert "script-src 'self';" in policy_of(page.format(START + "taken()")).text()
