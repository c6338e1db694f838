"""In which languages a page is there: what the switcher offers, and what search engines are told."""

from collections.abc import Collection
from typing import Any

from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.outputs.addresses import prefix, relative
from vankien.outputs.views import Views


def page_languages(address: str, found: Collection[str], views: Views, *, is_fallback: bool) -> dict[str, Any]:
    """
    What the frame of a page shows; `address` is that below the folder of its language, `found` who has a text of it.

    A page that shows the Vietnamese text for want of a translation is no page of its language for search engines.
    """
    here = views.addresses.page(address)
    every = views.library.languages
    shown = [name for name in every if name in found or name == views.language]
    told = [name for name in every if name in found]
    own = prefix(DEFAULT_LANGUAGE) if is_fallback else views.addresses.prefix
    return {
        "languages": [(name, relative(f"{prefix(name)}{address}", here)) for name in shown],
        # They have a home page at least.
        "missing": [(name, relative(prefix(name), here)) for name in every if name not in shown],
        "canonical": f"{views.site_url}{own}{address}",
        "alternates": [] if is_fallback else [(name, f"{views.site_url}{prefix(name)}{address}") for name in told],
        "is_fallback": is_fallback,
        "source_page": relative(address, here),
    }
