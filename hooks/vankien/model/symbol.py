"""The number and letters at the head of a document (số, ký hiệu)."""

import re
from dataclasses import dataclass

from vankien.model.text import fold, slug, tidy

KINDS = (
    "NQ", "CT", "KL", "QĐ", "QĐi", "QyĐ", "QC", "TT", "HD", "TB", "BC", "CTr", "KH", "ĐA", "TTr", "CV", "BB", "QTr",
    "BS", "NĐ", "TC", "PA", "LCT", "CĐ", "TTLT", "NQLT", "VBHN",
)  # fmt: skip
"""Abbreviations of kinds of documents as they are printed (Guidance 36-HD/VPTW and Decree 30/2020/NĐ-CP)."""

_PARTY_BODIES = (
    "TW", "TU", "VPTW", "VPTU", "HU", "ĐU", "ĐUK", "CQTTBCĐ", "BTGTW", "BTGDVTW", "BTCTW", "BTCTU", "BTGTU",
    "UBKTTW", "UBKTTU",
)  # fmt: skip
_STATE_BODIES = (
    "CP", "TTg", "CTN", "QH", "UBTVQH", "UBND", "HĐND", "VPCP", "BCA", "BQP", "BNV", "BTP", "BGDĐT", "BYT",
)  # fmt: skip
_BODIES_OF_EITHER = ("BCĐ", "BCĐTW", "MTTW", "BTC", "BTG", "BDV", "BCSĐ", "CB")
"""BTC is the Ministry of Finance and a province's Organisation Committee: only the form tells them apart."""

_KIND_BY_FOLD = {fold(kind): kind for kind in reversed(KINDS)}
_BODY_BY_FOLD = {fold(body): body for body in (*_BODIES_OF_EITHER, *_STATE_BODIES, *_PARTY_BODIES)}
_LIKELY_STATE = re.compile(r"MTTW|(?!.*(TW|TU|BCĐ)$)(?!BTG|BDV|BCS)B[A-ZĐ]{2,8}")

_NUMBER = "(?P<number>[0-9]{1,5})"
_YEAR = "(?P<year>(?:19|20)[0-9][0-9])"
_KIND = "(?P<kind>" + "|".join(sorted({k.lower() for k in (*KINDS, *_KIND_BY_FOLD)}, key=len, reverse=True)) + ")"
_LETTER = "[a-zđơưăâêô]"
_BODY = rf"(?P<body>{_LETTER}[a-z0-9đơưăâêô.&]{{1,19}}(?:-[a-z0-9đ]{{1,19}}){{0,4}})"
_FORMS = tuple(
    re.compile("(?:số ?:? ?)?" + form)
    for form in (
        rf"{_NUMBER} ?[/ -] ?{_YEAR} ?[/ -] ?(?P<body>(?:qh|ubtvqh)[0-9]{{1,2}})",
        rf"{_NUMBER} ?[/ -] ?{_YEAR} ?[/ -] ?{_KIND} ?[/ -] ?{_BODY}",
        rf"{_NUMBER} ?(?P<first>[/-]?) ?{_KIND} ?(?P<second>[/-]?) ?{_BODY}",
        rf"{_KIND} ?(?:-|số:?)? ?{_NUMBER}(?: ?(?P<second>[/-]?) ?{_BODY})?",
        rf"{_NUMBER} ?[/-]? ?{_KIND}",
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
    is_state: bool = False
    """Whether it is written in the form of State documents (71/NQ-CP, 30/2020/NĐ-CP)."""

    @classmethod
    def parse(cls, text: str) -> "Symbol":
        """Read what people write. Raises ValueError when the text is no symbol."""
        plain = tidy(text).lower()
        for form in _FORMS:
            match = form.fullmatch(plain)
            if match is None:
                continue
            parts = {name: value or "" for name, value in match.groupdict().items()}
            body = _body(parts.get("body", ""))
            # "100 khoa" is no plan (KH) of a body "OA": without a stroke before it, the body must be a known one.
            guessed = bool(body) and not parts.get("second", "/")
            number = int(parts["number"])
            if number == 0 or len(body) == 1 or (guessed and fold(body.rstrip("0123456789")) not in _BODY_BY_FOLD):
                continue
            year = int(parts["year"]) if parts.get("year") else None
            strokes = parts.get("first", "") + parts.get("second", "")
            is_state = year is not None or _is_state(body, strokes)
            return cls(number, _kind(parts.get("kind", "")), body, year, is_state)
        raise ValueError(f"not a symbol: {text[:80]!r}")

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
    exact = next((kind for kind in KINDS if kind.lower() == text), None)
    return exact or _KIND_BY_FOLD.get(fold(text), text.upper())


def _body(text: str) -> str:
    # Word's autocorrection turns "TW" (Trung ương) into "TƯ"; fold("tư") would be the province's "TU".
    text = re.sub("tư$", "tw", text.replace(".", ""))
    name = text.rstrip("0123456789")
    return _BODY_BY_FOLD.get(fold(name), name.upper()) + text[len(name) :]


def _is_state(body: str, strokes: str) -> bool:
    """Known bodies decide, for 03-NQ/CP is a misprint of 03/NQ-CP; then the strokes."""
    name = body.rstrip("0123456789")
    if name in _PARTY_BODIES or name in _STATE_BODIES:
        return name in _STATE_BODIES
    if strokes in ("/-", "-/"):
        return strokes == "/-"
    return _LIKELY_STATE.fullmatch(name) is not None
