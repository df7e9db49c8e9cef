"""A vote while it is being counted: what it would come to, and what is still needed."""

from __future__ import annotations

from dataclasses import dataclass

from db.rules.refusals import LotNeeded, PresidingMustVote, Refusal
from db.rules.voting import Ballot, CastVote, VoteResult, VoteTotals


@dataclass(frozen=True, slots=True)
class VoteStanding:
    """The sums so far. ``missing`` is how many have no ballot yet.

    ``result`` is None while ``needs`` says what a tie asks for: the vote of whoever presides, or
    a lot. ``by_minority`` tells that one third puts the item off, though most did not vote for it.
    """

    totals: VoteTotals
    missing: int
    result: VoteResult | None
    needs: Refusal | None
    by_minority: bool = False


def vote_standing(
    cast: CastVote, presiding: int | None, serving: int, *,
    third: int = 0, puts_off: Ballot | None = None,
) -> VoteStanding:  # fmt: skip
    """How a vote stands.

    ``puts_off`` is the side that would have the item put off, ``third`` how many in the assembly
    are enough for that (KL 5:50); 0 where only a majority is.
    """
    missing = max(serving - cast.totals.counted, 0)
    by_minority = puts_off is not None and minority_wins(cast.totals, puts_off, third)
    try:
        return VoteStanding(cast.totals, missing, cast.result(presiding), None, by_minority)
    except (PresidingMustVote, LotNeeded) as needed:
        return VoteStanding(cast.totals, missing, None, needed, by_minority)


def minority_wins(totals: VoteTotals, puts_off: Ballot, third: int) -> bool:
    """Whether a third, but no more than half, voted for putting the item off (KL 5:50)."""
    for_it, against = totals.yes, totals.no
    if puts_off is Ballot.NO:
        for_it, against = against, for_it
    return bool(third) and third <= for_it <= against
