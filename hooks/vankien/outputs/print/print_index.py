"""`print/index.json`: every file of the library on paper, for pages and programs that list them."""

import json
from collections.abc import Iterable

from vankien.outputs.print.job import Printed


def print_index(made: Iterable[Printed]) -> str:
    """A list of `name, work, variant, language, pages, sheets, bytes`, sorted by name."""
    rows = [
        {
            "name": file.name,
            "work": printed.work,
            "variant": file.variant,
            "language": printed.language,
            "pages": file.pages,
            "sheets": file.sheets,
            "bytes": file.bytes,
        }
        for printed in made
        for file in printed.files
    ]
    return json.dumps(sorted(rows, key=lambda row: str(row["name"])), ensure_ascii=False, indent=1) + "\n"
