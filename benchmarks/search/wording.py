"""The lists of words and phrases, and the filling of patterns with them."""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(__file__).parent / "words"
_SLOT = re.compile(r"\{([A-Za-z_]+[0-9]?)\}")
_ALREADY_SAID = ("giảm", "còn", "tăng", "tiết kiệm", "chi phí")


@cache
def words(name: str) -> dict[str, Any]:
    """One of the files of `words/`."""
    found: dict[str, Any] = yaml.safe_load((_FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    return found


@dataclass(frozen=True)
class Subject:
    """What a work is about, with the phrases that belong to it."""

    id: str
    field: str
    name: str
    things: tuple[str, ...]
    doings: tuple[str, ...]
    figures: tuple[str, ...]


@cache
def subjects() -> tuple[Subject, ...]:
    """All subjects, the most frequent first."""
    return tuple(
        Subject(id_, x["field"], x["name"], tuple(x["things"]), tuple(x["doings"]), tuple(x["figures"]))
        for id_, x in words("subjects").items()
    )


def phrases() -> list[str]:
    """Every phrase that texts are composed of: what people keep in mind of them."""
    found = [phrase for subject in subjects() for phrase in (subject.name, *subject.things, *subject.doings)]
    for name in ("bodies", "groups", "means", "manners", "aims", "limits"):
        found += words("prose")[name]
    return found


@cache
def _weights(count: int) -> tuple[float, ...]:
    """Cumulative weights by which the first of a list is the most frequent and the last is not rare."""
    return tuple(accumulate(1 / (rank + 4) for rank in range(count)))


class Chance:
    """A seeded source of choices."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)

    def of(self, choices: Sequence[Any]) -> Any:
        """One of them, the earlier ones more often."""
        return self._random.choices(choices, cum_weights=_weights(len(choices)))[0]

    def evenly(self, choices: Sequence[Any]) -> Any:
        """One of them."""
        return choices[int(self._random.random() * len(choices))]

    def number(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + int(self._random.random() * (high - low + 1))

    def happens(self, share: float) -> bool:
        """True in that share of cases."""
        return self._random.random() < share

    def shuffled(self, items: Sequence[Any]) -> list[Any]:
        """All of them in another order."""
        return [items[n] for _, n in sorted((self._random.random(), n) for n in range(len(items)))]


def name_of_place(chance: Chance) -> str:
    """A name that a commune could have: "Thạch Khê"."""
    places = words("places")
    return f"{chance.evenly(places['first'])} {chance.evenly(places['second'])}"


@dataclass
class Filler:
    """Fills patterns for one work."""

    chance: Chance
    subject: Subject
    province: str
    where: str
    year: int
    known: dict[str, str] = field(default_factory=dict)

    def fill(self, pattern: str) -> str:
        """The pattern with every slot filled; a slot in capitals begins a sentence."""
        return _SLOT.sub(self._slot, pattern)

    def one(self, name: str) -> str:
        """One of the patterns of a list, filled."""
        return self.fill(self.chance.of(words("prose")[name]))

    def _slot(self, match: re.Match[str]) -> str:
        name = match[1]
        plain = name.lower().rstrip("23")
        value = _SLOTS[plain](self) if plain in _SLOTS else self.fill(self.chance.of(words("prose")[_LISTS[plain]]))
        return capital(value) if name[0].isupper() else value

    def own(self, name: str) -> str:
        """A phrase of the subject; now and then of a neighbouring one, as in real texts."""
        subject = self.subject if self.chance.happens(0.93) else self.chance.evenly(subjects())
        found: str = self.chance.of(getattr(subject, name))
        return found

    def figure(self) -> str:
        """A figure to reach: "trẻ được uống vitamin A đạt 95%"."""
        name, unit, low, high = self.chance.evenly(self.subject.figures).split("|")
        value = self.chance.number(int(low), int(high))
        reached = " " if any(word in name for word in _ALREADY_SAID) else " đạt "
        return f"{name}{reached}{value:,}".replace(",", ".") + (unit if unit == "%" else f" {unit}")

    def amount(self) -> str:
        """A sum of money."""
        kind = self.chance.number(0, 9)
        if kind < 4:
            return f"{self.chance.number(2, 190) * 5} triệu đồng"
        if kind < 7:
            return f"{self.chance.number(1, 60)},{self.chance.number(1, 9)} tỷ đồng"
        return f"{self.chance.number(4, 99) * 10} nghìn đồng"

    def small(self) -> str:
        """A sum that one person could be given."""
        if self.chance.happens(0.5):
            return f"{self.chance.number(4, 99) * 10} nghìn đồng"
        return f"{self.chance.number(1, 40)} triệu đồng"

    def day(self) -> str:
        """A day of this year or the next."""
        year = self.year + self.chance.number(0, 1)
        return f"{self.chance.number(1, 28):02d}/{self.chance.number(1, 12)}/{year}"


def capital(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


_LISTS = {
    "body": "bodies", "group": "groups", "means": "means", "manner": "manners", "aim": "aims", "limit": "limits",
    "verb": "verbs", "report": "reports", "opener": "openers",
}  # fmt: skip

_SLOTS: dict[str, Callable[[Filler], str]] = {
    "name": lambda f: f.subject.name,
    "thing": lambda f: f.own("things"),
    "doing": lambda f: f.own("doings"),
    "figure": Filler.figure,
    "amount": Filler.amount,
    "small": Filler.small,
    "day": Filler.day,
    "place": lambda f: f"{f.chance.evenly(words('places')['units'])} {name_of_place(f.chance)}",
    "detail": lambda f: (
        f.chance.evenly(words("places")["details"])
        .replace("{name}", name_of_place(f.chance))
        .replace("{name2}", name_of_place(f.chance))
    ),
    "province": lambda f: f.chance.evenly(words("places")["provinces"]),
    "where_plain": lambda f: f.where,
    "n": lambda f: str(f.chance.number(2, 15)),
    "percent": lambda f: str(f.chance.number(15, 98)),
    "count": lambda f: str(f.chance.number(12, 960)),
    "quarter": lambda f: f.chance.evenly(("I", "II", "III", "IV")),
    "year": lambda f: str(f.year + f.chance.number(0, 2)),
    "future": lambda f: str(f.year + f.chance.number(2, 10)),
}
