"""`vankien verify`: whether a copy is whole, and ours."""

import sys
from pathlib import Path

import click

from vankien.commands.signing import public_key
from vankien.model.problem import printable
from vankien.outputs.manifest import MANIFEST, SIGNATURE, Differences, NoManifest, differences, read_manifest


@click.command("verify")
@click.argument("folder", metavar="THƯ_MỤC", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--key", metavar="KHÓA", help="Khóa công khai: tệp .pub, hoặc chính dòng chữ của khóa.")
def verify_command(folder: Path, key: str | None) -> None:
    """Kiểm một bản sao (thư mục, USB, máy chủ khác): có đủ, nguyên vẹn và đúng là của người ký hay không."""
    checked = public_key(key) if key else None
    try:
        listed = (folder / MANIFEST).read_bytes()
    except FileNotFoundError:
        raise click.UsageError(f"{folder} không có {MANIFEST}: không phải một bản sao trọn vẹn của thư viện") from None
    signature = folder / SIGNATURE
    failed = False
    if checked is not None:
        from vankien.outputs.signature import BadSignature, check_signature

        try:
            text = signature.read_text(encoding="utf-8", errors="replace")
            comment = check_signature(listed, text, checked)
            click.echo(f"chữ ký đúng: {printable(comment)}")
        except FileNotFoundError:
            click.echo(f"chưa ký: không có {SIGNATURE}")
            failed = True
        except BadSignature as error:
            click.echo(f"chữ ký sai: {error}")
            failed = True
    try:
        manifest = read_manifest(listed)
    except NoManifest:
        click.echo(f"đã đổi: {MANIFEST} (không đọc được danh sách tệp)")
        sys.exit(1)
    with click.progressbar(length=len(manifest.files), label="Đọc các tệp", file=sys.stderr) as bar:
        found = differences(folder, manifest, lambda: bar.update(1))
    _report(found)
    name = f"{printable(manifest.name)}, cập nhật {printable(manifest.updated)}, {len(manifest.files)} tệp"
    if found or failed:
        click.echo(
            f"{name}: KHÔNG nguyên vẹn hoặc không đúng nguồn. Đừng dùng bản này; hãy chép lại từ nguồn.", err=True
        )
        sys.exit(1)
    click.echo(f"{name}: đủ và nguyên vẹn.", err=True)
    if checked is None:
        told = "Có chữ ký nhưng chưa kiểm (thêm --key)" if signature.exists() else "Bản này không có chữ ký"
        click.echo(f"{told}: chưa biết ai đã làm ra nó.", err=True)


def _report(found: Differences) -> None:
    for word, paths in (("thiếu", found.missing), ("đã đổi", found.changed), ("thừa", found.added)):
        for path in paths:
            click.echo(f"{word}: {printable(path)}")
