"""MkDocs's events, handed on. The only module that knows MkDocs."""

import logging
import os
import posixpath
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from vankien.checks.check import check
from vankien.citations.graph import build_graph
from vankien.model.core import core_works
from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.outputs.addresses import Addresses, prefix, relative
from vankien.outputs.aliases import aliases
from vankien.outputs.downloads import read_downloads
from vankien.outputs.foreign import Foreign, foreign_words
from vankien.outputs.interface import Interface
from vankien.outputs.made_files import made_files
from vankien.outputs.markdown.citations import Citations
from vankien.outputs.markdown.few_tags import FewTags
from vankien.outputs.markdown.foreign_links import ForeignLinks, Places, elsewhere
from vankien.outputs.markdown.heading_ids import own_slug, slugs_as_in
from vankien.outputs.markdown.safe_links import SafeLinks
from vankien.outputs.markdown.table_frames import TableFrames
from vankien.outputs.markdown.terms import Terms
from vankien.outputs.pages.all import all_pages
from vankien.outputs.pages.fallbacks import fallback_pages, source_pages, written_pages
from vankien.outputs.pages.glossary import term_words
from vankien.outputs.pages.home import home_context
from vankien.outputs.pages.languages import page_languages
from vankien.outputs.pages.page import PageSource
from vankien.outputs.search.index import index_site
from vankien.outputs.views import Views
from vankien.outputs.whole_symbols import whole_symbols
from vankien.sources.library import SOURCES, read_library
from vankien.sources.settings import read_settings

log = logging.getLogger("mkdocs.hooks.vankien")

LANGUAGE_VARIABLE = "VANKIEN_LANGUAGE"
"""Names the language that this process builds; one process builds one language."""

DOWNLOADS_VARIABLE = "VANKIEN_DOWNLOADS"
"""Names the list of the files that the build has made before the pages, so that the pages can offer them."""


class Events:
    """What one build knows; made anew in `on_config`, for MkDocs keeps its hooks over rebuilds."""

    def __init__(self, config: MkDocsConfig) -> None:
        root = Path(config.config_file_path).parent
        language = os.environ.get(LANGUAGE_VARIABLE, DEFAULT_LANGUAGE)
        try:
            reading = read_library(root)
        except OSError as error:
            raise PluginError(f"không đọc được: {error.strerror} ({error.filename})") from None
        graph = build_graph(reading.library)
        made = read_downloads(Path(os.environ[DOWNLOADS_VARIABLE]) if DOWNLOADS_VARIABLE in os.environ else None)
        problems = [*reading.problems, *check(reading.library, graph, date.today())]
        for problem in problems:
            (log.error if problem.is_error else log.info)("%s", problem.text())
        if any(problem.is_error for problem in problems):
            raise PluginError(f"{sum(p.is_error for p in problems)} lỗi trong nguồn; không dựng trang")
        self.root = root
        self.site_url = config.site_url or "/"
        # Whether it is well written `vankien check` has told.
        self.contact = read_settings(root, []).contact
        addresses = Addresses(language, core_works(reading.library))
        self.views = Views(reading.library, graph, Interface(language), addresses, self.site_url, made)
        self.pages: dict[str, PageSource] = {}
        self.sources = {*source_pages(reading.library), *(f"{name}/" for name in aliases(self.views))}
        self.fallbacks: frozenset[str] = frozenset()
        self.terms: dict[str, Terms] = {}

    @property
    def language(self) -> str:
        """The language of this build."""
        return self.views.language

    def configure(self, config: MkDocsConfig) -> None:
        """Point MkDocs to the language's own pages."""
        config.docs_dir = str(self.root / "docs" / self.language)
        config.site_url = f"{self.site_url}{prefix(self.language)}"
        config.theme["language"] = self.language
        config.mdx_configs["toc"] = {"slugify": own_slug, "permalink": False}
        config.watch.extend(str(self.root / name) for name in SOURCES if (self.root / name).is_dir())

    def extend(self, config: MkDocsConfig, page: Page, files: Files) -> None:
        """Give hand-written pages the citations and terms of the library, and text for raw HTML."""
        here = f"{prefix(self.language)}{page.url}"
        views = self.views
        uri = page.file.src_uri
        said_in = DEFAULT_LANGUAGE if uri in self.fallbacks else self.language
        terms = Terms(views.library, said_in, lambda term: relative(views.addresses.term(term), here))
        self.terms[uri] = terms
        citations = Citations(
            views.library,
            lambda work, anchor: relative(views.addresses.work(work, anchor), here),
            # Who reads a text in Vietnamese is not surprised by another.
            foreign=views.foreign_work if said_in == self.language else lambda _: None,
        )
        own = (Citations, ForeignLinks, FewTags, Terms, SafeLinks, TableFrames)
        kept = [e for e in config.markdown_extensions if not isinstance(e, own)]
        ours = [FewTags(), citations, terms, SafeLinks(), TableFrames(views.tr)]
        if self.language != DEFAULT_LANGUAGE:
            addresses = {file.url.removeprefix("./") for file in files}
            own_pages = set() if said_in == self.language else set(written_pages(views.library, self.language))
            places = Places(addresses.__contains__, self.sources.__contains__, own_pages.__contains__)
            name = views.tr.name_of(DEFAULT_LANGUAGE)
            foreign = Foreign(DEFAULT_LANGUAGE, name) if said_in == self.language else None
            ours.append(ForeignLinks(lambda link: elsewhere(link, uri, page.url, here, places), foreign))
        config.markdown_extensions = [*kept, *ours]

    def add_fallbacks(self, files: Files, config: MkDocsConfig) -> None:
        """The pages that every language has: where there is no translation, the Vietnamese text, with its pictures."""
        # What is made from the library has no need of the Vietnamese introduction.
        pages, pictures = fallback_pages(self.views.library, lambda uri: files.get_file_from_path(uri) is not None)
        self.fallbacks = pages
        for uri in sorted(pages | pictures):
            path = str(self.root / "docs" / DEFAULT_LANGUAGE / uri)
            files.append(File.generated(config, uri, abs_src_path=path, inclusion=InclusionLevel.NOT_IN_NAV))

    def add_pages(self, files: Files, config: MkDocsConfig) -> Files:
        """The pages made from the library; of the theme's own files only ours reach the reader."""
        for file in list(files):
            # Styles stand in the pages; those of parts are put together when the pages are built.
            ours = file.src_uri.startswith("assets/") and (_theme() / file.src_uri).exists()
            ours = ours and not file.src_uri.endswith(".css")
            if file.src_dir in config.theme.dirs and not ours:
                files.remove(file)
        environment = config.theme.get_env()
        environment.autoescape = True
        for name, text in made_files(environment, self.views, self.contact):
            files.append(File.generated(config, name, content=text))
        self.pages = {}
        for page in all_pages(self.views):
            uri = f"{page.address}index.md"
            self.pages[uri] = page
            if files.get_file_from_path(uri) is None:
                file = File.generated(config, uri, content="\n", inclusion=InclusionLevel.NOT_IN_NAV)
                files.append(file)
        self.add_fallbacks(files, config)
        return files

    def context(self, context: dict[str, Any], page: Page) -> dict[str, Any]:
        """What all templates need, and what the page's own template shows."""
        views = self.views
        source = self.pages.get(page.file.src_uri)
        here = f"{prefix(self.language)}{page.url}"
        is_fallback = source.is_fallback if source else page.file.src_uri in self.fallbacks
        languages = source.languages if source else self._languages_of(page)
        context.update(self.common(here))
        context.update(page_languages(page.url, languages, views, is_fallback=is_fallback))
        context.update(
            {
                "indexed": source.indexed if source else not is_fallback,
                "description": (source.description if source else page.meta.get("description")) or "",
            }
        )
        if page.is_homepage:
            context.update(home_context(views))
        if source:
            context.update(source.context)
        terms = self.terms.get(page.file.src_uri)
        if terms or not source:
            used = terms.used.values() if terms else ()
            context["terms"] = [
                {"id": t.id, "href": relative(views.addresses.term(t), here), **term_words(t, self.language)}
                for t in used
            ]
        return context

    def common(self, here: str) -> dict[str, Any]:
        """What the frame of every page needs."""
        tr = self.views.tr
        root = "/" if here is None else relative("", here)
        return {
            "tr": tr,
            "ntr": tr.plural,
            "language": self.language,
            "direction": tr.direction,
            "here": here,
            "root": root,
            "to": lambda address: relative(self.views.addresses.page(address), here),
            "asset": lambda address: relative(address, here),
            "sections": self.sections(),
            "contact": self.contact,
            # The same words in Vietnamese, for who is told that the interface is a draft.
            "source_tr": Interface(DEFAULT_LANGUAGE),
            "source_language": DEFAULT_LANGUAGE,
            **foreign_words(tr),
        }

    def sections(self) -> list[tuple[str, str]]:
        """The sections of the site that exist, in the order of the menu."""
        tr = self.views.tr
        generated = [("resolutions/", tr("Documents")), ("fields/", tr("Fields")), ("glossary/", tr("Glossary"))]
        generated.append(("print/", tr("Print")))
        written = [("history/", tr("History")), ("study/", tr("Study")), ("help/", tr("Help"))]
        docs = [self.root / "docs" / name for name in (self.language, DEFAULT_LANGUAGE)]
        return generated + [item for item in written if any((d / item[0] / "index.md").exists() for d in docs)]

    def _languages_of(self, page: Page) -> tuple[str, ...]:
        docs = self.root / "docs"
        return tuple(name for name in self.views.library.languages if (docs / name / page.file.src_uri).exists())


_events: Events | None = None


def _theme() -> Path:
    return Path(__file__).parent / "theme"


def _current() -> Events:
    assert _events is not None
    return _events


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the library afresh; faults stop the build."""
    global _events
    _events = Events(config)
    _events.configure(config)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are made from the library."""
    return _current().add_pages(files, config)


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Let templates escape what they show, and give those that belong to no page (404) what the frame needs."""
    # MkDocs leaves this off: a title with "<" would be markup.
    env.autoescape = True
    # Lines that hold nothing but a tag of the template would be blank lines in every page.
    env.trim_blocks = env.lstrip_blocks = True
    events = _current()
    path = urlsplit(events.site_url).path or "/"
    env.filters["whole_symbols"] = whole_symbols
    env.globals.update(events.common(""))
    env.globals.update(
        {
            "to": lambda address: posixpath.join(path, prefix(events.language), address),
            "asset": lambda address: posixpath.join(path, address),
            "root": path,
            # Nobody knows what page was meant: the switcher leads home.
            "languages": [(name, posixpath.join(path, prefix(name))) for name in events.views.library.languages],
            "missing": [],
            "alternates": [],
            "is_fallback": False,
            "indexed": False,
            "description": "",
        }
    )
    return env


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Name the template and the title of a page made from the library."""
    events = _current()
    source = events.pages.get(page.file.src_uri)
    if source is not None and not markdown.strip():
        page.meta.update({"template": source.template, "title": source.title, "description": source.description})
        return ""
    if source is not None:
        # What is written by hand introduces what is made from the library.
        page.meta.setdefault("template", source.template)
    elif page.is_homepage:
        page.meta.setdefault("template", "home.html")
    events.extend(config, page, files)
    uri = page.file.src_uri
    written = events.root / "docs" / ("" if uri in events.fallbacks else DEFAULT_LANGUAGE) / uri
    config.mdx_configs["toc"]["slugify"] = slugs_as_in(written, markdown)
    return markdown


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Hand the templates what they show; of it only the text is HTML already."""
    page.content = Markup(page.content or "")  # noqa: S704
    return _current().context(context, page)


def on_post_build(config: MkDocsConfig) -> None:
    """While previewing, the search index is made as well, so that the search can be tried."""
    if os.environ.get("VANKIEN_PREVIEW"):
        index_site(Path(config.site_dir), _current().views)
