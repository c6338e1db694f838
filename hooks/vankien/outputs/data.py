"""The register as open data."""

import csv
import io
import json
from typing import Any

from vankien.model.drift import drift
from vankien.model.expression import Expression
from vankien.model.fact import Fact
from vankien.model.work import Work
from vankien.outputs.addresses import Addresses
from vankien.outputs.views import Views


def library_json(views: Views) -> str:
    """All works with their facts, each with confidence and sources; language-neutral, labels in every language."""
    library = views.library
    data = {
        "$comment": "Identity: symbol and date. Dates: ISO 8601. Confidence: confirmed, reported, unverified.",
        "site": views.site_url,
        "languages": library.languages,
        "kinds": {kind.id: dict(kind.labels) for kind in library.vocabulary.kinds.values()},
        "bodies": {
            body.id: {"level": body.level.value, "labels": dict(body.labels)}
            for body in library.vocabulary.bodies.values()
        },
        "fields": {field.id: dict(field.labels) for field in library.vocabulary.fields.values()},
        "works": [_work(work, views) for work in library.works.values()],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _work(work: Work, views: Views) -> dict[str, Any]:
    return {
        "id": work.id,
        "symbol": _fact(work.symbol, str(work.symbol.value)),
        "kind": _fact(work.kind, work.kind.value.id),
        "passed_by": _fact(work.passed_by, work.passed_by.value.id),
        "date": _fact(work.date, work.date.value.isoformat()),
        "in_force": _fact(work.in_force, work.in_force.value.isoformat()) if work.in_force else None,
        "status": _fact(work.status, work.status.value.value),
        "fields": [field.id for field in work.fields],
        "expressions": {
            name: {
                "title": expression.title,
                "text_kind": expression.text_kind.value,
                "url": views.site_url + Addresses(name).work(work),
                "handout": views.site_url + Addresses(name).handout(work),
                "translation": _translation(work, expression),
            }
            for name, expression in work.expressions.items()
        },
        "relations": [
            {
                "type": link.type.value,
                "passive": link.passive,
                "work": link.other_work.id if link.other_work else None,
                "outside": views.outside(link.relation.outside) if link.relation.outside else None,
            }
            for link in views.graph.links.get(work.id, ())
            if link.stated_in.id == work.id
        ],
        "sources": {source.id: {"title": source.title, "url": source.url} for source in work.sources.values()},
    }


def _translation(work: Work, expression: Expression) -> dict[str, object] | None:
    """Who made it, whether it was reviewed, and how it stands to the source; nothing for the source itself."""
    record = expression.translation
    if expression is work.source_text or record is None:
        return None
    found = drift(work, expression)
    return {
        "origin": record.origin.value,
        "date": record.date.isoformat() if record.date else None,
        "reviewed": bool(record.reviewed_by),
        "recorded": found.recorded,
        "stale": [name for _, name in found.stale],
        "missing": [name for _, name in found.missing],
        "surplus": [name for _, name in found.surplus],
    }


def _fact(fact: Fact[Any], value: object) -> dict[str, object]:
    return {"value": value, "confidence": fact.confidence.value, "sources": list(fact.sources)}


_FORMULA = tuple("=+-@\t\r|＝＋－＠")
"""What spreadsheets take for the beginning of a formula, full-width forms too."""


def library_csv(views: Views) -> str:
    """The register as a table for a spreadsheet."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(["id", "symbol", "kind", "passed_by", "date", "status", "title", "fields", "url"])
    for work in views.library.works.values():
        row = views.row(work, "")
        fields = "; ".join(row["fields"])
        url = views.site_url + views.addresses.work(work)
        cells = [
            work.id, row["symbol"], row["kind"], row["body"], row["iso"], row["status_label"], row["title"],
            fields, url,
        ]  # fmt: skip
        writer.writerow([_harmless(str(cell)) for cell in cells])
    # Excel reads UTF-8 only with this mark at the beginning.
    return "\ufeff" + buffer.getvalue()


def _harmless(cell: str) -> str:
    """A cell that a spreadsheet would take for a formula is made text."""
    return f"'{cell}" if cell.lstrip()[:1] in _FORMULA else cell
