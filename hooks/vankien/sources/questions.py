"""`questions.yml`: what a study session asks of a work, or of a period of history."""

from collections.abc import Iterator
from pathlib import Path

from vankien.model.expression import Translation
from vankien.model.labels import Labels
from vankien.model.location import Location
from vankien.model.problem import Problem
from vankien.model.questions import Answer, Pair, Question, QuestionKind, Questions
from vankien.model.text import slug
from vankien.sources.compose import compose
from vankien.sources.confirmed import confirmed_path, read_confirmed
from vankien.sources.text_file import read_text_file
from vankien.sources.translation import read_translation
from vankien.sources.yaml_file import Mapping, Value

NAME = "questions.yml"
KEYS = ("questions", "translations")
COMMON = ("id", "kind", "text", "explanation", "sources")
OWN_KEYS = {
    QuestionKind.SINGLE: "answers",
    QuestionKind.SEVERAL: "answers",
    QuestionKind.ORDER: "items",
    QuestionKind.MATCH: "pairs",
    QuestionKind.SHORT: "accepted",
}
"""What an answer is chosen from or compared with, by kind."""
REQUIRED = ("id", "kind", "text")


def read_questions(root: Path, path: Path, problems: list[Problem], bound: str = "provisions") -> Questions:
    """
    Every question of the file that could be read; without a file, none.

    `bound` is the key that names what a question is about: `provisions` of a work, `events` of a period.
    """
    if not path.exists():
        return Questions()
    here = Location(path.relative_to(root).as_posix())
    text = read_text_file(root, path, problems)
    node = compose(text, here, problems) if text is not None else None
    keys = Value(path.name, node, here, problems).mapping(*KEYS, required=("questions",)) if node is not None else None
    if keys is None or "questions" not in keys:
        return Questions()
    if keys["questions"].is_empty_list:
        expected = "danh sách có ít nhất một câu hỏi"
        keys["questions"].fault("M-005", name="questions", expected=expected, found="danh sách trống")
    items = tuple(q for value in keys["questions"].items() if (q := _question(value, bound)) is not None)
    translations = dict(_translations(keys["translations"])) if "translations" in keys else {}
    confirmed = read_confirmed(root, confirmed_path(path), problems)
    return Questions(items, translations, confirmed)


def _question(value: Value, bound: str) -> Question | None:
    keys = value.mapping(*COMMON, bound, *dict.fromkeys(OWN_KEYS.values()), required=(*REQUIRED, bound))
    if keys is None or any(name not in keys for name in (*REQUIRED, bound)):
        return None
    name = keys.text("id")
    if name and slug(name) != name:
        keys["id"].fault("Q-003", name=name, expected=slug(name) or "kiem-ke-sach")
        return None
    kind = keys["kind"].choice(QuestionKind)
    text = keys["text"].labels()
    places = keys[bound].texts()
    if keys[bound].is_empty_list:
        keys[bound].fault("Q-004", name=name)
    if not name or kind is None or not text:
        return None
    if not _has_own_keys(value, keys, name, kind):
        return None
    return Question(
        name,
        kind,
        text,
        value.location,
        provisions=places if bound == "provisions" else (),
        events=places if bound == "events" else (),
        answers=tuple(_answers(keys)),
        items=tuple(words for item in _listed(keys, "items") if (words := item.labels())),
        pairs=tuple(_pairs(keys)),
        accepted=dict(_accepted(keys)),
        explanation=keys.labels("explanation") or Labels(),
        sources=keys.sources(),
    )


def _has_own_keys(value: Value, keys: Mapping, name: str, kind: QuestionKind) -> bool:
    """Whether it has what its kind is answered with, and nothing of another kind."""
    own = OWN_KEYS.get(kind)
    sound = True
    for key in dict.fromkeys(OWN_KEYS.values()):
        if key != own and key in keys:
            keys[key].fault("Q-008", name=name, key=key, kind=kind.value)
            sound = False
    if own is not None and own not in keys:
        value.fault("M-004", name=own)
        sound = False
    return sound


def _listed(keys: Mapping, name: str) -> Iterator[Value]:
    if name in keys:
        yield from keys[name].items()


def _answers(keys: Mapping) -> Iterator[Answer]:
    for item in _listed(keys, "answers"):
        entry = item.mapping("text", "right", required=("text",))
        if entry is not None and (text := entry.labels("text")):
            yield Answer(text, "right" in entry and entry["right"].is_true())


def _pairs(keys: Mapping) -> Iterator[Pair]:
    for item in _listed(keys, "pairs"):
        entry = item.mapping("left", "right", required=("left", "right"))
        if entry is not None and (left := entry.labels("left")) and (right := entry.labels("right")):
            yield Pair(left, right)


def _accepted(keys: Mapping) -> Iterator[tuple[str, tuple[str, ...]]]:
    group = keys["accepted"].mapping() if "accepted" in keys else None
    for language, value in group.languages() if group else ():
        if texts := value.texts():
            yield language, texts


def _translations(value: Value) -> Iterator[tuple[str, Translation]]:
    group = value.mapping()
    for language, entry in group.languages() if group else ():
        record = read_translation(entry)
        if record is not None:
            yield language, record
