"""Who made a translation, in words."""

from vankien.model.expression import Origin, Translation
from vankien.outputs.interface import Interface


def translation_words(record: Translation, tr: Interface) -> dict[str, str]:
    """Where it comes from, and whether somebody has compared it with its source."""
    origin = {
        Origin.OFFICIAL: tr("Official translation"),
        Origin.HUMAN: tr("Translation by a person"),
        Origin.MACHINE: tr("Machine translation"),
    }[record.origin]
    reviewed = tr("reviewed by {who}", who=record.reviewed_by) if record.reviewed_by else tr("not reviewed yet")
    reviewed += f" ({tr.day(record.reviewed_on)})" if record.reviewed_on else ""
    made = ", ".join(filter(None, (record.by, tr.day(record.date) if record.date else "")))
    return {"origin": f"{origin} ({made})" if made else origin, "reviewed": reviewed}
