"""Two pages a side: the sheets of a booklet to fold and staple."""

from io import BytesIO
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf

from vankien.outputs.print.imposition import Imposition, creep
from vankien.outputs.print.sheet_frame import BEFORE_SIDES

_MM = 72 / 25.4
WIDTH, HEIGHT = 297 * _MM, 210 * _MM
PAPER = 0.1
"""Millimetres: office paper of 80 g/m²."""
MOST = 4.0
"""Millimetres that pages are moved towards the fold at most; their inner margin is 15."""


def impose(booklet: bytes, frame: bytes, imposition: Imposition, *, by_hand: bool) -> bytes:
    """
    The sheets as a PDF for paper alone: without links, outline and tags.

    The guide comes first for who puts the paper back by hand, and where there are gatherings to be put together.
    """
    sides = imposition.sides
    with Pdf.open(BytesIO(frame)) as made, Pdf.open(BytesIO(booklet)) as pages:
        if len(made.pages) != BEFORE_SIDES + len(sides):
            raise ValueError("trang hướng dẫn của tập gấp dài hơn một trang")
        drawn = [made.copy_foreign(page.as_form_xobject()) for page in pages.pages]
        by_hand_guide, turned_guide, empty = (made.pages[index] for index in range(3))
        blank = made.make_indirect(made.pages[3].as_form_xobject())
        for number, side in enumerate(sides):
            page = made.pages[BEFORE_SIDES + number]
            shift = creep(side.sheet, PAPER, MOST) * _MM
            half = WIDTH / 2
            box = pages.pages[0].mediabox
            gap = (half - float(box[2])) / 2
            for place, x in ((side.left, gap + shift), (side.right, half + gap - shift)):
                form = drawn[place] if place is not None else blank
                _put(page.obj, form, made, x)
        order = imposition.by_hand if by_hand else sides
        places = {side: BEFORE_SIDES + number for number, side in enumerate(sides)}
        kept = [made.pages[places[side]] for side in order]
        # A printer that turns sheets prints the guide with an empty back: it is a sheet of its own.
        several = len(imposition.gatherings) > 1
        made.pages[:] = [by_hand_guide, *kept] if by_hand else [turned_guide, empty, *kept] if several else kept
        made.Root.ViewerPreferences = Dictionary(
            Duplex=Name.Simplex if by_hand else Name.DuplexFlipShortEdge,
            PrintScaling=Name("/None"),
            DisplayDocTitle=True,
        )
        for key in ("/Outlines", "/Names"):
            if key in made.Root:
                del made.Root[key]
        target = BytesIO()
        made.remove_unreferenced_resources()
        made.save(target, deterministic_id=True)
    return target.getvalue()


def _put(page: Any, form: Any, made: Pdf, x: float) -> None:
    """Draw a page onto a side at a place along the paper."""
    resources = page.Resources = Dictionary(page.Resources)
    before: Any = resources.get("/XObject", {})
    forms = resources.XObject = Dictionary(before)
    name = f"/Page{len(forms)}"
    forms[name] = form
    width, height = float(form.BBox[2]), float(form.BBox[3])
    draw = f"q 1 0 0 1 {x:.3f} {(HEIGHT - height) / 2:.3f} cm 0 0 {width:.3f} {height:.3f} re W n {name} Do Q\n"
    # What WeasyPrint drew before turned the page's coordinates over.
    if len(forms) == 1:
        page.Contents = Array([made.make_stream(b"q\n"), page.Contents, made.make_stream(b"Q\n")])
    page.Contents = Array([*page.Contents, made.make_stream(draw.encode())])
