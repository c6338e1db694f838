"""On which pages things of other parts will stand, as far as can be told before they are laid out."""

from collections.abc import Mapping
from types import MappingProxyType

from vankien.outputs.print.parts import Part

_A_PAGE = 1200
"""Letters of an ordinary page of A4, until pages are seen."""


class Guess:
    """Knows better with every part; only how many digits a number has must be right."""

    def __init__(self, pieces: tuple[Part, ...]) -> None:
        self._pieces = pieces
        self.places = {name: place for part in pieces for name, place in part.places.items()}
        """Everything that can be referred to, with the letters before it."""
        self._letters = pieces[-1].before + pieces[-1].letters
        self._seen, self._pages = 0, 0
        self._a_page = float(_A_PAGE)
        self._known: dict[str, int] = {}
        self._total = 0

    @property
    def total(self) -> int:
        """How many pages there will be."""
        return self._total or self._page(self._letters)

    def page_of(self, name: str, laid_out: Mapping[str, int] = MappingProxyType({})) -> int | None:
        """The page of an anchor, as it was laid out or will be; none for what nobody has heard of."""
        if name not in self.places:
            return None
        return laid_out.get(name) or self._known.get(name) or self._page(self.places[name])

    def seen(self, index: int, pages: int) -> None:
        """Up to this part there are so many pages."""
        self._seen = self._pieces[index].before + self._pieces[index].letters
        self._pages = pages
        self._a_page = self._seen / pages

    def learn(self, anchors: Mapping[str, int], total: int) -> None:
        """What all parts but the first said, for another try."""
        self._known |= anchors
        self._total = total

    def _page(self, place: int) -> int:
        return max(1, self._pages + round((place - self._seen) / self._a_page) + 1)
