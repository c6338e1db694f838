"""Which pages of a booklet stand on which sheet, so that folded sheets read in order."""

from collections.abc import Iterator
from dataclasses import dataclass

STAPLED = 15
"""Sheets that an office stapler goes through, and that still fold flat; what is thicker is parted."""
GATHERED = 12
"""Sheets of a part of a thick booklet at most."""


@dataclass(frozen=True, slots=True)
class Side:
    """
    One side of a sheet with two pages side by side.

    Pages are counted from 0 in the padded booklet; `None` is a page that holds nothing of the booklet.
    """

    sheet: int
    """Counted from 0, the outermost of its gathering."""
    is_front: bool
    left: int | None
    right: int | None
    gathering: int = 0
    """Counted from 1; 0 where there is but one."""

    @property
    def name(self) -> str:
        """What stands at the foot of the fold: sheet 3's front is "3a", its back "3b"; "2.3a" in gathering 2."""
        part = f"{self.gathering}." if self.gathering else ""
        return f"{part}{self.sheet + 1}{'a' if self.is_front else 'b'}"


@dataclass(frozen=True, slots=True)
class Gathering:
    """Sheets that are laid into each other and folded together; a thick booklet has several, one behind the other."""

    number: int
    """Counted from 1; 0 where there is but one."""
    sheets: int
    first: int
    """The place of its first page in the padded booklet, from 0."""


@dataclass(frozen=True, slots=True)
class Imposition:
    """
    The sheets of a booklet of so many pages.

    >>> [(side.name, side.left, side.right) for side in Imposition(4).sides]
    [('1a', 3, 0), ('1b', 1, 2)]
    >>> [(side.name, side.left, side.right) for side in Imposition(6).sides]
    [('1a', 5, 0), ('1b', 1, None), ('2a', None, 2), ('2b', 3, 4)]
    >>> [gathering.sheets for gathering in Imposition(100).gatherings]
    [9, 8, 8]
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
    def gatherings(self) -> tuple[Gathering, ...]:
        """The booklet in parts that can be folded and stapled, as even as can be."""
        if self.sheets <= STAPLED:
            return (Gathering(0, self.sheets, 0),)
        count = -(-self.sheets // GATHERED)
        least, more = divmod(self.sheets, count)
        found: list[Gathering] = []
        first = 0
        for number in range(1, count + 1):
            found.append(Gathering(number, least + (number <= more), first))
            first += found[-1].sheets * 4
        return tuple(found)

    @property
    def sides(self) -> tuple[Side, ...]:
        """
        Front and back of every sheet, as a printer that turns the sheet takes them.

        Gathering by gathering, each from its outermost sheet inwards.
        """
        return tuple(side for gathering in self.gatherings for side in self._sides(gathering))

    @property
    def by_hand(self) -> tuple[Side, ...]:
        """
        Of each gathering all fronts, then all backs from the innermost sheet outwards.

        Most laser printers put sheets down on their face: the pile goes back as it lies, its last sheet on top.
        """
        piles = [tuple(self._sides(gathering)) for gathering in self.gatherings]
        return tuple(side for sides in piles for side in (*sides[::2], *reversed(sides[1::2])))

    def _sides(self, gathering: Gathering) -> Iterator[Side]:
        last = gathering.first + gathering.sheets * 4 - 1
        for sheet in range(gathering.sheets):
            low, high = gathering.first + 2 * sheet, last - 2 * sheet
            yield Side(sheet, True, self._page(high), self._page(low), gathering.number)
            yield Side(sheet, False, self._page(low + 1), self._page(high - 1), gathering.number)

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
