"""The `sources:` of a file."""

import re
from urllib.parse import urlsplit

from vankien.model.fact import SOURCE_KINDS, Source
from vankien.model.suggest import did_you_mean
from vankien.sources.yaml_file import Mapping


def read_sources(mapping: Mapping) -> dict[str, Source]:
    """Each id with what it stands for."""
    if "sources" not in mapping:
        return {}
    group = mapping["sources"].mapping()
    found: dict[str, Source] = {}
    for name, value in (group.values if group else {}).items():
        entry = value.mapping("title", "url", "kind", "language", required=("title",))
        if entry is None:
            continue
        if not re.fullmatch(r"[\w.-]+", name):
            # It could not be named in the text: [^…] takes no blanks.
            value.fault(
                "M-005",
                name=name,
                expected="mã nguồn gồm chữ, số, dấu chấm và gạch nối",
                found="mã có dấu cách hoặc ký tự khác",
            )
        kind = entry.text("kind") or "page"
        if kind not in SOURCE_KINDS:
            known = ", ".join(SOURCE_KINDS)
            entry["kind"].fault("M-002", name=kind, what="kind", guess=did_you_mean(kind, SOURCE_KINDS), known=known)
        url = entry.text("url")
        if url and not is_web_address(url):
            entry["url"].fault("M-025", url=url)
            url = ""
        language = entry.text("language") or "vi"
        found[name] = Source(name, entry.text("title"), value.location, url, kind, language)
    return found


def is_web_address(url: str) -> bool:
    """
    Whether an address leads to the web, with a host that can be read.

    >>> is_web_address("https://vankien.example/a"), is_web_address("http://["), is_web_address("javascript:alert(1)")
    (True, False, False)
    """
    try:
        return bool(re.fullmatch(r"https?://[^\s/\"<>\\][^\s\"<>\\]*", url)) and bool(urlsplit(url).hostname)
    except ValueError:
        return False
