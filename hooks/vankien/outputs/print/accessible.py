"""What WeasyPrint leaves out of a PDF that is to be both accessible (PDF/UA-1) and archival (PDF/A-2a)."""

from collections.abc import Iterator
from typing import Any

from weasyprint import HTML
from weasyprint.document import Document
from weasyprint.formatting_structure.boxes import LineBox, TextBox
from weasyprint.pdf.metadata import DocumentMetadata

_MARKED = frozenset({"span", "div"})
"""Elements whose language is told: passages, and pieces of a text in two languages."""
_UA = (
    b'<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""'
    b' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>'
)
_SCHEMA = b"""<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>
<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
"""PDF/A takes properties of other standards only with a description of them."""


class BothStandards(DocumentMetadata):  # type: ignore[misc]
    """Metadata that name PDF/UA-1 beside the variant of PDF/A."""

    def generate_rdf_metadata(self, variant: str, version: int, conformance: str) -> bytes:
        """The metadata as XMP."""
        made: bytes = super().generate_rdf_metadata(variant, version, conformance)
        head, end, _ = made.rpartition(b"</rdf:RDF>")
        return head + _UA + _SCHEMA + end


def prepare(html: HTML) -> None:
    """
    Before layout: passages of another language and footnotes become elements that are found again in the PDF.

    WeasyPrint tags an `article` as such and nothing else so; `finish` gives it its real role.
    """
    root = html.etree_element
    own = root.get("lang", "")
    for element in root.iter():
        if element.tag in _MARKED and (element.get("class") == "fn" or element.get("lang", own) != own):
            element.set("data-was", element.tag)
            element.tag = "article"


def finish(document: Document, pdf: Any) -> None:
    """After drawing: the language of every passage, and footnotes as notes."""
    boxes = [box for page in document.pages for box in _articles(page._page_box)]
    tags = [item for item in pdf.objects if isinstance(item, dict) and item.get("S") == "/Art"]
    # Both are in the order of the document.
    for number, (box, tag) in enumerate(zip(boxes, tags, strict=True)):
        if box.element.get("class") == "fn":
            tag["S"] = "/Note"
            tag["ID"] = f"(note-{number})"
        else:
            tag["S"] = "/Div" if box.element.get("data-was") == "div" else "/Span"
        if language := box.element.get("lang"):
            tag["Lang"] = f"({''.join(c for c in language if c.isalnum() or c == '-')})"


def use_both_standards(document: Document) -> None:
    """Let the metadata of a document name both."""
    document.metadata = BothStandards(**vars(document.metadata))


def _articles(box: Any) -> Iterator[Any]:
    """The boxes of articles below a box, in the order in which they are tagged."""
    box = getattr(box, "_box", box)
    # Lines are no elements, and text belongs to the element around it.
    if box.element is not None and box.element_tag == "article" and not isinstance(box, (LineBox, TextBox)):
        yield box
    for child in getattr(box, "children", ()):
        yield from _articles(child)
