"""`vankien build`: the whole site, beside the old one, then in its place."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import click

from vankien.commands.copies import NAME as COPIES
from vankien.commands.copies import CannotBeCopied, make_copies
from vankien.commands.downloads import make_downloads
from vankien.commands.extras import need
from vankien.commands.loading import Loaded, load, stop_on_errors
from vankien.commands.options import root_option
from vankien.commands.printing import cluster_option
from vankien.commands.recording import record_versions
from vankien.commands.signing import seal, signing_key
from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.outputs.addresses import prefix
from vankien.outputs.aliases import alias_page, aliases
from vankien.outputs.calendar import HISTORY, STUDY, anniversaries, calendar_ics, study_months
from vankien.outputs.data import library_csv, library_json
from vankien.outputs.downloads import FOLDER, INDEX
from vankien.outputs.feed import NAME as FEED
from vankien.outputs.feed import feed_xml
from vankien.outputs.formats.question_formats import make_question_formats
from vankien.outputs.headers import header_files
from vankien.outputs.link_check import dead_links
from vankien.outputs.offline.app import NAME as APP
from vankien.outputs.offline.app import app_manifest
from vankien.outputs.offline.packs import write_packs
from vankien.outputs.offline.worker import NAME as WORKER
from vankien.outputs.offline.worker import worker_script
from vankien.outputs.opensearch import NAME as OPENSEARCH
from vankien.outputs.opensearch import opensearch_xml
from vankien.outputs.policy import close_pages
from vankien.outputs.publish import Busy, digest, publish, stage
from vankien.outputs.search.index import IndexingFailed, index_site
from vankien.outputs.site_pages import BuiltPage, read_site
from vankien.outputs.sitemap import sitemap_xml
from vankien.outputs.styles import cut_styles
from vankien.outputs.tally.forms import COUNTS_CSV, SHEETS_CSV, counts_csv, sheets_csv
from vankien.outputs.version_history import has_history, history_script
from vankien.outputs.versioned import version_assets
from vankien.outputs.web_fonts import add_fonts

QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
"""Both tools print a page of advertisement for their successors otherwise."""


class BuildFailed(Exception):
    """A step could not be finished; the message is for the editor."""


@click.command("build")
@root_option
@click.option(
    "--no-print", is_flag=True, help="Không làm bản in và các tệp tải về (nhanh hơn; trang không có nút bản in)."
)
@click.option("--portable", is_flag=True, help="Làm thêm bản mang theo ở portable/: một thư mục và tệp zip của nó.")
@click.option("--zim", is_flag=True, help="Như --portable, và thêm tệp .zim cho ứng dụng Kiwix.")
@click.option(
    "--sign",
    "key_file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="TỆP_KHÓA",
    help="Ký danh sách tệp bằng khóa do “vankien key” tạo.",
)
@click.option("--jobs", type=click.IntRange(1), default=os.cpu_count() or 1, show_default=True, help="Số tiến trình.")
@cluster_option
def build_command(
    root: Path, *, no_print: bool, portable: bool, zim: bool, key_file: Path | None, jobs: int, cluster: str
) -> None:
    """Dựng toàn bộ trang web vào site/. Nếu có lỗi, trang cũ giữ nguyên."""
    root = root.resolve()
    if zim:
        need("zim")
    key = signing_key(key_file) if key_file else None
    loaded = load(root)
    stop_on_errors(loaded)
    try:
        with stage(root) as folder:
            site = folder / "site"
            count, pages = _assemble(loaded, folder, site, no_print, jobs, cluster)
            copies = folder / COPIES
            if portable or zim:
                _say("Bản mang theo")
                make_copies(loaded, site, pages, copies, key, zim=zim, without_prints=no_print)
            # The prints are finished: whoever holds one can ask what has changed since, from the next build on.
            recorded = [] if no_print else list(record_versions(loaded))
            # The list comes last: it names every file.
            seal(site, loaded, key)
            release = publish(site, root)
            if copies.exists():
                publish(copies, root, COPIES)
    except Busy:
        raise click.ClickException("một lần dựng khác của thư viện này đang chạy; hãy đợi nó xong") from None
    except (BuildFailed, CannotBeCopied, IndexingFailed) as error:
        raise click.ClickException(f"{error}\nTrang đã công bố vẫn giữ nguyên.") from None
    except OSError as error:
        reason = f"{error.strerror or error} ({error.filename or ''})"
        raise click.ClickException(f"không ghi được: {reason}. Trang đã công bố vẫn giữ nguyên.") from None
    if recorded:
        _say(f"Đã ghi {len(recorded)} phiên bản mới vào versions.*.yml; hãy giữ các tệp ấy cùng tệp nguồn")
    _say(f"Xong: {len(pages)} trang, {count} mục trong chỉ mục tìm kiếm; site/ → {release.name}")


def _assemble(
    loaded: Loaded, folder: Path, site: Path, no_print: bool, jobs: int, cluster: str
) -> tuple[int, list[BuiltPage]]:
    """The site, whole but for its list of files. Returns the number of items in the index, and the pages."""
    # Made first, so that the pages can say how large each file is.
    downloads = folder / FOLDER
    if not no_print:
        _say("Bản in, sách điện tử, Word, Markdown")
        make_downloads(loaded, downloads, jobs, cluster)
    _pages(loaded, folder, site, downloads)
    if not no_print:
        _move_into(downloads, site / FOLDER)
    _data(loaded, site)
    _say("Chỉ mục tìm kiếm")
    count = index_site(site, *(loaded.views(language) for language in loaded.library.languages))
    base = urlsplit(loaded.settings.site_url).path or "/"
    _close(loaded, site, base)
    pages = read_site(site)
    (site / "sitemap.xml").write_text(sitemap_xml(pages), encoding="utf-8")
    _offline(loaded, site, pages)
    dead = list(dead_links(site, pages, base))
    if dead:
        lines = "\n".join(f"  {x.page}: {x.link}" for x in dead)
        raise BuildFailed(f"{len(dead)} liên kết không dẫn tới đâu:\n{lines}")
    return count, pages


def _move_into(source: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for path in source.iterdir():
        if (target / path.name).exists():
            raise BuildFailed(f"hai trang cùng địa chỉ /{target.name}/{path.name}")
        os.replace(path, target / path.name)


def _pages(loaded: Loaded, folder: Path, site: Path, downloads: Path) -> None:
    """One MkDocs process a language, side by side; then one tree."""
    languages = loaded.library.languages
    _say(f"Trang web: {', '.join(languages)}")
    running = {
        language: _mkdocs(loaded.root, language, folder / f"pages-{language}", downloads) for language in languages
    }
    failed = []
    try:
        for language, process in running.items():
            output, _ = process.communicate()
            if process.returncode:
                failed.append(f"MkDocs ({language}) dừng lại, mã {process.returncode}:\n{_told(output)}")
    finally:
        for process in running.values():
            process.kill()
            process.wait()
    if failed:
        raise BuildFailed("\n".join(failed))
    for language in languages:
        target = site / prefix(language)
        os.replace(folder / f"pages-{language}", target)
        for name in ("sitemap.xml", "sitemap.xml.gz"):
            (target / name).unlink(missing_ok=True)
        if language != DEFAULT_LANGUAGE:
            # Style, scripts and icons are the same for all languages and lie at the root, beside each language's words.
            shutil.copytree(target / "assets", site / "assets", dirs_exist_ok=True)
            shutil.rmtree(target / "assets")


def _told(output: str) -> str:
    """What MkDocs says of a failure, for editors: of a trace of its program only the last line."""
    said, _, trace = output.partition("Traceback (most recent call last):")
    lines = [line for line in said.splitlines() if line.strip() and not line.startswith("INFO")]
    return "\n".join([*lines, *trace.strip().splitlines()[-1:]])


def _mkdocs(root: Path, language: str, target: Path, downloads: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(root / "mkdocs.yml"), "-d", str(target)]
    ours = {"VANKIEN_LANGUAGE": language, "VANKIEN_DOWNLOADS": str(downloads / INDEX), "PYTHONUTF8": "1"}
    environment = {**os.environ, **QUIET, **ours}
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
    )


def _data(loaded: Loaded, site: Path) -> None:
    name = loaded.settings.site_name
    more: list[tuple[str, str]] = []
    described = ((language, loaded.views(language)) for language in loaded.library.languages)
    for language, own in described:
        more.append((f"{prefix(language)}{OPENSEARCH}", opensearch_xml(own, name)))
        more.append((f"{prefix(language)}{APP}", app_manifest(own, name)))
        more.append((f"{prefix(language)}{FEED}", feed_xml(own, name)))
    _calendars(loaded, site)
    for language in loaded.library.languages:
        for path, data in make_question_formats(loaded.views(language), name):
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_bytes(data)
    for path, text in (*_files(loaded, name), *more):
        target = site / path
        if target.exists():
            raise BuildFailed(f"hai trang cùng địa chỉ /{path}")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="")


def _calendars(loaded: Loaded, site: Path) -> None:
    views = loaded.views(DEFAULT_LANGUAGE)
    host = urlsplit(views.site_url).hostname or "vankien"
    for path, title, entries in (
        (HISTORY, views.tr("Party history"), list(anniversaries(views))),
        (STUDY, views.tr("Study"), list(study_months(views))),
    ):
        if entries:
            name = f"{loaded.settings.site_name}: {title}"
            (site / path).write_bytes(calendar_ics(name, entries, views.language, host))


def _close(loaded: Loaded, site: Path, base: str) -> None:
    """The pages get the style that they need and say what they may run. After this no page changes."""
    cut_styles(site)
    version_assets(site)
    add_fonts(site)
    languages = tuple(name for name in loaded.library.languages if name != DEFAULT_LANGUAGE)
    for name, text in header_files(close_pages(site), languages, base):
        (site / name).write_text(text, encoding="utf-8", newline="")


def _offline(loaded: Loaded, site: Path, pages: Sequence[BuiltPage]) -> None:
    """What can be kept on a device, and the worker that keeps it: after everything that it names."""
    edition = digest(site)
    languages = loaded.library.languages
    for language in languages:
        write_packs(site, pages, loaded.views(language), edition)
    (site / WORKER).write_text(worker_script(edition, languages), encoding="utf-8", newline="")


def _files(loaded: Loaded, name: str) -> Iterator[tuple[str, str]]:
    views = loaded.views(DEFAULT_LANGUAGE)
    yield "data/library.json", library_json(views)
    yield "data/library.csv", library_csv(views)
    yield COUNTS_CSV, counts_csv()
    yield SHEETS_CSV, sheets_csv()
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {views.site_url}sitemap.xml\n"
    for language in views.library.languages:
        for work in views.library.works.values():
            expression = work.expressions.get(language)
            if expression is not None and has_history(work, expression):
                in_language = loaded.views(language)
                yield in_language.addresses.history(work), history_script(work, expression, in_language)
    for alias, works in aliases(views).items():
        yield f"{alias}/index.html", alias_page(alias, works, views, name)


def _say(text: str) -> None:
    click.echo(text, err=True)
