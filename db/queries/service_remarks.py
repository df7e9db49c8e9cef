"""What the rules remark on who served and what was added (KL 5:20, 5:52, 6:27)."""

from __future__ import annotations

from collections.abc import Iterator

from db.queries.served import HandledItem
from db.queries.service import ItemService, MeetingService
from db.rules.lifecycle import BodyKind
from db.rules.meeting_remarks import MeetingRemark, RemarkKind
from db.rules.movements import served_again
from db.rules.statutes import RuleLabel


def service_remarks(service: MeetingService) -> tuple[MeetingRemark, ...]:
    """All remarks, those on persons first; the clerk decides what to do about them."""
    return (*_served_again(service), *_item_remarks(service))


def _served_again(service: MeetingService) -> Iterator[MeetingRemark]:
    by_law = service.meeting.body_kind is BodyKind.ASSEMBLY
    if not service.handled:
        return
    found = served_again(
        service.body.rule, service.turns, service.events, service.served, service.days()
    )
    for one in found:
        yield MeetingRemark(
            RemarkKind.SERVED_AGAIN,
            one.again_in,
            service.people[one.person].name_and_party,
            section=one.section,
            basis=RuleLabel.LAW if by_law else RuleLabel.LOCAL_RULE,
        )


def _item_remarks(service: MeetingService) -> Iterator[MeetingRemark]:
    for one in service.items:
        if not one.quorum.is_met:
            yield _not_quorate(one)
        if one.serving and one.presiding is None:
            yield MeetingRemark(RemarkKind.NOBODY_PRESIDES, one.item.id)
        if _urgency_is_open(service, one.item):
            yield MeetingRemark(RemarkKind.URGENCY_OPEN, one.item.id, section="KL 5:52")


def _not_quorate(one: ItemService) -> MeetingRemark:
    return MeetingRemark(
        RemarkKind.NOT_QUORATE,
        one.item.id,
        section=one.quorum.section,
        counted=one.quorum.counted,
        needed=one.quorum.needed,
        grave=True,
    )


def _urgency_is_open(service: MeetingService, item: HandledItem) -> bool:
    """Whether an added item still asks for the decision that it is urgent."""
    meeting = service.meeting
    asks = meeting.body_kind is BodyKind.ASSEMBLY or meeting.asks_urgency
    return asks and item.added and not item.urgency_decided
