"""The search as a reader meets it: the field on every page, the page of results, the page that a result opens."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from serving import Phone

pytestmark = pytest.mark.xdist_group("search page")
DESK = {"width": 1280, "height": 800}
PARTS = ("engine.js", "combobox.vi.js")


@pytest.fixture(scope="module")
def lasting(browser: Browser, base: str) -> Iterator[Phone]:
    """A phone that one test after another uses, where they differ only in what is typed."""
    reader = Phone(browser, base)
    reader.page.on("dialog", lambda dialog: reader.errors.append(dialog.message))
    yield reader
    reader.context.close()


@pytest.fixture
def same_phone(lasting: Phone) -> Iterator[Phone]:
    """That phone; what goes wrong fails the test at hand."""
    lasting.errors.clear()
    lasting.open("404.html")
    yield lasting

    assert lasting.errors == []
    assert lasting.foreign == []


def done(page: Page, text: str) -> None:
    """Wait until the results of a text stand there whole."""
    expect(page.locator("[data-search-results]")).to_have_attribute("data-search-text", text)
    expect(page.locator("[data-search-results]")).to_have_attribute("data-search-state", "done")


def suggest(page: Page, text: str) -> None:
    """Type into the page's search field, with suggestions."""
    page.locator(".search-form input").focus()
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.insert_text(text)


def keys(page: Page) -> list[str]:
    """The works, terms and pages that are shown as results."""
    return [item.get_attribute("data-result") or "" for item in page.locator("[data-result]").all()]


# The field on every page


def test_nothing_of_the_search_is_loaded_before_the_focus(phone: Phone) -> None:
    """A page brings the loader alone; with the focus all parts are asked for at once, the catalogue among them."""
    asked: list[str] = []
    held: list[Route] = []
    page = phone.page
    page.on("request", lambda request: asked.append(request.url.removeprefix(phone.base).split("?")[0]))
    phone.open("resolutions/2024-57-nq-tw/")
    scripts = [url for url in asked if url.endswith(".js")]
    assert scripts == ["assets/vankien.js"]
    page.route("**/*.js*", lambda route: held.append(route))
    page.locator("[data-search]").tap()
    for _ in range(50):
        page.wait_for_timeout(100)
        if len(held) > len(PARTS):
            break

    expected = {*(f"assets/{name}" for name in PARTS), "search/data/vi/catalogue.js"}
    assert expected == {route.request.url.removeprefix(phone.base).split("?")[0] for route in held}
    for route in held:
        route.continue_()
    page.unroute("**/*.js*")
    expect(page.get_by_role("combobox")).to_be_focused()


def test_combobox_is_one_for_assistive_technology(phone: Phone) -> None:
    """The field, its list and each suggestion have the roles, names and states of a combobox."""
    page = phone.open("")
    suggest(page, "24-QĐ/TW")
    expect(page.get_by_role("option")).to_have_count(2)
    page.keyboard.press("ArrowDown")

    expect(page.get_by_role("search")).to_match_aria_snapshot("""
    - search:
      - combobox "Tìm trong các văn bản và bảng thuật ngữ" [expanded]: 24-QĐ/TW
      - button "Tìm kiếm"
      - listbox "Gợi ý":
        - option "24-QĐ/TW Đã được thay thế Về thi hành Điều lệ Đảng" [selected]
        - option "Tìm “24-QĐ/TW” trong toàn văn"
      - status: 2 gợi ý
    """)
    field = page.get_by_role("combobox")
    assert field.get_attribute("aria-autocomplete") == "list"
    assert field.get_attribute("aria-controls") == page.get_by_role("listbox").get_attribute("id")
    assert field.get_attribute("aria-activedescendant") == page.get_by_role("option").first.get_attribute("id")


def test_combobox_by_keyboard(phone: Phone) -> None:
    """Arrows go round the suggestions, Home, End and letters come back to the text, Escape closes, then clears."""
    page = phone.open("")
    field = page.locator(".search-form input")
    suggest(page, "chi bo")
    options = page.get_by_role("option")
    expect(options.last).to_have_text("Tìm “chi bo” trong toàn văn")
    chosen = page.locator("[role=option][aria-selected=true]")
    # Nothing is chosen by itself.
    expect(chosen).to_have_count(0)
    page.keyboard.press("ArrowUp")
    expect(chosen).to_have_text("Tìm “chi bo” trong toàn văn")
    page.keyboard.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    page.keyboard.press("Home")
    expect(chosen).to_have_count(0)
    assert field.evaluate("field => field.selectionStart") == 0
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    expect(chosen).to_have_count(0)
    page.keyboard.press("ArrowDown")
    page.keyboard.type("x")
    expect(chosen).to_have_count(0)
    page.keyboard.press("Backspace")
    page.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(field).to_have_value("chi bo")
    page.keyboard.press("Alt+ArrowDown")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(chosen).to_have_count(0)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(field).to_have_value("")


def test_enter_opens_the_suggestion_or_the_results(phone: Phone) -> None:
    """With a suggestion chosen, Enter opens it; with none, the page of results."""
    page = phone.open("glossary/chi-bo/")
    page.keyboard.press("/")
    page.keyboard.insert_text("57 nq tw")
    expect(page.get_by_role("option").first).to_contain_text("57-NQ/TW")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/resolutions/2024-57-nq-tw/")
    page.keyboard.press("/")
    page.keyboard.insert_text("dân vận & khéo")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/#q=*")

    expect(page.locator("main .search-form input")).to_have_value("dân vận & khéo")


def test_suggestion_opens_by_touch(phone: Phone) -> None:
    """A term stands there with its definition; a tap opens it, and the last entry leads to the full text."""
    page = phone.open("")
    suggest(page, "chi bo")
    term = page.get_by_role("option", name=re.compile("^chi bộ Thuật ngữ Đơn vị"))
    term.tap()
    page.wait_for_url("**/glossary/chi-bo/")
    page.locator("[data-search]").tap()
    page.keyboard.insert_text("chi bo")
    page.get_by_role("option").last.tap()
    page.wait_for_url("**/search/#q=chi%20bo")


def test_field_of_the_header_on_a_phone(phone: Phone) -> None:
    """The glass opens the field in the header; the cross and Escape close it and give the focus back."""
    page = phone.open("help/")
    glass = page.locator("[data-search]")
    field = page.locator("header .search-form input")
    expect(field).to_be_hidden()
    glass.tap()
    expect(field).to_be_focused()
    expect(glass).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(field).to_be_hidden()
    expect(glass).to_be_focused()
    page.keyboard.press("/")
    expect(field).to_be_focused()
    page.locator("[data-search-close]").tap()
    expect(field).to_be_hidden()
    expect(glass).to_be_focused()


@pytest.mark.parametrize("address", ["", "help/", "resolutions/", "glossary/chi-bo/", "404.html", "search/"])
def test_field_stands_on_every_page(browser: Browser, base: str, address: str) -> None:
    """On a wide screen the field is there to be typed into; exactly one, and / reaches it."""
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    page.goto(base + address)
    field = page.locator(".search-form input")
    expect(field).to_have_count(1)
    expect(field).to_be_in_viewport()
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(field).to_be_focused()
    page.keyboard.type("a/b")
    context.close()


def test_glass_leads_to_the_search_without_scripts(browser: Browser, base: str) -> None:
    """Without scripts the glass is a link, and the page it leads to says where to look."""
    reader = Phone(browser, base, java_script_enabled=False)
    page = reader.open("resolutions/2024-57-nq-tw/")
    page.locator("[data-search]").tap()
    page.wait_for_url("**/search/")

    expect(page.locator("noscript")).to_be_visible()
    assert page.locator("[data-search-lists] a").evaluate_all("all => all.map((a) => a.getAttribute('href'))") == [
        "../resolutions/", "../fields/", "../glossary/",
    ]  # fmt: skip
    reader.context.close()


# The page of results


def test_results_are_read_by_assistive_technology(phone: Phone) -> None:
    """A result is a heading that leads to the work, its facts, its state with what came after it, and its places."""
    page = phone.open("search/#q=24-QD/TW")
    done(page, "24-QD/TW")

    expect(page.locator("main")).to_match_aria_snapshot("""
    - main:
      - heading "Tìm kiếm" [level=1]
      - search:
        - text: Tìm trong các văn bản và bảng thuật ngữ
        - searchbox "Tìm trong các văn bản và bảng thuật ngữ": 24-QD/TW
        - button "Tìm kiếm"
      - group: Bộ lọc
      - text: Sắp xếp
      - combobox "Sắp xếp":
        - option "Phù hợp nhất" [selected]
        - option "Mới nhất"
      - status: 1 kết quả
      - list:
        - listitem:
          - heading "Quy định số 24-QĐ/TW Về thi hành Điều lệ Đảng" [level=2]:
            - link "Quy định số 24-QĐ/TW Về thi hành Điều lệ Đảng":
              - /url: /.*resolutions\\/2021-24-qd-tw\\/$/
          - paragraph:
            - time: 30/7/2021
            - text: · Ban Chấp hành Trung ương Đảng
          - text: Đã được thay thế Bản tóm tắt của thư viện
          - paragraph:
            - text: Được thay thế bởi
            - link "Quy định số 232-QĐ/TW (20/01/2025)"
            - text: ","
            - link "Quy định số 294-QĐ/TW (26/5/2025)"
    """)


def test_results_by_keyboard(phone: Phone) -> None:
    """Tab goes from the field through filters and order to the results; Enter opens the provision."""
    page = phone.open("search/")
    expect(page.locator("main .search-form input")).to_be_focused()
    page.keyboard.insert_text("giao dịch không dùng tiền mặt")
    done(page, "giao dịch không dùng tiền mặt")
    walked = []
    for _ in range(6):
        page.keyboard.press("Tab")
        walked.append(page.evaluate("document.activeElement.textContent.trim().slice(0, 12)"))
    assert walked[:4] == ["Tìm kiếm", "Bộ lọc", "Phù hợp nhất", "Nghị quyết s"]
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/resolutions/2024-57-nq-tw/#*")


def test_search_is_sent_by_its_address(phone: Phone) -> None:
    """Words, filters and order stand in the address, so that a search can be sent to somebody."""
    page = phone.open("search/#q=đảng&kind=quy-dinh&sort=date")
    done(page, "đảng")

    expect(page.locator("main .search-form input")).to_have_value("đảng")
    expect(page.locator("select[name=kind]")).to_have_value("quy-dinh")
    expect(page.locator("select[name=sort]")).to_have_value("date")
    expect(page.locator("summary", has_text="Bộ lọc (1)")).to_be_visible()
    days = [time.get_attribute("datetime") or "" for time in page.locator("[data-result] time").all()]
    assert len(days) > 1
    assert sorted(days, reverse=True) == days
    assert all("Quy định" in name for name in page.locator(".r-name").all_text_contents())


def test_history_holds_the_searches(phone: Phone) -> None:
    """Back and forward go through the searches that somebody stopped at, not through their letters."""
    page = phone.open("search/")
    field = page.locator("main .search-form input")
    for text in ("chi bộ", "dân vận"):
        field.fill("")
        page.keyboard.type(text)
        page.keyboard.press("Enter")
        done(page, text)
    page.locator(".search-tools summary").tap()
    page.locator("select[name=section]").select_option("term")
    expect(page).to_have_url(re.compile("section=term"))
    done(page, "dân vận")
    page.go_back()
    expect(page).to_have_url(re.compile(r"#q=d%C3%A2n\+v%E1%BA%ADn$"))
    page.go_back()
    expect(field).to_have_value("chi bộ")
    done(page, "chi bộ")
    page.go_forward()
    expect(field).to_have_value("dân vận")
    done(page, "dân vận")


def test_back_from_a_work_comes_to_the_same_place(phone: Phone) -> None:
    """Who opened a result further down finds the list as it was left, as long and at the same place."""
    page = phone.open("search/#q=đảng")
    done(page, "đảng")
    page.get_by_role("button", name="Xem thêm kết quả").tap()
    expect(page.locator(".results > li").nth(10)).to_be_visible()
    count = page.locator(".results > li").count()
    page.locator(".results > li").nth(10).locator("h2 a").tap()
    page.wait_for_url(lambda url: "search/" not in url)
    page.go_back()
    done(page, "đảng")

    expect(page.locator(".results > li")).to_have_count(count)
    expect(page.locator(".results > li").nth(10)).to_be_in_viewport()


def test_filters_count_what_they_leave(phone: Phone) -> None:
    """The number beside a choice is the number of results after it; a chosen filter can be taken off."""
    page = phone.open("search/#q=đảng&section=work")
    done(page, "đảng")
    page.locator(".search-tools summary").tap()
    choice = page.locator("select[name=year] option").nth(1)
    year, count = re.fullmatch(r"(\d{4}) \((\d+)\)", choice.inner_text()).groups()  # type: ignore[union-attr]
    page.locator("select[name=year]").select_option(year)
    expect(page.get_by_role("status").first).to_have_text(f"{count} kết quả")
    assert all(day.endswith(year) for day in page.locator("[data-result] time").all_text_contents())
    assert page.locator("select[name=year] option").count() > 2
    page.get_by_role("button", name=f"Bỏ bộ lọc Năm: {year}").tap()
    expect(page).not_to_have_url(re.compile("year="))
    expect(page.locator("select[name=year]")).to_have_value("")
    expect(page.locator("summary", has_text="Bộ lọc")).to_be_focused()


def test_filters_alone_browse_the_register(phone: Phone) -> None:
    """Without a word, a filter shows all that it leaves."""
    page = phone.open("search/#kind=quy-dinh")
    done(page, "")

    names = page.locator(".r-name").all_text_contents()
    assert len(names) > 1
    assert all("Quy định" in name for name in names)


def test_more_results_go_on_below(phone: Phone) -> None:
    """The button adds what follows, without repeating, and the focus goes on at the first of it."""
    page = phone.open("search/#q=đảng")
    done(page, "đảng")
    first = keys(page)
    page.get_by_role("button", name="Xem thêm kết quả").tap()
    expect(page.locator(".results > li").nth(10)).to_be_visible()

    after = keys(page)
    assert first == after[: len(first)]
    assert len(after) == len(set(after))
    expect(page.locator(".results > li").nth(10).locator("h2 a")).to_be_focused()


def test_nothing_found_leads_to_the_lists(phone: Phone) -> None:
    """Where nothing is found, the register, the fields and the glossary are at hand."""
    page = phone.open("search/#q=☂☂☂")
    done(page, "☂☂☂")

    expect(page.get_by_role("status").first).to_contain_text("Không tìm thấy “☂☂☂”")
    assert keys(page) == []
    expect(page.locator("[data-search-lists]").get_by_role("link")).to_have_count(3)
    expect(page.locator("[data-search-lists]")).to_be_visible()


def test_every_work_gets_its_places(phone: Phone) -> None:
    """What was not among the likeliest shows its provisions, or its summary, when it comes into sight."""
    page = phone.open("search/#q=đảng&section=work")
    done(page, "đảng")
    last = page.locator("[data-result]").last
    last.scroll_into_view_if_needed()

    expect(last.locator(".r-found")).to_contain_text(re.compile(r"\w{3}"))


# What the engine seldom says: told by one that says it every time.

WORK: dict[str, Any] = {
    "key": "2024-57-nq-tw", "type": "work", "address": "resolutions/2024-57-nq-tw/", "symbol": "57-NQ/TW",
    "name": "Nghị quyết số 57-NQ/TW", "title": [{"text": "Về đột phá", "mark": False}], "kind": "Nghị quyết",
    "body": "Bộ Chính trị", "date": "22/12/2024", "iso": "2024-12-22", "status": "in_force",
    "statusLabel": "Còn hiệu lực", "replacedBy": [], "textKind": "summary", "language": "vi", "lead": [],
    "provisions": [],
}  # fmt: skip
ANSWER: dict[str, Any] = {
    "text": "x", "isComplete": True, "isFirm": True, "guess": "", "isGuessUsed": False, "isNearest": False,
    "symbolChoice": False, "terms": [], "total": 1, "results": [WORK], "facets": {}, "marks": [],
}  # fmt: skip
PLACE = {
    "anchor": "muc-tieu", "address": "resolutions/2024-57-nq-tw/#muc-tieu",
    "heading": [{"text": "Mục tiêu", "mark": False}],
    "excerpt": [{"text": "Một câu dài có ", "mark": False}, {"text": "kinh tế", "mark": True}, {"text": " số. " * 60,
                "mark": False}],
}  # fmt: skip


def answering(page: Page, full: dict[str, Any], quick: dict[str, Any] | None = None, delay: int = 0) -> None:
    """Let the page meet an engine that gives these answers; without a full one, it fails."""
    said = json.dumps([quick or {"results": []}, full])
    script = f"""(() => {{
      const [quick, full] = {said};
      const later = () => new Promise((take) => setTimeout(take, {delay}));
      const find = () => later().then(() => (full ? Object.assign({{}}, full) : Promise.reject(new Error("gone"))));
      const engine = {{ load: () => Promise.resolve(), quick: () => Object.assign({{}}, quick), find }};
      window.VanKienSearch = {{ open: () => engine }};
    }})();"""
    page.route("**/assets/engine.js*", lambda route: route.fulfill(body=script, content_type="text/javascript"))


def test_guess_that_is_used_is_told(phone: Phone) -> None:
    """What was found with another spelling says so, and offers the text as it was typed."""
    answering(phone.page, {**ANSWER, "guess": "chuyển đổi số", "isGuessUsed": True})
    page = phone.open("search/#q=chuyen+doy+so")
    done(page, "chuyen doy so")

    expect(page.locator(".notices")).to_have_text(
        "Đang hiện kết quả cho chuyển đổi số. Tìm đúng “chuyen doy so” như đã gõ"
    )
    page.locator(".notices a").tap()
    expect(page.locator("main .search-form input")).to_have_value('"chuyen doy so"')


def test_guess_is_proposed(phone: Phone) -> None:
    """A spelling that is only likely is offered as a link; filters stay."""
    answering(phone.page, {**ANSWER, "guess": "dân vận khéo"})
    page = phone.open("search/#q=dan+van+kheoo&kind=NQ")
    done(page, "dan van kheoo")
    expect(page.locator(".notices")).to_have_text("Có phải ý bạn là dân vận khéo?")
    page.locator(".notices a").tap()

    expect(page.locator("main .search-form input")).to_have_value("dân vận khéo")
    expect(page).to_have_url(re.compile("kind=NQ"))


def test_nearest_results_are_told_to_be_such(phone: Phone) -> None:
    """Where nothing holds all the words, what is near is shown as that, and the lists below it."""
    answering(phone.page, {**ANSWER, "isNearest": True, "total": 2962})
    page = phone.open("search/#q=x")
    done(page, "x")

    expect(page.locator(".notices")).to_contain_text("Gần nhất là:")
    expect(page.get_by_role("status").first).to_have_text("2.962 kết quả")
    expect(page.locator("[data-search-lists]")).to_be_visible()


def test_several_works_under_one_symbol_are_a_choice(phone: Phone) -> None:
    """Each stands there with its date."""
    page = phone.open("search/#q=18-nq/tw")
    done(page, "18-nq/tw")

    expect(page.locator(".notices")).to_contain_text("Có nhiều văn bản mang ký hiệu")
    assert page.locator("[data-result] time").all_text_contents() == ["16/6/2022", "25/10/2017"]


def test_engine_that_fails_leaves_the_lists(phone: Phone) -> None:
    """Where the index cannot be loaded, the page says so and offers the lists."""
    answering(phone.page, None)  # type: ignore[arg-type]
    page = phone.open("search/#q=x")
    done(page, "x")

    expect(page.get_by_role("status").first).to_contain_text("Không tải được phần tìm kiếm")
    expect(page.locator("[data-search-lists]")).to_be_visible()


EVIL = "<img src=x onerror=alert(1)><script>alert(2)</script>"


def test_answers_are_shown_as_text(phone: Phone) -> None:
    """Whatever stands in a title, an excerpt, a label or an address of an answer is text on the page."""
    evil = [{"text": EVIL, "mark": True}]
    work = {
        **WORK, "title": evil, "lead": evil, "name": EVIL, "body": EVIL, "date": EVIL, "statusLabel": EVIL,
        "replacedBy": [{"name": EVIL, "address": "#"}], "language": "vi\" onclick=\"alert(3)",
        "provisions": [{"anchor": '"><b>', "address": "x/", "heading": evil, "excerpt": evil}],
    }  # fmt: skip
    term = {"id": "x", "label": EVIL, "definition": EVIL, "address": "glossary/chi-bo/"}
    kinds = [{"id": "A", "label": EVIL, "count": 1}, {"id": "B", "label": "b", "count": 1}]
    answer = {**ANSWER, "results": [work], "terms": [term], "guess": EVIL, "facets": {"kind": kinds}, "marks": [EVIL]}
    answering(phone.page, answer, answer)
    phone.page.on("dialog", lambda dialog: phone.errors.append(dialog.message))
    page = phone.open("search/#q=x&kind=A")
    done(page, "x")
    assert page.locator("main img, main b, .search-body script, [onclick]").count() == 0
    assert EVIL in page.locator("main").inner_text()
    phone.open("")
    suggest(page, "x")
    expect(page.get_by_role("option").first).to_contain_text("<img")
    assert page.locator("main img").count() == 0


SHIFTS = """() => {
  window.shifts = [];
  new PerformanceObserver((list) => list.getEntries().forEach((one) => window.shifts.push(
    [one.value, one.sources.map((source) => source.node && source.node.outerHTML && source.node.outerHTML.slice(0, 80))]
  ))).observe({ type: "layout-shift", buffered: true });
  window.stages = [];
  window.places = {};
  new MutationObserver(() => {
    const stage = document.querySelector("[data-search-results]").getAttribute("data-search-state");
    window.places[stage] = [...document.querySelectorAll("[data-result]")].map((one) => [
      one.getAttribute("data-result"), Math.round(one.getBoundingClientRect().top),
    ]);
    if (window.stages[window.stages.length - 1] !== stage) window.stages.push(stage);
    // What moved when the first answer came is over by then.
    if (stage === "quick") setTimeout(() => { window.shifts.length = 0; }, 250);
  }).observe(document.querySelector("[data-search-results]"), { attributes: true });
}"""


@pytest.mark.parametrize("size", [(320, 640), (360, 740), (1280, 800)])
def test_full_text_follows_without_a_jump(browser: Browser, base: str, size: tuple[int, int]) -> None:
    """From the first answer to the whole one nothing moves: places come into the room that was kept for them."""
    quick = {**ANSWER, "isComplete": False, "results": [WORK, {**WORK, "key": "2022-18-nq-tw"}]}
    others = [{**WORK, "key": f"2020-{n}-nq-tw", "provisions": [PLACE] * 3} for n in range(8)]
    strong = [{**one, "provisions": [PLACE] * 3} for one in quick["results"]]
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    answering(page, {**ANSWER, "results": strong + others, "total": 10}, quick, delay=600)
    page.goto(f"{base}search/")
    page.evaluate(SHIFTS)
    page.locator("main .search-form input").fill("x")
    done(page, "x")
    page.wait_for_timeout(300)
    heights = [item.bounding_box()["height"] for item in page.locator(".r-found").all()[:3]]  # type: ignore[index]

    assert page.evaluate("window.stages") == ["quick", "done"]
    assert page.evaluate("window.shifts") == []
    places = page.evaluate("window.places")
    assert places["quick"] == places["done"][:2]
    assert heights[0] == heights[1] < heights[2]
    page.get_by_role("button", name="Thêm 2 chỗ").first.click()
    expect(page.locator("[data-provision]").nth(2)).to_be_visible()
    context.close()


def test_real_answers_follow_without_a_jump(phone: Phone) -> None:
    """The same with the library's own index, its texts coming late."""
    page = phone.open("search/")

    def late(route: Route) -> None:
        page.wait_for_timeout(600)
        route.continue_()

    page.route("**/search/data/vi/*/t*.js", late)
    page.evaluate(SHIFTS)
    page.locator("main .search-form input").fill("Nghị quyết 57-NQ/TW")
    done(page, "Nghị quyết 57-NQ/TW")
    page.wait_for_timeout(300)

    assert page.evaluate("window.stages") == ["quick", "done"]
    assert page.evaluate("window.shifts") == []
    places = page.evaluate("window.places")
    assert places["quick"] == places["done"][: len(places["quick"])]


# Recent searches


def test_nothing_is_kept_unless_asked(phone: Phone) -> None:
    """A search leaves nothing on the device."""
    page = phone.open("search/")
    page.locator("main .search-form input").fill("chi bộ")
    page.keyboard.press("Enter")
    done(page, "chi bộ")
    phone.open("")
    suggest(page, "57")

    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_recent_searches_when_asked(phone: Phone) -> None:
    """Switched on, searches are listed, lead back, and are forgotten one by one or all together."""
    page = phone.open("search/")
    field = page.locator("main .search-form input")
    keep = page.get_by_role("checkbox", name="Ghi nhớ các tìm kiếm gần đây trên thiết bị này")
    keep.check()
    for text in ("chi bộ", "dân vận", "chi bộ"):
        field.fill(text)
        page.keyboard.press("Enter")
        done(page, text)
    phone.open("search/#")
    page.reload()
    recent = page.locator("[data-search-recent]")
    assert recent.get_by_role("link").all_text_contents() == ["chi bộ", "dân vận"]
    recent.get_by_role("link", name="dân vận").tap()
    done(page, "dân vận")
    expect(recent).to_be_hidden()
    field.fill("")
    expect(recent.get_by_role("link").first).to_be_visible()
    recent.get_by_role("button", name="Xóa “chi bộ” khỏi danh sách").tap()
    assert recent.get_by_role("link").all_text_contents() == ["dân vận"]
    expect(recent.get_by_role("button")).to_be_focused()
    keep.uncheck()
    expect(recent).to_be_hidden()
    assert page.evaluate("localStorage.length") == 0


def test_refused_storage_breaks_nothing(phone: Phone) -> None:
    """Where nothing may be stored, the switch says so and the search goes on."""
    phone.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } });"
    )
    page = phone.open("search/")
    keep = page.get_by_role("checkbox")
    keep.tap()
    expect(page.get_by_role("status").first).to_have_text("Trình duyệt này không cho phép lưu.")
    expect(keep).not_to_be_checked()
    page.locator("main .search-form input").fill("chi bộ")
    page.keyboard.press("Enter")
    done(page, "chi bộ")


# Whatever is typed is text

HOSTILE = {
    "long": "a" * 10_000,
    "long words": "đảng viên " * 1_000,
    "marks": "\u0301\u0302\u0323" * 50,
    "regex": "..*+?^${}()|[]\\ (a+)+$",
    "right to left": "\u202eمرحبا 57-NQ/TW\u202c",
    "emoji": "👩‍👩‍👧‍👦🙂" * 20,
    "half a letter": "🙂" * 150,
    "script": "<script>alert(1)</script>",
    "quotes": "\"><img src=x onerror=alert(1)> ' ` “",
    "signs of addresses": "% %zz %E0 # & ~mark= = + / ?q=1",
    "keys of objects": "__proto__ constructor toString",
    "blanks": "   ",
    "braces": "{query} {number} {{ 7*7 }}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_search_does_nothing(same_phone: Phone, name: str) -> None:
    """It is searched for, comes back from the address as it was, and nothing of it runs."""
    text = HOSTILE[name]
    page = same_phone.open("search/")
    page.locator("main .search-form input").fill(text)
    page.keyboard.press("Enter")
    if text.strip():
        done(page, text.strip())
    else:
        expect(page.locator("[data-search-results]")).to_have_attribute("data-search-state", "idle")
    page.reload()
    expect(page.locator("main .search-form input")).to_have_value(re.compile("^" + re.escape(text.strip()[:50])))
    if text.strip():
        expect(page.locator("[data-search-results]")).to_have_attribute("data-search-state", "done")
    assert page.locator("main img, main .search-body script").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_suggestions_do_nothing(same_phone: Phone, name: str) -> None:
    """The field of any page takes it, suggests, and leads to the results with it."""
    text = HOSTILE[name]
    page = same_phone.open("help/")
    page.locator("[data-search]").tap()
    expect(page.get_by_role("combobox")).to_be_focused()
    page.locator(".search-form input").fill(text)
    if text.strip():
        expect(page.get_by_role("option").last).to_be_visible()
        page.keyboard.press("ArrowUp")
    assert page.locator("header img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")
    expect(page.locator("main .search-form input")).to_have_value(re.compile("^" + re.escape(text.strip()[:50])))


# The page that a result opens


def test_words_are_marked_where_they_stand(phone: Phone) -> None:
    """Only in the provision, with or without marks as asked; the address goes on without the words."""
    page = phone.open("resolutions/2024-57-nq-tw/#muc-tieu.den-nam-2030~mark=kinh te|GIAO DỊCH")
    expect(page.locator("main mark").first).to_be_visible()

    assert page.url == f"{phone.base}resolutions/2024-57-nq-tw/#muc-tieu.den-nam-2030"
    found = {mark.lower() for mark in page.locator("main mark").all_text_contents()}
    assert found == {"kinh tế", "giao dịch"}
    expect(page.locator("[id='muc-tieu.den-nam-2030']")).to_be_in_viewport()
    assert page.locator("main mark").count() == page.locator("[id='muc-tieu.den-nam-2030'] mark").count()
    assert page.evaluate("document.querySelector(':target').id") == "muc-tieu.den-nam-2030"
    assert page.evaluate("history.length") <= 2


@pytest.mark.parametrize(
    ("html", "wanted", "marked"),
    [
        ("<p>đổi mới và chuyển đổi số</p>", "chuyển đổi số", ["chuyển đổi số"]),
        ("<p>Chuyển <a href='#'>đổi</a> <em>số</em></p>", "chuyen doi so", ["Chuyển ", "đổi", " ", "số"]),
        ("<p>hoà bình, hòa bình, hoa binh</p>", "hòa bình", ["hoà bình", "hòa bình"]),
        ("<p>cán bộ</p><p>cán</p><p>bộ</p>", "cán bộ", ["cán bộ"]),
        ("<p>an toàn, toan tính</p>", "an", ["an"]),
        ("<p>cải cách hành chính</p>", "cải cách|cách hành chính", ["cải cách hành chính"]),
        ("<p>Ca\u0301n bộ</p>", "cán", ["Ca\u0301n"]),
        ("<p>57-NQ/TW</p>", "57 NQ TW", ["57-NQ/TW"]),
        ("<p>(a+)+$ .*</p>", "(a+)+$|.*|[", ["a"]),
    ],
)
def test_what_is_marked(same_phone: Phone, html: str, wanted: str, marked: list[str]) -> None:
    """Whole words, over the borders of elements but not of paragraphs, wherever the tone stands."""
    page = same_phone.open("help/")
    page.evaluate("html => { document.querySelector('main').innerHTML = html; }", html)
    page.evaluate("wanted => { location.hash = '~mark=' + encodeURIComponent(wanted); }", wanted)
    expect(page.locator("main mark").first).to_be_visible()

    assert page.locator("main mark").all_text_contents() == marked
    assert page.url == f"{same_phone.base}help/"


@pytest.mark.parametrize("mark", ["%E0%zz", "%3Cimg%20src=x%20onerror=alert(1)%3E", "", "|||", "a" * 5_000])
def test_hostile_marks_do_nothing(same_phone: Phone, mark: str) -> None:
    """An address that somebody made up marks nothing, changes nothing, and is cleaned all the same."""
    page = same_phone.open("resolutions/2024-57-nq-tw/")
    before = page.locator("main").text_content()
    same_phone.open("help/")
    same_phone.open(f"resolutions/2024-57-nq-tw/#khong-co~mark={mark}")
    expect(page).to_have_url(f"{same_phone.base}resolutions/2024-57-nq-tw/#khong-co")

    assert page.locator("main").text_content() == before
    assert page.locator("main img, main mark").count() == 0


def test_other_words_of_the_address_are_left(phone: Phone) -> None:
    """What another part of the page asks for behind the anchor stays for it."""
    page = phone.open("resolutions/2024-57-nq-tw/#muc-tieu~other=abc~mark=kinh%20t%E1%BA%BF")
    expect(page.locator("main mark").first).to_be_visible()

    assert page.url == f"{phone.base}resolutions/2024-57-nq-tw/#muc-tieu~other=abc"


# From a stick


def test_search_from_a_stick(browser: Browser, library_site: Path) -> None:
    """Opened by a double click, without a server: suggestions, results, filters, and the provision with its words."""
    folder = library_site.resolve().as_uri() + "/"
    reader = Phone(browser, folder)
    page = reader.open("index.html")
    suggest(page, "giao dịch không dùng tiền mặt")
    expect(page.get_by_role("option").last).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/index.html#q=*")
    done(page, "giao dịch không dùng tiền mặt")
    page.locator("main .search-form input").fill("tiền mặt")
    page.keyboard.press("Enter")
    done(page, "tiền mặt")
    assert "#q=ti%E1%BB%81n+m%E1%BA%B7t" in page.url
    page.go_back()
    done(page, "giao dịch không dùng tiền mặt")
    page.locator("[data-provision] a").first.tap()
    page.wait_for_url("**/resolutions/2024-57-nq-tw/index.html#*")
    expect(page.locator("main mark").first).to_be_in_viewport()
    reader.context.close()

    assert reader.errors == []
    assert reader.foreign == []
