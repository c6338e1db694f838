"""A PDF file as it grows: objects of one or of several of WeasyPrint's drawings, under numbers of their own."""

import hashlib
import zlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydyf import Object, Stream

_A_STREAM = 1000
"""Objects that are compressed together; a reader unpacks all of them to see one."""
_HARD = 9
"""What is written once and read by many is worth compressing as well as it goes."""
_REFERENCE = b" 0 R"
"""How a drawing refers to an object, in bytes. The same as text is a number of the file, and stays."""


def reference(number: int) -> str:
    """What leads to an object of the file."""
    return f"{number} 0 R"


def number_of(led: bytes) -> int:
    """The object that a drawing refers to."""
    return int(led[: -len(_REFERENCE)])


class PdfFile:
    """The objects of a file, ready to be written; the first numbers are given away before there is anything in them."""

    def __init__(self) -> None:
        self._plain: dict[int, bytes] = {}
        self._streams: dict[int, bytes] = {}
        self._last = 0

    def number(self) -> int:
        """The number of an object that will be put in later."""
        self._last += 1
        return self._last

    def put(self, number: int, value: Any, renumbered: Callable[[int], int]) -> None:
        """Put an object in, its references led to the numbers that those have here."""
        if isinstance(value, Stream):
            body = b"\n".join(map(raw, value.stream))
            self.put_stream(number, body, value.extra, renumbered)
        else:
            self._plain[number] = _written(value, renumbered)

    def put_stream(self, number: int, body: bytes, extra: Mapping[str, Any], renumbered: Callable[[int], int]) -> None:
        """Put a stream in, compressed; a picture already is."""
        head = dict(extra)
        if "Filter" not in head:
            body = zlib.compress(body, _HARD)
            head["Filter"] = "/FlateDecode"
        head["Length"] = len(body)
        self._streams[number] = b"%s\nstream\n%s\nendstream" % (_written(head, renumbered), body)

    def take(self, objects: list[Any], roots: Iterable[int], known: dict[int, int]) -> dict[int, int]:
        """
        Put in all that the roots lead to, in the order in which it is met.

        `known` says under which numbers something stands here already, or will; it is filled up with the others.
        """
        met: list[int] = []

        def renumbered(old: int) -> int:
            new = known.get(old)
            if new is None:
                new = known[old] = self.number()
                met.append(old)
            return new

        for root in roots:
            number = renumbered(root)
            waiting = [] if number in self._plain or number in self._streams else [root]
            while waiting:
                met.clear()
                old = waiting.pop()
                self.put(known[old], objects[old], renumbered)
                waiting += reversed(met)
        return known

    def written(self, catalog: int, info: int) -> bytes:
        """The whole file; its name in the trailer is made of its content."""
        out = bytearray(b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n")
        places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}

        def add(number: int, body: bytes) -> None:
            places[number] = (1, len(out), 0)
            out.extend(b"%d 0 obj\n%s\nendobj\n" % (number, body))

        for number, body in sorted(self._streams.items()):
            add(number, body)
        numbers = sorted(self._plain)
        for first in range(0, len(numbers), _A_STREAM):
            together = numbers[first : first + _A_STREAM]
            holder = self.number()
            add(holder, self._holder(together))
            places |= {number: (2, holder, index) for index, number in enumerate(together)}
        place, own = len(out), self.number()
        places[own] = (1, place, 0)
        width = (place.bit_length() + 7) // 8
        table = _table([places[number] for number in range(own + 1)], width)
        packed, name = zlib.compress(table, _HARD), hashlib.md5(out, usedforsecurity=False).hexdigest()
        out += (
            f"{own} 0 obj\n<</Type/XRef/Size {own + 1}/W[1 {width} 2]/Root {catalog} 0 R/Info {info} 0 R"
            f"/ID[<{name}><{name}>]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns {width + 3}>>"
            f"/Length {len(packed)}>>\nstream\n"
        ).encode()
        out += packed + f"\nendstream\nendobj\nstartxref\n{place}\n%%EOF\n".encode()
        return bytes(out)

    def _holder(self, numbers: list[int]) -> bytes:
        """Objects as one stream, with their numbers and places at its head."""
        head, place = [], 0
        for number in numbers:
            head.append(f"{number} {place}")
            place += len(self._plain[number]) + 1
        first = " ".join(head).encode() + b"\n"
        packed = zlib.compress(first + b"\n".join(self._plain[number] for number in numbers), _HARD)
        return b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (
            len(numbers),
            len(first),
            len(packed),
            packed,
        )


def _table(places: list[tuple[int, int, int]], width: int) -> bytes:
    """Where the objects are; each line told as its difference to the one before, which is nearly always the same."""
    table, before = bytearray(), bytes(width + 3)
    for kind, where, index in places:
        line = bytes((kind,)) + where.to_bytes(width, "big") + index.to_bytes(2, "big")
        table.append(2)
        table.extend([(new - old) & 255 for new, old in zip(line, before, strict=True)])
        before = line
    return bytes(table)


def _written(value: Any, renumbered: Callable[[int], int]) -> bytes:
    """A value as it stands in a file."""
    kind = type(value)
    if kind is bytes:
        return b"%d 0 R" % renumbered(number_of(value)) if value.endswith(_REFERENCE) else value
    if kind is str:
        return bytes(value, "ascii")
    if kind is int:
        return b"%d" % value
    if kind is float:
        return _decimal(value)
    if isinstance(value, dict):
        return b"<<%s>>" % b"".join(
            [b"/%s %s" % (key.encode(), _written(inner, renumbered)) for key, inner in value.items()]
        )
    if isinstance(value, (list, tuple)):
        return b"[%s]" % b" ".join([_written(inner, renumbered) for inner in value])
    if isinstance(value, Object):
        return bytes(value.data)
    return str(value).encode("ascii")


def raw(item: Any) -> bytes:
    """A piece of a drawing; a step of nothing between two letters says nothing."""
    if type(item) is bytes:
        return item.replace(b">0<", b"").replace(b">0]", b">]") if item.endswith(b"TJ") else item
    return _written(item, int)


def _decimal(value: float) -> bytes:
    return b"%d" % value if value.is_integer() else f"{value:f}".rstrip("0").encode()
