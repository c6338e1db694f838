"""Paper can be checked: what a page says to who comes from a print of this or another version."""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from building import lay_out, vankien
from case_files import TESTS
from serving import Phone, serve
from vankien.model.content_of import content_of
from vankien.model.labels import Labels
from vankien.outputs.print.paper_address import paper_address
from vankien.sources.library import read_library

pytestmark = pytest.mark.xdist_group("paper")
WORK = "2019-20-nq-hdtv"
PAGE = f"resolutions/{WORK}/"


def current(root: Path, language: str = "vi") -> str:
    """The version that a print would have now."""
    work = read_library(root).library.works[WORK]
    return content_of(work, work.expressions[language]).version


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A library whose text was printed, then changed in four places, then built anew; and the version of the print."""
    root = lay_out(TESTS / "library", tmp_path_factory.mktemp("paper"))
    assert vankien("versions", root=root).returncode == 0
    old = current(root)
    source = root / "resolutions" / WORK / "vi.md"
    text = source.read_text(encoding="utf-8")
    text = text.replace("Ít nhất 95% sách có nhãn", "Ít nhất 96% sách có nhãn")
    text = re.sub(r"(?m)^b\) Không quá 2,5% sách hư hỏng;$", "", text)
    text += "\n\nVII. Mục thêm\n\nChữ mới.\n"
    source.write_text(text, encoding="utf-8")
    facts = root / "resolutions" / WORK / "work.yml"
    told = facts.read_text(encoding="utf-8")
    facts.write_text(told.replace("status: {value: in_force", "status: {value: repealed", 1), encoding="utf-8")
    done = vankien("build", "--no-print", root=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return root, old


@pytest.fixture
def phone(browser: Browser, printed: tuple[Path, str]) -> Iterator[Phone]:
    """A phone at the built site; whatever goes wrong in its browser fails the test."""
    with serve(printed[0] / "site") as base:
        reader = Phone(browser, base)
        yield reader
        reader.context.close()
    assert reader.errors == []
    assert reader.foreign == []


def scan(phone: Phone, version: str, anchor: str = "") -> Page:
    """What happens when the code of a print is scanned."""
    return phone.open(paper_address("", version, anchor).replace("#", f"{PAGE}#", 1))


def test_current_print(phone: Phone, printed: tuple[Path, str]) -> None:
    """The print of this very version is told so, right above the provision whose code was scanned."""
    page = scan(phone, current(printed[0]), "II.2")

    expect(page.locator(".paper")).to_contain_text("Bản in của bạn là bản hiện hành.")
    assert page.locator(".paper p").count() == 2
    assert page.url.endswith(f"{PAGE}#II.2")
    expect(page.locator(".paper")).to_be_in_viewport()
    expect(page.locator('[id="II.2"]')).to_be_in_viewport()
    assert page.locator(".paper + [id='II.2']").count() == 1
    assert page.evaluate("document.querySelectorAll('script[src*=\"versions\"]').length") == 0


def test_older_print_is_told_what_changed(phone: Phone, printed: tuple[Path, str]) -> None:
    """Each provision that was changed, added or taken out, and what changed besides, with links to what is there."""
    page = scan(phone, printed[1])
    box = page.locator(".paper")

    expect(box.locator("details li")).to_have_text(
        ["điểm a, mục II.3 – đã sửa", "mục VII – mới thêm", "điểm b, mục II.3 – đã bỏ"]
    )
    assert [a.get_attribute("href") for a in box.locator("details a").all()] == ["#II.3.a", "#VII"]
    expect(box.locator("[data-about] li")).to_have_text(["Hiệu lực: hiện nay là “Đã bị bãi bỏ”"])
    expect(box).to_contain_text(f"phiên bản {printed[1]}, in lần đầu ngày ")
    expect(box).to_contain_text(f"hiện hành là {current(printed[0])}.")
    assert page.url.endswith(PAGE)
    assert page.locator(".pv-changed").evaluate_all("found => found.map(e => e.id)") == ["II.3.a", "VII"]


@pytest.mark.parametrize(
    ("anchor", "said"),
    [
        ("II.3.a", "Chỗ bạn vừa mở đã thay đổi: điểm a, mục II.3."),
        ("II.3", "Chỗ bạn vừa mở đã thay đổi: mục II.3."),
        ("II.1", "Chỗ bạn vừa mở không thay đổi: mục II.1."),
    ],
)
def test_scanned_provision_is_named(phone: Phone, printed: tuple[Path, str], anchor: str, said: str) -> None:
    """Whether the provision at the code has changed, with what stands inside it, is said first."""
    page = scan(phone, printed[1], anchor)

    expect(page.locator(".paper")).to_contain_text(said)
    assert page.locator(".paper [data-here], .paper [data-not-here]").count() == 1
    assert page.url.endswith(f"#{anchor}")


@pytest.mark.parametrize("version", ["0a0b0c0d", "constructor", "<b>x", ""])
def test_unknown_version_is_not_guessed_at(phone: Phone, version: str) -> None:
    """A version that the record does not hold is answered honestly, and what the address holds stays text."""
    page = scan(phone, version, "I.1")

    expect(page.locator(".paper")).to_contain_text("không có bản ghi")
    assert page.locator(".paper b").count() == 0
    assert page.locator(".paper li").count() == 0


@pytest.mark.parametrize("mark", ["%7Ev%3D", "%7ev=", "~v%3D"])
def test_address_that_was_rewritten_on_its_way(phone: Phone, printed: tuple[Path, str], mark: str) -> None:
    """Programs that read codes may encode the marks of the address; it is understood all the same."""
    page = phone.open(f"{PAGE}#II.2{mark}{current(printed[0]).upper()}")

    expect(page.locator(".paper")).to_contain_text("bản hiện hành.")
    assert page.url.endswith(f"{PAGE}#II.2")


def test_code_scanned_while_the_page_is_open(phone: Phone, printed: tuple[Path, str]) -> None:
    """A second code on the same page changes the answer; nothing is loaded twice."""
    page = scan(phone, printed[1])
    expect(page.locator(".paper details")).to_have_count(1)
    page.evaluate("address => { location.hash = address; }", f"#II.1~v={current(printed[0])}")

    expect(page.locator(".paper")).to_contain_text("bản hiện hành.")
    expect(page.locator(".paper")).to_have_count(1)


def test_paper_is_checked_from_a_stick(browser: Browser, printed: tuple[Path, str]) -> None:
    """Opened as a file, without server and network, the page answers the same."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    site = (printed[0] / "site").resolve()
    page.goto(f"file://{site}/{PAGE}index.html#II.3.a~v={printed[1]}")

    expect(page.locator(".paper details li").first).to_have_text("điểm a, mục II.3 – đã sửa")
    assert page.url.endswith("index.html#II.3.a")
    context.close()
    assert errors == []


def test_list_that_cannot_be_loaded(browser: Browser, printed: tuple[Path, str]) -> None:
    """Offline, where the list of changes was not kept, the reader learns at least that the print is not current."""
    with serve(printed[0] / "site") as base:
        reader = Phone(browser, base)
        reader.context.route("**/data/versions/**", lambda route: route.abort())
        page = scan(reader, printed[1], "I.1")
        expect(page.locator(".paper")).to_contain_text("không phải bản hiện hành")
        expect(page.locator(".paper")).to_contain_text("Không tải được danh sách thay đổi")
        reader.context.close()


def test_page_without_history_loads_nothing(printed: tuple[Path, str]) -> None:
    """Only a text that paper of another version exists of has a list; every page names its version."""
    site = printed[0] / "site"
    assert sorted(p.name for p in (site / "data" / "versions").iterdir()) == [f"{WORK}.en.js", f"{WORK}.vi.js"]
    html = (site / "resolutions" / "2012-04-qd-hdtv" / "index.html").read_text(encoding="utf-8")
    assert re.search(r'data-version="[0-9a-f]{8}">', html)
    assert "Phiên bản nội dung: " in html
    script = (site / "data" / "versions" / f"{WORK}.vi.js").read_text(encoding="utf-8")
    answers = json.loads(script.removeprefix("vankienVersions(").rstrip().removesuffix(")"))
    assert list(answers) == [printed[1]]


def test_records_only_grow(tmp_path: Path) -> None:
    """A new version adds its differences; an unchanged text, or one that went back, adds nothing; all stay sound."""
    root = tmp_path / "library"
    shutil.copytree(TESTS / "checks" / "base", root)
    folder = root / "resolutions" / "2020-05-qd-hdvd"
    source, record = folder / "vi.md", folder / "versions.vi.yml"
    before = source.read_text(encoding="utf-8")
    states = [before, before.replace("Mỗi ví dụ", "Mọi ví dụ"), before.replace("Điều 3.", "Điều 4."), before]
    texts = [""]
    for state in states:
        source.write_text(state, encoding="utf-8")
        assert vankien("versions", root=root).returncode == 0
        assert record.read_text(encoding="utf-8").startswith(texts[-1])
        texts.append(record.read_text(encoding="utf-8"))
    printed = read_library(root).library.works["2020-05-qd-hdvd"].source_text.printed

    assert texts[3] == texts[4]
    assert len(printed) == 3
    assert all(version.is_sound for version in printed)
    assert printed[2].names["d4"] == "Điều 4"
    assert "d3" not in printed[2].content.provisions
    assert texts[2].count("d2.k2:") == 1


def test_versions_are_a_promise_to_paper() -> None:
    """How a version is reckoned does not change from release to release: old paper could not be checked any more."""
    works = read_library(TESTS / "checks" / "base").library.works
    found = {name: content_of(work, work.source_text).version for name, work in works.items()}

    assert found == {"2020-05-qd-hdvd": "a9f50a46", "2020-09-kh-tvd": "e0b6fcce", "2020-12-nq-hdvd": "39754b71"}


@pytest.mark.parametrize(
    ("change", "pieces"),
    [
        ({"body": "Điều 1. Số của ví dụ\n\nMỗi ví dụ\nmang một  số riêng."}, set()),
        ({"title": "Tên khác"}, {"title"}),
        ({"summary": "Tóm tắt khác"}, {"summary"}),
        ({"printed": ()}, set()),
    ],
)
def test_what_counts_as_a_change(change: dict[str, object], pieces: set[str]) -> None:
    """The words count; where the lines of the source are broken does not."""
    work = read_library(TESTS / "checks" / "base").library.works["2020-05-qd-hdvd"]
    expression = work.source_text
    if "body" in change:
        from vankien.model.outline import read_outline

        expression = replace(expression, body="Điều 1. Số của ví dụ\n\nMỗi ví dụ mang một số riêng.")
        expression = replace(expression, outline=read_outline(expression.body))
        change = {**change, "outline": read_outline(str(change["body"]))}
    old, new = content_of(work, expression), content_of(work, replace(expression, **change))  # type: ignore[arg-type]

    assert {name for name in {**old.about, **new.about} if old.about.get(name) != new.about.get(name)} == pieces
    assert old.provisions == new.provisions


def test_questions_count_as_content() -> None:
    """A print with another question is another print; one that is not asked in a language changes nothing there."""
    library = read_library(TESTS / "library").library
    work = library.works["2021-30-2021-nd-tvm"]
    only_vi = [question for question in work.questions.items if "en" not in question.text]
    fewer = replace(work, questions=replace(work.questions, items=work.questions.items[:1]))
    assert len(only_vi) == 1
    for language, changed in (("vi", {"questions"}), ("en", set())):
        expression = work.expressions[language]
        old, new = content_of(work, expression), content_of(fewer, expression)
        assert {name for name in old.about if old.about[name] != new.about.get(name)} == changed
        assert (old.version != new.version) == bool(changed)


def test_labels_of_other_languages_change_nothing() -> None:
    """Who translates the name of a target does not make the paper of other readers out of date."""
    work = read_library(TESTS / "library").library.works["2020-07-ctr-tu-mau-son"]
    target = work.targets[0]
    renamed = replace(target, name=Labels((*target.name.pairs, ("qaa", "Another name"))))
    changed = replace(work, targets=(renamed, *work.targets[1:]))

    for expression in work.expressions.values():
        assert content_of(work, expression).version == content_of(changed, expression).version
