"""Prints that are not of one work: the poster of the timeline and what else is made for a wall or a table."""

from collections.abc import Iterator
from typing import Any, Protocol

from markupsafe import Markup

from vankien.outputs.interface import Interface
from vankien.outputs.pages.history import timeline_context
from vankien.outputs.print.job import Job
from vankien.outputs.print.meeting import meeting_context
from vankien.outputs.print.qr import qr_html
from vankien.outputs.print.question_sheets import question_papers
from vankien.outputs.print.work_html import environment, read
from vankien.outputs.views import Views


class Spoken(Protocol):
    """A language with its words; `Views` has them, and papers that need no library do without it."""

    @property
    def tr(self) -> Interface: ...
    @property
    def language(self) -> str: ...


def paper_jobs(views: Views, house_style: str = "") -> Iterator[Job]:
    """All of them in the language at hand; what it has no words for is printed in Vietnamese alone."""
    history = views.library.history
    if any(views.addresses.has(event.title) for event in history.events.values()):
        context = timeline_context(views) | {"address": views.site_url + views.addresses.page("history/")}
        newest = max(event.start.last for event in history.events.values())
        yield paper_job("history", "poster", views, context | {"created": newest.isoformat()}, house_style)
    for plan in views.library.study.plans.values():
        for topic in (topic for topic in plan.topics if views.addresses.has(topic.title)):
            name = f"study-{plan.id}-{topic.id}"
            context = meeting_context(topic, plan, views)
            yield paper_job(name, "meeting", views, context, house_style, topic.location.path)
    for asked, variant, context in question_papers(views):
        context |= {"day": views.tr.day(asked.created)}
        yield paper_job(asked.id, variant, views, context, house_style, asked.source, "questions")


def paper_job(
    name: str,
    variant: str,
    views: Spoken,
    context: dict[str, Any],
    house_style: str,
    source: str = "",
    template: str = "",
) -> Job:  # fmt: skip
    """
    A print of a template and a style, which bear the variant's name unless another is given.

    The context has `address`, the page that it is of (where there is none, there is no code), and `created`, a date
    that does not change with the day of the build.
    """
    tr, address = views.tr, context["address"]
    code = Markup(qr_html(address, tr("QR code: {anchor}", anchor=address))) if address else ""  # noqa: S704
    html = environment().get_template(f"{template or variant}.html").render(
        context | {"tr": tr, "ntr": tr.plural, "language": views.language, "qr": code}
    )  # fmt: skip
    return Job(
        name=f"{name}.{variant}.{views.language}.pdf",
        work=name,
        variant=variant,
        language=views.language,
        html=html,
        css=read("common.css") + read(f"{template or variant}.css") + house_style,
        source=source or f"{name}/",
    )
