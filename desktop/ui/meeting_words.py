"""How the screens speak of a meeting's steps: names, states, what to do next, and by when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from db.queries.meeting_steps import MeetingStep, Phase, Step, StepState
from db.queries.meetings import MeetingHead, MeetingView
from db.rules.deadlines import LegalDate, legal_dates
from db.rules.lifecycle import BodyKind
from db.rules.statutes import RuleLabel
from desktop.ui.states import MONTHS, day_in_words

STEP_NAMES = {
    MeetingStep.AGENDA: "Dagordning",
    MeetingStep.SUMMONS: "Kallelse",
    MeetingStep.ATTENDANCE: "Närvaro",
    MeetingStep.PARAGRAPHS: "Paragrafer",
    MeetingStep.MINUTES: "Protokoll",
    MeetingStep.VERIFICATION: "Justering",
    MeetingStep.NOTICE: "Anslag",
    MeetingStep.EXTRACTS: "Utdrag",
}
PHASE_NAMES = {Phase.BEFORE: "Före", Phase.DURING: "Under", Phase.AFTER: "Efter"}
NEXT_WORDS = {
    MeetingStep.AGENDA: "Gör dagordningen",
    MeetingStep.SUMMONS: "Skapa kallelse",
    MeetingStep.ATTENDANCE: "Öppna närvaron",
    MeetingStep.PARAGRAPHS: "Skriv paragraferna",
    MeetingStep.MINUTES: "Till protokollet",
    MeetingStep.VERIFICATION: "Till justeringen",
    MeetingStep.NOTICE: "Till anslaget",
    MeetingStep.EXTRACTS: "Till utdragen",
}
STATE_WORDS = {
    StepState.WAITING: ("väntar", "○"),
    StepState.STARTED: ("påbörjat", "◐"),
    StepState.NEXT: ("nästa steg", "●"),
    StepState.DONE: ("klart", "✓"),
    StepState.PASSED: ("inte noterat", "–"),
}
_WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_SHORT_DAYS = ("må", "ti", "on", "to", "fr", "lö", "sö")


def progress(step: Step) -> str:
    """How far a counted step has come ("3 av 12"); empty when that says nothing."""
    counted = 0 < step.done < step.of and step.state in (StepState.STARTED, StepState.NEXT)
    return f"{step.done} av {step.of}" if counted else ""


def steps_of_phase(steps: Iterable[Step], phase: Phase) -> list[Step]:
    """The steps of one stretch of the work."""
    return [step for step in steps if step.step.phase is phase]


def day_with_weekday(day: date) -> str:
    """A day as "tisdag 10 mars 2026"."""
    return f"{_WEEKDAYS[day.weekday()]} {day_in_words(day)}"


def short_day(day: date) -> str:
    """A day as a list has it: "ti 10 mar 2026"."""
    return f"{_SHORT_DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1][:3]} {day.year}"


@dataclass(frozen=True, slots=True)
class ComingDate:
    """The next date that a meeting has to keep, in words, with the section it rests on."""

    words: str
    day: date
    section: str
    is_late: bool


def coming_date(meeting: MeetingView, today: date) -> ComingDate | None:
    """The next date of the meeting; None when there is none left, or it is called off."""
    head = meeting.head
    if head.cancelled:
        return None
    if not head.summoned_on and today <= head.held_on and not meeting.counts.numbered:
        return _said(_before(head).get("call_by"), "Kallas senast", today)
    for part in meeting.parts:
        if part.verified_on is None:
            dates = legal_dates(meeting=head.held_on)
            return _said(dates["verify_by"], "Justeras senast", today)
        if len(part.notices) < max(1, len(head.notice_boards)):
            dates = legal_dates(verified=part.verified_on)
            return _said(dates["announce_by"], "Anslås senast", today)
    return _posted(meeting, today)


def _before(head: MeetingHead) -> dict[str, LegalDate]:
    assembly = head.body_kind is BodyKind.ASSEMBLY
    return legal_dates(meeting=head.held_on, assembly=assembly, call_days=head.call_days)


def _posted(meeting: MeetingView, today: date) -> ComingDate | None:
    up = [part.notice for part in meeting.parts if part.notice and not part.notice.taken_down_on]
    if not up:
        return None
    appeal = max(notice.last_appeal_day for notice in up)
    if today <= appeal:
        return ComingDate(f"Kan överklagas till {_day(appeal, today)}", appeal, "KL 13:5", False)
    down = max(notice.take_down_on for notice in up)
    return ComingDate(f"Anslaget tas ned från {_day(down, today)}", down, "KL 13:5", False)


def _said(found: LegalDate | None, words: str, today: date) -> ComingDate | None:
    if found is None:
        return None
    rule = ", lokal regel" if found.label is RuleLabel.LOCAL_RULE else ""
    text = f"{words} {_day(found.day, today)}{rule}"
    return ComingDate(text, found.day, found.section, today > found.day)


def _day(day: date, today: date) -> str:
    return day_in_words(day, with_year=day.year != today.year)
