"""The days that a notice leads to, and what is said of posting late and taking down early."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from db.queries.minutes import MinutesPartView, NoticeRow
from db.rules.deadlines import announce_by, legal_dates, proposed_announcement
from desktop.ui.meeting_words import day_with_weekday
from desktop.ui.minutes_words import last_day
from desktop.ui.states import day_in_words
from desktop.ui.widgets.legal_facts import Fact

_DAYS = (
    ("Sista dag att överklaga", "last_appeal_day"),
    ("Tas ned tidigast", "earliest_takedown"),
    ("Laga kraft, om ingen överklagar", "legal_force"),
)


def coming_facts(part: MinutesPartView, posted: date, today: date, weeks: int) -> list[Fact]:
    """What posting that day would lead to; the time to appeal runs from the last board."""
    if part.verified_on is None:
        return []
    last = max([posted, *(notice.posted_on for notice in part.notices)])
    days = legal_dates(verified=part.verified_on, posted=last, appeal_weeks=weeks)
    latest = days["announce_by"]
    late = "danger" if latest.day < today else ""
    return [
        Fact("Justerat", day_in_words(part.verified_on)),
        Fact("Anslås senast", last_day(latest.day, today), latest.section, late),
        *(Fact(name, day_in_words(days[key].day), days[key].section) for name, key in _DAYS),
    ]


def posted_facts(notices: Sequence[NoticeRow], boards_left: Sequence[str]) -> list[Fact]:
    """Where the notice is and was, and the days that follow from the last posting."""
    last = max(notices, key=lambda notice: notice.posted_on)
    facts = [_posted(notice) for notice in notices]
    facts += [Fact(f"Inte uppsatt på {board}", "återstår", "KL 8:12") for board in boards_left]
    facts += [
        Fact("Förvaringsplats", last.minutes_location),
        Fact("Sista dag att överklaga", day_in_words(last.last_appeal_day), "KL 13:5"),
        Fact("Tas ned tidigast", day_in_words(last.take_down_on), "KL 13:5"),
        Fact("Laga kraft, om ingen överklagar", day_in_words(last.take_down_on), "KL 13:5"),
    ]
    return [*facts, *(_taken_down(one) for one in notices if one.taken_down_on)]


def _posted(notice: NoticeRow) -> Fact:
    label = f"Uppsatt på {notice.board}" if notice.board else "Uppsatt"
    return Fact(label, f"{day_in_words(notice.posted_on)} av {notice.posted_by}", "KL 8:12")


def _taken_down(notice: NoticeRow) -> Fact:
    down = notice.taken_down_on or notice.take_down_on
    label = f"Nedtaget från {notice.board}" if notice.board else "Nedtaget"
    early = down < notice.take_down_on
    value = f"{day_in_words(down)}, i förtid" if early else day_in_words(down)
    return Fact(label, value, "KL 13:5" if early else "", "danger" if early else "")


def day_note(verified: date | None, posted: date | None) -> tuple[str, str]:
    """What is to be said of the day of posting, and its tone; empty when nothing is."""
    if verified is None or posted is None:
        return "", ""
    latest = announce_by(verified)
    if posted > latest:
        return f"Senare än {day_in_words(latest)}, som lagen säger (KL 8:12).", "danger"
    if posted < verified:
        return "Före justeringen. Anslaget sätts upp efter den.", "danger"
    proposed = proposed_announcement(verified)
    if posted == proposed and proposed != latest:
        return f"Senaste dag är {day_with_weekday(latest)}, som inte är en vardag.", "small"
    return "", ""


def down_note(notice: NoticeRow | None, down: date | None) -> str:
    """What is to be said of taking the notice down that day."""
    if notice is None or down is None:
        return ""
    if down < notice.posted_on:
        return f"Före den dag då anslaget sattes upp, {day_in_words(notice.posted_on)}."
    if down < notice.take_down_on:
        return "Tas anslaget ned i förtid löper tiden för överklagande aldrig ut (KL 13:5)."
    return ""


def waiting_words(part: MinutesPartView) -> tuple[str, str]:
    """What is said where the paper will be."""
    if not part.is_verified:
        return "Protokollet är inte justerat än", "Anslaget sätts upp när det är justerat."
    return "Anslaget visas här när det är uppsatt", "Det säger vad som har justerats och till när."
