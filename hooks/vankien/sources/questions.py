"""`questions.yml`: what a study session asks of a work."""

from collections.abc import Iterator
from pathlib import Path

from vankien.model.expression import Translation
from vankien.model.labels import Labels
from vankien.model.location import Location
from vankien.model.problem import Problem
from vankien.model.questions import Question, QuestionKind, Questions
from vankien.model.text import slug
from vankien.sources.compose import compose
from vankien.sources.text_file import read_text_file
from vankien.sources.translation import read_translation
from vankien.sources.yaml_file import Value

NAME = "questions.yml"
KEYS = ("questions", "translations")
QUESTION_KEYS = ("id", "kind", "provisions", "text", "explanation", "sources")
REQUIRED = ("id", "kind", "provisions", "text")


def read_questions(root: Path, path: Path, problems: list[Problem]) -> Questions:
    """Every question of the file that could be read; without a file, none."""
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
    items = tuple(q for value in keys["questions"].items() if (q := _question(value)) is not None)
    translations = dict(_translations(keys["translations"])) if "translations" in keys else {}
    return Questions(items, translations)


def _question(value: Value) -> Question | None:
    keys = value.mapping(*QUESTION_KEYS, required=REQUIRED)
    if keys is None or any(name not in keys for name in REQUIRED):
        return None
    name = keys.text("id")
    if name and slug(name) != name:
        keys["id"].fault("Q-003", name=name, expected=slug(name) or "kiem-ke-sach")
        return None
    kind = keys["kind"].choice(QuestionKind)
    text = keys["text"].labels()
    provisions = keys["provisions"].texts()
    if keys["provisions"].is_empty_list:
        keys["provisions"].fault("Q-004", name=name)
    explanation = keys.labels("explanation") or Labels()
    sources = keys.sources()
    if not name or kind is None or not text:
        return None
    return Question(name, kind, text, provisions, value.location, explanation, sources)


def _translations(value: Value) -> Iterator[tuple[str, Translation]]:
    group = value.mapping()
    for language, entry in group.languages() if group else ():
        record = read_translation(entry)
        if record is not None:
            yield language, record
