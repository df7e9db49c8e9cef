"""What is in the register already: keys of things by the names that people use for them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.entities.case import Case
from db.entities.extract import Extract
from db.entities.meeting import AgendaItem, Meeting
from db.entities.minutes import MinutesPart
from db.entities.notice import Notice
from db.entities.organisation import Body, Organisation, Register
from db.entities.paper import Paper
from db.entities.paragraph import Paragraph, ParagraphRecipient
from db.entities.person import Appointment, Person
from db.entities.recipient import GroupMember, Recipient
from db.entities.record import Record
from db.rules.lifecycle import BodyKind, PaperKind, Role
from db.rules.registration_number import search_form
from db.rules.rich_text import RichText, plain_text


def case_with_number(session: Session, number: str, register_id: int | None = None) -> int | None:
    """The case with that dnr in any spelling, in one register or (the oldest) in any."""
    query = select(Case.id).where(Case.search_form == search_form(number)).order_by(Case.id)
    if register_id is not None:
        query = query.where(Case.register_id == register_id)
    return session.scalar(query.limit(1))


def case_with_serial(session: Session, register_id: int, year: int, serial: int) -> int | None:
    """The case that has the serial of that year in the register."""
    query = select(Case.id).where(
        Case.register_id == register_id, Case.year == year, Case.serial == serial
    )
    return session.scalar(query)


def case_with_file(session: Session, sha256: str) -> str | None:
    """The dnr of the case that has a record with those bytes."""
    query = (
        select(Case.registration_number)
        .join(Record, Record.case_id == Case.id)
        .where(Record.sha256 == sha256)
    )
    return session.scalar(query.limit(1))


def records_in(session: Session, case_id: int) -> int:
    """How many records the case has."""
    query = select(func.max(Record.running_number)).where(Record.case_id == case_id)
    return session.scalar(query) or 0


def only_organisation(session: Session) -> int | None:
    """The organisation of the register file."""
    return session.scalar(select(Organisation.id).order_by(Organisation.id).limit(1))


def first_register(session: Session) -> int | None:
    """The register that cases go to when nothing else is said."""
    return session.scalar(select(Register.id).order_by(Register.id).limit(1))


def body_named(session: Session, name: str) -> int | None:
    """The body with that name or abbreviation, capitals aside."""
    folded = name.strip().casefold()
    for key, full, short in session.execute(select(Body.id, Body.name, Body.abbreviation)):
        if folded in (full.casefold(), short.casefold()):
            return key
    return None


def recipient_named(session: Session, name: str) -> int | None:
    """The recipient with that name, capitals aside."""
    exact = session.scalar(select(Recipient.id).where(Recipient.name == name.strip()))
    if exact is not None:
        return exact
    query = select(Recipient.id).where(func.lower(Recipient.name) == name.strip().lower())
    return session.scalar(query.limit(1))


def person_named(session: Session, name: str) -> int | None:
    """The person with exactly that name."""
    return session.scalar(select(Person.id).where(Person.name == name.strip()).limit(1))


def meeting_on(session: Session, body_id: int, day: date) -> int | None:
    """The body's first meeting on that day."""
    query = select(Meeting.id).where(
        Meeting.body_id == body_id, Meeting.held_on == day, Meeting.cancelled.is_(False)
    )
    return session.scalar(query.order_by(Meeting.starts_at).limit(1))


def paragraph_numbered(session: Session, body_id: int, year: int | None, number: int) -> int | None:
    """The body's paragraph with that number and year; without a year, a received one."""
    query = select(Paragraph.id).where(Paragraph.body_id == body_id, Paragraph.number == number)
    query = query.where(Paragraph.year == year if year else Paragraph.year.is_(None))
    return session.scalar(query.limit(1))


def last_place(session: Session, meeting_id: int) -> int:
    """The place of the last item on the agenda; 0 for an empty one."""
    query = select(func.max(AgendaItem.place)).where(AgendaItem.meeting_id == meeting_id)
    return session.scalar(query) or 0


def later_numbered_meeting(session: Session, meeting: Meeting) -> date | None:
    """The day of a later meeting of the same body and year that has numbers already."""
    query = (
        select(Meeting.held_on)
        .join(Paragraph, Paragraph.meeting_id == Meeting.id)
        .where(
            Meeting.body_id == meeting.body_id,
            Paragraph.year == meeting.year,
            Paragraph.number.is_not(None),
            Meeting.id != meeting.id,
            (Meeting.held_on > meeting.held_on)
            | ((Meeting.held_on == meeting.held_on) & (Meeting.starts_at > meeting.starts_at)),
        )
    )
    return session.scalar(query.order_by(Meeting.held_on.desc()).limit(1))


def latest_edition(session: Session, kind: PaperKind, subject_id: int) -> int:
    """The highest edition of that paper about that thing; 0 when none is kept."""
    query = select(func.max(Paper.edition)).where(
        Paper.kind == kind, Paper.subject_id == subject_id
    )
    return session.scalar(query) or 0


def kept_papers(session: Session, kind: PaperKind, subject_id: int) -> tuple[int, ...]:
    """Keys of the papers of the latest edition, Word first."""
    query = select(Paper.id).where(
        Paper.kind == kind,
        Paper.subject_id == subject_id,
        Paper.edition == latest_edition(session, kind, subject_id),
    )
    return tuple(session.scalars(query.order_by(Paper.format.desc())))


def notices_of(session: Session, part_id: int) -> tuple[int, ...]:
    """The notices of a minutes part, one for each board, in the order they were posted."""
    query = select(Notice.id).where(Notice.part_id == part_id)
    return tuple(session.scalars(query.order_by(Notice.posted_on, Notice.id)))


def extract_of(session: Session, paragraph_id: int) -> int | None:
    """The newest extract of a paragraph."""
    query = select(Extract.id).where(Extract.paragraph_id == paragraph_id)
    return session.scalar(query.order_by(Extract.edition.desc()).limit(1))


def higher_body(session: Session, body_id: int, decision: RichText) -> int | None:
    """The body that a decision's proposal goes to: one that it names, else the parent."""
    text = plain_text(decision).casefold()
    bodies = session.execute(select(Body.id, Body.name, Body.kind).where(Body.id != body_id)).all()
    for key, name, kind in bodies:
        named = f"föreslår {name}".casefold() in text
        if named or (kind is BodyKind.ASSEMBLY and "föreslår fullmäktige" in text):
            return key
    return session.scalar(select(Body.parent_id).where(Body.id == body_id))


def group_members(session: Session, group_id: int) -> tuple[GroupMember, ...]:
    """The places in a group."""
    query = select(GroupMember).where(GroupMember.group_id == group_id)
    return tuple(session.scalars(query))


def bind_recipients(session: Session, name: str, recipient_id: int) -> None:
    """Bind the rows of open paragraphs that say that name and are bound to nobody."""
    query = (
        select(ParagraphRecipient)
        .join(Paragraph, Paragraph.id == ParagraphRecipient.paragraph_id)
        .outerjoin(MinutesPart, MinutesPart.id == Paragraph.part_id)
        .where(
            ParagraphRecipient.label == name,
            ParagraphRecipient.recipient_id.is_(None),
            MinutesPart.verified_on.is_(None),
        )
    )
    for row in session.scalars(query):
        row.recipient_id = recipient_id


def overlapping_appointment(
    session: Session, person_id: int, body_id: int, role: Role, starts: date, ends: date | None
) -> bool:
    """Whether the person has that seat in the body on any day from ``starts`` to ``ends``."""
    query = select(Appointment.id).where(
        Appointment.person_id == person_id,
        Appointment.body_id == body_id,
        Appointment.role == role,
        (Appointment.ends_on.is_(None)) | (Appointment.ends_on >= starts),
    )
    if ends is not None:
        query = query.where(Appointment.starts_on <= ends)
    return session.scalar(query.limit(1)) is not None


def abbreviations(session: Session) -> frozenset[str]:
    """The abbreviations that bodies have."""
    return frozenset(session.scalars(select(Body.abbreviation)))


def recipients_of(session: Session, paragraph_id: int) -> tuple[str, ...]:
    """Who is to have the paragraph's extract, as written, in order."""
    query = (
        select(ParagraphRecipient.label)
        .where(ParagraphRecipient.paragraph_id == paragraph_id)
        .order_by(ParagraphRecipient.place)
    )
    return tuple(session.scalars(query))
