"""Days as they are written in Swedish papers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]
_SHORT = {name[:3]: number for number, name in enumerate(_MONTHS, 1)}
_DAY = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<s>[-./])(?P<m>\d\d?)(?P=s)(?P<d>\d\d?)(?!\d)"
    r"|(?<!\d)(?P<wd>\d{1,2})(?::?e)?\s+(?P<wm>jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)"
    r"[a-zåäö]*\.?\s+(?P<wy>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_SIX_FIGURES = re.compile(r"(?<![\d-])(\d\d)(\d\d)(\d\d)(?![\d-])")


def find_dates(text: str) -> Iterator[tuple[date, int, int]]:
    """The days in a text with where they stand; impossible ones are passed over."""
    for found in _DAY.finditer(text):
        day = _day(found)
        if day:
            yield day, found.start(), found.end()


def first_date(text: str, *, six_figures: bool = False) -> date | None:
    """The first day in a text; ``six_figures`` reads ``YYMMDD`` too, for labelled fields."""
    for day, _, _ in find_dates(text):
        return day
    return _six_figures(text) if six_figures else None


def only_date(text: str) -> date | None:
    """The day when the text says nothing but a day, with or without weekday."""
    bare = re.sub(r"^(?:[a-zåäö]+dag(?:en)?\s+)?(?:den\s+)?", "", text.strip(), flags=re.IGNORECASE)
    found = _DAY.fullmatch(bare)
    return _day(found) if found else None


def _day(found: re.Match[str]) -> date | None:
    if found["y"]:
        return _valid(int(found["y"]), int(found["m"]), int(found["d"]))
    return _valid(int(found["wy"]), _SHORT[found["wm"].lower()], int(found["wd"]))


def _six_figures(text: str) -> date | None:
    for found in _SIX_FIGURES.finditer(text):
        year, month, day = (int(group) for group in found.groups())
        valid = _valid(2000 + year, month, day)
        if valid:
            return valid
    return None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
