"""The front page of minutes: labels and what stands beside, below or in columns under them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop.intake.attendance import Column, Row, read_attendance
from desktop.intake.dates import first_date
from desktop.intake.draft import Attendee, Part, PartKind
from desktop.intake.lines import Line
from desktop.intake.people import name_in, names_in, only_name


class Field(StrEnum):
    """What a label of a front page asks for."""

    WHERE_WHEN = "where_when"
    VERIFIED = "verified"
    PRESENT = "present"
    VERIFIERS = "verifiers"
    SECRETARY = "secretary"
    CHAIR = "chair"
    PARAGRAPHS = "paragraphs"
    SIGNATURES = "signatures"


_LABELS: tuple[tuple[Field, str], ...] = (
    (
        Field.VERIFIED,
        r"(?:Plats|Tid)(?: och|,) (?:tid|plats) för (?:protokolls)?justering(?:en)?"
        r"|Justeringens (?:plats och tid|tid och plats)|Justeringsdatum|Justeringsdag"
        r"|Protokollet justera[st]|Justering",
    ),
    (
        Field.WHERE_WHEN,
        r"(?:Plats|Tid)(?: och|,) (?:tid|plats)(?: för sammanträdet?)?|Sammanträdestid|Tidpunkt"
        r"|(?:Dag och tid|Datum och tid|Tid|Dag|Plats|Lokal)(?=:)",
    ),
    (
        Field.PRESENT,
        r"Beslutande(?: ledamöter)?|Ledamöter|(?:Ej )?[Tt]jänstgörande ersättare"
        r"|Närvarande ersättare"
        r"|Övriga (?:närvarande|deltagande|deltagare)|Tjänstemän|Tjänstepersoner|Ersättare"
        r"|Närvarande(?: ledamöter)?|Ej beslutande|Frånvarande|Insynsplats|Adjungerade"
        r"|Föredragande",
    ),
    (
        Field.VERIFIERS,
        r"(?:Utses|Utsedda|Utsågs|Vald(?:a)?) att justera(?: protokollet)?"
        r"|(?:Protokolls?)?[Jj]usterare"
        r"|Justerande|Justeras av|Val av justerare",
    ),
    (
        Field.SECRETARY,
        r"(?:Vid protokollet,? )?[Ss]ekreterare|Vid (?:protokollet|anteckningarna)|Protokollförare",
    ),
    (Field.CHAIR, r"Ordförande|Mötesordförande"),
    (Field.PARAGRAPHS, r"(?:Justerade )?[Pp]aragraf(?:er)?"),
    (Field.SIGNATURES, r"Underskrift(?:er)?"),
)
_LABEL = re.compile(
    "(?:" + "|".join(f"(?P<{kind.value}>{words})" for kind, words in _LABELS) + r")"
    r"(?=\s|:|$)(?!\s+(?:signatur|sign\.|ersätter))[ ]?:?"
)
_GAP = re.compile(r"\s{2,}|\s(?=Justerade paragrafer|Paragrafer\s)")
_RANGE = re.compile(r"(?:[Pp]aragraf(?:er)?|§§?)\s*(?:§§?\s*)?(\d{1,4}\s?[-–]\s?\d{1,4})(?!\d)")
_DOTS = re.compile(r"[.…_]{2,}")
_AND = re.compile(r"\s*(?:,|\boch\b|\bsamt\b)\s*")
_LONGEST_LINE = 2000
_LONGEST_PAGE = 400
"""The most lines of a front page with its lists of names."""


@dataclass(frozen=True, slots=True)
class _Value:
    """What stands after a label, or on a line of its own below it."""

    field: Field | None
    label: str
    start: int
    text: str


@dataclass(slots=True)
class FrontPage:
    """The facts of a front page; ``told`` are the lines with a label on them."""

    labels: set[Field] = field(default_factory=lambda: set[Field]())
    attendance: tuple[Attendee, ...] = ()
    chair: str = ""
    secretary: str = ""
    verifiers: list[str] = field(default_factory=lambda: list[str]())
    paragraph_range: str = ""
    met_on: date | None = None
    verified_on: date | None = None
    told: list[Line] = field(default_factory=lambda: list[Line]())
    waiting: list[Field] = field(default_factory=lambda: list[Field]())

    def parts(self) -> list[Part]:
        """The places of the lines with labels."""
        return [Part(PartKind.FRONT_PAGE, line.start, line.end) for line in self.told]

    @property
    def is_front_page(self) -> bool:
        """Whether so many labels stood there that it is one."""
        return Field.PRESENT in self.labels and len(self.labels) > 2


def read_front_page(lines: Sequence[Line]) -> FrontPage:
    """The facts of the lines before the first §, whether or not they are a front page."""
    page = FrontPage()
    current: Field | None = None
    columns: tuple[Column, ...] = ()
    rows: list[Row] = []
    for line in lines[:_LONGEST_PAGE]:
        if line.blank or line.furniture or len(line.text) > _LONGEST_LINE:
            continue
        values = list(_values(line.text, current))
        current = _note_all(page, values, current)
        columns = tuple(_columns(values)) or columns
        if any(value.label for value in values):
            page.told.append(line)
        if any(value.field is Field.PRESENT for value in values):
            rows.append(Row(_without_labels(line.text, values), columns))
    page.attendance = tuple(read_attendance(rows))
    _note_chair(page)
    return page


def _values(text: str, current: Field | None) -> Iterator[_Value]:
    """The labels of a line with their values; text before the first belongs to the last label."""
    found = list(_labels(text))
    first = found[0].start() if found else len(text)
    if text[:first].strip():
        yield _Value(current, "", 0, text[:first].strip())
    ends = [*(match.start() for match in found[1:]), len(text)]
    for match, end in zip(found, ends, strict=False):
        value = text[match.end() : end].strip()
        yield _Value(Field(match.lastgroup or ""), match.group(), match.start(), value)


def _labels(text: str) -> Iterator[re.Match[str]]:
    """The labels of a line: at its start, after a gap, or right after another label."""
    at = len(text) - len(text.lstrip())
    while at < len(text):
        found = _LABEL.match(text, at)
        if found:
            yield found
            at = found.end()
            at += len(text[at:]) - len(text[at:].lstrip())
        else:
            gap = _GAP.search(text, at)
            at = gap.end() if gap else len(text)


def _columns(values: Sequence[_Value]) -> Iterator[Column]:
    """The columns a line of labels opens; a label with nothing but labels after it is a title."""
    heads = [value for value in values if value.label and value.field is Field.PRESENT]
    over = len(heads) > 1 and not heads[0].text
    for at, value in enumerate(heads[over:]):
        yield Column(value.start if at else 0, value.label.rstrip(" :"))


def _without_labels(text: str, values: Sequence[_Value]) -> str:
    """The line with its labels blanked, so that what stands in columns keeps its place."""
    for value in values:
        end = value.start + len(value.label)
        text = text[: value.start] + " " * len(value.label) + text[end:]
    return text


def _note_all(page: FrontPage, values: Sequence[_Value], current: Field | None) -> Field | None:
    for value in values:
        current = value.field
        if value.field and value.label:
            page.labels.add(value.field)
            if value.field is Field.VERIFIERS and page.verifiers:
                return None
        _note(page, value)
    return current


def _note(page: FrontPage, value: _Value) -> None:
    text = _DOTS.sub("", value.text).strip()
    if value.field is not Field.PRESENT:
        _note_range(page, f"Paragrafer {text}" if value.field is Field.PARAGRAPHS else text)
    match value.field:
        case Field.WHERE_WHEN:
            page.met_on = page.met_on or first_date(text)
        case Field.VERIFIED:
            page.verified_on = page.verified_on or first_date(text)
        case Field.VERIFIERS:
            page.verifiers.extend(_verifiers(text))
        case Field.SECRETARY | Field.CHAIR if value.label:
            _note_officer(page, value.field, text)
        case _:
            if page.waiting and only_name(text):
                _give(page, page.waiting.pop(0), text)


def _note_range(page: FrontPage, text: str) -> None:
    found = _RANGE.search(text)
    if found and not page.paragraph_range:
        page.paragraph_range = re.sub(r"\s", "", found.group(1)).replace("–", "-")


def _note_officer(page: FrontPage, office: Field, text: str) -> None:
    name = name_in(text)
    if name:
        _give(page, office, name)
    else:
        page.waiting.append(office)


def _give(page: FrontPage, office: Field, name: str) -> None:
    if office is Field.CHAIR:
        page.chair = page.chair or name
    else:
        page.secretary = page.secretary or name


def _verifiers(text: str) -> list[str]:
    named = names_in(text)
    return named or [piece for piece in _AND.split(text) if only_name(piece)]


def _note_chair(page: FrontPage) -> None:
    """The chair as the list of those present tells it, where no signature does."""
    for attendee in page.attendance:
        if not page.chair and attendee.role.lower() in ("ordförande", "ordf."):
            page.chair = f"{attendee.name} ({attendee.party})" if attendee.party else attendee.name
