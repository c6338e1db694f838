"""Files that other programs learn and test with: which there are, and where."""

from collections.abc import Iterator
from dataclasses import dataclass

from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.outputs.interface import Interface
from vankien.outputs.question_set import QuestionSet

FOLDER = "data/questions"
PRACTICE = "study/practice/"
"""The page on which readers practise all questions, from the root of its language."""


@dataclass(frozen=True, slots=True)
class QuestionFile:
    """A file of the questions of a work or a period in one language."""

    address: str
    """From the root of the site."""
    kind: str
    """gift, qti or anki."""

    def label(self, tr: Interface) -> str:
        """What it is for."""
        return {
            "gift": tr("For Moodle (GIFT)"),
            "qti": tr("For test systems (QTI 2.1)"),
            "anki": tr("Cards for Anki"),
        }[self.kind]


def question_files(asked: QuestionSet, language: str) -> Iterator[QuestionFile]:
    """All of them; those of the default language have no code in their names."""
    own = "" if language == DEFAULT_LANGUAGE else f".{language}"
    for kind, ending in (("gift", "gift"), ("qti", "zip"), ("anki", "apkg")):
        yield QuestionFile(f"{FOLDER}/{asked.id}{own}.{ending}", kind)


def script_path(name: str) -> str:
    """Where the script that brings a set to the page of practice lies, from the root of its language."""
    return f"{FOLDER}/{name}.js"
