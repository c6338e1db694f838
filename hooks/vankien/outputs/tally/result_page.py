"""The results of a session as a page that stands alone, and as a print."""

from typing import Any

from markupsafe import Markup

from vankien.outputs.interface import Interface
from vankien.outputs.policy import policy_of
from vankien.outputs.print.job import Job
from vankien.outputs.print.papers import Spoken, paper_job
from vankien.outputs.print.work_html import environment, read
from vankien.outputs.tally.bars import PAPER, SCREEN
from vankien.outputs.tally.measures import SessionMeasures
from vankien.outputs.tally.result import Session, result_context


def result_page(found: SessionMeasures, session: Session, tr: Interface) -> str:
    """HTML with its style inside: it opens from a stick or as an attachment, and neither runs nor fetches anything."""
    style = read("tally_page.css")
    context: dict[str, Any] = result_context(found, session, tr, SCREEN) | {
        "tr": tr,
        "language": tr.language,
        "qr": "",
        "style": Markup(style),  # noqa: S704 (our own)
        "policy": Markup(policy_of(f"<style>{style}</style>").meta),  # noqa: S704 (our own)
    }
    return environment().get_template("tally_page.html").render(context)


def result_job(found: SessionMeasures, session: Session, spoken: Spoken, name: str, created: str) -> Job:
    """The same on paper."""
    context = result_context(found, session, spoken.tr, PAPER) | {"address": session.method, "created": created}
    return paper_job(name, "tally", spoken, context, "")
