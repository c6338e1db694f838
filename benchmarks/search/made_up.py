"""Made-up works: as many as wanted, the same for the same seed."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate

from benchmarks.search.composed import Passage, compose
from benchmarks.search.wording import Chance, Filler, Subject, capital, subjects, words
from vankien.model.text import fold, slug

Reserved = Collection[tuple[str, int]]
"""Kinds (as in symbols) and numbers of the real works: no made-up work bears them."""

_FIRST, _LAST = date(1990, 1, 8), date(2026, 6, 26)
_CONGRESSES = ((1987, 8), (1992, 9), (1997, 10), (2002, 11), (2007, 12), (2011, 13), (2016, 14), (2021, 15))
_SHAPES = {
    "nghi-quyet": ("sections", "sections", "numbers"), "chi-thi": ("numbers",), "ket-luan": ("numbers", "sections"),
    "ke-hoach": ("sections",), "chuong-trinh": ("sections",), "huong-dan": ("sections", "numbers"),
    "thong-bao": ("numbers",), "bao-cao": ("sections",), "quy-dinh": ("articles", "chapters"),
    "quyet-dinh": ("articles", "articles", "chapters"), "nghi-dinh": ("chapters",),
    "thong-tu": ("articles", "chapters"), "luat": ("chapters",),
}  # fmt: skip
KIND_LABELS = {
    "nghi-quyet": "Nghị quyết", "chi-thi": "Chỉ thị", "ket-luan": "Kết luận", "ke-hoach": "Kế hoạch",
    "chuong-trinh": "Chương trình", "huong-dan": "Hướng dẫn", "thong-bao": "Thông báo", "bao-cao": "Báo cáo",
    "quy-dinh": "Quy định", "quyet-dinh": "Quyết định", "nghi-dinh": "Nghị định", "thong-tu": "Thông tư",
    "luat": "Luật",
}  # fmt: skip
_REGIONS = (
    "ở vùng đồng bằng sông Cửu Long", "ở vùng Tây Nguyên", "ở vùng trung du và miền núi phía Bắc",
    "ở vùng duyên hải miền Trung", "ở vùng đồng bằng sông Hồng", "ở vùng biên giới, hải đảo",
)  # fmt: skip
_HERE = ("trên địa bàn tỉnh {}", "trên địa bàn tỉnh {}", "của tỉnh {}", "tại tỉnh {}", "ở tỉnh {}")


@dataclass(frozen=True)
class Issuer:
    """A body that issues works."""

    id: str
    label: str
    suffix: str
    level: str
    id_suffix: str = ""
    province: str = ""


@dataclass(frozen=True)
class Relation:
    """What a work does to another made-up one."""

    type: str
    work: str


@dataclass
class MadeUp:
    """A made-up work."""

    id: str
    symbol: str
    number: int
    abbreviation: str
    kind: str
    issuer: Issuer
    day: date
    title: str
    subject: Subject
    summary: str
    points: list[tuple[str, str]]
    """Sentence and anchor."""
    body: str
    passages: list[Passage]
    status: str = "in_force"
    relations: list[Relation] = field(default_factory=list)

    @property
    def kind_label(self) -> str:
        """Its kind in words."""
        return KIND_LABELS[self.kind]


def issuers() -> dict[str, list[Issuer]]:
    """The bodies by the short word that `forms` has for them: a province's bodies are many under one word."""
    known = {
        "BCHTW": "Ban Chấp hành Trung ương Đảng", "BCT": "Bộ Chính trị", "BBT": "Ban Bí thư",
        "VPTW": "Văn phòng Trung ương Đảng", "BTGTW": "Ban Tuyên giáo Trung ương", "QH": "Quốc hội", "CP": "Chính phủ",
    }  # fmt: skip
    found = {name: [Issuer(name, label, "", "")] for name, label in known.items()}
    for name, entry in words("bodies")["central"].items():
        found[name] = [Issuer(name, entry["labels"]["vi"], entry["suffixes"][0], entry["level"])]
    places = words("places")
    for name, entry in words("bodies")["province"].items():
        found[name] = [
            Issuer(
                f"{name}-{slug(place).replace('-', '').upper()}",
                f"{entry['label_city' if place in places['cities'] else 'label']} {place}",
                entry["suffixes"][0], entry["level"], slug(place), place,
            )
            for place in (*places["provinces"], *places["cities"])
        ]  # fmt: skip
    return found


def make(count: int, seed: int, reserved: Reserved) -> list[MadeUp]:
    """That many works; the first of more are the same as all of fewer, but for what later ones do to them."""
    maker = _Maker(Chance(f"vankien-{seed}"), reserved)
    return [maker.next() for _ in range(count)]


@dataclass(frozen=True)
class _Form:
    """Who issues what kind under what symbol, how often, and up to which number."""

    body: str
    kind: str
    symbol: str
    weight: int
    highest: int


class _Maker:
    def __init__(self, chance: Chance, reserved: Reserved) -> None:
        self.chance = chance
        self.reserved = frozenset(reserved)
        self.issuers = issuers()
        self.forms = [_Form(*entry) for entry in words("bodies")["forms"]]
        self.form_weights = tuple(accumulate(form.weight for form in self.forms))
        self.ids: set[str] = set()
        self.titles: set[str] = set()
        self.works: list[MadeUp] = []
        self.central: list[MadeUp] = []
        self.by_topic: dict[tuple[str, str], list[MadeUp]] = {}
        self.patterns: list[tuple[str, str, str, Subject]] = []

    def next(self) -> MadeUp:
        """One more work."""
        while (work := self._try()) is None:
            pass
        self.ids.add(work.id)
        self.titles.add(fold(work.title))
        self._relate(work)
        self.works.append(work)
        if not work.issuer.province and work.kind in ("nghi-quyet", "chi-thi", "ket-luan", "nghi-dinh", "quyet-dinh"):
            self.central.append(work)
        self.by_topic.setdefault((work.issuer.id, work.subject.id), []).append(work)
        return work

    def _try(self) -> MadeUp | None:
        chance = self.chance
        chosen = self._form()
        body, kind, form, highest = chosen.body, chosen.kind, chosen.symbol, chosen.highest
        issuer: Issuer = chance.of(self.issuers[body])
        day = self._day()
        number = 1 + int(highest * chance.number(0, 999) / 1000 * chance.number(300, 1000) / 1000)
        session = max(n for year, n in _CONGRESSES if year <= day.year)
        symbol = form.replace("{n}", f"{number:02d}").replace("{year}", str(day.year)).replace("{qh}", str(session))
        abbreviation = _abbreviation(form)
        id_ = "-".join(part for part in (str(day.year), slug(symbol), issuer.id_suffix) if part)
        if id_ in self.ids or (abbreviation, number) in self.reserved:
            return None
        subject, title = self._title(body, kind, issuer, day)
        if fold(title) in self.titles:
            return None
        province = issuer.province
        where = f"tỉnh {province}" if province else "cả nước"
        filler = Filler(chance, subject, province, where, day.year)
        name = f"{KIND_LABELS[kind]} số {symbol}, ngày {written(day)}"
        opening = self._opening(issuer, kind, day, filler)
        text = compose(
            filler, opening, chance.evenly(_SHAPES[kind] if body != "HDND" else ("articles",)), chance.number(520, 1250)
        )
        named = [p for p in text.passages if p.anchor and p.text]
        picked = chance.shuffled(named)[:3]
        points = [(capital(_sentence(p.text)), p.anchor) for p in picked]
        headings = [p.heading for p in text.passages if p.heading]
        return MadeUp(
            id_, symbol, number, abbreviation, kind, issuer, day, title, subject,
            _summary(name, issuer, title, headings, filler), points, text.markdown, text.passages,
        )  # fmt: skip

    def _form(self) -> "_Form":
        at = self.chance.number(0, self.form_weights[-1] - 1)
        return next(form for form, end in zip(self.forms, self.form_weights, strict=True) if at < end)

    def _day(self) -> date:
        """Later years more often."""
        days = (_LAST - _FIRST).days
        a, b = (self.chance.number(0, days) for _ in range(2))
        day = _FIRST + timedelta(days=max(a, b))
        return day - timedelta(days=max(0, day.weekday() - 4))

    def _title(self, body: str, kind: str, issuer: Issuer, day: date) -> tuple[Subject, str]:
        """A new title, or one of a series: the same words for another place, year or body."""
        chance = self.chance
        same = [p for p in self.patterns[-400:] if p[0] == body and p[1] == kind]
        if same and chance.happens(0.3):
            _, _, pattern, subject = chance.evenly(same)
        else:
            subject = chance.of(subjects())
            pattern = chance.of(words("titles")["nghi-quyet-hdnd" if body == "HDND" else kind])
            topic = subject.name if chance.happens(0.55) else chance.of(subject.doings)
            pattern = pattern.replace("{topic}", topic).replace("{thing}", chance.of(subject.things))
            pattern = pattern.replace("{doing}", chance.of(subject.doings))
            self.patterns.append((body, kind, pattern, subject))
        return subject, pattern.replace("{where}", self._where(issuer)).replace("{when}", self._when(day))

    def _where(self, issuer: Issuer) -> str:
        chance = self.chance
        if not issuer.province:
            return f" {chance.of(_REGIONS)}" if chance.happens(0.2) else ""
        if chance.happens(0.2):
            return ""
        city = issuer.province in words("places")["cities"]
        pattern: str = chance.evenly(_HERE)
        here = pattern.format(issuer.province)
        return " " + (here.replace("tỉnh", "thành phố") if city else here)

    def _when(self, day: date) -> str:
        year, kind = day.year, self.chance.number(0, 9)
        if kind < 3:
            begin = year - year % 5 + 1 if year % 5 else year - 4 + 5
            return f" giai đoạn {begin} - {begin + 4}"
        if kind < 5:
            return f" năm {year + (day.month > 9)}"
        if kind < 6:
            return f" đến năm {year + 10 - year % 5}"
        if kind < 7:
            return f" đến năm {year + 10 - year % 5}, tầm nhìn đến năm {year + 25 - year % 5}"
        return " trong tình hình mới" if kind < 8 else ""

    def _opening(self, issuer: Issuer, kind: str, day: date, filler: Filler) -> str:
        older = [w for w in self.central[-60:] if w.day < day]
        said = f"{issuer.label} ban hành {KIND_LABELS[kind].lower()} này để {filler.one('aims')}."
        if older and self.chance.happens(0.5):
            basis = self.chance.evenly(older)
            return (
                f"Căn cứ {basis.kind_label} số {basis.symbol}, ngày {written(basis.day)}, {said[0].upper()}{said[1:]}"
            )
        return said

    def _relate(self, work: MadeUp) -> None:
        """Some works replace an older one of the same body on the same subject; some carry out a central one."""
        older = [w for w in self.by_topic.get((work.issuer.id, work.subject.id), ()) if w.day < work.day]
        older = [w for w in older if w.kind == work.kind and w.status == "in_force"]
        if older and self.chance.happens(0.6):
            older[-1].status = "replaced"
            work.relations.append(Relation("replaces", older[-1].id))
        basis = [w for w in self.central[-80:] if w.subject is work.subject and w.day < work.day]
        if basis and work.issuer.province and self.chance.happens(0.5):
            work.relations.append(Relation("implements", basis[-1].id))


def written(day: date) -> str:
    """The day as Vietnamese documents write it: noughts before days below 10 and months below 3."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}" if day.month < 3 else f"{day.day:02d}/{day.month}/{day.year}"


def _abbreviation(form: str) -> str:
    """The kind in a symbol: "NQ" of "{n}/{year}/NQ-HĐND"."""
    rest = form.replace("{n}", "").replace("{year}", "").replace("{qh}", "").strip("/-")
    return rest.replace("/", "-").split("-")[0]


def _sentence(text: str) -> str:
    first = text.split(". ")[0].strip().rstrip(";.")
    return f"{first}."


def _summary(name: str, issuer: Issuer, title: str, headings: list[str], filler: Filler) -> str:
    """100 to 150 words that say first of all that nothing of it is real."""
    said = (
        "Văn bản này không có thật: nó được máy ghép từ những câu viết sẵn, chỉ để đo chất lượng tìm kiếm. "
        f"{name}, của {issuer.label}, nói về: {title[0].lower()}{title[1:]}."
    )
    chance = filler.chance
    shown = [h for h in headings if not h.isupper()]
    if shown:
        said += f" Các mục gồm có: {'; '.join(h[0].lower() + h[1:] for h in shown[:4])}."
    while len(said.split()) < 104:
        said += f" {filler.one(chance.evenly(('goal', 'situation', 'task')))}"
    return " ".join(said.split()[:149])
