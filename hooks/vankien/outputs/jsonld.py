"""A work as schema.org/Legislation, for search engines and other libraries."""

from typing import Any

from vankien.model.expression import Expression, TextKind
from vankien.model.relation import RelationType
from vankien.model.work import Status, Work
from vankien.outputs.views import Views
from vankien.outputs.wording import work_name

_FORCE = {Status.IN_FORCE: "InForce", Status.REPLACED: "NotInForce", Status.REPEALED: "NotInForce"}
_PROPERTIES = {
    RelationType.AMENDS: "legislationChanges",
    RelationType.REPLACES: "legislationRepeals",
    RelationType.REPEALS: "legislationRepeals",
    RelationType.IMPLEMENTS: "legislationTransposes",
    RelationType.CONSOLIDATES: "legislationConsolidates",
}


def legislation(work: Work, expression: Expression, views: Views) -> dict[str, Any]:
    """The description of a work in one language."""
    url = f"{views.site_url}{views.addresses.work(work)}"
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": url,
        "url": url,
        "name": f"{work_name(work, views.tr)}: {expression.title}",
        "inLanguage": expression.language,
        "legislationIdentifier": str(work.symbol.value),
        "legislationType": work.kind.value.labels.best(expression.language),
        "legislationDate": work.date.value.isoformat(),
        "legislationPassedBy": {
            "@type": "Organization",
            "name": work.passed_by.value.labels.best(expression.language),
        },
        "about": [field.labels.best(expression.language) for field in work.fields],
    }
    if expression.summary:
        # The page holds a summary of the library's own; it says so to machines as well.
        key = "abstract" if expression.text_kind is TextKind.SUMMARY else "description"
        data[key] = expression.summary
    if work.in_force:
        data["temporalCoverage"] = f"{work.in_force.value.isoformat()}/.."
    if work.status.value in _FORCE:
        data["legislationLegalForce"] = f"https://schema.org/{_FORCE[work.status.value]}"
    for link in views.graph.links.get(work.id, ()):
        name = _PROPERTIES.get(link.type)
        if name and not link.passive and link.other_work is not None:
            data.setdefault(name, []).append({"@id": f"{views.site_url}{views.addresses.work(link.other_work)}"})
    return data
