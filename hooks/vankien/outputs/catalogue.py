"""
The catalogue of a language: the words of the interface in one gettext file.

Two fields of its head are ours: `X-Draft: yes` says that nobody who speaks the language has gone over it yet, and
`X-Autonym` names the language in its own words where Babel does not know it.
"""

import gettext
import io
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

FOLDER = Path(__file__).parent.parent / "theme" / "locale"
FALLBACK = "en"
"""What a language lacks is said in English, in which the messages are written too."""
_OURS = re.compile(r'^"X-(Draft|Autonym):[ \t]*(.*?)(?:\\n)?"[ \t]*$', re.M)

_LINE = re.compile(r'\s*(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)[ \t]+)?"(?:[^"\\]|\\.)*"[ \t]*)?')


@dataclass(frozen=True, slots=True)
class Entry:
    """A message with what is wrong with its translation: nothing, "missing", "fuzzy" or "values"."""

    message: str
    line: int
    fault: str = ""
    found: tuple[str, ...] = ()
    expected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """A catalogue as far as it can be used."""

    texts: gettext.NullTranslations
    entries: dict[str, Entry] = field(default_factory=dict)
    """Every message of the file by its text; of one with a number, by its singular."""
    is_draft: bool = False
    autonym: str = ""
    broken: tuple[int, str] | None = None
    """The line at which the file cannot be read, and why."""
    exists: bool = True


def catalogue_path(language: str, folder: Path = FOLDER) -> Path:
    """Where the words of a language stand."""
    return folder / language / "LC_MESSAGES" / "vankien.po"


@cache
def read_words(language: str, folder: Path = FOLDER) -> Words:
    """The words of a language. A translation that is missing, uncertain or wrong gives way to English."""
    nothing = read_words(FALLBACK, folder).texts if language != FALLBACK else gettext.NullTranslations()
    path = catalogue_path(language, folder)
    if not path.exists():
        return Words(nothing, exists=False)
    try:
        text = path.read_text(encoding="utf-8")
        # Babel takes what it does not understand for something else, and says nothing.
        for number, line in enumerate(text.splitlines(), 1):
            if not _LINE.fullmatch(line):
                return Words(nothing, broken=(number, line.strip()))
        catalogue = read_po(io.StringIO(text), locale=language.replace("-", "_"), abort_invalid=True)
        # Babel gives the rule of the languages that it knows, and takes the one of the file for the others.
        plural = gettext.c2py(_plural_rule(text) or catalogue.plural_expr)
    except PoFileError as error:
        return Words(nothing, broken=(error.lineno or 1, str(error)))
    except (UnicodeDecodeError, ValueError) as error:
        return Words(nothing, broken=(1, str(error)))
    entries = {entry.message: entry for message in catalogue if message.id for entry in [_entry(message)]}
    for message in list(catalogue):
        if message.id and entries[_singular(message)].fault:
            catalogue.delete(message.id, context=message.context)
    texts = _compiled(catalogue)
    texts.plural = plural  # type: ignore[attr-defined]
    texts.add_fallback(nothing)
    head = text[: match.start()] if (match := re.search(r'^msgid "(?!")', text, re.M)) else text
    ours = dict(_OURS.findall(head))
    draft = ours.get("Draft", "").strip().lower() in ("yes", "true", "1")
    return Words(texts, entries, draft, ours.get("Autonym", "").strip())


def placeholders(text: str) -> tuple[str, ...] | None:
    """
    The names in braces that are filled in; None where the braces do not match.

    >>> placeholders("{name} of {date}"), placeholders("100 %"), placeholders("{name")
    (('date', 'name'), (), None)
    """
    try:
        return tuple(sorted({name for _, name, _, _ in Formatter().parse(text) if name is not None}))
    except ValueError:
        return None


def _plural_rule(text: str) -> str:
    found = re.search(r'^"Plural-Forms:.*?plural=(.*?);?(?:\\n)?"[ \t]*$', text, re.M)
    return found[1] if found else ""


def _compiled(catalogue: Catalog) -> gettext.GNUTranslations:
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    buffer.seek(0)
    return gettext.GNUTranslations(buffer)


def _singular(message: Message) -> str:
    return str(message.id if isinstance(message.id, str) else message.id[0])


def _entry(message: Message) -> Entry:
    originals = [message.id] if isinstance(message.id, str) else list(message.id)
    said = [message.string] if isinstance(message.string, str) else list(message.string or ("",))
    first, line = originals[0], message.lineno or 1
    if not all(said):
        return Entry(first, line, "missing")
    if message.fuzzy:
        return Entry(first, line, "fuzzy")
    expected = set(placeholders(originals[-1]) or ())
    for text in said:
        found = placeholders(text)
        # A form for one thing alone may name the number in a word.
        if found is None or not expected >= set(found) or (len(originals) == 1 and set(found) != expected):
            return Entry(first, line, "values", found or ("{",), tuple(sorted(expected)))
    if not _any_has(said, expected):
        return Entry(first, line, "values", (), tuple(sorted(expected)))
    return Entry(first, line)


def _any_has(said: Collection[str], expected: set[str]) -> bool:
    return any(set(placeholders(text) or ()) == expected for text in said)
