"""
Queries derived from the made-up works, by seed: each the way somebody might type what a work is known by.

python -m benchmarks.search.derived --works 3000 --seed 1 prints them as JSON, one a line.
"""

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

import yaml

from benchmarks.search import spellings
from benchmarks.search.corpus import Corpus, Place, tokens
from benchmarks.search.generate import REPOSITORY, made_up
from benchmarks.search.made_up import KIND_LABELS, MadeUp
from benchmarks.search.wording import Chance
from vankien.model.text import fold

EACH = 13
"""Queries a class, of the seen and of the unseen ones."""
_MOST_WANTED = 8
"""A subject that more works than these share is no question for one work."""


@dataclass(frozen=True)
class Query:
    """What is typed, and what should stand first."""

    cls: str
    q: str
    want: tuple[str, ...]
    """Any of them; results other than works are "term:<id>" and "page:<address>"."""
    anchor: str = ""
    """The provision that should be offered first."""
    half: str = "derived"
    is_unseen: bool = False
    """Nothing may be tuned on it."""


def derive(works: list[MadeUp], seed: int) -> list[Query]:
    """The queries of all classes: seen ones, then unseen ones, none of them twice."""
    real = [path.read_text(encoding="utf-8") for path in sorted((REPOSITORY / "resolutions").glob("*/vi.md"))]
    corpus = Corpus(works, real)
    found: list[Query] = []
    for is_unseen, name in ((False, "queries"), (True, "unseen-2")):
        seen = {query.q.lower() for query in found}
        for cls, make in _CLASSES.items():
            chance = Chance(f"{name}-{cls}-{seed}")
            of_class: dict[str, Query] = {}
            for _ in range(4000):
                query = make(corpus, chance)
                if query is not None and query[0].lower() not in seen:
                    anchor = query[2] if len(query) > 2 else ""
                    of_class.setdefault(query[0], Query(cls, query[0], tuple(query[1]), anchor, is_unseen=is_unseen))
                if len(of_class) == EACH:
                    break
            found.extend(of_class.values())
    return found


_Found = tuple[str, list[str]] | tuple[str, list[str], str] | None


# Symbols


def _ids(works: list[MadeUp]) -> list[str]:
    return sorted(work.id for work in works)


def _bearers(corpus: Corpus, work: MadeUp) -> list[str]:
    return _ids([other for other in corpus.works if other.symbol == work.symbol])


def _named(corpus: Corpus, work: MadeUp) -> list[str]:
    return _ids([o for o in corpus.works if (o.kind, o.number) == (work.kind, work.number)])


def _abbreviated(corpus: Corpus, work: MadeUp) -> list[str]:
    return _ids([o for o in corpus.works if (o.abbreviation, o.number) == (work.abbreviation, work.number)])


def _symbol(how: Callable[[MadeUp, Chance], str], fits: Callable[[MadeUp], bool] = lambda _: True) -> Any:
    def make(corpus: Corpus, chance: Chance) -> _Found:
        work = chance.evenly(corpus.works)
        return (how(work, chance), _bearers(corpus, work)) if fits(work) else None

    return make


def _bare(work: MadeUp, _: Chance) -> str:
    return re.sub(r"[/-]", " ", work.symbol)


def _joined(corpus: Corpus, chance: Chance) -> _Found:
    work = chance.evenly(corpus.works)
    if not re.fullmatch(r"[0-9]+-\w+/\w+|[0-9]+/\w+-\w+", work.symbol):
        return None
    parts = re.split("[/-]", work.symbol)
    way = chance.number(0, 2)
    if way == 0:
        return _few(f"{fold(parts[1])}{work.number}", _abbreviated(corpus, work))
    if way == 1:
        return "".join(parts).lower(), _bearers(corpus, work)
    return f"{fold(parts[1])}{work.number}{fold(parts[2])}", _bearers(corpus, work)


def _named_query(marked: bool) -> Any:
    def make(corpus: Corpus, chance: Chance) -> _Found:
        work = chance.evenly(corpus.works)
        if work.kind == "luat":
            return None
        text = f"{work.kind_label.lower()} {chance.evenly(('', 'số '))}{work.number}"
        return _few(text if marked else fold(text), _named(corpus, work))

    return make


def _few(text: str, want: list[str]) -> _Found:
    return (text, want) if len(want) <= _MOST_WANTED else None


def _symbol_of_body(corpus: Corpus, chance: Chance) -> _Found:
    work = chance.evenly(corpus.works)
    if not work.issuer.province:
        return None
    want = [o for o in corpus.works if o.symbol == work.symbol and o.issuer is work.issuer]
    way = chance.number(0, 3)
    if way == 0:
        return f"{work.symbol} {work.issuer.province}", _ids(want)
    if way == 1:
        return fold(f"{work.symbol} {work.issuer.province}"), _ids(want)
    if way == 2:
        return f"{work.kind_label.lower()} {work.symbol} {work.issuer.label}", _ids(want)
    same = [o for o in corpus.works if (o.kind, o.number) == (work.kind, work.number) and o.issuer is work.issuer]
    return f"{work.kind_label.lower()} {work.number} {work.issuer.label.lower()}", _ids(same)


def _symbol_of_year(corpus: Corpus, chance: Chance) -> _Found:
    work = chance.evenly(corpus.works)
    bearers = [o for o in corpus.works if o.symbol == work.symbol]
    want = [o for o in bearers if o.day.year == work.day.year]
    if len(want) == len(bearers) or str(work.day.year) in work.symbol:
        return None
    joint = chance.evenly((" ", " năm ", " nam ", "/"))
    return f"{work.symbol}{joint}{work.day.year}", _ids(want)


# Titles


def _title(how: Callable[[str, Chance], str]) -> Any:
    """A whole title, typed in some way."""

    def make(corpus: Corpus, chance: Chance) -> _Found:
        work = chance.evenly(corpus.works)
        typed = how(work.title, chance)
        return (typed, [work.id]) if tokens(typed) else None

    return make


_WEAK_ENDS = frozenset(
    [
        "về",
        "và",
        "của",
        "cho",
        "ở",
        "tại",
        "trên",
        "đối",
        "với",
        "trong",
        "đến",
        "các",
        "một",
        "giai",
        "đoạn",
        "năm",
        "tỉnh",
        "thành",
        "phố",
        "địa",
        "bàn",
        "vùng",
        "tầm",
        "nhìn",
        "công",
        "tác",
        "-",
    ]
)


def _part(corpus: Corpus, chance: Chance) -> tuple[str, list[MadeUp]] | None:
    """Words in a row of a title, some of its subject among them, that few titles have."""
    work = chance.evenly(corpus.works)
    words, topic = work.title.split(), _topic(work)
    if not topic:
        return None
    begin = len(work.title[: work.title.index(topic)].split())
    first = max(1, begin - chance.evenly((0, 0, 0, 1, 2, 3)))
    words = words[first : max(first + chance.number(4, 9), begin + 3)]
    while words and words[-1].lower() in _WEAK_ENDS:
        words.pop()
    while words and words[0].lower() in _WEAK_ENDS:
        words.pop(0)
    part = " ".join(words).strip(" ,;:-–")
    want = corpus.titled(part)
    return (part, want) if len(words) > 3 and len(want) <= 5 else None


def _prefix(corpus: Corpus, chance: Chance) -> _Found:
    work = chance.evenly(corpus.works)
    words = work.title.split()
    part = " ".join(words[: max(5, len(words) * chance.number(5, 8) // 10)]).strip(" ,;:-–")
    begun = f" {' '.join(tokens(part))} "
    want = [o for title, o in corpus.titles if title.startswith(begun)]
    return (part, _ids(want)) if len(want) <= 5 else None


def _title_part(how: Callable[[str, Chance], str]) -> Any:
    """Part of a title, typed in some way that changes it."""

    def make(corpus: Corpus, chance: Chance) -> _Found:
        found = _part(corpus, chance)
        if found is None:
            return None
        part, want = found
        typed = how(part, chance)
        return (typed, _ids(want)) if typed != part or how is _as_is else None

    return make


def _as_is(text: str, _: Chance) -> str:
    return text


def _unpunctuated(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"[,;:.“”()-]+", " ", text)).strip()


# Subjects


def _topic(work: MadeUp) -> str:
    """The phrase of its subject that the title is made of, the longest of several."""
    own = (work.subject.name, *work.subject.things, *work.subject.doings)
    return max((phrase for phrase in own if phrase in work.title), key=len, default="")


def _shortened(topic: str, chance: Chance) -> str:
    """A long one up to its first comma or "và", as people leave off."""
    if chance.happens(0.6):
        part = re.split(r", | và | theo | để ", topic)[0]
        topic = part if len(part.split()) >= 4 else topic
    return _unpunctuated(topic)


def _fits(corpus: Corpus, topic: str, fits: Callable[[MadeUp], bool]) -> list[str]:
    return _ids([work for work in corpus.titled(topic) if fits(work)])


def _of_year(corpus: Corpus, chance: Chance) -> _Found:
    work = chance.evenly(corpus.works)
    topic, year = _shortened(_topic(work), chance), str(work.day.year)
    if not topic:
        return None
    want = _fits(corpus, topic, lambda o: str(o.day.year) == year or year in re.findall("[0-9]{4}", o.title))
    text = chance.evenly(("{t} {y}", "{t} năm {y}", "{k} {y} {t}", "{y} {t}")).format(
        t=topic, y=year, k=work.kind_label.lower()
    )
    return _few(text, want)


def _of_body(corpus: Corpus, chance: Chance) -> _Found:
    work = chance.evenly(corpus.works)
    topic = _shortened(_topic(work), chance)
    if not topic or not work.issuer.label:
        return None
    want = _fits(corpus, topic, lambda o: o.issuer is work.issuer)
    body = work.issuer.label if chance.happens(0.5) else work.issuer.label.lower()
    text = f"{body} {topic}" if chance.happens(0.5) else f"{topic} {body}"
    return _few(fold(text) if chance.happens(0.3) else text, want)


_SHORT = {"Tỉnh ủy": "TU", "Hội đồng nhân dân": "HĐND", "Ủy ban nhân dân": "UBND"}
"""What everybody calls these bodies; the rest of the abbreviations is the editors' own table."""


def _abbreviation(corpus: Corpus, chance: Chance) -> _Found:
    """A subject or a body by its abbreviation."""
    work = chance.evenly(corpus.works)
    topic = _shortened(_topic(work), chance)
    if not topic:
        return None
    table = yaml.safe_load((REPOSITORY / "resolutions/vocabulary/abbreviations.yml").read_text(encoding="utf-8"))
    text, want = f"{topic} {work.issuer.label}", _fits(corpus, topic, lambda o: o.issuer is work.issuer)
    shorter = text
    for short, entry in table.items():
        long = _unpunctuated(entry["vi"])
        if len(long.split()) > 1 and long not in KIND_WORDS:
            shorter = re.sub(rf"(?<!\w){re.escape(long)}(?!\w)", short, shorter, flags=re.IGNORECASE)
    for long, short in _SHORT.items():
        shorter = shorter.replace(long, short)
    if shorter == text:
        return None
    if chance.happens(0.3):
        shorter = f"{work.abbreviation} {shorter}"
        want = [id_ for id_ in want if id_ in {o.id for o in corpus.works if o.kind == work.kind}]
    return _few(shorter.lower() if chance.happens(0.4) else shorter, want)


KIND_WORDS = frozenset(label.lower() for label in KIND_LABELS.values())
"""Their abbreviations belong before a number: "không báo cáo" is never written "không BC"."""

_QUESTIONS = (
    "văn bản nào quy định về {t} {w}", "quy định về {t} {w} nằm ở đâu?", "{w} có chính sách gì về {t}",
    "cho tôi hỏi {t} {w} được nói đến trong văn bản nào", "tìm {k} về {t} {w}", "văn bản nào nói về {t} {w}?",
    "ai ban hành {k} về {t} {w}?", "có {k} nào về {t} {w} không",
)  # fmt: skip


def _question(corpus: Corpus, chance: Chance) -> _Found:
    work = chance.evenly(corpus.works)
    topic = _shortened(_topic(work), chance)
    if not topic:
        return None
    place = work.issuer.province
    if place:
        text = chance.evenly(_QUESTIONS)
        want = _fits(corpus, topic, lambda o: o.issuer.province == place)
        typed = text.format(t=topic, w=f"ở {place}", k=work.kind_label.lower())
        if "{k}" in text:
            want = [id_ for id_ in want if id_ in {o.id for o in corpus.works if o.kind == work.kind}]
    else:
        text = chance.evenly(_QUESTIONS[:2])
        want = _fits(corpus, topic, lambda _: True)
        typed = text.format(t=topic, w="", k="")
    typed = re.sub(r"\s+", " ", typed).strip()
    return _few(fold(typed) if chance.happens(0.3) else typed, want)


# Passages


def _place(corpus: Corpus, chance: Chance) -> Place | None:
    place = chance.evenly(corpus.places)
    return place if place.passage.anchor and len(place.passage.text.split()) >= 8 else None


def _together(corpus: Corpus, chance: Chance) -> tuple[str, Place] | None:
    """Four to seven words in a row, begun or ended where a phrase begins or ends."""
    place = _place(corpus, chance)
    found = corpus.phrases_in(place.passage.text) if place else []
    if not found or place is None:
        return None
    start, phrase = chance.evenly(found)
    text = place.passage.text
    length = chance.number(4, 7)
    words = text[start:].split()[:length] if chance.happens(0.5) else text[: start + len(phrase)].split()[-length:]
    part = " ".join(words).strip(" ,;:.")
    if len(part.split()) != length or re.search(r"[.;:] ", part) or not corpus.only_in(place, tokens(part)):
        return None
    return part, place


def _apart(corpus: Corpus, chance: Chance) -> tuple[str, Place] | None:
    """Four to seven words from different phrases of one provision, other words between them."""
    place = _place(corpus, chance)
    found = corpus.phrases_in(place.passage.text) if place else []
    if len(found) < 2 or place is None:
        return None
    picked = sorted(chance.shuffled(found)[: chance.number(2, 3)])
    pieces = [_unpunctuated(phrase) for _, phrase in picked]
    pieces = [piece if len(piece.split()) < 4 else " ".join(piece.split()[:2]) for piece in pieces]
    if len({fold(piece) for piece in pieces}) < len(pieces):
        return None
    query = " ".join(pieces if chance.happens(0.7) else chance.shuffled(pieces))
    words = tokens(query)
    if not 4 <= len(words) <= 7 or not corpus.only_in(place, words):
        return None
    return query.lower(), place


def _passage(choose: Callable[[Corpus, Chance], tuple[str, Place] | None], how: Callable[[str], str] = str) -> Any:
    def make(corpus: Corpus, chance: Chance) -> _Found:
        found = choose(corpus, chance)
        return (how(found[0]), [found[1].work.id], found[1].passage.anchor) if found else None

    return make


def _quoted(corpus: Corpus, chance: Chance) -> _Found:
    """Words in a row between quotation marks; the same words may stand apart elsewhere."""
    place = _place(corpus, chance)
    if place is None:
        return None
    words = place.passage.text.split()
    length = chance.number(4, 6)
    first = chance.number(0, max(0, len(words) - length))
    part = " ".join(words[first : first + length]).strip(" ,;:.")
    if re.search(r"[.;:] ", part) or len(part.split()) < 4 or len(set(tokens(part)) & _COMMON) > 2:
        return None
    row = f" {' '.join(tokens(part))} "
    holders = [
        other for other in corpus.holding(tokens(part))
        if row in f" {' '.join(tokens(f'{other.passage.heading} {other.passage.text}'))} "
    ]  # fmt: skip
    if any(other.work is not place.work or (other is not place and other.passage.anchor) for other in holders):
        return None
    left, right = chance.evenly((('"', '"'), ("“", "”")))
    return f"{left}{part}{right}", [place.work.id], place.passage.anchor


_COMMON = frozenset(["va", "cua", "cho", "ve", "cac", "tai", "theo", "voi", "tu", "la", "co", "khong"])

_CLASSES: dict[str, Callable[[Corpus, Chance], _Found]] = {
    "symbol_exact": _symbol(lambda work, _: work.symbol),
    "symbol_unpunctuated": _symbol(_bare),
    "symbol_lower": _symbol(lambda work, _: work.symbol.lower()),
    "symbol_joined": _joined,
    "symbol_named": _named_query(marked=True),
    "symbol_named_unmarked": _named_query(marked=False),
    "symbol_qd": _symbol(lambda work, _: fold(work.symbol), lambda work: "Đ" in work.symbol),
    "symbol_tu": _symbol(lambda w, _: w.symbol.replace("TW", "TƯ"), lambda w: w.symbol.endswith("/TW")),
    "symbol_eth": _symbol(lambda w, _: w.symbol.replace("Đ", "\u00d0"), lambda w: "Đ" in w.symbol),
    "symbol_body": _symbol_of_body,
    "symbol_year": _symbol_of_year,
    "title_marked": _title(lambda title, _: title),
    "title_unmarked": _title(lambda title, _: fold(title)),
    "title_prefix": _prefix,
    "title_part": _title_part(_as_is),
    "partly_marked": _title_part(lambda text, chance: spellings.partly_marked(text, chance)),
    "tone_placement": _title_part(lambda text, _: spellings.new_tone_place(text)),
    "nfd": _title_part(lambda text, _: spellings.decomposed(text)),
    "typo_marked": _title_part(lambda text, chance: spellings.mistyped(text, chance)),
    "typo_unmarked": _title_part(lambda text, chance: spellings.mistyped(fold(text), chance)),
    "telex": _title_part(lambda text, chance: spellings.telex(text.lower(), chance.happens(0.6))),
    "vni": _title_part(lambda text, chance: spellings.vni(text.lower(), chance.happens(0.6))),
    "missing_spaces": _title_part(lambda text, chance: spellings.run_together(_unpunctuated(text), chance)),
    "abbreviation": _abbreviation,
    "year_subject": _of_year,
    "body_subject": _of_body,
    "question": _question,
    "phrase_quoted": _quoted,
    "passage_marked": _passage(_together),
    "passage_unmarked": _passage(_together, fold),
    "passage_scattered": _passage(_apart),
    "passage_scattered_unmarked": _passage(_apart, fold),
}


def records(queries: list[Query]) -> Iterator[dict[str, Any]]:
    """The queries as they are written into files."""
    for query in queries:
        record = asdict(query)
        record["class"] = record.pop("cls")
        yield record


def main(arguments: list[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--works", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    options: Any = parser.parse_args(arguments)
    for record in records(derive(made_up(options.works, options.seed), options.seed)):
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
