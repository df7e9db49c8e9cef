"""Who is to have which paragraph, groups spread out, and who has got it: one table in SQL."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import aliased

from db.entities.extract import Dispatch, Extract
from db.entities.paragraph import Paragraph, ParagraphRecipient
from db.entities.recipient import GroupMember
from db.queries.pages import AnySelect
from db.rules.lifecycle import ParagraphStatus

newest = aliased(Extract)
RECEIVER: ColumnElement[int | None] = func.coalesce(
    GroupMember.member_id, ParagraphRecipient.recipient_id
)


def edition() -> ColumnElement[int]:
    """The newest edition of the paragraph's extract, none when there is no extract."""
    return (
        select(func.max(newest.edition))
        .where(newest.paragraph_id == ParagraphRecipient.paragraph_id)
        .correlate(ParagraphRecipient)
        .scalar_subquery()
    )


def sent_as() -> ColumnElement[int]:
    """The key of the last dispatch of the newest edition to this receiver, or none."""
    label = ParagraphRecipient.label
    begins = func.substr(Dispatch.label, 1, func.length(label)) == label
    as_member = begins & (Dispatch.recipient_id == GroupMember.member_id)
    alone = GroupMember.member_id.is_(None) & (Dispatch.label == label)
    return (
        select(func.max(Dispatch.id))
        .join(Extract, Extract.id == Dispatch.extract_id)
        .where(
            Extract.paragraph_id == ParagraphRecipient.paragraph_id,
            Extract.edition == edition(),
            as_member | alone,
        )
        .correlate(ParagraphRecipient, GroupMember)
        .scalar_subquery()
    )


def deliveries(*columns: Any) -> AnySelect:
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
