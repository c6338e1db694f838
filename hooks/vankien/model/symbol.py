"""The number and letters at the head of a document (số, ký hiệu)."""

import re
from dataclasses import dataclass

from vankien.model.text import fold, slug, tidy

KINDS = (
    "NQ", "CT", "KL", "QĐ", "QĐi", "QyĐ", "QC", "TT", "HD", "TB", "BC", "CTr", "KH", "ĐA", "TTr", "CV", "BB", "QTr",
    "BS", "NĐ", "TC", "PA", "LCT",
)  # fmt: skip
"""Abbreviations of kinds of documents as they are printed (Guidance 36-HD/VPTW and Decree 30/2020/NĐ-CP)."""

_KIND_BY_FOLD = {fold(kind): kind for kind in reversed(KINDS)}
_BODY_BY_FOLD = {
    fold(body): body
    for body in (
        "TW", "TU", "VPTW", "VPTU", "HU", "ĐU", "ĐUK", "CB", "BCĐ", "BCĐTW", "CQTTBCĐ", "BTGTW", "BTGDVTW", "BTCTW",
        "BTCTU", "BTGTU", "UBKTTW", "UBKTTU", "CP", "TTg", "CTN", "QH", "UBND", "HĐND", "UBTVQH", "MTTW",
    )
}  # fmt: skip
_STATE_BODY = re.compile(r"(CP|TTg|CTN|QH\d*|UBTVQH\d*|UBND|HĐND|B[A-ZĐ]{2,8}|VPCP)$")
_PARTY_BODY = re.compile(r"(.*(TW|TU|BCĐ)|BTG\w*|BTC\w*|BDV\w*|BCS\w*)$")

_LETTERS = r"[a-zđơưăâêô]"
_BODY = rf"(?P<body>{_LETTERS}[a-z0-9đơưăâêô.&]*(?:-[a-z0-9đ]+)*)"
_KIND = "(?P<kind>" + "|".join(sorted({k.lower() for k in (*KINDS, *_KIND_BY_FOLD)}, key=len, reverse=True)) + ")"
_HEAD = r"(?:số\s*:?\s*)?"
_FORMS = tuple(
    re.compile(_HEAD + form, re.IGNORECASE)
    for form in (
        r"(?P<number>\d{1,5}) ?[/ -] ?(?P<year>(?:19|20)\d\d) ?[/ -] ?(?P<body>QH\d{1,2}|UBTVQH\d{1,2})",
        rf"(?P<number>\d{{1,5}}) ?[/ -] ?(?P<year>(?:19|20)\d\d) ?[/ -] ?{_KIND} ?[/ -] ?{_BODY}",
        rf"(?P<number>\d{{1,5}}) ?(?P<sep>[/ -]?) ?{_KIND} ?[/ -]? ?{_BODY}",
        rf"{_KIND} ?-? ?(?P<number>\d{{1,5}})(?: ?[/ -] ?{_BODY})?",
        rf"(?P<number>\d{{1,5}}) ?-? ?{_KIND}",
    )
)


@dataclass(frozen=True, slots=True)
class Symbol:
    """
    The number and letters at the head of a document. Not an identity: numbers start again every term.

    >>> str(Symbol.parse("57 – nq/tw"))
    '57-NQ/TW'
    >>> str(Symbol.parse("30/2020/nd-cp"))
    '30/2020/NĐ-CP'
    """

    number: int
    """The running number; printed with at least two digits."""
    kind: str
    """The abbreviation of the kind, "NQ"; empty where the form has none (10/2022/QH15)."""
    body: str
    """What stands for the issuing body, "TW"; empty when only "NQ57" was written."""
    year: int | None = None
    """The year inside the symbol, in the State form only."""

    @classmethod
    def parse(cls, text: str) -> "Symbol":
        """Read what people write. Raises ValueError when the text is no symbol."""
        plain = tidy(text)
        for form in _FORMS:
            match = form.fullmatch(plain)
            if match is None:
                continue
            parts = match.groupdict()
            number = int(parts["number"])
            if number == 0:
                break
            year = int(parts["year"]) if parts.get("year") else None
            return cls(number, _kind(parts.get("kind") or ""), _body(parts.get("body") or ""), year)
        raise ValueError(f"not a symbol: {text!r}")

    @property
    def is_state(self) -> bool:
        """Whether it is written in the form of State documents (71/NQ-CP, 30/2020/NĐ-CP)."""
        return self.year is not None or (_STATE_BODY.match(self.body) is not None and not self.is_party_body)

    @property
    def is_party_body(self) -> bool:
        """Whether the letters after the stroke are those of a Party body (TW, TU, VPTW …)."""
        return _PARTY_BODY.match(self.body) is not None

    @property
    def is_partial(self) -> bool:
        """Whether only kind and number are known ("NQ57")."""
        return not self.body

    @property
    def slug(self) -> str:
        """The symbol as part of an address: '57-nq-tw'."""
        return slug(str(self))

    def matches(self, other: "Symbol") -> bool:
        """Whether a symbol that may be partial means the other one."""
        if self.is_partial:
            return (self.number, fold(self.kind)) == (other.number, fold(other.kind))
        return self.key == other.key

    @property
    def key(self) -> tuple[int, str, str, int | None]:
        """What two spellings of one symbol have in common."""
        return self.number, fold(self.kind), fold(self.body), self.year

    def __str__(self) -> str:
        number = f"{self.number:02d}"
        if self.year is not None:
            return f"{number}/{self.year}/" + "-".join(part for part in (self.kind, self.body) if part)
        if self.is_partial:
            return f"{number}-{self.kind}"
        if self.is_state:
            return f"{number}/{self.kind}-{self.body}"
        return f"{number}-{self.kind}/{self.body}"


def _kind(text: str) -> str:
    exact = next((kind for kind in KINDS if kind.lower() == text.lower()), None)
    return exact or _KIND_BY_FOLD.get(fold(text), text.upper())


def _body(text: str) -> str:
    # Word's autocorrection turns "TW" (Trung ương) into "TƯ"; fold("tư") would be the province's "TU".
    text = re.sub(r"tư$", "TW", text, flags=re.IGNORECASE)
    name, digits = re.fullmatch(r"(.*?)(\d*)", text).groups()  # type: ignore[union-attr]
    exact = next((body for body in _BODY_BY_FOLD.values() if body.lower() == name.lower()), None)
    return (exact or _BODY_BY_FOLD.get(fold(name)) or name.upper()) + digits
