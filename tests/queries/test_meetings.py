"""The list of meetings, and one meeting with all that belongs to it (AC-59)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from db.entities.meeting import AgendaItem
from db.entities.notice import Notice
from db.queries.meeting_steps import (
    MeetingCounts,
    MeetingStep,
    Phase,
    StepState,
    next_step,
    steps_of,
)
from db.queries.meetings import meeting_ids, meeting_rows, meeting_view
from db.rules.lifecycle import ItemKind, PartKind, Presence, Role
from db.rules.refusals import NotFound, NotWellFormed
from tests.queries.statements import sent
from tests.world import (
    CLERK,
    World,
    add_item,
    add_meeting,
    add_paragraph,
    number,
    verify,
)

MAY = date(2026, 5, 5)


def listed(world: World, **wanted: Any) -> list[tuple[str, date]]:
    with world.store.reading() as session:
        rows = meeting_rows(session, meeting_ids(session, **wanted))
    return [(row.body, row.held_on) for row in rows]


def test_meetings_are_listed_and_narrowed(world: World) -> None:
    add_meeting(world)
    add_meeting(world, "RS", MAY, place="Rådsalen i Älvstad")
    add_meeting(world, "RUN", date(2025, 3, 10))
    march, may, last = ("RUN", date(2026, 3, 10)), ("RS", MAY), ("RUN", date(2025, 3, 10))
    assert listed(world) == [may, march, last]
    assert listed(world, descending=False) == [last, march, may]
    assert listed(world, body_id=world.bodies["RUN"]) == [march, last]
    assert listed(world, year=2026) == [may, march]
    assert listed(world, since=date(2026, 4, 1)) == [may]
    assert listed(world, text="rådsalen") == [may]
    assert listed(world, text="utveckling 2026-03") == [march]
    assert listed(world, text="radsalen") == [may]
    assert listed(world, sort="body", descending=False, limit=1) == [may]
    with pytest.raises(NotWellFormed):
        listed(world, sort="secretary")


def test_a_row_counts_and_tells_the_next_step(world: World) -> None:
    meeting = add_meeting(world)
    add_item(world, meeting, "Val", kind=ItemKind.HEADING)
    first = add_paragraph(world, meeting, "Ett", recipients=("Kommunerna i länet",), place=2)
    with world.store.reading() as session:
        row = meeting_rows(session, [meeting])[0]
    assert (row.counts.items, row.counts.to_minute, row.counts.written) == (2, 1, 1)
    assert (row.counts.attending, row.counts.deliveries) == (15, 0)
    assert row.step is MeetingStep.MINUTES
    number(world, first)
    verify(world, meeting)
    with world.store.reading() as session:
        row = meeting_rows(session, [meeting])[0]
    assert (row.counts.numbered, row.counts.deliveries, row.counts.sent) == (1, 3, 0)
    assert row.step is MeetingStep.NOTICE


def test_a_cancelled_meeting_has_no_next_step(world: World) -> None:
    meeting = add_meeting(world, cancelled=True)
    with world.store.reading() as session:
        assert meeting_rows(session, [meeting])[0].step is None
        assert meeting_view(session, meeting).next_step is None


# Steps

NOTHING = MeetingCounts(
    items=0, to_minute=0, summoned=False, attending=14, opened=0, written=0, numbered=0, parts=1,
    verified=0, posted=0, deliveries=0, sent=0,
)  # fmt: skip
AGENDA = replace(NOTHING, items=5, to_minute=4)
SUMMONED = replace(AGENDA, summoned=True)
HELD = replace(SUMMONED, opened=4, written=2)
WRITTEN = replace(HELD, written=4)
NUMBERED = replace(WRITTEN, numbered=4, deliveries=9)
VERIFIED = replace(NUMBERED, verified=1)
POSTED = replace(VERIFIED, posted=1)
SENT = replace(POSTED, sent=9)


@pytest.mark.parametrize(
    ("counts", "step"),
    [
        (NOTHING, MeetingStep.AGENDA),
        (AGENDA, MeetingStep.AGENDA),
        (SUMMONED, MeetingStep.ATTENDANCE),
        (HELD, MeetingStep.PARAGRAPHS),
        (WRITTEN, MeetingStep.MINUTES),
        (NUMBERED, MeetingStep.VERIFICATION),
        (VERIFIED, MeetingStep.NOTICE),
        (replace(POSTED, sent=8), MeetingStep.EXTRACTS),
        (SENT, None),
        (replace(HELD, summoned=False), MeetingStep.PARAGRAPHS),
    ],
)
def test_the_next_step_follows_the_work(counts: MeetingCounts, step: MeetingStep | None) -> None:
    assert next_step(counts) is step
    nexts = [one.step for one in steps_of(counts) if one.state is StepState.NEXT]
    assert nexts == ([step] if step else [])


def test_steps_stand_in_the_order_of_work_with_their_states() -> None:
    steps = steps_of(replace(HELD, summoned=False))
    assert [one.step for one in steps] == list(MeetingStep)
    assert [one.step.phase for one in steps] == (
        [Phase.BEFORE] * 2 + [Phase.DURING] * 2 + [Phase.AFTER] * 4
    )
    assert [one.state for one in steps] == [
        StepState.DONE, StepState.PASSED, StepState.DONE, StepState.NEXT, StepState.WAITING,
        StepState.WAITING, StepState.WAITING, StepState.WAITING,
    ]  # fmt: skip
    paragraphs = steps[3]
    assert (paragraphs.done, paragraphs.of) == (2, 4)


# One meeting


def test_a_meeting_is_shown_whole(world: World) -> None:
    meeting = add_meeting(world, place="Rådsalen")
    key = add_paragraph(world, meeting, "Ett", cases=("00677-2020", "3399-2018"))
    add_item(world, meeting, "Två", place=2)
    add_item(world, None, "Väntar", cases=("RUN/60/2019",))
    add_item(world, None, "Hos andra", body="RS")
    number(world, key)
    part = verify(world, meeting)
    with world.store.writing(CLERK, "notice.post") as session:
        session.add(
            Notice(
                part_id=part, posted_on=date(2026, 3, 13), last_appeal_day=date(2026, 4, 7),
                take_down_on=date(2026, 4, 8), minutes_location="Kansliet",
            )
        )  # fmt: skip
    with world.store.reading() as session:
        view = meeting_view(session, meeting)
    assert (view.head.body, view.head.place, view.head.seats) == ("RUN", "Rådsalen", 7)
    assert [(row.title, row.number) for row in view.agenda] == [("Ett", 1), ("Två", None)]
    cases = [link.registration_number for link in view.agenda[0].cases]
    assert cases == ["00677-2020", "3399-2018"]
    assert [row.title for row in view.unplaced] == ["Väntar"]
    assert view.attendance[0].name == "Anna Berg"
    assert view.attendance[0].role is Role.CHAIR
    assert [view.attendance[n].presence for n in (6, 7)] == [Presence.SERVING, Presence.PRESENT]
    only = view.parts[0]
    assert (only.kind, only.numbers, only.is_verified) == (PartKind.MAIN, (1,), True)
    assert [verifier.name for verifier in only.verifiers] == ["Nils Åkerlund"]
    assert only.notice is not None
    assert only.notice.take_down_on == date(2026, 4, 8)


def test_an_item_sent_on_tells_where_it_comes_from(world: World) -> None:
    key = add_paragraph(world, add_meeting(world), "Plan")
    number(world, key)
    item = add_item(world, None, "Plan", body="RF")
    above = add_meeting(world, "RF", MAY)
    with world.store.writing(CLERK, "send_on") as session:
        waiting = session.get_one(AgendaItem, item)
        waiting.from_paragraph_id, waiting.meeting_id = key, above
    with world.store.reading() as session:
        rows = meeting_view(session, above).agenda
    assert [row.origin for row in rows] == ["RUN § 1/2026"]


def test_a_meeting_takes_as_many_statements_however_long(world: World) -> None:
    meeting = add_meeting(world)
    add_paragraph(world, meeting, "Ett", cases=("00677-2020",))
    short = sent(world, lambda session: meeting_view(session, meeting))
    for place in range(2, 14):
        add_paragraph(world, meeting, f"Nr {place}", cases=("3399-2018",), place=place)
        add_item(world, None, f"Väntar {place}", cases=("00677-2020",))
    assert sent(world, lambda session: meeting_view(session, meeting)) == short
    assert short <= 15


def test_a_meeting_that_is_not_there_is_said(world: World) -> None:
    with world.store.reading() as session, pytest.raises(NotFound):
        meeting_view(session, 1)
