"""Tables of a text on a narrow screen: each moves sideways in a frame of its own, which the keyboard reaches."""

import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from vankien.outputs.wording import Translate


class TableFrames(Extension):
    """Puts a named frame around every table; pages have it, paper and files do not."""

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self.tr = tr

    def extendMarkdown(self, md: Markdown) -> None:
        """When the tables stand where they belong."""
        md.treeprocessors.register(_Framer(md, self.tr), "vankien_table_frames", 4)


class _Framer(Treeprocessor):
    def __init__(self, md: Markdown, tr: Translate) -> None:
        super().__init__(md)
        self.tr = tr

    def run(self, root: etree.Element) -> None:
        number = 0
        for parent in list(root.iter()):
            for place, table in enumerate(list(parent)):
                if table.tag != "table":
                    continue
                number += 1
                name = self.tr("Table {number}", number=number)
                frame = etree.Element(
                    "div", {"class": "table-frame", "role": "region", "aria-label": name, "tabindex": "0"}
                )
                frame.tail, table.tail = table.tail, None
                frame.append(table)
                parent[place] = frame
