"""What has changed since each printed version of a text: the answer that a page has for who comes from paper."""

import json
from typing import Any

from vankien.model.content import ABOUT, Content
from vankien.model.content_of import content_of
from vankien.model.expression import Expression
from vankien.model.printed_version import PrintedVersion
from vankien.model.work import Work
from vankien.outputs.interface import Interface
from vankien.outputs.views import Views
from vankien.outputs.wording import provision_name


def has_history(work: Work, expression: Expression) -> bool:
    """Whether paper of another version than the one at hand is known."""
    current = content_of(work, expression).version
    return any(printed.version != current for printed in expression.printed)


def history_script(work: Work, expression: Expression, views: Views) -> str:
    """
    A script that hands the answers to the page; one that can be loaded without a server, as data could not be.

    Only what changed is named, and the words are ready to be shown.
    """
    current = content_of(work, expression)
    answers = {
        printed.version: _answer(printed, current, work, expression, views)
        for printed in expression.printed
        if printed.version != current.version
    }
    text = json.dumps(answers, ensure_ascii=False, separators=(",", ":"))
    return f"vankienVersions({text})\n".replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _answer(
    printed: PrintedVersion, current: Content, work: Work, expression: Expression, views: Views
) -> dict[str, Any]:
    tr = views.tr
    old, new = printed.content.provisions, current.provisions
    places = [
        [p.anchor, "added" if p.anchor not in old else "changed", provision_name(p, tr)]
        for p in expression.outline.provisions
        if old.get(p.anchor) != new[p.anchor]
    ]
    gone = [[anchor, "gone", printed.names.get(anchor) or f"#{anchor}"] for anchor in old if anchor not in new]
    moved = {anchor for anchor, kind, _ in places if kind == "added"} or gone
    about = [
        name
        for name in ABOUT
        if printed.content.about.get(name) != current.about.get(name) and not (name == "order" and moved)
    ]
    return {
        "date": tr.day(printed.date),
        "places": places + gone,
        "about": [_about(name, work, views) for name in about],
        "notes": [
            f"{tr.day(change.date)}: {change.note}"
            for change in sorted(expression.changes, key=lambda change: change.date)
            if change.date >= printed.date
        ],
    }


def _about(name: str, work: Work, views: Views) -> str:
    tr = views.tr
    if name == "status":
        return tr("Status: now “{status}”", status=views.status(work.status.value))
    return _names(tr)[name]


def _names(tr: Interface) -> dict[str, str]:
    return {
        "title": tr("Title"),
        "facts": tr("Facts"),
        "origin": tr("What the text is: official, summary or translation"),
        "summary": tr("In short"),
        "key_points": tr("Key points"),
        "whats_new": tr("What is new"),
        "targets": tr("Targets"),
        "preamble": tr("The words before the first provision"),
        "notes": tr("Footnotes"),
        "questions": tr("Questions for discussion"),
        "quiz": tr("Questions with answers"),
        "relations": tr("Related documents"),
        "sources": tr("Sources"),
        "order": tr("The order of the provisions"),
    }
