"""Paragraph numbers as they are printed and read, and the keys of meetings and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

_SPACE = "\u00a0"
_YEAR = r"(?:19|20)\d\d"
_NUMBER = rf"§§?\s*(?P<number>[1-9]\d{{0,4}})(?:\s*/\s*(?P<year>{_YEAR})|\s+(?P<later>{_YEAR}))?"
_PARAGRAPH = re.compile(rf"{_NUMBER}|(?P<first>[1-9]\d{{0,4}})\s*§")
_DAY = r"(?P<day>\d{4}-\d\d-\d\d)"
_BODY = r"(?P<body>[^\W\d_][^§\n]*?)"
_MEETING_KEY = re.compile(rf"{_BODY}[\s,]+{_DAY}")
_PARAGRAPH_KEY = re.compile(rf"(?:{_BODY}(?:[\s,]+{_DAY})?[\s,]*)?{_NUMBER}")
_STRETCH = re.compile(r"([1-9]\d{0,4})(?:\s*[-–—]\s*([1-9]\d{0,4}))?")


def paragraph_label(number: int, year: int | None = None, show_year: bool = False) -> str:
    """``§ 11``, or ``§ 11/2026`` where the body prints the year; the space does not break."""
    return f"§{_SPACE}{number}/{year}" if show_year and year else f"§{_SPACE}{number}"


def paragraphs_label(numbers: Iterable[int]) -> str:
    """Several paragraphs: ``§ 11``, ``§§ 39, 50``, ``§§ 15–16, 18``; empty for none."""
    ordered = sorted(set(numbers))
    sign = "§" if len(ordered) == 1 else "§§"
    stretches = (f"{a}–{b}" if b > a else str(a) for a, b in _stretches(ordered))
    return f"{sign}{_SPACE}{', '.join(stretches)}" if ordered else ""


def taken_early(numbers: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """What was handled out of order, numbers told in order of treatment.

    ``(18, 16)`` says that § 18 was handled before § 16, the first of those it went before.
    """
    pairs = ((one, min(numbers[place:])) for place, one in enumerate(numbers))
    return tuple((one, first) for one, first in pairs if first < one)


def _stretches(ordered: list[int]) -> Iterator[tuple[int, int]]:
    """First and last of each unbroken stretch."""
    first = 0
    for place, number in enumerate(ordered, start=1):
        if place == len(ordered) or ordered[place] != number + 1:
            yield ordered[first], number
            first = place


@dataclass(frozen=True, slots=True)
class ParagraphNumber:
    """A paragraph's number, with the year of its series when the text says it."""

    number: int
    year: int | None = None


def read_paragraph(text: str) -> ParagraphNumber | None:
    """The number in ``§ 11``, ``§11``, ``11 §``, ``§ 11/2026`` or ``§ 11 2026``; else None."""
    match = _PARAGRAPH.fullmatch(text.strip())
    if match is None:
        return None
    return ParagraphNumber(int(match["number"] or match["first"]), _year_in(match))


def read_paragraphs(text: str) -> tuple[int, ...]:
    """The numbers of a list such as ``§§ 15–16, 18``, each once and in order of size."""
    spans = ((int(first), int(last or first)) for first, last in _STRETCH.findall(text))
    return tuple(sorted({number for first, last in spans for number in range(first, last + 1)}))


def _year_in(match: re.Match[str]) -> int | None:
    year = match["year"] or match["later"]
    return int(year) if year else None


@dataclass(frozen=True, slots=True)
class MeetingKey:
    """A meeting by its body, abbreviated or in full, and its day."""

    body: str
    day: date


@dataclass(frozen=True, slots=True)
class ParagraphKey:
    """A paragraph by its number and whatever else the key says of body, day and year."""

    number: int
    body: str = ""
    day: date | None = None
    year: int | None = None


def meeting_key(text: str) -> MeetingKey | None:
    """The meeting that a key such as ``RUN 2026-03-10`` names; None for anything else."""
    match = _MEETING_KEY.fullmatch(text.strip())
    day = match and _day(match["day"])
    return MeetingKey(match["body"], day) if match and day else None


def paragraph_key(text: str) -> ParagraphKey | None:
    """The paragraph that a key names; None for anything else.

    Read are ``RUN 2026-03-10 § 11``, ``RUN § 11/2026``, ``§ 11/2026`` and ``§ 11``; the year is
    that of the meeting when the day is told.
    """
    match = _PARAGRAPH_KEY.fullmatch(text.strip())
    if match is None:
        return None
    day = _day(match["day"]) if match["day"] else None
    if match["day"] and day is None:
        return None
    year = day.year if day else _year_in(match)
    return ParagraphKey(int(match["number"]), match["body"] or "", day, year)


def _day(text: str) -> date | None:
    """The day, or None for one that no calendar has."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
