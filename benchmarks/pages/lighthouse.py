"""Lighthouse's marks of a page, where Lighthouse is installed: `npm install lighthouse` in a folder of its own."""

import json
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

_CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_METRICS = (
    "first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift",
    "total-byte-weight",
)  # fmt: skip
_TRIES = 3
"""It sometimes misses the beginning of a page, and says so (NO_NAVSTART)."""
_FLAGS = "--headless=new --no-sandbox --disable-gpu --no-first-run"


@dataclass(frozen=True)
class Marks:
    """What it says."""

    scores: tuple[int, ...]
    """Performance, accessibility, best practices, search engines; out of 100."""
    fcp: float
    lcp: float
    blocking: float
    shift: float
    bytes: int
    faults: tuple[str, ...]
    """The audits that are not passed."""


def marks(folder: Path, url: str) -> Marks:
    """Ask the Lighthouse that lies in a folder for its marks of a page on a phone."""
    program = folder / "node_modules" / "lighthouse" / "cli" / "index.js"
    with tempfile.TemporaryDirectory() as place:
        target = Path(place) / "report.json"
        command = [
            "node", str(program), url, "--quiet", "--output=json", f"--output-path={target}",
            f"--only-categories={','.join(_CATEGORIES)}", f"--chrome-flags={_FLAGS}", "--max-wait-for-load=60000",
        ]  # fmt: skip
        chrome = shutil.which("chromium") or shutil.which("google-chrome") or ""
        for left in reversed(range(_TRIES)):
            done = subprocess.run(command, env={**os.environ, "CHROME_PATH": chrome}, check=left == 0, timeout=240)
            if done.returncode == 0:
                break
        report = json.loads(target.read_text(encoding="utf-8"))
    audits = report["audits"]
    faults = [
        f"{name}: {audits[ref['id']]['title']}"
        for name in _CATEGORIES
        for ref in report["categories"][name]["auditRefs"]
        if ref.get("weight") and (audits[ref["id"]]["score"] is not None) and audits[ref["id"]]["score"] < 0.9
    ]
    value = {name: float(audits[name]["numericValue"]) for name in _METRICS}
    return Marks(
        tuple(round(100 * (report["categories"][name]["score"] or 0)) for name in _CATEGORIES),
        value["first-contentful-paint"],
        value["largest-contentful-paint"],
        value["total-blocking-time"],
        value["cumulative-layout-shift"],
        int(value["total-byte-weight"]),
        tuple(faults),
    )
