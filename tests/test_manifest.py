"""Whether a copy is whole, and whose it is."""

import hashlib
import json
import os
import shutil
import subprocess
from pathlib import Path

import click
import pytest

from building import command, lay_out, vankien
from case_files import TESTS
from vankien.commands.extras import need
from vankien.outputs.manifest import differences, read_manifest
from vankien.outputs.signature import check_signature, read_public_key, read_secret_key, sign

pytestmark = pytest.mark.xdist_group("manifest")
NAME = "thu-vien-mau"
PAGE = "resolutions/2016-12-nq-hdtv/index.html"


def minisign(*arguments: str, place: Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Run Debian's minisign."""
    program = shutil.which("minisign")
    assert program, "minisign is needed: make test installs it"
    return subprocess.run([program, *arguments], cwd=place, capture_output=True, text=True, check=False, input=typed)


@pytest.fixture(scope="module")
def public(sample_key: Path) -> str:
    """The key that everybody has."""
    return f"{sample_key}.pub"


@pytest.fixture
def copy(sample_library: Path, tmp_path: Path) -> Path:
    """A copy on a stick, to be spoilt."""
    return Path(shutil.copytree(sample_library / "portable" / NAME, tmp_path / "usb"))


@pytest.mark.parametrize("place", ["site", "portable", f"portable/{NAME}"])
def test_list_names_every_file(sample_library: Path, place: str) -> None:
    """Every file but the list and its signature stands there, with the hash that any other program gives."""
    folder = sample_library / place
    listed = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]
    places = (Path(base, name) for base, _, names in os.walk(folder) for name in names)
    there = {path.relative_to(folder).as_posix(): path for path in places}
    del there["manifest.json"], there["manifest.json.minisig"]

    assert {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in there.items()} == listed
    assert list(listed) == sorted(listed)


@pytest.mark.parametrize("place", ["site", "portable", f"portable/{NAME}"])
def test_whole_and_genuine(sample_library: Path, public: str, place: str) -> None:
    """A copy as it was made is whole, and minisign says the same of its signature."""
    done = command("verify", str(sample_library / place), "--key", public)
    other = minisign("-Vm", "manifest.json", "-p", public, place=sample_library / place)

    assert done.returncode == 0, done.stdout
    assert done.stdout.startswith("chữ ký đúng: Thư viện mẫu, ")
    assert "đủ và nguyên vẹn" in done.stderr
    assert other.returncode == 0, other.stderr


def test_key_as_one_line(sample_library: Path, public: str) -> None:
    """The key may be read out and typed: its second line is enough."""
    line = Path(public).read_text(encoding="utf-8").splitlines()[1]
    assert command("verify", str(sample_library / "site"), "--key", line).returncode == 0


def test_what_differs_is_named(copy: Path, public: str) -> None:
    """Missing, changed and added files are named, each with what is wrong; the signature is still right."""
    (copy / "feed.xml").unlink()
    with (copy / PAGE).open("a", encoding="utf-8") as page:
        page.write(" ")
    (copy / "autorun.inf").write_text("[autorun]", encoding="utf-8")
    (copy / "search" / "lien-ket").symlink_to(copy / "glossary", target_is_directory=True)
    done = command("verify", str(copy), "--key", public)

    assert done.returncode == 1
    assert done.stdout.splitlines()[1:] == [
        "thiếu: feed.xml", f"đã đổi: {PAGE}", "thừa: autorun.inf", "thừa: search/lien-ket",
    ]  # fmt: skip
    assert "KHÔNG nguyên vẹn" in done.stderr


def test_file_that_cannot_be_read_is_changed(copy: Path) -> None:
    """A worn stick gives errors instead of bytes: the file counts as changed, and all others are still looked at."""
    (copy / PAGE).unlink()
    (copy / PAGE).symlink_to(copy / "nowhere")
    done = command("verify", str(copy))

    assert done.returncode == 1
    assert done.stdout.splitlines() == [f"đã đổi: {PAGE}"]


def test_what_systems_leave_is_no_fault(copy: Path) -> None:
    """Windows, macOS and phones leave files of their own on sticks."""
    for name in (
        "Thumbs.db",
        "System Volume Information/IndexerVolumeGuid",
        ".DS_Store",
        "print/._x.pdf",
        "LOST.DIR/1",
    ):
        (copy / name).parent.mkdir(exist_ok=True)
        (copy / name).write_bytes(b"x")
    done = command("verify", str(copy))

    assert done.returncode == 0, done.stdout
    assert "Có chữ ký nhưng chưa kiểm" in done.stderr


def test_letters_taken_apart_in_names_are_the_same(tmp_path: Path) -> None:
    """macOS writes "ế" as e with two marks: the file is still the one that is listed."""
    (tmp_path / "kế.txt").write_bytes(b"x")
    text = json.dumps({
        "format": "vankien-manifest-1", "name": "", "address": "", "updated": "", "hash": "SHA-256",
        "files": {"kế.txt": hashlib.sha256(b"x").hexdigest()},
    })  # fmt: skip
    assert not differences(tmp_path, read_manifest(text.encode()))


def test_forged_list_is_no_proof(copy: Path, public: str) -> None:
    """Who changes a page and lists it anew has no key: whole perhaps, but not ours."""
    (copy / PAGE).write_text("khác", encoding="utf-8")
    path = copy / "manifest.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    data["files"][PAGE] = hashlib.sha256("khác".encode()).hexdigest()
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    done = command("verify", str(copy), "--key", public)

    assert done.returncode == 1
    assert done.stdout.splitlines() == ["chữ ký sai: chữ ký không khớp với nội dung"]
    assert minisign("-Vm", "manifest.json", "-p", public, place=copy).returncode == 1


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda t: t.replace("Thư viện mẫu,", "Thư viện khác,"), "chữ ký sai: chữ ký không khớp với nội dung"),
        (lambda t: t[:100], "chữ ký sai: tệp chữ ký bị hỏng"),
        (lambda _: "", "chữ ký sai: tệp chữ ký bị hỏng"),
        (lambda _: None, "chưa ký: không có manifest.json.minisig"),
    ],
)
def test_spoilt_signature(copy: Path, public: str, change: object, told: str) -> None:
    """A signature that is damaged, missing, or whose comment was changed proves nothing."""
    path = copy / "manifest.json.minisig"
    text = change(path.read_text(encoding="utf-8"))  # type: ignore[operator]
    path.unlink() if text is None else path.write_text(text, encoding="utf-8")
    done = command("verify", str(copy), "--key", public)

    assert done.returncode == 1
    assert done.stdout.splitlines() == [told]


def test_signature_of_somebody_else(copy: Path, tmp_path: Path) -> None:
    """Another key than the one that signed is named as such."""
    assert command("key", str(tmp_path / "khac"), "--no-password").returncode == 0
    done = command("verify", str(copy), "--key", str(tmp_path / "khac.pub"))

    assert done.returncode == 1
    assert "được ký bằng khóa khác" in done.stdout


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "x"}', "[" * 100_000, "\x00"])
def test_damaged_list(copy: Path, text: str) -> None:
    """A list that cannot be read is told as changed."""
    (copy / "manifest.json").write_text(text, encoding="utf-8")
    done = command("verify", str(copy))

    assert done.returncode == 1
    assert done.stdout.startswith("đã đổi: manifest.json")


def test_wrong_use(copy: Path, tmp_path: Path) -> None:
    """No list, no such folder, what is no key: nothing can be said, exit 2."""
    (copy / "manifest.json").unlink()
    for arguments in (
        (str(copy),),
        (str(tmp_path / "x"),),
        (str(copy), "--key", "RWx"),
        (str(copy), "--key", __file__),
    ):
        done = command("verify", *arguments)
        assert done.returncode == 2, arguments
        assert "Traceback" not in done.stderr


def test_key_with_a_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A secret key is for its owner's eyes, opens in minisign by its password, and is never overwritten."""
    monkeypatch.setenv("VANKIEN_KEY_PASSWORD", "mật khẩu dài")
    key = tmp_path / "khoa"
    made = command("key", str(key))
    before = key.read_bytes()
    again = command("key", str(key))
    (tmp_path / "x").write_text("chữ", encoding="utf-8")
    wrong = minisign("-Sm", "x", "-s", "khoa", place=tmp_path, typed="sai\n")
    right = minisign("-Sm", "x", "-s", "khoa", place=tmp_path, typed="mật khẩu dài\n")

    assert made.returncode == 0
    assert key.stat().st_mode & 0o777 == 0o600
    assert again.returncode == 2
    assert key.read_bytes() == before
    assert wrong.returncode != 0
    assert right.returncode == 0, right.stderr
    assert minisign("-Vm", "x", "-p", "khoa.pub", place=tmp_path).returncode == 0


def test_password_of_a_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The right password opens the key again; a wrong one, or a key that is none, stops before anything is built."""
    monkeypatch.setenv("VANKIEN_KEY_PASSWORD", "đúng")
    root = lay_out(TESTS / "library", tmp_path)
    assert command("key", str(tmp_path / "khoa")).returncode == 0
    key = read_secret_key((tmp_path / "khoa").read_text(encoding="utf-8"), "đúng")
    monkeypatch.setenv("VANKIEN_KEY_PASSWORD", "sai")
    wrong = vankien("build", "--no-print", "--sign", str(tmp_path / "khoa"), root=root)
    none = vankien("build", "--no-print", "--sign", str(tmp_path / "khoa.pub"), root=root)

    assert key.public == read_public_key((tmp_path / "khoa.pub").read_text(encoding="utf-8"))
    assert (wrong.returncode, none.returncode) == (2, 2)
    assert "sai mật khẩu" in wrong.stderr
    assert "không phải tệp khóa bí mật" in none.stderr
    assert not (root / ".vankien").exists()


def test_keys_and_signatures_of_minisign(tmp_path: Path) -> None:
    """What minisign has made is read, and checked, as our own is."""
    assert minisign("-G", "-W", "-s", "m.key", "-p", "m.pub", place=tmp_path).returncode == 0
    (tmp_path / "x").write_text("chữ", encoding="utf-8")
    assert minisign("-Sm", "x", "-s", "m.key", "-t", "lời dặn", place=tmp_path).returncode == 0
    key = read_secret_key((tmp_path / "m.key").read_text(encoding="utf-8"))
    public = read_public_key((tmp_path / "m.pub").read_text(encoding="utf-8"))
    signature = (tmp_path / "x.minisig").read_text(encoding="utf-8")

    assert key.public == public
    assert public.text() == (tmp_path / "m.pub").read_text(encoding="utf-8")
    assert check_signature("chữ".encode(), signature, public) == "lời dặn"
    assert check_signature(b"x", sign(b"x", key, "a"), public) == "a"


@pytest.mark.parametrize(("extra", "library"), [("zim", "libzim"), ("sign", "cryptography")])
def test_library_that_is_not_installed(monkeypatch: pytest.MonkeyPatch, extra: str, library: str) -> None:
    """Where a library is missing that only some need, it is named, with the way to install it."""
    monkeypatch.setattr("vankien.commands.extras.find_spec", lambda _: None)
    with pytest.raises(click.UsageError, match=f"{library}.*make extras"):
        need(extra)
