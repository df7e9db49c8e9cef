"""Who was there, read from one or two columns of names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from desktop.intake.draft import Attendee
from desktop.intake.people import NAME, NAME_AND_PARTY

_OFFICIAL = re.compile(
    rf"(?P<name>{NAME}),[ ]?(?P<role>(?:\d:[ea] )?[a-zåäö]{{4,}}(?:[- ][a-zåäö]+){{0,4}})"
)
_NO_OFFICE = re.compile(
    r"(?:deltar|närvarar?|ersätter|tjänstgör|ersättare för|till och|från|samt)\b"
)
_CHAIR = re.compile(
    r"[ ]?[,]?\s*(?P<role>(?:\d:[ea]\s+vice\s*|[Vv]ice\s+|[Aa]ndre vice\s+)?[Oo]rdf(?:örande|\.)"
    r"|\d:[ea]\s+vice\b)"
)
_REPLACED = re.compile(r"(?:ersätter|ersättare för|tj(?:änst)?g(?:ör|\.) för|i stället för)\s*$")
_PENDING = re.compile(
    r"(?:ersätter|ersättare för|tj(?:änst)?g(?:ör|\.) för)(?:\s+[A-ZÅÄÖ][\w-]+)?$"
)
_PARTIES = frozenset({"S", "M", "C", "L", "KD", "MP", "V", "SD", "FI", "FP", "PP"})
_SLACK = 12
"""How far left of a name the rest of the name it replaces may begin, in characters."""
_COLUMN_SLACK = 15
"""How far left of its head a column may begin, in characters."""
_LISTED = re.compile(rf"(?:och )?(?P<name>{NAME})(?: \((?P<role>[a-zåäö][^()]{{2,30}})\))?\.?")
_ABSENT = ("frånvarande", "ej närvarande")
_GUESTS = ("övriga", "tjänste", "föredragande", "adjungerade")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of names: where it begins on the line, and its head."""

    start: int
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of names without its labels, and the columns it stands under."""

    text: str
    columns: tuple[Column, ...]


def read_attendance(rows: Sequence[Row]) -> list[Attendee]:
    """Those present, each once; who is only named as replaced is not among them."""
    found: dict[str, Attendee] = {}
    parties: set[str] = set()
    pending = -1
    for row in rows:
        people = list(_people(row, parties))
        last = people[-1][0] if people else max(pending, 0)
        if pending >= 0 and people and last >= pending - _SLACK and people[-1][1].party:
            people.pop()
        pending = last if _PENDING.search(row.text.rstrip()) else -1
        for _, attendee in people:
            found.setdefault(attendee.name.replace("-", " ").casefold(), attendee)
    return list(found.values())


def _people(row: Row, parties: set[str]) -> Iterator[tuple[int, Attendee]]:
    """The people of a line with where they stand, those replaced or absent left out."""
    for start, who in _named(row.text):
        label = _label(row.columns, start)
        if label.lower().startswith(_ABSENT) or _REPLACED.search(row.text[:start]):
            continue
        guest = label.lower().startswith(_GUESTS)
        known = who.party.upper() in _PARTIES | parties
        if who.party and not guest:
            parties.add(who.party.upper())
        party = who.party if known or not guest else ""
        yield start, replace(who, party=party, role=who.role or label)


def _named(text: str) -> list[tuple[int, Attendee]]:
    """The people on a line in order: with a party, with an office, or listed by name."""
    found = [*_elected(text), *_officials(text)] or list(_listed(text))
    return sorted(found, key=itemgetter(0))


def _elected(text: str) -> Iterator[tuple[int, Attendee]]:
    for match in NAME_AND_PARTY.finditer(text):
        role = _CHAIR.match(text, match.end())
        attendee = Attendee(match["name"], match["party"], role["role"] if role else "")
        yield match.start(), attendee


def _officials(text: str) -> Iterator[tuple[int, Attendee]]:
    for match in _OFFICIAL.finditer(text):
        if not _NO_OFFICE.match(match["role"]):
            yield match.start(), Attendee(match["name"], role=match["role"])


def _listed(text: str) -> Iterator[tuple[int, Attendee]]:
    """Names between commas, each with its role in brackets if it has one."""
    for piece in re.finditer(r"[^,;]+", text):
        who = _LISTED.fullmatch(piece.group().strip())
        if who:
            yield piece.start(), Attendee(who["name"], role=who["role"] or "")


def _label(columns: Sequence[Column], start: int) -> str:
    """The head of the column a name stands in."""
    left = [column for column in columns if column.start <= start + _COLUMN_SLACK]
    return left[-1].label if left else columns[0].label if columns else ""
