"""Ballots as they are typed: "S: ja; M, C: nej; Berg avstår; övriga ja"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from db.rules.voting import Ballot
from desktop.operations.votes import Voter

_WORDS = {
    "ja": Ballot.YES, "j": Ballot.YES, "nej": Ballot.NO, "n": Ballot.NO, "avstår": Ballot.ABSTAIN,
    "avstar": Ballot.ABSTAIN, "a": Ballot.ABSTAIN, "frånvarande": Ballot.ABSENT, "f": Ballot.ABSENT,
}  # fmt: skip
_PIECE = re.compile(r"(?P<who>.+?)\s*[\s:=]\s*(?P<vote>" + "|".join(_WORDS) + r")", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TypedBallots:
    """What was understood: a ballot by person; ``unknown`` are words that told of nobody."""

    ballots: dict[int, Ballot]
    unknown: tuple[str, ...]


def read_ballots(text: str, voters: Sequence[Voter], done: Collection[int] = ()) -> TypedBallots:
    """The ballots that a line tells; ``done`` are those who have one, for "övriga".

    A party is told by its letters, a person by the beginning of a name; several share a vote with
    commas between them.
    """
    ballots: dict[int, Ballot] = {}
    unknown: list[str] = []
    for who, ballot in _told(text):
        found = _persons(who, voters, {*done, *ballots})
        if ballot is None or not found:
            unknown.append(who)
        else:
            ballots |= dict.fromkeys(found, ballot)
    return TypedBallots(ballots, tuple(unknown))


def _told(text: str) -> Iterator[tuple[str, Ballot | None]]:
    """Each one named with the vote told next after it."""
    waiting: list[str] = []
    for piece in filter(None, (part.strip() for part in re.split(r"[;,\n]", text))):
        match = _PIECE.fullmatch(piece)
        if match is None:
            waiting.append(piece)
            continue
        ballot = _WORDS[match["vote"].casefold()]
        yield from ((who, ballot) for who in (*waiting, match["who"].strip(" :=")))
        waiting.clear()
    yield from ((who, None) for who in waiting)


def _persons(who: str, voters: Sequence[Voter], done: Collection[int]) -> list[int]:
    name = " ".join(who.casefold().split())
    if name == "alla":
        return [one.person for one in voters]
    if name in ("övriga", "resten"):
        return [one.person for one in voters if one.person not in done]
    party = [one.person for one in voters if one.party.casefold() == name]
    return party or _named(name, voters)


def _named(name: str, voters: Sequence[Voter]) -> list[int]:
    """The one with that name, or the only one with a name that begins so."""
    exact = [one.person for one in voters if one.name.casefold() == name]
    begun = [one.person for one in voters if f" {one.name.casefold()}".find(f" {name}") >= 0]
    found = exact or begun
    return found if len(found) == 1 else []
