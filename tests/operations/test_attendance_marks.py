"""Marks in the grid: where they come to stand, and that each can be taken back exactly."""

from datetime import date

import pytest

from db.entities.organisation import Body
from db.queries.attendance_grid import OPENING, CellState, grid_columns, grid_rows
from db.queries.served import NotedStep
from db.rules.lifecycle import Presence, ProposalKind, StepKind
from db.rules.refusals import NotFound, NotWellFormed, VerifiedTextLocked, VoteStands
from desktop.operations.attendance_change import put
from desktop.operations.attendance_marks import (
    choose_stand_in,
    mark_absent,
    mark_away,
    mark_clock,
    mark_coming,
    mark_conflict,
    mark_leaving,
    mark_remote,
    mark_wording,
    take_back,
)
from desktop.operations.attendance_sheet import attendance_sheet
from desktop.operations.attendance_steps import set_clock, word_step
from desktop.operations.handling import add_proposal
from desktop.operations.minutes import verify_minutes
from desktop.operations.minutes_parts import declare_immediate
from desktop.operations.votes import Asked, vote_by_party
from tests.acceptance.chamber import (
    AKERLUND,
    BERG,
    MARCH,
    NO,
    OMAN,
    YES,
    Chamber,
    chamber,
    elect_assembly,
    plain,
    start_at,
)
from tests.acceptance.clerk import clerk_of
from tests.queries.statements import sent

ABSENT, NOT_COME, AWAY = Presence.ABSENT, CellState.NOT_COME, CellState.AWAY


@pytest.fixture
def clerk(world):
    return clerk_of(world)


@pytest.fixture
def room(clerk):
    """RUN's meeting with §§ 15–18."""
    start_at(clerk, 15)
    return chamber(clerk, ["A", "B", "C", "D"])


def states(room: Chamber, name: str) -> list[CellState]:
    key = room.person(name)
    return [column.cells[key].state for column in grid_columns(room.service)]


def steps(room: Chamber, name: str) -> list[tuple[StepKind, int | None]]:
    """The kinds with the places of their items from 0."""
    key = room.person(name)
    found = [one for one in room.service.steps if one.person == key]
    return [(one.kind, room.items.index(one.item_id) if one.item_id else None) for one in found]


def the_step(room: Chamber) -> NotedStep:
    return room.service.steps[0]


def sheet(room: Chamber):
    with room.office.reading() as session:
        return attendance_sheet(session, room.meeting)


def test_one_who_comes_late_is_waited_for(room):
    mark_coming(room.office, room.meeting, [room.person(OMAN)], room.items[2])
    serves = CellState.SERVES
    assert states(room, OMAN) == [NOT_COME, NOT_COME, serves, serves]
    assert states(room, "Örjan Lind")[:2] == [CellState.SERVES_FOR] * 2
    assert states(room, "Örjan Lind")[2:] == [CellState.PRESENT] * 2


def test_a_mark_put_elsewhere_in_the_same_stretch_moves(room):
    oman = [room.person(OMAN)]
    mark_coming(room.office, room.meeting, oman, room.items[2])
    mark_coming(room.office, room.meeting, oman, room.items[1])
    assert steps(room, OMAN) == [(StepKind.CAME, 1)]
    mark_leaving(room.office, room.meeting, oman, room.items[3])
    mark_leaving(room.office, room.meeting, oman, room.items[2])
    assert steps(room, OMAN) == [(StepKind.CAME, 1), (StepKind.LEFT, 2)]


def test_a_mark_that_moves_keeps_its_clock_and_one_pressed_twice_its_words(room):
    oman = [room.person(OMAN)]
    mark_coming(room.office, room.meeting, oman, room.items[2])
    set_clock(room.office, the_step(room).id, "9.40")
    mark_coming(room.office, room.meeting, oman, room.items[1])
    assert the_step(room).clock == "09:40"
    word_step(room.office, the_step(room).id, the_step(room).version, "Öman kommer.")
    assert not mark_coming(room.office, room.meeting, oman, room.items[1])
    assert the_step(room).sentence == "Öman kommer."


def test_leaving_after_one_and_coming_to_the_next_is_not_the_same_mark(room):
    oman = [room.person(OMAN)]
    mark_away(room.office, room.meeting, oman, room.items[1], room.items[1])
    assert steps(room, OMAN) == [(StepKind.LEFT, 0), (StepKind.CAME, 2)]
    mark_leaving(room.office, room.meeting, oman, room.items[2])
    assert states(room, OMAN) == [CellState.SERVES, AWAY, CellState.SERVES, AWAY]


def test_an_absence_covers_what_was_noted_within_it(room):
    oman = [room.person(OMAN)]
    mark_away(room.office, room.meeting, oman, room.items[1], room.items[1])
    mark_away(room.office, room.meeting, oman, room.items[1], room.items[2])
    assert steps(room, OMAN) == [(StepKind.LEFT, 0), (StepKind.CAME, 3)]
    mark_away(room.office, room.meeting, oman, room.items[0], room.items[1])
    assert steps(room, OMAN) == [(StepKind.CAME, 3)]
    mark_away(room.office, room.meeting, oman, room.items[0], room.items[3])
    assert steps(room, OMAN) == [(StepKind.LEFT, None)]
    assert states(room, OMAN) == [AWAY] * 4
    with pytest.raises(NotFound):
        mark_away(room.office, room.meeting, oman, room.items[2], room.items[1])


def test_who_is_absent_and_comes_is_absent_no_longer(room):
    oman = [room.person(OMAN)]
    mark_leaving(room.office, room.meeting, oman, room.items[0])
    mark_absent(room.office, room.meeting, oman)
    assert steps(room, OMAN) == []
    assert room.service.people[oman[0]].presence is ABSENT
    mark_away(room.office, room.meeting, oman, room.items[1], room.items[1])
    assert steps(room, OMAN) == []
    mark_coming(room.office, room.meeting, oman, room.items[3])
    assert room.service.people[oman[0]].presence is Presence.SERVING
    assert states(room, OMAN) == [NOT_COME] * 3 + [CellState.SERVES]


def test_who_leaves_in_the_middle_has_no_part_in_the_decision(room):
    mark_leaving(room.office, room.meeting, [room.person(AKERLUND)], room.items[2], within=True)
    mark_coming(room.office, room.meeting, [room.person(OMAN)], room.items[0], within=True)
    assert room.served(AKERLUND) == [0, 1]
    assert room.served(OMAN) == [1, 2, 3]
    said = [
        "Britta Öman (S) kommer till sammanträdet under § 15 och tjänstgör från och med § 16. "
        "Örjan Lind (S) upphör att tjänstgöra.",
        "Nils Åkerlund (M) lämnar sammanträdet under § 17, före beslutet. "
        "Åsa Holm (M) tjänstgör i dennes ställe.",
    ]
    assert [plain(one.sentence) for one in sheet(room).sentences] == said
    minutes = room.minutes()
    paragraph = minutes[minutes.rindex("§ 17\tC") :]
    assert paragraph.index(said[1]) < paragraph.index("Förslaget antas.")
    assert "Jäv" not in paragraph
    first = minutes[minutes.rindex("§ 15\tA") :]
    assert first.index("Förslaget antas.") < first.index(said[0])


def test_the_same_leaving_moves_into_the_paragraph_and_out_of_it(room):
    akerlund = [room.person(AKERLUND)]
    mark_leaving(room.office, room.meeting, akerlund, room.items[1])
    mark_leaving(room.office, room.meeting, akerlund, room.items[1], within=True)
    assert [one.point for one in room.service.steps] == [0]
    mark_leaving(room.office, room.meeting, akerlund, room.items[1])
    assert [one.point for one in room.service.steps] == [None]


def test_several_are_marked_in_one_action_or_none_is(room):
    both = [room.person(OMAN), room.person("Karl Ek")]
    change = mark_leaving(room.office, room.meeting, both, room.items[0])
    assert len(change.new) == 2
    with pytest.raises(NotFound):
        mark_leaving(room.office, room.meeting, [room.person(BERG), 4711], room.items[0])
    assert steps(room, BERG) == []


def test_every_change_is_taken_back_and_done_again(room):
    oman = room.person(OMAN)
    first = mark_away(room.office, room.meeting, [oman], room.items[1], room.items[2])
    set_clock(room.office, the_step(room).id, "10.05")
    word_step(room.office, the_step(room).id, the_step(room).version, "Öman går.")
    noted = (sheet(room).presence, [one.sentence for one in sheet(room).sentences])
    gone = mark_absent(room.office, room.meeting, [oman])
    put(room.office, gone.inverse)
    assert (sheet(room).presence, [one.sentence for one in sheet(room).sentences]) == noted
    assert the_step(room).clock == "10:05"
    put(room.office, gone)
    assert room.service.people[oman].presence is ABSENT
    put(room.office, gone.inverse)
    worded = the_step(room)
    change = mark_wording(room.office, room.meeting, worded.id, worded.version, "")
    assert the_step(room).sentence == ""
    put(room.office, change.inverse)
    assert (the_step(room).id, the_step(room).sentence) == (worded.id, "Öman går.")
    timed = mark_clock(room.office, room.meeting, worded.id, "")
    put(room.office, timed.inverse)
    assert the_step(room).clock == "10:05"
    assert len(first.new) == 2


def test_a_sentence_of_ones_own_keeps_its_signs_together(room):
    mark_leaving(room.office, room.meeting, [room.person(OMAN)], room.items[0])
    step = the_step(room)
    said = "Öman  går\nkl. 10.20 efter § 15, före §§ 16–17."
    mark_wording(room.office, room.meeting, step.id, step.version, said)
    assert the_step(room).sentence == (
        "Öman går kl.\u00a010.20 efter §\u00a015, före §§\u00a016–17."
    )


def test_taking_back_leaves_what_another_has_noted_since(room):
    change = mark_leaving(room.office, room.meeting, [room.person(OMAN)], room.items[0])
    mark_leaving(room.office, room.meeting, [room.person("Karl Ek")], room.items[1])
    put(room.office, change.inverse)
    assert steps(room, OMAN) == []
    assert steps(room, "Karl Ek") == [(StepKind.LEFT, 1)]


def test_a_substitute_is_chosen_before_the_order(room):
    mark_absent(room.office, room.meeting, [room.person(BERG)])
    change = choose_stand_in(room.office, room.meeting, room.person(BERG), room.person("Maja Rask"))
    assert room.served("Maja Rask") == [0, 1, 2, 3]
    put(room.office, change.inverse)
    assert room.served("Örjan Lind") == [0, 1, 2, 3]
    put(room.office, change)
    choose_stand_in(room.office, room.meeting, room.person(BERG), None)
    assert room.served("Örjan Lind") == [0, 1, 2, 3]
    nearest = sheet(room).stand_ins[room.person(BERG)]
    assert [one.name for one in nearest][:3] == ["Örjan Lind", "Maja Rask", "Per Näs"]


def test_conflicts_and_distance(room):
    oman = [room.person(OMAN)]
    change = mark_conflict(room.office, room.meeting, oman, room.items[1:3], point=2)
    points = [column.cells[oman[0]].points for column in grid_columns(room.service)]
    assert points == [(), (2,), (2,), ()]
    take_back(room.office, room.meeting, [one.id for one in room.service.steps])
    assert room.service.steps == ()
    put(room.office, change)
    assert len(room.service.steps) == 2
    mark_remote(room.office, room.meeting, oman, remote=True)
    assert room.service.people[oman[0]].remote
    with pytest.raises(NotWellFormed):
        mark_conflict(room.office, room.meeting, oman, room.items[:1], point=0)


def test_a_vote_stands_in_the_way(room):
    paragraph = room.paragraph(2)
    proposal = add_proposal(room.office, paragraph, ProposalKind.APPROVAL, ["Anna Berg (S)"])
    parties = {"S": YES, "M": NO, "C": YES, "V": YES}
    vote_by_party(room.office, paragraph, Asked(proposal), parties)
    with pytest.raises(VoteStands):
        mark_leaving(room.office, room.meeting, [room.person(BERG)], room.items[1])
    assert room.service.steps == ()
    mark_leaving(room.office, room.meeting, [room.person(BERG)], room.items[2])
    assert steps(room, BERG) == [(StepKind.LEFT, 2)]


def test_what_is_verified_at_once_keeps_who_served_in_it(room):
    part = declare_immediate(room.office, room.meeting, [room.paragraph(1)], ["Nils Åkerlund (M)"])
    verify_minutes(room.office, part, MARCH)
    berg = [room.person(BERG)]
    for place in (0, 1):
        with pytest.raises(VerifiedTextLocked) as refused:
            mark_leaving(room.office, room.meeting, berg, room.items[place])
        assert plain(refused.value.what) == "§ 16"
        assert refused.value.verified_on == MARCH
    mark_leaving(room.office, room.meeting, berg, room.items[2])
    assert [column.verified_on for column in sheet(room).columns] == [None, MARCH, None, None]


def test_the_sentence_of_a_verified_paragraph_stays(room):
    mark_conflict(room.office, room.meeting, [room.person(OMAN)], [room.items[1]])
    part = declare_immediate(room.office, room.meeting, [room.paragraph(1)], ["Nils Åkerlund (M)"])
    verify_minutes(room.office, part, MARCH)
    step = the_step(room)
    with pytest.raises(VerifiedTextLocked):
        mark_wording(room.office, room.meeting, step.id, step.version, "Något annat.")
    with pytest.raises(VerifiedTextLocked):
        mark_clock(room.office, room.meeting, step.id, "10.15")
    with pytest.raises(VerifiedTextLocked):
        take_back(room.office, room.meeting, [step.id])
    assert [one.locked for one in sheet(room).sentences] == [True]


def test_vacant_seats_are_rows_that_a_substitute_may_fill(room):
    with room.office.writing("body.seats") as session:
        body = session.get_one(Body, room.clerk.world.bodies["RUN"])
        body.seats = 8
    rows = grid_rows(room.service)
    assert [row.attendee is None for row in rows[6:9]] == [False, True, False]
    cell = grid_columns(room.service)[0].cells[rows[7].key]
    assert (cell.state, cell.other) == (CellState.FILLED, room.person("Örjan Lind"))
    mark_absent(room.office, room.meeting, [row.attendee.person for row in rows[8:]])
    assert grid_columns(room.service)[0].cells[rows[7].key].state is CellState.EMPTY


def test_before_there_are_items_the_opening_stands_alone(clerk):
    room = Chamber(clerk, clerk.meets("RUN", MARCH))
    (column,) = sheet(room).columns
    assert (column.item.id, column.counted, column.is_met) == (OPENING, 7, True)
    mark_absent(room.office, room.meeting, [room.person(BERG)])
    (column,) = sheet(room).columns
    assert column.cells[room.person("Örjan Lind")].state is CellState.SERVES_FOR
    assert any(line.heading == "Beslutande" for line in sheet(room).front)


def test_the_sheet_says_what_the_papers_say(room):
    mark_away(room.office, room.meeting, [room.person(AKERLUND)], room.items[2], room.items[2])
    mark_coming(room.office, room.meeting, [room.person(OMAN)], room.items[1])
    mark_conflict(room.office, room.meeting, [room.person(BERG)], [room.items[2]])
    told, minutes = sheet(room), room.minutes()
    lines = [plain("".join(run.text for run in line)) for one in told.front for line in one.lines]
    assert "Åsa Holm (M), för Nils Åkerlund (M), § 17" in lines
    assert [line for line in lines if line not in minutes] == []
    sentences = [plain(one.sentence) for one in told.sentences]
    assert len(sentences) == 4
    assert [one for one in sentences if one not in minutes] == []
    assert plain(told.presence[room.person("Åsa Holm")]) == "Tjänstgör för Nils Åkerlund, § 17"


def test_the_sheet_asks_as_much_for_many_items_as_for_few(clerk, world):
    few = chamber(clerk, ["A"])
    many = Chamber(clerk, clerk.holds("RUN", date(2026, 4, 7), "ABCDEFGH"))
    mark_away(many.office, many.meeting, [many.person(BERG)], many.items[1], many.items[5])
    elect_assembly(clerk)
    assembly = Chamber(clerk, clerk.holds("RF", date(2026, 4, 8), "ABCD"))
    counts = {
        sent(world, lambda session, key=room.meeting: attendance_sheet(session, key))
        for room in (few, many, assembly)
    }
    assert len(counts) == 1
    assert counts.pop() <= 12
