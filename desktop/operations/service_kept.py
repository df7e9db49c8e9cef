"""What stands on who served: a vote, and a paragraph that is verified while others are not.

Whatever changes attendance is done inside ``service_kept``. A whole meeting whose minutes are
verified is locked by the register itself; a paragraph verified for itself is looked after here.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from datetime import date

from db.queries.attendance_grid import verified_items
from db.queries.service import MeetingService, meeting_service
from db.rules.refusals import VerifiedTextLocked
from db.store import Session
from desktop.operations.votes_kept import votes_kept


@contextmanager
def service_kept(session: Session, meeting_id: int) -> Generator[None]:
    """Nobody's service in a voted or verified paragraph may change, nor what is noted at it.

    Raises ``VoteStands`` or ``VerifiedTextLocked`` (the transaction then comes to nothing).
    """
    verified = verified_items(session, meeting_id)
    before = _told(meeting_service(session, meeting_id), verified) if verified else {}
    with votes_kept(session, meeting_id):
        yield
    if verified:
        session.flush()
        after = meeting_service(session, meeting_id)
        for item, told in _told(after, verified).items():
            if told != before[item]:
                raise VerifiedTextLocked(after.label((item,)), verified[item])


def _told(service: MeetingService, items: Mapping[int, date]) -> dict[int, object]:
    """What the minutes say of attendance in each of the items."""
    return {item: _of_item(service, item) for item in items if item in service.handled}


def _of_item(service: MeetingService, item: int) -> object:
    one = service.of_item(item)
    steps = {
        (step.person, step.kind, step.point, step.clock, step.sentence)
        for step in service.steps
        if step.item_id == item
    }
    return set(one.serving), one.presiding, one.stood_back, steps
