"""Sending a text on, the code for a room, and telling of a mistake: nothing asks a server."""

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, Route, expect

from serving import Phone, serve
from vankien.outputs.scripts import bundle

pytestmark = pytest.mark.xdist_group("share")

WORK = "resolutions/2024-57-nq-tw/"
SHEET = "dialog.sheet"
DEVICE = "window.sent = []; navigator.share = data => { window.sent.push(data); return Promise.resolve(); };"
"""A device that has a sheet for sharing."""


@pytest.fixture
def phone(browser: Browser, base: str) -> Iterator[Phone]:
    """A phone with a sheet for sharing; whatever goes wrong, or is asked of another host, fails the test."""
    reader = Phone(browser, base, permissions=["clipboard-read", "clipboard-write"])
    reader.context.add_init_script(DEVICE)
    yield reader
    reader.context.close()

    assert reader.errors == []
    assert reader.foreign == []


def copied(page: Page, button: str) -> str:
    """What a button of the sheet puts on the clipboard; that it did is told."""
    page.locator(SHEET).get_by_role("button", name=button).click()
    expect(page.locator(f"{SHEET} [role=status]")).to_have_text("Đã sao chép")
    return str(page.evaluate("navigator.clipboard.readText()"))


def code_on(page: Page) -> str:
    """What a camera reads from the screen; what draws the code comes with the press."""
    expect(page.locator("dialog.room svg[role=img]")).to_be_visible()
    found = zxingcpp.read_barcodes(Image.open(io.BytesIO(page.screenshot())))
    assert len(found) == 1
    return str(found[0].text)


@pytest.mark.parametrize("end", ["continue_", "abort"])
def test_sheet_waits_for_its_looks(phone: Phone, end: str) -> None:
    """A tool does not open before the style of tools is there; if that never comes, it opens all the same."""
    held: list[Route] = []
    phone.context.route("**/parts.css*", lambda route: held.append(route))
    page = phone.open(WORK)
    with page.expect_request_finished(lambda request: "/share." in request.url):
        page.locator(".actions [data-tool=share]").tap()
    page.evaluate("new Promise(done => (function ask() { VanKien.tools.share ? done() : setTimeout(ask, 20); })())")
    assert page.locator(SHEET).count() == 0
    getattr(held[0], end)()

    expect(page.locator(SHEET)).to_be_visible()
    phone.errors[:] = [text for text in phone.errors if end != "abort" or "ERR_FAILED" not in text]


def test_work_is_sent_on(phone: Phone) -> None:
    """The sheet of the device, the link, the citation and a message: each says what it is, and what the text is."""
    page = phone.open(WORK)
    page.locator(".actions [data-tool=share]").tap()
    address = f"{phone.base}{WORK}"
    citation = "Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị về đột phá"

    assert copied(page, "Sao chép liên kết") == address
    assert copied(page, "Sao chép trích dẫn").startswith(citation)
    lines = copied(page, "Sao chép tin nhắn").split("\n")
    assert lines[0].startswith(citation)
    assert lines[1:] == ["(Bản tóm tắt của thư viện)", address]
    page.locator(SHEET).get_by_role("button", name="Gửi bằng ứng dụng").click()
    sent = page.evaluate("window.sent")
    assert [data["url"] for data in sent] == [address]
    assert sent[0]["text"] == "\n".join(lines[:-1])
    assert page.locator(f"{SHEET} summary").count() == 1
    assert page.evaluate("localStorage.length") == 0


def test_provision_is_sent_on_with_its_words(phone: Phone) -> None:
    """From its menu: its own address and citation, and the words with which it begins."""
    page = phone.open(WORK)
    page.locator("#muc-tieu .pv-link").first.tap()
    page.locator(".pv-menu").get_by_role("button", name="Chia sẻ").tap()
    lines = copied(page, "Sao chép tin nhắn").split("\n")

    assert lines[0].startswith("Mục “Mục tiêu”, Nghị quyết số 57-NQ/TW")
    assert lines[1].startswith("“Các chỉ tiêu dưới đây lấy từ những trang giới thiệu nghị quyết")
    assert lines[-1] == f"{phone.base}{WORK}#muc-tieu"


def test_words_that_are_marked_go_with_it(phone: Phone) -> None:
    """Who marks words in the page and shares sends them as a quotation."""
    page = phone.open(WORK)
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.summary p'))")
    page.locator(".foot [data-tool=share]").dispatch_event("click")
    message = copied(page, "Sao chép tin nhắn")
    assert "\n“Nghị quyết số 57-NQ/TW của Bộ Chính trị, ban hành và có hiệu lực từ ngày 22/12/2024" in message
    assert len(message.split("\n")[1]) < 240


def test_other_pages_are_sent_on(phone: Phone) -> None:
    """A term has no citation: its title and its address."""
    page = phone.open("glossary/chi-bo/")
    page.locator(".foot [data-tool=share]").tap()
    assert copied(page, "Sao chép tin nhắn") == f"Chi bộ – Văn Kiện\n{phone.base}glossary/chi-bo/"
    assert page.locator(SHEET).get_by_role("button", name="Sao chép trích dẫn").count() == 0


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 720), (740, 360)])
@pytest.mark.parametrize("dark", [False, True])
def test_code_for_a_room(phone: Phone, width: int, height: int, dark: bool) -> None:
    """A camera reads the address of the provision from the screen, in the dark too, and Escape brings the page back."""
    page = phone.open(f"{WORK}")
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme="dark" if dark else "light", forced_colors="active" if dark else "none")
    link = page.locator("#muc-tieu .pv-link").first
    link.tap()
    page.locator(".pv-menu").get_by_role("button", name="Chia sẻ").tap()
    page.locator(SHEET).get_by_role("button", name="Mã QR").tap()

    assert code_on(page) == f"{phone.base}{WORK}#muc-tieu"
    drawn = page.locator("dialog.room svg[role=img]").bounding_box()
    assert drawn
    assert drawn["width"] >= min(width, height) * (0.55 if height > 400 else 0.5)
    expect(page.get_by_role("img", name="Mã QR dẫn tới")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)


def test_mistake_is_told_without_a_server(phone: Phone) -> None:
    """The report names the page, the place, the version and what the reader writes; the reader sends it."""
    page = phone.open(f"{WORK}#muc-tieu")
    version = page.locator("[data-version]").get_attribute("data-version")
    page.locator(".foot [data-tool=report]").tap()
    page.get_by_label("Chỗ chưa đúng:").fill("Thiếu một chỉ tiêu.\nXem trang 3.")
    report = copied(page, "Sao chép nội dung báo lỗi")

    assert report.startswith(
        "Chỗ chưa đúng: Thiếu một chỉ tiêu.\nXem trang 3.\nTrang: Nghị quyết số 57-NQ/TW: Về đột phá"
    )
    assert "Vị trí: mục “Mục tiêu”" in report
    assert f"Phiên bản nội dung: {version}" in report
    assert report.endswith(f"Địa chỉ: {phone.base}{WORK}#muc-tieu")
    assert page.locator(f"{SHEET} pre").text_content() == report
    page.locator(SHEET).get_by_role("button", name="Gửi bằng ứng dụng").click()
    assert page.evaluate("window.sent[0].text") == report
    # No address is named in this library, and the sheet says so.
    assert page.locator(f"{SHEET} a").count() == 0
    assert "chưa công bố địa chỉ" in page.locator(SHEET).inner_text()


def test_mistake_goes_to_the_address_of_the_library(browser: Browser, sample_library: Path) -> None:
    """Where `mkdocs.yml` names an address, a letter to it is ready; without scripts too, though empty."""
    site = sample_library / "site"
    with serve(site) as base:
        reader = Phone(browser, base)
        page = reader.open("en/resolutions/2019-20-nq-hdtv/")
        page.locator(".foot [data-tool=report]").tap()
        page.get_by_label("What is wrong:").fill("“A” & b?")
        href = page.locator(SHEET).get_by_role("link", name="Write an email").get_attribute("href") or ""
        reader.context.close()
        plain = Phone(browser, base, java_script_enabled=False)
        page = plain.open("")
        assert page.locator(".foot [data-tool=report]").get_attribute("href") == "mailto:gop-y@mau.example"
        assert page.locator(".foot [data-tool=share]").is_hidden()
        plain.context.close()
    parts = urlsplit(href)
    asked = parse_qs(parts.query)
    assert (parts.scheme, parts.path) == ("mailto", "gop-y@mau.example")
    assert asked["subject"][0].startswith("Mistake: Resolution No. 20-NQ/HĐTV")
    assert asked["body"][0].startswith("What is wrong: “A” & b?\r\nPage: ")
    assert asked["body"][0].endswith(f"Address: {base}en/resolutions/2019-20-nq-hdtv/")
    assert "%22" not in unquote(href)


def test_stick_sends_the_address_of_the_site(browser: Browser, sample_library: Path) -> None:
    """From a folder opened by double-click all of it works, and what is sent opens on the site."""
    folder = next(path for path in (sample_library / "portable").iterdir() if path.is_dir())
    reader = Phone(browser, f"{folder.as_uri()}/", permissions=["clipboard-read", "clipboard-write"])
    page = reader.open("resolutions/2019-20-nq-hdtv/index.html")
    page.locator(".actions [data-tool=share]").tap()
    address = "https://mau.example/thu-vien/resolutions/2019-20-nq-hdtv/"
    assert copied(page, "Sao chép liên kết") == address
    # A device without a sheet for sharing is not offered one.
    assert page.locator(SHEET).get_by_role("button", name="Gửi bằng").count() == 0
    page.locator(SHEET).get_by_role("button", name="Mã QR").tap()
    assert code_on(page) == address
    reader.context.close()
    assert reader.errors == []
    assert reader.foreign == []


def test_tools_come_with_the_first_press(browser: Browser, library_site: Path) -> None:
    """No page asks for them before; where they do not come, that is told and the next press tries again."""
    asked: list[str] = []
    with serve(library_site, asked=asked) as base:
        reader = Phone(browser, base)
        page = reader.open(WORK)
        page.wait_for_timeout(300)
        assert not [path for path in asked if "share" in path or "words" in path or "aloud" in path]
        page.route("**/share.vi.js*", lambda route: route.abort())
        page.locator(".actions [data-tool=share]").tap()
        expect(page.locator("[data-live]")).to_have_text("Không tải được phần này. Hãy thử lại khi có mạng.")
        page.unroute("**/share.vi.js*")
        page.locator(".actions [data-tool=share]").tap()
        expect(page.locator(SHEET)).to_have_count(1)
        assert len([path for path in asked if path.startswith("/assets/share.vi.js")]) == 1
        reader.context.close()


def test_browser_without_dialogs_or_clipboard(browser: Browser, base: str) -> None:
    """An old browser gets the same sheet over the page; Escape closes it, and copying goes the old way."""
    reader = Phone(browser, base)
    reader.context.add_init_script(
        "delete HTMLDialogElement.prototype.showModal;"
        "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
        "document.execCommand = () => { window.taken = document.activeElement.value; return true; };"
    )
    page = reader.open(WORK)
    page.locator(".actions [data-tool=share]").tap()
    page.locator(SHEET).get_by_role("button", name="Sao chép liên kết").click()
    expect(page.locator(f"{SHEET} [role=status]")).to_have_text("Đã sao chép")
    assert page.evaluate("window.taken") == f"{base}{WORK}"
    page.keyboard.press("Escape")
    expect(page.locator(SHEET)).to_have_count(0)
    reader.context.close()
    assert reader.errors == []


@pytest.fixture(scope="module")
def codes(browser: Browser) -> Iterator[Callable[[str], list[list[int]] | None]]:
    """The maker of codes by itself."""
    page = browser.new_page()
    page.evaluate("window.VanKien = {}")
    page.evaluate(bundle(("qr",)))
    yield lambda text: page.evaluate("text => window.VanKien.qr(text)", text)
    page.close()


def read(rows: list[list[int]]) -> list[str]:
    """What an independent reader finds in the rows of a code, with the white border that the norm wants."""
    size = len(rows) + 8
    picture = Image.new("L", (size, size), 255)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            picture.putpixel((x + 4, y + 4), 0 if dark else 255)
    return [
        found.text for found in zxingcpp.read_barcodes(picture.resize((size * 4, size * 4), Image.Resampling.NEAREST))
    ]


def test_codes_of_every_size_are_read(codes: Callable[[str], list[list[int]] | None]) -> None:
    """Addresses of 1 to 666 bytes, in all twenty versions, with letters beyond ASCII; what is longer has no code."""
    sizes = set()
    for length in (
        1,
        14,
        15,
        26,
        27,
        42,
        43,
        62,
        63,
        84,
        85,
        106,
        122,
        152,
        180,
        213,
        251,
        287,
        331,
        362,
        412,
        450,
        504,
        560,
        624,
        666,
    ):
        text = "https://thư-viện.vn/" + "aZ09#~=." * 100
        text = text.encode()[:length].decode(errors="ignore").ljust(1, "x")
        text += "x" * (length - len(text.encode()))
        rows = codes(text)
        assert rows is not None
        sizes.add(len(rows))
        assert read(rows) == [text], length
    assert sizes == set(range(21, 98, 4))
    assert codes("x" * 667) is None


def test_scratched_code_is_read(codes: Callable[[str], list[list[int]] | None]) -> None:
    """A tenth of the bytes may be lost: the check bytes bring them back."""
    text = "https://vankien.example/resolutions/2024-57-nq-tw/#II.3.a"
    rows = codes(text)
    assert rows is not None
    # A spot in the lower right, away from the finders.
    for y in range(len(rows) - 7, len(rows) - 1):
        for x in range(len(rows) - 7, len(rows) - 1):
            rows[y][x] ^= 1
    assert read(rows) == [text]


@pytest.mark.parametrize("contact", ["gop-y@vi-du.vn", "", None])
def test_address_for_mistakes(tmp_path: Path, contact: str | None) -> None:
    """One mail address, or none."""
    from vankien.sources.settings import read_settings

    extra = "" if contact is None else f"extra:\n  contact: {json.dumps(contact)}\n"
    (tmp_path / "mkdocs.yml").write_text(f"site_name: Thử\nsite_url: https://vi-du.vn/\n{extra}", encoding="utf-8")
    problems: list[object] = []
    assert read_settings(tmp_path, problems).contact == (contact or "")  # type: ignore[arg-type]
    assert problems == []
