"""All pages that are made from the library."""

from collections.abc import Iterator

from vankien.outputs.pages.glossary import glossary_pages
from vankien.outputs.pages.history import history_pages
from vankien.outputs.pages.home import search_page
from vankien.outputs.pages.lists import list_pages
from vankien.outputs.pages.offline import offline_page
from vankien.outputs.pages.packs import pack_pages
from vankien.outputs.pages.page import PageSource
from vankien.outputs.pages.prints import print_pages
from vankien.outputs.pages.progress import progress_pages
from vankien.outputs.pages.questions import question_pages
from vankien.outputs.pages.side_by_side import side_by_side_pages
from vankien.outputs.pages.study import study_pages
from vankien.outputs.pages.work import work_pages
from vankien.outputs.views import Views


def all_pages(views: Views) -> Iterator[PageSource]:
    """All, kind by kind."""
    yield from list_pages(views)
    yield from work_pages(views)
    yield from side_by_side_pages(views)
    yield from glossary_pages(views)
    yield from history_pages(views)
    yield from study_pages(views)
    yield from question_pages(views)
    yield from pack_pages(views)
    yield search_page(views)
    yield from print_pages(views)
    yield offline_page(views)
    yield from progress_pages(views)
