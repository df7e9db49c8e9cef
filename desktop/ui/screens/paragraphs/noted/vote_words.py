"""A vote in words: sums and shares, what it comes to, what is missing."""

from __future__ import annotations

from db.rules.lifecycle import VoteMethod
from db.rules.vote_standing import VoteStanding
from db.rules.voting import Ballot, DecidedBy, VoteTotals
from desktop.operations.referrals import ReferralTerms

_SETTLED = {
    DecidedBy.MAJORITY: "",
    DecidedBy.CASTING_VOTE: " med ordförandens utslagsröst",
    DecidedBy.LOT: " genom lottning",
}


def totals_words(totals: VoteTotals, method: VoteMethod) -> str:
    """ "Ja 31 (54,4 %) · Nej 26 (45,6 %) · Avstår 3"."""
    yes, no = (f"{share:.1f}".replace(".", ",") for share in totals.percentages)
    neither = "Blanka" if method is VoteMethod.SECRET else "Avstår"
    parts = [f"Ja {totals.yes} ({yes}\u00a0%)", f"Nej {totals.no} ({no}\u00a0%)"]
    if totals.abstained:
        parts.append(f"{neither} {totals.abstained}")
    if totals.absent:
        parts.append(f"Frånvarande {totals.absent}")
    return " · ".join(parts)


def missing_words(number: int, method: VoteMethod) -> str:
    """How many have no vote; empty when all have."""
    if not number:
        return ""
    if method is VoteMethod.SECRET:
        return unregistered_words(number)
    return "1 röst saknas" if number == 1 else f"{number} röster saknas"


def unregistered_words(number: int) -> str:
    """Votes short of those who serve, in a secret vote."""
    return "1 röst ej registrerad" if number == 1 else f"{number} röster ej registrerade"


def outcome_words(standing: VoteStanding, terms: ReferralTerms) -> str:
    """Which side wins, and by what; empty while a tie waits for something."""
    if standing.by_minority:
        return (
            f"Ärendet skjuts upp: minst en tredjedel, {terms.third} av {terms.present} "
            "närvarande, har röstat för det (KL 5:50)."
        )
    result = standing.result
    if result is None:
        return ""
    side = "Ja" if result.outcome is Ballot.YES else "Nej"
    return f"{side} vinner{_SETTLED[result.decided_by]}."
