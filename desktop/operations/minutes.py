"""From a meeting to verified minutes (KL 5:65–69)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from db.checks.readiness import text_checksum
from db.entities.meeting import AgendaItem, Meeting
from db.entities.minutes import MinutesPart
from db.entities.paragraph import Paragraph
from db.queries.existing import higher_body
from db.rules.lifecycle import Outcome, PartKind
from db.rules.refusals import NotReady
from db.store import Session
from desktop.operations.control import hindrances
from desktop.operations.minutes_parts import Unwilling, set_verifiers, withhold
from desktop.operations.office import Office, demand_version, found
from desktop.operations.papers import MadePaper, keep_papers, minutes_order
from desktop.operations.paragraphs import main_part, proposes_upward, send_on


def choose_verifiers(
    office: Office, part_id: int, names: Sequence[str], *, planned_on: date | None = None,
    planned_place: str = "",
) -> None:  # fmt: skip
    """Set who verifies beside the chair, and where and when; names as "Anna Berg (S)".

    Raises ``VerifierIsChair`` or ``VerifiedTextLocked``.
    """
    with office.writing("minutes.verifiers") as session:
        part = found(session, MinutesPart, part_id)
        part.demand_open()
        part.planned_on, part.planned_place = planned_on, planned_place.strip()
        set_verifiers(session, part, names)


def set_chair(office: Office, part_id: int, chair: str) -> None:
    """Say who led the meeting, when it was another than the chair in office."""
    with office.writing("minutes.chair") as session:
        part = found(session, MinutesPart, part_id)
        part.demand_open()
        part.chair = chair.strip()


def verify_minutes(
    office: Office, part_id: int, day: date, *, version: int | None = None, manner: str = "",
    place: str = "", unwilling: Sequence[Unwilling] = (),
) -> tuple[MadePaper, ...]:  # fmt: skip
    """Verify a minutes part: its text is locked, its papers are made and kept; gives them.

    ``manner`` tells how ("Genom digital justering"), ``place`` where, when it was not as planned.
    What an ``unwilling`` verifier will not verify is put apart and stays open. Papers and lock
    are one transaction. What proposes something upward opens an item for the higher body. Raises
    ``NotReady`` with all that is missing, ``VerifiedTextLocked`` the second time.
    """
    with office.writing("minutes.verify") as session:
        part = found(session, MinutesPart, part_id)
        demand_version(part, version)
        part.demand_open()
        for said in unwilling:
            withhold(session, said, day)
        return verify_part(office, session, part, day, manner=manner, place=place)


def verify_part(
    office: Office, session: Session, part: MinutesPart, day: date, *, manner: str, place: str = ""
) -> tuple[MadePaper, ...]:
    """Verify a part within a transaction; see ``verify_minutes``."""
    part.demand_open()
    meeting = found(session, Meeting, part.meeting_id)
    session.flush()
    demand_ready(session, meeting, part, day)
    _settle_outcomes(session, meeting, part)
    _send_upward(session, meeting, part)
    part.manner = manner.strip()
    part.planned_place = place.strip() or part.planned_place
    session.flush()
    by = ", ".join((part.chair, *(verifier.name for verifier in part.verifiers)))
    part.verify(day, by, text_checksum(part.paragraphs))
    session.flush()
    return keep_papers(office, session, minutes_order(session, part))


def demand_ready(session: Session, meeting: Meeting, part: MinutesPart, day: date) -> None:
    """Raise ``NotReady`` with all that is missing before the part can be verified that day."""
    missing = tuple(hindrances(session, meeting, part, day))
    if missing:
        raise NotReady(f"{meeting.body.abbreviation} {meeting.held_on.isoformat()}", missing)


def _settle_outcomes(session: Session, meeting: Meeting, part: MinutesPart) -> None:
    """Note what became of the items; the main minutes lock the agenda, so they settle all."""
    if main_part(meeting).is_verified:
        return
    paragraphs = meeting.paragraphs if part.kind is PartKind.MAIN else part.paragraphs
    for paragraph in paragraphs:
        item = _item(session, paragraph)
        if item is None:
            continue
        if proposes_upward(paragraph):
            item.outcome = Outcome.RECOMMENDED
        elif item.outcome is Outcome.UNDECIDED:
            item.outcome = Outcome.DECIDED


def _send_upward(session: Session, meeting: Meeting, part: MinutesPart) -> None:
    for paragraph in part.paragraphs:
        item = _item(session, paragraph)
        if item is not None and proposes_upward(paragraph):
            target = higher_body(session, meeting.body_id, paragraph.decision)
            if target is not None:
                send_on(session, item, target)


def _item(session: Session, paragraph: Paragraph) -> AgendaItem | None:
    return session.get(AgendaItem, paragraph.item_id) if paragraph.item_id else None


def keep_draft_minutes(office: Office, subject_id: int) -> tuple[MadePaper, ...]:
    """Make the minutes as they stand, marked "Ej justerat", and keep them as an edition.

    ``subject_id`` is a minutes part, or a meeting for its main one.
    """
    with office.writing("minutes.paper") as session:
        part = session.get(MinutesPart, subject_id)
        part = part or main_part(found(session, Meeting, subject_id))
        return keep_papers(office, session, minutes_order(session, part))
