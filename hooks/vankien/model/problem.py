"""What is wrong in a source, as a value."""

from dataclasses import dataclass, field
from typing import Any

from vankien.model.fault import FAULTS, Fault
from vankien.model.location import Location


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
        return self.fault.message["vi"].format(**self.values)

    @property
    def hint(self) -> str:
        """What to do about it, in Vietnamese."""
        return self.fault.hint["vi"].format(**self.values)

    def text(self, language: str = "vi") -> str:
        """The whole line as it is printed, in Vietnamese or English."""
        severity = "error" if self.is_error else "warning"
        fault = self.fault
        remedy = {"vi": "Cách sửa", "en": "Remedy"}[language]
        message = fault.message[language].format(**self.values)
        hint = fault.hint[language].format(**self.values)
        return f"{self.path}:{self.line}: {severity} [{self.code}] {message}. {remedy}: {hint}."

    def __str__(self) -> str:
        return self.text()

    @property
    def order(self) -> tuple[str, int, str, str]:
        """Sorts problems by place."""
        return self.path, self.line, self.code, self.message
