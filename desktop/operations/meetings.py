"""Planning meetings, and taking back what earlier meetings put off."""

from __future__ import annotations

from datetime import date

from db.entities.meeting import AgendaItem, Meeting
from db.entities.minutes import MinutesPart
from db.entities.organisation import Body
from db.queries.appointments import appointed_on
from db.queries.waiting import waiting_items
from db.rules.lifecycle import PaperKind, Role
from db.store import Session
from desktop.operations.attendance import expect_members
from desktop.operations.delegation import report_chair_decisions
from desktop.operations.office import Office, demand_version, found
from desktop.operations.papers import MadePaper, keep_papers, order_paper
from desktop.operations.wording import keep_wordings


def plan_meeting(
    office: Office, body_id: int, day: date, *, starts_at: str = "09:00", place: str = "",
    secretary: str = "",
) -> int:  # fmt: skip
    """Plan a meeting; gives its key.

    All who hold office that day are listed, members as serving. What the body tabled or referred
    back, what lower bodies propose, and what the chair has decided meanwhile, is put on the agenda
    (KL 5:51, 6:40).
    """
    with office.writing("meeting.plan") as session:
        body = found(session, Body, body_id)
        meeting = Meeting(
            body_id=body.id,
            held_on=day,
            starts_at=starts_at,
            place=place.strip(),
            secretary=secretary or _secretary(session, body.id, day) or office.clerk,
        )
        session.add(meeting)
        session.flush()
        session.add(MinutesPart(meeting_id=meeting.id, chair=_chair(session, body.id, day)))
        expect_members(session, meeting)
        _place_waiting(session, meeting)
        session.flush()
        report_chair_decisions(session, meeting)
        return meeting.id


def _chair(session: Session, body_id: int, day: date) -> str:
    chairs = [seat for seat in appointed_on(session, body_id, day) if seat.role is Role.CHAIR]
    return chairs[0].name_and_party if chairs else ""


def _secretary(session: Session, body_id: int, day: date) -> str:
    seats = appointed_on(session, body_id, day)
    return next((seat.name for seat in seats if seat.role is Role.SECRETARY), "")


def _place_waiting(session: Session, meeting: Meeting) -> None:
    for place, item_id in enumerate(waiting_items(session, meeting.body_id, back_only=True), 1):
        item = found(session, AgendaItem, item_id)
        item.meeting_id, item.place = meeting.id, place


def revise_meeting(office: Office, meeting_id: int, version: int, **changes: object) -> int:
    """Change time, place, secretary, others present …; gives the new version.

    Raises ``VerifiedTextLocked`` once the minutes are verified.
    """
    with office.writing("meeting.revise") as session:
        meeting = found(session, Meeting, meeting_id)
        demand_version(meeting, version)
        for field, value in changes.items():
            setattr(meeting, field, value)
        if changes.get("ends_at"):
            keep_wordings(meeting)
        session.flush()
        return meeting.version


def cancel_meeting(office: Office, meeting_id: int, version: int | None = None) -> None:
    """Call the meeting off; its items wait for another."""
    with office.writing("meeting.cancel") as session:
        meeting = found(session, Meeting, meeting_id)
        demand_version(meeting, version)
        meeting.cancelled = True
        for item in meeting.items:
            item.meeting_id = None


def reinstate_meeting(office: Office, meeting_id: int, item_ids: tuple[int, ...]) -> None:
    """Take back that a meeting was called off; the items go back on its agenda in that order."""
    with office.writing("meeting.reinstate") as session:
        found(session, Meeting, meeting_id).cancelled = False
        for place, item_id in enumerate(item_ids, 1):
            item = found(session, AgendaItem, item_id)
            if item.meeting_id is None:
                item.meeting_id, item.place = meeting_id, place


def mark_summoned(office: Office, meeting_id: int, day: date) -> None:
    """Note the day the summons went out; from then on items keep their shown numbers."""
    with office.writing("meeting.summon") as session:
        _note_summoned(found(session, Meeting, meeting_id), day)


def _note_summoned(meeting: Meeting, day: date) -> None:
    """Fix the numbers shown: those sent before stay, what is new goes on after them."""
    meeting.summoned_on = day
    items = [item for item in meeting.items if item.takes_paragraph]
    last = max((item.shown_number or 0 for item in items), default=0)
    new = (item for item in items if item.shown_number is None)
    for number, item in enumerate(new, last + 1):
        item.shown_number = number


def summon(office: Office, meeting_id: int, day: date) -> tuple[MadePaper, ...]:
    """Keep the summons as it stands as an edition, and note the day it went out; the papers.

    A later summons is the next edition: the first one stays as it was sent.
    """
    with office.writing("meeting.summon") as session:
        _note_summoned(found(session, Meeting, meeting_id), day)
        session.flush()
        order = order_paper(office, session, PaperKind.SUMMONS, meeting_id)
        return keep_papers(office, session, order)


def take_back_summons(office: Office, meeting_id: int, day: date | None) -> None:
    """Note that the summons has not gone out after all, or the day of the one before."""
    with office.writing("meeting.unsummon") as session:
        found(session, Meeting, meeting_id).summoned_on = day
