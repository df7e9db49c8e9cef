"""Decisions made for a body outside its meetings: by delegates and by the chair (KL 6:37–40)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.entities.base import Base, Versioned
from db.rules.lifecycle import AppealWay, DecisionMaker


class DelegationPoint(Versioned, Base, kw_only=True):
    """One point of a body's delegation scheme: which decisions whom it trusts with.

    ``must_report`` says whether the body wants them reported (KL 6:40); otherwise they are
    recorded separately and announced when they can be appealed (KL 7:8, 8:10).
    """

    __tablename__ = "delegation_point"
    __table_args__ = (UniqueConstraint("body_id", "code"),)

    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    code: Mapped[str] = mapped_column(String(20))
    matter: Mapped[str] = mapped_column(String(600))
    delegate: Mapped[str] = mapped_column(String(200))
    legal_basis: Mapped[str] = mapped_column(String(100), default="")
    must_report: Mapped[bool] = mapped_column(default=True)
    active: Mapped[bool] = mapped_column(default=True)


class DelegatedDecision(Versioned, Base, kw_only=True):
    """A decision by a delegate, or an urgent one by the chair (KL 6:39).

    ``reported_item_id`` is the agenda item under which the body was told. ``legal_basis`` is set
    when what it concerns is kept from the public (OSL).
    """

    __tablename__ = "delegated_decision"
    __table_args__ = (
        CheckConstraint("made_by <> ''", name="has_maker"),
        Index("ix_delegated_decision_body_id_decided_on", "body_id", "decided_on"),
    )

    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    case_id: Mapped[int | None] = mapped_column(ForeignKey("case_file.id"), default=None)
    point_id: Mapped[int | None] = mapped_column(ForeignKey("delegation_point.id"), default=None)
    maker: Mapped[DecisionMaker]
    made_by: Mapped[str] = mapped_column(String(200))
    decided_on: Mapped[date]
    matter: Mapped[str] = mapped_column(String(1000))
    legal_basis: Mapped[str] = mapped_column(String(100), default="")
    urgency: Mapped[str] = mapped_column(String(1000), default="")
    appeal: Mapped[AppealWay] = mapped_column(default=AppealWay.LEGALITY_REVIEW)
    posted_on: Mapped[date | None] = mapped_column(default=None)
    reported_item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), default=None)

    point: Mapped[DelegationPoint | None] = relationship(init=False, viewonly=True, repr=False)
