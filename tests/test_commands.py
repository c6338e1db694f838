"""The commands as an editor uses them."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import unicodedata
import urllib.error
import urllib.request
from datetime import date
from pathlib import Path

import pytest

from building import HOOKS, lay_out, vankien
from case_files import TESTS

ROOT = TESTS.parent


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A small library without faults."""
    root = tmp_path / "library"
    shutil.copytree(TESTS / "checks" / "base", root)
    return root


def test_check_of_a_sound_library(library: Path) -> None:
    """No fault: exit 0, and only the number of works and terms is said."""
    done = vankien("check", root=library)
    assert done.returncode == 0
    assert done.stdout == ""
    assert "0 lỗi, 0 cảnh báo" in done.stderr


def test_check_tells_all_faults_at_once(library: Path) -> None:
    """Ten different faults in several files are all told in one go, each with its place and remedy."""
    folder = library / "resolutions" / "2020-09-kh-tvd"
    (folder / "work.yml").write_text(
        "symbol: 09-NQ/TVD\nkind: ke-hoach\npassed_by: TVB\ndate: 2020-02-30\nstatus: con-hieu-luc\nplace: no\n"
        "fields: [vi-du]\nsinger: Ai đó\nrelations:\n  - type: implements\n    work: 2020-12-nq-hdv\n",
        encoding="utf-8",
    )
    other = library / "resolutions" / "2020-05-qd-hdvd" / "vi.md"
    other.write_text("---\ntitle: Về ví dụ\ntext_kind: summary\n---\n\n# Tên\n\nChữ.[^a]\n", encoding="utf-8")
    (library / "glossary" / "hong.yml").write_text("labels: {vi: a\n", encoding="utf-8")
    (library / "glossary" / "la.yml").write_bytes("labels: {vi: \xe0}\n".encode("latin-1"))
    done = vankien("check", root=library)
    codes = re.findall(r"\[(\w-\d{3})\]", done.stdout)

    assert done.returncode == 1
    assert {"M-001", "M-002", "M-003", "M-006", "M-007", "M-014", "M-015", "M-018", "M-023", "S-006"} <= set(codes)
    assert len(codes) >= 10
    assert all(
        re.match(r"[\w./-]+:\d+: (error|warning) \[\w-\d{3}\] .+ Cách sửa: .+\.$", x) for x in done.stdout.splitlines()
    )


def test_check_in_english(library: Path) -> None:
    """`--lang en` says the same in English."""
    (library / "glossary" / "x.yml").write_text("see: []\n", encoding="utf-8")
    done = vankien("check", "--lang", "en", root=library)
    assert 'the required key "labels" is missing' in done.stdout


def test_check_outside_a_library(tmp_path: Path) -> None:
    """A folder that is no library is wrong use: exit 2."""
    done = vankien("check", root=tmp_path)
    assert done.returncode == 2
    assert "mkdocs.yml" in done.stderr


def test_unreadable_folder_is_a_fault(library: Path) -> None:
    """What stands where a file should be is named, and the rest is still checked."""
    (library / "glossary" / "thu-muc.yml").mkdir()
    done = vankien("check", root=library)
    assert done.returncode == 1
    assert "glossary/thu-muc.yml:1: error [M-028]" in done.stdout


def test_fix_changes_only_the_form_of_letters(library: Path) -> None:
    """`--fix` writes precomposed letters and nothing else."""
    path = library / "resolutions" / "2020-09-kh-tvd" / "vi.md"
    before = path.read_text(encoding="utf-8")
    path.write_text(unicodedata.normalize("NFD", before), encoding="utf-8")
    assert "[M-016]" in vankien("check", root=library).stdout
    done = vankien("check", "--fix", root=library)

    assert done.returncode == 0
    assert path.read_text(encoding="utf-8") == before


def test_new_work_asks_to_be_filled_in(library: Path) -> None:
    """Two files are made; what they leave open is exactly what `check` asks for."""
    done = vankien("new", "7-kh/tvd", "05/3/2021", root=library)
    assert done.returncode == 0, done.stderr
    folder = library / "resolutions" / "2021-07-kh-tvd"
    assert "symbol: 07-KH/TVD" in (folder / "work.yml").read_text(encoding="utf-8")
    assert f"added: {date.today().isoformat()}" in (folder / "vi.md").read_text(encoding="utf-8")
    codes = re.findall(r"\[(\w-\d{3})\]", vankien("check", root=library).stdout)
    assert sorted(codes) == ["M-023", "M-025", "M-030", "M-030"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("hello", "2021-01-01"), "không đọc được"),
        (("NQ57", "2021-01-01"), "thiếu cơ quan"),
        (("07-KH/TVD", "2021-02-30"), "ngày có thật"),
        (("07-CT/TVD", "2021-01-01"), "--kind"),
        (("07-KH/XX", "2021-01-01"), "--body"),
        (("07-KH/TVD", "2021-01-01", "--kind", "nghi-quyet"), "không hợp"),
    ],
)
def test_new_refuses_what_it_cannot_read(library: Path, arguments: tuple[str, ...], said: str) -> None:
    """Wrong use is exit 2 with a sentence that says what to write, and no file is made."""
    before = sorted(library.rglob("*"))
    done = vankien("new", *arguments, root=library)
    assert done.returncode == 2
    assert said in done.stderr
    assert sorted(library.rglob("*")) == before


def test_new_never_overwrites(library: Path) -> None:
    """A work that is there stays as it is."""
    done = vankien("new", "09-KH/TVD", "2020-08-20", root=library)
    assert done.returncode == 1
    assert "không ghi đè" in done.stderr


def test_help_of_every_command_is_on_the_help_page() -> None:
    """A command that is not explained to editors does not exist for them."""
    page = (ROOT / "docs" / "vi" / "help" / "commands.md").read_text(encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "vankien", "--help"], env={**os.environ, "PYTHONPATH": str(HOOKS)},
        capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    commands = re.findall(r"^  (\w+)  ", done.stdout.split("Commands:")[1], re.MULTILINE)
    assert {"build", "check", "translate"} <= set(commands)
    assert [command for command in commands if f"vankien {command}" not in page] == []


def test_print_takes_the_words_of_its_files(library: Path) -> None:
    """A variant is asked for by what stands in the name of its file, as the help page says."""
    page = (ROOT / "docs" / "vi" / "help" / "commands.md").read_text(encoding="utf-8")
    variants = re.findall(r"^\| `([a-z-]+)` \| `MÃ\.\1\.vi\.pdf`", page, re.MULTILINE)
    done = vankien("print", *(f"--variant={variant}" for variant in variants), "99-XX/YY", root=library)
    assert len(variants) == 5
    assert done.returncode == 2
    assert 'không có văn bản "99-XX/YY"' in done.stderr


def _get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=5) as answer:
        return str(answer.read().decode("utf-8"))


@pytest.mark.xdist_group("build")
def test_preview_follows_an_edit(tmp_path: Path) -> None:
    """`vankien serve` shows a change without being started again, and its search has an index."""
    root = lay_out(TESTS / "library", tmp_path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "vankien", "serve", "--root", str(root), "--address", f"127.0.0.1:{port}"]
    environment = {**os.environ, "PYTHONPATH": str(HOOKS)}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    base = f"http://127.0.0.1:{port}/thu-vien/"
    try:
        assert _wait(lambda: "chỉ dùng để thử chương trình" in _get(f"{base}resolutions/2021-30-2021-nd-tvm/"))
        assert "pagefind" in _get(f"{base}pagefind/pagefind.js")
        text = root / "resolutions" / "2021-30-2021-nd-tvm" / "vi.md"
        text.write_text(
            text.read_text(encoding="utf-8").replace("chỉ dùng để thử chương trình", "đã được sửa lại"),
            encoding="utf-8",
        )
        assert _wait(lambda: "đã được sửa lại" in _get(f"{base}resolutions/2021-30-2021-nd-tvm/"))
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(fact: object) -> bool:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            if fact():  # type: ignore[operator]
                return True
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(0.3)
    return False
