"""What becomes of items: put off, called back, discarded; and what numbering would do."""

from datetime import date

import pytest

from db.queries.agenda import agenda_rows, unplaced_rows
from db.queries.agenda_candidates import Candidate, agenda_candidates, waiting_memos
from db.queries.meetings import meeting_view
from db.queries.numbering_plan import numbering_plan
from db.queries.planning import planned_meeting
from db.rules.lifecycle import ItemKind, Outcome
from db.rules.numbering import taken_early
from db.rules.refusals import CannotRenumber, ReasonNeeded
from desktop.operations.agenda import add_item, discard_item, move_item, put_memo_on_agenda
from desktop.operations.house_parts import paragraph_parts
from desktop.operations.meetings import plan_meeting, summon, take_back_summons
from desktop.operations.memos import start_memo
from desktop.operations.numbering import assign_numbers
from desktop.operations.office import Office
from desktop.operations.paragraphs import note_outcome, open_paragraph
from tests.world import CLERK, TODAY


@pytest.fixture
def office(world):
    return Office(world.store, CLERK, lambda: TODAY)


@pytest.fixture
def meeting(office, world):
    return plan_meeting(office, world.bodies["RUN"], TODAY, place="Sessionssalen")


def agenda(office, meeting):
    with office.reading() as session:
        return agenda_rows(session, meeting)


def waiting(office, world):
    with office.reading() as session:
        return [row.title for row in unplaced_rows(session, world.bodies["RUN"])]


def plan(office, meeting):
    with office.reading() as session:
        return numbering_plan(session, meeting)


def test_a_tabled_item_waits_once_and_is_called_back(office, world, meeting):
    item = add_item(office, world.bodies["RUN"], "Handlingsplan", meeting_id=meeting)
    open_paragraph(office, item)
    note_outcome(office, item, Outcome.TABLED)
    note_outcome(office, item, Outcome.TABLED)
    assert waiting(office, world) == ["Handlingsplan"]
    note_outcome(office, item, Outcome.DECIDED)
    assert waiting(office, world) == []


def test_referral_back_keeps_its_reason(office, world, meeting):
    item = add_item(office, world.bodies["RUN"], "Handlingsplan", meeting_id=meeting)
    with pytest.raises(ReasonNeeded):
        note_outcome(office, item, Outcome.REFERRED_BACK, "  ")
    note_outcome(office, item, Outcome.REFERRED_BACK, "Kostnaden saknas")
    assert waiting(office, world) == ["Handlingsplan"]


def test_a_discarded_item_is_gone_but_not_a_numbered_one(office, world, meeting):
    keep = add_item(office, world.bodies["RUN"], "Val av justerare", meeting_id=meeting)
    gone = add_item(office, world.bodies["RUN"], "Fel ärende", meeting_id=meeting)
    discard_item(office, gone)
    assert [row.title for row in agenda(office, meeting)] == ["Val av justerare"]
    assert waiting(office, world) == []
    assign_numbers(office, meeting)
    with pytest.raises(CannotRenumber):
        discard_item(office, keep)


def test_the_summons_is_kept_with_its_day(office, world, meeting):
    add_item(office, world.bodies["RUN"], "Val av justerare", meeting_id=meeting)
    first = summon(office, meeting, date(2026, 3, 3))
    add_item(office, world.bodies["RUN"], "Sent ärende", meeting_id=meeting)
    second = summon(office, meeting, date(2026, 3, 5))
    assert [row.added for row in agenda(office, meeting)] == [False, True]
    assert {paper.paper_id for paper in first}.isdisjoint(paper.paper_id for paper in second)
    with office.reading() as session:
        view = meeting_view(session, meeting)
    assert view.head.summoned_on == date(2026, 3, 5)
    assert sorted(paper.edition for paper in view.papers) == [1, 1, 2, 2]
    take_back_summons(office, meeting, None)
    assert not [row for row in agenda(office, meeting) if row.shown_number is None]


def test_numbering_tells_beforehand_what_it_will_do(office, world, meeting):
    body = world.bodies["RUN"]
    for title in ("A", "B"):
        add_item(office, body, title, meeting_id=meeting)
    add_item(office, body, "Rubrik", meeting_id=meeting, kind=ItemKind.HEADING)
    last = add_item(office, body, "C", meeting_id=meeting)
    told = plan(office, meeting)
    assert (told.waiting, list(told.numbers), told.taken) == (("A", "B", "C"), [1, 2, 3], 0)
    assert assign_numbers(office, meeting) == tuple(told.numbers)
    move_item(office, last, 1)
    assert (plan(office, meeting).early, plan(office, meeting).fixed) == (((3, 1),), "")


def test_without_a_series_there_is_no_first_number(office, world):
    later = plan_meeting(office, world.bodies["RUN"], date(2027, 1, 12))
    assert (plan(office, later).first, plan(office, later).year) == (None, 2027)


def test_earlier_meetings_hold_their_numbers(office, world, meeting):
    body = world.bodies["RUN"]
    later = plan_meeting(office, body, date(2026, 3, 24))
    for key in (meeting, later):
        add_item(office, body, "Ärende", meeting_id=key)
        assign_numbers(office, key)
    assert plan(office, meeting).fixed == "later:2026-03-24"


def test_what_may_be_put_on_the_agenda(office, world, meeting):
    body = world.bodies["RUN"]
    memo = start_memo(office, world.cases["00677-2020"], body_id=body, title="Förslag om tillväxt")
    with office.reading() as session:
        assert [row.id for row in waiting_memos(session, body)] == [memo]
        found = agenda_candidates(session, body, "677-2020")
        assert [row.kind for row in found] == [Candidate.MEMO, Candidate.CASE]
        assert agenda_candidates(session, body, "tillväxt")[0].kind is Candidate.MEMO
    put_memo_on_agenda(office, memo, meeting)
    with office.reading() as session:
        assert waiting_memos(session, body) == ()


def test_planning_tells_who_is_called_and_what_waits(office, world, meeting):
    add_item(office, world.bodies["RUN"], "Väntar")
    with office.reading() as session:
        told = planned_meeting(session, world.bodies["RUN"], TODAY)
    assert (told.members, told.substitutes, told.secretary) == (7, 7, CLERK)
    assert (told.place, told.waiting, told.returning) == ("Sessionssalen", 1, 0)
    assert told.same_day == meeting


@pytest.mark.parametrize(
    ("treated", "early"),
    [([15, 16, 17], ()), ([15, 18, 16, 17], ((18, 16),)), ([3, 2, 1], ((3, 1), (2, 1))), ([], ())],
)
def test_what_was_taken_early(treated, early):
    assert taken_early(treated) == early


def test_the_parts_come_in_the_order_of_the_house():
    keys = [part.key for part in paragraph_parts("municipality", "Nämndens")]
    assert keys.index("decision") > keys.index("summary")
