"""What has left the house: papers that carry a meeting's numbers."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.entities.extract import Dispatch, Extract
from db.entities.minutes import MinutesPart
from db.entities.paragraph import Paragraph
from db.rules.lifecycle import ParagraphStatus


def numbers_have_left(session: Session, meeting_id: int) -> str:
    """Why the numbers must stay ("verified", "sent", "struck"), or "" when they need not."""
    verified = select(MinutesPart.id).where(
        MinutesPart.meeting_id == meeting_id, MinutesPart.verified_on.is_not(None)
    )
    sent = (
        select(Dispatch.id)
        .join(Extract, Extract.id == Dispatch.extract_id)
        .join(Paragraph, Paragraph.id == Extract.paragraph_id)
        .where(Paragraph.meeting_id == meeting_id)
    )
    struck = select(Paragraph.id).where(
        Paragraph.meeting_id == meeting_id, Paragraph.status == ParagraphStatus.STRUCK
    )
    reasons = (("verified", verified), ("sent", sent), ("struck", struck))
    for reason, query in reasons:
        if session.scalar(query.limit(1)) is not None:
            return reason
    return ""
