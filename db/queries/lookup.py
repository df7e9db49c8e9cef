"""From what somebody writes to the thing that is meant: dnr, meeting or paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from db.entities.case import Case
from db.entities.meeting import Meeting
from db.entities.paragraph import Paragraph
from db.queries.keys import bodies_named, numbered_as
from db.queries.pages import asked
from db.rules.numbering import MeetingKey, ParagraphKey, meeting_key, paragraph_key
from db.rules.registration_number import search_form


class ThingKind(StrEnum):
    """What can be found."""

    CASE = "case"
    MEETING = "meeting"
    PARAGRAPH = "paragraph"
    RECORD = "record"
    RECIPIENT = "recipient"


@dataclass(frozen=True, slots=True)
class Found:
    """A thing that answers to a key."""

    kind: ThingKind
    id: int


def lookup(session: Session, key: str) -> Found | None:
    """The thing that the key names, the newest when there are several; None when nothing does.

    Keys are a dnr in any spelling, "RUN 2026-03-10", "RUN 2026-03-10 § 11", "RUN § 11/2026",
    "§ 11 2026" and "§ 11".
    """
    return next(iter(candidates(session, key, 1)), None)


def candidates(session: Session, key: str, limit: int) -> tuple[Found, ...]:
    """All things that answer to the key, newest first, at most ``limit``."""
    cited = paragraph_key(key)
    if cited is not None:
        return _paragraphs(session, cited, limit)
    meeting = meeting_key(key)
    if meeting is not None:
        return _meetings(session, meeting, limit)
    return _cases(session, key, limit)


def _paragraphs(session: Session, key: ParagraphKey, limit: int) -> tuple[Found, ...]:
    query = (
        select(Paragraph.id)
        .where(*numbered_as(key))
        .order_by(Paragraph.heard_on.desc(), Paragraph.id.desc())
        .limit(limit)
    )
    return tuple(Found(ThingKind.PARAGRAPH, found) for found in session.scalars(query))


def _meetings(session: Session, key: MeetingKey, limit: int) -> tuple[Found, ...]:
    query = (
        select(Meeting.id)
        .where(Meeting.body_id.in_(bodies_named(key.body)), Meeting.held_on == key.day)
        .order_by(Meeting.cancelled, Meeting.starts_at)
        .limit(limit)
    )
    return tuple(Found(ThingKind.MEETING, found) for found in session.scalars(query))


_NUMBERED = (
    select(Case.id)
    .where(Case.search_form == bindparam("form"))
    .order_by(Case.opened_on.desc(), Case.id.desc())
    .limit(bindparam("most"))
)


def _cases(session: Session, number: str, limit: int) -> tuple[Found, ...]:
    form = search_form(number)
    rows = asked(session, _NUMBERED, form=form, most=limit) if form else ()
    return tuple(Found(ThingKind.CASE, found) for (found,) in rows)
