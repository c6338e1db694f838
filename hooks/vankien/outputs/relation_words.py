"""Relations in words, from either side."""

from vankien.model.relation import RelationType
from vankien.outputs.wording import Translate


def relation_label(kind: RelationType, passive: bool, tr: Translate) -> str:
    """What the work at hand does to the other, or has done to it."""
    words = {
        RelationType.BASED_ON: (tr("Based on"), tr("Basis of")),
        RelationType.IMPLEMENTS: (tr("Implements"), tr("Implemented by")),
        RelationType.GUIDES: (tr("Guides"), tr("Guided by")),
        RelationType.AMENDS: (tr("Amends"), tr("Amended by")),
        RelationType.REPLACES: (tr("Replaces"), tr("Replaced by")),
        RelationType.REPEALS: (tr("Repeals"), tr("Repealed by")),
        RelationType.CORRECTS: (tr("Corrects"), tr("Corrected by")),
        RelationType.CONSOLIDATES: (tr("Consolidates"), tr("Consolidated by")),
        RelationType.CONTINUES: (tr("Continues"), tr("Continued by")),
        RelationType.INSTITUTIONALISES: (tr("Institutionalises"), tr("Institutionalised by")),
        RelationType.REVIEWS: (tr("Reviews"), tr("Reviewed by")),
        RelationType.RELATED: (tr("Related to"), tr("Related to")),
    }
    return words[kind][passive]
