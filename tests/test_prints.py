"""Prints of the work with every structure, in every variant: what is on the page, and what no reader should notice."""

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from pypdf import PdfReader

from printing import BIG, URL, jobs, make, views
from vankien.outputs.print.parts import letters, parts
from vankien.outputs.print.variant import Content, Variant
from vankien.outputs.version import content_version
from verapdf import faults

pytestmark = pytest.mark.xdist_group("prints")
LAID_OUT = ("handout", "booklet", "large")
SHEETS = ("booklet-sheets", "booklet-sheets-manual")
X_HEIGHT = 0.545
"""How high an n of Noto Sans is, in parts of the size."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All the prints of the work in both languages."""
    target = tmp_path_factory.mktemp("prints")
    wanted = [*jobs(BIG), *jobs(BIG, language="en")]
    made = make(wanted, target)
    assert [(printed.error, printed.missing) for printed in made] == [("", "")] * 7
    return target


@pytest.fixture(scope="module")
def read(folder: Path) -> dict[str, list[str]]:
    """The text of the pages of every Vietnamese print, with single blanks."""
    return {
        variant: [" ".join(page.extract_text().split()) for page in PdfReader(folder / f"{BIG}.{variant}.vi.pdf").pages]
        for variant in LAID_OUT
    }


def after(heading: str, said: str) -> str:
    """What follows a heading: it stands in the contents before, and at the head of pages after."""
    return said.split(heading, 2)[2]


def test_prints_keep_both_standards(folder: Path) -> None:
    """PDF/UA-1 and PDF/A-2a in one file, and PDF/A-2b for sheets; the validator finds what sheets lack for UA-1."""
    checks = [
        (standard, folder / f"{BIG}.{variant}.{language}.pdf")
        for variant, standards in (*((v, ("UA-1", "A-2a")) for v in LAID_OUT), *((v, ("A-2b",)) for v in SHEETS))
        for standard in standards
        for language in ("vi", "en")
    ]
    checks += [(standard, folder / f"{BIG}.bilingual.en.pdf") for standard in ("UA-1", "A-2a")]
    control = ("UA-1", folder / f"{BIG}.booklet-sheets.vi.pdf")
    told = faults([*checks, control])

    assert any("StructTreeRoot" in fault for fault in told.pop(f"UA-1 {control[1].name}"))
    assert {name: [] for name in told} == told
    assert len(told) == 18


def test_two_languages_stand_side_by_side(folder: Path) -> None:
    """On the same height, each named as its own language; a reference names its page in the words of its language."""
    path = folder / f"{BIG}.bilingual.en.pdf"
    assert not (folder / f"{BIG}.bilingual.vi.pdf").exists()
    found = {}
    for page in pypdfium2.PdfDocument(path):
        text = page.get_textpage()
        for said in ("Điều 8. Thẻ mượn", "Article 8. Loan cards"):
            search = text.search(said)
            # The contents name one of them too; they come first.
            while (place := search.get_next()) is not None:
                found[said] = (page.get_mediabox(), text.get_charbox(place[0]))
    (vi_box, en_box) = (found[said][1] for said in ("Điều 8. Thẻ mượn", "Article 8. Loan cards"))
    assert vi_box[1] == pytest.approx(en_box[1], abs=2)
    assert vi_box[0] < 105 / 25.4 * 72 < en_box[0]
    with pikepdf.open(path) as pdf:
        assert pdf.Root.Lang == "en"
        said = [str(item.Lang) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/Lang" in item]
    # The Vietnamese column; the English one is in the language of the file.
    assert said.count("vi") > 60
    text = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(path).pages)
    assert re.search(r"theo điểm a khoản 1 Điều 5 \(tr\. \d+\)", text)
    assert re.search(r"Article 5 (of )?\(p\. \d+\)", text)
    assert "↩" not in text


def test_long_bilingual_texts_can_be_parted() -> None:
    """Tables begin anew with a provision of the first level, so that a long print is laid out piece by piece."""
    page = jobs(BIG, language="en", variants=[Variant.BILINGUAL])[0].html
    assert page.count('<div class="pairs-part">') == 4  # summary, key points, what is new, the text
    body = page.partition("<body>")[2].partition("</body>")[0]
    one = re.search(r'<div class="pairs-part">.*?</div>(?=\s*</section>)', body.split('class="text"')[1], re.DOTALL)
    assert one
    cut = parts(body.replace(one[0], one[0] * 8), most=1_000, a_part=letters(one[0]) * 5 // 2)
    assert [piece.html.count('<div class="pairs-part">') for piece in cut] == [3, *[2] * 4]


def test_files_say_that_they_keep_both(folder: Path) -> None:
    """The metadata name both, so that archives and readers know."""
    for variant in LAID_OUT:
        with pikepdf.open(folder / f"{BIG}.{variant}.vi.pdf") as pdf:
            told = pdf.Root.Metadata.read_bytes().decode()
            assert 'pdfuaid:part="1"' in told
            assert 'pdfaid:part="2" pdfaid:conformance="A"' in told


@pytest.mark.parametrize("variant", LAID_OUT)
def test_copying_gives_the_source(read: dict[str, list[str]], variant: str) -> None:
    """Every word of the text is there, letter by letter in NFC, and in the order of the source."""
    body = views("vi").library.works[BIG].expressions["vi"].body
    said = " ".join(read[variant])
    assert unicodedata.is_normalized("NFC", said)
    assert not re.search("[\u00a0\u2060\u200b\ufb00-\ufb06]", said)
    words = {word for word in re.findall(r"[^\W\d_]+", body) if len(word) > 1} - {"ban", "in", "so", "tay"}
    assert words <= set(re.findall(r"[^\W\d_]+", said))
    places = [said.rfind(f"{number}. {name}") for number, name in re.findall(r"^(Điều \d+)\. (.+)$", body, re.M)]
    assert places == sorted(places)
    assert -1 not in places


@pytest.mark.parametrize("variant", LAID_OUT)
def test_references_name_the_right_pages(read: dict[str, list[str]], variant: str) -> None:
    """ "điểm a khoản 1 Điều 5 (tr. 5)": there it stands; so with key points and questions."""
    pages = read[variant]
    reference = re.search(r"theo điểm a khoản 1 Điều 5 \(tr\. (\d+)\) của Nghị định này", " ".join(pages))
    assert reference
    assert "Điều 5. Sắp xếp sách 1. Sách thường" in pages[int(reference[1]) - 1]
    point = re.search(r"ít nhất 20 cm\. ?\[\d\] \([^)]* điểm a khoản 1 Điều 5, tr\. (\d+)\)", " ".join(pages))
    assert point
    assert "Ngăn cách mặt sàn ít nhất 20 cm" in " ".join(pages[int(point[1]) - 1 : int(point[1])])
    question = re.search(r"bảng kiểm tra chưa\? \(Điều 7, tr\. (\d+)\)", " ".join(pages))
    assert question
    assert "Điều 7. Kiểm tra định kỳ" in pages[int(question[1]) - 1]


@pytest.mark.parametrize("variant", LAID_OUT)
def test_questions_have_room_and_hints_stand_apart(folder: Path, read: dict[str, list[str]], variant: str) -> None:
    """Every question names all its provisions with pages; lines to write on follow; hints come after the last."""
    said = after("Câu hỏi thảo luận", " ".join(read[variant]))
    asked = re.search(r"nên làm trước\? \(điểm a khoản 1 Điều 5, tr\. (\d+); khoản 2 Điều 4, tr\. (\d+)\)", said)
    assert asked
    assert "1. Kho sách của xã ta" in said
    assert said.index("nên làm trước") < said.index("Gợi ý cho người dẫn thảo luận") < said.index("Câu 1. Đối chiếu")
    job = next(job for job in jobs(BIG, content=Content.BOTH) if job.variant == variant)
    first = job.html.split('class="question"')[1]
    assert first.count('<div class="line">') == (4 if variant == "handout" else 3)
    assert "Câu hỏi thảo luận" not in jobs(BIG, content=Content.TEXT, variants=[Variant(variant)])[0].html


def test_questions_are_asked_in_the_language_of_the_print(folder: Path) -> None:
    """One that is not translated is left out; the others say who translated them."""
    said = " ".join(" ".join(p.extract_text() for p in PdfReader(folder / f"{BIG}.handout.en.pdf").pages).split())
    said = after("Questions for discussion", said)
    assert "Machine translation (15 February 2026), not reviewed yet." in said
    assert "Does the stack of our commune" in said
    assert "việc gì nên làm trước" not in said


def test_only_terms_that_occur_are_explained(read: dict[str, list[str]]) -> None:
    """The glossary of the print has the terms of this text and no other."""
    library = views("vi").library
    listed = after("Thuật ngữ trong văn bản", " ".join(read["handout"])).split("Văn bản liên quan")[0]
    body = library.works[BIG].expressions["vi"].body.lower()
    for term in library.terms.values():
        occurs = any(word.lower() in body for word in term.words("vi"))
        assert (f"{term.labels.best('vi')}: " in listed) == occurs
    short = jobs("2012-04-qd-hdtv", content=Content.TEXT, variants=[Variant.HANDOUT])[0].html
    assert short.count('id="tu-') < len(library.terms)


def test_table_repeats_its_head(read: dict[str, list[str]]) -> None:
    """A table that goes over to the next page begins there with its head."""
    heads = [page for page in read["booklet"] if "Tháng Việc kiểm tra Người làm" in page]
    assert len(heads) == 2


def test_colophon_tells_the_edition(read: dict[str, list[str]], folder: Path) -> None:
    """Date, version, status; and of a translation who made it."""
    work = views("vi").library.works[BIG]
    version = content_version(work, work.expressions["vi"])
    for variant in LAID_OUT:
        assert f"Bản ngày 15/02/2026 · Phiên bản nội dung: {version}" in " ".join(read[variant][-2:])
        assert "Hiệu lực: Còn hiệu lực · Nguyên văn" in " ".join(read[variant][-2:])
    english = " ".join(PdfReader(folder / f"{BIG}.booklet.en.pdf").pages[-1].extract_text().split())
    assert "Translation by a person" in english or "Machine translation" in english


@pytest.mark.parametrize("variant", LAID_OUT)
def test_codes_can_be_scanned(folder: Path, variant: str) -> None:
    """A camera reads the cover's code and one beside each first-level provision, each with the version printed."""
    work = views("vi").library.works[BIG]
    version = content_version(work, work.expressions["vi"])
    expected = {
        f"{URL}resolutions/{BIG}/#{p.anchor}~v={version}" for p in work.source_text.outline.provisions if not p.parent
    }
    found = set()
    for page in pypdfium2.PdfDocument(folder / f"{BIG}.{variant}.vi.pdf"):
        found |= {code.text for code in zxingcpp.read_barcodes(page.render(scale=150 / 72).to_pil())}

    assert len(expected) == 5
    assert expected | {f"{URL}resolutions/{BIG}/#~v={version}"} == found


def test_passages_have_their_language(folder: Path) -> None:
    """A Vietnamese title in an English print is said by a Vietnamese voice; footnotes are notes with a name each."""
    with pikepdf.open(folder / f"{BIG}.handout.en.pdf") as pdf:
        tags = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/StructElem"]
        assert str(pdf.Root.Lang) == "en"
        spoken = [str(tag.Lang) for tag in tags if "/Lang" in tag]
        notes = [str(tag.ID) for tag in tags if tag.S == "/Note"]
        assert not [tag for tag in tags if tag.S == "/Art"]
    assert spoken
    assert set(spoken) == {"vi"}
    assert len(notes) == len(set(notes)) == 2


def test_no_passage_is_left_without_its_language() -> None:
    """In every English print of the sample library nothing Vietnamese is read by an English voice, but names."""
    letters = "ạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ"
    works = [work for work in views("en").library.works.values() if "en" in work.expressions]
    found = set()
    for work in works:
        # The text of one holds a specimen of Vietnamese type, and Markdown cannot say so.
        content = Content.SUMMARY if work.id == BIG else Content.BOTH
        html = jobs(work.id, language="en", variants=[Variant.HANDOUT], content=content)[0].html
        spoken = re.sub(r'<span lang="vi">.*?</span>|<title>.*?</title>|<style>.*?</style>', "", html, flags=re.DOTALL)
        found |= set(re.findall(rf"\w*[{letters}]\w*", re.sub(r"<[^>]+>", " ", spoken)))
    assert len(works) >= 3
    assert found <= {"Kiện", "Trần", "Thị", "Thử", "Nguyễn", "Mẫu"}


def test_large_print_is_large(folder: Path) -> None:
    """Eighteen points for the text, and no italics."""
    with pikepdf.open(folder / f"{BIG}.large.vi.pdf") as pdf:
        assert not [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "Italic" in str(o.get("/BaseFont"))]
    sizes: Counter[int] = Counter()
    for page in pypdfium2.PdfDocument(folder / f"{BIG}.large.vi.pdf"):
        text = page.get_textpage()
        for index in range(text.count_chars()):
            if text.get_text_range(index, 1) == "n":
                low, high = text.get_charbox(index)[1::2]
                sizes[round((high - low) / X_HEIGHT)] += 1
    assert sizes.most_common(1)[0][0] == 18
    assert min(sizes) >= 8


def test_content_can_be_chosen() -> None:
    """The summary without the text, the text without the summary, each under a name of its own."""
    whole, summary, text = (
        jobs(BIG, content=content, variants=[Variant.HANDOUT])[0]
        for content in (Content.BOTH, Content.SUMMARY, Content.TEXT)
    )
    assert [f"{BIG}.handout.vi.pdf", f"{BIG}.handout-summary.vi.pdf", f"{BIG}.handout-text.vi.pdf"] == [
        whole.name, summary.name, text.name
    ]  # fmt: skip
    for words, has in (("Điểm chính", (True, True, False)), ("Điều 12.", (True, False, True))):
        assert has == tuple(
            words in job.html.replace("\u2060", "").replace("</a>", "") for job in (whole, summary, text)
        )


def test_handout_of_ten_pages_is_small(folder: Path) -> None:
    """At most 15 kB a page: somebody sends it over a slow network."""
    path = folder / f"{BIG}.handout.vi.pdf"
    pages = len(PdfReader(path).pages)
    assert pages >= 10
    assert path.stat().st_size <= 15_000 * pages
