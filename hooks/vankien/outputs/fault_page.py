"""The catalogue of faults as a help page."""

import re

from vankien.model.fault import FAULTS, Fault

_FAMILIES = {
    "vi": {
        "M": "M: tệp và thông tin về văn bản",
        "S": "S: cấu trúc của nội dung",
        "R": "R: quan hệ và viện dẫn",
        "G": "G: thuật ngữ",
        "L": "L: ngôn ngữ",
        "Q": "Q: câu hỏi",
        "H": "H: lịch sử Đảng",
        "T": "T: chuyên đề học tập",
        "N": "N: bảng kết quả buổi học",
        "K": "K: bộ tài liệu",
        "P": "P: bản in",
        "V": "V: bản ghi các phiên bản đã in",
    },
    "en": {
        "M": "M: files and facts of a document",
        "S": "S: structure of the content",
        "R": "R: relations and citations",
        "G": "G: glossary",
        "L": "L: languages",
        "Q": "Q: questions",
        "H": "H: Party history",
        "T": "T: study themes",
        "N": "N: tallies of a session",
        "K": "K: packs",
        "P": "P: prints",
        "V": "V: records of printed versions",
    },
}
_HEAD = {
    "vi": """\
---
title: Danh sách lỗi
description: Mọi lỗi và cảnh báo mà lệnh vankien check có thể in ra, kèm cách sửa.
---

# Danh sách lỗi

Mỗi dòng do `vankien check` in ra có dạng `tệp:dòng: error [mã] nội dung. Cách sửa: …`.
**Lỗi** (error) ngăn việc dựng trang; **cảnh báo** (warning) thì không.
Phần trong dấu `…` dưới đây thay đổi theo từng trường hợp.
""",
    "en": """\
---
title: List of faults
description: Every error and warning that the command vankien check can print, and how to put it right.
---

# List of faults

Every line that `vankien check --lang en` prints has the form `file:line: error [code] message. Remedy: …`.
An **error** keeps the site from being built; a **warning** does not.
What stands as `…` below differs from case to case.
""",
}
_WORDS = {"vi": ("lỗi", "cảnh báo", "Cách sửa"), "en": ("error", "warning", "Remedy")}


def fault_page(language: str) -> str:
    """The whole page as Markdown; it is kept in `docs/` and a test compares."""
    parts = [_HEAD[language]]
    for letter, title in _FAMILIES[language].items():
        parts.append(f"\n## {title}\n")
        parts += [_entry(FAULTS[code], language) for code in sorted(FAULTS) if code.startswith(letter)]
    return "".join(parts)


def _entry(fault: Fault, language: str) -> str:
    error, warning, remedy = _WORDS[language]
    message, hint = _plain(fault.message[language]), _plain(fault.hint[language])
    severity = error if fault.is_error else warning
    return f"\n### {fault.code}\n\n**{severity[0].upper()}{severity[1:]}:** {message}.\n\n{remedy}: {hint}.\n"


def _plain(text: str) -> str:
    text = re.sub(r"\{(guess)\}", "", text)
    text = re.sub(r"\{[a-z_]+\}", "…", text).replace("{{", "{").replace("}}", "}")
    return re.sub(r"([*_`\[\]#])", r"\\\1", text.replace("<", "&lt;").replace(">", "&gt;"))
