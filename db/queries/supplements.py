"""What has changed since the first summons of a meeting was sent."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.entities.journal import JournalEvent
from db.entities.meeting import AgendaItem
from db.entities.paper import Paper
from db.rules.lifecycle import PaperKind


def first_summons_at(session: Session, meeting_id: int) -> datetime | None:
    """When the first summons of the meeting was kept; ``None`` while none is."""
    query = select(Paper.made_at).where(
        Paper.kind == PaperKind.SUMMONS, Paper.subject_id == meeting_id
    )
    return session.scalars(query.order_by(Paper.made_at).limit(1)).first()


def changed_since_summons(session: Session, meeting_id: int) -> frozenset[int]:
    """The items whose memo or proposed decision was changed after the first summons was kept."""
    sent = select(func.min(Paper.made_at)).where(
        Paper.kind == PaperKind.SUMMONS, Paper.subject_id == meeting_id
    )
    memo = (JournalEvent.subject == "memo") & (JournalEvent.subject_id == AgendaItem.memo_id)
    own = (
        (JournalEvent.subject == "agenda_item")
        & (JournalEvent.subject_id == AgendaItem.id)
        & JournalEvent.changes.contains('"proposed_decision"')
    )
    query = (
        select(AgendaItem.id)
        .join(JournalEvent, memo | own)
        .where(AgendaItem.meeting_id == meeting_id, JournalEvent.at > sent.scalar_subquery())
        .distinct()
    )
    return frozenset(session.scalars(query))
