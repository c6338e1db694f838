"""YAML whose every value keeps its line, and that is not allowed to guess."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

import yaml

from vankien.model.fact import Confidence, Fact
from vankien.model.labels import DEFAULT_LANGUAGE, Labels
from vankien.model.location import Location
from vankien.model.problem import Problem
from vankien.model.suggest import did_you_mean
from vankien.model.text import tidy

E = TypeVar("E", bound=StrEnum)
V = TypeVar("V")

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
_GUESSES = {"bool": "đúng/sai", "int": "số", "float": "số", "timestamp": "ngày"}
_SHAPES = {yaml.MappingNode: "một nhóm khóa", yaml.SequenceNode: "một danh sách", yaml.ScalarNode: "một giá trị"}
_NULL = "tag:yaml.org,2002:null"


def is_language(text: str) -> bool:
    """
    Whether a word can be the code of a language.

    >>> is_language("tyz"), is_language("2024-57-nq-tw")
    (True, False)
    """
    return _LANGUAGE.fullmatch(text) is not None


@dataclass(slots=True)
class Value:
    """A value with the key it stands under, ready to be read as what it should be."""

    name: str
    node: yaml.Node
    start: Location
    """The first line of the YAML text in its file."""
    problems: list[Problem]

    @property
    def location(self) -> Location:
        """The line of the value."""
        return self.start.at(self.start.line + self.node.start_mark.line)

    def fault(self, code: str, **values: object) -> None:
        """Report a fault at this value."""
        self.problems.append(Problem.at(self.location, code, **values))

    def _wrong(self, expected: str) -> None:
        self.fault("M-005", name=self.name, expected=expected, found=self.shape)

    @property
    def shape(self) -> str:
        """What it is, in a few words."""
        if isinstance(self.node, yaml.ScalarNode) and (self.node.tag == _NULL or not tidy(self.node.value)):
            return "giá trị trống"
        return _SHAPES.get(type(self.node), "?")

    @property
    def is_mapping(self) -> bool:
        """Whether it has keys of its own."""
        return isinstance(self.node, yaml.MappingNode)

    @property
    def is_empty_list(self) -> bool:
        """Whether it is a list that holds nothing."""
        return isinstance(self.node, yaml.SequenceNode) and not self.node.value

    def raw(self, expected: str = "chữ") -> str | None:
        """The characters of a scalar as typed; nothing is not enough."""
        if isinstance(self.node, yaml.ScalarNode) and self.shape == _SHAPES[yaml.ScalarNode]:
            return str(self.node.value)
        self._wrong(expected)
        return None

    def text(self) -> str | None:
        """Text; what YAML would read as a number, a date or yes/no must be quoted."""
        raw = self.raw()
        if raw is None or not isinstance(self.node, yaml.ScalarNode):
            return None
        guess = self.node.tag.rsplit(":", 1)[-1]
        if guess in _GUESSES:
            self.fault("M-006", name=self.name, text=raw, guessed=_GUESSES[guess])
            return None
        return " ".join(raw.split()) if self.node.style is None else raw.strip()

    def day(self) -> date | None:
        """A calendar day, quoted or not."""
        raw = self.raw("một ngày")
        if raw is None:
            return None
        try:
            if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", raw.strip()):
                raise ValueError(raw)
            return date.fromisoformat(raw.strip())
        except ValueError:
            self.fault("M-007", name=self.name, text=raw)
            return None

    def number(self) -> float | None:
        """A number; leading zeros are refused, for YAML reads 010 as 8."""
        raw = self.raw("một số")
        if raw is None:
            return None
        # 1.250 is 1250 to a Vietnamese reader and 1.25 to a program: neither is guessed.
        is_number = re.fullmatch(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,9})?", raw)
        if is_number and not re.fullmatch(r"-?[1-9][0-9]{0,2}(\.[0-9]{3})+", raw):
            return float(raw)
        expected = "một số viết liền, phần lẻ sau dấu chấm (1250 hoặc 12.5)"
        self.fault("M-005", name=self.name, expected=expected, found=f'"{raw}"')
        return None

    def whole(self) -> int | None:
        """A whole number."""
        value = self.number()
        if value is None or value.is_integer():
            return None if value is None else int(value)
        self.fault("M-005", name=self.name, expected="một số nguyên", found=f'"{value}"')
        return None

    def is_true(self) -> bool:
        """Whether it says yes: `true`, and `false` for no; anything else is a fault."""
        raw = self.raw()
        if raw is not None and raw not in ("true", "false"):
            self.fault("M-005", name=self.name, expected="true hoặc false", found=f'"{raw}"')
        return raw == "true"

    def choice(self, words: type[E]) -> E | None:
        """One of a fixed set of words."""
        raw = self.raw()
        if raw is None:
            return None
        if raw in [word.value for word in words]:
            return words(raw)
        known = ", ".join(word.value for word in words)
        self.fault("M-002", name=raw, what=self.name, guess=did_you_mean(raw, words), known=known)
        return None

    def items(self) -> Iterator["Value"]:
        """The members of a list."""
        if not isinstance(self.node, yaml.SequenceNode):
            self._wrong("một danh sách")
            return
        for node in self.node.value:
            yield Value(self.name, node, self.start, self.problems)

    def texts(self) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(text for item in self.items() if (text := item.text()) is not None)

    def mapping(self, *known: str, required: Iterable[str] = ()) -> "Mapping | None":
        """Keys with values; keys that are not known, missing or doubled are faults."""
        if not isinstance(self.node, yaml.MappingNode):
            self._wrong("một nhóm khóa")
            return None
        return Mapping.read(self, known, required)

    def labels(self, required: bool = True) -> Labels:
        """Words by language."""
        if not self.is_mapping:
            self._wrong('các nhãn theo ngôn ngữ, như {vi: "…"}')
            return Labels()
        mapping = self.mapping()
        if mapping is None:
            return Labels()
        pairs = []
        for key, value in mapping.languages():
            if (text := value.text()) is not None:
                pairs.append((key, text))
        if required and DEFAULT_LANGUAGE not in mapping.values:
            self.fault("L-001", name=self.name)
        return Labels(tuple(pairs))

    def fact(self, read: Callable[["Value"], V | None]) -> Fact[V] | None:
        """A plain value, or `{value: …, sources: […], confidence: …, note: …}`."""
        if not self.is_mapping:
            plain = read(self)
            return None if plain is None else Fact(plain, self.location)
        mapping = self.mapping("value", "sources", "confidence", "note", required=("value",))
        if mapping is None or "value" not in mapping:
            return None
        inner = mapping["value"]
        inner.name = self.name
        value = read(inner)
        if value is None:
            return None
        return Fact(value, inner.location, mapping.confidence(), mapping.sources(), mapping.labels("note"))


@dataclass(slots=True)
class Mapping:
    """The keys of a group with their values."""

    name: str
    values: dict[str, Value]
    location: Location
    problems: list[Problem]

    @classmethod
    def read(cls, value: Value, known: Iterable[str], required: Iterable[str]) -> "Mapping":
        """Read the keys of a node; with no known keys every key is taken."""
        known = tuple(known)
        found: dict[str, Value] = {}
        for key_node, value_node in value.node.value:
            key = Value("key", key_node, value.start, value.problems)
            name = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
            if not name:
                key.fault("M-005", name=value.name, expected="một khóa có tên", found=key.shape)
            elif name in found:
                key.fault("M-013", name=name)
            elif known and name not in known:
                key.fault("M-001", name=name, guess=did_you_mean(name, known), known=", ".join(known))
            else:
                found[name] = Value(name, value_node, value.start, value.problems)
        for name in required:
            if name not in found:
                value.fault("M-004", name=name)
        return cls(value.name, found, value.location, value.problems)

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def __getitem__(self, name: str) -> Value:
        return self.values[name]

    def languages(self) -> Iterator[tuple[str, Value]]:
        """Language and value, where the keys are languages."""
        for key, value in self.values.items():
            if _LANGUAGE.fullmatch(key):
                yield key, value
            else:
                value.fault("L-002", name=key)

    def text(self, name: str) -> str:
        """The text under a key, or nothing."""
        return (self.values[name].text() or "") if name in self.values else ""

    def day(self, name: str) -> date | None:
        """The day under a key."""
        return self.values[name].day() if name in self.values else None

    def texts(self, name: str) -> tuple[str, ...]:
        """The list of texts under a key."""
        return self.values[name].texts() if name in self.values else ()

    def labels(self, name: str) -> Labels | None:
        """The words by language under a key."""
        return self.values[name].labels() if name in self.values else None

    def fact(self, name: str, read: Callable[[Value], V | None]) -> Fact[V] | None:
        """The fact under a key."""
        return self.values[name].fact(read) if name in self.values else None

    def confidence(self) -> Confidence:
        """How well it is known."""
        choice = self.values["confidence"].choice(Confidence) if "confidence" in self.values else None
        return choice or Confidence.CONFIRMED

    def sources(self) -> tuple[str, ...]:
        """The ids of the sources it rests on."""
        return self.texts("sources")
