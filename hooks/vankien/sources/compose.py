"""The text of a YAML file as nodes, of which each knows its line; nothing of it is constructed."""

import re
import unicodedata

import yaml

from vankien.model.location import Location
from vankien.model.problem import Problem
from vankien.sources.text_file import UNPRINTABLE

_FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 40
"""No source has more than eight groups inside each other; both readers of YAML fall over at some thousands."""
_REASONS = tuple(
    (re.compile(pattern), reason)
    for pattern, reason in (
        (r"mapping values are not allowed", "giá trị có dấu hai chấm mà không đặt trong dấu nháy, hoặc thụt lề sai"),
        (r"'\\t' that cannot", "thụt lề bằng phím Tab; dùng dấu cách"),
        (r"cannot start|undefined alias|expected alphabetic", "giá trị bắt đầu bằng ký tự đặc biệt, phải có dấu nháy"),
        (r"unexpected end of stream", "dấu nháy mở ra mà không đóng lại"),
        (r"could not find expected ':'", "thiếu dấu hai chấm, hoặc thiếu dấu cách sau dấu hai chấm"),
        (r"unknown escape", 'dấu "\\" trong dấu nháy kép; dùng dấu nháy đơn'),
        (r"expected ',' or", "dấu ngoặc mở ra mà không đóng lại, hoặc có dấu phẩy, dấu hai chấm bên trong"),
        (r"<block end>|<document start>|node content", "thụt lề không thẳng hàng, hoặc thừa dấu nháy, dấu ngoặc"),
        (r"another document", "có dòng --- ở giữa"),
    )
)
"""What PyYAML says in English, in the editors' words."""


def compose(text: str, location: Location, problems: list[Problem]) -> yaml.Node | None:
    """The nodes of a YAML text, a group without keys where it is empty; a fault and None where it is broken."""
    line = _too_deep(text)
    if line is not None:
        problems.append(Problem.at(location.at(location.line + line), "M-014", reason="lồng quá nhiều tầng"))
        return None
    try:
        node = _compose(text or "{}") or _compose("{}")
    except yaml.YAMLError as error:
        problems.append(broken(error, location))
        return None
    if node is not None:
        _make_plain(node, location, problems)
    return node


def _too_deep(text: str) -> int | None:
    """The line on which groups stand too deep inside each other; None in a sound text, and where it breaks before."""
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_FAST):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > _DEEPEST:
                    return event.start_mark.line if event.start_mark else 0
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError:
        return None  # the reading that follows says what is broken
    return None


def _make_plain(node: yaml.Node, location: Location, problems: list[Problem]) -> None:
    r"""What a file may not hold may not be written as "\x07" in it either; an alias leads to a node more than once."""
    seen: set[int] = set()
    left = [node]
    while left:
        node = left.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            if found := UNPRINTABLE.search(node.value):
                place = location.at(location.line + node.start_mark.line)
                problems.append(Problem.at(place, "M-024", character=f"U+{ord(found[0]):04X}"))
            node.value = unicodedata.normalize("NFC", UNPRINTABLE.sub(" ", node.value))
        elif isinstance(node, yaml.MappingNode):
            left += [part for pair in node.value for part in pair]
        else:
            left += node.value


def _compose(text: str) -> yaml.Node | None:
    try:
        # The C reader is six times faster; what it says of broken YAML is less exact.
        return yaml.compose(text, Loader=_FAST)
    except yaml.YAMLError:
        return yaml.compose(text, Loader=yaml.SafeLoader)


def broken(error: yaml.YAMLError, location: Location) -> Problem:
    """The fault at the line where the text goes wrong."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return Problem.at(location, "M-014", reason=str(error).split("\n")[0])
    # A quote or a bracket is left open where it begins; the parser stumbles only lines below.
    begins = re.search(r"quoted scalar|simple key|flow", error.context or "")
    mark = (error.context_mark if begins else None) or error.problem_mark or error.context_mark
    said = error.problem or error.context or "?"
    reason = next((words for pattern, words in _REASONS if pattern.search(said)), said)
    return Problem.at(location.at(location.line + (mark.line if mark else 0)), "M-014", reason=reason)
