"""Whether an item may be put off: by a majority, in the assembly once by one third (KL 5:50)."""

from __future__ import annotations

from dataclasses import dataclass

from db.entities.meeting import AgendaItem
from db.queries.handling import HeldVote, handlings, third_needed
from db.queries.referrals import minority_used
from db.queries.service import meeting_service
from db.rules.lifecycle import Outcome, ProposalKind
from db.rules.order_of_proposals import Question
from db.rules.refusals import NotFound, ReferralLost
from db.store import Session
from desktop.operations.office import found

_ASKED = {
    Outcome.TABLED: ProposalKind.TABLING,
    Outcome.REFERRED_BACK: ProposalKind.REFERRAL_BACK,
}


@dataclass(frozen=True, slots=True)
class ReferralTerms:
    """How many of those present it takes to put the item off.

    ``third`` is None where only a majority can: in a committee, in elections, and when a minority
    has done it before, which ``used`` says.
    """

    present: int
    third: int | None
    used: bool


NO_TERMS = ReferralTerms(0, None, used=False)


def referral_terms(session: Session, item_id: int) -> ReferralTerms:
    """What it takes to put the item off; raises ``NotFound`` for one on no agenda."""
    item = found(session, AgendaItem, item_id)
    if item.meeting_id is None:
        raise NotFound(item.title)
    service = meeting_service(session, item.meeting_id)
    served = service.of_item(item_id)
    used = minority_used(session, (item_id,))
    third = third_needed(service, served, used)
    return ReferralTerms(len(served.serving), third or None, item_id in used)


def demand_referral_won(session: Session, item: AgendaItem, outcome: Outcome) -> bool:
    """Whether it was a minority that put the item off.

    Raises ``ReferralLost`` when a vote on it was lost. Without a vote there was agreement.
    """
    vote = _formal_vote(session, item, _ASKED[outcome])
    if vote is None or vote.totals is None:
        return False
    if vote.made.winner is None:
        votes = vote.totals.no if vote.row.yes_id is None else vote.totals.yes
        cast = vote.totals.yes + vote.totals.no
        third = referral_terms(session, item.id).third
        raise ReferralLost(votes, third or cast // 2 + 1)
    return vote.by_minority


def _formal_vote(session: Session, item: AgendaItem, kind: ProposalKind) -> HeldVote | None:
    """The last vote on proposals of that kind."""
    if item.paragraph is None or item.meeting_id is None:
        return None
    service = meeting_service(session, item.meeting_id)
    handling = handlings(session, (item.paragraph.id,), service)[item.paragraph.id]
    votes = [
        vote
        for vote in handling.votes
        if vote.question is Question.FORMAL
        and any(
            handling.by_id[key].kind is kind
            for key in (vote.row.yes_id, vote.row.no_id)
            if key is not None
        )
    ]
    return votes[-1] if votes else None
