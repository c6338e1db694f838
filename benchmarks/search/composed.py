"""The text of a made-up work: provisions with the addresses that its numbering gives them."""

from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks.search.wording import Filler, words

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
_LETTERS = "abcdđeghik"


@dataclass(frozen=True)
class Passage:
    """What stands at one address: a provision's own words, without those of the provisions inside it."""

    anchor: str
    """Empty for what stands before the first provision."""
    heading: str
    text: str
    depth: int = 0
    """How deep inside others its heading is; for pages that are made without this program."""
    label: str = ""
    """Its number as typed."""


@dataclass
class Text:
    """Lines of Markdown and what they hold."""

    filler: Filler
    lines: list[str] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    count: int = 0
    """Words so far."""

    def add(self, anchor: str, label: str, heading: str = "", text: str = "", depth: int = 0) -> None:
        """A provision: its name, then its text; or the text alone, on the line of its number."""
        if heading:
            self.lines += [f"{label} {heading}", *([text] if text else [])]
        else:
            self.lines.append(f"{label} {text}".strip())
        self.passages.append(Passage(anchor, heading, text, depth, label))
        self.count += len(heading.split()) + len(text.split())

    @property
    def markdown(self) -> str:
        """The body of the file."""
        return "\n\n".join(self.lines) + "\n"


def compose(filler: Filler, opening: str, shape: str, length: int) -> Text:
    """A text of about that many words in one of the shapes: sections, numbers, articles, chapters."""
    text = Text(filler)
    text.add("", "", text=opening)
    _SHAPES[shape](text, length)
    return text


def _sentences(filler: Filler, name: str, count: int) -> str:
    return " ".join(filler.one(name) for _ in range(count))


def _items(text: Text, anchor: str, style: str, count: int) -> None:
    """Points a), b) … or dashes inside a provision."""
    filler = text.filler
    for n in range(count):
        end = "." if n == count - 1 else ";"
        if style == "letters":
            letter = _LETTERS[n]
            text.add(f"{anchor}.{letter.replace('đ', 'dd')}", f"{letter})", text=filler.one("item") + end)
        else:
            text.add(f"{anchor}.g{n + 1}", "-", text=filler.one("item") + end)


def _sections(text: Text, length: int) -> None:
    """I., 1., a): resolutions, programmes and plans of the Party."""
    filler, chance = text.filler, text.filler.chance
    names = words("prose")["headings"]
    view = chance.evenly(names["view"])
    kind = "situation" if "Tình hình" in view else "viewpoint"
    text.add("I", "I.", _section(filler, view))
    for n in range(1, chance.number(3, 5)):
        text.add(f"I.{n}", f"{n}.", text=_sentences(filler, kind, chance.number(1, 3)))
    text.add("II", "II.", _section(filler, chance.evenly(names["goal"])))
    text.add("II.1", "1.", "Mục tiêu chung", _sentences(filler, "goal", chance.number(1, 2)), 1)
    text.add("II.2", "2.", "Mục tiêu cụ thể", "", 1)
    _items(text, "II.2", "letters", chance.number(3, 6))
    text.add("III", "III.", _section(filler, chance.evenly(names["task"])))
    n = 0
    while n < 3 or (text.count < length - 130 and n < 12):
        n += 1
        heading = filler.fill(chance.of(words("prose")["task_headings"]))
        text.add(f"III.{n}", f"{n}.", heading, _sentences(filler, "task", chance.number(1, 3)), 1)
        if chance.happens(0.75):
            _items(text, f"III.{n}", chance.evenly(("letters", "letters", "dashes")), chance.number(2, 5))
    text.add("IV", "IV.", _section(filler, chance.evenly(names["carry"])))
    for n in range(1, chance.number(4, 6)):
        text.add(f"IV.{n}", f"{n}.", text=filler.one("duty"))


def _section(filler: Filler, heading: str) -> str:
    return heading.upper() if filler.year < 2012 else heading


def _numbers(text: Text, length: int) -> None:
    """1., 2., dashes: directives, conclusions and notices."""
    filler, chance = text.filler, text.filler.chance
    n = 0
    while n < 4 or (text.count < length and n < 14):
        n += 1
        kind = chance.of(("task", "situation", "duty", "viewpoint")) if n > 1 else "situation"
        text.add(str(n), f"{n}.", text=_sentences(filler, kind, chance.number(2, 4)))
        if chance.happens(0.5):
            _items(text, str(n), "dashes", chance.number(2, 5))


def _articles(text: Text, length: int, chapters: bool = False) -> None:
    """Điều, khoản, điểm: decisions, rules, decrees."""
    filler, chance = text.filler, text.filler.chance
    names = iter(words("prose")["chapters"])
    if chapters:
        _chapter(text, 1, next(names))
    depth = 1 if chapters else 0
    text.add("d1", "Điều 1.", "Phạm vi điều chỉnh", filler.fill(words("prose")["scope"][0]), depth)
    text.add("d2", "Điều 2.", "Đối tượng áp dụng", "", depth)
    for k in range(1, chance.number(3, 4)):
        text.add(f"d2.k{k}", f"{k}.", text=filler.one("subjects_of"))
    n, chapter = 2, 1
    while n < 5 or (text.count < length - 60 and n < 30):
        if chapters and n % 4 == 2 and (name := next(names, "")):
            chapter += 1
            _chapter(text, chapter, name)
        n += 1
        heading = filler.fill(chance.of(words("prose")["article_headings"]))
        text.add(f"d{n}", f"Điều {n}.", heading, "", depth)
        for k in range(1, chance.number(3, 5)):
            text.add(f"d{n}.k{k}", f"{k}.", text=_clause(filler))
            if chance.happens(0.35):
                _items(text, f"d{n}.k{k}", "letters", chance.number(2, 5))
    text.add(f"d{n + 1}", f"Điều {n + 1}.", "Điều khoản thi hành", "", depth)
    for k in (1, 2):
        text.add(f"d{n + 1}.k{k}", f"{k}.", text=filler.one("final"))


def _clause(filler: Filler) -> str:
    return _sentences(filler, "clause", filler.chance.number(1, 2))


def _chapter(text: Text, n: int, name: str) -> None:
    heading = name.upper()
    text.add(f"c{n}", f"Chương {_ROMAN[n - 1]}\n", heading)
    text.lines[-1] = f"Chương {_ROMAN[n - 1]}\n{heading}"


_SHAPES: dict[str, Callable[[Text, int], None]] = {
    "sections": _sections,
    "numbers": _numbers,
    "articles": _articles,
    "chapters": lambda text, length: _articles(text, length, chapters=True),
}
