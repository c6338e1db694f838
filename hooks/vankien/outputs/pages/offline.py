"""The page on which a reader keeps parts of the library on the device."""

from vankien.outputs.pages.page import PageSource
from vankien.outputs.views import Views


def offline_page(views: Views) -> PageSource:
    """What it offers is made by the build, what is kept is known only to the reader's browser."""
    tr = views.tr
    return PageSource(
        "offline/",
        "offline.html",
        tr("Reading offline"),
        tr("Keep documents, a field or the whole library on the device."),
        languages=views.library.languages,
        indexed=False,
    )
