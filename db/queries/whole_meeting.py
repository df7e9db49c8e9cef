"""A meeting with all that its papers print of it, read in as many statements for any size.

What these read hangs on the meeting that is given: it is there when its papers are composed.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from db.entities.case import Case
from db.entities.meeting import AgendaItem, ItemCase, Meeting
from db.entities.paragraph import Paragraph, ParagraphCase
from db.entities.record import Record


def read_paragraphs(session: Session, meeting: Meeting) -> None:
    """Reads what the minutes print of each paragraph."""
    paragraph = selectinload(Meeting.paragraphs)
    wanted = (
        paragraph.selectinload(Paragraph.case_links).joinedload(ParagraphCase.case),
        paragraph.selectinload(Paragraph.recipients),
        paragraph.selectinload(Paragraph.corrections),
        paragraph.selectinload(Paragraph.refusals),
    )
    session.scalars(select(Meeting).where(Meeting.id == meeting.id).options(*wanted)).one()


def read_agenda(session: Session, meeting: Meeting) -> None:
    """Reads what the summons prints of each item."""
    wanted = (
        selectinload(Meeting.items).selectinload(AgendaItem.case_links).joinedload(ItemCase.case),
        selectinload(Meeting.items).joinedload(AgendaItem.memo),
    )
    session.scalars(select(Meeting).where(Meeting.id == meeting.id).options(*wanted)).one()


def read_records(session: Session, meeting: Meeting) -> None:
    """Reads the records of the cases on the agenda, without the bytes of their files."""
    records = (
        selectinload(Meeting.items)
        .selectinload(AgendaItem.case_links)
        .joinedload(ItemCase.case)
        .selectinload(Case.records)
        .joinedload(Record.file)
    )
    session.scalars(select(Meeting).where(Meeting.id == meeting.id).options(records)).one()
