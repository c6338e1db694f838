"""Asks an engine in a real browser, as a reader would, and times and weighs the answers."""

import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Error, Page

from benchmarks.search.derived import Query
from benchmarks.search.engines import Engine
from benchmarks.search.serving import Site, serve

SHOWN = 10


@dataclass(frozen=True)
class Answer:
    """What an engine gave for a query."""

    query: Query
    found: tuple[str, ...]
    anchor: str
    """Of the first result's first provision."""
    ms: float
    is_done: bool = True

    @property
    def rank(self) -> int:
        """The place of the first result that is wanted, from 1; 0 if it is not among the first ten."""
        return next((n for n, id_ in enumerate(self.found, 1) if id_ in self.query.want), 0)

    @property
    def is_at_provision(self) -> bool:
        """Whether the first result is wanted and opens at the provision."""
        return self.rank == 1 and self.anchor == self.query.anchor


@dataclass
class Costs:
    """Bytes and milliseconds."""

    cold_bytes: list[int] = field(default_factory=list)
    cold_ms: list[float] = field(default_factory=list)
    further_bytes: list[int] = field(default_factory=list)
    further_ms: list[float] = field(default_factory=list)


class Session:
    """An engine's page in one browser context, with its cache."""

    def __init__(self, browser: Browser, engine: Engine, folder: Path, site: Site | None, suffix: str) -> None:
        self.engine = engine
        self.site = site
        base = site.address if site else f"{folder.resolve().as_uri()}/"
        self.address = base + engine.start + suffix
        self.context: BrowserContext = browser.new_context(viewport={"width": 360, "height": 740})
        self.page: Page = self.context.new_page()
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)[:200]))
        self.open()

    def open(self) -> None:
        """Load the page anew."""
        self.page.goto(self.address, wait_until="load", timeout=120_000)
        self.page.evaluate(self.engine.asking())

    def ask(self, query: Query) -> Answer:
        """Type the query and read the answer; a page that breaks is opened anew."""
        limit = int(self.engine.limit * 1000)
        try:
            asked = [query.q, limit, bool(query.anchor)]
            said = self.page.evaluate("(asked) => window.__ask(...asked)", asked)
        except Error as error:
            self.errors.append(str(error)[:200])
            self.open()
            return Answer(query, (), "", float(limit), False)
        found = said["results"][:SHOWN]
        return Answer(
            query, tuple(one["id"] for one in found), found[0]["anchor"] if found else "", said["ms"], said["isDone"]
        )  # fmt: skip

    def bytes(self, only_index: bool = False) -> int:
        """What was sent since the last time, all of it or what belongs to the index."""
        if self.site is None:
            return 0
        return sum(
            head + body for path, head, body in self.site.taken()
            if not only_index or self.engine.index.fullmatch(path.lstrip("/").split("?")[0])
        )  # fmt: skip

    def rest(self) -> None:
        """Wait until nothing is on its way any more."""
        self.page.wait_for_load_state("networkidle")

    def close(self) -> None:
        """Give the context back."""
        self.context.close()


@contextmanager
def opened(engine: Engine, folder: Path) -> Iterator[Site | None]:
    """The engine's site, served unless it is read from the disk."""
    if engine.from_disk:
        yield None
    else:
        with serve(folder) as site:
            yield site


def answers(session: Session, queries: Sequence[Query]) -> list[Answer]:
    """All answers, in one context that has been warmed with a query."""
    session.ask(Query("warm-up", "khởi động", ()))
    return [session.ask(query) for query in queries]


def costs(
    browser: Browser, engine: Engine, folder: Path, site: Site | None, suffix: str, queries: Sequence[Query]
) -> Costs:
    """What a first query and the three after it cost, each time in a fresh context."""
    found = Costs()
    runs = min(engine.cold_runs, len(queries) // 4)
    for run in range(runs):
        session = Session(browser, engine, folder, site, suffix)
        try:
            time.sleep(0.2)
            before = session.bytes(only_index=True)
            first, *others = queries[run::runs][:4]
            answer = session.ask(first)
            session.rest()
            found.cold_ms.append(answer.ms)
            found.cold_bytes.append(before + session.bytes())
            for query in others:
                answer = session.ask(query)
                session.rest()
                found.further_ms.append(answer.ms)
                found.further_bytes.append(session.bytes())
        finally:
            session.close()
    return found


def slow_key_presses(session: Session, queries: Sequence[Query], rate: float) -> list[float]:
    """On a processor that many times slower: from the last key of a query to the first answer that belongs to it."""
    page = session.page
    session.ask(Query("warm-up", "khởi động", ()))
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})
    box = page.locator("main .search-form input")
    found = []
    for query in queries:
        box.fill("")
        page.wait_for_timeout(300)
        box.focus()
        page.keyboard.insert_text(query.q[:-1])
        page.wait_for_timeout(1500)
        page.evaluate("([text, limit]) => window.__watch(text, limit)", [query.q, 15_000])
        page.keyboard.press(query.q[-1])
        found.append(page.evaluate("() => window.__watched"))
    return [ms for ms in found if ms >= 0]


def index_size(engine: Engine, folder: Path) -> int:
    """The bytes on disk that it searches with."""
    folder = folder.resolve()
    files = (path for path in folder.rglob("*") if path.is_file())
    return sum(path.stat().st_size for path in files if engine.index.fullmatch(path.relative_to(folder).as_posix()))


def middle(values: Sequence[float], share: float = 0.5) -> float:
    """The median, or the value that so large a share of them does not exceed."""
    if not values:
        return float("nan")
    if share == 0.5:
        return statistics.median(values)
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]
