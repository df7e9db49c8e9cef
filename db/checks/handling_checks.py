"""What would be remarked on how a matter was handled: order, votes and dissents (KL 5:54–67)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from db.checks.remark import Remark


@dataclass(frozen=True, slots=True)
class VoteFacts:
    """A vote's sums against those who served; ``settled`` says that it came to something."""

    place: int
    counted: int
    serving: int
    is_secret: bool
    confirmed: bool
    settled: bool


@dataclass(frozen=True, slots=True)
class DissentFacts:
    """A reservation with when it was announced, "HH:MM", and whether that has been let stand."""

    names: tuple[str, ...]
    announced_at: str
    late_acknowledged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HandlingFacts:
    """How one paragraph was handled. ``standing`` counts proposals that were not withdrawn."""

    paragraph_id: int
    name: str
    standing: int
    referrals_without_reason: int
    has_order: bool
    votes: tuple[VoteFacts, ...]
    reservations: tuple[DissentFacts, ...]
    ended_at: str


def handling_remarks(facts: HandlingFacts) -> Iterator[Remark]:
    """All remarks on one paragraph's handling."""
    if facts.standing > 1 and not facts.votes and not facts.has_order:
        yield _remark(facts, "proposals_without_order", "KL 5:67", grave=True)
    if facts.referrals_without_reason:
        yield _remark(facts, "referral_without_reason", "KL 5:50", grave=True)
    for vote in facts.votes:
        yield from _vote(facts, vote)
    for reservation in facts.reservations:
        yield from _reservation(facts, reservation)


def _remark(
    facts: HandlingFacts, what: str, section: str, *told: str, grave: bool = False
) -> Remark:
    return Remark(
        what=what,
        where=facts.name,
        section=section,
        grave=grave,
        subject_id=facts.paragraph_id,
        facts=told,
    )


def _vote(facts: HandlingFacts, vote: VoteFacts) -> Iterator[Remark]:
    told = (str(vote.place), str(vote.counted), str(vote.serving))
    if vote.counted > vote.serving or (vote.counted < vote.serving and not vote.is_secret):
        yield _remark(facts, "votes_do_not_add_up", "KL 5:67", *told, grave=True)
    elif vote.counted < vote.serving and not vote.confirmed:
        yield _remark(facts, "votes_missing", "KL 5:67", *told, grave=True)
    elif not vote.settled:
        yield _remark(facts, "vote_unsettled", "KL 5:56", *told, grave=True)


def _reservation(facts: HandlingFacts, reservation: DissentFacts) -> Iterator[Remark]:
    late = facts.ended_at and reservation.announced_at > facts.ended_at
    if late and not reservation.late_acknowledged:
        names = ", ".join(reservation.names)
        told = (names, reservation.announced_at, facts.ended_at)
        yield _remark(facts, "reservation_late", "KL 4:27", *told, grave=True)
