"""The page of a work: what it is in one screen, then its text, then how it hangs together with others."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from vankien.citations.graph import Link, Mention
from vankien.model.expression import Expression, Origin, Point, TextKind
from vankien.model.fact import Confidence, Fact
from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.model.numbering import Level
from vankien.model.provision import Provision
from vankien.model.relation import RelationType
from vankien.model.work import Status, Work
from vankien.outputs.addresses import Addresses, relative
from vankien.outputs.chain import chain_drawing
from vankien.outputs.chart import fill, target_chart
from vankien.outputs.downloads import files_of, offers, sheets_offered
from vankien.outputs.drift_words import drift_words
from vankien.outputs.interface import Interface
from vankien.outputs.jsonld import legislation
from vankien.outputs.markdown.render import Links, render
from vankien.outputs.markdown.table_frames import TableFrames
from vankien.outputs.markdown.words import words_of
from vankien.outputs.offline.packs import work_pack
from vankien.outputs.pages.glossary import term_words
from vankien.outputs.pages.history import grew_out_of
from vankien.outputs.pages.page import Heading, PageSource
from vankien.outputs.pages.questions import set_row
from vankien.outputs.pairs import beside
from vankien.outputs.question_list import question_list, questions_origin
from vankien.outputs.question_set import work_questions
from vankien.outputs.relation_words import relation_label
from vankien.outputs.target_words import target_value
from vankien.outputs.translation_words import translation_words
from vankien.outputs.version import content_version
from vankien.outputs.version_history import has_history
from vankien.outputs.views import Views
from vankien.outputs.wording import article_word, provision_name, provision_of, work_citation, work_name


def work_pages(views: Views) -> Iterator[PageSource]:
    """A page for each work that has a text in the language at hand, or that every language has."""
    for work in views.library.works.values():
        expression = views.expression(work)
        if expression is not None:
            yield _page(work, expression, views)


def _page(work: Work, expression: Expression, views: Views) -> PageSource:
    here = views.addresses.work(work)
    is_own = expression.language == views.language
    links = Links(
        lambda other, anchor: relative(views.addresses.work(other, anchor), here),
        lambda term: relative(views.addresses.term(term), here),
        views.foreign_work if is_own else lambda _: None,
    )
    asked = work_questions(work, views)
    context = work_context(work, expression, views)
    extra = (TableFrames(views.tr), context["drift"].extension())
    rendered = render(expression, work, views.library, views.tr, links, extra=extra)
    context.update(
        {
            "html": rendered.html,
            "terms": [
                {"id": term.id, "href": links.term(term), **term_words(term, views.language)}
                for term in rendered.terms.values()
            ],
            "beside": [(name, relative(Addresses(name).side_by_side(work), here)) for name in beside(work, views)],
            "chain": chain_drawing(work, views, here),
            "history": relative(views.addresses.history(work), here) if has_history(work, expression) else "",
            "quiz": set_row(asked, views, here) if asked else None,
            "sheets": sheets_offered(views.downloads.get((work.id, views.language), ()), views.tr, here),
            "grew_out_of": grew_out_of(work, views),
            "offers": offers(files_of(views.downloads, work.id, views.language), views.tr, here),
            "pack": work_pack(work),
            "json_ld": _script(legislation(work, expression, views)),
        }
    )
    return PageSource(
        address=f"resolutions/{work.id}/",
        template="work.html",
        title=f"{work_name(work, views.tr)}: {expression.title}",
        description=expression.summary[:300],
        source=expression.location.path,
        languages=tuple(name for name in views.library.languages if name in work.expressions),
        context=context,
        indexed=is_own,
        is_fallback=not is_own,
    )


def work_context(work: Work, expression: Expression, views: Views) -> dict[str, Any]:
    """What page and print tell of a work besides its text."""
    tr = views.tr
    here = views.addresses.work(work)
    named = views.library.named(work.symbol.value)
    return {
        "work": views.row(work, here),
        "expression": expression,
        "facts": _facts(work, views),
        "title_mark": views.mark(expression.title_confidence),
        "kind_notice": expression.text_kind.value,
        "kind_label": _kind_label(expression, tr),
        "translation": translation_words(expression.translation, tr) if expression.translation else None,
        "banner": [_banner(link, views, here) for link in views.graph.successors(work)],
        "same_symbol": [views.row(other, here) for other in named if other.id != work.id],
        "summary": expression.summary,
        "key_points": [_point(point, expression, views) for point in expression.key_points],
        "whats_new": [_point(point, expression, views) for point in expression.whats_new],
        "targets": [target_value(target, tr) | {"mark": views.mark(target.confidence)} for target in work.targets],
        "chart": target_chart(work.targets, tr),
        "fill": fill,
        "questions": question_list(work, expression, tr),
        "questions_origin": questions_origin(work, expression, tr),
        "relations": _relations(work, views, here),
        "cited_by": [_mention(mention, work, views, here) for mention in views.graph.cited_by.get(work.id, ())],
        "sources": list((expression.sources or work.sources).values()),
        "source_numbers": {name: number for number, name in enumerate(expression.sources or work.sources, 1)},
        "field_links": [
            (
                relative(views.addresses.field(field), here),
                field.labels.best(views.language),
                field.labels.language(views.language),
            )
            for field in work.fields
        ],
        "citation": work_citation(work, tr),
        "article_word": article_word(tr),
        "headings": tuple(_headings(expression.outline.provisions)),
        "version": content_version(work, expression),
        "drift": drift_words(work, expression, tr, lambda address: relative(address, here)),
        "changes": sorted(expression.changes, key=lambda change: change.date, reverse=True),
    }


def _mention(mention: Mention, work: Work, views: Views, here: str) -> dict[str, str]:
    return {
        "href": relative(views.addresses.work(mention.citing, mention.provision), here),
        "name": provision_of(
            _name(mention.citing, mention.provision, views), work_name(mention.citing, views.tr), views.tr
        ),
        "language": mention.citing.best(views.language).language,
        "anchor": mention.anchor,
        "target": _name(work, mention.anchor, views),
    }


def _facts(work: Work, views: Views) -> list[dict[str, Any]]:
    tr = views.tr
    language = views.language
    rows: list[tuple[str, str, str, Fact[Any]]] = [
        ("symbol", tr("Symbol"), str(work.symbol.value), work.symbol),
        ("kind", tr("Kind"), work.kind.value.labels.best(language), work.kind),
        ("passed_by", tr("Issued by"), work.passed_by.value.labels.best(language), work.passed_by),
        ("date", tr("Date"), tr.day(work.date.value), work.date),
    ]
    if work.in_force:
        rows.append(("in_force", tr("In force from"), tr.day(work.in_force.value), work.in_force))
    status = work.status
    if status.value is Status.UNKNOWN:
        status = replace(status, confidence=Confidence.CONFIRMED)  # the word itself says that nobody verified it
    rows.append(("status", tr("Status"), views.status(status.value), status))
    if work.congress:
        rows.append(("congress", tr("Congress"), tr("{number} tenure", number=work.congress.value), work.congress))
    if work.plenum:
        rows.append(("plenum", tr("Plenum"), tr("Plenum No. {number}", number=work.plenum.value), work.plenum))
    if work.place:
        rows.append(("place", tr("Place"), work.place.value, work.place))
    if work.signer:
        rows.append(("signer", tr("Signed by"), work.signer.value, work.signer))
    said_in = {
        "kind": work.kind.value.labels.language(language),
        "passed_by": work.passed_by.value.labels.language(language),
        "place": DEFAULT_LANGUAGE,
        "signer": DEFAULT_LANGUAGE,
    }
    return [
        views.fact(name, label, text, fact, work) | {"language": said_in.get(name, language)}
        for name, label, text, fact in rows
    ]


def _kind_label(expression: Expression, tr: Interface) -> str:
    """What the text is; a translation of the official text is not the official text."""
    if expression.text_kind is TextKind.SUMMARY:
        return tr("Summary by the library")
    record = expression.translation
    if record is not None and record.origin is not Origin.OFFICIAL:
        return tr("Translation of the official text")
    return tr("Official text")


def _banner(link: Link, views: Views, here: str) -> dict[str, str]:
    other = link.other_work
    if other is None:
        outside = link.relation.outside
        name = views.outside(outside) if outside else ""
        return {"href": "", "name": name, "date": "", "status": "", "language": views.language}
    return {
        "href": relative(views.addresses.work(other), here),
        "name": work_name(other, views.tr),
        "date": views.tr.day(other.date.value),
        "status": views.status(other.status.value),
        "language": other.best(views.language).language,
    }


def _point(point: Point, expression: Expression, views: Views) -> dict[str, Any]:
    provision = expression.outline.find(point.provision) if point.provision else None
    name = provision_name(provision, views.tr) if provision else ""
    return {"text": point.text, "anchor": point.provision, "name": name, "sources": point.sources}


def _name(work: Work, anchor: str, views: Views) -> str:
    provision = work.best(views.language).outline.find(anchor)
    return provision_name(provision, views.tr) if provision else ""


def _relations(work: Work, views: Views, here: str) -> list[dict[str, Any]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    order = list(RelationType)
    links = sorted(views.graph.links.get(work.id, ()), key=lambda link: (order.index(link.type), link.passive))
    for link in links:
        other = link.other_work
        outside = link.relation.outside
        note = link.relation.note
        groups.setdefault(relation_label(link.type, link.passive, views.tr), []).append(
            {
                "href": relative(views.addresses.work(other), here) if other else "",
                "name": work_name(other, views.tr) if other else "",
                "title": other.best(views.language).title if other else "",
                "language": other.best(views.language).language if other else views.language,
                "provision": _name(link.stated_in, link.relation.provision, views),
                "provision_href": relative(views.addresses.work(link.stated_in, link.relation.provision), here),
                "date": views.tr.day(other.date.value) if other else "",
                "outside": views.outside(outside) if outside and not other else "",
                "outside_language": outside.title.language(views.language) if outside else "",
                "note": note.best(views.language) if note else "",
                "note_language": note.language(views.language) if note else "",
                "mark": views.mark(link.relation.confidence),
                # The sources of a relation are those of the work that states it.
                "sources": link.relation.sources if link.stated_in.id == work.id else (),
            }
        )
    return [{"label": label, "works": works} for label, works in groups.items()]


def _headings(provisions: tuple[Provision, ...], parent: str = "") -> Iterator[Heading]:
    """The contents: everything that is named, down to the articles, or to the first numbers below Roman ones."""
    for provision in provisions:
        if provision.parent == parent and _in_contents(provision):
            yield Heading(_title(provision), provision.anchor, tuple(_headings(provisions, provision.anchor)))


def _in_contents(provision: Provision) -> bool:
    levels = [level for level, _ in provision.path]
    if levels[-1].rank <= Level.ARTICLE.rank:
        return provision.has_heading or levels[-1].rank <= Level.ROMAN.rank
    return provision.has_heading and levels[-1] is Level.NUMBER and Level.ARTICLE not in levels


def _title(provision: Provision) -> str:
    label = provision.label
    if label and provision.heading and label[-1].isalnum():
        label += "."
    return " ".join(part for part in (label, words_of(provision.heading)) if part)


def _script(data: dict[str, Any]) -> str:
    """JSON that cannot end the element it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
