"""Questions as a deck of cards for Anki; the same bytes whenever the questions are the same."""

import hashlib
import sqlite3
import tempfile
from datetime import UTC, datetime
from html import escape
from itertools import count
from pathlib import Path

import genanki

from vankien.model.questions import Question, QuestionKind
from vankien.outputs.formats.archive import archive
from vankien.outputs.interface import Interface
from vankien.outputs.question_rows import question_row
from vankien.outputs.question_set import QuestionSet
from vankien.outputs.views import Views

_CSS = ".card{font-family:serif;font-size:20px;line-height:1.5}.card ul,.card ol{text-align:left}.small{font-size:15px}"
_FIELDS = ("Question", "Choices", "Answer", "Explanation", "Address")


def anki(asked: QuestionSet, views: Views, site_name: str) -> bytes:
    """A deck with a card a question: what is asked in front; what is right, why, and where it stands behind."""
    tr = views.tr
    made = datetime(asked.created.year, asked.created.month, asked.created.day, tzinfo=UTC).timestamp()
    deck = genanki.Deck(_number(f"deck {asked.id} {tr.language}"), f"{site_name}::{asked.name}")
    model = _model(tr, site_name)
    for question in asked.questions:
        fields = _fields(question, asked, views)
        deck.add_note(genanki.Note(model=model, fields=fields, guid=genanki.guid_for(tr.language, asked.key(question))))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "collection.anki2"
        database = sqlite3.connect(path)
        try:
            genanki.Package(deck).write_to_db(database.cursor(), made, count(int(made * 1000)))
            database.commit()
        finally:
            database.close()
        return archive([("collection.anki2", path.read_bytes()), ("media", "{}")])


def _model(tr: Interface, site_name: str) -> genanki.Model:
    front = "<p>{{Question}}</p>{{#Choices}}<div>{{Choices}}</div>{{/Choices}}"
    behind = (
        '{{FrontSide}}<hr id="answer"><div>{{Answer}}</div><p class="small">{{Explanation}}</p>'
        '<p class="small"><a href="{{Address}}">{{Address}}</a></p>'
    )
    return genanki.Model(
        _number(f"model {tr.language}"),
        f"{site_name} ({tr.language})",
        fields=[{"name": name} for name in _FIELDS],
        templates=[{"name": tr("Question"), "qfmt": front, "afmt": behind}],
        css=_CSS,
    )


def _fields(question: Question, asked: QuestionSet, views: Views) -> list[str]:
    """Fields are HTML to Anki: what texts say is escaped."""
    row = question_row(question, asked, views, asked.address)
    choices = [choice["text"] for choice in row["choices"]]
    shown = ""
    if question.kind is QuestionKind.MATCH:
        shown = _list(row["lefts"]) + _list(choices)
    elif question.kind is not QuestionKind.SHORT:
        shown = _list(choices)
    answer = row["answer"]
    told = (
        _list(answer, "ol" if question.kind is QuestionKind.ORDER else "ul") if len(answer) > 1 else escape(answer[0])
    )
    address = f"{views.site_url}{asked.address}#{row['id']}"
    return [escape(row["text"]), shown, told, escape(row["explanation"]), escape(address)]


def _list(texts: list[str], tag: str = "ul") -> str:
    return f"<{tag}>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</{tag}>"


def _number(name: str) -> int:
    """A number that Anki knows a deck or a kind of card by, always the same for a name."""
    return (1 << 30) + int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big") % (1 << 30)
