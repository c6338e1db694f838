"""Reading and searching without a network, in Chromium with the network cut."""

import hashlib
import io
import json
import re
import shutil
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from building import lay_out, vankien
from case_files import TESTS
from serving import Phone, serve
from vankien.outputs.headers import STATIC
from vankien.outputs.site_pages import read_site

pytestmark = pytest.mark.xdist_group("offline")
WORK = "2019-20-nq-hdtv"
OTHER = "2021-30-2021-nd-tvm"
FIELD = "bao-quan-sach"
THEME = TESTS.parent / "hooks" / "vankien" / "theme"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample library, to be served below a path as its address says."""
    root = lay_out(TESTS / "library", tmp_path_factory.mktemp("offline"))
    done = vankien("build", "--no-print", root=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return root


@pytest.fixture(scope="module")
def site(root: Path) -> Path:
    """Its site."""
    return root / "site"


@pytest.fixture(scope="module")
def host(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A host that has the site below a path, and whatever build is the newest."""
    folder = tmp_path_factory.mktemp("host")
    (folder / "thu-vien").symlink_to(site, target_is_directory=True)
    return folder


@pytest.fixture(scope="module")
def asked() -> list[str]:
    """What the server was asked for."""
    return []


@pytest.fixture(scope="module")
def base(host: Path, site: Path, asked: list[str]) -> Iterator[str]:
    """The address of the library, with the ready headers."""
    lines = (site / STATIC).read_text(encoding="utf-8").splitlines()
    headers = dict(line.strip().split(": ", 1) for line in lines if line.startswith("  "))
    # What the browser itself would hold back for a while is not what is looked at here.
    headers["Cache-Control"] = "no-cache"
    with serve(host, headers, asked) as address:
        yield f"{address}thu-vien/"


@pytest.fixture
def phone(browser: Browser, base: str) -> Iterator[Phone]:
    """A phone that may keep things."""
    reader = Phone(browser, base, service_workers="allow")
    reader.page.set_default_timeout(15_000)
    yield reader
    reader.context.close()

    # What is not there without a network is told by the browser; anything else is a fault.
    assert [error for error in reader.errors if "net::ERR_INTERNET_DISCONNECTED" not in error] == []
    assert reader.foreign == []


def until(page: Page, expression: str) -> None:
    """Wait in the page; its policy does not let texts be run, so it is asked again from here."""
    for _ in range(150):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(100)
    raise AssertionError(expression)


def settled(page: Page) -> None:
    """Wait until the worker has taken what the page handed it."""
    until(
        page,
        "navigator.serviceWorker.ready"
        ".then(one => one.active.state === 'activated' && Boolean(navigator.serviceWorker.controller))",
    )
    for _ in range(100):
        if any(url.endswith("assets/icon.svg") for url in urls(page, "read")):
            return
        page.wait_for_timeout(100)
    raise AssertionError("the worker has taken nothing")


def urls(page: Page, part: str) -> list[str]:
    """What is kept."""
    found = page.evaluate(
        "part => caches.keys().then(names => Promise.all(names.filter(n => n.endsWith(part))"
        ".map(n => caches.open(n).then(c => c.keys())))).then(all => [].concat(...all).map(one => one.url))",
        part,
    )
    return sorted(found)


def test_a_choice_is_taken_up_before_anything_is_painted(phone: Phone) -> None:
    """Who has been here before meets the chosen light at once; a first page does not wait for what cannot be kept."""
    early = (
        "document.addEventListener('readystatechange', () => {window.early = document.documentElement.dataset.theme})"
    )
    page = phone.open("")
    settled(page)
    page.evaluate("localStorage.setItem('theme', 'dark')")
    phone.context.add_init_script(early)
    phone.open(f"resolutions/{WORK}/")

    assert page.evaluate("window.early") == "dark"
    # A page that came past the worker takes it up all the same.
    page.evaluate("navigator.serviceWorker.ready.then(one => one.unregister())")
    phone.open("")
    until(page, "document.documentElement.dataset.theme === 'dark'")


def card(page: Page, pack: str) -> object:
    """The card of a pack."""
    return page.locator(f'[data-pack="{pack}"]')


def keep(phone: Phone, pack: str, language: str = "") -> Page:
    """Keep a pack as a reader does."""
    page = phone.open(f"{language}offline/#keep={pack}")
    page.locator(f'[data-pack="{pack}"] button').first.click()
    expect(page.locator(f'[data-pack="{pack}"]')).to_have_attribute("data-state", "whole")
    return page


def offline(context: BrowserContext) -> None:
    """Cut the network."""
    context.set_offline(True)


# What is read


def test_pages_once_read_stay(phone: Phone) -> None:
    """The first page and those after it open again without a network; any other says that it is not there."""
    page = phone.open(f"resolutions/{WORK}/")
    settled(page)
    phone.open("glossary/")
    page.wait_for_timeout(300)
    offline(phone.context)
    phone.open(f"resolutions/{WORK}/")
    assert page.locator("h1").inner_text().startswith("Về phát triển thư viện mẫu")
    page.locator("a.term").first.focus()
    expect(page.locator("[role=tooltip]")).to_be_visible()
    phone.open("glossary/")
    expect(page.locator("h1")).to_have_text("Thuật ngữ")
    phone.open(f"resolutions/{OTHER}/")
    page.wait_for_url("**/offline/#missing=*")
    expect(page.locator("[data-offline-missing]")).to_be_visible()
    link = page.locator("[data-offline-missing] a")
    assert link.get_attribute("href") == f"{phone.base}resolutions/{OTHER}/"
    phone.context.set_offline(False)
    link.click()
    page.wait_for_url(f"**/resolutions/{OTHER}/")


def test_a_page_kept_gives_way_to_a_newer_one(phone: Phone, site: Path) -> None:
    """With a network what is there now is shown, not what was read some day."""
    page = phone.open("help/")
    settled(page)
    path = site.resolve() / "help" / "index.html"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("<h1", "<p id=now>Mới</p><h1", 1), encoding="utf-8")
    try:
        phone.open("help/")
        expect(page.locator("#now")).to_be_visible()
    finally:
        path.write_text(before, encoding="utf-8")


def test_reading_can_be_left_unkept(phone: Phone) -> None:
    """Switched off, what was kept is deleted and nothing is added, until it is switched on again."""
    page = phone.open("history/")
    settled(page)
    phone.open("offline/")
    page.locator("[data-offline-reading]").uncheck()
    expect(page.locator("[data-offline-read-count]")).to_have_text("Đang giữ 0 trang.")
    phone.open("history/")
    page.wait_for_timeout(500)
    assert urls(page, "read") == []
    phone.open("offline/")
    expect(page.locator("[data-offline-reading]")).not_to_be_checked()
    page.locator("[data-offline-reading]").check()
    phone.open("history/")
    has_read(phone, "history/")


SLOW = """
const put = Cache.prototype.put;
Cache.prototype.put = function (request, answer) {
  const wait = /state.reading/.test(String(request.url || request)) ? 2000 : 0;
  return new Promise((go) => setTimeout(go, wait)).then(() => put.call(this, request, answer));
};
"""
"""A page whose storage takes its time to write down what the reader chose."""


def test_choice_holds_for_who_leaves_at_once(phone: Phone) -> None:
    """Switched off or on and gone to another page at once: it is switched all the same, and what was kept is gone."""
    phone.context.add_init_script(SLOW)
    page = phone.open("history/")
    settled(page)
    for chosen in (False, True):
        phone.open("offline/")
        expect(page.locator("[data-offline-all]")).to_be_visible()
        page.locator("[data-offline-reading]").set_checked(chosen)
        phone.open("glossary/")
        if chosen:
            has_read(phone, "glossary/")
        else:
            page.wait_for_timeout(500)
            assert urls(page, "read") == []


def has_read(phone: Phone, address: str) -> None:
    """Wait until a page is kept because it was read."""
    for _ in range(150):
        if phone.base + address in urls(phone.page, "read"):
            return
        phone.page.wait_for_timeout(100)
    raise AssertionError(f"{address} is not kept")


def test_nothing_else_is_stored(phone: Phone) -> None:
    """No cookie, no other storage; and nothing of one library under the name of another on the same host."""
    page = phone.open("")
    settled(page)
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert all(phone.base in name for name in page.evaluate("caches.keys()"))
    assert page.evaluate("navigator.serviceWorker.ready.then(r => r.scope)") == phone.base


# What is kept


def test_a_work_is_kept_and_found(phone: Phone) -> None:
    """From its own page, the size being said before; then it is found and read without a network."""
    page = phone.open(f"resolutions/{WORK}/")
    page.get_by_role("link", name="Lưu đọc ngoại tuyến").click()
    one = page.locator(f'[data-pack="work.{WORK}"]')
    expect(one).to_contain_text(re.compile(r"Cần tải: \d+ KB"))
    expect(one.get_by_role("button")).to_be_focused()
    one.get_by_role("button").click()
    expect(one).to_have_attribute("data-state", "whole")
    expect(page.locator("[data-offline-status]")).to_have_text("Đã lưu đủ trên thiết bị này.")
    settled(page)
    phone.open("offline/")
    expect(page.locator("[data-offline-kept]")).to_contain_text("Về phát triển thư viện mẫu")
    page.locator('[data-pack="search"] button').first.click()
    expect(page.locator('[data-pack="search"]')).to_have_attribute("data-state", "whole")
    offline(phone.context)
    phone.open("")
    page.keyboard.press("/")
    page.keyboard.insert_text("20-nq/hdtv")
    expect(page.get_by_role("option").first).to_contain_text("20-NQ/HĐTV")
    phone.open("search/#q=kiểm+kê+hai+năm+một+lần")
    results = page.locator("[data-search-results]")
    expect(results).to_have_attribute("data-search-state", "done")
    found = page.locator(f"[data-result='{WORK}']")
    expect(found.locator("[data-provision] mark").first).to_be_visible()
    others = page.locator("[data-search-results] > ol > li")
    assert others.count() >= 1
    found.locator("[data-provision] a").first.click()
    page.wait_for_url(f"**/resolutions/{WORK}/#*")
    expect(page.locator("main mark").first).to_be_visible()
    # With anything kept the tools have come too: a code for a room needs no network.
    page.locator(".actions [data-tool=share]").click()
    page.locator("dialog.sheet").get_by_role("button", name="Mã QR").click()
    expect(page.get_by_role("img", name=f"Mã QR dẫn tới {phone.base}resolutions/{WORK}/")).to_be_visible()


def test_search_goes_on_with_what_is_there(phone: Phone) -> None:
    """Without the words of the texts it answers by symbols and titles, and never fails."""
    keep(phone, f"work.{WORK}")
    settled(phone.page)
    offline(phone.context)
    page = phone.open("search/#q=phát+triển+thư+viện+mẫu")
    expect(page.locator("[data-search-results]")).to_have_attribute("data-search-state", "done")
    expect(page.locator(f"[data-result='{WORK}']")).to_be_visible()
    expect(page.locator("[data-search-status]")).not_to_contain_text("Không tải được")
    assert page.locator("[data-result]").count() >= 1
    expect(page.locator(".notices")).to_contain_text("chỉ tìm trong các nội dung đã lưu")


def test_a_field_is_kept_and_deleted(phone: Phone) -> None:
    """All its works come; what another pack needs stays when it is deleted; with the last one everything goes."""
    page = phone.open(f"fields/{FIELD}/")
    page.get_by_role("link", name="Lưu ngoại tuyến").click()
    field = page.locator(f'[data-pack="field.{FIELD}"]')
    field.get_by_role("button").click()
    expect(field).to_have_attribute("data-state", "whole")
    settled(page)
    works = [url for url in urls(page, "kept") if re.search(r"resolutions/\d", url)]
    assert len(works) >= 3
    assert any(WORK in url for url in works)
    keep(phone, f"work.{WORK}")
    phone.open("offline/")
    field.get_by_role("button", name=re.compile("Xóa")).click()
    expect(field).to_have_attribute("data-state", "none")
    left = [url for url in urls(page, "kept") if re.search(r"resolutions/\d", url)]
    assert left == [f"{phone.base}resolutions/{WORK}/"]
    page.locator(f'[data-pack="work.{WORK}"]').get_by_role("button", name=re.compile("Xóa")).click()
    expect(page.locator(f'[data-pack="work.{WORK}"]')).to_have_count(0)
    assert urls(page, "kept") == []


def test_the_whole_library_is_kept_in_a_language(phone: Phone, site: Path) -> None:
    """Every English page reads without a network, the lists, the glossary and the help among them."""
    page = keep(phone, "all", "en/")
    settled(page)
    offline(phone.context)
    pages = [p for p in read_site(site.resolve()) if p.language == "en" and p.indexed]
    assert len(pages) > 20
    kept = {url.removeprefix(phone.base) for url in urls(page, "kept")}
    assert {p.address for p in pages} <= kept
    for address in (f"en/resolutions/{WORK}/", "en/glossary/", "en/fields/", "en/search/#q=stacks"):
        phone.open(address)
        assert "#missing" not in page.url
        expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("[data-search-results]")).to_have_attribute("data-search-state", "done")
    assert page.locator("[data-result]").count() >= 1
    # The search asks for the Vietnamese texts, too; they are not kept with the English ones, and the browser says so.
    phone.errors[:] = [error for error in phone.errors if "net::ERR_FAILED" not in error]
    phone.open("en/resolutions/khong-co/")
    page.wait_for_url("**/en/offline/#missing=*")


def test_stopped_and_gone_on(phone: Phone, asked: list[str]) -> None:
    """Stopped half-way, it goes on from there: what has come is not fetched again."""
    page = phone.open("offline/")
    held: list[Route] = []
    page.route(f"**/resolutions/{OTHER}/", lambda route: held.append(route))
    everything = page.locator('[data-pack="all"]')
    everything.get_by_role("button").click()
    expect(everything).to_have_attribute("data-state", "running")
    expect(everything.get_by_role("progressbar")).to_be_visible()
    until(page, "document.querySelector('[data-pack=all] progress').value > 200000")
    everything.get_by_role("button", name=re.compile("Dừng")).click()
    expect(everything).to_have_attribute("data-state", "part")
    expect(page.locator("[data-offline-status]")).to_contain_text("Đã dừng")
    expect(everything).to_contain_text("Chưa đủ")
    page.unroute(f"**/resolutions/{OTHER}/")
    there = urls(page, "kept")
    page.reload()
    expect(everything).to_have_attribute("data-state", "part")
    asked.clear()
    everything.get_by_role("button", name=re.compile("Tải tiếp")).click()
    expect(everything).to_have_attribute("data-state", "whole")
    again = {f"{phone.base.removesuffix('/thu-vien/')}{path}" for path in asked}
    assert f"{phone.base}resolutions/{OTHER}/" in again
    assert again & {url for url in there if "/resolutions/2" in url} == set()


def test_network_that_breaks_off(phone: Phone) -> None:
    """What has come stays, and the page says how it goes on."""
    page = phone.open("offline/")
    page.route("**/glossary/*/", lambda route: route.abort())
    everything = page.locator('[data-pack="all"]')
    everything.get_by_role("button").click()
    expect(page.locator("[data-offline-status]")).to_contain_text("Mạng bị ngắt")
    expect(everything).to_have_attribute("data-state", "part")
    phone.errors.clear()
    page.unroute("**/glossary/*/")
    everything.get_by_role("button", name=re.compile("Tải tiếp")).click()
    expect(everything).to_have_attribute("data-state", "whole")


FULL = """
const put = Cache.prototype.put;
let room = 12;
Cache.prototype.put = function (request, answer) {
  const url = String(request.url || request);
  if (!/state/.test(url) && !window.isRoomy && room-- < 1) {
    return Promise.reject(new DOMException("no room", "QuotaExceededError"));
  }
  return put.call(this, request, answer);
};
"""


def test_no_more_room(phone: Phone) -> None:
    """The page says so, what has come stays, and with room it goes on."""
    phone.context.add_init_script(FULL)
    page = phone.open("offline/")
    everything = page.locator('[data-pack="all"]')
    everything.get_by_role("button").click()
    expect(page.locator("[data-offline-status]")).to_contain_text("không còn đủ chỗ")
    page.evaluate("window.isRoomy = true")
    page.locator('[data-pack="all"]').get_by_role("button").first.click()
    expect(everything).to_have_attribute("data-state", "whole")


def test_what_the_browser_threw_away(phone: Phone) -> None:
    """Is seen, told and fetched again."""
    page = keep(phone, f"field.{FIELD}")
    page.evaluate(
        "work => caches.keys().then(names => caches.open(names.filter(n => n.endsWith('kept'))[0]))"
        ".then(cache => Promise.all([`../resolutions/${work}/`, '../assets/vankien.js']"
        ".map(path => cache.delete(new URL(path, location.href).href))))",
        WORK,
    )
    page.reload()
    field = page.locator(f'[data-pack="field.{FIELD}"]')
    expect(field).to_have_attribute("data-state", "part")
    field.get_by_role("button", name=re.compile("Tải tiếp")).click()
    expect(field).to_have_attribute("data-state", "whole")
    assert {f"{phone.base}resolutions/{WORK}/", f"{phone.base}assets/vankien.js"} <= set(urls(page, "kept"))


REFUSED = {
    "no caches": "Object.defineProperty(window, 'caches', { get() { return undefined; } });",
    "caches throw": "Object.defineProperty(window, 'caches', { get() { throw new Error('no'); } });",
    "cannot open": "CacheStorage.prototype.open = () => Promise.reject(new DOMException('no', 'SecurityError'));",
    "no workers": "Object.defineProperty(Navigator.prototype, 'serviceWorker', { get() { return undefined; } });",
    "workers throw": "Object.defineProperty(Navigator.prototype, 'serviceWorker', { get() { throw Error('no'); } });",
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_storage(phone: Phone, name: str) -> None:
    """The page says so; everything else is read as before."""
    phone.context.add_init_script(REFUSED[name])
    page = phone.open("offline/")
    expect(page.locator("[data-offline-status]")).to_contain_text("không cho phép lưu")
    expect(page.locator("[data-offline-all]")).to_be_hidden()
    phone.open(f"resolutions/{WORK}/")
    page.locator("a.term").first.focus()
    expect(page.locator("[role=tooltip]")).to_be_visible()


# A new edition


def test_a_new_edition_is_taken_quietly_and_told_once(phone: Phone, root: Path, asked: list[str]) -> None:
    """Only what changed is fetched; it is told once; then the new text is there without a network, and is found."""
    keep(phone, f"work.{WORK}")
    page = keep(phone, f"work.{OTHER}")
    page = keep(phone, "search")
    settled(page)
    release = (root / "site").resolve()
    text = root / "resolutions" / WORK / "vi.md"
    before = text.read_text(encoding="utf-8")
    text.write_text(before + "\nCâu mới về ngăn kéo màu lục của ấn bản sau.\n", encoding="utf-8")
    try:
        assert vankien("build", "--no-print", root=root).returncode == 0
        asked.clear()
        phone.open("help/")
        # Browsers look for a new worker with a page; the new one renews what is kept.
        told = page.locator("[data-live]")
        for _ in range(8):
            for _ in range(40):
                if told.inner_text():
                    break
                page.wait_for_timeout(100)
            else:
                phone.open("help/")
        expect(told).to_contain_text("Thư viện có bản mới")
        paths = {path.removeprefix("/thu-vien/") for path in asked}
        assert f"resolutions/{WORK}/" in paths
        assert f"resolutions/{OTHER}/" not in paths
        phone.open("help/")
        page.wait_for_timeout(1000)
        expect(told).to_have_text("")
        offline(phone.context)
        phone.open(f"resolutions/{WORK}/")
        expect(page.locator("main")).to_contain_text("ngăn kéo màu lục")
        phone.open("search/#q=ngăn+kéo+màu+lục")
        expect(page.locator(f"[data-result='{WORK}'] mark").first).to_be_visible()
        texts = [re.search(r"/data/vi/(\w+)/t", url) for url in urls(page, "kept")]
        assert len({found[1] for found in texts if found}) == 1
    finally:
        text.write_text(before, encoding="utf-8")
        (root / "site").unlink()
        (root / "site").symlink_to(release)


# What the build makes


def test_packs_say_what_is_there(site: Path) -> None:
    """Every file with its size and hash; the packs together hold every page that one reads."""
    site = site.resolve()
    seen: set[str] = set()
    paths = sorted((site / "offline").glob("*/*.json"))
    assert len(paths) > 15
    for path in paths:
        data = json.loads(path.read_text(encoding="utf-8"))
        if path.name == "index.json":
            frame = json.loads((path.parent / "frame.json").read_text(encoding="utf-8"))
            assert data["frame"] == sum(file[1] for file in frame["files"])
            for name, title, size in data["packs"]:
                pack = json.loads((path.parent / f"{name}.json").read_text(encoding="utf-8"))
                assert title == pack["title"]
                assert size == sum(file[1] for file in pack["files"]) > 0
            continue
        for address, size, digest in data["files"]:
            file = site / address / "index.html" if address.endswith("/") or not address else site / address
            content = file.read_bytes()
            assert (size, digest) == (len(content), hashlib.sha256(content).hexdigest()[:16]), address
            seen.add(address)
    assert {page.address for page in read_site(site) if page.indexed} <= seen


def test_frame_holds_all_scripts(site: Path) -> None:
    """With the frame every kind of page has what it loads."""
    frame = json.loads((site / "offline" / "en" / "frame.json").read_text(encoding="utf-8"))
    addresses = {file[0] for file in frame["files"]}
    scripts = {f"assets/{path.name}" for path in (site / "assets").glob("*.js")}
    assert scripts <= addresses
    assert {"en/", "en/offline/", "en/search/", "search/data/en/catalogue.js", "en/app.webmanifest"} <= addresses


def test_scripts_of_a_page_are_light(site: Path) -> None:
    """What every page loads stays small with the worker's call in it; the worker is small as well."""
    assert len(zlib.compress((site / "assets" / "vankien.js").read_bytes(), 9)) < 5_000
    assert len(zlib.compress((site / "assets" / "offline.js").read_bytes(), 9)) < 6_000
    assert len(zlib.compress((site / "sw.js").read_bytes(), 9)) < 4_000


@pytest.mark.parametrize("language", ["", "en/"])
def test_app_can_be_installed(phone: Phone, language: str) -> None:
    """Chromium finds nothing missing: name, pictures, where it begins, what belongs to it."""
    page = phone.open(f"{language}glossary/")
    session = phone.context.new_cdp_session(page)
    found = session.send("Page.getAppManifest")
    assert found["errors"] == []
    assert found["url"] == f"{phone.base}{language}app.webmanifest"
    data = json.loads(found["data"])
    where = page.evaluate("([url, path]) => new URL(path, url).href", [found["url"], data["start_url"]])
    assert where == f"{phone.base}{language}"
    assert page.evaluate("([url, path]) => new URL(path, url).href", [found["url"], data["scope"]]) == phone.base
    for icon in data["icons"]:
        answer = page.request.get(
            page.evaluate("([url, path]) => new URL(path, url).href", [found["url"], icon["src"]])
        )
        assert answer.ok
        if icon["type"] == "image/png":
            width, height = Image.open(io.BytesIO(answer.body())).size
            assert icon["sizes"] == f"{width}x{height}"
    errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [error["errorId"] for error in errors if error["errorId"] != "in-incognito"] == []


@pytest.mark.parametrize(("name", "size"), [("icon-192.png", 192), ("icon-512.png", 512)])
def test_pictures_are_the_drawing(browser: Browser, name: str, size: int) -> None:
    """The committed pictures show what `icon.svg` shows."""
    drawing = (THEME / "assets" / "icon.svg").read_text(encoding="utf-8")
    page = browser.new_page(viewport={"width": size, "height": size})
    page.set_content(f"<style>*{{margin:0}}svg{{display:block;width:{size}px}}</style>{drawing}")
    drawn = Image.open(io.BytesIO(page.screenshot(omit_background=True))).convert("RGBA")
    page.close()
    kept = Image.open(THEME / "assets" / name).convert("RGBA")
    difference = ImageChops.difference(drawn, kept).convert("L")
    assert sum(difference.histogram()[40:]) < size * size * 0.01


def test_maskable_picture_keeps_its_middle() -> None:
    """Whatever shape a phone cuts out, the drawing is within, and the ground reaches every edge."""
    picture = Image.open(THEME / "assets" / "icon-maskable.png").convert("RGBA").convert("RGB")
    ground = picture.getpixel((0, 0))
    assert all(picture.getpixel(corner) == ground for corner in ((511, 0), (0, 511), (511, 511)))
    box = (
        ImageChops.difference(picture, Image.new("RGB", picture.size, ground))
        .convert("L")
        .point(lambda v: 255 * (v > 60))
        .getbbox()
    )
    assert box is not None
    # The safe zone is a circle of 40 % around the middle.
    assert all(((x - 256) ** 2 + (y - 256) ** 2) ** 0.5 <= 512 * 0.4 for x in box[::2] for y in box[1::2])


def test_copy_opened_as_files(browser: Browser, site: Path) -> None:
    """No worker is asked for, and the page says that nothing need be kept."""
    folder = site.resolve().as_uri() + "/"
    reader = Phone(browser, folder, service_workers="allow")
    page = reader.open("offline/index.html")
    expect(page.locator("[data-offline-status]")).to_contain_text("đã nằm sẵn trên thiết bị")
    reader.open(f"resolutions/{WORK}/index.html")
    page.wait_for_timeout(200)
    reader.context.close()
    assert reader.errors == []


def test_preview_without_a_worker(browser: Browser, site: Path, tmp_path: Path) -> None:
    """Where the worker does not exist, pages read as they are."""
    shutil.copytree(site.resolve() / "assets", tmp_path / "assets")
    shutil.copy(site / "404.html", tmp_path / "index.html")
    with serve(tmp_path) as base:
        reader = Phone(browser, base, service_workers="allow")
        page = reader.open("")
        page.wait_for_timeout(300)
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
        reader.context.close()
