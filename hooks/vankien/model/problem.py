"""What is wrong in a source, as a value."""

import re
from dataclasses import dataclass, field
from typing import Any

from vankien.model.fault import FAULTS, Fault
from vankien.model.fault_words import in_english
from vankien.model.location import Location

_LONGEST = 1000
"""A list of all known words may be long; what is longer was pasted by mistake."""
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_BROKEN = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Problem:
    """
    A fault or a warning at a line of a source.

    >>> print(Problem.at(Location("work.yml", 5), "M-004", name="kind"))
    work.yml:5: error [M-004] thiếu khóa bắt buộc "kind". Cách sửa: thêm dòng "kind: …" vào tệp.
    """

    path: str
    line: int
    code: str
    values: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def at(cls, location: Location, code: str, **values: object) -> "Problem":
        """A problem at a place."""
        return cls(location.path, location.line, code, values)

    @property
    def fault(self) -> Fault:
        """What the catalogue says of the code."""
        return FAULTS[self.code]

    @property
    def is_error(self) -> bool:
        """Whether it stops the build; a warning does not."""
        return self.fault.is_error

    @property
    def message(self) -> str:
        """What is wrong, in Vietnamese."""
        return self._said(self.fault.message["vi"])

    @property
    def hint(self) -> str:
        """What to do about it, in Vietnamese."""
        return self._said(self.fault.hint["vi"])

    def text(self, language: str = "vi") -> str:
        """The whole line as it is printed, in Vietnamese or English."""
        severity = "error" if self.is_error else "warning"
        fault = self.fault
        remedy = {"vi": "Cách sửa", "en": "Remedy"}[language]
        message, hint = (self._said(said[language], language) for said in (fault.message, fault.hint))
        return f"{printable(self.path)}:{self.line}: {severity} [{self.code}] {message}. {remedy}: {hint}."

    def _said(self, pattern: str, language: str = "vi") -> str:
        values = {name: str(value) for name, value in self.values.items()}
        if language == "en":
            values = {name: in_english(value) for name, value in values.items()}
        return pattern.format(**{name: printable(value) for name, value in values.items()})

    def __str__(self) -> str:
        return self.text()

    @property
    def order(self) -> tuple[str, int, str, str]:
        """Sorts problems by place."""
        return self.path, self.line, self.code, str(self.values)


def printable(text: str) -> str:
    r"""
    Words of a source or the name of a file as part of one line, whatever they hold.

    >>> printable("57\n\x1b[2J"), printable("a\udcff")
    ('57 [2J', 'a\ufffd')
    """
    text = _BROKEN.sub("\ufffd", _BLANKS.sub(" ", text))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
