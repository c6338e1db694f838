"""Study themes, plans and writings as readers meet them."""

from datetime import date, datetime
from pathlib import Path

from icalendar import Calendar
from playwright.sync_api import Browser
from pypdf import PdfReader

from case_files import TESTS
from printing import make
from serving import Phone
from vankien.citations.graph import build_graph
from vankien.outputs.addresses import Addresses
from vankien.outputs.interface import Interface
from vankien.outputs.pages.study import study_pages
from vankien.outputs.print.papers import paper_jobs
from vankien.outputs.views import Views
from vankien.sources.library import read_library

LIBRARY = read_library(TESTS.parent).library
VIEWS = Views(LIBRARY, build_graph(LIBRARY), Interface("vi"), Addresses("vi"), "https://vankien.example/")
PAGES = {page.address: page for page in study_pages(VIEWS)}
SHEETS = [job for job in paper_jobs(VIEWS) if job.variant == "meeting"]


def test_every_theme_has_its_scope() -> None:
    """A theme of a province is never shown as one of the country."""
    shown = PAGES["study/"].context["themes"]

    assert all(theme["where"] for theme in shown)
    assert {theme["year"] for theme in shown if theme["where"] == "Toàn quốc"} == set(range(2017, 2022))


def test_a_year_without_confirmed_theme_says_so(library_site: Path) -> None:
    """From 2022 on no source confirms a national theme of the year."""
    html = (library_site / "study" / "2026" / "index.html").read_text(encoding="utf-8")

    assert PAGES["study/2026/"].context["national_theme"] is None
    assert "Chưa có nguồn công khai xác nhận chuyên đề toàn quốc năm 2026" in html
    assert "không phải kế hoạch chính thức" in html


def test_readings_of_one_name_are_told_apart() -> None:
    """An event and the writing that came of it may bear one name; what each is stands below it."""
    readings = [page.context["readings"] for page in PAGES.values() if page.template == "study_topic.html"]

    assert any(len({row["name"] for row in rows}) < len(rows) for rows in readings)
    assert all(len({(row["name"], row["title"], row.get("place")) for row in rows}) == len(rows) for rows in readings)


def test_meeting_sheets_are_one_leaf_each(tmp_path: Path) -> None:
    """Two sides of A4, whatever a topic asks; passages in front, questions behind."""
    made = make(SHEETS, tmp_path)

    assert [printed.job_name for printed in made if printed.error or printed.missing] == []
    for sheet in SHEETS:
        pages = PdfReader(tmp_path / sheet.name).pages

        assert len(pages) == 2, sheet.name
        assert "Cần đọc" in pages[0].extract_text()
        assert "Câu hỏi thảo luận" in pages[1].extract_text()
        assert "Ghi chép" in pages[1].extract_text()


def test_calendar(library_site: Path) -> None:
    """Every month of every plan is in the calendar, on its first day."""
    calendar = Calendar.from_ical((library_site / "study" / "calendar.ics").read_bytes())
    days = sorted(event.decoded("dtstart") for event in calendar.walk("VEVENT"))
    planned = [
        date(plan.year, month, 1)
        for plan in LIBRARY.study.plans.values()
        for topic in plan.topics
        for month in topic.months
    ]

    assert sorted(planned) == days
    assert calendar.errors == []


def test_topic_of_the_month(browser: Browser, base: str) -> None:
    """The home page names the topic of the month on the reader's clock, and no other."""
    phone = Phone(browser, base)
    phone.page.clock.set_fixed_time(datetime(2026, 11, 20, 9))
    phone.page.goto(base)
    box = phone.page.locator("[data-months]")
    title = next(t.title["vi"] for t in LIBRARY.study.plans["2026"].topics if 11 in t.months)

    assert box.locator("h2").inner_text() == "Chủ đề học tập tháng này"
    assert box.locator("p:visible").all_inner_texts() == [f"{title} Tháng 11/2026"]
    assert phone.errors == []
    phone.context.close()


def test_writings_quote_nothing() -> None:
    """What no source confirms bears the mark; the library holds descriptions, not texts."""
    unmarked = [w.id for w in LIBRARY.study.writings.values() if not w.sources and w.confidence == "confirmed"]

    assert unmarked == []
    assert len(LIBRARY.study.writings) == 19
