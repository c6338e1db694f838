"""Two pages a side: the sheets of a booklet to fold and staple."""

from io import BytesIO
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf

from vankien.outputs.print.imposition import Imposition, Side, creep

_MM = 72 / 25.4
WIDTH, HEIGHT = 297 * _MM, 210 * _MM
PAPER = 0.1
"""Millimetres: office paper of 80 g/m²."""
MOST = 4.0
"""Millimetres that pages are moved towards the fold at most; their inner margin is 15."""
_BEFORE_SIDES = 2
"""Pages of the frame that are no sides: the guide, and the page that blanks are filled with."""


def frame_html(frame: str, imposition: Imposition) -> str:
    """The frame with the numbers that are known once the booklet is laid out, and a page of marks for each side."""
    count = imposition.sheets
    first, last = _range(2, min(3, count + 1)), _range(max(2 * count, count + 2), 2 * count + 1)
    values = {
        "sheets": str(count),
        "first_fronts": first,
        "last_backs": last,
        "fronts": _range(2, count + 1),
        "backs": _range(count + 2, 2 * count + 1),
        "sides": "\n".join(map(_marks, imposition.sides)),
    }
    for name, value in values.items():
        frame = frame.replace(f"⟦{name}⟧", value)
    return frame


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _marks(side: Side) -> str:
    """Where to fold, where to staple (on the outside alone), and which side this is."""
    outside = side.sheet == 0 and side.is_front
    staples = '<div class="staple upper"></div><div class="staple lower"></div>' if outside else ""
    folds = '<div class="fold top"></div><div class="fold bottom"></div>' if side.is_front else ""
    return f'<section class="side">{folds}{staples}<p class="name">{side.name}</p></section>'


def impose(booklet: bytes, frame: bytes, imposition: Imposition, *, by_hand: bool) -> bytes:
    """The sheets as a PDF for paper alone: without links, outline and tags."""
    sides = imposition.sides
    with Pdf.open(BytesIO(frame)) as made, Pdf.open(BytesIO(booklet)) as pages:
        drawn = [made.copy_foreign(page.as_form_xobject()) for page in pages.pages]
        blank = made.make_indirect(made.pages[1].as_form_xobject())
        for number, side in enumerate(sides):
            page = made.pages[_BEFORE_SIDES + number]
            shift = creep(side.sheet, PAPER, MOST) * _MM
            half = WIDTH / 2
            box = pages.pages[0].mediabox
            gap = (half - float(box[2])) / 2
            for place, x in ((side.left, gap + shift), (side.right, half + gap - shift)):
                form = drawn[place] if place is not None else blank
                _put(page.obj, form, made, x)
        kept = list(imposition.by_hand if by_hand else sides)
        order = [_BEFORE_SIDES + sides.index(side) for side in kept]
        objects = [made.pages[index] for index in ([0, *order] if by_hand else order)]
        made.pages[:] = objects
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
