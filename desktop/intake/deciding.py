"""Which body a document belongs to, and on what day it met."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from desktop.intake.bodies import ABBREVIATIONS, BODY, body_named, capital
from desktop.intake.dates import first_date, only_date
from desktop.intake.lines import Line

_MEETING_DAY = re.compile(r"Sammanträdes(?:datum|dag|dagen)\b\s*:?\s*(?P<day>\S.{0,30})")
_MET = re.compile(
    r"^\s*(?:Sammanträde|Sammanträdet|Tidpunkt|Möte|Mötesdatum|Mötesdag|Kallelse till .{3,60}?"
    r"|.{0,60}fört vid sammanträde .{3,60}?)\s*:?\s+"
    r"(?P<day>(?:[a-zåäöA-Z]+dag(?:en)?\s+)?(?:den\s+)?\d.{5,20})"
)
_COLUMN_LABEL = re.compile(r"(?:^|\s\s)Sammanträdes(?:datum|dag)(?:\s\s|\s*$)")
_HEAD = re.compile(r"(?:SAMMANTRÄDES)?PROTOKOLL|Sammanträdesprotokoll|Protokoll\b")
_SUBJECT = re.compile(
    rf"(?P<body>{BODY}) (?:beslutar|föreslår|tillstyrker|godkänner|noterar|informeras|ställer|ger"
    rf"|antar)\b"
)
_OWNER = re.compile(
    r"(?:^|\s)(?P<body>[A-Za-zÅÄÖåäö]*(?:fullmäktige|styrelsen|nämnden|utskottet))s?,? protokoll\b"
)
_WELL_KNOWN = re.compile(
    r"\b(?:Kommun|Region|Landstings|Förbunds)(?:fullmäktige|styrelsen|direktionen)\b"
)
_SEEN_AT_TOP = 14


def met_on(lines: Sequence[Line]) -> date | None:
    """The day of the meeting as the running head or a label tells it."""
    for pattern in (_MEETING_DAY, _MET):
        for line in lines:
            found = pattern.search(line.text) if len(line.text) < 400 else None
            day = first_date(found["day"], six_figures=True) if found else None
            if day:
                return day
    return _day_in_head(lines) or _day_below_label(lines)


def _day_below_label(lines: Sequence[Line]) -> date | None:
    """A day in the line below a label that stands over a column."""
    shown = [line for line in lines if not line.blank]
    for label, value in pairwise(shown):
        if _COLUMN_LABEL.search(label.text[:200]) and (day := first_date(value.text[:200])):
            return day
    return None


def _day_in_head(lines: Sequence[Line]) -> date | None:
    """A day on a line of its own just below the title of the minutes."""
    shown = [line for line in lines if not line.blank][:60]
    for at, line in enumerate(shown):
        if _HEAD.search(line.text) and len(line.text) < 120:
            days = (only_date(below.text) for below in shown[at + 1 : at + 6])
            day = next((day for day in days if day), None)
            if day:
                return day
    return None


def deciding_body(lines: Sequence[Line], shorts: Iterable[str], named: Iterable[str]) -> str:
    """The body of a document.

    ``shorts`` are short forms met before §, ``named`` the bodies its headings name, in order of
    trust after the running head.
    """
    told = (
        _at_top(lines),
        _short(shorts),
        next(iter(named), ""),
        _subject(lines),
        _mentioned(lines),
    )
    return next((capital(name) for name in told if name), "")


def _at_top(lines: Sequence[Line]) -> str:
    shown = [line for line in lines if not line.blank]
    heads = [line for line in shown if line.furniture]
    for line in [*shown[:_SEEN_AT_TOP], *heads]:
        pieces = re.split(r"\s{3,}|\s>\s|«", line.text.strip())
        name = next((name for piece in pieces if (name := body_named(piece))), "")
        if name:
            return name
    return next(_owners(heads), "")


def _owners(lines: Iterable[Line]) -> Iterator[str]:
    """The body whose minutes a running head says these are."""
    for line in lines:
        found = _OWNER.search(line.bare)
        if found:
            yield found["body"]


def _short(shorts: Iterable[str]) -> str:
    return next((ABBREVIATIONS[s.upper()] for s in shorts if s.upper() in ABBREVIATIONS), "")


def _mentioned(lines: Sequence[Line]) -> str:
    """A well-known body that is named somewhere at the top."""
    shown = [line for line in lines if not line.blank][:_SEEN_AT_TOP]
    found = (_WELL_KNOWN.search(line.text[:400]) for line in shown)
    return next((match.group() for match in found if match), "")


def _subject(lines: Sequence[Line]) -> str:
    """The body that is said to decide or to be informed."""
    for line in lines:
        found = _SUBJECT.match(line.bare[:200])
        if found and body_named(capital(found["body"])):
            return found["body"]
    return ""
