"""Who is to have which paragraph, groups spread out, and who has got it: one table in SQL."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import aliased

from db.entities.extract import Dispatch, Extract
from db.entities.paragraph import Paragraph, ParagraphRecipient
from db.entities.recipient import GroupMember
from db.rules.lifecycle import ParagraphStatus

newest = aliased(Extract)
RECEIVER: ColumnElement[int | None] = func.coalesce(
    GroupMember.member_id, ParagraphRecipient.recipient_id
)


def edition() -> ColumnElement[int | None]:
    """The newest edition of the paragraph's extract, none when there is no extract."""
    return (
        select(func.max(newest.edition))
        .where(newest.paragraph_id == ParagraphRecipient.paragraph_id)
        .correlate(ParagraphRecipient)
        .scalar_subquery()
    )


def sent_as() -> ColumnElement[int | None]:
    """The key of the last dispatch of the newest edition to this receiver, or none."""
    same = (
        Dispatch.recipient_id.is_(None) | RECEIVER.is_(None) | (Dispatch.recipient_id == RECEIVER)
    )
    return (
        select(func.max(Dispatch.id))
        .join(Extract, Extract.id == Dispatch.extract_id)
        .where(
            Extract.paragraph_id == ParagraphRecipient.paragraph_id,
            Extract.edition == edition(),
            Dispatch.label == ParagraphRecipient.label,
            same,
        )
        .correlate(ParagraphRecipient, GroupMember)
        .scalar_subquery()
    )


def deliveries(*columns: Any) -> Select[Any]:
    """A row for each receiver of each numbered paragraph: a group gives one for each member.

    Groups hold no groups.
    """
    return (
        select(*columns)
        .select_from(ParagraphRecipient)
        .join(Paragraph, Paragraph.id == ParagraphRecipient.paragraph_id)
        .outerjoin(GroupMember, GroupMember.group_id == ParagraphRecipient.recipient_id)
        .where(Paragraph.status == ParagraphStatus.NUMBERED)
    )
