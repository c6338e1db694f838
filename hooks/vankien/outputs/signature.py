"""
Signatures that tell whose a file is: Ed25519, in the formats of minisign, so that its program can check them too.

A public key: "Ed", the number of the key, the key. A secret key: its kinds of signature, password and checksum, how
the password is stretched, then number, key and checksum, hidden by the stretched password. A signature: "ED", the
number, the signature over BLAKE2b-512 of the file; then a comment, and a signature over the signature and the comment.
"""

import base64
import binascii
import hashlib
import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_NUMBER = 8
_SECRET = 158
_PUBLIC = 42
_SIGNATURE = 74
_SALT = 32
_OPERATIONS, _MEMORY = 4 << 20, 128 << 20
"""How hard a password is to guess: a tenth of a second and 128 MB for each try."""
_MOST_MEMORY = 2 << 30
_UNTRUSTED = "untrusted comment: "
_TRUSTED = "trusted comment: "


class BadKey(Exception):
    """What should be a key is none."""


class WrongPassword(Exception):
    """The password does not open the key, or the key is damaged."""


class BadSignature(Exception):
    """The signature is not one of this key over this file; the message is for the reader."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """What everybody may have, to check with."""

    number: bytes
    key: bytes

    @property
    def name(self) -> str:
        """The number of the key as minisign writes it: without noughts in front."""
        return self.number[::-1].hex().upper().lstrip("0") or "0"

    def text(self) -> str:
        """The key as a file."""
        return _lines(f"minisign public key {self.name}", b"Ed" + self.number + self.key)


@dataclass(frozen=True, slots=True)
class SecretKey:
    """What only the editor has, to sign with."""

    number: bytes
    seed: bytes

    @property
    def public(self) -> PublicKey:
        """The half for everybody."""
        return PublicKey(self.number, _private(self).public_key().public_bytes_raw())

    def text(self, password: str = "") -> str:
        """The key as a file; without a password it is open to whoever reads the file."""
        secret = self.seed + self.public.key
        checksum = hashlib.blake2b(b"Ed" + self.number + secret, digest_size=32).digest()
        hidden = self.number + secret + checksum
        if not password:
            return _lines("minisign secret key", b"Ed" + bytes(2) + b"B2" + bytes(_SALT + 16) + hidden)
        salt = secrets.token_bytes(_SALT)
        limits = _OPERATIONS.to_bytes(8, "little") + _MEMORY.to_bytes(8, "little")
        stream = _stretched(password, salt, _OPERATIONS, _MEMORY, len(hidden))
        return _lines("minisign encrypted secret key", b"EdScB2" + salt + limits + _mixed(hidden, stream))


def new_key() -> SecretKey:
    """A key that nobody had before."""
    return SecretKey(secrets.token_bytes(_NUMBER), Ed25519PrivateKey.generate().private_bytes_raw())


def has_password(text: str) -> bool:
    """Whether a file with a secret key asks for a password."""
    return _decoded(_second_line(text), _SECRET)[2:4] != bytes(2)


def read_secret_key(text: str, password: str = "") -> SecretKey:
    """The key of a file that minisign or we have written."""
    data = _decoded(_second_line(text), _SECRET)
    if data[:2] != b"Ed" or data[4:6] != b"B2" or data[2:4] not in (bytes(2), b"Sc"):
        raise BadKey
    hidden = data[6 + _SALT + 16 :]
    if data[2:4] == b"Sc":
        salt, rest = data[6 : 6 + _SALT], data[6 + _SALT : 6 + _SALT + 16]
        operations, memory = int.from_bytes(rest[:8], "little"), int.from_bytes(rest[8:], "little")
        hidden = _mixed(hidden, _stretched(password, salt, operations, memory, len(hidden)))
    number, secret, checksum = hidden[:_NUMBER], hidden[_NUMBER : _NUMBER + 64], hidden[_NUMBER + 64 :]
    key = SecretKey(number, secret[:32])
    # minisign 0.11 leaves the checksum empty where there is no password.
    is_plain = data[2:4] == bytes(2) and checksum == bytes(32)
    if not is_plain and checksum != hashlib.blake2b(b"Ed" + number + secret, digest_size=32).digest():
        raise WrongPassword
    if key.public.key != secret[32:]:
        raise BadKey
    return key


def read_public_key(text: str) -> PublicKey:
    """The key of a file, or its second line alone, as it is passed on by telephone or on paper."""
    lines = text.split("\n")
    data = _decoded(lines[1] if lines[0].startswith(_UNTRUSTED) and len(lines) > 1 else lines[0], _PUBLIC)
    if data[:2] != b"Ed":
        raise BadKey
    return PublicKey(data[2 : 2 + _NUMBER], data[2 + _NUMBER :])


def sign(data: bytes, key: SecretKey, comment: str) -> str:
    """The signature as a file; the same file, key and comment give the same bytes."""
    private = _private(key)
    signature = private.sign(hashlib.blake2b(data).digest())
    whole = private.sign(signature + comment.encode())
    head = _lines("signature from minisign secret key", b"ED" + key.number + signature)
    return f"{head}{_TRUSTED}{comment}\n{base64.b64encode(whole).decode()}\n"


def check_signature(data: bytes, signature: str, key: PublicKey) -> str:
    """The comment that was signed with the file; `BadSignature` if anything is not as it was signed."""
    lines = signature.replace("\r\n", "\n").split("\n")
    try:
        first, comment, second = lines[1], lines[2], base64.b64decode(lines[3], validate=True)
        made = _decoded(first, _SIGNATURE)
    except (IndexError, binascii.Error, ValueError, BadKey):
        raise BadSignature("tệp chữ ký bị hỏng") from None
    if not comment.startswith(_TRUSTED) or made[:2] not in (b"Ed", b"ED"):
        raise BadSignature("tệp chữ ký bị hỏng")
    if made[2 : 2 + _NUMBER] != key.number:
        other = PublicKey(made[2 : 2 + _NUMBER], b"").name
        raise BadSignature(f"được ký bằng khóa khác ({other}), không phải khóa {key.name}")
    public = Ed25519PublicKey.from_public_bytes(key.key)
    signed = hashlib.blake2b(data).digest() if made[:2] == b"ED" else data
    comment = comment.removeprefix(_TRUSTED)
    try:
        public.verify(made[2 + _NUMBER :], signed)
        public.verify(second, made[2 + _NUMBER :] + comment.encode())
    except InvalidSignature:
        raise BadSignature("chữ ký không khớp với nội dung") from None
    return comment


def _private(key: SecretKey) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(key.seed)


def _lines(comment: str, data: bytes) -> str:
    return f"{_UNTRUSTED}{comment}\n{base64.b64encode(data).decode()}\n"


def _second_line(text: str) -> str:
    lines = text.split("\n")
    if not lines[0].startswith(_UNTRUSTED) or len(lines) < 2:
        raise BadKey
    return lines[1]


def _decoded(line: str, size: int) -> bytes:
    try:
        data = base64.b64decode(line.strip(), validate=True)
    except (binascii.Error, ValueError):
        raise BadKey from None
    if len(data) != size:
        raise BadKey
    return data


def _mixed(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))


def _stretched(password: str, salt: bytes, operations: int, memory: int, size: int) -> bytes:
    """Scrypt with the cost that libsodium reckons from two limits; r is 8."""
    operations = max(operations, 32768)
    by_operations = operations < memory // 32
    most = operations // 32 if by_operations else memory // 1024
    cost = next((n for n in range(1, 63) if 1 << n > most // 2), 63)
    parallel = 1 if by_operations else min(operations // 4 >> cost, 0x3FFFFFFF) // 8
    if 1 << cost + 10 > _MOST_MEMORY or parallel < 1:
        raise BadKey
    limit = (1 << cost + 10) + (parallel << 10) + (1 << 20)
    return hashlib.scrypt(password.encode(), salt=salt, n=1 << cost, r=8, p=parallel, maxmem=limit, dklen=size)
