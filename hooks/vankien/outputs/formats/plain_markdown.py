"""A text as one Markdown file that says by itself what it is, where it comes from and what its source marks mean."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urljoin

from vankien.model.expression import Expression
from vankien.model.fact import Source
from vankien.model.markdown_lines import code_lines
from vankien.model.work import Work
from vankien.outputs.addresses import Addresses
from vankien.outputs.pages.work import work_context
from vankien.outputs.version import content_version
from vankien.outputs.views import Views
from vankien.outputs.wording import work_name

_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_LINK = re.compile(r"(\]\()(?!#|[a-zA-Z][\w+.-]*:)([^)\s]+)")
_DEFINED = re.compile(r"(?m)^ {0,3}\[\^([^\]\s]+)\]:")


def plain_markdown(work: Work, expression: Expression, views: Views) -> str:
    """The file; numbers stand as the document has them, source marks are footnotes."""
    tr = views.tr
    address = views.site_url + Addresses(expression.language).work(work)
    context = work_context(work, expression, views)
    name = work_name(work, tr)
    blocks = [
        _front_matter(work, expression, views, address),
        f"# {_plain(name)}: {_plain(expression.title)}",
        _notice(context, tr),
        *_section(tr("In short"), [_plain(expression.summary)] if expression.summary else []),
        *_section(tr("Facts"), ["\n".join(_facts(context, tr))]),
        *_section(tr("Key points"), _points(context["key_points"])),
        *_section(tr("What is new"), _points(context["whats_new"])),
        *_section(tr("Targets"), ["\n".join(_targets(context, tr))] if context["targets"] else []),
        f"## {tr('The content, in the words of the library') if _is_summary(context) else tr('The text')}",
        _whole_links(expression.body, address).strip(),
        *_section(tr("Questions for discussion"), list(_questions(context, tr))),
        *_section(tr("Related documents"), list(_relations(context))),
        *_section(
            tr("How to cite"),
            [f"{_plain(context['citation'])}.", f"{tr('Address:')} <{address}>",
             f"{tr('Version of the content: {version}', version=content_version(work, expression))}."],
        ),
        *_section(tr("Sources"), list(_sources(context["sources"], expression.body))),
    ]  # fmt: skip
    return "\n\n".join(block for block in blocks if block) + "\n"


def _front_matter(work: Work, expression: Expression, views: Views, address: str) -> str:
    record = expression.translation
    values: dict[str, Any] = {
        "title": expression.title,
        "symbol": str(work.symbol.value),
        "kind": work.kind.value.labels.best(views.language),
        "passed_by": work.passed_by.value.labels.best(views.language),
        "date": work.date.value.isoformat(),
        "status": work.status.value.value,
        "language": expression.language,
        "text_kind": expression.text_kind.value,
        "translation": record.origin.value if record else None,
        "reviewed_by": (record.reviewed_by or None) if record else None,
        "address": address,
        "version": content_version(work, expression),
        "updated": expression.updated.isoformat() if expression.updated else None,
    }
    # What JSON writes is YAML too, and nothing in it can be taken for something else.
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items() if value is not None]
    return "\n".join(["---", *lines, "---"])


def _is_summary(context: dict[str, Any]) -> bool:
    return bool(context["kind_notice"] == "summary")


def _notice(context: dict[str, Any], tr: Any) -> str:
    said = (
        tr("This is a summary by the library, not the official text of the document.")
        if _is_summary(context)
        else f"{context['kind_label']}."
    )
    if record := context["translation"]:
        said += f" {record['origin']}, {record['reviewed']}."
    for notice in context["drift"].notices:
        said += f" {notice.sentence}: {'; '.join(name for name, _ in notice.places)}."
    return f"> {_plain(said)}"


def _section(title: str, blocks: list[str]) -> list[str]:
    return [f"## {title}", *blocks] if blocks else []


def _facts(context: dict[str, Any], tr: Any) -> Iterator[str]:
    for fact in context["facts"]:
        mark = f" ({fact['mark']})" if fact["mark"] else ""
        note = f". {_plain(fact['note'])}" if fact["note"] else ""
        yield f"- {fact['label']}: {_plain(fact['text'])}{mark}{_marks(fact['sources'])}{note}"
    yield f"- {tr('Field')}: {_plain('; '.join(context['work']['fields']))}"


def _points(points: Iterable[dict[str, Any]]) -> list[str]:
    lines = [
        f"- {_plain(point['text'])}{_marks(point['sources'])}"
        + (f" ({_plain(point['name'])})" if point["name"] else "")
        for point in points
    ]
    return ["\n".join(lines)] if lines else []


def _targets(context: dict[str, Any], tr: Any) -> Iterator[str]:
    yield f"| {tr('Target')} | {tr('Value')} | {tr('Year')} |"
    yield "| --- | --- | --- |"
    for target in context["targets"]:
        mark = f" ({target['mark']})" if target["mark"] else ""
        cells = (_plain(target["name"]), f"{_plain(target['value'])}{mark}{_marks(target['sources'])}", target["year"])
        yield "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"


def _questions(context: dict[str, Any], tr: Any) -> Iterator[str]:
    if context["questions_origin"]:
        yield f"> {_plain(context['questions_origin'])}."
    asked = []
    for number, question in enumerate(context["questions"], 1):
        names = "; ".join(place["name"] for place in question["places"])
        asked.append(f"{number}. {_plain(question['text'])}" + (f" ({_plain(names)})" if names else ""))
    if asked:
        yield "\n".join(asked)
    hints = [
        f"- {tr('Question {number}', number=number)}. {_plain(question['explanation'])}{_marks(question['sources'])}"
        for number, question in enumerate(context["questions"], 1)
        if question["explanation"]
    ]
    if hints:
        yield f"### {tr('Hints for whoever leads the discussion')}"
        yield "\n".join(hints)


def _relations(context: dict[str, Any]) -> Iterator[str]:
    for group in context["relations"]:
        yield f"### {group['label']}"
        lines = []
        for other in group["works"]:
            said = f"{other['name']}, {other['date']}: {other['title']}" if other["name"] else other["outside"]
            said += f" ({other['provision']})" if other["provision"] else ""
            mark = f" ({other['mark']})" if other["mark"] else ""
            note = f". {_plain(other['note'])}" if other["note"] else ""
            lines.append(f"- {_plain(said)}{mark}{_marks(other['sources'])}{note}")
        yield "\n".join(lines)


def _sources(sources: Iterable[Source], body: str) -> Iterator[str]:
    """Each source as the footnote that its marks lead to; a note of the text that has its name goes first."""
    defined = set(_DEFINED.findall(body))
    for source in sources:
        url = f" <{source.url}>" if source.url else ""
        yield (
            f"- {_plain(source.title)}{url}" if source.id in defined else f"[^{source.id}]: {_plain(source.title)}{url}"
        )


def _marks(sources: Iterable[str]) -> str:
    return "".join(f"[^{source}]" for source in sources)


def _whole_links(body: str, address: str) -> str:
    """Links to pages of the library by their whole address, for the file will be read elsewhere."""
    lines = body.split("\n")
    code = code_lines(lines)
    return "\n".join(
        line if index in code else _LINK.sub(lambda m: m[1] + urljoin(address, m[2]), line)
        for index, line in enumerate(lines)
    )


def _plain(text: str) -> str:
    r"""
    Words that are not meant as Markdown.

    >>> _plain("1*2 <b> [x]")
    '1\\*2 \\<b\\> \\[x\\]'
    """
    return _SPECIAL.sub(r"\\\1", text)
