"""Words that stand for a thing, one for each language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

DEFAULT_LANGUAGE = "vi"
"""The language of the sources: its pages have no prefix, and every other language falls back to it."""


@dataclass(frozen=True, slots=True)
class Labels(Mapping[str, str]):
    """
    Words by language.

    >>> Labels((("vi", "Nghị quyết"), ("en", "Resolution"))).best("cs")
    'Nghị quyết'
    """

    pairs: tuple[tuple[str, str], ...] = ()

    def best(self, language: str) -> str:
        """The label in that language, else in Vietnamese, else whatever there is."""
        return self.get(language) or self.get(DEFAULT_LANGUAGE) or next((text for _, text in self.pairs), "")

    def language(self, language: str) -> str:
        """The language that `best` answers in, for the `lang` attribute."""
        if self.get(language) or not self.pairs:
            return language
        return DEFAULT_LANGUAGE if self.get(DEFAULT_LANGUAGE) else self.pairs[0][0]

    def __getitem__(self, language: str) -> str:
        for key, text in self.pairs:
            if key == language:
                return text
        raise KeyError(language)

    def __iter__(self) -> Iterator[str]:
        return (key for key, _ in self.pairs)

    def __len__(self) -> int:
        return len(self.pairs)
