"""The keys that people write for meetings and paragraphs, as values."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

_SPACES = re.compile(r"[\s\u00a0\u2007\u202f]+")
_DAY = r"(?P<day>\d{4}-\d\d-\d\d)"
_PARAGRAPH = re.compile(
    rf"(?:(?P<body>[^\W\d].*?)[ ,]*)??(?:{_DAY}[ ,]*)?§{{1,2}} ?(?P<number>\d{{1,6}})"
    r"(?: ?[/ ] ?(?P<year>\d{4}))?"
)
_MEETING = re.compile(rf"(?P<body>[^\W\d].*?)[ ,]+{_DAY}")


@dataclass(frozen=True, slots=True)
class ParagraphKey:
    """A paragraph as it is cited; what the citation leaves out is empty or None."""

    number: int
    body: str = ""
    year: int | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class MeetingKey:
    """A meeting as it is cited: "RUN 2026-03-10"."""

    body: str
    day: date


def read_paragraph_key(text: str) -> ParagraphKey | None:
    """The paragraph that the text cites: "§ 11", "§11 2021", "RUN 2019-03-19, § 47"."""
    match = _PARAGRAPH.fullmatch(_plain(text))
    if match is None:
        return None
    day = _day(match["day"])
    if match["day"] and day is None:
        return None
    year = int(match["year"]) if match["year"] else None
    return ParagraphKey(int(match["number"]), (match["body"] or "").strip(), year, day)


def read_meeting_key(text: str) -> MeetingKey | None:
    """The meeting that the text cites, or None when it is no such thing."""
    match = _MEETING.fullmatch(_plain(text))
    day = _day(match["day"]) if match else None
    return MeetingKey(match["body"].strip(), day) if match and day else None


def _day(text: str | None) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text) if text else None
    return None


def _plain(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def paragraph_key(body: str, number: int | None, year: int | None) -> str:
    """The key of a paragraph: "RUN § 11/2026"; without number or year as much as is known."""
    if number is None:
        return body
    return f"{body} § {number}/{year}" if year else f"{body} § {number}"


def meeting_key(body: str, day: date) -> str:
    """The key of a meeting: "RUN 2026-03-10"."""
    return f"{body} {day.isoformat()}"
