"""The sample organisation's meetings, from planned to verified, as entities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from db.checks.readiness import text_checksum
from db.entities.attendance import AttendanceStep
from db.entities.base import now
from db.entities.case import Case, Memo
from db.entities.extract import Dispatch, Extract
from db.entities.meeting import AgendaItem, ItemCase, Meeting
from db.entities.minutes import MinutesPart, Verifier
from db.entities.notice import Notice
from db.entities.organisation import Body
from db.entities.paragraph import Paragraph, ParagraphRecipient
from db.entities.person import Person
from db.entities.recipient import Recipient
from db.rules.deadlines import earliest_takedown, last_appeal_day
from db.rules.lifecycle import Channel, ItemKind, Outcome, Presence, SeriesKind, StepKind
from db.rules.numbering import paragraphs_label, read_paragraphs
from db.rules.rich_text import runs
from db.series import draw
from db.store import Session
from desktop.operations.attendance import expect_members
from desktop.operations.office import Office
from desktop.operations.organisation import ensure_series
from desktop.operations.papers import keep_papers, minutes_order
from desktop.operations.paragraphs import paragraph_of, write_recipients
from desktop.operations.sample_values import SampleItem, SampleMeeting

_KINDS = {
    "routine": ItemKind.FORMALITY,
    "information": ItemKind.INFORMATION,
    "decision": ItemKind.DECISION,
}


@dataclass(frozen=True, slots=True)
class Cast:
    """Everything the meetings refer to, by the names the sample uses."""

    people: dict[str, Person]
    bodies: dict[str, Body]
    recipients: dict[str, Recipient]
    cases: dict[str, Case]
    memos: dict[str, Memo]


def hold_meeting(office: Office, session: Session, cast: Cast, entry: SampleMeeting) -> None:
    """Carry one meeting as far as the sample says it has come."""
    meeting, part = _meeting(session, cast, entry)
    expect_members(session, meeting)
    session.flush()
    session.expire(meeting)
    items = [_item(session, cast, meeting, n, item) for n, item in enumerate(entry.items, 1)]
    if entry.state == "planned":
        return
    _attendance(session, cast, meeting, entry)
    _steps(session, cast, entry, items)
    session.expire(meeting)
    paragraphs = [
        _paragraph(session, item, said) for item, said in zip(items, entry.items, strict=True)
    ]
    _number(session, meeting, paragraphs)
    _verifiers(session, cast, part, entry)
    if entry.verified_on is not None:
        _verify(office, session, meeting, part, entry)
        _send(session, paragraphs, entry)


def _meeting(session: Session, cast: Cast, entry: SampleMeeting) -> tuple[Meeting, MinutesPart]:
    meeting = Meeting(
        body_id=cast.bodies[entry.body].id,
        held_on=entry.on,
        starts_at=_clock(entry.starts),
        ends_at=_clock(entry.ends) if entry.ends else "",
        place=entry.place,
        adjournments=entry.adjourned,
        secretary=entry.secretary,
        others_present="\n".join(
            f"{v.name}, {paragraphs_label(read_paragraphs(v.paragraphs))}"
            if v.paragraphs
            else v.name
            for v in entry.visitors
        ),
        summoned_on=entry.summons_sent_on,
    )
    session.add(meeting)
    session.flush()
    chair = cast.people[entry.chair]
    part = MinutesPart(
        meeting_id=meeting.id, chair=chair.name_and_party, planned_place=entry.verified_where
    )
    session.add(part)
    session.flush()
    return meeting, part


def _clock(moment: time) -> str:
    return moment.strftime("%H:%M")


def _item(
    session: Session, cast: Cast, meeting: Meeting, place: int, entry: SampleItem
) -> AgendaItem:
    memo = cast.memos.get(entry.memo)
    item = AgendaItem(
        body_id=meeting.body_id,
        meeting_id=meeting.id,
        memo_id=memo.id if memo else None,
        place=place,
        shown_number=place,
        kind=_KINDS[entry.kind],
        title=entry.protected_title or entry.title,
        legal_basis=entry.legal_basis,
        presenter=memo.author if memo else "",
        proposed_decision=memo.decision if memo else (),
        outcome=Outcome(entry.outcome) if entry.outcome else Outcome.UNDECIDED,
    )
    session.add(item)
    session.flush()
    for number, dnr in enumerate(entry.cases):
        link = ItemCase(item_id=item.id, case_id=cast.cases[dnr].id, place=number)
        item.case_links.append(link)
        case = cast.cases[dnr]
        case.body_id = case.body_id or meeting.body_id
    session.flush()
    return item


def _attendance(session: Session, cast: Cast, meeting: Meeting, entry: SampleMeeting) -> None:
    rows = {row.name: row for row in meeting.attendances}
    serving = {s.substitute: s for s in entry.serving}
    for name, row in rows.items():
        if name in entry.absent:
            row.presence = Presence.ABSENT
        elif name in serving:
            part = bool(serving[name].paragraphs)
            row.presence = Presence.PRESENT if part else Presence.SERVING
            row.serves_for_id = cast.people[serving[name].member].id
        elif not row.role.is_member and name not in entry.present_substitutes:
            session.delete(row)
    session.flush()


def _steps(session: Session, cast: Cast, entry: SampleMeeting, items: list[AgendaItem]) -> None:
    """A member replaced in one paragraph stood back in it; in several, left before the first."""
    handled = {said.number: item for said, item in zip(entry.items, items, strict=True)}
    order = list(handled)
    for one in entry.serving:
        numbers = read_paragraphs(one.paragraphs)
        person = cast.people[one.member].id
        if len(numbers) == 1:
            _step(session, handled[numbers[0]], person, StepKind.CONFLICT)
        elif numbers:
            before, after = order.index(numbers[0]) - 1, order.index(numbers[-1]) + 1
            _step(session, handled[order[before]], person, StepKind.LEFT)
            for number in order[after : after + 1]:
                _step(session, handled[number], person, StepKind.CAME)
    session.flush()


def _step(session: Session, item: AgendaItem, person_id: int, kind: StepKind) -> None:
    step = AttendanceStep(
        meeting_id=item.meeting_id or 0, person_id=person_id, kind=kind, item_id=item.id
    )
    session.add(step)


def _paragraph(session: Session, item: AgendaItem, entry: SampleItem) -> Paragraph:
    session.expire(item, ["paragraph"])
    paragraph = paragraph_of(session, item)
    for field in (
        "decision", "proposals", "order_of_proposals", "vote", "reservations", "notes",
        "statement", "summary", "matter",
    ):  # fmt: skip
        value = getattr(entry, field)
        if value:
            setattr(paragraph, field, value)
    if entry.decision_basis:
        paragraph.decision_basis = tuple(runs(line) for line in entry.decision_basis)
    if entry.recipients:
        write_recipients(session, paragraph, entry.recipients)
    session.flush()
    return paragraph


def _number(session: Session, meeting: Meeting, paragraphs: list[Paragraph]) -> None:
    body = meeting.body
    ensure_series(session, SeriesKind.PARAGRAPH, body.id, meeting.year, body.abbreviation)
    numbers = draw(
        session,
        SeriesKind.PARAGRAPH,
        body.id,
        meeting.year,
        owner=body.abbreviation,
        count=len(paragraphs),
    )
    for paragraph, number in zip(paragraphs, numbers, strict=True):
        paragraph.assign_number(number)
    session.flush()


def _verifiers(session: Session, cast: Cast, part: MinutesPart, entry: SampleMeeting) -> None:
    for place, name in enumerate(entry.verifiers):
        person = cast.people[name]
        part.verifiers.append(
            Verifier(
                part_id=part.id,
                place=place,
                person_id=person.id,
                name=person.name,
                party=person.party,
            )
        )
    session.flush()


def _verify(
    office: Office, session: Session, meeting: Meeting, part: MinutesPart, entry: SampleMeeting
) -> None:
    session.expire(meeting)
    session.expire(part, ["paragraphs"])
    by = ", ".join((part.chair, *(v.name for v in part.verifiers)))
    if entry.verified_on is not None:
        part.verify(entry.verified_on, by, text_checksum(part.paragraphs))
        session.flush()
        keep_papers(office, session, minutes_order(session, part))
    if entry.posted_on is not None:
        session.add(
            Notice(
                part_id=part.id,
                posted_on=entry.posted_on,
                last_appeal_day=last_appeal_day(entry.posted_on),
                take_down_on=earliest_takedown(entry.posted_on),
                taken_down_on=entry.taken_down_on,
                minutes_location=meeting.body.minutes_location,
                posted_by=entry.secretary,
            )
        )
    session.flush()


def _send(session: Session, paragraphs: list[Paragraph], entry: SampleMeeting) -> None:
    if entry.extracts_sent_on is None:
        return
    for paragraph in paragraphs:
        if not paragraph.recipients or paragraph.number in entry.extracts_unsent:
            continue
        extract = Extract(paragraph_id=paragraph.id, certified_by=entry.secretary, made_at=now())
        session.add(extract)
        session.flush()
        for row in paragraph.recipients:
            session.add_all(_dispatches(extract, row, entry))
    session.flush()


def _dispatches(
    extract: Extract, row: ParagraphRecipient, entry: SampleMeeting
) -> Iterator[Dispatch]:
    recipient = row.recipient
    receivers = recipient.members or [recipient] if recipient else [None]
    for receiver in receivers:
        address = receiver.email or receiver.postal_address if receiver else ""
        yield Dispatch(
            extract_id=extract.id,
            recipient_id=receiver.id if receiver else None,
            label=row.label,
            name=receiver.holder or receiver.name if receiver else row.label,
            address=address,
            channel=receiver.channel if receiver and address else Channel.INTERNAL_MAIL,
            dispatched_on=entry.extracts_sent_on or entry.on,
            sent_by=entry.secretary,
        )
