"""The faults of packs: a part of the catalogue (`fault.py`)."""

PACK_FAULTS = (
    ("K-001", "error", "mỗi mục phải ghi đúng một trong: work, event, period, term, writing, topic, question; provision chỉ đi cùng work",
     "tách thành nhiều mục, hoặc thêm phần còn thiếu",
     "each item names just one of: work, event, period, term, writing, topic, question; provision goes with work alone",
     "make several of it, or add what is missing"),
    ("K-002", "error", "bộ tài liệu chưa có mục nào", "thêm ít nhất một mục, hoặc xóa tệp này",
     "the pack has no items", "add at least one, or delete the file"),
    ("K-003", "error", '{what} "{name}" không có trong thư viện{guess}', "sửa mã, hoặc bỏ mục này",
     'the {what} "{name}" is not in the library{guess}', "correct it, or leave the entry out"),
    ("K-004", "error", '"{name}" đã có trong bộ tài liệu này, ở dòng {line}', "giữ lại một mục",
     '"{name}" is already in this pack, in line {line}', "keep one of them"),
    ("K-005", "warning", '"{anchor}" của "{name}" sẽ được in hai lần: cả văn bản đã có ở dòng {line}', "bỏ mục này, hoặc bỏ mục in cả văn bản",
     '"{anchor}" of "{name}" will be printed twice: line {line} has the whole text', "leave out this item, or the whole text"),
    ("K-006", "error", "mục này phải có id và đúng một trong: {known}", "ghi theo mẫu {{plan: …, id: …}} hoặc {{work: …, id: …}}",
     "this needs an id and just one of: {known}", "write it like {{plan: …, id: …}} or {{work: …, id: …}}"),
)  # fmt: skip
"""Code, severity, message and remedy in Vietnamese, message and remedy in English."""
