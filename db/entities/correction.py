"""Corrections of verified text: added beside it, never in its place (JO 581-2013; FL 36 §)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from db.entities.base import Base, Keyed, RichTextType
from db.rules.lifecycle import CorrectionBasis
from db.rules.rich_text import RichText


class Correction(Keyed, Base, kw_only=True):
    """One corrected place in one verified paragraph: old and new wording, why, by whom and when.

    ``part`` names the field of the paragraph. Only grows.
    """

    __tablename__ = "correction"
    __table_args__ = (
        CheckConstraint("reason <> '' AND decided_by <> ''", name="says_why_and_who"),
        Index("ix_correction_paragraph_id", "paragraph_id"),
    )

    paragraph_id: Mapped[int] = mapped_column(ForeignKey("paragraph.id"))
    part: Mapped[str] = mapped_column(String(40))
    old: Mapped[RichText] = mapped_column(RichTextType)
    new: Mapped[RichText] = mapped_column(RichTextType)
    reason: Mapped[str] = mapped_column(String(1000))
    basis: Mapped[CorrectionBasis] = mapped_column(default=CorrectionBasis.SLIP)
    decided_by: Mapped[str] = mapped_column(String(200))
    decided_on: Mapped[date]
    made_at: Mapped[datetime]
    made_by: Mapped[str] = mapped_column(String(200))


class VerificationRefusal(Keyed, Base, kw_only=True):
    """A verifier who would not verify a paragraph, and why; kept, and printed. Only grows."""

    __tablename__ = "verification_refusal"
    __table_args__ = (
        CheckConstraint("reason <> ''", name="says_why"),
        Index("ix_verification_refusal_paragraph_id", "paragraph_id"),
    )

    paragraph_id: Mapped[int] = mapped_column(ForeignKey("paragraph.id"))
    name: Mapped[str] = mapped_column(String(200))
    reason: Mapped[str] = mapped_column(String(1000))
    refused_on: Mapped[date]


class Acknowledgement(Keyed, Base, kw_only=True):
    """A remark that somebody has seen and let stand, with a note. Only grows.

    ``remark`` is the remark's kind; ``subject_id`` the thing it stands at.
    """

    __tablename__ = "acknowledgement"
    __table_args__ = (Index("ix_acknowledgement_subject_id", "subject_id"),)

    subject_id: Mapped[int]
    remark: Mapped[str] = mapped_column(String(60))
    note: Mapped[str] = mapped_column(String(1000), default="")
    by: Mapped[str] = mapped_column(String(200))
    made_at: Mapped[datetime]
