"""`work.yml`: the work apart from its languages."""

import re
from pathlib import Path
from typing import TypeVar

from vankien.model.fact import Fact
from vankien.model.location import Location
from vankien.model.problem import Problem
from vankien.model.suggest import did_you_mean
from vankien.model.symbol import Symbol
from vankien.model.vocabulary import Body, Field, Vocabulary
from vankien.model.work import Status, Work
from vankien.sources.compose import compose
from vankien.sources.relation import read_relations
from vankien.sources.source_list import read_sources
from vankien.sources.target import read_targets
from vankien.sources.text_file import read_text_file
from vankien.sources.yaml_file import Mapping, Value

KEYS = (
    "symbol", "kind", "passed_by", "date", "in_force", "status", "congress", "plenum", "place", "signer", "fields",
    "relations", "targets", "sources",
)  # fmt: skip
REQUIRED = ("symbol", "kind", "passed_by", "date", "status", "fields")

T = TypeVar("T")


def read_work(root: Path, path: Path, vocabulary: Vocabulary, problems: list[Problem]) -> Work | None:
    """The work that a file describes; None where its identity cannot be told."""
    here = Location(path.relative_to(root).as_posix())
    text = read_text_file(root, path, problems)
    node = compose(text, here, problems) if text is not None else None
    if node is None:
        return None
    keys = Value(path.name, node, here, problems).mapping(*KEYS, required=REQUIRED)
    if keys is None:
        return None
    symbol = keys.fact("symbol", _symbol)
    kind = keys.fact("kind", lambda value: _word(value, vocabulary.kinds, "thể loại"))
    body = keys.fact("passed_by", lambda value: _body(value, vocabulary.bodies))
    day = keys.fact("date", Value.day)
    status = keys.fact("status", lambda value: value.choice(Status))
    rest = _Rest(keys, vocabulary)
    if symbol is None or kind is None or body is None or day is None or status is None:
        return None
    return Work(
        id=path.parent.name,
        symbol=symbol,
        kind=kind,
        passed_by=body,
        date=day,
        status=status,
        location=here,
        fields=rest.fields,
        in_force=rest.in_force,
        congress=rest.congress,
        plenum=rest.plenum,
        place=rest.place,
        signer=rest.signer,
        relations=rest.relations,
        targets=rest.targets,
        sources=rest.sources,
    )


class _Rest:
    """What does not decide the identity; read in any case, so that all faults are told at once."""

    def __init__(self, keys: Mapping, vocabulary: Vocabulary) -> None:
        self.in_force = keys.fact("in_force", Value.day)
        self.congress: Fact[str] | None = keys.fact("congress", _roman)
        self.plenum = keys.fact("plenum", Value.whole)
        self.place = keys.fact("place", Value.text)
        self.signer = keys.fact("signer", Value.text)
        found = (
            [_word(item, vocabulary.fields, "lĩnh vực") for item in keys["fields"].items()] if "fields" in keys else []
        )
        if "fields" in keys and keys["fields"].is_empty_list:
            keys["fields"].fault(
                "M-005", name="fields", expected="danh sách có ít nhất một lĩnh vực", found="danh sách trống"
            )
        self.fields: tuple[Field, ...] = tuple(dict.fromkeys(field for field in found if field is not None))
        self.relations = read_relations(keys)
        self.targets = read_targets(keys)
        self.sources = read_sources(keys)


def _symbol(value: Value) -> Symbol | None:
    text = value.text()
    if text is None:
        return None
    try:
        symbol = Symbol.parse(text)
    except ValueError:
        value.fault("M-008", text=text)
        return None
    if symbol.is_partial:
        value.fault("M-008", text=text)
        return None
    return symbol


def _roman(value: Value) -> str | None:
    text = value.raw("số La Mã như XIII")
    if text is not None and not re.fullmatch(r"[IVX]{1,5}", text):
        value.fault("M-005", name=value.name, expected="số La Mã như XIII", found=f'"{text}"')
        return None
    return text


def _word(value: Value, words: dict[str, T], what: str) -> T | None:
    """A word of the vocabulary. Where that could not be read, its own fault is enough."""
    name = value.text()
    if name is None:
        return None
    if name not in words:
        if words:
            value.fault("M-002", name=name, what=what, guess=did_you_mean(name, words), known=", ".join(words))
        return None
    return words[name]


def _body(value: Value, bodies: dict[str, Body]) -> Body | None:
    name = value.text()
    if name is None:
        return None
    if name not in bodies:
        if bodies:
            value.fault("M-003", name=name, guess=did_you_mean(name, bodies), known=", ".join(bodies))
        return None
    return bodies[name]
