"""Questions in GIFT, the plain text that Moodle and others take questions from."""

import re
from collections.abc import Iterator

from vankien.model.questions import Question, QuestionKind
from vankien.outputs.interface import Interface
from vankien.outputs.question_set import QuestionSet

_SPECIAL = re.compile(r"([\\~=#{}:])")
_GRADES = {
    1: "100", 2: "50", 3: "33.33333", 4: "25", 5: "20", 6: "16.66667", 7: "14.28571", 8: "12.5", 9: "11.11111",
    10: "10",
}  # fmt: skip
"""The shares of a mark that Moodle knows, written as it knows them; another number stops its import."""


def gift(asked: QuestionSet, tr: Interface, site_name: str) -> str:
    """All questions of a set, in a category of their own."""
    category = "/".join(name.replace("/", "//") for name in (site_name, asked.name))
    blocks = [f"// {_line(asked.title)}", f"$CATEGORY: $course$/top/{_line(category)}"]
    blocks += [_question(question, asked, tr) for question in asked.questions]
    return "\n\n".join(blocks) + "\n"


def _question(question: Question, asked: QuestionSet, tr: Interface) -> str:
    language = tr.language
    title = escaped(asked.key(question))
    text = escaped(_text(question, tr))
    answers = "\n".join(f"\t{line}" for line in _answers(question, language))
    why = escaped(question.explanation.best(language))
    # "plain": whatever looks like HTML or Markdown in a text is shown as it was written.
    return f"::{title}::[plain]{text}{{\n{answers}\n\t####{why}\n}}"


def _text(question: Question, tr: Interface) -> str:
    """The question; GIFT has none that asks for an order, so that one is answered by numbers."""
    text = question.text[tr.language]
    if question.kind is QuestionKind.ORDER:
        how = tr("Give each its place: 1, 2, 3 …")
        return f"{text} {how}"
    return text


def _answers(question: Question, language: str) -> Iterator[str]:
    if question.kind is QuestionKind.SHORT:
        # An asterisk would stand for anything.
        yield from (f"=%100%{_side(text.replace('*', chr(92) + '*'))}" for text in question.accepted_in(language))
    elif question.kind is QuestionKind.ORDER:
        for number, item in enumerate(question.items, 1):
            yield f"={_side(item[language])} -> {number}"
    elif question.kind is QuestionKind.MATCH:
        for pair in question.pairs:
            yield f"={_side(pair.left[language])} -> {_side(pair.right[language])}"
    elif question.kind is QuestionKind.SEVERAL:
        right = sum(answer.right for answer in question.answers)
        for answer in question.answers:
            # Who ticks everything gets nothing.
            share = _GRADES.get(right, "5") if answer.right else "-100"
            yield f"~%{share}%{_side(answer.text[language])}"
    else:
        for answer in question.answers:
            yield f"{'=' if answer.right else '~'}{_side(answer.text[language])}"


def _side(text: str) -> str:
    """An answer or a side of a pair; an arrow in it would part it in two, and cannot be escaped."""
    return escaped(text.replace("->", "→"))


def escaped(text: str) -> str:
    r"""
    A text in one line in which nothing means anything to GIFT.

    >>> print(escaped("a = {b}: ~c#\n\\d"))
    a \= \{b\}\: \~c\#\n\\d
    """
    return _SPECIAL.sub(r"\\\1", text).replace("\r", "").replace("\n", "\\n")


def _line(text: str) -> str:
    """A text that cannot begin another line."""
    return " ".join(text.split())
