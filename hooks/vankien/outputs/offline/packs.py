"""What a reader keeps at once: a work, a field, a pack, the search, everything. Each lists its files with hashes."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.model.pack import Pack as StudyPack
from vankien.model.text import slug
from vankien.model.vocabulary import Field
from vankien.model.work import Work
from vankien.outputs.addresses import Addresses
from vankien.outputs.downloads import FOLDER as PRINTS
from vankien.outputs.offline.app import NAME as APP
from vankien.outputs.pack_rows import leads_to, print_name
from vankien.outputs.question_files import PRACTICE, script_path
from vankien.outputs.question_set import PAGE as QUESTIONS
from vankien.outputs.question_set import question_sets
from vankien.outputs.search.static_index import FOLDER as INDEX
from vankien.outputs.site_pages import BuiltPage
from vankien.outputs.views import Views
from vankien.outputs.web_fonts import fonts_of
from vankien.outputs.wording import work_name

FOLDER = "offline"
FRAME = "frame"
"""Comes with every pack: the home page, the lists, the scripts and the catalogue of the search."""
HASH_LENGTH = 16
_LISTS = ("", "resolutions/", "fields/", "glossary/", "search/", "offline/")


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack in one language."""

    id: str
    title: str
    addresses: tuple[str, ...]
    """Of its files and pages, from the root of the site; a page ends with a stroke."""
    listed: bool = True
    """Whether the page of offline reading offers it; works are kept from their own pages."""


def work_pack(work: Work) -> str:
    """The name of a work's pack."""
    return f"work.{work.id}"


def field_pack(field: Field) -> str:
    """The name of a field's pack."""
    return f"field.{slug(field.id)}"


def study_pack(pack: StudyPack, *, prints: bool = False) -> str:
    """The name of what a pack's page offers to keep: the pages alone, or its prints too."""
    return f"{'pack-prints' if prints else 'pack'}.{pack.id}"


def write_packs(site: Path, pages: Sequence[BuiltPage], views: Views, edition: str) -> None:
    """Write the packs of one language below `offline/<language>/`, and the list of those that are offered."""
    folder = site / FOLDER / views.language
    folder.mkdir(parents=True)
    known: dict[str, tuple[str, int, str]] = {}
    listed = []
    frame = 0
    for pack in _packs(site, pages, views):
        files = [_file(site, address, known) for address in dict.fromkeys(pack.addresses)]
        _write(folder / f"{pack.id}.json", {"title": pack.title, "edition": edition, "files": files})
        total = sum(size for _, size, _ in files)
        if pack.id == FRAME:
            frame = total
        elif pack.listed:
            listed.append((pack.id, pack.title, total))
    _write(folder / "index.json", {"frame": frame, "packs": listed})


def _packs(site: Path, pages: Sequence[BuiltPage], views: Views) -> Iterator[Pack]:
    tr, library, own = views.tr, views.library, Addresses(views.language)
    built = {page.address for page in pages if page.language == views.language}
    index = f"{INDEX}/{views.language}"
    texts = _texts(site, views)
    shares = sorted(path.relative_to(site).as_posix() for path in (site / index).glob("*/w*.js"))
    asked = {one.id: own.page(script_path(one.id)) for one in question_sets(views)}
    works = [(work, _work(work, site, own, texts, built)) for work in library.works.values()]
    lists = [own.page(address) for address in _LISTS]
    kinds = (".css", ".js", ".svg")
    assets = sorted(f"assets/{path.name}" for path in (site / "assets").iterdir() if path.suffix in kinds)
    catalogue = f"{index}/catalogue.js"
    fonts = [font for address in lists for font in _fonts(site, address)]
    frame = (*lists, *assets, *fonts, own.page(APP), catalogue)
    yield Pack(FRAME, tr("The lists and the scripts"), frame, listed=False)
    named = sorted(p.address for p in pages if p.address in built and (_is_read(p, views) or p.address in lists))
    everything = (*named, *shares, *texts.values(), *asked.values())
    yield Pack("all", tr("The whole library in this language"), everything)
    if asked:
        yield Pack("questions", tr("Practice with questions"), (own.page(PRACTICE), *asked.values()))
    yield Pack("search", tr("Full-text search"), tuple(shares))
    for field in library.vocabulary.fields.values():
        # Of a work without a translation the Vietnamese page is kept: the page of the field leads to it.
        inside = [there or (views.addresses.work(work),) for work, there in works if field in work.fields]
        if inside:
            own_page = (own.field(field),)
            yield Pack(field_pack(field), field.labels.best(views.language), sum(inside, own_page))
    yield from _study_packs(site, views, texts, built)
    for work, addresses in works:
        if addresses:
            title = f"{work_name(work, tr)}: {work.best(views.language).title}"
            yield Pack(work_pack(work), title, addresses, listed=False)


def _is_read(page: BuiltPage, views: Views) -> bool:
    """Whether a page of the language is one to read. Short addresses only lead to pages; they are Vietnamese all."""
    if views.language == DEFAULT_LANGUAGE:
        return page.indexed
    # Pages in Vietnamese for want of a translation are asked to be left out by search engines, not by readers.
    return page.indexed or page.address != views.addresses.page("404.html")


def _study_packs(site: Path, views: Views, texts: dict[str, str], built: set[str]) -> Iterator[Pack]:
    """Each with all that its page leads to; the prints come apart, for they weigh more than all the pages."""
    for pack in views.library.packs.values():
        own_page = views.addresses.pack(pack)
        if own_page not in built:
            continue
        title = pack.title.best(views.language)
        read = [text for name in pack.works if (text := texts.get(name))]
        inside = (own_page, views.addresses.page("packs/"), *leads_to(pack, views), *read)
        yield Pack(study_pack(pack), title, inside)
        name = print_name(pack)
        prints = sorted(f"{PRINTS}/{path.name}" for path in (site / PRINTS).glob(f"{name}.*.{views.language}.pdf"))
        if prints:
            words = views.tr("{name}, with its prints (PDF)", name=title)
            yield Pack(study_pack(pack, prints=True), words, (*inside, *prints), listed=False)


def _work(work: Work, site: Path, own: Addresses, texts: dict[str, str], built: set[str]) -> tuple[str, ...]:
    """
    The page of a work in this language, its text for the search, and what is asked of it.

    In another language it is another pack.
    """
    page = own.page(f"resolutions/{work.id}/")
    has_questions = f"{page}{QUESTIONS}" in built
    questions = (f"{page}{QUESTIONS}", own.page(script_path(work.id))) if has_questions else ()
    found = (page, texts.get(work.id, ""), *questions, *_fonts(site, page))
    return tuple(filter(None, found)) if page in built else ()


def _fonts(site: Path, page: str) -> list[str]:
    """Letters that the device may lack."""
    path = site / page / "index.html"
    return fonts_of(path.read_text(encoding="utf-8")) if path.exists() else []


def _texts(site: Path, views: Views) -> dict[str, str]:
    """The script with the text of each work, as the catalogue of the search numbers them."""
    folder = site / INDEX / views.language
    script = (folder / "catalogue.js").read_text(encoding="utf-8")
    data = json.loads(script[script.index(",") + 1 : script.rindex(")")])
    ids = data["works"]["ids"].split("\n") if data["works"]["ids"] else []
    ids += [f"term:{term[0]}" for term in data["terms"]] + [f"page:{page[0]}" for page in data["pages"]]
    found = {name: folder / data["release"] / f"t{number}.js" for number, name in enumerate(ids)}
    return {name: path.relative_to(site).as_posix() for name, path in found.items() if path.exists()}


def _file(site: Path, address: str, known: dict[str, tuple[str, int, str]]) -> tuple[str, int, str]:
    """Address, size and hash of a file."""
    if address not in known:
        path = site / address
        content = (path / "index.html" if path.is_dir() else path).read_bytes()
        known[address] = (address, len(content), hashlib.sha256(content).hexdigest()[:HASH_LENGTH])
    return known[address]


def _write(path: Path, data: object) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8", newline="")
