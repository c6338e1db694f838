"""Addresses of scripts that change with what the scripts are, so that browsers may keep them for good."""

import hashlib
import re
from pathlib import Path

QUERY = "v"
_SCRIPT = re.compile(r'(<script src="[^"?]*assets/[\w.-]+\.js)"')


def version_scripts(site: Path) -> None:
    """
    Name the version of all scripts and styles below `assets/` in the pages' addresses of them.

    One version for all: a script that loads another asks for it in its own version (`vankien.js`).
    """
    total = hashlib.sha256()
    for path in sorted((site / "assets").iterdir()):
        if path.suffix in (".css", ".js"):
            total.update(path.name.encode() + b"\0" + path.read_bytes())
    version = rf'\1?{QUERY}={total.hexdigest()[:8]}"'
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        changed = _SCRIPT.sub(version, html)
        if changed != html:
            path.write_text(changed, encoding="utf-8", newline="")
