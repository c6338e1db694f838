"""A small web server as libraries are served: text compressed, answers kept by the browser, bytes counted."""

import gzip
import http.server
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
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


@cache
def _packed(path: Path, _: float) -> bytes:
    return gzip.compress(path.read_bytes(), 6, mtime=0)


class Site(http.server.ThreadingHTTPServer):
    """One folder, served; remembers what was sent."""

    request_queue_size = 128
    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder = folder
        self._sent: list[tuple[str, int]] = []
        self._lock = threading.Lock()

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.server_port}/"

    def note(self, path: str, size: int) -> None:
        """Remember an answer: head and body."""
        with self._lock:
            self._sent.append((path, size))

    def taken(self) -> list[tuple[str, int]]:
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
            self._send(404, b"", "text/plain", False)
            return
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        packed = kind.startswith(_TEXT) and "gzip" in self.headers.get("Accept-Encoding", "")
        body = _packed(path, path.stat().st_mtime) if packed else path.read_bytes()
        self._send(200, body, kind, packed)

    def _send(self, status: int, body: bytes, kind: str, packed: bool) -> None:
        kind = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
        head = {"Content-Type": kind, "Content-Length": str(len(body)), "Cache-Control": "max-age=3600"}
        if packed:
            head["Content-Encoding"] = "gzip"
        self.send_response(status)
        for name, value in head.items():
            self.send_header(name, value)
        self.end_headers()
        self.server.note(self.path, len(body) + 90 + sum(len(name) + len(value) + 4 for name, value in head.items()))
        try:
            self.wfile.write(body)
        except OSError:
            self.close_connection = True  # the browser no longer wants it


@contextmanager
def serve(folder: Path) -> Iterator[Site]:
    """The folder, served while the block runs."""
    with Site(folder) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        try:
            yield site
        finally:
            site.shutdown()
