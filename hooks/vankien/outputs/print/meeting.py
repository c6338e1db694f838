"""The sheet of a cell meeting: one A4 leaf, the topic and passages in front, questions and room for notes behind."""

from collections.abc import Iterator
from typing import Any

from vankien.model.study import Plan, Reading, Topic
from vankien.outputs.markdown.words import words_of
from vankien.outputs.pages.study import topic_context
from vankien.outputs.views import Views
from vankien.outputs.wording import provision_name, provision_of, work_name

FRONT = 3000
"""Letters of passages that the front holds beside the head."""
_LINE = 85
"""Letters of a line of questions."""
_LINES = 28
"""Lines to write on, behind, if nothing were asked."""


def meeting_context(topic: Topic, plan: Plan, views: Views) -> dict[str, Any]:
    """What stands on the leaf."""
    context = topic_context(topic, plan, views)
    passages = [passage for reading in topic.readings for passage in _passages(reading, views)]
    asked = [question["text"]["text"] for question in context["questions"]]
    used = sum(1 + len(text) // _LINE for text in (*asked, *(heading["text"] for heading in context["outline"])))
    return context | {
        "passages": _fitting(passages),
        "lines": max(6, _LINES - round(used * 0.9) - (2 if context["outline"] else 0)),
        "address": views.site_url + views.addresses.page(f"study/{plan.id}/{topic.id}/"),
        "created": f"{plan.year}-{topic.months[0]:02d}-01",
    }


def _passages(reading: Reading, views: Views) -> Iterator[dict[str, str]]:
    language, library = views.language, views.library
    if reading.work is not None and (work := library.works.get(reading.work.work)) is not None:
        expression = work.best(language)
        found = expression.outline.find(reading.work.provision) if reading.work.provision else None
        name = provision_of(provision_name(found, views.tr), work_name(work, views.tr), views.tr) if found else ""
        text = _running(found.text) if found else ""
        if not text:
            # A heading alone says nothing: what stands below it, or else the summary.
            text = " ".join(
                _running(p.text) for p in expression.outline.provisions if found and p.parent == found.anchor
            )
        text = text or expression.summary
        yield {
            "name": name or work_name(work, views.tr),
            "text": " ".join(text.split()),
            "language": expression.language,
        }
    elif (term := library.terms.get(reading.term)) is not None:
        label, own = term.labels.best(language), term.definitions.language(language)
        yield {"name": label, "text": term.definition(language), "language": own}
    elif (event := library.history.events.get(reading.event)) is not None and event.what:
        said = event.what[0].text
        yield {"name": event.title.best(language), "text": said.best(language), "language": said.language(language)}
    elif (writing := library.study.writings.get(reading.writing)) is not None:
        told = writing.circumstances[0].text if writing.circumstances else None
        text = told.best(language) if told else ""
        yield {"name": writing.title.best(language), "text": text, "language": writing.title.language(language)}


def _running(markdown: str) -> str:
    """A provision as running text; the rows of a table become a list of what stands in their first two columns."""
    words: list[str] = []
    rows: list[str] = []
    for line in [*markdown.split("\n"), ""]:
        cells = [words_of(cell) for cell in line.strip().strip("|").split("|")] if line.lstrip().startswith("|") else []
        if cells and set("".join(cells)) - set("-: "):
            rows.append(": ".join(filter(None, cells[:2])))
        elif not cells and rows:
            # The first row is the head of the table.
            words.append("; ".join(rows[1:]) + ".")
            rows = []
        if not cells:
            words.append(words_of(line))
    return " ".join(filter(None, words))


def _fitting(passages: list[dict[str, str]]) -> list[dict[str, str]]:
    """As much of each as goes onto the front; what is left out is named as going on."""
    left = FRONT
    shown = []
    for index, passage in enumerate(passages):
        share = left // (len(passages) - index) if len(passages) > index else left
        text = passage["text"]
        if len(text) > max(share, 160):
            text = f"{text[: max(share, 160)].rpartition(' ')[0]} …"
        left -= len(text) + 60
        shown.append(passage | {"text": text})
    return shown
