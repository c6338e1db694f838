"""All checks of a library."""

from datetime import date

from vankien.checks.between_works import check_between_works
from vankien.checks.glossary import check_glossary
from vankien.checks.history import check_history
from vankien.checks.packs import check_packs
from vankien.checks.printed_versions import check_printed_versions
from vankien.checks.questions import check_questions, check_questions_of_history
from vankien.checks.renderings import check_renderings
from vankien.checks.study import check_study
from vankien.checks.texts import check_page, check_texts
from vankien.checks.translations import check_translations
from vankien.checks.works import check_work
from vankien.citations.graph import Graph
from vankien.model.library import Library
from vankien.model.problem import Problem


def check(library: Library, graph: Graph, today: date) -> list[Problem]:
    """Everything that is wrong, in the order of files and lines."""
    problems: list[Problem] = []
    for work in library.works.values():
        problems += check_work(work, today)
        problems += check_texts(work, library)
        problems += check_questions(work)
        problems += check_printed_versions(work)
        problems += check_translations(work)
    for page in library.pages:
        problems += check_page(page, library.pictures)
    problems += check_between_works(library, graph)
    problems += check_glossary(library)
    problems += check_history(library, today)
    problems += check_questions_of_history(library.history)
    problems += check_study(library)
    problems += check_renderings(library)
    problems += check_packs(library)
    return sorted(problems, key=lambda problem: problem.order)
