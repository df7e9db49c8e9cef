"""What the rules say no to: facts without words.

A ``Refusal`` carries what a screen or the command line needs to say what happened, why and what
to do; the Swedish sentence is made in ``desktop.ui.wording``. ``section`` is the source of the
rule, empty when the rule is the program's own.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from db.rules.facts import Fact


class Refusal(Fact):
    """A rule says no; nothing has been changed."""

    section: ClassVar[str] = ""


class VerifiedTextLocked(Refusal):
    """A verified text cannot be changed; only a correction adds to it."""

    section: ClassVar[str] = "KL 5:69"
    what: str
    verified_on: date | None = None
    by: str = ""


class JournalLocked(Refusal):
    """An event in the journal can neither be changed nor removed."""

    what: str


class NumberTaken(Refusal):
    """A number or a registration number is in use; ``existing_id`` is the one who has it."""

    number: str
    existing_id: int = 0


class NoSeries(Refusal):
    """There is no number series for the body or register and the year."""

    owner: str
    year: int


class SeriesExists(Refusal):
    """A second series for the same owner and year is refused."""

    owner: str
    year: int
    next_number: int


class CannotRenumber(Refusal):
    """The paragraph numbers stand on a paper that is sent or verified, or later ones exist."""

    meeting: str
    reason: str


class NothingToNumber(Refusal):
    """The agenda holds no item that takes a paragraph number."""

    meeting: str


class ReasonNeeded(Refusal):
    """The step asks for a reason that is kept with it."""

    step: str


class NotReady(Refusal):
    """Grave remarks stand in the way; ``remarks`` says each in facts."""

    section: ClassVar[str] = "KL 5:69"
    what: str
    remarks: tuple[object, ...] = ()


class NotVerified(Refusal):
    """An extract was asked of a paragraph whose minutes are not verified."""

    what: str


class NotFound(Refusal):
    """Nothing in the register answers to the key."""

    key: str


class NotWellFormed(Refusal):
    """A value lacks the form it must have; ``field`` names it, ``value`` is what was given."""

    field: str
    value: str


class AlreadyRegistered(Refusal):
    """The same file is in the register already, as a record of the case."""

    name: str
    registration_number: str


class ChangedMeanwhile(Refusal):
    """Somebody else saved the same thing since it was read; nothing was overwritten."""

    what: str


class StepNotOpen(Refusal):
    """There is no way from the one status to the other."""

    what: str
    now: str
    then: str


class UnusablePattern(Refusal):
    """A pattern cannot give each case a number of its own.

    ``fault`` is ``no_year``, ``no_serial``, ``field_twice``, ``unknown_field`` or ``braces``.
    """

    pattern: str
    fault: str


class AlreadySent(Refusal):
    """The recipient has the extract already; sending once more needs a reason."""

    label: str
    sent_on: date


class VotedWithoutServing(Refusal):
    """Ballots are entered for persons who do not serve in the paragraph."""

    persons: tuple[int, ...]


class BallotsMissing(Refusal):
    """Persons who serve in the paragraph have no ballot yet, not even as abstaining."""

    persons: tuple[int, ...]


class PresidingMustVote(Refusal):
    """The vote is a tie, and whoever presides has not voted."""

    section: ClassVar[str] = "KL 4:25"
    yes: int
    no: int


class LotNeeded(Refusal):
    """An election is a tie, and no lot has been drawn."""

    section: ClassVar[str] = "KL 5:56"
    yes: int
    no: int


class NotWholeVotes(Refusal):
    """A sum of votes is no whole number from 0 up."""

    value: str


class TooManyVotes(Refusal):
    """More votes were counted than there are persons serving."""

    votes: int
    serving: int


class NoSuchParagraph(Refusal):
    """Something is told of a paragraph that the meeting does not hold."""

    paragraph: int


class NameTaken(Refusal):
    """Another thing of the same kind has the name."""

    name: str
    existing_id: int


class Overlapping(Refusal):
    """The person has the same seat in the body already at that time."""

    name: str
    starts_on: date


class VoteStands(Refusal):
    """The change would alter who served in a paragraph that holds a vote: correct that first.

    ``persons`` are the names of those who voted and would not have served, or the other way round.
    """

    paragraph: str
    persons: tuple[str, ...]


class ProposalVotedOn(Refusal):
    """A proposal that has been put to the meeting can neither be withdrawn nor removed."""

    proposers: str


class TookNoPart(Refusal):
    """Only one who took part in a decision may dissent from it or make a proposal in it."""

    section: ClassVar[str] = "KL 4:27"
    names: tuple[str, ...]


class LateReservation(Refusal):
    """A reservation was announced after the meeting had ended, and nobody let it stand."""

    section: ClassVar[str] = "KL 4:27"
    announced_at: str
    ended_at: str


class ReferralLost(Refusal):
    """The vote on putting the item off was lost: ``votes`` for it, ``needed`` of those present."""

    section: ClassVar[str] = "KL 5:50"
    votes: int
    needed: int


class NothingVotedOn(Refusal):
    """A vote must be about at least one proposal of the same paragraph, and not twice the same."""

    paragraph: str


class ItemHasSteps(Refusal):
    """Somebody came, left or stood back at the item: take that back before the item goes."""

    title: str
