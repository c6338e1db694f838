"""What a study session talks about."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """A question for discussion, bound to a provision where it is about one."""

    text: str
    anchor: str = ""
