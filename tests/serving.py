"""A site served on this machine, and a phone to look at it with."""

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

PHONE = {"width": 360, "height": 740}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]


class _Server(http.server.ThreadingHTTPServer):
    """Takes all the connections that a browser opens at once; the usual five are refused on a busy machine."""

    request_queue_size = 128


class _Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, headers: Mapping[str, str], asked: list[str], **options: object) -> None:
        self.own, self.asked = headers, asked
        super().__init__(*arguments, **options)  # type: ignore[arg-type]

    def end_headers(self) -> None:
        """Add the headers of the site."""
        for name, value in self.own.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing, but remember what was asked for."""
        self.asked.append(self.path)


@contextmanager
def serve(site: Path, headers: Mapping[str, str] | None = None, asked: list[str] | None = None) -> Iterator[str]:
    """The address at which a folder is served while the block runs; `asked` takes up what is asked for."""
    log = asked if asked is not None else []
    handler = functools.partial(_Quiet, directory=str(site), headers=headers or {}, asked=log)
    with _Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert program, "Chromium is needed: make test installs it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


class Phone:
    """
    A page of a phone's browser that remembers what went wrong and what was asked for.

    What is kept for reading offline stays out of it unless `service_workers="allow"`: it would answer in the place of
    routes that a test lays.
    """

    def __init__(self, browser: Browser, base: str, **options: object) -> None:
        self.base = base
        options = {"service_workers": "block", **options}
        self.context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True, **options)  # type: ignore[arg-type]
        self.page: Page = self.context.new_page()
        self.errors: list[str] = []
        self.foreign: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        self.page.on("request", lambda r: None if r.url.startswith((base, "data:")) else self.foreign.append(r.url))

    def open(self, address: str) -> Page:
        """Go to an address of the site."""
        self.page.goto(self.base + address)
        return self.page
