"""Who was there, read from one or two columns of names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
    """The people of a line with where they stand, those replaced left out."""
    for start, name, party, after in _named(row.text):
        label = _label(row.columns, start)
        if label.lower().startswith(_ABSENT):
            continue
        if _REPLACED.search(row.text[:start]):
            continue
        guest = label.lower().startswith(_GUESTS)
        if guest and party and party.upper() not in _PARTIES | parties:
            party = ""
        elif party:
            parties.add(party.upper())
        yield start, Attendee(name, party, after or label)


def _named(text: str) -> list[tuple[int, str, str, str]]:
    """Place, name, party and own role of the people on a line."""
    found: list[tuple[int, str, str, str]] = []
    for match in NAME_AND_PARTY.finditer(text):
        role = _CHAIR.match(text, match.end())
        found.append((match.start(), match["name"], match["party"], role["role"] if role else ""))
    for match in _OFFICIAL.finditer(text):
        if not _NO_OFFICE.match(match["role"]):
            found.append((match.start(), match["name"], "", match["role"]))
    return sorted(found or _listed(text))


def _listed(text: str) -> list[tuple[int, str, str, str]]:
    """Names between commas, each with its role in brackets if it has one."""
    pieces = [found for found in re.finditer(r"[^,;]+", text)]
    named = [(piece.start(), _LISTED.fullmatch(piece.group().strip())) for piece in pieces]
    return [(start, who["name"], "", who["role"] or "") for start, who in named if who]


def _label(columns: Sequence[Column], start: int) -> str:
    """The head of the column a name stands in."""
    left = [column for column in columns if column.start <= start + _COLUMN_SLACK]
    return left[-1].label if left else columns[0].label if columns else ""
