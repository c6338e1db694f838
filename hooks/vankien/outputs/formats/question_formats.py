"""The questions of a work or a period as files for other programs."""

from collections.abc import Iterator

from vankien.outputs.formats.anki import anki
from vankien.outputs.formats.gift import gift
from vankien.outputs.formats.qti import qti
from vankien.outputs.question_files import question_files
from vankien.outputs.question_set import question_sets
from vankien.outputs.views import Views


def make_question_formats(views: Views, site_name: str) -> Iterator[tuple[str, bytes]]:
    """Address from the root of the site, and what lies there."""
    for asked in question_sets(views):
        for file in question_files(asked, views.language):
            if file.kind == "gift":
                yield file.address, gift(asked, views.tr, site_name).encode()
            elif file.kind == "qti":
                yield file.address, qti(asked, views)
            else:
                yield file.address, anki(asked, views, site_name)
