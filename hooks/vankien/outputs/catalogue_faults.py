"""What is wrong with the catalogues of the languages that a library is made in."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.model.location import Location
from vankien.model.problem import Problem
from vankien.outputs.catalogue import FALLBACK, FOLDER, Words, catalogue_path, read_words
from vankien.outputs.interface import is_known

_LONGEST = 60
_CODES = {"missing": "L-020", "fuzzy": "L-021", "values": "L-022"}


def catalogue_faults(languages: Iterable[str], folder: Path = FOLDER) -> Iterator[Problem]:
    """Each message that a reader would see in English instead; of a draft only how many there are."""
    for language in languages:
        # The Vietnamese catalogue is what the others are held against; it is held against the English one.
        other = DEFAULT_LANGUAGE if language != DEFAULT_LANGUAGE else FALLBACK
        yield from _faults(language, read_words(language, folder), read_words(other, folder), folder)


def _faults(language: str, words: Words, whole: Words, folder: Path) -> Iterator[Problem]:
    here = Location(_shown(catalogue_path(language, folder)))
    if not words.exists:
        yield Problem.at(here, "L-023", language=language)
        return
    if words.broken:
        line, reason = words.broken
        yield Problem.at(here.at(line), "L-024", reason=reason)
        return
    if not words.autonym and not is_known(language):
        yield Problem.at(here, "L-026", language=language)
    found = [(entry.line, entry.fault, entry) for entry in words.entries.values() if entry.fault]
    found += [(1, "missing", entry) for message, entry in whole.entries.items() if message not in words.entries]
    if words.is_draft:
        if found:
            line, _, entry = found[0]
            total = len(whole.entries)
            yield Problem.at(here.at(line), "L-025", count=len(found), total=total, message=_short(entry.message))
        return
    for line, fault, entry in found:
        values = {}
        if fault == "values":
            values = {"found": _braced(entry.found), "expected": _braced(entry.expected)}
        yield Problem.at(here.at(line), _CODES[fault], message=_short(entry.message), **values)


def _shown(path: Path) -> str:
    """As it stands in the repository of the program."""
    parts = path.parts
    return "/".join(parts[parts.index("hooks") :] if "hooks" in parts else parts[-4:])


def _short(message: str) -> str:
    text = " ".join(message.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"


def _braced(names: tuple[str, ...]) -> str:
    return ", ".join(f"{{{name}}}" if name != "{" else name for name in names) or "–"
