"""Meetings and their agendas."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.entities.attendance import Attendance, AttendanceStep
from db.entities.base import Base, Keyed, RichTextType, Versioned
from db.entities.case import Case, Memo
from db.entities.minutes import MinutesPart
from db.entities.organisation import Body
from db.entities.paragraph import Paragraph
from db.rules.lifecycle import ItemKind, Outcome, takes_paragraph
from db.rules.rich_text import RichText


class ItemCase(Keyed, Base, kw_only=True):
    """A case that an agenda item concerns."""

    __tablename__ = "item_case"
    __table_args__ = (
        UniqueConstraint("item_id", "case_id"),
        Index("ix_item_case_case_id", "case_id"),
    )

    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"))
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"))
    place: Mapped[int] = mapped_column(default=0)

    case: Mapped[Case] = relationship(init=False, viewonly=True, repr=False)


class AgendaItem(Versioned, Base, kw_only=True):
    """A point for a body to handle; without a meeting it waits to be placed on an agenda.

    ``place`` is the order of treatment, ``shown_number`` the number printed in the summons, kept
    once the summons is sent. ``added`` marks what came after it. An item that comes from an
    earlier one (tabled, referred back, recommended by a lower body) points to its paragraph.
    ``by_minority`` says that one third of the assembly had it put off (KL 5:50), ``handled_on``
    that a later day of the meeting begins with it.
    """

    __tablename__ = "agenda_item"
    __table_args__ = (
        Index("ix_agenda_item_meeting_id_place", "meeting_id", "place"),
        Index("ix_agenda_item_body_id_meeting_id", "body_id", "meeting_id"),
    )

    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), default=None)
    memo_id: Mapped[int | None] = mapped_column(ForeignKey("memo.id"), default=None)
    from_paragraph_id: Mapped[int | None] = mapped_column(
        ForeignKey("paragraph.id", use_alter=True), default=None
    )
    place: Mapped[int] = mapped_column(default=0)
    shown_number: Mapped[int | None] = mapped_column(default=None)
    kind: Mapped[ItemKind] = mapped_column(default=ItemKind.DECISION)
    title: Mapped[str] = mapped_column(String(1000))
    legal_basis: Mapped[str] = mapped_column(String(100), default="")
    presenter: Mapped[str] = mapped_column(String(200), default="")
    starts_at: Mapped[str] = mapped_column(String(5), default="")
    proposed_decision: Mapped[RichText] = mapped_column(RichTextType, default=())
    added: Mapped[bool] = mapped_column(default=False)
    outcome: Mapped[Outcome] = mapped_column(default=Outcome.UNDECIDED)
    outcome_reason: Mapped[str] = mapped_column(String(1000), default="")
    urgency_decided: Mapped[bool] = mapped_column(default=False)
    by_minority: Mapped[bool] = mapped_column(default=False)
    handled_on: Mapped[date | None] = mapped_column(default=None)

    memo: Mapped[Memo | None] = relationship(init=False, viewonly=True, repr=False)
    case_links: Mapped[list[ItemCase]] = relationship(
        order_by=ItemCase.place, init=False, cascade="all, delete-orphan", repr=False
    )
    paragraph: Mapped[Paragraph | None] = relationship(
        primaryjoin="AgendaItem.id == foreign(Paragraph.item_id)",
        init=False,
        viewonly=True,
        uselist=False,
        repr=False,
    )

    @property
    def takes_paragraph(self) -> bool:
        """Whether the item is minuted in a paragraph of its own."""
        return takes_paragraph(self.kind)


class Meeting(Versioned, Base, kw_only=True):
    """A body's meeting on one day; times are "HH:MM" as the clock in the room showed."""

    __tablename__ = "meeting"
    __table_args__ = (
        UniqueConstraint("body_id", "held_on", "starts_at"),
        Index("ix_meeting_held_on_id", "held_on", "id"),
    )

    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    held_on: Mapped[date]
    starts_at: Mapped[str] = mapped_column(String(5), default="09:00")
    ends_at: Mapped[str] = mapped_column(String(5), default="")
    place: Mapped[str] = mapped_column(String(200), default="")
    adjournments: Mapped[str] = mapped_column(String(400), default="")
    secretary: Mapped[str] = mapped_column(String(200), default="")
    others_present: Mapped[str] = mapped_column(String(2000), default="")
    ends_on: Mapped[date | None] = mapped_column(default=None)
    summoned_on: Mapped[date | None] = mapped_column(default=None)
    cancelled: Mapped[bool] = mapped_column(default=False)

    body: Mapped[Body] = relationship(init=False, viewonly=True, repr=False)
    items: Mapped[list[AgendaItem]] = relationship(
        order_by=AgendaItem.place, init=False, viewonly=True, repr=False
    )
    steps: Mapped[list[AttendanceStep]] = relationship(
        order_by=AttendanceStep.id, init=False, viewonly=True, repr=False
    )
    attendances: Mapped[list[Attendance]] = relationship(
        order_by=Attendance.place, init=False, viewonly=True, repr=False
    )
    parts: Mapped[list[MinutesPart]] = relationship(
        order_by=MinutesPart.id, init=False, viewonly=True, repr=False
    )
    paragraphs: Mapped[list[Paragraph]] = relationship(
        order_by=Paragraph.number, init=False, viewonly=True, repr=False
    )

    @property
    def year(self) -> int:
        """The calendar year whose paragraph series the meeting draws from."""
        return self.held_on.year
