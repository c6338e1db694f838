"""The service worker: the one script that browsers run for the whole site, from its root."""

import json
from collections.abc import Iterable

from vankien.outputs.addresses import prefix
from vankien.outputs.scripts import bundle

NAME = "sw.js"
_PARTS = ("offline_store", "offline_worker")


def worker_script(edition: str, languages: Iterable[str]) -> str:
    """The worker of an edition. A browser sees by its bytes that a new edition has come."""
    data = {"edition": edition, "folders": [prefix(language) for language in languages]}
    return f"self.VANKIEN={json.dumps(data, separators=(',', ':'))};\n{bundle(_PARTS)}"
