"""The proof of notice: when minutes were verified, posted and taken down."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.intake.dates import first_date
from desktop.intake.lines import Line

_HEAD = re.compile(
    r"\s*(?:ANSLAG(?:SBEVIS)?|Anslag(?:sbevis)?|BEVIS|Bevis|TILLKÄNNAGIVANDE|Tillkännagivande)"
    r"(?:\s*/\s*(?:BEVIS|[Bb]evis)|\s+(?:om|OM|av|AV) .{3,60})?\s*"
)
_DAY = r"[^\d]{0,60}?(?P<day>\d{4}-\d\d-\d\d|\d{1,2}\s+[a-zåäö]+\s+\d{4}|\d{6}\b)"
_POSTED = re.compile(
    r"(?:uppsätt\w*|sätts upp|sattes upp|satts upp|anslaget (?:den|på)|anslås|anslagsdatum"
    r"|anslagsdag|publiceras|publicerat|anslogs)" + _DAY,
    re.IGNORECASE,
)
_TAKEN_DOWN = re.compile(
    r"(?:nedtag\w*|tas ned(?:er)?|tas ner|togs ned(?:er)?|avpubliceras|upphör|nedtas|tas bort)"
    + _DAY,
    re.IGNORECASE,
)
_BODY = re.compile(r"(?:Nämnd/Styrelse|Organ|Instans|Nämnd|Styrelse/nämnd):?\s+(?P<body>\S.*)")
_MEETING = re.compile(
    r"Sammanträdes(?:datum|dag|dagen):?\s*" + r"(?P<day>\d{4}-\d\d-\d\d|\d.{5,20})"
)


@dataclass(frozen=True, slots=True)
class Notice:
    """The facts of a proof of notice; ``start`` and ``end`` count its lines."""

    posted_on: date | None = None
    taken_down_on: date | None = None
    met_on: date | None = None
    body: str = ""
    start: int = -1
    end: int = -1


def read_notice(lines: Sequence[Line], start: int, stop: int) -> Notice:
    """The proof of notice among the lines from ``start`` up to ``stop``, if there is one."""
    for at in range(start, stop):
        if not lines[at].blank and _HEAD.fullmatch(lines[at].text):
            return _notice(lines, at, stop)
    return Notice()


def _notice(lines: Sequence[Line], start: int, stop: int) -> Notice:
    text = "\n".join(line.bare for line in lines[start:stop] if not line.furniture)[:4000]
    body, met = _BODY.search(text), _MEETING.search(text)
    return Notice(
        _day(_POSTED.search(text)),
        _day(_TAKEN_DOWN.search(text)),
        first_date(met["day"]) if met else None,
        body["body"].strip() if body else "",
        start,
        stop,
    )


def _day(found: re.Match[str] | None) -> date | None:
    return first_date(found["day"], six_figures=True) if found else None
