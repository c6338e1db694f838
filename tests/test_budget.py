"""Pages keep to their budget, weighed in Chromium: `budget.yml` says how much, and what to do."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

from benchmarks.pages.article import ID, WORDS, lay_out
from benchmarks.pages.measure import Visit, phone, visit
from benchmarks.pages.serving import ready_headers
from benchmarks.search.serving import Site, serve
from building import made_once, vankien
from case_files import TESTS
from vankien.outputs.scripts import PARTS, part_file

pytestmark = pytest.mark.xdist_group("budget")
BUDGET: dict[str, Any] = yaml.safe_load((TESTS / "budget.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library of this repository with an article of just so many words in it."""

    def make(root: Path) -> None:
        done = vankien("build", "--no-print", root=lay_out(root))
        assert done.returncode == 0, done.stderr

    return made_once(tmp_path_factory, "budget", make) / "site"


@pytest.fixture(scope="module")
def site(built: Path) -> Iterator[Site]:
    """It, served as its header files say."""
    with serve(built, ready_headers(built)) as running:
        yield running


def packed(path: Path) -> int:
    """A file's size on its way."""
    return len(gzip.compress(path.read_bytes(), 6, mtime=0))


def over(kind: str, limits: dict[str, int], found: Visit) -> list[str]:
    """What a page has too much of, in words."""
    given = {name: getattr(found, name) for name in ("requests", "bytes", "scripts", "behind")}
    page = f"{kind} (/{limits['address']})"
    return [
        f"{page} has {value} {name}, its budget is {limits[name]}: tests/budget.yml says what to do"
        for name, value in given.items()
        if value > limits[name]
    ]


@pytest.mark.parametrize("kind", BUDGET["pages"])
def test_page_keeps_to_its_budget(browser: Browser, site: Site, kind: str) -> None:
    """No kind of page weighs more or asks for more than it may, and none asks another host."""
    limits = BUDGET["pages"][kind]
    with phone(browser, slow=False) as (page, session):
        found = visit(page, session, site, lambda: page.goto(site.address + limits["address"]))

    assert over(kind, limits, found) == []
    assert found.foreign == ()
    # A budget that is far too large would let a page grow unseen.
    assert found.bytes > 0.8 * limits["bytes"]


def test_article_is_as_long_as_it_claims(built: Path) -> None:
    """The text that is weighed has its words, besides its facts, points and lists."""
    source = (built.parent / "resolutions" / ID / "vi.md").read_text(encoding="utf-8")
    assert len(source.split("\n---\n", 1)[1].split()) == WORDS


def test_next_page_brings_only_its_text(browser: Browser, site: Site) -> None:
    """After the first page a second of its kind asks for itself alone, and brings less than half of the bytes."""
    with phone(browser, slow=False) as (page, session):
        address = site.address + BUDGET["pages"]["article"]["address"]
        first = visit(page, session, site, lambda: page.goto(address))
        page.goto("about:blank")
        following = visit(page, session, site, lambda: page.goto(site.address + BUDGET["pages"]["work"]["address"]))

    assert [url for url in following.urls if "icon" not in url and url != "/sw.js"] == ["/resolutions/2024-57-nq-tw/"]
    assert following.bytes + following.behind <= BUDGET["next_page"] * (first.bytes + first.behind)


def test_scripts_are_small(built: Path) -> None:
    """What every page runs, all that the pages do with it, and each part, whatever the language."""
    size = {path.name: packed(path) for path in (built / "assets").glob("*.js")}
    parts = {name: size[part_file(name, "vi")] for name in PARTS}
    together = ["share", "terms", "combobox"]
    assert size["vankien.js"] <= BUDGET["every_page_script"]
    assert size["vankien.js"] + sum(parts[name] for name in together) <= BUDGET["menu_theme_copy_search"]
    assert {name: of for name, of in parts.items() if of > BUDGET["part"]} == {}


def test_focus_brings_the_search(browser: Browser, site: Site) -> None:
    """The engine comes when the field is reached and not before."""
    with phone(browser, slow=False) as (page, session):
        before = visit(page, session, site, lambda: page.goto(site.address + "resolutions/2024-57-nq-tw/"))
        page.locator("[data-search]").tap()
        page.wait_for_timeout(500)
        sent = site.taken()

    assert not any("engine" in url for url in before.urls)
    assert any("engine" in path for path, _, _ in sent)
    assert sum(body for path, _, body in sent if "/search/data/" not in path) <= BUDGET["focus"]
