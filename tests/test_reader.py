"""The real library as a reader meets it: in Chromium, on a phone."""

import pytest
from playwright.sync_api import Browser, expect

from serving import Phone

pytestmark = pytest.mark.xdist_group("reader")


PAGES = [
    "", "resolutions/", "resolutions/2024-57-nq-tw/", "resolutions/2021-24-qd-tw/", "resolutions/year/2025/", "fields/",
    "fields/dan-van/", "glossary/", "glossary/chi-bo/", "history/", "study/", "help/", "help/faults/", "search/",
    "print/", "18-nq-tw/", "404.html",
]  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_page_fits_the_phone(phone: Phone, address: str) -> None:
    """No page is wider than a phone, and each says its language and its one title."""
    page = phone.open(address)

    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("lang") == "vi"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("57 nq tw", "57-NQ/TW"),
        ("57-NQ/TW", "57-NQ/TW"),
        ("nq57", "57-NQ/TW"),
        ("657 qd tu", "657-QĐ/TU"),
        ("24-qđ/tw", "24-QĐ/TW"),
        ("dan chu o co so", "dân chủ ở cơ sở"),
        ("đại đoàn kết", "đại đoàn kết"),
        ("kinh te tu nhan", "68-NQ/TW"),
        ("chuyeern ddoori soos", "chuyển đổi số"),
        ("da6n va65n khe1o", "dân vận khéo"),
        ("văn bản nào quy định về tiếp xúc, đối thoại trực tiếp?", "tiếp xúc, đối thoại trực tiếp"),
        ("24-QĐ/TƯ", "24-QĐ/TW"),
        ("MTTQ", "Mặt trận Tổ quốc"),
    ],
)
def test_search_finds(phone: Phone, typed: str, first: str) -> None:
    """What people type, with and without marks, brings the right thing first."""
    page = phone.open("search/")
    page.locator("main input[type=search]").fill(typed)
    page.keyboard.press("Enter")

    expect(page.locator("[data-search-results] h2").first).to_contain_text(first)


@pytest.mark.parametrize("typed", ["dang", "doan ket"])
def test_search_without_marks_shows_the_marks(phone: Phone, typed: str) -> None:
    """Đ is found from d, is marked in the excerpt, and is shown as it is written."""
    page = phone.open(f"search/#q={typed}")
    marks = page.locator("[data-search-results] mark")

    expect(marks.first).to_be_visible()
    words = " ".join(marks.all_text_contents()).lower()
    assert "đảng" in words if typed == "dang" else "đoàn" in words
    assert "\u0335" not in page.locator("main").inner_text()


def test_hit_opens_at_its_provision(phone: Phone) -> None:
    """A result leads to the place in the text, not only to the page."""
    page = phone.open("search/#q=giao+dịch+không+dùng+tiền+mặt")
    hit = page.locator("[data-provision]").first
    anchor = hit.get_attribute("data-provision")
    hit.locator("a").tap()
    page.wait_for_url(f"**/resolutions/2024-57-nq-tw/#{anchor}")

    target = page.locator(f'[id="{anchor}"]')
    expect(target).to_be_in_viewport()
    expect(target.locator("mark").first).to_be_in_viewport()


def test_slash_goes_to_the_search_field(phone: Phone) -> None:
    """The key / reaches the field from anywhere."""
    page = phone.open("")
    page.keyboard.press("/")

    expect(page.locator("main .search-form input")).to_be_focused()


def test_register_filters_and_sorts(phone: Phone) -> None:
    """The register narrows by field and sorts by date, and its address says how."""
    page = phone.open("resolutions/")
    rows = page.locator("table.works tbody tr:visible")
    everything = rows.count()
    page.locator("select[name=field]").select_option("dan-van")
    expect(rows).not_to_have_count(everything)
    assert rows.count() >= 2
    assert "field=dan-van" in page.url
    page.set_viewport_size({"width": 1280, "height": 800})
    page.locator("thead button").nth(1).click()
    dates = [cell.get_attribute("data-key") for cell in page.locator("td.w-date:visible").all()]
    assert dates == sorted(dates, key=str)


def test_term_explains_itself_on_tap(phone: Phone) -> None:
    """The first tap shows the definition, Escape closes it."""
    page = phone.open("resolutions/2024-57-nq-tw/")
    term = page.locator("a.term").first
    term.tap()
    tip = page.locator("[role=tooltip]")

    expect(tip).to_be_visible()
    assert len(tip.inner_text()) > 30
    assert "resolutions/2024-57-nq-tw" in page.url
    box = tip.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    page.keyboard.press("Escape")
    expect(tip).to_have_count(0)


def test_term_explains_itself_on_focus(phone: Phone) -> None:
    """The keyboard shows the definition as well, and a screen reader is told."""
    page = phone.open("resolutions/2024-57-nq-tw/")
    page.locator("a.term").first.focus()

    expect(page.locator("[role=tooltip]")).to_be_visible()
    assert page.locator("a.term").first.get_attribute("aria-describedby") == "tip"


def test_provision_is_copied_with_its_citation(browser: Browser, base: str) -> None:
    """The button beside a provision copies its address, or its citation in the Vietnamese form."""
    reader = Phone(browser, base, permissions=["clipboard-read", "clipboard-write"])
    page = reader.open("resolutions/2024-57-nq-tw/")
    page.locator("#muc-tieu .pv-link").first.click()
    menu = page.locator(".pv-menu")
    menu.get_by_role("button", name="Sao chép liên kết").click()
    expect(page.locator("[data-live]")).to_have_text("Đã sao chép")
    link = page.evaluate("navigator.clipboard.readText()")
    menu.get_by_role("button", name="Sao chép trích dẫn").click()
    page.wait_for_timeout(200)
    citation = page.evaluate("navigator.clipboard.readText()")
    reader.context.close()

    assert link == f"{base}resolutions/2024-57-nq-tw/#muc-tieu"
    assert citation.startswith("mục “Mục tiêu”, Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị về đột phá")


def test_replaced_work_says_by_what(phone: Phone) -> None:
    """The banner names the chain up to what is in force, and leads there."""
    page = phone.open("resolutions/2021-24-qd-tw/")
    banner = page.locator(".banner")

    expect(banner).to_contain_text("Được thay thế bởi Quy định số 232-QĐ/TW")
    expect(banner).to_contain_text("294-QĐ/TW")
    banner.locator(".banner-go").tap()
    page.wait_for_url("**/resolutions/2025-294-qd-tw/")


def test_alias_leads_to_the_work_or_asks(phone: Phone) -> None:
    """One work: straight on. Two works under one symbol: a choice with dates."""
    page = phone.open("nq57/")
    page.wait_for_url("**/resolutions/2024-57-nq-tw/")
    phone.open("18-nq-tw/")

    expect(page.locator(".card")).to_have_count(2)
    assert page.locator(".card time").all_text_contents() == ["16/6/2022", "25/10/2017"]


def test_everything_reads_without_scripts(browser: Browser, base: str) -> None:
    """Without JavaScript the text, the register and the lists are there, and the search says where to look."""
    reader = Phone(browser, base, java_script_enabled=False)
    page = reader.open("resolutions/2024-57-nq-tw/")
    assert page.locator("#muc-tieu").is_visible()
    reader.open("resolutions/")
    assert page.locator("table.works tbody tr").count() == 14
    reader.open("search/")
    assert page.locator("main a[href='../resolutions/']").is_visible()
    reader.context.close()
    assert reader.foreign == []


def test_theme_is_kept_only_when_chosen(phone: Phone) -> None:
    """Nothing is stored on the device until the reader chooses light or dark."""
    page = phone.open("")
    assert page.evaluate("localStorage.length") == 0
    assert page.evaluate("document.cookie") == ""
    page.locator("summary.icon").tap()
    page.locator("[data-theme-switch]").tap()
    phone.open("glossary/")

    assert page.locator("html").get_attribute("data-theme") == "dark"
