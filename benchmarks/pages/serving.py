"""The site as its ready header files have servers send it."""

import re
from collections.abc import Mapping
from pathlib import Path

from benchmarks.search.serving import Headers
from vankien.outputs.headers import ASKING, CACHE, LASTING, STATIC

_LASTING = re.compile(r"/assets/[^?]+\?v=|/search/data/[^/]+/[0-9a-f]+/")


def ready_headers(site: Path) -> Headers:
    """What the header files say: the same for every address, but for how long it is kept."""
    lines = (site / STATIC).read_text(encoding="utf-8").splitlines()
    common = dict(line.strip().split(": ", 1) for line in lines if line.startswith("  "))

    def headers(address: str) -> Mapping[str, str]:
        return {**common, CACHE: LASTING if _LASTING.search(address) else ASKING}

    return headers
