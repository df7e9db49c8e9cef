"""Paragraphs of minutes: what a body did in one matter, as parts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.entities.base import Base, Keyed, RichTextType, Versioned
from db.entities.case import Case
from db.entities.correction import Correction, VerificationRefusal
from db.entities.handling import Dissent, Proposal, Vote
from db.entities.organisation import Body
from db.entities.recipient import Recipient
from db.entities.text_parts import TextParts
from db.rules.lifecycle import AppealWay, ParagraphStatus
from db.rules.refusals import NumberTaken, ReasonNeeded
from db.rules.rich_text import RichText, Runs, block_lines


class ParagraphCase(Keyed, Base, kw_only=True):
    """A case that a paragraph concerns; several on both sides, in order."""

    __tablename__ = "paragraph_case"
    __table_args__ = (
        UniqueConstraint("paragraph_id", "case_id"),
        Index("ix_paragraph_case_case_id", "case_id"),
    )

    paragraph_id: Mapped[int] = mapped_column(ForeignKey("paragraph.id"))
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"))
    place: Mapped[int] = mapped_column(default=0)

    case: Mapped[Case] = relationship(init=False, viewonly=True, repr=False)


class ParagraphRecipient(Keyed, Base, kw_only=True):
    """One who is to have the extract: as written, and the recipient it resolves to."""

    __tablename__ = "paragraph_recipient"
    __table_args__ = (
        UniqueConstraint("paragraph_id", "place"),
        Index("ix_paragraph_recipient_recipient_id", "recipient_id"),
    )

    paragraph_id: Mapped[int] = mapped_column(ForeignKey("paragraph.id"))
    place: Mapped[int]
    label: Mapped[str] = mapped_column(String(300))
    recipient_id: Mapped[int | None] = mapped_column(ForeignKey("recipient.id"), default=None)

    recipient: Mapped[Recipient | None] = relationship(init=False, viewonly=True, repr=False)


class Paragraph(TextParts, Versioned, Base, kw_only=True):
    """A paragraph, a draft until it is numbered, locked when its minutes part is verified.

    ``number`` is unique in body and year and never used twice; a struck paragraph keeps it.
    ``heard_on`` is the meeting's day, ``year`` its year. A paragraph that came in as a finished
    extract has no meeting in the register, and lacks the day when the extract does not tell it.
    ``wording_at_meeting`` is the decision as it stood when the meeting was over.
    """

    __tablename__ = "paragraph"
    __table_args__ = (
        UniqueConstraint("body_id", "year", "number"),
        UniqueConstraint("item_id"),
        CheckConstraint("number IS NOT NULL OR status = 'draft'", name="numbered_unless_draft"),
        CheckConstraint("number IS NULL OR number >= 1", name="positive"),
        CheckConstraint("meeting_id IS NULL OR year IS NOT NULL", name="meeting_gives_year"),
        Index("ix_paragraph_list", "heard_on", "meeting_id", "number", "id"),
        Index("ix_paragraph_meeting_id", "meeting_id"),
        Index("ix_paragraph_part_id", "part_id"),
        Index("ix_paragraph_title_sort", "title_sort"),
    )

    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), default=None)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), default=None)
    part_id: Mapped[int | None] = mapped_column(ForeignKey("minutes_part.id"), default=None)
    heard_on: Mapped[date | None] = mapped_column(default=None)
    year: Mapped[int | None] = mapped_column(default=None)
    number: Mapped[int | None] = mapped_column(default=None)
    status: Mapped[ParagraphStatus] = mapped_column(default=ParagraphStatus.DRAFT)
    struck_reason: Mapped[str] = mapped_column(String(400), default="")
    title: Mapped[str] = mapped_column(String(1000))
    title_sort: Mapped[str] = mapped_column(String(2000), default="")
    legal_basis: Mapped[str] = mapped_column(String(100), default="")
    proposals: Mapped[RichText] = mapped_column(RichTextType, default=())
    order_of_proposals: Mapped[RichText] = mapped_column(RichTextType, default=())
    vote: Mapped[RichText] = mapped_column(RichTextType, default=())
    reservations: Mapped[RichText] = mapped_column(RichTextType, default=())
    notes: Mapped[RichText] = mapped_column(RichTextType, default=())
    appeal: Mapped[AppealWay] = mapped_column(default=AppealWay.LEGALITY_REVIEW)
    wording_at_meeting: Mapped[RichText | None] = mapped_column(RichTextType, default=None)

    body: Mapped[Body] = relationship(init=False, viewonly=True, repr=False)
    case_links: Mapped[list[ParagraphCase]] = relationship(
        order_by=ParagraphCase.place, init=False, cascade="all, delete-orphan", repr=False
    )
    recipients: Mapped[list[ParagraphRecipient]] = relationship(
        order_by=ParagraphRecipient.place, init=False, cascade="all, delete-orphan", repr=False
    )

    moved_proposals: Mapped[list[Proposal]] = relationship(
        order_by=Proposal.place, init=False, cascade="all, delete-orphan", repr=False
    )
    votes: Mapped[list[Vote]] = relationship(
        order_by=Vote.place, init=False, cascade="all, delete-orphan", repr=False
    )
    dissents: Mapped[list[Dissent]] = relationship(
        order_by=Dissent.place, init=False, cascade="all, delete-orphan", repr=False
    )
    corrections: Mapped[list[Correction]] = relationship(
        order_by=Correction.id, init=False, viewonly=True, repr=False
    )
    refusals: Mapped[list[VerificationRefusal]] = relationship(
        order_by=VerificationRefusal.id, init=False, viewonly=True, repr=False
    )

    @property
    def is_received(self) -> bool:
        """Whether the text came in finished, from minutes that are not in the register."""
        return self.meeting_id is None

    @property
    def is_secret(self) -> bool:
        """Whether the whole paragraph is kept from the public (OSL); then it has a basis."""
        return bool(self.legal_basis)

    def assign_number(self, number: int) -> None:
        """Give the paragraph its number; raises ``NumberTaken`` when it has one already."""
        if self.number is not None:
            raise NumberTaken(str(self.number), self.id)
        self.number, self.status = number, ParagraphStatus.NUMBERED

    def strike(self, reason: str) -> None:
        """Let the paragraph lapse; the number stays and prints with the reason (KL 5:67)."""
        if not reason.strip():
            raise ReasonNeeded("strike")
        self.status, self.struck_reason = ParagraphStatus.STRUCK, reason.strip()

    def all_lines(self) -> Iterator[Runs]:
        """Every line of text, the parts of the meeting included."""
        yield from self.part_lines()
        meeting_parts = (
            self.proposals,
            self.order_of_proposals,
            self.vote,
            self.reservations,
            self.notes,
        )
        for part in meeting_parts:
            for block in part:
                yield from block_lines(block)
