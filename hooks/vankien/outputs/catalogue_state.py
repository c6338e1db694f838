"""How much of the interface is translated into a language."""

from vankien.outputs.catalogue import FALLBACK, read_words


def catalogue_state(language: str) -> tuple[int, int]:
    """How many messages of the interface are translated, and how many there are."""
    wanted = read_words(FALLBACK).entries.keys()
    own = {message for message, entry in read_words(language).entries.items() if not entry.fault}
    return len(wanted & own), len(wanted)
