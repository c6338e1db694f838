"""`vankien key`: a pair of keys, to sign editions with."""

import os
from pathlib import Path

import click

from vankien.commands.extras import need
from vankien.commands.signing import PASSWORD


@click.command("key")
@click.argument("file", metavar="TỆP", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--no-password", is_flag=True, help="Không đặt mật khẩu: ai đọc được tệp là ký được.")
def key_command(file: Path, no_password: bool) -> None:
    """Tạo một cặp khóa: TỆP là khóa bí mật để ký, TỆP.pub là khóa công khai để mọi người kiểm."""
    need("sign")
    from vankien.outputs.signature import new_key

    public = file.with_name(f"{file.name}.pub")
    for path in (file, public):
        if path.exists():
            raise click.UsageError(f"{path} đã có; không ghi đè lên khóa cũ")
    password = "" if no_password else _password()
    key = new_key()
    _write_secret(file, key.text(password))
    public.write_text(key.public.text(), encoding="utf-8")
    click.echo(f"{file}: khóa bí mật; chỉ người dựng thư viện giữ, đừng để trong thư mục của thư viện")
    click.echo(f"{public}: khóa công khai; hãy đưa cho mọi người, bằng con đường khác với bản sao")
    click.echo(key.public.text().splitlines()[1])


def _password() -> str:
    given: str | None = os.environ.get(PASSWORD)
    if given is None:
        given = click.prompt("Mật khẩu mới của khóa", hide_input=True, confirmation_prompt="Gõ lại mật khẩu", err=True)
    return given


def _write_secret(path: Path, text: str) -> None:
    """For nobody else's eyes, from the first byte on."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as target:
        target.write(text)
