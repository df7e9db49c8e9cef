"""In which order proposals are put to the meeting, and against what (KL 5:67).

Formal proposals come first, each on its own: whether the item is to be decided today at all. Then
the matter: one proposal is the main one, and of the others, put against each other, one becomes
the counter-proposal. Additions come last, each on its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from db.rules.lifecycle import ProposalKind


@dataclass(frozen=True, slots=True)
class Offered:
    """A proposal that stands, in the order in which they were made."""

    id: int
    kind: ProposalKind


Alternative: TypeAlias = tuple[int, ...]
"""Proposals that ask for the same; empty for what stands when nothing is proposed: to decide the
item today, to leave an addition out, or the proposal that the papers of the item hold."""


class Question(StrEnum):
    """What a choice is about."""

    FORMAL = "formal"
    COUNTER = "counter"
    MATTER = "matter"
    ADDITION = "addition"


@dataclass(frozen=True, slots=True)
class Contest:
    """A choice between what yes and what no stands for.

    ``no`` is itself a contest where the counter-proposal has to be found first; it is None when
    a single proposal is put to the meeting.
    """

    question: Question
    yes: Alternative
    no: Alternative | Contest | None


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice with both sides known, as it is put to the meeting."""

    question: Question
    yes: Alternative
    no: Alternative | None

    @property
    def sides(self) -> frozenset[int | None]:
        """What tells the choice from others, whichever way round it was put."""
        return frozenset((_first(self.yes), _first(self.no or ())))


@dataclass(frozen=True, slots=True)
class Made:
    """A choice that the meeting has made: what stood for yes and no, and whether yes won."""

    yes_id: int | None
    no_id: int | None
    won_yes: bool

    @property
    def sides(self) -> frozenset[int | None]:
        """The two proposals, whichever way round."""
        return frozenset((self.yes_id, self.no_id))

    @property
    def winner(self) -> int | None:
        """The proposal that won; None for what stands when nothing is proposed."""
        return self.yes_id if self.won_yes else self.no_id


def order_of_proposals(offered: Sequence[Offered], main: int | None = None) -> tuple[Contest, ...]:
    """The contests in the order in which they are settled.

    ``main`` is the proposal that the chair finds to have most support; when not told it is the
    one for approval, or else what the papers of the item hold.
    """
    formal = (Contest(Question.FORMAL, (), (one.id,)) for one in offered if one.kind.is_formal)
    added = (
        Contest(Question.ADDITION, (one.id,), ())
        for one in offered
        if one.kind is ProposalKind.ADDITION
    )
    return (*formal, *_matter(alternatives(offered), main), *added)


def alternatives(offered: Iterable[Offered]) -> tuple[Alternative, ...]:
    """What the meeting chooses between in the matter: approvals are one, rejections are one."""
    found: dict[object, list[int]] = {}
    for one in offered:
        if one.kind in (ProposalKind.APPROVAL, ProposalKind.REJECTION):
            found.setdefault(one.kind, []).append(one.id)
        elif one.kind is ProposalKind.AMENDMENT:
            found.setdefault(one.id, []).append(one.id)
    approved = found.pop(ProposalKind.APPROVAL, [])
    others = tuple(tuple(group) for group in found.values())
    return (tuple(approved), *others) if approved or others else ()


def _matter(choices: tuple[Alternative, ...], main: int | None) -> Iterator[Contest]:
    if not choices:
        return
    first = next((one for one in choices if main in one), choices[0])
    others = [one for one in choices if one is not first]
    yield Contest(Question.MATTER, first, _against(others) if others else None)


def _against(others: Sequence[Alternative]) -> Alternative | Contest:
    if len(others) == 1:
        return others[0]
    return Contest(Question.COUNTER, others[0], _against(others[1:]))


def next_choice(
    offered: Sequence[Offered], made: Sequence[Made], main: int | None = None
) -> Choice | None:
    """What is to be put to the meeting next; None when all is settled, or the item is put off."""
    for contest in order_of_proposals(offered, main):
        for choice in _choices(contest, made):
            done = _made(choice, made)
            if done is None:
                return choice
            if choice.question is Question.FORMAL and done.winner is not None:
                return None
    return None


def _choices(contest: Contest, made: Sequence[Made]) -> Iterator[Choice]:
    """The choices of a contest, innermost first, as far as they can be told."""
    against = contest.no
    if isinstance(against, Contest):
        yield from _choices(against, made)
        against = _winner(against, made)
        if against is None:
            return
    yield Choice(contest.question, contest.yes, against)


def _winner(contest: Contest, made: Sequence[Made]) -> Alternative | None:
    last = list(_choices(contest, made))[-1]
    done = _made(last, made)
    if done is None:
        return None
    return next(side for side in (last.yes, last.no or ()) if _first(side) == done.winner)


def _made(choice: Choice, made: Sequence[Made]) -> Made | None:
    return next((one for one in made if one.sides == choice.sides), None)


def _first(side: Alternative) -> int | None:
    return side[0] if side else None


def question_of(kinds: Iterable[ProposalKind], *, counter: bool = False) -> Question:
    """What a choice between proposals of those kinds is about."""
    asked = set(kinds)
    if counter:
        return Question.COUNTER
    if any(kind.is_formal for kind in asked):
        return Question.FORMAL
    if asked == {ProposalKind.ADDITION}:
        return Question.ADDITION
    return Question.MATTER
