"""The deadlines of the law, one function each.

What is counted in days from an act of the municipality's own is strict and never moved; only the
time to appeal rolls to the next weekday. The functions tell dates: the clerk decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from db.rules.calendar import ONE_DAY, previous_weekday, roll, weekday_by
from db.rules.statutes import RuleLabel

APPEAL_WEEKS = 3


def verify_by(meeting: date) -> date:
    """The last day to verify the minutes: fourteen days from the meeting (KL 5:69)."""
    return meeting + timedelta(days=14)


def announce_by(verified: date) -> date:
    """The last day to post the notice: the second day after verification (KL 8:12)."""
    return verified + timedelta(days=2)


def proposed_announcement(verified: date) -> date:
    """The last weekday within the time to post the notice (KL 8:12); it falls to habit."""
    return max(verified, weekday_by(announce_by(verified)))


def last_appeal_day(posted: date, weeks: int = APPEAL_WEEKS) -> date:
    """The last day to ask for legality review: three weeks from posting (KL 13:5).

    Weeks end on the weekday of the same name, or on the next weekday (lag 1930:173). A body
    outside the law may have another number of weeks.
    """
    return roll(posted + timedelta(weeks=weeks))


def earliest_takedown(posted: date, weeks: int = APPEAL_WEEKS) -> date:
    """The first day that the notice may be taken down: after all the time to appeal (KL 13:5)."""
    return last_appeal_day(posted, weeks) + ONE_DAY


def legal_force(posted: date, weeks: int = APPEAL_WEEKS) -> date:
    """The day from which a decision that nobody appealed stands (KL 13:5)."""
    return last_appeal_day(posted, weeks) + ONE_DAY


def administrative_appeal_by(received: date, weeks: int = APPEAL_WEEKS) -> date:
    """The last day for a party to appeal: three weeks from being told of the decision (FL 44 §)."""
    return roll(received + timedelta(weeks=weeks))


def assembly_call_by(meeting: date) -> date:
    """The last day for notice and summons of the assembly: one week before (KL 5:13)."""
    return meeting - timedelta(days=7)


def assembly_urgent_call_by(meeting: date) -> date:
    """The last day to summon to an urgent item: the weekday before the meeting (KL 5:14)."""
    return previous_weekday(meeting)


def committee_call_by(meeting: date, days: int) -> date:
    """The last day to summon a committee, as many days before as its local rule says."""
    return meeting - timedelta(days=days)


def motion_answer_by(put: date) -> date:
    """One year from the day a motion or citizen proposal was put (KL 5:35).

    A motion of 29 February is due on 28 February (lag 1930:173, 1 §).
    """
    if (put.month, put.day) == (2, 29):
        return date(put.year + 1, 2, 28)
    return put.replace(year=put.year + 1)


def received_day(arrived: date, first_emptying: bool = False) -> date:
    """The day a record counts as received (FL 22 §).

    It is the day of arrival, but the working day before for what lay in the letter box at the
    first emptying of the day.
    """
    return previous_weekday(arrived) if first_emptying else arrived


@dataclass(frozen=True, slots=True)
class LegalDate:
    """A computed date with the section it rests on, empty for a rule of the house."""

    day: date
    section: str
    label: RuleLabel


def legal_dates(
    *,
    meeting: date | None = None,
    verified: date | None = None,
    posted: date | None = None,
    assembly: bool = False,
    call_days: int | None = None,
    appeal_weeks: int = APPEAL_WEEKS,
) -> dict[str, LegalDate]:
    """The dates that follow from the days known, by the names of the command ``dates``.

    ``call_days`` is a committee's local rule for the summons; the assembly's time is in the law.
    """
    dates: dict[str, LegalDate] = {}
    if meeting:
        dates |= _before_meeting(meeting, assembly, call_days)
        dates["verify_by"] = _by_law(verify_by(meeting), "KL 5:69")
    if verified:
        dates["announce_by"] = _by_law(announce_by(verified), "KL 8:12")
    if posted:
        dates |= _after_posting(posted, appeal_weeks)
    return dates


def _before_meeting(meeting: date, assembly: bool, call_days: int | None) -> dict[str, LegalDate]:
    if assembly:
        return {"call_by": _by_law(assembly_call_by(meeting), "KL 5:13")}
    if call_days is None:
        return {}
    day = committee_call_by(meeting, call_days)
    return {"call_by": LegalDate(day, "", RuleLabel.LOCAL_RULE)}


def _after_posting(posted: date, weeks: int) -> dict[str, LegalDate]:
    steps = {
        "last_appeal_day": last_appeal_day,
        "earliest_takedown": earliest_takedown,
        "legal_force": legal_force,
    }
    return {name: _by_law(step(posted, weeks), "KL 13:5") for name, step in steps.items()}


def _by_law(day: date, section: str) -> LegalDate:
    return LegalDate(day, section, RuleLabel.LAW)
