"""The library's contents as plain pages, for search engines as they come: HTML for Pagefind, Markdown for Material."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.sources.library import read_library

_MARK = re.compile(r"\[\^[^\]\s]+\]")


@dataclass(frozen=True)
class Block:
    """A heading or a paragraph with its address."""

    anchor: str
    text: str
    depth: int
    """2 to 6: a heading; 0: text."""

    @property
    def plain(self) -> str:
        """The text without marks of sources."""
        return _MARK.sub("", self.text)


@dataclass(frozen=True)
class PlainPage:
    """A page: its address, its name, what it says."""

    address: str
    title: str
    blocks: list[Block]


def plain_pages(root: Path) -> Iterator[PlainPage]:
    """Works, terms and pages written by hand, without the marks of sources."""
    library = read_library(root).library
    for work in library.works.values():
        expression = work.source_text
        name = f"{work.kind.value.labels[DEFAULT_LANGUAGE]} số {work.symbol.value}"
        day = work.date.value
        body = work.passed_by.value.labels[DEFAULT_LANGUAGE]
        blocks = [Block("", f"{body}, ngày {day.day}/{day.month}/{day.year}", 0), Block("", expression.summary, 0)]
        for p in expression.outline.provisions:
            if p.heading:
                blocks.append(Block(p.anchor, f"{p.label} {p.heading}".strip(), min(6, 2 + p.anchor.count("."))))
            text = p.text if p.heading else f"{p.label} {p.text}"
            blocks += [
                Block("" if p.heading or n else p.anchor, part, 0)
                for n, part in enumerate(text.split("\n\n"))
                if part.strip()
            ]
        first = expression.outline.provisions[0].line if expression.outline.provisions else 10**9
        opening = "\n".join(expression.body.split("\n")[: first - 1]).strip()
        if opening:
            blocks.insert(2, Block("", opening, 0))
        yield PlainPage(f"resolutions/{work.id}", f"{name}: {expression.title}", blocks)
    for term in library.terms.values():
        spellings = [spelling for language in term.labels for spelling in term.words(language)]
        blocks = [Block("", term.definitions[DEFAULT_LANGUAGE], 0), Block("", "; ".join(spellings), 0)]
        blocks.append(Block("", term.notes.best(DEFAULT_LANGUAGE), 0))
        yield PlainPage(f"glossary/{term.id}", term.labels[DEFAULT_LANGUAGE], [block for block in blocks if block.text])
    written = f"docs/{DEFAULT_LANGUAGE}/"
    for page in library.pages:
        if not page.location.path.startswith(written):
            continue
        address = re.sub(r"(^|/)index$", "", page.location.path.removeprefix(written).removesuffix(".md"))
        found = re.search(r"(?m)^title: *(.+)$", (root / page.location.path).read_text(encoding="utf-8"))
        blocks = [Block("", part, 0) for part in page.body.split("\n\n") if part.strip()]
        yield PlainPage(address or ".", found[1] if found else address, blocks)


def as_html(page: PlainPage) -> str:
    """For Pagefind."""
    lines = [
        '<!doctype html><html lang="vi"><head><meta charset="utf-8">',
        f"<title>{escape(page.title)}</title></head><body><main>",
        f"<h1>{escape(page.title)}</h1>",
    ]
    for block in page.blocks:
        tag = f"h{block.depth}" if block.depth else "p"
        anchor = f' id="{escape(block.anchor)}"' if block.anchor else ""
        lines.append(f"<{tag}{anchor}>{escape(block.plain)}</{tag}>")
    return "\n".join([*lines, "</main></body></html>\n"])


def as_markdown(page: PlainPage) -> str:
    """For MkDocs with Material."""
    lines = [f"# {page.title}"]
    for block in page.blocks:
        anchor = f" {{#{block.anchor}}}" if block.anchor and block.depth else ""
        lines.append(f"{'#' * block.depth} {block.plain}{anchor}".strip())
    return "\n\n".join(lines) + "\n"
