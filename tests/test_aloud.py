"""Reading aloud, with a speaking device put in the place of the real one: Chromium here has no voices."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from serving import Phone, serve

pytestmark = pytest.mark.xdist_group("aloud")

WORK = "resolutions/2024-57-nq-tw/"
VOICES = {
    "vi": '{name: "Linh", voiceURI: "linh", lang: "vi-VN", localService: true, default: false}',
    "vi, second": '{name: "An", voiceURI: "an", lang: "vi_VN", localService: true, default: true}',
    "vi, far": '{name: "Xa", voiceURI: "xa", lang: "vi-VN", localService: false, default: true}',
    "en": '{name: "Anne", voiceURI: "anne", lang: "en-GB", localService: true, default: true}',
}
DEVICE = """
window.said = [];
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
Object.defineProperty(window, "speechSynthesis", {value: {
  now: null, voices: [], heard: [],
  getVoices() { return this.voices; },
  addEventListener(name, act) { this.heard.push(act); },
  speak(words) { this.now = words; window.said.push([words.text, words.voice && words.voice.name, words.rate]); },
  // As real ones do: who cancels ends what is being said.
  cancel() { const now = this.now; this.now = null; if (now && now.onerror) now.onerror({error: "canceled"}); },
  pause() { throw new Error("does not come back on Android"); }
}});
window.finished = () => { const now = speechSynthesis.now; speechSynthesis.now = null; now.onend({}); };
window.voicesCome = voices => { speechSynthesis.voices = voices; speechSynthesis.heard.forEach(act => act()); };
"""


def reading(browser: Browser, base: str, *voices: str, script: str = "", **options: object) -> Phone:
    """A phone with these voices, known a moment after the page is there as they are on real ones."""
    reader = Phone(browser, base, **options)
    given = ", ".join(VOICES[name] for name in voices)
    reader.context.add_init_script(
        f"{DEVICE}{script}\naddEventListener('load', () => setTimeout(() => voicesCome([{given}]), 20))"
    )
    return reader


def spoken(page: Page) -> list[str]:
    """What has been said."""
    return [text for text, _, _ in page.evaluate("window.said")]


def shift(page: Page) -> float:
    """How much the page has moved by itself."""
    return float(
        page.evaluate("""() => new Promise(done => {
      let sum = 0;
      new PerformanceObserver(list => list.getEntries().forEach(e => { if (!e.hadRecentInput) sum += e.value; }))
        .observe({type: 'layout-shift', buffered: true});
      setTimeout(() => done(sum), 100);
    })""")
    )


@pytest.mark.parametrize(
    ("voices", "is_offered"),
    [(("vi",), True), (("vi, second", "en"), True), ((), False), (("en",), False), (("vi, far", "en"), False)],
)
@pytest.mark.parametrize("address", [WORK, "help/"])
def test_offered_where_the_device_itself_speaks_the_language(
    browser: Browser, base: str, address: str, voices: tuple[str, ...], is_offered: bool
) -> None:
    """Voices of other languages, and those that ask another host, do not count; nothing jumps when the button comes."""
    reader = reading(browser, base, *voices)
    page = reader.open(address)
    page.wait_for_timeout(120)
    button = page.locator(".listen")
    assert button.count() == 1
    assert button.is_visible() is is_offered
    assert shift(page) == 0
    reader.context.close()
    assert reader.errors == []


def test_sentence_by_sentence(browser: Browser, base: str) -> None:
    """Title, summary, text: whole sentences, the one that is said marked and in sight; signs and notes are left out."""
    reader = reading(browser, base, "vi, far", "vi", "en", reduced_motion="reduce")
    page = reader.open(WORK)
    page.locator(".listen").tap()
    expect(page.get_by_role("region", name="Đọc thành tiếng")).to_be_visible()
    for _ in range(5):
        page.evaluate("finished()")
    said = spoken(page)
    assert said[0] == "Bộ Chính trị"
    assert said[3] == "Về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia"
    assert said[4:] == [
        "Tóm tắt",
        (
            "Nghị quyết số 57-NQ/TW của Bộ Chính trị, ban hành và có hiệu lực từ ngày 22/12/2024, do Tổng Bí thư Tô "
            "Lâm ký, nói về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia."
        ),
    ]
    marked = "[...CSS.highlights.get('vankien-aloud')].map(range => range.toString().trim().split(/\\s+/).join(' '))"
    assert page.evaluate(marked) == said[-1:]
    while len(said) < 30:
        page.evaluate("finished()")
        said = spoken(page)
        box = page.evaluate(
            "(() => { const b = [...CSS.highlights.get('vankien-aloud')][0].getBoundingClientRect();"
            "return [b.top, b.top - document.querySelector('.aloud').getBoundingClientRect().top]; })()"
        )
        assert box[0] > 50
        assert box[1] < 0
    text = " ".join(said)
    assert "[1" not in text
    assert "Sao chép" not in text
    assert "Bản in" not in text
    assert {voice for _, voice, _ in page.evaluate("window.said")} == {"Linh"}
    reader.context.close()
    assert reader.errors == []
    assert reader.foreign == []


def test_to_the_very_end(browser: Browser, base: str) -> None:
    """The last sentence is the end: the bar goes, nothing stays marked, and the sources are not read out."""
    reader = reading(browser, base, "vi", reduced_motion="reduce")
    page = reader.open("resolutions/2021-24-qd-tw/")
    page.locator(".listen").tap()
    expect(page.locator(".aloud")).to_be_visible()
    page.evaluate("(() => { for (let i = 0; i < 2000 && speechSynthesis.now; i += 1) finished(); })()")
    expect(page.locator(".aloud")).to_have_count(0)
    assert page.evaluate("CSS.highlights.get('vankien-aloud').size") == 0
    assert len(spoken(page)) > 10
    assert not any(text == "Nguồn" or "http" in text for text in spoken(page))
    reader.context.close()


def test_hands_on_the_reading(browser: Browser, base: str) -> None:
    """Pause and go on with the same sentence, one back, one on, faster, another voice, stop by Escape."""
    reader = reading(browser, base, "vi", "vi, second", reduced_motion="reduce")
    page = reader.open(WORK)
    page.locator(".listen").focus()
    page.keyboard.press("Enter")
    bar = page.get_by_role("region", name="Đọc thành tiếng")
    expect(bar.get_by_role("button", name="Tạm dừng")).to_be_focused()
    page.evaluate("finished()")
    page.keyboard.press("Enter")
    assert page.evaluate("speechSynthesis.now") is None
    before = spoken(page)
    bar.get_by_role("button", name="Đọc tiếp").press("Enter")
    assert spoken(page) == [*before, before[-1]]
    bar.get_by_role("button", name="Câu sau").click()
    bar.get_by_role("button", name="Câu trước").click()
    assert spoken(page)[-1] == before[-1]
    assert page.evaluate("localStorage.length") == 0
    bar.get_by_label("Tốc độ").select_option("1.5")
    bar.get_by_label("Giọng đọc").select_option("linh")
    assert page.evaluate("window.said.slice(-1)[0]") == [before[-1], "Linh", 1.5]
    assert page.evaluate("window.said[0][1]") == "An"
    for target in bar.locator("button, select").all():
        box = target.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
        assert box["x"] + box["width"] <= 360
    page.keyboard.press("Escape")
    expect(bar).to_have_count(0)
    expect(page.locator(".listen")).to_be_focused()
    assert page.evaluate("speechSynthesis.now") is None
    page.locator(".listen").tap()
    expect(bar.get_by_label("Tốc độ")).to_have_value("1.5")
    reader.context.close()
    assert reader.errors == []


def test_from_a_provision_on(browser: Browser, base: str) -> None:
    """The menu of a provision begins there."""
    reader = reading(browser, base, "vi")
    page = reader.open(WORK)
    page.locator("#muc-tieu .pv-link").first.tap()
    page.locator(".pv-menu").get_by_role("button", name="Nghe từ đây").tap()
    expect(page.locator(".aloud")).to_be_visible()
    page.evaluate("finished()")
    assert spoken(page)[0] == "Mục tiêu"
    assert spoken(page)[1].startswith("Các chỉ tiêu dưới đây lấy từ những trang giới thiệu nghị quyết")
    reader.context.close()


def test_old_browser_marks_the_paragraph(browser: Browser, base: str) -> None:
    """Without highlights of ranges the whole block is marked; without a cutter of sentences the stops cut."""
    reader = reading(browser, base, "vi", script="delete window.Highlight; delete Intl.Segmenter;")
    page = reader.open(WORK)
    page.locator(".listen").tap()
    expect(page.locator(".aloud")).to_be_visible()
    for _ in range(6):
        page.evaluate("finished()")
    expect(page.locator(".is-spoken")).to_have_count(1)
    assert spoken(page)[5].endswith("chuyển đổi số quốc gia.")
    assert spoken(page)[6].startswith("Văn bản nêu quan điểm chỉ đạo")
    reader.context.close()
    assert reader.errors == []


def test_device_that_fails_is_told(browser: Browser, base: str) -> None:
    """A voice that breaks off stops the reading, and the page says so."""
    reader = reading(browser, base, "vi")
    page = reader.open(WORK)
    page.locator(".listen").tap()
    expect(page.locator(".aloud")).to_be_visible()
    page.evaluate("speechSynthesis.now.onerror({error: 'synthesis-failed'})")
    expect(page.locator("[data-live]")).to_have_text("Máy không đọc thành tiếng được.")
    expect(page.get_by_role("button", name="Đọc tiếp")).to_be_visible()
    reader.context.close()


def test_each_language_by_its_own_voice(browser: Browser, sample_library: Path) -> None:
    """An English text needs an English voice, and what stands in it in another language is left out."""
    with serve(sample_library / "site") as base:
        for voices, is_offered in ((("vi",), False), (("en", "vi"), True)):
            reader = reading(browser, base, *voices)
            page = reader.open("en/resolutions/2019-20-nq-hdtv/")
            page.wait_for_timeout(120)
            assert page.locator(".listen").is_visible() is is_offered
            if is_offered:
                page.locator(".listen").tap()
                expect(page.get_by_role("region", name="Read aloud")).to_be_visible()
                page.evaluate("for (let i = 0; i < 5; i += 1) finished()")
                assert {voice for _, voice, _ in page.evaluate("window.said")} == {"Anne"}
            reader.context.close()
