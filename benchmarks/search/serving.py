"""A small web server as libraries are served: text compressed, answers kept by the browser, bytes counted."""

import gzip
import http.server
import mimetypes
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

_TEXT = (
    "text/",
    "application/javascript",
    "application/json",
    "application/xml",
    "image/svg+xml",
    "application/manifest",
)
mimetypes.add_type("text/javascript", ".mjs")
mimetypes.add_type("application/json", ".webmanifest")


Headers = Callable[[str], Mapping[str, str]]
"""What is sent along with an address (its path and query)."""


def kept_for_an_hour(_: str) -> Mapping[str, str]:
    """Nothing but that browsers may keep it."""
    return {"Cache-Control": "max-age=3600"}


@cache
def _packed(path: Path, _: float) -> bytes:
    return gzip.compress(path.read_bytes(), 6, mtime=0)


class Sent(NamedTuple):
    """An answer: what was asked for, the bytes of its head lines and of its body."""

    path: str
    head: int
    body: int


class Site(http.server.ThreadingHTTPServer):
    """One folder, served; remembers what was sent."""

    request_queue_size = 128
    daemon_threads = True

    def __init__(self, folder: Path, headers: Headers) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder = folder
        self.headers = headers
        self._sent: list[Sent] = []
        self._lock = threading.Lock()

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.server_port}/"

    def note(self, sent: Sent) -> None:
        """Remember an answer."""
        with self._lock:
            self._sent.append(sent)

    def taken(self) -> list[Sent]:
        """What was sent since this was last asked."""
        with self._lock:
            sent, self._sent = self._sent, []
        return sent


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Site

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        path = self.server.folder / unquote(urlsplit(self.path).path).lstrip("/")
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            missing = self.server.folder / "404.html"
            self._send(404, missing.read_bytes() if missing.is_file() else b"", "text/html", False)
            return
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        packed = kind.startswith(_TEXT) and "gzip" in self.headers.get("Accept-Encoding", "")
        body = _packed(path, path.stat().st_mtime) if packed else path.read_bytes()
        self._send(200, body, kind, packed)

    def _send(self, status: int, body: bytes, kind: str, packed: bool) -> None:
        kind = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
        head = {"Content-Type": kind, "Content-Length": str(len(body)), **self.server.headers(self.path)}
        if packed:
            head["Content-Encoding"] = "gzip"
        self.send_response(status)
        for name, value in head.items():
            self.send_header(name, value)
        self.end_headers()
        self.server.note(
            Sent(self.path, 90 + sum(len(name) + len(value) + 4 for name, value in head.items()), len(body))
        )
        try:
            self.wfile.write(body)
        except OSError:
            self.close_connection = True  # the browser no longer wants it


@contextmanager
def serve(folder: Path, headers: Headers = kept_for_an_hour) -> Iterator[Site]:
    """The folder, served while the block runs."""
    with Site(folder, headers) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        try:
            yield site
        finally:
            site.shutdown()
