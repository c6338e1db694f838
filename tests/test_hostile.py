"""What an editor pastes can neither run in a reader's browser nor break a page."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from building import lay_out, vankien
from case_files import TESTS

pytestmark = pytest.mark.xdist_group("hostile")
EVIL = "<script>alert(1)</script></style><img src=x onerror=alert(1)> {{ 7*7 }}"


class Reader(HTMLParser):
    """Collects what would run."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.script = tag == "script"
        handlers = [name for name, _ in attrs if name.startswith("on")]
        links = [value for name, value in attrs if name in ("href", "src") and (value or "").startswith("javascript")]
        if handlers or links or tag in ("iframe", "object", "embed") or (tag == "img"):
            self.found.append(f"<{tag} {attrs}>")

    def handle_data(self, data: str) -> None:
        if self.script and "alert(1)" in data and not data.lstrip().startswith("{"):
            self.found.append(data[:80])

    def handle_endtag(self, tag: str) -> None:
        self.script = False


def test_no_field_reaches_the_page_as_markup(tmp_path: Path) -> None:
    """A tag in a title, a summary, a place, a term, a source or a page of `docs/` is shown as text."""
    root = lay_out(TESTS / "library", tmp_path)
    folder = root / "resolutions" / "2019-20-nq-hdtv"
    quoted = EVIL.replace('"', "'")
    text = (folder / "vi.md").read_text(encoding="utf-8")
    text = re.sub(r"(?m)^title: .*$", f'title: "{quoted}"', text, count=1)
    (folder / "vi.md").write_text(f"{text}\n\nChữ {EVIL} thường.\n", encoding="utf-8")
    work = (folder / "work.yml").read_text(encoding="utf-8")
    (folder / "work.yml").write_text(re.sub(r"(?m)^place: .*$", f'place: "{quoted}"', work), encoding="utf-8")
    term = root / "glossary" / "the-muon.yml"
    words = term.read_text(encoding="utf-8")
    term.write_text(words + f'notes:\n  vi: "{quoted}"\n' if "notes:" not in words else words, encoding="utf-8")
    page = root / "docs" / "vi" / "history" / "index.md"
    page.write_text(f'---\ntitle: "{quoted}"\n---\n\n# Trang\n\n{EVIL}\n', encoding="utf-8")
    done = vankien("build", "--no-print", root=root)
    assert done.returncode == 0, done.stdout + done.stderr

    shown = 0
    for path in (root / "site").resolve().rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        reader = Reader()
        reader.feed(html)
        assert reader.found == [], path
        shown += "alert(1)" in html
        assert "49" not in re.findall(r"onerror=alert\(1\)[^{]{0,6}(\d+)", html)
    assert shown >= 4
