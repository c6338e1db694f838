"""On which pages things of other parts will stand, as far as can be told before they are laid out."""

from collections.abc import Mapping
from types import MappingProxyType

from vankien.outputs.print.parts import Part

_A_PAGE = 1200
"""Letters of an ordinary page of A4, until pages are seen."""
_TELLING = 4
"""From a quarter of a work on, what is laid out tells how long the rest will be: one table in it tells nothing."""


class Guess:
    """Knows better with every part and every try; only how many digits a number has must be right."""

    def __init__(self, pieces: tuple[Part, ...]) -> None:
        self._pieces = pieces
        self.places = {name: place for part in pieces for name, place in part.places.items()}
        """Everything that can be referred to, with the letters before it."""
        self.room = 0
        """
        Digits that every number has room for, beside as many as it ever had; with nothing, just its own.

        Two layouts can ask for each other: with "9" in a line something stands on page 10, with "10" on page 9. Where
        no number ever gets less room than it had in any try, every try that fails leaves fewer for the next.
        """
        self._letters = pieces[-1].before + pieces[-1].letters
        self._seen, self._pages = 0, 0
        self._a_page = float(_A_PAGE)
        self._known: dict[str, int] = {}
        self._total = 0
        self._digits: dict[str, int] = {}
        self._most = 1
        """Digits that the number of all pages had."""
        self._was_off = False

    @property
    def total(self) -> int:
        """How many pages there will be."""
        return self._with_room(self._total or self._page(self._letters), self._most)

    def page_of(self, name: str, laid_out: Mapping[str, int] = MappingProxyType({})) -> int | None:
        """The page of an anchor, as it was laid out or will be; none for what nobody has heard of."""
        if name not in self.places:
            return None
        page = laid_out.get(name) or self._known.get(name) or self._page(self.places[name])
        return self._with_room(page, self._digits.get(name, 1))

    def seen(self, index: int, pages: int) -> None:
        """Up to this part there are so many pages."""
        self._seen = self._pieces[index].before + self._pieces[index].letters
        self._pages = pages
        self._a_page = self._seen / pages

    def is_off(self, total: int) -> bool:
        """
        Whether it is better to begin again with another number of all pages.

        Said once at most, and no more when a try has counted them: where every part is of another kind, each would
        contradict the one before, and no try would come to an end.
        """
        if self._total or self._was_off or not self._letters / _TELLING <= self._seen < self._letters:
            return False
        self._was_off = len(str(self.total)) != len(str(total))
        return self._was_off

    def learn(self, anchors: Mapping[str, int], total: int = 0) -> None:
        """Where things stood in this try; and how many pages there were, once all parts are laid out."""
        self._known |= anchors
        for name, page in anchors.items():
            self._digits[name] = max(self._digits.get(name, 1), len(str(page)))
        if total:
            self._total = total
            self._most = max(self._most, len(str(total)))

    def _page(self, place: int) -> int:
        return max(1, self._pages + round((place - self._seen) / self._a_page) + 1)

    def _with_room(self, page: int, digits: int) -> int:
        """A number of as many digits as there is to be room for; which ones they are is filled in at the end."""
        return max(page, 10 ** (max(self.room, digits) - 1)) if self.room else page
