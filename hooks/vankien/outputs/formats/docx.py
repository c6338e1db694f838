"""
A book as a Word document: real styles, numbers as text, footnotes, contents that Word can bring up to date.

Written part by part: of what is at hand, the libraries know no footnotes and do not keep their bytes the same, and the
one program that does is larger than all the rest of ours together.
"""

import copy
import xml.etree.ElementTree as etree
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from vankien.outputs.formats.archive import archive
from vankien.outputs.formats.book import TEMPLATES, Book
from vankien.outputs.formats.word_body import WordBody, WordHeading
from vankien.outputs.formats.word_runs import WordLinks, runs, tag, word_language, words

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PART = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = ("styles", "settings", "numbering", "footnotes", "header", "footer")
_DEEPEST = 5
"""Headings in the contents: down to the articles of a law with parts, chapters and divisions."""
_CONTENTS = f' TOC \\o "1-{_DEEPEST}" \\h \\z \\u '
_OUTSIDE = ' TargetMode="External"'
_LEVELS = "".join(
    f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="{sign}"/>'
    f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="284"/></w:pPr></w:lvl>'
    for level, sign, left in ((0, "•", 397), (1, "–", 794))
)
_NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>{_LEVELS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
"""Only for bullets: the numbers of provisions are text."""


def docx(book: Book) -> bytes:
    """The whole file."""
    links = WordLinks()
    roots = [copy.deepcopy(part.root) for part in book.parts]
    for note in (note for root in roots for note in root.iter("aside")):
        links.notes[note.get("id", "")] = note
    body = WordBody(links)
    title, *rest = [list(body.blocks(root)) for root in roots]
    blocks = [*title, *_contents(body.headings, book), *(block for part in rest for block in part), _section()]
    document = _wrap("document", [tag("body", *blocks)])
    # Notes may hold links of their own, so they are written before the relationships.
    footnotes = _wrap("footnotes", [*_separators(), *_notes(links)])
    note_links = _relationships(_external(links))
    styles = (TEMPLATES / "styles.xml").read_text(encoding="utf-8").replace("LANGUAGE", word_language(book.language))
    return archive(
        [
            ("[Content_Types].xml", _content_types()),
            ("_rels/.rels", _relationships([
                ("document", f"{_OFFICE}/officeDocument", "word/document.xml", False),
                ("core", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml", False),
            ])),
            ("docProps/core.xml", _core(book)),
            ("word/document.xml", document),
            ("word/_rels/document.xml.rels", _relationships([
                *((name, f"{_OFFICE}/{name}", f"{name}.xml", False) for name in _PARTS), *_external(links)])),
            ("word/styles.xml", styles),
            ("word/settings.xml", _settings(book)),
            ("word/numbering.xml", f"{_HEAD}<w:numbering {_W}>{_NUMBERING}</w:numbering>"),
            ("word/footnotes.xml", footnotes),
            ("word/_rels/footnotes.xml.rels", note_links),
            ("word/header.xml", _wrap("hdr", [_line("Header", f"{book.name}. {book.origin}")])),
            ("word/footer.xml", _wrap("ftr", [_page_number()])),
        ]
    )  # fmt: skip


def _wrap(name: str, children: Iterable[etree.Element]) -> str:
    inner = "".join(etree.tostring(child, "unicode") for child in children)
    return f"{_HEAD}<w:{name} {_W} {_R}>{inner}</w:{name}>"


def _contents(headings: list[WordHeading], book: Book) -> list[etree.Element]:
    """The field with its entries as they are now, so that they are there before anybody brings it up to date."""
    listed = [heading for heading in headings if heading.level <= _DEEPEST]
    lines = []
    for number, heading in enumerate(listed):
        link = etree.Element("w:hyperlink", {"w:anchor": heading.bookmark, "w:history": "1"})
        link.append(tag("r", words(heading.text)))
        start = [_field("begin"), _instruction(_CONTENTS), _field("separate")] if not number else []
        end = [_field("end")] if number == len(listed) - 1 else []
        lines.append(tag("p", tag("pPr", tag("pStyle", val=f"TOC{heading.level}")), *start, link, *end))
    gallery = tag("docPartObj", tag("docPartGallery", val="Table of Contents"), tag("docPartUnique"))
    title = _line("TOCHeading", book.tr("Contents"))
    return [tag("sdt", tag("sdtPr", gallery), tag("sdtContent", title, *lines))]


def _notes(links: WordLinks) -> Iterable[etree.Element]:
    links.within_notes = True
    for number, note in enumerate(links.used_notes, 1):
        mark = tag("r", tag("rPr", tag("rStyle", val="FootnoteReference")), tag("footnoteRef"))
        paragraphs: list[etree.Element] = []
        for paragraph in copy.deepcopy(note).iter("p"):
            for back in [e for e in paragraph if e.get("class") == "back"]:
                paragraph.text = (paragraph.text or "") + (back.tail or "")
                paragraph.remove(back)
            start = [mark, tag("r", words(" "))] if not paragraphs else []
            style = tag("pPr", tag("pStyle", val="FootnoteText"))
            paragraphs.append(tag("p", style, *start, *runs(paragraph, links)))
        yield tag("footnote", *paragraphs, id=number)


def _separators() -> Iterable[etree.Element]:
    for number, name in ((-1, "separator"), (0, "continuationSeparator")):
        plain = tag("pPr", tag("spacing", after=0, line=240, lineRule="auto"))
        yield tag("footnote", tag("p", plain, tag("r", tag(name))), type=name, id=number)


def _section() -> etree.Element:
    """A4 with the margins of an official document; no head on the first page."""
    references = [
        etree.Element(f"w:{name}Reference", {"w:type": "default", "r:id": name}) for name in ("header", "footer")
    ]
    size = tag("pgSz", w=11906, h=16838)
    margins = tag("pgMar", top=1134, right=1134, bottom=1134, left=1701, header=567, footer=567, gutter=0)
    return tag("sectPr", *references, size, margins, tag("titlePg"))


def _line(style: str, text: str) -> etree.Element:
    return tag("p", tag("pPr", tag("pStyle", val=style)), tag("r", words(text)))


def _page_number() -> etree.Element:
    pieces = [tag("pPr", tag("pStyle", val="Footer"))]
    for index, name in enumerate(("PAGE", "NUMPAGES")):
        pieces += [tag("r", words("/"))] if index else []
        pieces += [_field("begin"), _instruction(f" {name} "), _field("separate"), tag("r", words("1")), _field("end")]
    return tag("p", *pieces)


def _field(kind: str) -> etree.Element:
    return tag("r", tag("fldChar", fldCharType=kind))


def _instruction(text: str) -> etree.Element:
    element = etree.Element("w:instrText", {"xml:space": "preserve"})
    element.text = text
    return tag("r", element)


def _settings(book: Book) -> str:
    language = tag("themeFontLang", val=word_language(book.language))
    separators = tag("footnotePr", tag("footnote", id=-1), tag("footnote", id=0))
    mode = etree.Element("w:compatSetting", {
        "w:name": "compatibilityMode", "w:uri": "http://schemas.microsoft.com/office/word", "w:val": "15",
    })  # fmt: skip
    return _wrap("settings", [separators, tag("compat", mode), language])


def _core(book: Book) -> str:
    values = {
        "dc:title": f"{book.name}: {book.title}", "dc:creator": book.author, "dc:description": book.summary,
        "dc:language": book.language, "dc:identifier": book.address, "dc:subject": book.origin,
        "cp:keywords": "; ".join(book.subjects), "cp:version": book.version,
    }  # fmt: skip
    stamp = f"{book.modified.isoformat()}T00:00:00Z"
    inner = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in values.items() if value)
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{stamp}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{inner}{dates}</cp:coreProperties>'
    )


def _content_types() -> str:
    overrides = {f"/word/{name}.xml": f"{_PART}.{name}+xml" for name in _PARTS}
    overrides["/word/document.xml"] = f"{_PART}.document.main+xml"
    overrides["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    inner = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{inner}</Types>'
    )


def _external(links: WordLinks) -> list[tuple[str, str, str, bool]]:
    return [(name, f"{_OFFICE}/hyperlink", address, True) for name, address in links.addresses.items()]


def _relationships(rows: Iterable[tuple[str, str, str, bool]]) -> str:
    inner = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target={quoteattr(target)}{_OUTSIDE if outside else ""}/>'
        for name, kind, target, outside in rows
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'
