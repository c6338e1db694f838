"""What in a table looks as if it told who somebody is."""

import re

from vankien.model.text import slug

_HEADS = {
    "họ tên": ("ho-ten", "ho-va-ten", "ho-dem", "ten", "name", "full-name", "nguoi-hoc", "nguoi-tra-loi", "hoc-vien"),
    "số điện thoại": ("dien-thoai", "so-dien-thoai", "sdt", "dt", "di-dong", "phone", "tel", "mobile", "zalo"),
    "thư điện tử": ("email", "e-mail", "mail", "thu-dien-tu"),
    "ngày sinh hoặc tuổi": ("ngay-sinh", "nam-sinh", "tuoi", "birth", "birthday", "born", "dob", "age"),
    "số thẻ hoặc số định danh": (
        "cccd", "so-cccd", "cmnd", "cmt", "can-cuoc", "chung-minh", "ho-chieu", "passport", "dinh-danh", "so-the",
        "so-the-dang", "so-the-dang-vien", "the-dang", "ma-so", "ma", "id", "identity", "member", "so-hieu",
    ),
    "nơi ở, đơn vị hoặc chức vụ": (
        "dia-chi", "address", "don-vi", "unit", "chi-bo", "dang-bo", "chuc-vu", "position", "nghe-nghiep", "facebook",
        "que-quan", "gioi-tinh", "gender", "sex", "dan-toc",
    ),
}  # fmt: skip
_ANYWHERE = frozenset((
    "ho-ten", "ho-va-ten", "full-name", "dien-thoai", "sdt", "phone", "email", "thu-dien-tu", "ngay-sinh", "nam-sinh",
    "birth", "cccd", "cmnd", "can-cuoc", "so-the-dang", "dia-chi", "gioi-tinh",
))  # fmt: skip
"""Heads that say so in a longer one too; the others are words that a question may be named by."""
_MAIL = re.compile(r"[^\s@]+@[^\s@]+")
_DAY = re.compile(r"\d{1,4}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{1,4}")
_NUMBER = re.compile(r"\+?\d[\d .\-()]{6,}\d")
_WORDS = re.compile(r"[^\W\d_]{2,}(?:[ \-’'.]+[^\W\d_]+){1,6}\.?")


def personal_head(text: str) -> str:
    """
    What of a person the head of a column promises; nothing else is told of it.

    >>> [personal_head(text) for text in ("Họ và tên", "SĐT (nếu có)", "Câu 1", "tieu-chuan-ma-so")]
    ['họ tên', 'số điện thoại', '', '']
    """
    name = slug(text)
    for what, heads in _HEADS.items():
        if name in heads or any(f"-{head}-" in f"-{name}-" for head in heads if head in _ANYWHERE):
            return what
    return ""


def personal_value(text: str) -> str:
    """
    What of a person a value may be.

    >>> [personal_value(text) for text in ("Nguyễn Văn A", "0912 345 678", "a@b.vn", "02/9/1970", "1", "hôm qua")]
    ['họ tên', 'số điện thoại', 'thư điện tử', 'ngày sinh hoặc tuổi', '', '']
    """
    if _MAIL.search(text):
        return "thư điện tử"
    if _DAY.fullmatch(text):
        return "ngày sinh hoặc tuổi"
    if _NUMBER.fullmatch(text):
        digits = sum(character.isdigit() for character in text)
        return "số điện thoại" if digits in (10, 11) else "số thẻ hoặc số định danh"
    is_name = _WORDS.fullmatch(text) and all(word[0].isupper() for word in re.findall(r"[^\W\d_]+", text))
    return "họ tên" if is_name else ""
