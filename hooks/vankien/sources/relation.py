"""The `relations:` of a work."""

from vankien.model.labels import Labels
from vankien.model.relation import PASSIVE, Outside, Relation, RelationType
from vankien.model.suggest import did_you_mean
from vankien.model.symbol import Symbol
from vankien.sources.yaml_file import Mapping, Value

KEYS = ("type", "work", "symbol", "date", "title", "provision", "note", "confidence", "sources")


def read_relations(work: Mapping) -> tuple[Relation, ...]:
    """Every relation that could be read."""
    if "relations" not in work:
        return ()
    found = (_relation(item) for item in work["relations"].items())
    return tuple(relation for relation in found if relation is not None)


def _relation(value: Value) -> Relation | None:
    keys = value.mapping(*KEYS, required=("type",))
    if keys is None or "type" not in keys:
        return None
    word = keys.text("type")
    passive = word in PASSIVE
    words = (*(t.value for t in RelationType), *PASSIVE)
    if word not in words:
        known = ", ".join(words)
        keys["type"].fault("M-002", name=word, what="quan hệ", guess=did_you_mean(word, words), known=known)
        return None
    kind = PASSIVE[word] if passive else RelationType(word)
    work = keys.text("work")
    if "work" in keys and not work:
        return None
    outside = None if work else _outside(keys)
    if bool(work) == (outside is not None) or (work and ("symbol" in keys or "title" in keys)):
        value.fault("R-006")
        return None
    return Relation(
        kind,
        value.location,
        passive,
        work,
        outside,
        keys.text("provision"),
        keys.labels("note"),
        keys.confidence(),
        keys.sources(),
    )


def _outside(keys: Mapping) -> Outside | None:
    text = keys.text("symbol")
    title = keys.labels("title") or Labels()
    if not text and not title:
        return None
    symbol = None
    if text:
        try:
            symbol = Symbol.parse(text)
        except ValueError:
            keys["symbol"].fault("M-008", text=text)
    return Outside(symbol, keys.day("date"), title)
