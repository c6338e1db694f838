"""A page as a phone on a slow network meets it: what it asks for, when it is read, what it holds up."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

from benchmarks.search.serving import Sent, Site

PHONE = {"width": 360, "height": 740}
LATENCY, DOWN, UP, SLOWER = 150, 1_600_000, 750_000, 4
"""A slow 4G network as Lighthouse has it (milliseconds, bits a second), and how many times slower the processor is."""
_WATCH = """
(() => {
  const seen = { fcp: 0, lcp: 0, shift: 0, long: [], largest: "" };
  const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take))
    .observe({ type, buffered: true });
  watch("paint", (one) => { if (one.name === "first-contentful-paint") seen.fcp = one.startTime; });
  watch("largest-contentful-paint", (one) => {
    seen.lcp = one.startTime;
    seen.largest = one.element ? one.element.tagName + "." + one.element.className : "";
  });
  watch("layout-shift", (one) => { if (!one.hadRecentInput) seen.shift += one.value; });
  watch("longtask", (one) => { seen.long.push([one.startTime, one.duration]); });
  window.seenByTheBenchmark = seen;
})();
"""


@dataclass(frozen=True)
class Visit:
    """One page opened."""

    requests: int
    """Of the page itself; what its worker does afterwards is in `behind`."""
    bytes: int
    """Bodies, compressed."""
    heads: int
    """Head lines, as HTTP/1.1 sends them; HTTP/2 sends the repeated ones nearly for nothing."""
    scripts: int
    behind: int
    """Bodies that the worker fetched when the page was there, to have them without a network."""
    fcp: float
    lcp: float
    blocking: float
    shift: float
    largest: str
    urls: tuple[str, ...]
    """What the server was asked for, in its order."""
    foreign: tuple[str, ...]
    """What other hosts were asked for."""


@contextmanager
def phone(browser: Browser, *, slow: bool = True) -> Iterator[tuple[Page, CDPSession]]:
    """A phone that has never been here."""
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True, device_scale_factor=2)  # type: ignore[arg-type]
    context.add_init_script(_WATCH)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    if slow:
        network = {"offline": False, "latency": LATENCY, "downloadThroughput": DOWN / 8, "uploadThroughput": UP / 8}
        session.send("Network.emulateNetworkConditions", network)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    try:
        yield page, session
    finally:
        context.close()


def visit(page: Page, session: CDPSession, site: Site, go: Callable[[], object]) -> Visit:
    """What happens when `go` opens a page, until it and its worker are at rest."""
    site.taken()
    asked: dict[str, str] = {}
    bodies: dict[str, float] = {}

    def begin(event: dict[str, Any]) -> None:
        asked[event["requestId"]] = event["request"]["url"]

    def answer(event: dict[str, Any]) -> None:
        bodies[event["requestId"]] = -event["response"]["encodedDataLength"]

    def end(event: dict[str, Any]) -> None:
        if event["requestId"] in bodies and event["encodedDataLength"]:
            bodies[event["requestId"]] += event["encodedDataLength"]

    events = {
        "Network.requestWillBeSent": begin,
        "Network.responseReceived": answer,
        "Network.loadingFinished": end,
    }
    for name, take in events.items():
        session.on(name, take)
    go()
    page.wait_for_load_state("load")
    sent = _all_sent(page, site)
    seen = page.evaluate("window.seenByTheBenchmark")
    for name, take in events.items():
        session.remove_listener(name, take)
    weighed = {asked[id_]: int(size) for id_, size in bodies.items() if size > 0}
    urls = {url.removeprefix(site.address.rstrip("/")) for url in weighed}
    return Visit(
        len(weighed),
        sum(weighed.values()),
        sum(head for path, head, _ in sent if path in urls),
        sum(size for url, size in weighed.items() if url.split("?")[0].endswith(".js")),
        sum(body for _, _, body in sent) - sum(weighed.values()),
        seen["fcp"],
        seen["lcp"],
        sum(max(0.0, length - 50) for start, length in seen["long"] if start + length > seen["fcp"]),
        seen["shift"],
        seen["largest"],
        tuple(path for path, _, _ in sent),
        tuple(url for url in asked.values() if not url.startswith((site.address, "data:"))),
    )


def _all_sent(page: Page, site: Site) -> list[Sent]:
    """What the server has sent when it has had nothing to do for a while."""
    sent = site.taken()
    rest = 0
    while rest < 3:
        page.wait_for_timeout(300)
        more = site.taken()
        rest = 0 if more else rest + 1
        sent += more
    return sent
