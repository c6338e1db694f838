"""Questions with answers: their record, their sheets, and the files for other programs, read back."""

import io
import shutil
import sqlite3
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from pypdf import PdfReader

from case_files import TESTS
from printing import make, views
from test_checks import BASE, problems_of
from vankien.commands.questions import questions_command
from vankien.model.questions import QuestionKind
from vankien.outputs.formats.anki import anki
from vankien.outputs.formats.gift import gift
from vankien.outputs.formats.qti import PACKAGE, QTI, qti
from vankien.outputs.print.papers import paper_jobs
from vankien.outputs.print.question_sheets import question_papers, sheet_questions
from vankien.outputs.question_set import QuestionSet, question_sets
from vankien.outputs.views import Views

WORK = "resolutions/2020-05-qd-hdvd"
SITE = "Thư viện / mẫu"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small library of the checks, with questions that are hostile to every format, recorded by the command."""
    folder = tmp_path_factory.mktemp("questions") / "library"
    shutil.copytree(BASE, folder)
    shutil.copy(TESTS / "questions" / "hostile.yml", folder / WORK / "questions.yml")
    confirm(folder)
    assert problems_of(folder) == []
    return folder


@pytest.fixture(scope="module")
def seen(root: Path) -> Views:
    """The same as its pages show it."""
    return views("vi", root)


@pytest.fixture(scope="module")
def asked(seen: Views) -> QuestionSet:
    """Its one set of questions."""
    (found,) = question_sets(seen)
    return found


def confirm(root: Path, *names: str) -> str:
    """What the command says when it is asked to record."""
    done = CliRunner().invoke(questions_command, ["--root", str(root), "--confirm", *names])
    assert done.exit_code == 0, done.output
    return done.output


def test_a_changed_provision_stops_the_build_until_somebody_looked(root: Path, tmp_path: Path) -> None:
    """Only questions bound to what changed are named; recording new questions does not record these."""
    folder = tmp_path / "library"
    shutil.copytree(root, folder)
    text = folder / WORK / "vi.md"
    text.write_text(text.read_text(encoding="utf-8").replace("không được dùng lại.", "được dùng lại."), "utf-8")

    def named() -> list[str]:
        return [str(problem.values["name"]) for problem in problems_of(folder) if problem.code == "Q-014"]

    # "thu-tu" and "ghep" are bound to the whole article, of which a clause has changed.
    assert named() == ["nhieu", "thu-tu", "ghep"]
    confirm(folder)
    assert named() == ["nhieu", "thu-tu", "ghep"]
    confirm(folder, "nhieu", "2020-05-qd-hdvd/ghep")
    assert named() == ["thu-tu"]
    confirm(folder, "2020-05-qd-hdvd")
    assert problems_of(folder) == []


def test_what_does_not_change_a_provision_keeps_its_questions(root: Path, tmp_path: Path) -> None:
    """Footnotes, line breaks and other articles are nothing that a question rests on."""
    folder = tmp_path / "library"
    shutil.copytree(root, folder)
    text = folder / WORK / "vi.md"
    words = text.read_text(encoding="utf-8").replace("1. Ví dụ không còn đúng", "1. Ví dụ\nkhông còn đúng")
    text.write_text(words.replace("Mỗi ví dụ mang một số riêng.[^so-vi-du]", "Mỗi ví dụ mang một số riêng."), "utf-8")

    assert problems_of(folder) == []


def test_versions_ask_the_same_in_another_order(asked: QuestionSet, seen: Views) -> None:
    """No two versions are alike, each asks everything, and the key tells the right answer of each."""
    versions = {letter: sheet_questions(asked, letter, "vi") for letter in "abcd"}
    orders = {tuple(row["id"] for row in rows) for rows in versions.values()}
    again = sheet_questions(asked, "a", "vi")

    assert len(orders) == len(versions)
    assert {tuple(sorted(order)) for order in orders} == {tuple(sorted(question.id for question in asked.questions))}
    assert versions["a"] == again
    for rows in versions.values():
        for row in rows:
            question = next(q for q in asked.questions if q.id == row["id"])
            assert _answers_of(row) == _right(question), row


def _answers_of(row: dict) -> object:
    """What somebody has in hand who fills in a sheet as the key says."""
    texts = {choice["letter"]: choice["text"] for choice in row["choices"]}
    parts = row["right"].split(", ")
    if row["kind"] == "short":
        return row["right"]
    if row["kind"] == "order":
        return [text for _, text in sorted(zip(map(int, parts), texts.values(), strict=True))]
    if row["kind"] == "match":
        return {row["lefts"][int(part[:-1]) - 1]: texts[part[-1]] for part in parts}
    return {texts[part] for part in parts}


def _right(question) -> object:
    """The same as the source has it."""
    if question.kind is QuestionKind.SHORT:
        return question.accepted["vi"][0]
    if question.kind is QuestionKind.ORDER:
        return [item["vi"] for item in question.items]
    if question.kind is QuestionKind.MATCH:
        return {pair.left["vi"]: pair.right["vi"] for pair in question.pairs}
    return {answer.text["vi"] for answer in question.answers if answer.right}


def test_sheets_and_key_on_paper(seen: Views, tmp_path: Path) -> None:
    """Two sheets and the key as PDF: every question, room for the session and none for a name, no script."""
    jobs = [job for job in paper_jobs(seen) if job.variant in ("questions-b", "questions-key")]
    made = make(jobs, tmp_path)
    texts = {
        job.variant: " ".join(page.extract_text() for page in PdfReader(tmp_path / job.name).pages) for job in jobs
    }

    assert [printed.job_name for printed in made if printed.error or printed.missing] == []
    assert [j.name for j in jobs] == ["2020-05-qd-hdvd.questions-b.vi.pdf", "2020-05-qd-hdvd.questions-key.vi.pdf"]
    assert "PHIẾU CÂU HỎI, ĐỀ B" in texts["questions-b"].upper()
    assert "Buổi học:" in texts["questions-b"]
    assert "Không ghi họ tên" in texts["questions-b"]
    for text in texts.values():
        assert "<script>alert(1)</script>" in text
        assert "Ghép từng cặp." in text
    assert "Xem Điều 3." in texts["questions-key"]
    assert "Xem Điều 3." not in texts["questions-b"]


def test_every_set_has_four_sheets_and_a_key(seen: Views, asked: QuestionSet) -> None:
    """Named as their addresses promise."""
    variants = [variant for _, variant, _ in question_papers(seen)]

    assert variants == ["questions-a", "questions-b", "questions-c", "questions-d", "questions-key"]
    assert asked.id == "2020-05-qd-hdvd"


@pytest.mark.filterwarnings("ignore")
def test_gift_is_read_back(asked: QuestionSet, seen: Views, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A parser that is not ours finds every question with all its answers, whatever their letters mean to it."""
    monkeypatch.chdir(tmp_path)  # the parser leaves a table behind
    from pygiftparser import parser

    text = gift(asked, seen.tr, SITE)
    found = parser.parse(text).questions
    kinds = [type(question.answer).__name__ for question in found]

    assert [asked.key(question) for question in asked.questions] == [question.name for question in found]
    assert kinds == ["MultipleChoiceRadio", "MultipleChoiceCheckbox", "Matching", "Matching", "Short"]
    for question, row in zip(asked.questions, found, strict=True):
        count = len(question.answers or question.items or question.pairs or question.accepted["vi"])
        assert len(row.answer.options) == count, question.id
    assert (text.count("~%33.33333%"), text.count("~%-100%")) == (3, 1)
    assert "$CATEGORY: $course$/top/Thư viện // mẫu/" in text
    assert text.count("\n::") == len(asked.questions)


def test_qti_keeps_its_rules(asked: QuestionSet, seen: Views) -> None:
    """The package names all its files, each is as the standard wants it, and texts come through whole."""
    rules = yaml.safe_load((TESTS / "questions" / "qti.yml").read_text(encoding="utf-8"))
    data = qti(asked, seen)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        trees = {name: ET.fromstring(package.read(name)) for name in package.namelist()}
    manifest = trees.pop("imsmanifest.xml")
    files = [node.get("href") for node in manifest.iter(f"{{{PACKAGE}}}file")]
    first = trees["items/q-mot.xml"]

    assert data == qti(asked, seen)
    assert sorted(files) == sorted(trees)
    assert len(trees) == len(asked.questions) + 1
    for name, tree in trees.items():
        assert list(_against(tree, rules)) == [], name
    choices = {node.get("identifier"): node.text for node in first.iter(f"{{{QTI}}}simpleChoice")}
    right = next(first.iter(f"{{{QTI}}}value")).text
    assert asked.questions[0].text["vi"] == next(first.iter(f"{{{QTI}}}prompt")).text
    assert asked.questions[0].answers[0].text["vi"] == choices[right]
    assert {answer.text["vi"] for answer in asked.questions[0].answers} == set(choices.values())


def _against(node: ET.Element, rules: dict) -> Iterator[str]:
    """Whatever a tree has that the rules do not allow, or lacks."""
    assert node.tag.startswith(f"{{{QTI}}}"), node.tag
    name = node.tag.removeprefix(f"{{{QTI}}}")
    rule = rules.get(name)
    if rule is None:
        yield f"unknown {name}"
        return
    yield from (f"{name} lacks {key}" for key in rule.get("needs", ()) if key not in node.attrib)
    order = rule.get("holds", [])
    children = [child.tag.removeprefix(f"{{{QTI}}}") for child in node]
    yield from (f"{name} holds {child}" for child in children if child not in order)
    places = [order.index(child) for child in children if child in order]
    if places != sorted(places):
        yield f"{name}: {children}"
    for child in node:
        yield from _against(child, rules)


def test_anki_deck(asked: QuestionSet, seen: Views, tmp_path: Path) -> None:
    """The deck is a collection with a card a question; texts are escaped, and two builds give the same bytes."""
    data = anki(asked, seen, SITE)
    path = tmp_path / "collection.anki2"
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        path.write_bytes(package.read("collection.anki2"))
        media = package.read("media")
    database = sqlite3.connect(path)
    try:
        notes = [row[0].split("\x1f") for row in database.execute("select flds from notes order by id")]
        (cards,) = database.execute("select count(*) from cards").fetchone()
        (decks,) = database.execute("select decks from col").fetchone()
    finally:
        database.close()

    assert data == anki(asked, seen, SITE)
    assert media == b"{}"
    assert len(asked.questions) == len(notes) == cards
    assert asked.name in yaml.safe_load(decks)[max(yaml.safe_load(decks), key=int)]["name"]
    assert [question.text["vi"] for question in asked.questions] == [unescape(note[0]) for note in notes]
    assert not any("<script" in field for note in notes for field in note)
    assert notes[0][4] == "https://mau.example/thu-vien/resolutions/2020-05-qd-hdvd/questions/#cau-hoi-mot"
