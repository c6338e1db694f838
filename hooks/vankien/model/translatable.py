"""What of a text is there to be translated, in hashes: titles, summary, points, every provision, the questions."""

from collections.abc import Iterator

from vankien.model.content import hashed
from vankien.model.expression import Expression
from vankien.model.markdown_lines import note_lines, without_marks
from vankien.model.provision import Provision
from vankien.model.work import Work

ABOUT = ("title", "subject", "summary", "key_points", "whats_new", "preamble", "notes")
"""What is told besides the provisions and questions, in the order of the file."""

Key = tuple[str, str]
"""Group and name of a piece: ("provisions", "II.3.a")."""


def translatable(work: Work, expression: Expression) -> dict[Key, str]:
    """
    The hash of each piece of an expression that holds words.

    Facts, the names of sources and their marks in the text do not count: they are the same in all languages.
    How this is reckoned is a promise to the records: a change of it would make every translation look old.
    """
    pieces = {("about", name): hashed(words) for name, words in about(expression) if any(map(str.strip, words))}
    for provision in expression.outline.provisions:
        pieces["provisions", provision.anchor] = hashed(words_of(provision))
    for question in work.questions.in_language(expression.language):
        language = expression.language
        told: tuple[str, ...] = (question.text[language], question.explanation.get(language, ""))
        told += (*(text[language] for text in question.choices), *question.accepted_in(language))
        pieces["questions", question.id] = hashed(told)
    return pieces


def about(expression: Expression) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The words of each part besides the provisions, by the names of `ABOUT`."""
    lines = expression.body.split("\n")
    notes = set(note_lines(lines))
    provisions = expression.outline.provisions
    first = provisions[0].line - 1 if provisions else len(lines)
    yield "title", (expression.title,)
    yield "subject", (expression.subject,)
    yield "summary", (expression.summary,)
    yield "key_points", tuple(point.text for point in expression.key_points)
    yield "whats_new", tuple(point.text for point in expression.whats_new)
    yield "preamble", tuple(without_marks(line) for index, line in enumerate(lines[:first]) if index not in notes)
    yield "notes", tuple(lines[index] for index in sorted(notes))


def words_of(provision: Provision) -> tuple[str, str, str]:
    """Number, name and own text of a provision, without notes and marks of sources."""
    lines = provision.text.split("\n")
    notes = set(note_lines(lines))
    text = "\n".join(line for index, line in enumerate(lines) if index not in notes)
    return provision.label, without_marks(provision.heading), without_marks(text)
