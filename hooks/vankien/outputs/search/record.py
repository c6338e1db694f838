"""What Pagefind is given of an item: HTML made for it, with a heading at every piece that has an address."""

from html import escape

from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.outputs.search.item import Item
from vankien.outputs.search.spelling import for_index

_OF_THE_WHOLE = ("", "tom-tat", "diem-chinh", "diem-moi")


def record(item: Item) -> str:
    """
    The item as Pagefind reads it; what it is called besides stands in front, hidden from excerpts.

    Its metadata is its key only: everything that is shown of a result comes from the catalogue.
    """
    parts = [f"<h1>{escape(item.title)}</h1>"]
    if item.other_titles:
        parts.append(f"<p>{escape(' · '.join(item.other_titles))}</p>")
    for piece in item.pieces:
        # Vietnamese words have no endings that Pagefind could know: our own lists hold the texts, it names and summary.
        text = piece.text if item.language != DEFAULT_LANGUAGE or piece.anchor in _OF_THE_WHOLE else ""
        anchor = f' id="{escape(piece.anchor)}"' if piece.anchor else ""
        if piece.heading:
            parts.append(f"<h3{anchor}>{escape(piece.heading)}</h3>")
        parts.append(f"<p>{escape(text)}</p>")
    # Metadata is told apart from the text: it stands outside the part whose words are indexed.
    head = f'<div data-pagefind-ignore="index"><i data-pagefind-meta="key">{escape(item.key)}</i></div>'
    body = f"<body data-pagefind-body>{head}{''.join(parts)}</body>"
    return for_index(f'<!doctype html><html lang="{item.language}"><head><title></title></head>{body}</html>')
