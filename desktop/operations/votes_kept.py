"""A vote stands on who served: what would change that must wait until the vote is corrected."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from db.queries.service import MeetingService, meeting_service
from db.queries.voted import paragraphs_voted_in
from db.rules.refusals import VoteStands
from db.store import Session


@contextmanager
def votes_kept(session: Session, meeting_id: int) -> Generator[None]:
    """Whatever changes attendance goes inside; nobody's service in a voted paragraph may change.

    Raises ``VoteStands`` when it would (the transaction then comes to nothing).
    """
    voted = paragraphs_voted_in(session, meeting_id)
    before = meeting_service(session, meeting_id) if voted else None
    yield
    if before is None:
        return
    session.flush()
    after = meeting_service(session, meeting_id)
    for item_id in voted:
        _demand_same(before, after, item_id)


def _demand_same(before: MeetingService, after: MeetingService, item_id: int) -> None:
    was, now = (service.of_item(item_id) for service in (before, after))
    changed = was.persons ^ now.persons
    if changed:
        names = tuple(before.people[person].name_and_party for person in sorted(changed))
        raise VoteStands(before.label((item_id,)), names)
