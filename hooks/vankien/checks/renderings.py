"""The words of translations, compared with their sources passage by passage."""

from collections.abc import Iterator

from vankien.checks.kept_words import Kinds, check_names, check_symbols
from vankien.checks.passages import passages
from vankien.checks.term_base import TermBase
from vankien.model.library import Library
from vankien.model.problem import Problem
from vankien.model.text_mark import UNFILLED


def check_renderings(library: Library) -> Iterator[Problem]:
    """Terms, kinds of documents, symbols and names in every translation of every work."""
    ready: dict[str, tuple[TermBase, Kinds]] = {}
    for work in library.works.values():
        for language, expression in work.expressions.items():
            if expression is work.source_text:
                continue
            if language not in ready:
                ready[language] = TermBase(library, language), Kinds(library.vocabulary, language)
            terms, kinds = ready[language]
            for passage in passages(work, expression):
                if UNFILLED in passage.text:
                    continue
                yield from terms.check(passage)
                yield from kinds.check(passage)
                yield from check_symbols(passage)
                yield from check_names(passage, terms.established)
