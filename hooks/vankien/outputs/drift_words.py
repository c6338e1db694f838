"""What a reader of a translation is told of its source: which places are older than it, missing, or no longer in it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from vankien.model.drift import drift
from vankien.model.expression import Expression
from vankien.model.translatable import Key
from vankien.model.work import Work
from vankien.outputs.addresses import Addresses
from vankien.outputs.interface import Interface
from vankien.outputs.markdown.drift_marks import DriftMarks
from vankien.outputs.wording import provision_name

_PLACES = {
    "title": "", "subject": "", "summary": "tom-tat", "key_points": "diem-chinh", "whats_new": "diem-moi",
    "preamble": "noi-dung", "notes": "noi-dung",
}  # fmt: skip
"""Where each part stands on the page of a work, in every language."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence for the top of the page, and the places that it counts."""

    sentence: str
    places: tuple[tuple[str, str], ...]
    """Name and address of each."""
    language: str = ""
    """The language of the page that the addresses lead to, where it is another."""


@dataclass(frozen=True, slots=True)
class DriftWords:
    """The marks of one translation; all of it empty where it is up to date."""

    said: str = ""
    """What stands at a place that is older than the source."""
    link: str = ""
    """The words of the link to the source."""
    language: str = ""
    """Of the source, for the `hreflang` of links."""
    marks: dict[str, tuple[str, str]] = field(default_factory=dict)
    """By the anchor of a provision: what to say, and the address of the same place of the source."""
    parts: dict[str, str] = field(default_factory=dict)
    """By the name of a part ("summary") or the anchor of a question: the address of the same place of the source."""
    notices: tuple[Notice, ...] = ()

    def extension(self, *, paper: bool = False) -> DriftMarks:
        """What puts the marks into the text; paper has no links, but a code at every part."""
        return DriftMarks(self.marks, "" if paper else self.link, self.language)


def drift_words(work: Work, expression: Expression, tr: Interface, way: Callable[[str], str]) -> DriftWords:
    """The marks of a text; `way` makes an address from the root of the site one that can be followed from here."""
    found = drift(work, expression)
    if not found.is_behind:
        return DriftWords()
    source = work.source_text
    page = Addresses(source.language).work(work)

    def there(anchor: str) -> str:
        return way(f"{page}#{anchor}" if anchor else page)

    old = tr("This translation is older than the Vietnamese text.")
    gone = tr("This is no longer in the Vietnamese text.")
    marks = {anchor: (old, there(anchor)) for anchor in found.provisions(found.stale)}
    marks |= {anchor: (gone, there("")) for anchor in found.provisions(found.surplus)}
    parts = {
        name if group == "about" else _place((group, name)): there(_place((group, name)))
        for group, name in found.stale
        if group != "provisions"
    }
    own = [(_name(work, expression, key, tr), f"#{_place(key)}") for key in (*found.stale, *found.surplus)]
    missing = [(_name(work, source, key, tr), there(_place(key))) for key in found.missing]
    count = len(found.stale)
    notices = (
        Notice(
            tr.plural(
                "{number} place of this translation is older than the Vietnamese text",
                "{number} places of this translation are older than the Vietnamese text",
                count,
            ),
            tuple(own[:count]),
        ),
        Notice(
            tr.plural(
                "{number} place is not translated yet and can be read in Vietnamese",
                "{number} places are not translated yet and can be read in Vietnamese",
                len(missing),
            ),
            tuple(missing),
            source.language,
        ),
        Notice(
            tr.plural(
                "{number} place is no longer in the Vietnamese text",
                "{number} places are no longer in the Vietnamese text",
                len(found.surplus),
            ),
            tuple(own[count:]),
        ),
    )
    told = tuple(notice for notice in notices if notice.places)
    return DriftWords(old, tr("See the Vietnamese text"), source.language, marks, parts, told)


def _place(key: Key) -> str:
    """The anchor of a piece on the page of its work."""
    group, name = key
    return {"about": _PLACES.get(name, ""), "questions": f"cau-hoi-{name}"}.get(group, name)


def _name(work: Work, expression: Expression, key: Key, tr: Interface) -> str:
    """What a piece is called."""
    group, name = key
    provision = expression.outline.find(name) if group == "provisions" else None
    if provision is not None:
        return provision_name(provision, tr)
    if group == "questions":
        order = [question.id for question in work.questions.in_language(expression.language)]
        return tr("Question {number}", number=order.index(name) + 1) if name in order else name
    return {
        "title": tr("Title"), "subject": tr("Title"), "summary": tr("In short"), "key_points": tr("Key points"),
        "whats_new": tr("What is new"), "preamble": tr("The text before the first number"), "notes": tr("Notes"),
    }.get(name, name)  # fmt: skip
