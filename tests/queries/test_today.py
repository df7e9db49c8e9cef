"""What is due, with its section and day."""

from __future__ import annotations

from datetime import date

import pytest

from db.entities.notice import Notice
from db.queries.lookup import ThingKind
from db.queries.recent import recently_changed
from db.queries.today import DueKind, DueRow, Urgency, due_rows, today_view, urgency
from tests.world import CLERK, World, add_item, add_meeting, add_paragraph, number, verify

MEETING = date(2026, 3, 10)


def due(world: World, today: date) -> list[DueRow]:
    with world.store.reading() as session:
        return list(due_rows(session, today))


def told(rows: list[DueRow]) -> list[tuple[DueKind, date, str]]:
    return [(row.kind, row.due.day, row.due.section) for row in rows]


def test_minutes_are_to_be_verified_within_fourteen_days(world: World) -> None:
    add_item(world, add_meeting(world), "Plan")
    assert due(world, date(2026, 3, 9)) == []
    assert told(due(world, MEETING)) == [(DueKind.VERIFY, date(2026, 3, 24), "KL 5:69")]
    assert due(world, date(2026, 3, 25))[0].urgency is Urgency.OVERDUE


def test_a_meeting_without_items_or_cancelled_asks_for_nothing(world: World) -> None:
    add_meeting(world)
    add_item(world, add_meeting(world, day=date(2026, 3, 11), cancelled=True), "Plan")
    assert due(world, date(2026, 4, 1)) == []


def test_a_verified_meeting_is_announced_then_taken_down_and_sent(world: World) -> None:
    meeting = add_meeting(world)
    number(world, add_paragraph(world, meeting, "Plan", recipients=("Kommunerna i länet",)))
    part = verify(world, meeting)
    assert told(due(world, date(2026, 3, 13))) == [
        (DueKind.ANNOUNCE, date(2026, 3, 14), "KL 8:12"),
        (DueKind.SEND, date(2026, 3, 19), ""),
    ]
    with world.store.writing(CLERK, "notice.post") as session:
        notice = Notice(
            part_id=part, posted_on=date(2026, 3, 13), last_appeal_day=date(2026, 4, 7),
            take_down_on=date(2026, 4, 8), minutes_location="Kansliet",
        )  # fmt: skip
        session.add(notice)
    send, down = due(world, date(2026, 3, 14))
    assert (send.kind, send.count) == (DueKind.SEND, 3)
    assert (down.kind, down.due.day, down.due.section) == (
        DueKind.TAKE_DOWN, date(2026, 4, 8), "KL 13:5",
    )  # fmt: skip
    later = {row.kind: row.urgency for row in due(world, date(2026, 4, 20))}
    assert later == {DueKind.SEND: Urgency.OVERDUE, DueKind.TAKE_DOWN: Urgency.TODAY}
    with world.store.writing(CLERK, "notice.take_down") as session:
        session.get_one(Notice, notice.id).taken_down_on = date(2026, 4, 8)
    assert [row.kind for row in due(world, date(2026, 4, 9))] == [DueKind.SEND]


def test_the_assembly_is_to_be_summoned_a_week_before(world: World) -> None:
    add_meeting(world, "RF", date(2026, 3, 24))
    add_meeting(world, "RS", date(2026, 3, 24))
    add_meeting(world, "RF", date(2026, 4, 24), summoned_on=date(2026, 3, 1))
    assert told(due(world, MEETING)) == [(DueKind.SUMMON, date(2026, 3, 17), "KL 5:13")]


@pytest.mark.parametrize(
    ("day", "near"),
    [
        (date(2026, 3, 9), Urgency.OVERDUE),
        (date(2026, 3, 10), Urgency.TODAY),
        (date(2026, 3, 15), Urgency.THIS_WEEK),
        (date(2026, 3, 16), Urgency.LATER),
    ],
)
def test_days_are_near_or_far(day: date, near: Urgency) -> None:
    assert urgency(day, MEETING) is near


def test_today_shows_what_is_ahead_and_what_one_worked_with(world: World) -> None:
    ahead = add_meeting(world, day=date(2026, 4, 1))
    add_meeting(world, day=date(2026, 1, 1))
    paragraph = add_paragraph(world, ahead, "Plan")
    with world.store.reading() as session:
        view = today_view(session, MEETING, clerk=CLERK)
        assert recently_changed(session, "Någon annan") == ()
    assert [row.id for row in view.ahead] == [ahead]
    assert (view.recent[0].kind, view.recent[0].id) == (ThingKind.PARAGRAPH, paragraph)
    assert [row.key for row in view.recent if row.kind is ThingKind.CASE] == [
        "RUN/60/2019", "3399-2018", "00677-2020",
    ]  # fmt: skip
