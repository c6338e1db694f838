"""Which pages of a booklet stand on which sheet, so that folded sheets read in order."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Side:
    """
    One side of a sheet with two pages side by side.

    Pages are counted from 0 in the padded booklet; `None` is a page that holds nothing of the booklet.
    """

    sheet: int
    """Counted from 0, the outermost."""
    is_front: bool
    left: int | None
    right: int | None

    @property
    def name(self) -> str:
        """What stands at the foot of the fold: sheet 3's front is "3a", its back "3b"."""
        return f"{self.sheet + 1}{'a' if self.is_front else 'b'}"


@dataclass(frozen=True, slots=True)
class Imposition:
    """
    The sheets of a booklet of so many pages.

    >>> [(side.name, side.left, side.right) for side in Imposition(4).sides]
    [('1a', 3, 0), ('1b', 1, 2)]
    >>> [(side.name, side.left, side.right) for side in Imposition(6).sides]
    [('1a', 5, 0), ('1b', 1, None), ('2a', None, 2), ('2b', 3, 4)]
    """

    pages: int

    @property
    def sheets(self) -> int:
        """How many sheets of paper."""
        return -(-self.pages // 4)

    @property
    def padding(self) -> int:
        """How many pages are put in before the back cover, so that it stays the last."""
        return self.sheets * 4 - self.pages

    @property
    def sides(self) -> tuple[Side, ...]:
        """Front and back of every sheet, from the outermost inwards, as a printer that turns the sheet takes them."""
        last = self.sheets * 4 - 1
        sides = []
        for sheet in range(self.sheets):
            sides.append(Side(sheet, True, self._page(last - 2 * sheet), self._page(2 * sheet)))
            sides.append(Side(sheet, False, self._page(2 * sheet + 1), self._page(last - 1 - 2 * sheet)))
        return tuple(sides)

    @property
    def by_hand(self) -> tuple[Side, ...]:
        """
        All fronts, then all backs from the innermost sheet outwards.

        Most laser printers put sheets down on their face: the pile goes back as it lies, its last sheet on top.
        """
        sides = self.sides
        return (*sides[::2], *reversed(sides[1::2]))

    def _page(self, place: int) -> int | None:
        """The page of the booklet at a place of the folded sheets."""
        total = self.sheets * 4
        if place == total - 1:
            return self.pages - 1
        return place if place < self.pages - 1 else None


def creep(sheet: int, thickness: float, most: float) -> float:
    """
    How far the pages of a sheet move towards the fold, in the unit given.

    Every sheet lies around those inside it, so that the inner ones stick out by the paper's thickness each.

    >>> [round(creep(sheet, 0.1, 2), 1) for sheet in (0, 1, 14, 30)]
    [0.0, 0.1, 1.4, 2]
    """
    return min(sheet * thickness, most)
