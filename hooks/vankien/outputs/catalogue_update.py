"""Puts new messages into a catalogue, for `make messages`: each at its place, and nothing else is moved."""

import io
import re
import sys
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import read_po, write_po

_KEPT = re.compile(r'^"(X-[A-Za-z-]+|Plural-Forms):.*"$', re.M)


def updated(catalogue: str, template: str, language: str) -> str:
    """The catalogue with the messages of a template; those that are new are empty, those that are gone are left out."""
    first = re.search(r'^(?:#.*\n)*msgid "(?!")', catalogue, re.M) or re.search(
        r'^(?:#.*\n)*msgid ""\n"', catalogue, re.M
    )
    wanted = {message.id: message for message in read_po(io.StringIO(template)) if message.id}
    kept = [message for message in read_po(io.StringIO(catalogue), locale=language) if message.id in wanted]
    for key in sorted(wanted.keys() - {message.id for message in kept}, key=str):
        before = max((m for m in kept if str(m.id) <= str(key)), key=lambda m: str(m.id), default=None)
        count = 1 if isinstance(key, str) else len(key)
        new = Message(key, "" if count == 1 else ("",) * count)
        kept.insert(kept.index(before) + 1 if before else 0, new)
    made = read_po(io.StringIO(catalogue[: first.start()] if first else catalogue), locale=language)
    for message in kept:
        made[message.id] = message
    buffer = io.BytesIO()
    write_po(buffer, made, width=120, no_location=True)
    text = buffer.getvalue().decode("utf-8")
    # Babel writes no field that it does not know, and no rule for the plural of such a language.
    there = {match[1] for match in _KEPT.finditer(text)}
    lost = [match[0] for match in _KEPT.finditer(catalogue) if match[1] not in there]
    return text.replace('"MIME-Version:', "\n".join([*lost, '"MIME-Version:']), 1)


if __name__ == "__main__":
    pot = Path(sys.argv[1]).read_text(encoding="utf-8")
    for name in sys.argv[2:]:
        path = Path(name)
        text = updated(path.read_text(encoding="utf-8"), pot, path.parent.parent.name)
        path.write_text(text, encoding="utf-8", newline="")
