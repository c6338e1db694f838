"""Packs as readers meet them: a page, one print, one bundle to keep."""

import json
import re
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

from case_files import TESTS
from printing import URL, make, printed_numbers
from vankien.citations.graph import build_graph
from vankien.model.core import core_works
from vankien.model.labels import Labels
from vankien.model.pack import Item, Pack
from vankien.outputs.addresses import Addresses
from vankien.outputs.interface import Interface
from vankien.outputs.offline.packs import study_pack
from vankien.outputs.pack_rows import leads_to
from vankien.outputs.pack_version import pack_version
from vankien.outputs.pages.packs import pack_pages
from vankien.outputs.print.pack_jobs import pack_jobs
from vankien.outputs.print.parts import parts
from vankien.outputs.print.variant import Variant
from vankien.outputs.version import content_version
from vankien.outputs.views import Views
from vankien.sources.library import read_library
from verapdf import faults

LIBRARY = read_library(TESTS.parent).library
GRAPH = build_graph(LIBRARY)
PACKS = LIBRARY.packs
SMALL = PACKS["quy-dinh-294"]
TAG = re.compile(r"<[^>]*>")


def views(language: str = "vi") -> Views:
    """The library of this repository as a language shows it."""
    return Views(LIBRARY, GRAPH, Interface(language), Addresses(language, core_works(LIBRARY)), URL)


PAGES = {page.address: page for page in pack_pages(views())}


def body(pack: Pack, language: str = "vi") -> str:
    """What stands in the body of its handout."""
    (job,) = pack_jobs(views(language), [pack], [Variant.HANDOUT])
    return job.html.partition("<body>")[2]


def with_items(*items: Item) -> Pack:
    """A pack of its own."""
    return replace(SMALL, items=items)


def item(kind: str, name: str, **more: str) -> Item:
    """A thing of a pack."""
    return Item(kind, name, SMALL.location, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", sorted(PACKS))
def test_page_has_everything_in_its_order(name: str) -> None:
    """Nothing of the list is left out, and nothing stands before what is to be read first."""
    rows = PAGES[f"packs/{name}/"].context["rows"]

    assert [row["item"] for row in rows] == list(PACKS[name].items)
    assert all(row["name"] and row["href"] for row in rows)
    assert all(row["texts"] or row["html"] or row["events"] for row in rows if "question" not in row["kind"])


def test_list_has_every_pack() -> None:
    """Three works, a study topic, a period, new members: in the order of the alphabet."""
    cards = PAGES["packs/"].context["cards"]

    assert {card["id"] for card in cards} == set(PACKS) == {
        "nghi-quyet-57", "quy-dinh-294", "chi-thi-05", "chu-de-dan-van", "lich-su-1930-1945", "dang-vien-moi",
    }  # fmt: skip
    assert [card["title"]["text"][0] for card in cards] == ["B", "C", "C", "D", "L", "N", "Q"][-6:]


def test_passage_is_the_provision_and_no_more() -> None:
    """A page shows the words of the provision; its number and links lead to the page of the work."""
    pack = with_items(item("work", "2024-57-nq-tw", provision="muc-tieu.den-nam-2030"))
    library = replace(LIBRARY, packs={pack.id: pack})
    seen = replace(views(), library=library)
    (row,) = next(p for p in pack_pages(seen) if p.address == f"packs/{pack.id}/").context["rows"]
    html = row["html"]

    assert re.findall(r"<h\d", html) == ["<h3"]
    assert "Đến năm 2030" in html
    assert "Tầm nhìn" not in html
    assert 'id="muc_1-muc-tieu.den-nam-2030"' in html
    assert "#nguon" not in html
    assert '"../../resolutions/2024-57-nq-tw/#muc-tieu.den-nam-2030"' in html


@pytest.mark.parametrize("name", sorted(PACKS))
def test_every_way_on_paper_leads_somewhere(name: str) -> None:
    """Works that stand side by side keep their own anchors: no id is there twice, none is missing."""
    html = body(PACKS[name])
    ids = re.findall(r'\sid="([^"]+)"', html)
    ways = re.findall(r'href="#([^"]+)"', html)

    assert len(ids) == len(set(ids))
    assert set(ways) <= set(ids)
    assert [f"muc_{number}" for number in range(1, len(PACKS[name].items) + 1)] == [i for i in ids if i[4:].isdigit()]


@pytest.mark.parametrize("name", sorted(PACKS))
def test_sources_are_counted_as_they_are_met(name: str) -> None:
    """The first mark is [1], a later one is at most one more than those before, and every one is in the list."""
    html = body(PACKS[name])
    marks = [int(n) for mark in re.findall(r"<sup>([^<]*)</sup>", html) for n in re.findall(r"\d+", mark)]
    listed = html.partition('<ol class="sources">')[2].count("<li>")
    highest = 0
    for number in marks:
        assert 1 <= number <= highest + 3
        highest = max(highest, number)

    assert set(range(1, highest + 1)) <= set(marks)
    assert listed >= highest > 0


def test_headings_go_down_step_by_step() -> None:
    """A print has titles of things on the second level, and below them no level is left out."""
    pack = with_items(
        item("work", "2024-57-nq-tw", provision="muc-tieu.den-nam-2030"), item("work", "2024-57-nq-tw")
    )  # fmt: skip
    levels = [int(level) for level in re.findall(r"<h(\d)", body(pack))]

    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_whole_work_is_referred_to_by_its_page() -> None:
    """What cites a work that is in the pack leads to it there; what is not in the pack keeps its address."""
    inside = body(with_items(item("work", "2025-232-qd-tw"), item("work", "2025-294-qd-tw")))
    outside = body(with_items(item("work", "2025-232-qd-tw")))

    assert 'href="#muc_2"' in inside.partition('id="muc_1"')[2]
    assert f'href="{URL}resolutions/2025-294-qd-tw/"' not in inside
    assert f'href="{URL}resolutions/2025-294-qd-tw/"' in outside


def test_answers_stand_apart() -> None:
    """On paper a question with an answer shows what is chosen from, mixed where the order is the answer."""
    (order,) = [i for i in PACKS["lich-su-1930-1945"].items if i.id == "mua-thu-1945"]
    asked, _, answered = body(with_items(order)).partition('id="goi-y"')
    question = LIBRARY.history.questions["1930-1945"].find("mua-thu-1945")
    assert question is not None
    right = [entry["vi"] for entry in question.items]
    shown = [text for text in re.findall(r"<li>([^<]*)</li>", asked) if text.replace("\u2060", "") in right]

    assert sorted(right) == sorted(text.replace("\u2060", "") for text in shown)
    assert right != shown
    assert right[0] not in TAG.sub("", asked.partition("<ul>")[0])
    assert [answered.replace("\u2060", "").index(text) for text in right] == sorted(
        answered.replace("\u2060", "").index(text) for text in right
    )


def test_versions_stand_on_paper() -> None:
    """Paper says which content of each work it shows, and of the pack; a changed note makes another version."""
    html = TAG.sub("", body(SMALL))
    work = LIBRARY.works["2025-294-qd-tw"]
    first = SMALL.items[0]
    changed = replace(SMALL, items=(replace(first, note=Labels((("vi", "Đọc trước"),))), *SMALL.items[1:]))

    assert content_version(work, work.source_text) in html
    assert f"Phiên bản nội dung: {pack_version(SMALL, views())}" in html
    assert pack_version(changed, views()) != pack_version(SMALL, views())
    assert re.fullmatch(r"[0-9a-f]{8}", pack_version(changed, views()))


def test_long_pack_is_laid_out_in_parts() -> None:
    """Cut where a thing begins or a provision of the first level; put together again it is the same."""
    html = body(PACKS["chi-thi-05"]).partition("</body>")[0]
    pieces = parts(html, most=4000, a_part=2000)

    assert len(pieces) > 4
    assert TAG.sub("", "".join(piece.html for piece in pieces)) == TAG.sub("", html)
    assert all(piece.html.startswith('<section class="text">') for piece in pieces[1:])


def test_prints(tmp_path: Path) -> None:
    """One layout for sheets and booklet; tagged; its contents name the pages that things are on."""
    wanted = list(pack_jobs(views(), [SMALL], [Variant.HANDOUT, Variant.SHEETS]))
    made = make(wanted, tmp_path)
    names = sorted(file.name for printed in made for file in printed.files)
    data = (tmp_path / "pack-quy-dinh-294.handout.vi.pdf").read_bytes()
    numbers = printed_numbers(data)

    assert [printed.error or printed.missing for printed in made] == ["", ""]
    assert names == ["pack-quy-dinh-294.booklet-sheets.vi.pdf", "pack-quy-dinh-294.handout.vi.pdf"]
    assert len(numbers) >= 3
    assert all(said == page for _, said, page in numbers)
    assert faults([("UA-1", tmp_path / names[1]), ("A-2a", tmp_path / names[1])]) == {
        f"UA-1 {names[1]}": [], f"A-2a {names[1]}": [],
    }  # fmt: skip
    assert SMALL.title["vi"] in PdfReader(BytesIO(data)).pages[0].extract_text().replace("\n", " ")


def test_bundle_holds_what_the_page_leads_to(library_site: Path) -> None:
    """Kept on a phone, a pack opens with every page that its own leads to, and is offered with its size."""
    site = library_site.resolve()
    for language in ("vi", "en"):
        folder = site / "offline" / language
        offered = {name: size for name, _, size in json.loads((folder / "index.json").read_text("utf-8"))["packs"]}
        for pack in PACKS.values():
            name = study_pack(pack)
            files = json.loads((folder / f"{name}.json").read_text("utf-8"))["files"]
            there = {address for address, _, _ in files}

            assert views(language).addresses.pack(pack) in there
            assert set(leads_to(pack, views(language))) <= there
            assert offered[name] == sum(size for _, size, _ in files) > 0


def test_works_of_packs_are_in_every_language() -> None:
    """Whoever opens a pack in another language finds its works there, translated or not."""
    assert {"2024-57-nq-tw", "2025-294-qd-tw", "2016-05-ct-tw"} <= core_works(LIBRARY) <= set(LIBRARY.works)
    assert core_works(replace(LIBRARY, packs={})) == frozenset()
