"""How a matter was handled at the meeting: proposals, votes, and those who thought otherwise."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.entities.base import Base, Keyed, NamesType, RichTextType, Versioned
from db.rules.lifecycle import DissentKind, ProposalKind, VoteMatter, VoteMethod
from db.rules.rich_text import RichText
from db.rules.voting import Ballot as BallotValue


class Proposal(Versioned, Base, kw_only=True):
    """What one or more proposed; a withdrawn one is kept but never printed (KL 5:67 p. 1)."""

    __tablename__ = "proposal"
    __table_args__ = (UniqueConstraint("paragraph_id", "place"),)

    paragraph_id: Mapped[int] = mapped_column(ForeignKey("paragraph.id"))
    place: Mapped[int]
    kind: Mapped[ProposalKind]
    proposers: Mapped[tuple[str, ...]] = mapped_column(NamesType, default=())
    text: Mapped[RichText] = mapped_column(RichTextType, default=())
    reason: Mapped[str] = mapped_column(String(1000), default="")
    withdrawn: Mapped[bool] = mapped_column(default=False)


class Ballot(Keyed, Base, kw_only=True):
    """How one who served voted in an open vote; secret votes have none."""

    __tablename__ = "ballot"
    __table_args__ = (UniqueConstraint("vote_id", "person_id"),)

    vote_id: Mapped[int] = mapped_column(ForeignKey("vote.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    place: Mapped[int] = mapped_column(default=0)
    name: Mapped[str] = mapped_column(String(200))
    party: Mapped[str] = mapped_column(String(20), default="")
    value: Mapped[BallotValue]


class Vote(Versioned, Base, kw_only=True):
    """One choice between two proposals, or of one against nothing; several may stand in a §.

    ``yes_id`` and ``no_id`` are the proposals that yes and no stand for; ``is_counter`` says that
    the choice was which proposal should stand against the main one. The sums of a secret vote are
    kept here; those of an open one are counted from the ballots.
    """

    __tablename__ = "vote"
    __table_args__ = (
        UniqueConstraint("paragraph_id", "place"),
        CheckConstraint("yes >= 0 AND no >= 0 AND blank >= 0", name="sums_not_negative"),
        Index("ix_vote_yes_id", "yes_id"),
    )

    paragraph_id: Mapped[int] = mapped_column(ForeignKey("paragraph.id"))
    place: Mapped[int]
    method: Mapped[VoteMethod]
    matter: Mapped[VoteMatter] = mapped_column(default=VoteMatter.MATTER)
    yes_id: Mapped[int | None] = mapped_column(ForeignKey("proposal.id"), default=None)
    no_id: Mapped[int | None] = mapped_column(ForeignKey("proposal.id"), default=None)
    is_counter: Mapped[bool] = mapped_column(default=False)
    yes: Mapped[int] = mapped_column(default=0)
    no: Mapped[int] = mapped_column(default=0)
    blank: Mapped[int] = mapped_column(default=0)
    unregistered_confirmed: Mapped[bool] = mapped_column(default=False)
    acclaimed_yes: Mapped[bool] = mapped_column(default=True)
    lot_yes: Mapped[bool | None] = mapped_column(default=None)

    ballots: Mapped[list[Ballot]] = relationship(
        order_by=Ballot.place, init=False, cascade="all, delete-orphan", repr=False
    )


class Dissent(Versioned, Base, kw_only=True):
    """A reservation, separate statement, minutes note, or declared non-participation.

    ``announced_at`` is "HH:MM"; a reservation must be announced before the meeting ends (KL 4:27).
    ``late_acknowledged`` says that the clerk let a later one stand all the same.
    """

    __tablename__ = "dissent"
    __table_args__ = (UniqueConstraint("paragraph_id", "place"),)

    paragraph_id: Mapped[int] = mapped_column(ForeignKey("paragraph.id"))
    place: Mapped[int]
    kind: Mapped[DissentKind]
    names: Mapped[tuple[str, ...]] = mapped_column(NamesType, default=())
    text: Mapped[RichText] = mapped_column(RichTextType, default=())
    announced_at: Mapped[str] = mapped_column(String(5), default="")
    late_acknowledged: Mapped[bool] = mapped_column(default=False)
