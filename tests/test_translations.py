"""A translation beside its source: the record, what grows old, and how it is laid out to be worked on."""

import json
import shutil
import time
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from case_files import TESTS, cases
from vankien.checks.kept_words import Kinds, check_names, check_symbols
from vankien.checks.passages import Passage
from vankien.citations.graph import build_graph
from vankien.commands.status import status_command
from vankien.commands.translate import translate_command
from vankien.model.drift import drift, stale
from vankien.model.labels import Labels
from vankien.model.library import Library
from vankien.model.location import Location
from vankien.model.stem import holds, words_of_text
from vankien.model.vocabulary import Kind, Vocabulary
from vankien.outputs.addresses import Addresses
from vankien.outputs.data import library_json
from vankien.outputs.formats.book import make_book
from vankien.outputs.formats.plain_markdown import plain_markdown
from vankien.outputs.interface import Interface
from vankien.outputs.pages.progress import progress_pages
from vankien.outputs.pages.work import work_pages
from vankien.outputs.print.variant import Edition, Variant
from vankien.outputs.print.work_html import PaperText, work_html
from vankien.outputs.translation_form import new_form
from vankien.outputs.views import Views
from vankien.sources.library import Reading, read_library

pytestmark = pytest.mark.xdist_group("translations")
WORK = "2019-20-nq-hdtv"
LAW = "2021-30-2021-nd-tvm"
CHANGED = "III.2.b"


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample library, with a record of every English text."""
    root = tmp_path_factory.mktemp("recorded") / "library"
    shutil.copytree(TESTS / "library", root, ignore=shutil.ignore_patterns("site", "portable", ".vankien"))
    done = translate(root, "--done", "en")
    assert done.exit_code == 0, done.output
    return root


@pytest.fixture
def root(recorded: Path, tmp_path: Path) -> Path:
    """A copy of it to be edited."""
    return Path(shutil.copytree(recorded, tmp_path / "library"))


def translate(root: Path, *arguments: str) -> Result:
    """Run `vankien translate` as an editor would."""
    return CliRunner().invoke(translate_command, ["--root", str(root), *arguments])


def library(root: Path) -> Library:
    """What stands in the folder now; it has no fault."""
    reading: Reading = read_library(root)
    assert [str(problem) for problem in reading.problems if problem.is_error] == []
    return reading.library


def edit(root: Path, name: str, before: str, after: str) -> None:
    """Change one place of a file."""
    path = root / "resolutions" / name
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1, f"{before!r} in {name}"
    path.write_text(text.replace(before, after), encoding="utf-8")


def change_a_provision(root: Path) -> None:
    """Ordinary books are now counted once in three years."""
    edit(root, f"{WORK}/vi.md", "b) Sách thường kiểm kê hai năm một lần", "b) Sách thường kiểm kê ba năm một lần")


def views(found: Library, language: str) -> Views:
    """The library as pages of a language show it."""
    return Views(found, build_graph(found), Interface(language), Addresses(language), "https://mau.example/")


def all_stale(found: Library) -> dict[str, tuple[str, ...]]:
    """The stale provisions of every translation that has any."""
    return {
        expression.location.path: anchors
        for work in found.works.values()
        for expression in work.expressions.values()
        if (anchors := stale(work, expression))
    }


def test_whole_translation_is_up_to_date(root: Path) -> None:
    """After the record is written nothing is stale, missing, surplus or unrecorded."""
    found = library(root)
    states = [drift(work, e) for work in found.works.values() for e in work.expressions.values()]

    assert [state for state in states if state.is_behind or not state.recorded] == []


def test_exactly_the_translation_of_a_changed_provision_is_stale(root: Path) -> None:
    """One provision of one work changes, and nothing else in the library is older than its source."""
    change_a_provision(root)
    assert all_stale(library(root)) == {f"resolutions/{WORK}/en.md": (CHANGED,)}


def test_facts_and_sources_are_not_translated(root: Path) -> None:
    """Lines broken otherwise, another mark of a source, another fact: no translation is older for it."""
    edit(root, f"{WORK}/vi.md", "Nghị quyết số 12-NQ/HĐTV ngày 15/3/2016.[^cong-bao-mau]",
         "Nghị quyết số 12-NQ/HĐTV\nngày 15/3/2016.[^bao-mau]")  # fmt: skip
    edit(root, f"{WORK}/work.yml", "status: {value: in_force", "status: {value: unknown")
    assert all_stale(library(root)) == {}


def test_page_marks_exactly_the_stale_provision(root: Path) -> None:
    """The mark stands in the provision, in the page's language, and leads to the same place in Vietnamese."""
    change_a_provision(root)
    found = library(root)
    pages = {page.address: page for page in work_pages(views(found, "en"))}
    page = pages[f"resolutions/{WORK}/"]
    html = page.context["html"]
    inside = html.split(f'id="{CHANGED}"')[1].split('class="pv ')[0]

    assert html.count("pv-old") == 1
    assert "This translation is older than the Vietnamese text." in inside
    assert f'href="../../../resolutions/{WORK}/#{CHANGED}" hreflang="vi"' in inside
    assert [(n.sentence, n.places) for n in page.context["drift"].notices] == [
        ("1 place of this translation is older than the Vietnamese text", (("point b, section III.2", f"#{CHANGED}"),))
    ]
    others = [other for address, other in pages.items() if address != page.address]
    assert others
    assert [other for other in others if "pv-old" in other.context["html"] or other.context["drift"].notices] == []


def test_source_has_no_marks(root: Path) -> None:
    """The Vietnamese page says nothing of translations."""
    change_a_provision(root)
    assert [page for page in work_pages(views(library(root), "vi")) if page.context["drift"].notices] == []


def test_print_marks_exactly_the_stale_provision(root: Path) -> None:
    """On paper the provision and the cover say so; there is no link that nobody could press."""
    change_a_provision(root)
    found = library(root)
    work = found.works[WORK]
    html = work_html(PaperText(work, work.expressions["en"], views(found, "en")), Edition(Variant.HANDOUT))

    assert html.count('class="pv-old"') == 1
    assert "1 place of this translation is older than the Vietnamese text." in html.split("</section>")[0]
    assert "See the Vietnamese text" not in html


def test_files_to_take_along_say_so(root: Path) -> None:
    """The e-book marks the provision, and links to it; the plain text names it at its head."""
    change_a_provision(root)
    found = library(root)
    work = found.works[WORK]
    book = make_book(work, work.expressions["en"], views(found, "en"), "x")
    text = ElementTree.tostring(next(part.root for part in book.parts if part.id == "text"), encoding="unicode")

    assert text.count("This translation is older than the Vietnamese text.") == 1
    assert f"https://mau.example/resolutions/{WORK}/#{CHANGED}" in text
    head = plain_markdown(work, work.expressions["en"], views(found, "en")).split("\n## ")[0]
    assert "1 place of this translation is older than the Vietnamese text: point b, section III.2." in head


def test_open_data_names_the_stale_provision(root: Path) -> None:
    """Machines are told, too."""
    change_a_provision(root)
    data = json.loads(library_json(views(library(root), "vi")))
    told = {work["id"]: work["expressions"].get("en", {}).get("translation") for work in data["works"]}

    assert told[WORK]["stale"] == [CHANGED]
    assert told[LAW]["stale"] == []


def test_parts_and_questions_grow_old(root: Path) -> None:
    """Title, summary, points and questions are marked each by itself, and a new Vietnamese question is not missing."""
    edit(root, f"{LAW}/vi.md", "Sách ẩm hoặc có mối mọt được để riêng ít nhất 15 ngày trước khi xếp",
         "Sách ẩm hoặc có mối mọt được để riêng 15 ngày trước khi xếp")  # fmt: skip
    edit(root, f"{LAW}/questions.yml", "đã có bảng kiểm tra chưa?", "có bảng kiểm tra chưa?")
    found = library(root)
    page = next(p for p in work_pages(views(found, "en")) if LAW in p.address)

    assert drift(found.works[LAW], found.works[LAW].expressions["en"]).stale == (
        ("about", "key_points"),
        ("questions", "bang-kiem-tra"),
    )
    assert {"key_points", "cau-hoi-bang-kiem-tra"} == page.context["drift"].parts.keys()


def test_without_a_record_nothing_is_called_old(root: Path) -> None:
    """Nobody knows; the table says so, and the page does not guess."""
    (root / "resolutions" / WORK / "translated.en.yml").unlink()
    change_a_provision(root)
    found = library(root)
    state = drift(found.works[WORK], found.works[WORK].expressions["en"])

    assert not state.recorded
    assert (state.stale, state.missing, state.surplus) == ((), (), ())
    assert state.unrecorded


def test_done_refuses_what_is_missing_or_surplus(root: Path) -> None:
    """A translation without a provision of the source, or with one more, is not that of the source; both are named."""
    record = root / "resolutions" / WORK / "translated.en.yml"
    before = record.read_text(encoding="utf-8")
    edit(root, f"{WORK}/vi.md", "a) Sách quý kiểm kê mỗi năm một lần;", "a) Sách quý kiểm kê mỗi năm một lần.")
    edit(root, f"{WORK}/en.md", "b) Label books when they arrive.", "b) Label books when they arrive.\n\nc) More.")
    edit(
        root, f"{WORK}/en.md", "e) According to a newspaper, a place among the three finest libraries of the vote.", ""
    )
    done = translate(root, WORK, "en", "--done")

    assert done.exit_code == 1
    assert "còn thiếu: #II.3.e" in done.output
    assert "thừa, bản tiếng Việt không có: #III.1.c" in done.output
    assert before == record.read_text(encoding="utf-8")


def test_done_records_only_what_is_named(root: Path) -> None:
    """Of two provisions that changed the one that is named is up to date, and its line alone is written anew."""
    change_a_provision(root)
    edit(root, f"{WORK}/vi.md", "a) Sách quý kiểm kê mỗi năm một lần", "a) Sách quý kiểm kê mỗi năm hai lần")
    record = root / "resolutions" / WORK / "translated.en.yml"
    before = record.read_text(encoding="utf-8").splitlines()
    assert all_stale(library(root)) == {f"resolutions/{WORK}/en.md": ("III.2.a", CHANGED)}
    assert translate(root, WORK, "en", CHANGED, "--done").exit_code == 0
    after = record.read_text(encoding="utf-8").splitlines()

    assert all_stale(library(root)) == {f"resolutions/{WORK}/en.md": ("III.2.a",)}
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert [line.split(":")[0].strip() for line in changed] == [CHANGED]
    assert translate(root, WORK, "en", "III.9", "--done").exit_code == 1


def test_first_record_leaves_what_is_old(root: Path) -> None:
    """A whole language can be recorded once; a provision that is older than its source does not get young by it."""
    change_a_provision(root)
    edit(root, f"{WORK}/translated.en.yml", next(
        line for line in (root / "resolutions" / WORK / "translated.en.yml").read_text(encoding="utf-8").split("\n")
        if line.startswith("  III.1:")
    ) + "\n", "")  # fmt: skip
    assert translate(root, "en", "--done").output == f"resolutions/{WORK}/en.md: đã ghi 1 phần\n"
    assert all_stale(library(root)) == {f"resolutions/{WORK}/en.md": (CHANGED,)}
    assert translate(root, "en", "--done").output == ""


def test_changed_lists_every_place_with_its_line(root: Path) -> None:
    """What is to be translated again is found with a text editor."""
    change_a_provision(root)
    line = 1 + (root / "resolutions" / WORK / "en.md").read_text(encoding="utf-8").split("\n").index(
        "b) Ordinary books are counted once in two years, instead of what Article 3 of Resolution No. 12-NQ/HĐTV of"
        " 15 March 2016 says.[^cong-bao-mau]"
    )
    output = translate(root, "--changed", "en").output.splitlines()

    assert [x for x in output if not x.endswith("chưa có")] == [
        f"resolutions/{WORK}/en.md:{line}: đã cũ: #{CHANGED} (điểm b, mục III.2)"
    ]
    assert "resolutions/2016-12-nq-hdtv/en.md: chưa có" in output


def test_status_table(root: Path) -> None:
    """Works and languages with their counts, within a hundred columns."""
    change_a_provision(root)
    edit(root, f"{LAW}/en.md", "2. Each shelf bears at least 40 kg.", "")
    (root / "resolutions" / "2020-07-ctr-tu-mau-son" / "translated.en.yml").unlink()
    done = CliRunner().invoke(status_command, ["--root", str(root)])

    assert done.exit_code == 0
    assert (TESTS / "status.txt").read_text(encoding="utf-8") == done.output
    assert all(len(line) <= 100 for line in done.output.splitlines())


def test_form_has_every_place_of_the_source(root: Path) -> None:
    """Once each place is filled in, a form has the anchors of its source, and nothing is missing."""
    found = library(root)
    for work in found.works.values():
        form = new_form(work, "en", date(2026, 1, 2))
        name = f"resolutions/{work.id}/en.md"
        (root / name).write_text(form, encoding="utf-8")
        problems = [p for p in read_library(root).problems if p.path == name and p.is_error]
        assert problems == []
    unfilled = library(root)
    for work in unfilled.works.values():
        expression = work.expressions["en"]
        assert "vi>" not in expression.body
        assert [p.anchor for p in expression.outline.provisions] == [
            p.anchor for p in work.source_text.outline.provisions
        ], work.id
        path = root / "resolutions" / work.id / "en.md"
        path.write_text(path.read_text(encoding="utf-8").replace("[chưa dịch]", "words"), encoding="utf-8")
    for work in library(root).works.values():
        assert drift(work, work.expressions["en"]).missing == (), work.id


def test_laying_out_again_keeps_what_the_translator_wrote(root: Path) -> None:
    """The Vietnamese comes above what is stale, a place for what is missing; every line that was there stays."""
    path = root / "resolutions" / WORK / "en.md"
    change_a_provision(root)
    edit(root, f"{WORK}/vi.md", "12-NQ/HĐTV ngày 15/3/2016.[^cong-bao-mau]", "12-NQ/HĐTV.")
    edit(root, f"{WORK}/vi.md", "2. Về kiểm kê", "c) Dán lại nhãn đã bong.[^bao-mau]\n\n2. Về kiểm kê")
    before = path.read_text(encoding="utf-8")
    assert translate(root, WORK, "en").exit_code == 0
    after = path.read_text(encoding="utf-8")
    added = [line for line in after.splitlines() if line and line not in before.splitlines()]

    assert [line for line in after.splitlines() if line in before.splitlines() and line] == [
        line for line in before.splitlines() if line
    ]
    assert added == [
        "vi> c) Dán lại nhãn đã bong.[^bao-mau]",
        "c) [chưa dịch]",
        "vi> b) Sách thường kiểm kê ba năm một lần, thay cho quy định tại Điều 3 Nghị quyết số 12-NQ/HĐTV.",
    ]
    path.write_text(after.replace("c) [chưa dịch]", "c) Labels that came off are put on again."), encoding="utf-8")
    assert translate(root, WORK, "en", "--done").exit_code == 0
    assert "vi>" not in path.read_text(encoding="utf-8")
    assert all_stale(library(root)) == {}


def test_new_heading_of_the_source_moves_no_address(tmp_path: Path) -> None:
    """A translation that lacks the heading keeps the addresses of all others, and just that one is missing."""
    root = tmp_path / "library"
    shutil.copytree(TESTS / "checks" / "base", root)
    folder = root / "resolutions" / "2020-09-kh-tvd"
    head = (folder / "vi.md").read_text(encoding="utf-8").split("I. Phạm vi")[0]
    (folder / "vi.md").write_text(f"{head}## Phạm vi\n\nMột.\n\n## Thời gian\n\nHai.\n", encoding="utf-8")
    (folder / "en.md").write_text(
        '---\ntitle: "T"\nsummary: S.\ntext_kind: summary\ntranslation: {origin: human}\n---\n\n'
        "## Scope\n\nOne.\n\n## Time\n\nTwo.\n",
        encoding="utf-8",
    )
    assert translate(root, "2020-09-kh-tvd", "en", "--done").exit_code == 0
    edit(root, "2020-09-kh-tvd/vi.md", "## Thời gian", "## Kinh phí\n\nBa.\n\n## Thời gian")
    work = library(root).works["2020-09-kh-tvd"]

    assert [p.anchor for p in work.expressions["en"].outline.provisions] == ["pham-vi", "thoi-gian"]
    assert drift(work, work.expressions["en"]).missing == (("provisions", "kinh-phi"),)
    assert stale(work, work.expressions["en"]) == ()


def test_progress_page_counts(root: Path) -> None:
    """What is done of how much; works in three groups, those out of date first. Vietnamese has no such page."""
    change_a_provision(root)
    found = library(root)
    page = next(progress_pages(views(found, "en")))
    counts = {count["label"]: (count["done"], count["total"]) for count in page.context["counts"]}

    assert list(progress_pages(views(found, "vi"))) == []
    assert counts["Documents translated"] == ("3", "9")
    assert counts["Of these, reviewed"] == ("1", "3")
    assert counts["Of these, up to date"] == ("2", "3")
    assert counts["Terms with an equivalent"][1] == str(len(found.terms))
    done, total = counts["Words of the interface"]
    assert done == total != "0"
    assert [(g["label"], len(g["rows"])) for g in page.context["groups"]] == [
        ("Out of step with the Vietnamese text", 1),
        ("Translated", 2),
        ("Not translated yet: read it in Vietnamese", 6),
    ]
    assert page.context["groups"][0]["rows"][0]["said"] == ["1 place is out of date"]


@pytest.mark.parametrize("case", cases("stems"))
def test_term_is_found_in_every_form(case: dict[str, Any]) -> None:
    """Endings do not hide a term, and another word does not stand for it."""
    assert case["holds"] is holds(words_of_text(case["text"]), case["term"], case["language"])


KINDS = {
    "nghi-quyet": {"vi": "Nghị quyết", "en": "Resolution", "hu": "Határozat", "ru": "Резолюция"},
    "ket-luan": {"vi": "Kết luận", "en": "Conclusion", "hu": "Következtetés", "ru": "Заключение"},
    "quy-dinh": {"vi": "Quy định", "en": "Regulation", "hu": "Szabályzat", "ru": "Положение"},
}


def kept(language: str, source: str, text: str) -> list[str]:
    """What is said of a passage."""
    place = Location("x", 1)
    kinds = {name: Kind(name, Labels(tuple(labels.items())), place) for name, labels in KINDS.items()}
    passage = Passage("#I", source, (text,), place)
    found = [
        *Kinds(Vocabulary(kinds, {}, {}), language).check(passage),
        *check_symbols(passage),
        *check_names(passage, "studying Ho Chi Minh's thought"),
    ]
    return [problem.code for problem in found]


@pytest.mark.parametrize("case", cases("kept_words"))
def test_words_that_are_kept(case: dict[str, Any]) -> None:
    """Symbols, names and kinds of documents that got lost are told, and nothing else is."""
    assert case["says"] == kept(case["language"], case["vi"], case["text"])


def test_long_passages_take_no_longer_than_they_are() -> None:
    """Four times as many symbols and names take about four times as long, not sixteen."""

    def seconds(times: int) -> float:
        source = "".join(f"Kết luận số {n}-KL/TW ở Hà Tĩnh, " for n in range(times))
        text = "".join(f"Resolution No. {n}-KL/TU in Ha Tinh, " for n in range(times))
        begin = time.process_time()
        assert kept("en", source, text)
        return time.process_time() - begin

    seconds(100)
    assert seconds(4000) < 8 * seconds(1000)
