"""What is added to the record of a text when a new version of it is printed."""

import json
from collections.abc import Iterator
from datetime import date

from vankien.model.content import Content
from vankien.model.content_of import content_of
from vankien.model.expression import Expression
from vankien.model.printed_version import GONE
from vankien.model.work import Work
from vankien.outputs.wording import Translate, provision_name

HEAD = """\
# Các phiên bản đã in của văn bản này. Chương trình ghi tệp này, không sửa bằng tay.
# Nhờ nó, mã QR trên bản in cho biết nội dung đã thay đổi ở đâu kể từ khi in. Giữ tệp này cùng các tệp nguồn.
"""


def new_entry(work: Work, expression: Expression, today: date, tr: Translate) -> str:
    """The lines for the version at hand, what differs from the one before; nothing where it is recorded already."""
    content = content_of(work, expression)
    if content.version in {printed.version for printed in expression.printed}:
        return ""
    last = expression.printed[-1] if expression.printed else None
    before = last.content if last else Content()
    names = {p.anchor: provision_name(p, tr) for p in expression.outline.provisions}
    lines = [f'- version: "{content.version}"', f"  date: {today.isoformat()}"]
    lines += [f'  base: "{last.version}"'] if last else []
    lines += _group("about", content.about, before.about, {})
    lines += _group("provisions", content.provisions, before.provisions, names)
    return "\n".join(lines) + "\n"


def _group(name: str, parts: dict[str, str], before: dict[str, str], names: dict[str, str]) -> Iterator[str]:
    changed = {key: f"{value} {names.get(key, '')}".strip() for key, value in parts.items() if before.get(key) != value}
    changed |= {key: GONE for key in before if key not in parts}
    if changed:
        yield f"  {name}:"
    for key, value in changed.items():
        yield f"    {key}: {json.dumps(value, ensure_ascii=False)}"
