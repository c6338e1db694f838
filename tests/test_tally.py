"""
What a session achieved: every figure reckoned a second time, in another way, and files that must not come in.

A case of a fault is a folder `tally/<code>/` with `table.csv`, sometimes `pre.csv`, and what is printed of them.
`tally/session.csv` is a made-up session of 40 sheets before and 40 after, `tally/session.counts.csv` the same counted.
"""

import random
import re
from fractions import Fraction
from math import isclose, sqrt
from pathlib import Path
from typing import Any

import pytest
import yaml
from pypdf import PdfReader

from building import command
from case_files import TESTS
from printing import make, views
from test_checks import NAMED, VIETNAMESE
from vankien.model.fault import FAULTS
from vankien.model.problem import Problem
from vankien.model.tally import Stage, Tally
from vankien.outputs.interface import Interface
from vankien.outputs.tally.forms import counts_csv, form_jobs, sheets_csv
from vankien.outputs.tally.intervals import Interval, koopman, newcombe, wilson
from vankien.outputs.tally.measures import Estimate, SessionMeasures, measure
from vankien.outputs.tally.result import Session
from vankien.outputs.tally.result_page import result_job, result_page
from vankien.sources.tally import read_tally

FOLDER = TESTS / "tally"
SESSION, COUNTS = FOLDER / "session.csv", FOLDER / "session.counts.csv"
CODES = sorted(code for code in FAULTS if code.startswith("N-"))
Z = 1.959964
T39 = 2.022691
"""From printed tables: Student's distribution with 39 degrees of freedom, 95 %."""


def read(path: Path, before: Path | None = None) -> tuple[Tally | None, list[Problem]]:
    problems: list[Problem] = []
    tally = read_tally(path, before, problems)
    return tally, sorted(problems, key=lambda problem: problem.order)


def measured(path: Path) -> SessionMeasures:
    tally, problems = read(path)
    assert problems == []
    assert tally is not None
    return measure(tally)


def write(folder: Path, text: str, name: str = "t.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def rows() -> dict[str, list[list[int]]]:
    """The session as it stands in the file, read without the program."""
    found: dict[str, list[list[int]]] = {"trước": [], "sau": []}
    for line in SESSION.read_text(encoding="utf-8-sig").splitlines()[1:]:
        stage, *answers = line.split(";")
        found[stage].append([int(answer) for answer in answers])
    return found


def halved(is_inside, inside: float, outside: float) -> float:
    """Where a condition ends."""
    for _ in range(80):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if is_inside(middle) else (inside, middle)
    return inside


def same(interval: Interval | None, low: float, high: float) -> bool:
    return (
        interval is not None and isclose(interval.low, low, abs_tol=1e-4) and isclose(interval.high, high, abs_tol=1e-4)
    )


@pytest.mark.parametrize("code", CODES)
def test_fault(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The case prints exactly what is expected, the code of its folder among it; and English, if asked."""
    case = FOLDER / code
    monkeypatch.chdir(case)
    before = Path("pre.csv")
    _, problems = read(Path("table.csv"), before if before.exists() else None)
    english = [problem.text("en").partition(": ")[2] for problem in problems]

    assert (case / "expected.txt").read_text(encoding="utf-8").splitlines() == [str(problem) for problem in problems]
    assert [said for said in english if VIETNAMESE.search(NAMED.sub("", said))] == []
    assert any(problem.code == code for problem in problems)


def test_figures_are_those_written_down() -> None:
    """What the program finds in the made-up session is what `figures.yml` says of it."""
    figures = yaml.safe_load((FOLDER / "figures.yml").read_text(encoding="utf-8"))
    found = measured(SESSION)
    said = {
        "sheets": {stage.value: count for stage, count in found.sheets.items()},
        "means": {stage.value: mean for stage, mean in found.means.items()},
        "kr20": {stage.value: value for stage, value in found.reliability.items()},
        "change": numbers(found.change),
        "gain": numbers(found.gain),
        "questions": {
            int(q.name): {
                "right": [q.counts[stage].right for stage in Stage],
                "change": numbers(q.change),
                "gain": numbers(q.gain),
                "discrimination": q.discrimination,
            }
            for q in found.questions
        },
    }

    assert flat(figures) == pytest.approx(flat(said), abs=6e-5)


def numbers(estimate: Estimate | None) -> list[float]:
    assert estimate is not None
    assert estimate.interval is not None
    return [estimate.value, estimate.interval.low, estimate.interval.high]


def flat(value: Any, path: str = "") -> dict[str, float]:
    """Every number with the way to it."""
    if isinstance(value, dict | list):
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        return {name: number for key, inner in pairs for name, number in flat(inner, f"{path}/{key}").items()}
    return {path: value}


def test_shares_and_gains_by_fractions() -> None:
    """Counted anew from the file, without floats."""
    sheets = rows()
    for place, q in enumerate(measured(SESSION).questions):
        before, after = (Fraction(sum(row[place] for row in sheets[stage]), 40) for stage in ("trước", "sau"))

        assert isclose(before, q.counts[Stage.BEFORE].share)
        assert isclose(after, q.counts[Stage.AFTER].share)
        assert isclose(after - before, q.change.value, abs_tol=1e-12)
        assert isclose((after - before) / (1 - before), q.gain.value, abs_tol=1e-12)


def test_intervals_of_questions_by_turning_tests_around() -> None:
    """
    Wilson's ends are the shares that a test just does not reject; so are Koopman's.

    Koopman's statistic is written here as in his article, not as in the program.
    """
    for q in measured(SESSION).questions:
        before, after = q.counts[Stage.BEFORE], q.counts[Stage.AFTER]
        ends = []
        for count in (after, before):
            share, size = count.share, count.sheets
            inside = lambda p, share=share, size=size: (share - p) ** 2 <= Z * Z * p * (1 - p) / size  # noqa: E731
            ends.append((share, halved(inside, share, 0.0), halved(inside, share, 1.0)))
        (p2, low2, high2), (p1, low1, high1) = ends
        low = p2 - p1 - sqrt((p2 - low2) ** 2 + (high1 - p1) ** 2)
        high = p2 - p1 + sqrt((high2 - p2) ** 2 + (p1 - low1) ** 2)

        assert same(q.change.interval, low, high)

        x, m, y, n = after.sheets - after.right, after.sheets, before.sheets - before.right, before.sheets

        def chi(theta: float, x=x, m=m, y=y, n=n) -> float:
            b = theta * (m + y) + x + n
            p = (b - sqrt(b * b - 4 * theta * (m + n) * (x + y))) / (2 * (m + n))
            return (x - m * p) ** 2 / (m * p * (1 - p)) * (1 + m * (theta - p) / (n * (1 - p)))

        ratio = (x / m) / (y / n)
        inside = lambda theta, chi=chi: chi(theta) <= Z * Z  # noqa: E731
        high, low = (1 - halved(inside, ratio, end) for end in (1e-9, 50.0))

        assert same(q.gain.interval, low, high)
        assert q.gain.interval.low <= q.gain.value <= q.gain.interval.high


def test_discrimination_by_the_formula_of_the_point_biserial() -> None:
    """The means of those who had it right and of those who did not, apart; in units of the spread of all."""
    sheets = rows()["sau"]
    for place, q in enumerate(measured(SESSION).questions):
        rest = [sum(row) - row[place] for row in sheets]
        right = [score for score, row in zip(rest, sheets, strict=True) if row[place]]
        wrong = [score for score, row in zip(rest, sheets, strict=True) if not row[place]]
        mean = sum(rest) / 40
        spread = sqrt(sum((score - mean) ** 2 for score in rest) / 40)
        share = len(right) / 40
        expected = (sum(right) / len(right) - sum(wrong) / len(wrong)) / spread * sqrt(share * (1 - share))

        assert isclose(expected, q.discrimination, abs_tol=1e-9)


def test_kr20_by_covariances() -> None:
    """It is the share of the variance of the sums that lies between different questions, times k/(k−1)."""
    found = measured(SESSION)
    for stage, name in ((Stage.BEFORE, "trước"), (Stage.AFTER, "sau")):
        columns = list(zip(*rows()[name], strict=True))
        k = len(columns)
        between = sum(covariance(a, b) for a in columns for b in columns if a is not b)
        whole = sum(covariance(a, b) for a in columns for b in columns)

        assert isclose(float(Fraction(k, k - 1) * between / whole), found.reliability[stage], abs_tol=1e-12)


def covariance(a: tuple[int, ...], b: tuple[int, ...]) -> Fraction:
    n = len(a)
    return Fraction(sum(x * y for x, y in zip(a, b, strict=True)), n) - Fraction(sum(a) * sum(b), n * n)


def test_interval_of_the_whole_by_turning_the_test_around() -> None:
    """Fieller's ends are the ratios of wrong answers for which after − ratio × before is just not told from nought."""
    found = measured(SESSION)
    means, variances = {}, {}
    for name, sheets in rows().items():
        scores = [Fraction(sum(row), 12) for row in sheets]
        means[name] = sum(scores) / 40
        variances[name] = sum((score - means[name]) ** 2 for score in scores) / 39 / 40
    before, after = float(means["trước"]), float(means["sau"])
    v1, v2 = float(variances["trước"]), float(variances["sau"])
    half = T39 * sqrt(v1 + v2)

    assert isclose(after - before, found.change.value, abs_tol=1e-12)
    assert same(found.change.interval, after - before - half, after - before + half)

    wrong, wrong_before = 1 - after, 1 - before
    ratio = wrong / wrong_before
    inside = lambda r: (wrong - r * wrong_before) ** 2 <= T39**2 * (v2 + r * r * v1)  # noqa: E731

    assert isclose((after - before) / (1 - before), found.gain.value, abs_tol=1e-12)
    assert same(found.gain.interval, 1 - halved(inside, ratio, 9.0), 1 - halved(inside, ratio, 0.0))


def test_published_examples() -> None:
    """Newcombe 1998 prints 0.2553–0.3662 and 0.0524–0.3339; Koopman 1984 prints 2.94–7.15."""
    assert same(wilson(81, 263), 0.2553, 0.3662)
    assert same(newcombe(56, 70, 48, 80), 0.0524, 0.3339)
    found = koopman(36, 40, 16, 80)
    assert (round(found.low, 2), round(found.high, 2)) == (2.94, 7.15)


@pytest.mark.parametrize(("x", "y"), [(0, 10), (10, 10), (10, 1), (0, 1), (1, 10), (9, 10)])
def test_intervals_hold_at_the_ends(x: int, y: int) -> None:
    """Nobody or everybody wrong: the interval has ends, and what was seen lies in it."""
    found = koopman(x, 10, y, 10)
    assert 0 <= found.low <= x / y <= found.high < 1e6


def test_counts_say_the_same_as_sheets_but_less() -> None:
    """Shares, changes and gains agree; the interval of the whole is wider; what needs sheets is not told."""
    by_sheet, counted = measured(SESSION), measured(COUNTS)

    assert [(q.name, q.counts, q.change, q.gain) for q in by_sheet.questions] == [
        (q.name, q.counts, q.change, q.gain) for q in counted.questions
    ]
    assert isclose(by_sheet.gain.value, counted.gain.value)
    assert counted.change.interval.low < by_sheet.change.interval.low
    assert counted.change.interval.high > by_sheet.change.interval.high
    assert counted.reliability == {}
    assert {q.discrimination for q in counted.questions} == {None}


def test_order_of_sheets_and_columns_changes_nothing(tmp_path: Path) -> None:
    """Shuffled sheets give the same page to the letter; shuffled columns the same figures."""
    head, *lines = SESSION.read_text(encoding="utf-8-sig").splitlines()
    chance = random.Random(5)
    mixed = chance.sample(lines, len(lines))
    order = chance.sample(range(13), 13)
    turned = ["\t".join(line.split(";")[place] for place in order) for line in (head, *lines)]
    page = result_page(measured(SESSION), Session(), Interface("vi"))
    found = measured(write(tmp_path, "\r\n".join(turned)))

    assert page == result_page(
        measured(write(tmp_path, "\n".join([head, *mixed]), "m.csv")), Session(), Interface("vi")
    )
    assert {q.name: q for q in measured(SESSION).questions} == {q.name: q for q in found.questions}


def test_letters_against_a_key_and_two_files(tmp_path: Path) -> None:
    """Letters with a key say the same as 1 and 0; before may stand in a file of its own, its columns in any order."""
    head, *lines = SESSION.read_text(encoding="utf-8-sig").splitlines()
    key = "bacdbacdbacd"
    for stage, name in (("trước", "pre.csv"), ("sau", "post.csv")):
        said = [line.split(";")[1:] for line in lines if line.startswith(stage)]
        lettered = [[k.upper() if v == "1" else "e" for k, v in zip(key, row, strict=True)] for row in said]
        rows_ = [head.split(";")[1:], *lettered]
        if stage == "trước":
            rows_ = [row[::-1] for row in rows_]
        keys = list(key)[::-1] if stage == "trước" else list(key)
        table = [["giai đoạn", *rows_[0]], ["đáp án", *keys], *(["", *row] for row in rows_[1:])]
        write(tmp_path, "sep=,\r\n" + "\r\n".join(",".join(row) for row in table), name)
    tally, problems = read(tmp_path / "post.csv", tmp_path / "pre.csv")

    assert problems == []
    assert tally == read(SESSION)[0]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "tệp trống"),
        (b"\xef\xbb\xbf\r\n\r\n;;;\r\n", "tệp trống"),
        ("câu;đúng sau;phiếu sau\n".encode(), "không có dòng nào"),
        (b"PK\x03\x04\x14\0", "tệp bảng tính"),
        (b"\x89PNG\r\n\x1a\n\0\0", "UTF-8"),
        ("câu;đúng".encode("utf-16"), "UTF-8"),
        ("câu;đúng sau;phiếu sau\n".encode("cp1258", "replace") + b"\xff", "UTF-8"),
        (b"1" * 1_100_000, "quá lớn"),
        (b"1;" * 500 + b"\n" + b"1;" * 500, "quá lớn"),
        (b"1\n" * 6000, "quá lớn"),
        (b'"' * 200_001 + b"\n1\n", "dấu nháy"),
        (b"stage;1\n" + b"after;\n" * 0 + b"key;a\n", "chưa có số phiếu"),
    ],
)
def test_what_is_no_table(data: bytes, said: str, tmp_path: Path) -> None:
    """It is told in one line, and nothing else is done with it."""
    path = tmp_path / "t.csv"
    path.write_bytes(data)
    tally, problems = read(path)

    assert tally is None
    assert [said in problem.text() for problem in problems] == [True]


def test_a_device_is_not_read() -> None:
    """It would never end."""
    assert [problem.code for problem in read(Path("/dev/zero"))[1]] == ["N-008"]


def test_forms_are_read_once_filled_in(tmp_path: Path) -> None:
    """The tables to download are what the program reads."""
    counts = counts_csv().replace(";;;;", ";8;20;15;20")
    sheets = sheets_csv()
    one = next(line for line in sheets.splitlines() if line.startswith("sau"))
    sheets = sheets.replace(one, "\r\n".join([one.replace(";", ";1")] * 12)).replace("trước" + ";" * 20 + "\r\n", "")
    for text in (counts, sheets):
        tally, problems = read(write(tmp_path, text))
        assert problems == []
        assert len(tally.questions) == 20


def test_names_come_to_nothing(tmp_path: Path) -> None:
    """The command stops, writes no file, and repeats nothing of what it refused."""
    path = write(tmp_path, (FOLDER / "N-001" / "table.csv").read_text(encoding="utf-8"))
    done = command("tally", str(path), "--out", str(tmp_path / "out"))

    assert done.returncode == 1
    assert [path] == list(tmp_path.iterdir())
    assert re.findall("Mẫu|Ví Dụ|0912|@|1970", done.stdout + done.stderr) == []


@pytest.mark.parametrize("count", [1, 4])
@pytest.mark.parametrize("stage", ["trước", "sau"])
def test_few_people_are_not_told_of(stage: str, count: int, tmp_path: Path) -> None:
    """Fewer than five sheets in either stage, in either shape: nothing comes out."""
    other = "sau" if stage == "trước" else "trước"
    sheets = "giai đoạn;1;2\n" + f"{stage};1;0\n" * count + f"{other};1;1\n" * 30
    pairs = (count, 30) if stage == "trước" else (30, count)
    counted = f"câu;đúng trước;phiếu trước;đúng sau;phiếu sau\n1;1;{pairs[0]};1;{pairs[1]}\n2;9;30;9;30\n"
    for text in (sheets, counted):
        tally, problems = read(write(tmp_path, text))
        assert tally is None
        assert [problem.code for problem in problems] == ["N-006"]


def test_of_few_sheets_nothing_is_concluded(tmp_path: Path) -> None:
    """From five to nine: shares, but no interval, no discrimination, no KR-20, no remark; and the page says so."""
    text = "giai đoạn;1;2;3\n" + "trước;1;0;0\ntrước;0;1;0\ntrước;0;0;1\n" * 3 + "sau;1;1;0\nsau;1;1;1\nsau;0;1;0\n" * 3
    tally, problems = read(write(tmp_path, text))
    found = measure(tally)
    page = result_page(found, Session(), Interface("vi"))

    assert [problem.code for problem in problems] == ["N-013", "N-013"]
    assert {estimate.interval for q in found.questions for estimate in (q.change, q.gain)} == {None}
    assert (found.change.interval, found.gain.interval, found.reliability, found.judged) == (None, None, {}, None)
    assert "Quá ít phiếu" in page
    assert "vượt mức" not in page


def test_what_cannot_be_reckoned_is_not(tmp_path: Path) -> None:
    """All right before: no gain. All the same: no discrimination, no KR-20, no interval of the whole."""
    text = "giai đoạn;1;2\n" + "trước;1;0\n" * 12 + "sau;1;1\n" * 12
    tally, _ = read(write(tmp_path, text))
    found = measure(tally)
    one, two = found.questions
    page = result_page(found, Session(), Interface("vi"))

    assert (one.gain, two.gain.value) == (None, 1)
    assert (one.discrimination, two.discrimination, found.reliability) == (None, None, {})
    assert found.gain.interval is None
    assert "trước đã đúng hết" in page
    assert "không tính được" in page


@pytest.mark.parametrize("language", ["vi", "en"])
def test_page_stands_alone(language: str) -> None:
    """It runs nothing, fetches nothing, escapes what it is told, and says what was found."""
    session = Session("<script>alert(1)</script>", "20/11/2026", "A & B")
    page = result_page(measured(SESSION), session, Interface(language))
    decimal = "0,36" if language == "vi" else "0.36"

    assert re.findall(r"<script|<link|<img|\bsrc=|href=|@import|url\(|\bon\w+=|style=", page) == []
    assert "&lt;script&gt;" in page
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page
    assert decimal in page
    assert page.count("<svg") == page.count('class="numbers"') == 3


def test_prints(tmp_path: Path) -> None:
    """The result and the forms, as PDF: whole, in both standards, one leaf each where it is a form."""
    found = measured(SESSION)
    seen = views("vi")
    session = Session("Buổi học ví dụ", "20/11/2026", method="https://mau.example/help/tally/")
    jobs = [result_job(found, session, seen, "buoi-hoc", "2026-11-20"), *form_jobs(seen)]
    made = make(jobs, tmp_path)
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "buoi-hoc.tally.vi.pdf").pages)

    assert [printed for printed in made if printed.error or printed.missing] == []
    assert {file.name: file.pages for printed in made for file in printed.files if printed.work == "tally"} == {
        "tally.sheet.vi.pdf": 1,
        "tally.slips.vi.pdf": 1,
    }
    for words in ("Mức tăng chuẩn hóa", "0,36 (khoảng tin cậy 95%: 0,18 đến 0,51)", "Độ phân biệt", "Koopman (1984)"):
        assert words in " ".join(text.split())
