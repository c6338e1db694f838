"""Addresses of scripts and styles that change with what they are, so that browsers may keep them for good."""

import hashlib
import re
from pathlib import Path

QUERY = "v"
_ADDRESS = re.compile(r'(<(?:script src|link rel="icon" href)="[^"?]*assets/[\w.-]+\.(?:js|svg))"')
"""The icon, too: `start.js` reckons from its address where the style for wide windows is."""


def version_assets(site: Path) -> None:
    """
    Name the version of what lies below `assets/` in the pages' addresses of it.

    One version for all: a script that loads another asks for it in its own version (`vankien.js`).
    """
    total = hashlib.sha256()
    for path in sorted((site / "assets").iterdir()):
        if path.suffix in (".css", ".js", ".svg"):
            total.update(path.name.encode() + b"\0" + path.read_bytes())
    version = rf'\1?{QUERY}={total.hexdigest()[:8]}"'
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        changed = _ADDRESS.sub(version, html)
        if changed != html:
            path.write_text(changed, encoding="utf-8", newline="")
