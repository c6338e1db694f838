"""What Pagefind is given of an item: HTML made for it, with a heading at every piece that has an address."""

from html import escape

from vankien.outputs.search.item import Item
from vankien.outputs.search.spelling import for_index


def record(item: Item) -> str:
    """
    The item as Pagefind reads it; what it is called besides stands in front, hidden from excerpts.

    Its metadata is its key only: everything that is shown of a result comes from the catalogue.
    """
    parts = [f"<h1>{escape(item.title)}</h1>"]
    if item.other_titles:
        parts.append(f"<p>{escape(' · '.join(item.other_titles))}</p>")
    for piece in item.pieces:
        anchor = f' id="{escape(piece.anchor)}"' if piece.anchor else ""
        if piece.heading:
            parts.append(f"<h3{anchor}>{escape(piece.heading)}</h3>")
        parts.append(f"<p>{escape(piece.text)}</p>")
    # Metadata is told apart from the text: it stands outside the part whose words are indexed.
    head = f'<div data-pagefind-ignore="index"><i data-pagefind-meta="key">{escape(item.key)}</i></div>'
    body = f"<body data-pagefind-body>{head}{''.join(parts)}</body>"
    return for_index(f'<!doctype html><html lang="{item.language}"><head><title></title></head>{body}</html>')
