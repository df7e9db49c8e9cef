"""What a meeting did, read for its papers: who served, how each matter was handled."""

from __future__ import annotations

from db.entities.paragraph import Paragraph
from db.queries.handling import handling_of_meeting, handlings
from db.queries.service import meeting_service
from db.store import Session
from desktop.documents.compose.minuted import NOT_MINUTED, MeetingRecord, Minuted


def meeting_record(session: Session, meeting_id: int) -> MeetingRecord:
    """The whole meeting, in a number of statements that its size does not change."""
    service = meeting_service(session, meeting_id)
    return MeetingRecord(service, handling_of_meeting(session, service))


def minuted_alone(session: Session, paragraph: Paragraph) -> Minuted:
    """One paragraph as its extract tells it; nothing for one received from elsewhere."""
    if paragraph.meeting_id is None:
        return NOT_MINUTED
    service = meeting_service(session, paragraph.meeting_id)
    handled = handlings(session, (paragraph.id,), service)
    return MeetingRecord(service, handled).minuted(paragraph.id).alone
