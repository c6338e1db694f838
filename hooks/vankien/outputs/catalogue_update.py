"""Puts new messages into a catalogue, for `make messages`; what Babel would drop of its head stays."""

import io
import re
import sys
from pathlib import Path

from babel.messages.pofile import read_po, write_po

_KEPT = re.compile(r'^"(X-[A-Za-z-]+|Plural-Forms):.*"$', re.M)


def updated(catalogue: str, template: str, language: str) -> str:
    """The catalogue with the messages of a template; those that are new are empty, those that are gone are left out."""
    found = read_po(io.StringIO(catalogue), locale=language)
    found.update(read_po(io.StringIO(template)), no_fuzzy_matching=True, update_creation_date=False)
    buffer = io.BytesIO()
    write_po(buffer, found, width=120, ignore_obsolete=True, no_location=True)
    text = buffer.getvalue().decode("utf-8")
    # Babel writes no field that it does not know, and no rule for the plural of such a language.
    there = {match[1] for match in _KEPT.finditer(text)}
    kept = [match[0] for match in _KEPT.finditer(catalogue) if match[1] not in there]
    return text.replace('"MIME-Version:', "\n".join([*kept, '"MIME-Version:']), 1)


if __name__ == "__main__":
    pot = Path(sys.argv[1]).read_text(encoding="utf-8")
    for name in sys.argv[2:]:
        path = Path(name)
        text = updated(path.read_text(encoding="utf-8"), pot, path.parent.parent.name)
        path.write_text(text, encoding="utf-8", newline="")
