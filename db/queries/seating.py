"""The seats of a body on the day of a meeting, its substitutes, and its rule for serving."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from db.queries.served import MeetingFacts, Stored
from db.rules.lifecycle import BodyKind, Role
from db.rules.service import Body, Seat, Substitute, SubstituteRule


def body_on_the_day(stored: Stored) -> Body:
    """Everyone listed for the meeting, in the body's order; vacant seats last."""
    people = stored.people.values()
    seats = [Seat(one.person, one.party) for one in people if one.role.is_member]
    substitutes = [
        Substitute(one.person, one.party) for one in people if one.role is Role.SUBSTITUTE
    ]
    rule = _rule(stored.meeting)
    return Body((*seats, *_vacant(stored.meeting, seats)), substitutes, rule)


def _vacant(meeting: MeetingFacts, held: Sequence[Seat]) -> Iterator[Seat]:
    # A vacant seat of the assembly is filled by a new count of the ballots, never by a substitute.
    if meeting.body_kind is not BodyKind.ASSEMBLY:
        yield from (Seat(None) for _ in range(meeting.seats - len(held)))


def _rule(meeting: MeetingFacts) -> SubstituteRule:
    """The assembly's rule is the law's (KL 5:20), a committee's its own (KL 6:17)."""
    if meeting.body_kind is BodyKind.ASSEMBLY:
        return SubstituteRule()
    return SubstituteRule(then_anyone=True, alternating_service=meeting.may_return)
