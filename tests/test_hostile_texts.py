"""Sources that would hang a program, as an editor may paste them: a fault with its line, or a good page, in time."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from building import HOOKS, lay_out
from case_files import TESTS
from printing import printed_numbers

pytestmark = pytest.mark.xdist_group("hostile texts")
WORK = "2012-04-qd-hdtv"
SECONDS = 60
"""More than any of these takes on a busy machine; a hang takes for ever."""
BOMB = "".join(f'<g id="a{n + 1}"><use href="#a{n}"/><use href="#a{n}"/></g>' for n in range(40))


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The program, killed when it hangs."""
    return subprocess.run(
        [sys.executable, "-m", "vankien", *arguments],
        env={**os.environ, "PYTHONPATH": str(HOOKS), "PYTHONUTF8": "1"},
        cwd=root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )


def appended(text: str, library: Path, work: str = WORK) -> int:
    """Puts a text at the end of a work, and tells the line on which it begins."""
    source = library / "resolutions" / work / "vi.md"
    before = source.read_text(encoding="utf-8").rstrip("\n")
    source.write_text(f"{before}\n\n{text}\n", encoding="utf-8")
    return before.count("\n") + 3


def library_with(text: str, root: Path) -> tuple[Path, int]:
    """The sample library with a text at the end of a work, and the line on which that begins."""
    library = lay_out(TESTS / "library", root)
    return library, appended(text, library)


REFUSED = {
    "nesting-of-fifty": (">" * 50 + " Sâu", "S-010"),
    "lists-of-fifty": ("    " * 49 + "- mục", "S-010"),
    "picture-that-is-not-there": ("![Sơ đồ](khong-co.png)", "S-009"),
    "picture-from-elsewhere": ("![Sơ đồ](https://vidu.example/x.svg)", "S-009"),
    "picture-inside-the-text": (f"![Sơ đồ](data:image/svg+xml;base64,{'A' * 50_000})", "S-009"),
    "fifty-thousand-marks": ("*a " * 50_000, "S-010"),
    "brackets-never-closed": ("[" * 5_000, "S-010"),
}


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str], list[str], str]:
    """A library with each of them in a work of its own: where they begin, and what is said in either language."""
    root = lay_out(TESTS / "library", tmp_path_factory.mktemp("refused"))
    works = sorted(path.parent.name for path in root.glob("resolutions/*/work.yml"))
    places = {}
    for (name, (text, _)), work in zip(REFUSED.items(), works, strict=False):
        places[name] = f"resolutions/{work}/vi.md:{appended(text, root, work)}:"
    assert places.keys() == REFUSED.keys()
    done = run(root, "check")
    assert done.returncode == 1
    return root, places, done.stdout.splitlines(), run(root, "check", "--lang", "en").stdout


@pytest.mark.parametrize("name", REFUSED)
def test_source_is_refused_with_its_line(refused: tuple[Path, dict[str, str], list[str], str], name: str) -> None:
    """`vankien check` says where and what to do."""
    _, places, said, english = refused
    code = REFUSED[name][1]
    faults = [line for line in said if line.startswith(f"{places[name]} error [{code}]")]
    assert len(faults) == 1, "\n".join(said)[:2000]
    assert "Cách sửa: " in faults[0]
    assert len(faults[0]) < 1500
    assert f"{places[name]} error [{code}]" in english


def test_nothing_is_printed_of_what_is_refused(refused: tuple[Path, dict[str, str], list[str], str]) -> None:
    """Nor of any other work, while there are faults."""
    root = refused[0]
    assert run(root, "print", WORK, "--variant", "handout", "--output", "x").returncode == 1
    assert not list(root.glob("x/*.pdf"))


def test_long_sources_are_printed_whole(tmp_path: Path) -> None:
    """A table of 500 rows and a paragraph of 100,000 characters: every row, every sentence, every right page."""
    rows = "\n".join(f"| {n} | Hàng số {n} |" for n in range(1, 501))
    sentence = "Đây là một câu của đoạn văn rất dài. "
    text = (
        f"## Bảng dài\n\n| Số | Tên |\n| --- | --- |\n{rows}\n\n## Đoạn dài\n\n{sentence * (100_000 // len(sentence))}"
    )
    root, _ = library_with(text, tmp_path)
    assert run(root, "check").returncode == 0
    done = run(root, "print", WORK, "--variant", "handout", "--output", "x")
    assert done.returncode == 0, done.stdout + done.stderr
    path = root / "x" / f"{WORK}.handout.vi.pdf"
    said = "\n".join(page.extract_text() for page in PdfReader(path).pages)
    assert all(re.search(rf"Hàng số {n}\b", said) for n in range(1, 501))
    assert " ".join(said.split()).count("của đoạn văn rất dài") >= 2_600
    assert len(re.findall(r"(?m)^Số Tên|^Số\s+Tên", said)) > 5
    numbers = printed_numbers(path.read_bytes())
    assert [printed for _, printed, _ in numbers] == [lies for _, _, lies in numbers]
    assert len({lies for _, _, lies in numbers}) >= 4
    assert max(lies for _, _, lies in numbers) > 50


def test_drawing_in_a_text_is_text(tmp_path: Path) -> None:
    """An SVG pasted into a text is warned of, drawn nowhere, and printed as the letters it is made of."""
    bomb = f'<svg><defs><g id="a0"><path d="M0 0h1"/></g>{BOMB}</defs><use href="#a40"/></svg>'
    root, line = library_with(f"Trước.\n\n{bomb}\n\nSau.", tmp_path)
    done = run(root, "check")
    assert f"vi.md:{line + 2}: warning [S-008]" in done.stdout
    assert run(root, "print", WORK, "--variant", "handout", "--output", "x").returncode == 0
    said = " ".join(" ".join(p.extract_text() for p in PdfReader(root / "x" / f"{WORK}.handout.vi.pdf").pages).split())
    assert '<use href="#a40"/>' in said
    assert "Sau." in said


def test_pictures_are_not_unfolded_to_be_checked(tmp_path: Path) -> None:
    """A file of twenty kilobytes that would take gigabytes, and endless copies, are told in little memory and time."""
    from PIL import Image

    root = lay_out(TESTS / "library", tmp_path)
    Image.new("1", (13_000, 13_000)).save(root / "docs/vi/bom.png", optimize=True)
    Image.new("1", (40_000, 40_000)).save(root / "docs/vi/bom-to.png")
    defs = f'<defs><g id="a0"><path d="M0 0h1"/></g>{BOMB}</defs>'
    (root / "docs/vi/bom.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg">{defs}<use href="#a40"/></svg>', encoding="utf-8"
    )
    code = (
        "import resource,sys;resource.setrlimit(resource.RLIMIT_AS,(1<<30,1<<30));"
        "from vankien.commands.main import main;sys.argv=['vankien','check'];main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(HOOKS), "PYTHONUTF8": "1"},
        cwd=root, capture_output=True, text=True, encoding="utf-8", timeout=SECONDS, check=False,
    )  # fmt: skip
    told = re.findall(r"docs/vi/(\S+):\d+: error \[(P-\d+)\]", done.stdout)
    assert told == [("bom-to.png", "P-022"), ("bom.png", "P-022"), ("bom.svg", "P-023")], done.stderr
