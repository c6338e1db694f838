"""Lists of files, keys and signatures, for the commands that sign and check."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vankien.commands.extras import need
from vankien.commands.loading import Loaded
from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.outputs.edition import edition_day
from vankien.outputs.manifest import MANIFEST, SIGNATURE, manifest_json

if TYPE_CHECKING:
    from vankien.outputs.signature import PublicKey, SecretKey

PASSWORD = "VANKIEN_KEY_PASSWORD"  # noqa: S105
"""Where a build without a keyboard finds the password of its key."""


def signing_key(path: Path) -> SecretKey:
    """The key of a file; its password is asked for, or taken from the environment."""
    need("sign")
    from vankien.outputs.signature import BadKey, WrongPassword, has_password, read_secret_key

    text = _text(path)
    try:
        password = _password(path) if has_password(text) else ""
        return read_secret_key(text, password)
    except BadKey:
        raise click.UsageError(f"{path} không phải tệp khóa bí mật") from None
    except WrongPassword:
        raise click.UsageError(f"sai mật khẩu của khóa {path}, hoặc tệp khóa đã hỏng") from None


def public_key(given: str) -> PublicKey:
    """The key of a file, or the key itself as one line of letters."""
    need("sign")
    from vankien.outputs.signature import BadKey, read_public_key

    path = Path(given)
    try:
        return read_public_key(_text(path) if path.exists() else given)
    except BadKey:
        raise click.UsageError(f"{given} không phải khóa công khai, cũng không phải tệp chứa khóa ấy") from None


def seal(folder: Path, loaded: Loaded, key: SecretKey | None) -> None:
    """List the files of a finished folder, and sign the list."""
    settings = loaded.settings
    day = edition_day(loaded.views(DEFAULT_LANGUAGE))
    listed = manifest_json(folder, settings.site_name, settings.site_url, day)
    (folder / MANIFEST).write_text(listed, encoding="utf-8", newline="")
    if key is None:
        return
    from vankien.outputs.signature import sign

    comment = f"{settings.site_name}, {day.isoformat()}, {settings.site_url}"
    signed = sign(listed.encode(), key, " ".join(comment.split()))
    (folder / SIGNATURE).write_text(signed, encoding="utf-8", newline="")


def _password(path: Path) -> str:
    given: str | None = os.environ.get(PASSWORD)
    return click.prompt(f"Mật khẩu của khóa {path}", hide_input=True, err=True) if given is None else given


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise click.UsageError(f"{path} không phải tệp khóa") from None
    except OSError as error:
        raise click.UsageError(f"không đọc được khóa {path}: {error.strerror}") from None
