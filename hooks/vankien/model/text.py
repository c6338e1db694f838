"""Letters and marks: what Vietnamese spelling needs before two texts can be compared."""

import re
import unicodedata

_ETH = str.maketrans({"Ð": "Đ", "ð": "đ"})
_D = str.maketrans({"đ": "d", "Đ": "D"})
_DASHES = re.compile(r"[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_SLASHES = re.compile(r"[\u2044\u2215\uff0f]")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad]")


def fold(text: str) -> str:
    """
    The text in lower case without any mark, so that what is typed without marks can be compared.

    >>> fold("Đảng bộ tỉnh Hà Tĩnh")
    'dang bo tinh ha tinh'
    """
    decomposed = unicodedata.normalize("NFD", text.translate(_ETH).translate(_D))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


def slug(text: str) -> str:
    """
    The text as an address: lower-case ASCII words joined by hyphens.

    >>> slug("657-QĐ/TU Hà Tĩnh")
    '657-qd-tu-ha-tinh'
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def tidy(text: str) -> str:
    """
    The text in NFC with plain dashes, slashes and blanks, as keyboards and Word do not always give it.

    >>> tidy("57 – nq∕tw")
    '57 - nq/tw'
    """
    text = unicodedata.normalize("NFC", text).translate(_ETH)
    text = _INVISIBLE.sub("", _SLASHES.sub("/", _DASHES.sub("-", text)))
    return re.sub(r"\s+", " ", text).strip()


def is_nfc(text: str) -> bool:
    """Whether every letter is stored with its marks as one character."""
    return unicodedata.is_normalized("NFC", text)


def count_words(text: str) -> int:
    """The number of words; in Vietnamese, of syllables, as word processors count them."""
    return len(text.split())
