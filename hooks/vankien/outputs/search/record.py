"""What the index holds of a work or a term: HTML made for it, with a heading at every provision."""

import re
from collections.abc import Iterator
from html import escape

from vankien.model.expression import Expression
from vankien.model.symbol import Symbol
from vankien.model.term import Term
from vankien.model.work import Work
from vankien.outputs.search.spelling import for_index
from vankien.outputs.views import Views
from vankien.outputs.wording import provision_name, work_name

_NOTE = re.compile(r"^\[\^[^\]\s]{1,200}\]:.*(?:\n[ \t]+.*)*", re.M)
_MARKUP = re.compile(
    r"""
    \[\^[^\]\s]{1,200}\]                     # the mark of a note
  | !?\[([^\[\]]*)\]\([^()\n]{0,2000}\)      # [words](address)
  | ^[ \t]*+[-:|][-:| \t]*+$                  # the rule below the head of a table
  | [*_`#|]+
    """,
    re.M | re.VERBOSE,
)


def work_record(work: Work, expression: Expression, views: Views) -> str:
    """A work with its provisions; every result can be opened at the provision that holds the words."""
    tr = views.tr
    name = f"{work_name(work, tr)}: {expression.title}"
    row = views.row(work, "")
    meta = {
        "title": name,
        "symbol": row["symbol"],
        "date": row["date"],
        "iso": row["iso"],
        "status": row["status"],
        "status_label": row["status_label"],
        "body": row["body"],
        "text_kind": expression.text_kind.value,
        "summary": " ".join(expression.summary.split()[:40]),
        "type": "work",
    }
    filters = [
        ("section", tr("Documents")),
        ("kind", row["kind"]),
        ("body", row["body"]),
        ("year", str(row["year"])),
        ("status", row["status_label"]),
        *(("field", field) for field in row["fields"]),
    ]
    parts = [
        f"<h1>{escape(name)}</h1>",
        f'<p data-pagefind-weight="8">{escape(" ".join(spellings(work.symbol.value)))}</p>',
        f"<p>{escape(row['kind'])} {escape(row['body'])} {escape(', '.join(row['fields']))}</p>",
        f"<p>{escape(expression.summary)}</p>",
        *(f"<p>{escape(point.text)}</p>" for point in (*expression.key_points, *expression.whats_new)),
    ]
    first = expression.outline.provisions[0].line if expression.outline.provisions else None
    before = expression.body.split("\n")[: first - 1] if first else expression.body.split("\n")
    parts.append(f"<p>{escape(plain(chr(10).join(before)))}</p>")
    for provision in expression.outline.provisions:
        heading = " ".join(filter(None, (provision.label, plain(provision.heading)))) if provision.heading else ""
        parts.append(f'<h3 id="{escape(provision.anchor)}">{escape(heading or provision_name(provision, tr))}</h3>')
        parts.append(f"<p>{escape(plain(provision.text))}</p>")
    return _page(expression.language, meta, filters, parts)


def term_record(term: Term, views: Views) -> str:
    """A term with its definition."""
    language = views.language
    label = term.labels[language]
    words = " ".join(term.words(language))
    parts = [
        f"<h1>{escape(label)}</h1>",
        f'<p data-pagefind-weight="4">{escape(words)}</p>',
        f"<p>{escape(term.definition(language))}</p>",
        f"<p>{escape(term.notes.best(language))}</p>",
    ]
    return _page(language, {"title": label, "type": "term"}, [("section", views.tr("Glossary"))], parts)


def spellings(symbol: Symbol) -> Iterator[str]:
    """The ways in which people write a symbol, as far as an index of words needs them."""
    number = str(symbol.number)
    padded = f"{symbol.number:02d}"
    yield str(symbol)
    yield from (f"{number} {symbol.kind} {symbol.body}", f"{padded} {symbol.kind} {symbol.body}")
    if symbol.year:
        yield str(symbol.year)
    if symbol.kind:
        yield from (f"{symbol.kind}{number}", f"{symbol.kind}{padded}", f"{number}{symbol.kind}{symbol.body}")


def plain(markdown: str) -> str:
    """The words of a piece of Markdown."""
    return " ".join(_MARKUP.sub(lambda m: m[1] or " ", _NOTE.sub("", markdown)).split())


def _page(language: str, meta: dict[str, str], filters: list[tuple[str, str]], parts: list[str]) -> str:
    metas = "".join(f'<i data-pagefind-meta="{key}">{escape(value)}</i>' for key, value in meta.items())
    marks = "".join(f'<i data-pagefind-filter="{key}">{escape(value)}</i>' for key, value in filters)
    # Filters and metadata are told apart from the text: they stand outside the part whose words are indexed.
    head = f'<div data-pagefind-ignore="index">{metas}{marks}</div>'
    body = f"<body data-pagefind-body>{head}{''.join(parts)}</body>"
    return for_index(f'<!doctype html><html lang="{language}"><head><title></title></head>{body}</html>')
