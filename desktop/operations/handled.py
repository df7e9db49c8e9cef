"""How a paragraph was handled, with the words that its papers use, for whoever works with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from db.queries.handling import DissentRow, Handling, HeldVote, handlings, third_needed
from db.queries.referrals import minority_used
from db.queries.service import ItemService, MeetingService, meeting_service
from db.rules.lifecycle import Outcome, ProposalKind
from db.rules.order_of_proposals import Question
from db.rules.rich_text import plain_text
from db.store import Session
from desktop.documents.compose.dissents import dissent_sentence
from desktop.documents.compose.minuted import NOT_MINUTED, MeetingRecord, Minuted
from desktop.documents.compose.proposals import proposal_sentence, vote_order
from desktop.documents.compose.references import meaning, reference
from desktop.documents.compose.votes import vote_result
from desktop.operations.referrals import NO_TERMS, ReferralTerms
from desktop.operations.votes import Voter, voters_of


@dataclass(frozen=True, slots=True)
class Present:
    """One who was at the meeting; ``took_part`` tells of serving in the paragraph."""

    person: int
    name: str
    took_part: bool


@dataclass(frozen=True, slots=True)
class Handled:
    """A paragraph as the meeting handled it, and who may be named in it.

    ``one_day`` says that the meeting began and ended on the same day, ``ends_at`` when ("HH:MM");
    ``terms`` what it takes to put the item off. ``conflicts`` tell who stood back and who leads.
    """

    paragraph_id: int
    meeting_id: int = 0
    item_id: int = 0
    is_election: bool = False
    ends_at: str = ""
    one_day: bool = True
    voters: tuple[Voter, ...] = ()
    present: tuple[Present, ...] = ()
    terms: ReferralTerms = NO_TERMS
    minuted: Minuted = NOT_MINUTED

    @property
    def handling(self) -> Handling:
        """Proposals, votes and dissents as stored."""
        return self.minuted.handling

    @property
    def conflicts(self) -> tuple[str, ...]:
        """Who stood back for conflict of interest, and who led the paragraph then."""
        return self.minuted.conflicts

    @property
    def presiding(self) -> int | None:
        """Who leads the paragraph and has the casting vote."""
        return next((one.person for one in self.voters if one.presides), None)

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties of those who may vote, in the order in which they sit."""
        return tuple(dict.fromkeys(one.party for one in self.voters if one.party))

    def proposal_words(self, key: int) -> str:
        """A proposal as the minutes tell it, withdrawn or not."""
        proposal = self.handling.by_id[key]
        return plain_text(proposal_sentence(proposal, assembly=self.minuted.assembly))

    def side_words(self, key: int | None) -> str:
        """What one side of a choice is called: "Anna Bergs (S) yrkande om bifall"."""
        return reference(self.handling, key)

    def meaning(self, question: Question, key: int | None, other: int | None) -> str:
        """What a vote for the one means, the other standing against it."""
        return meaning(self.handling, question, (key, other))

    def order_words(self, vote: HeldVote) -> str:
        """How the chair put a choice to the meeting, and what the chair found."""
        return vote_order(self.handling, vote, self.minuted.body)

    def result_words(self, vote: HeldVote) -> str:
        """What a counted vote came to; empty for an acclamation."""
        return vote_result(self.handling, vote, self.minuted.body)

    def dissent_words(self, row: DissentRow) -> str:
        """Who thinks otherwise and how, with the text that was handed in."""
        return plain_text(dissent_sentence(row))

    def puts_off(self, vote: HeldVote) -> Outcome | None:
        """What becomes of the item when a formal proposal has won."""
        won = vote.made.winner
        if vote.question is not Question.FORMAL or won is None:
            return None
        return _OUTCOMES[self.handling.by_id[won].kind]


_OUTCOMES: Mapping[ProposalKind, Outcome] = {
    ProposalKind.REFERRAL_BACK: Outcome.REFERRED_BACK,
    ProposalKind.TABLING: Outcome.TABLED,
}


def handled(session: Session, paragraph_id: int, meeting_id: int | None) -> Handled:
    """The paragraph of a meeting; nothing for one that came in finished."""
    if meeting_id is None:
        return Handled(paragraph_id)
    service = meeting_service(session, meeting_id)
    served = service.of_paragraph(paragraph_id)
    if served is None:
        return Handled(paragraph_id)
    record = MeetingRecord(service, handlings(session, (paragraph_id,), service))
    used = minority_used(session, (served.item.id,))
    third = third_needed(service, served, used)
    facts = service.meeting
    return Handled(
        paragraph_id,
        meeting_id,
        served.item.id,
        served.item.is_election,
        facts.ends_at,
        facts.ends_on is None,
        voters_of(service, served),
        _present(service, served),
        ReferralTerms(len(served.serving), third or None, served.item.id in used),
        record.minuted(paragraph_id),
    )


def _present(service: MeetingService, served: ItemService) -> tuple[Present, ...]:
    """Those who took part first, then the others."""
    found = [
        Present(one.person, one.name_and_party, one.person in served.persons)
        for one in service.people.values()
    ]
    return tuple(sorted(found, key=lambda one: not one.took_part))
