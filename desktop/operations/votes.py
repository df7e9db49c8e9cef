"""Choices between proposals: by acclamation, open vote or secret vote (KL 4:25, 5:54–56)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from db.entities.handling import Ballot, Vote
from db.entities.paragraph import Paragraph
from db.queries.handling import HeldVote
from db.queries.served import Attendee
from db.queries.service import ItemService, MeetingService, meeting_service
from db.rules.lifecycle import VoteMatter, VoteMethod
from db.rules.numbering import paragraph_label
from db.rules.refusals import NotFound, NothingVotedOn
from db.rules.voting import Ballot as BallotValue
from db.rules.voting import CastVote, VoteTotals, ballots_by_party, count, secret_totals
from db.store import Session
from desktop.operations.handling import next_place
from desktop.operations.office import Office, found
from desktop.operations.paragraphs import editable


@dataclass(frozen=True, slots=True)
class Asked:
    """What the meeting is asked: the proposals that yes and no stand for.

    None on one side is what stands when nothing is proposed: that the item is decided today, that
    an addition is left out, or the proposal in the papers. ``found_yes`` is what the chair found
    before any vote; ``is_counter`` that the choice is which proposal becomes counter-proposal.
    """

    yes_id: int | None
    no_id: int | None = None
    is_counter: bool = False
    found_yes: bool = True
    matter: VoteMatter = VoteMatter.MATTER


def asked_of(held: HeldVote) -> Asked:
    """What was asked in a vote that was held."""
    row = held.row
    return Asked(row.yes_id, row.no_id, row.is_counter, row.found_yes, row.matter)


@dataclass(frozen=True, slots=True)
class Voter:
    """One who may vote in a paragraph; whoever leads it has the casting vote."""

    person: int
    name: str
    party: str
    presides: bool


def voters(session: Session, paragraph_id: int) -> tuple[Voter, ...]:
    """Those who serve in the paragraph, by seat: neither absent nor with a conflict of interest."""
    return voters_of(*served_in(session, found(session, Paragraph, paragraph_id)))


def voters_of(service: MeetingService, served: ItemService) -> tuple[Voter, ...]:
    """Those who serve, by seat."""
    return tuple(_voter(service.people[one.person], served) for one in served.serving)


def _voter(person: Attendee, served: ItemService) -> Voter:
    leads = person.person == served.presiding
    return Voter(person.person, person.name, person.party, leads)


def served_in(session: Session, paragraph: Paragraph) -> tuple[MeetingService, ItemService]:
    """The service of the paragraph's meeting, and of the paragraph; raises ``NotFound``."""
    if paragraph.meeting_id is None or paragraph.item_id is None:
        raise NotFound(f"meeting of paragraph {paragraph.id}")
    service = meeting_service(session, paragraph.meeting_id)
    return service, service.of_item(paragraph.item_id)


def acclaim(office: Office, paragraph_id: int, asked: Asked) -> int:
    """Note what the chair put to the meeting and found; gives the key of the choice."""
    with office.writing("vote.acclaim") as session:
        paragraph = editable(session, paragraph_id)
        return _keep(session, paragraph, _new(paragraph, asked, VoteMethod.ACCLAMATION)).id


def vote_openly(
    office: Office, paragraph_id: int, asked: Asked, ballots: Mapping[int, BallotValue], *,
    lot: BallotValue | None = None, corrects: int | None = None,
) -> int:  # fmt: skip
    """Note an open vote, a ballot from each who serves; gives its key.

    ``corrects`` is a vote that this one takes the place of. Raises ``BallotsMissing``,
    ``VotedWithoutServing``; on a tie ``PresidingMustVote``, or ``LotNeeded`` in elections and
    employment; ``NothingVotedOn``.
    """
    with office.writing("vote.open") as session:
        paragraph = editable(session, paragraph_id)
        service, served = served_in(session, paragraph)
        cast = CastVote(
            count(ballots, served.persons), ballots, asked.matter is not VoteMatter.MATTER, lot
        )
        cast.result(served.presiding)
        vote = _replacing(session, paragraph, asked, VoteMethod.OPEN, corrects)
        vote.lot_yes = _lot(cast.totals, lot)
        _keep(session, paragraph, vote)
        add_ballots(session, vote, service, served, ballots)
        return vote.id


def vote_by_party(
    office: Office, paragraph_id: int, asked: Asked, parties: Mapping[str, BallotValue], *,
    exceptions: Mapping[int, BallotValue] | None = None, lot: BallotValue | None = None,
    corrects: int | None = None,
) -> int:  # fmt: skip
    """Note an open vote as the parties voted, with those who voted otherwise; as an open one."""
    with office.reading() as session:
        present = {one.person: one.party for one in voters(session, paragraph_id)}
    ballots = ballots_by_party(present, parties, exceptions)
    return vote_openly(office, paragraph_id, asked, ballots, lot=lot, corrects=corrects)


def vote_secretly(
    office: Office, paragraph_id: int, asked: Asked, yes: str, no: str, blank: str = "", *,
    lot: BallotValue | None = None, confirmed: bool = False, corrects: int | None = None,
) -> int:  # fmt: skip
    """Note the sums of a secret vote as they were typed; no names are kept. Gives its key.

    ``confirmed`` says that the clerk knows of votes short of those who serve. Raises
    ``NotWholeVotes``, ``TooManyVotes``, and ``LotNeeded`` on a tie.
    """
    with office.writing("vote.secret") as session:
        paragraph = editable(session, paragraph_id)
        _, served = served_in(session, paragraph)
        totals = secret_totals(yes, no, blank, len(served.serving))
        CastVote(totals, {}, by_lot=True, lot=lot).result(None)
        vote = _replacing(session, paragraph, asked, VoteMethod.SECRET, corrects)
        vote.yes, vote.no, vote.blank = totals.yes, totals.no, totals.abstained
        vote.unregistered_confirmed, vote.lot_yes = confirmed, _lot(totals, lot)
        return _keep(session, paragraph, vote).id


def confirm_unregistered(office: Office, vote_id: int) -> None:
    """Note that votes short of those who serve in a secret vote are as they should be."""
    with office.writing("vote.confirm") as session:
        found(session, Vote, vote_id).unregistered_confirmed = True


def repeat_vote(office: Office, vote_id: int, paragraph_id: int, asked: Asked) -> int:
    """Use the ballots of an open vote again for another paragraph; gives the new key.

    Raises as ``vote_openly`` when others serve there.
    """
    with office.reading() as session:
        vote = found(session, Vote, vote_id)
        ballots = {one.person_id: one.value for one in vote.ballots}
        lot = None if vote.lot_yes is None else _side(yes=vote.lot_yes)
    return vote_openly(office, paragraph_id, asked, ballots, lot=lot)


def remove_vote(office: Office, vote_id: int) -> None:
    """Remove a choice that was noted by mistake."""
    with office.writing("vote.remove") as session:
        session.delete(found(session, Vote, vote_id))


def _side(*, yes: bool) -> BallotValue:
    return BallotValue.YES if yes else BallotValue.NO


def _lot(totals: VoteTotals, lot: BallotValue | None) -> bool | None:
    """The side the lot fell on, kept only where it decided something."""
    return lot is BallotValue.YES if totals.is_tie and lot is not None else None


def _replacing(
    session: Session, paragraph: Paragraph, asked: Asked, method: VoteMethod, corrects: int | None
) -> Vote:
    """A new vote, in the place of the one it corrects."""
    vote = _new(paragraph, asked, method)
    former = found(session, Vote, corrects) if corrects is not None else None
    if former is not None and former.paragraph_id == paragraph.id:
        vote.place = former.place
        session.delete(former)
        session.flush()
    return vote


def _new(paragraph: Paragraph, asked: Asked, method: VoteMethod) -> Vote:
    demand_choice(paragraph, asked)
    return Vote(
        paragraph_id=paragraph.id,
        place=next_place(paragraph.votes),
        method=method,
        matter=asked.matter,
        yes_id=asked.yes_id,
        no_id=asked.no_id,
        is_counter=asked.is_counter,
        acclaimed_yes=asked.found_yes,
    )


def demand_choice(paragraph: Paragraph, asked: Asked) -> None:
    """Raise ``NothingVotedOn`` unless both sides are standing proposals of the paragraph."""
    standing = {one.id for one in paragraph.moved_proposals if not one.withdrawn}
    sides = {asked.yes_id, asked.no_id}
    if len(sides) < 2 or not sides <= {None, *standing}:
        number = paragraph.number
        raise NothingVotedOn(paragraph_label(number) if number else paragraph.title)


def _keep(session: Session, paragraph: Paragraph, vote: Vote) -> Vote:
    session.add(vote)
    session.flush()
    session.expire(paragraph, ["votes"])
    return vote


def add_ballots(
    session: Session,
    vote: Vote,
    service: MeetingService,
    served: ItemService,
    ballots: Mapping[int, BallotValue],
) -> None:
    """Write down how each who serves voted, under name and party of the day."""
    for place, one in enumerate(served.serving):
        person = service.people[one.person]
        ballot = Ballot(
            vote_id=vote.id, person_id=one.person, place=place, name=person.name,
            party=person.party, value=ballots[one.person],
        )  # fmt: skip
        session.add(ballot)
    session.flush()
