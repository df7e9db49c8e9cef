"""The control panel: every remark on a meeting or a case, and letting one stand.

Remarks tell facts; nothing is decided or filled in. A grave one stands in the way of
verification until it is mended, or somebody has let it stand with a note.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache

from db.checks.acknowledged import acknowledged_keys
from db.checks.agenda_checks import agenda_remarks
from db.checks.case_checks import case_remarks
from db.checks.delegation_checks import delegation_remarks
from db.checks.handling_checks import (
    DissentFacts,
    HandlingFacts,
    VoteFacts,
    handling_remarks,
)
from db.checks.meeting_checks import meeting_remarks
from db.checks.meeting_facts import ParagraphFacts, StoredMeeting
from db.checks.minutes_checks import minutes_remarks
from db.checks.readiness import Missing, unready
from db.checks.remark import Remark
from db.checks.stored_meeting import stored_meeting
from db.entities.base import now
from db.entities.correction import Acknowledgement
from db.entities.meeting import Meeting
from db.entities.minutes import MinutesPart
from db.queries.corrections import corrected_origins
from db.queries.handling import Handling, HeldVote, handling_of_meeting
from db.queries.handling_stamp import handling_stamp
from db.queries.served import Attendee, HandledItem, NotedStep, Stored, stored_attendance
from db.queries.served import MeetingFacts as Attended
from db.queries.service import ItemService, MeetingService
from db.queries.service_remarks import service_remarks
from db.rules.lifecycle import DissentKind, ProposalKind, VoteMethod
from db.rules.meeting_remarks import MeetingRemark
from db.rules.refusals import ReasonNeeded
from db.rules.statutes import RuleLabel
from db.store import Session
from desktop.operations.office import Office


def remarks_on_meeting(session: Session, meeting_id: int, today: date) -> tuple[Remark, ...]:
    """All remarks on a meeting, its agenda and its minutes, grave ones first.

    The number of statements does not depend on how many items there are.
    """
    stored = stored_meeting(session, meeting_id)
    attendance = stored_attendance(session, meeting_id)
    derived = _derived(
        attendance.meeting,
        tuple(attendance.people.values()),
        tuple(attendance.items),
        tuple(attendance.steps),
    )
    found = (
        *meeting_remarks(stored, today),
        *agenda_remarks(stored),
        *_origins(session, stored),
        *_service(stored, derived.service, derived.remarks),
        *minutes_remarks(stored),
        *_handling(stored, derived.service, derived.handled(session)),
    )
    return _sorted(_acknowledged(session, found))


def remarks_on_case(session: Session, case_id: int, today: date) -> tuple[Remark, ...]:
    """All remarks on a case and its records, grave ones first."""
    return _sorted(_acknowledged(session, tuple(case_remarks(session, case_id, today))))


def remarks_on_delegation(session: Session, body_id: int, today: date) -> tuple[Remark, ...]:
    """All remarks on a body's delegation scheme and the decisions made for it."""
    return _sorted(_acknowledged(session, tuple(delegation_remarks(session, body_id, today))))


def remarks_on_paragraph(
    session: Session, meeting_id: int, paragraph_id: int, today: date
) -> tuple[Remark, ...]:
    """Those of the meeting's remarks that stand at one paragraph."""
    found = remarks_on_meeting(session, meeting_id, today)
    return tuple(remark for remark in found if remark.subject_id == paragraph_id)


def hindrances(
    session: Session, meeting: Meeting, part: MinutesPart, day: date
) -> Iterator[Missing]:
    """All that stands in the way of verifying a part: what is missing, then grave remarks."""
    missing = tuple(unready(meeting, part, day))
    yield from missing
    told = {(one.what, one.paragraph_id) for one in missing}
    own = {part.id, *(paragraph.id for paragraph in part.paragraphs)}
    for remark in remarks_on_meeting(session, meeting.id, day):
        at = (remark.what, remark.subject_id)
        if remark.blocks and remark.subject_id in own and at not in told:
            yield Missing(remark.what, remark.where, remark.subject_id if at[1] != part.id else 0)


def acknowledge(office: Office, remark: Remark, note: str) -> None:
    """Let a remark stand as it is, with a note; it comes back if its facts change.

    Raises ``ReasonNeeded`` for a grave remark without a note.
    """
    if remark.grave and not note.strip():
        raise ReasonNeeded("acknowledge")
    with office.writing("remark.acknowledge") as session:
        session.add(
            Acknowledgement(
                subject_id=remark.subject_id,
                remark=remark.key,
                note=note.strip(),
                by=office.clerk,
                made_at=now(),
            )
        )


def _acknowledged(session: Session, found: tuple[Remark, ...]) -> Iterator[Remark]:
    let_stand = acknowledged_keys(session, (remark.subject_id for remark in found))
    for remark in found:
        known = (remark.subject_id, remark.key) in let_stand
        yield replace(remark, acknowledged=True) if known else remark


def _sorted(found: Iterable[Remark]) -> tuple[Remark, ...]:
    return tuple(sorted(found, key=lambda remark: (remark.acknowledged, not remark.grave)))


def _origins(session: Session, stored: StoredMeeting) -> Iterator[Remark]:
    """Items that rest on a paragraph which the lower body has corrected."""
    for origin in corrected_origins(session, meeting_id=stored.meeting.id):
        item = stored.by_item[origin.item_id]
        yield Remark(
            what="origin_corrected",
            where=item.title,
            section="JO 581-2013",
            label=RuleLabel.HABIT,
            subject_id=item.id,
            facts=(f"{origin.origin} § {origin.number}", origin.corrected_on.isoformat()),
        )


class _Derived:
    """Who served, what is remarked on it, and how each matter was handled.

    It is kept while nothing that it is derived from changes: most key strokes change a text, and
    deriving a large meeting takes longer than all else.
    """

    def __init__(self, service: MeetingService) -> None:
        self.service = service
        self.remarks = service_remarks(service)
        self._stamp: tuple[object, ...] = ()
        self._handled: Mapping[int, Handling] = {}

    def handled(self, session: Session) -> Mapping[int, Handling]:
        """How each paragraph was handled, read anew when anything of it has changed."""
        stamp = handling_stamp(session, self.service.meeting.id)
        if stamp != self._stamp:
            self._handled = handling_of_meeting(session, self.service)
            self._stamp = stamp
        return self._handled


@lru_cache(maxsize=8)
def _derived(
    meeting: Attended, people: tuple[Attendee, ...], items: tuple[HandledItem, ...],
    steps: tuple[NotedStep, ...],
) -> _Derived:  # fmt: skip
    stored = Stored(meeting, {one.person: one for one in people}, items, steps)
    return _Derived(MeetingService(stored))


def _service(
    stored: StoredMeeting, service: MeetingService, remarks: tuple[MeetingRemark, ...]
) -> Iterator[Remark]:
    if service.vacant > 0:
        meeting = stored.meeting
        yield Remark(
            what="vacant_seats",
            where=f"{meeting.body} {meeting.held_on.isoformat()}",
            section="KL 6:27",
            label=RuleLabel.HABIT,
            subject_id=meeting.id,
            facts=(str(service.vacant),),
        )
    by_item = {paragraph.item_id: paragraph for paragraph in stored.paragraphs}
    for said in remarks:
        yield _of_service(stored, said, by_item.get(said.item_id))


def _of_service(
    stored: StoredMeeting, said: MeetingRemark, paragraph: ParagraphFacts | None
) -> Remark:
    item = stored.by_item.get(said.item_id)
    facts = (said.person,) if said.person else (str(said.counted), str(said.needed))
    return Remark(
        what=said.kind.value,
        where=paragraph.name if paragraph else item.title if item else "",
        section=said.section,
        label=said.basis,
        grave=said.grave,
        subject_id=paragraph.id if paragraph else said.item_id,
        facts=facts,
    )


def _handling(
    stored: StoredMeeting, service: MeetingService, handled: Mapping[int, Handling]
) -> Iterator[Remark]:
    locked = {part.id for part in stored.parts if part.verified_on}
    by_paragraph = {one.item.paragraph_id: one for one in service.items}
    for paragraph in stored.paragraphs:
        handling, served = handled.get(paragraph.id), by_paragraph.get(paragraph.id)
        if handling is not None and served is not None and paragraph.part_id not in locked:
            ended = stored.meeting.ends_at
            yield from handling_remarks(_handling_facts(paragraph, handling, served, ended))


def _handling_facts(
    paragraph: ParagraphFacts, handling: Handling, served: ItemService, ended_at: str
) -> HandlingFacts:
    referrals = (one for one in handling.standing if one.kind is ProposalKind.REFERRAL_BACK)
    reservations = (one for one in handling.dissents if one.kind is DissentKind.RESERVATION)
    return HandlingFacts(
        paragraph_id=paragraph.id,
        name=paragraph.name,
        standing=len(handling.standing),
        referrals_without_reason=sum(not one.reason for one in referrals),
        has_order=paragraph.has_order,
        votes=tuple(
            _vote_facts(one, place, len(served.serving))
            for place, one in enumerate(handling.votes, 1)
            if one.row.method is not VoteMethod.ACCLAMATION
        ),
        reservations=tuple(
            DissentFacts(one.names, one.announced_at, one.late_acknowledged) for one in reservations
        ),
        ended_at=ended_at,
    )


def _vote_facts(held: HeldVote, place: int, serving: int) -> VoteFacts:
    row = held.row
    is_secret = row.method is VoteMethod.SECRET
    counted = row.yes + row.no + row.blank if is_secret else len(held.ballots)
    return VoteFacts(
        place, counted, serving, is_secret, row.unregistered_confirmed, held.result is not None
    )
