"""Party history as readers meet it."""

from datetime import date, datetime
from pathlib import Path

from icalendar import Calendar
from playwright.sync_api import Browser

from case_files import TESTS
from printing import make
from serving import Phone
from vankien.citations.graph import build_graph
from vankien.model.history import History
from vankien.outputs.addresses import Addresses
from vankien.outputs.interface import Interface
from vankien.outputs.pages.history import grew_out_of, history_pages
from vankien.outputs.print.papers import paper_jobs
from vankien.outputs.tally.forms import form_jobs
from vankien.outputs.views import Views
from vankien.sources.library import read_library

ROOT = TESTS.parent
LIBRARY = read_library(ROOT).library
VIEWS = Views(LIBRARY, build_graph(LIBRARY), Interface("vi"), Addresses("vi"), "https://vankien.example/")


def test_every_event_is_in_one_period() -> None:
    """The timeline loses nothing and shows nothing twice."""
    history = LIBRARY.history
    shown = [event.id for period in history.periods.values() for event in history.in_period(period)]

    assert sorted(history.events) == sorted(shown)
    assert list(history.events) == shown, "in the order of time"


def test_a_day_known_to_the_month_stands_before_its_days() -> None:
    """June 1925 comes before 21 June 1925."""
    ids = [event.id for event in LIBRARY.history.events.values() if event.start.year == 1925]

    assert ids == ["1925-hoi-viet-nam-cach-mang-thanh-nien", "1925-bao-thanh-nien"]


def test_both_ways() -> None:
    """A work names the event and the congress that it grew out of; their pages name the work."""
    work = LIBRARY.works["2024-57-nq-tw"]
    pages = {page.address: page for page in history_pages(VIEWS)}
    event = pages["history/events/2024-nghi-quyet-57/"].context
    congress = pages["history/congresses/xiii/"].context

    assert [e["title"] for e in grew_out_of(work, VIEWS)] == [
        "Ban hành Nghị quyết số 57-NQ/TW",
        "Đại hội XIII của Đảng",
    ]
    assert [work.id] == [row["id"] for row in event["led_to"]]
    assert work.id in [row["id"] for row in congress["tenure"]]


def test_a_library_without_events_has_no_such_pages() -> None:
    """History is optional."""
    bare = Views(read_library(TESTS / "checks" / "base").library, VIEWS.graph, VIEWS.tr, VIEWS.addresses)

    assert History() == bare.library.history
    assert list(history_pages(bare)) == []


def test_calendar(library_site: Path) -> None:
    """A calendar program reads the anniversaries back: days that come every year, events of known days alone."""
    calendar = Calendar.from_ical((library_site / "history" / "calendar.ics").read_bytes())
    entries = {str(event["uid"]): event for event in calendar.walk("VEVENT")}
    known = [event for event in LIBRARY.history.events.values() if event.start.is_day]
    independence = entries["1945-tuyen-ngon-doc-lap@vankien.example"]

    assert len(known) == len(entries)
    assert date(1945, 9, 2) == independence.decoded("dtstart")
    assert date(1945, 9, 3) == independence.decoded("dtend")
    assert independence["rrule"]["FREQ"] == ["YEARLY"]
    assert str(independence["summary"]) == "Tuyên ngôn Độc lập (1945)"
    assert str(independence["url"]) == "https://vankien.example/history/events/1945-tuyen-ngon-doc-lap/"
    assert calendar.errors == []


def test_on_this_day(browser: Browser, base: str) -> None:
    """The reader's own clock says what happened on this day, or what comes next."""
    for day, heading, title in (
        (datetime(2027, 9, 2, 9), "Ngày này năm xưa", "Tuyên ngôn Độc lập"),
        (datetime(2027, 12, 23, 9), "Ngày kỷ niệm sắp tới", "Nguyễn Ái Quốc dự Đại hội"),
    ):
        phone = Phone(browser, base)
        phone.page.clock.set_fixed_time(day)
        phone.page.goto(f"{base}history/")
        box = phone.page.locator("[data-today]")

        assert heading == box.locator("h2").inner_text()
        assert title in box.locator("li").first.inner_text()
        assert phone.errors == []
        phone.context.close()


def test_timeline_without_scripts(library_site: Path) -> None:
    """The page is a list of links, whatever runs in the browser."""
    html = (library_site / "history" / "index.html").read_text(encoding="utf-8")

    assert all(f'id="{event}"' in html for event in LIBRARY.history.events)
    assert 'data-today="Ngày này năm xưa"' in html


def test_papers_of_one_page_have_one_in_every_language(tmp_path: Path) -> None:
    """Posters and forms of a session hang and lie as one leaf, however long the words of a language are."""
    wanted = []
    for language in LIBRARY.languages:
        views = Views(LIBRARY, VIEWS.graph, Interface(language), Addresses(language), VIEWS.site_url)
        wanted += [
            job for job in (*paper_jobs(views), *form_jobs(views)) if job.variant in ("poster", "sheet", "slips")
        ]
    made = make(wanted, tmp_path)

    assert len(made) == len(wanted) > 12
    assert [(file.name, file.pages) for printed in made for file in printed.files if file.pages != 1] == []
    assert [printed.job_name for printed in made if printed.error or printed.missing] == []
