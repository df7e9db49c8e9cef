"""Numbers are given late and once, never doubled, never skipped in silence: AC-01 to AC-07."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from db.entities.organisation import Body, NumberSeries
from db.rules.lifecycle import SeriesKind
from db.rules.refusals import CannotRenumber, NoSeries, ReasonNeeded, SeriesExists
from db.series import draw, find_series
from db.store import Store
from desktop.operations.agenda import move_item
from desktop.operations.extracts import SentTo, mark_sent
from desktop.operations.numbering import assign_numbers, renumber, take_back_numbers
from desktop.operations.organisation import revise_body, start_paragraph_series
from desktop.operations.papers import PaperKind, make_paper
from desktop.operations.paragraphs import revise_paragraph, strike_paragraph
from tests.acceptance.clerk import Clerk, clerk_of, read_word
from tests.world import World

FEBRUARY, MARCH, LATE_MARCH = date(2026, 2, 10), date(2026, 3, 10), date(2026, 3, 24)


@pytest.fixture
def clerk(world: World) -> Clerk:
    return clerk_of(world)


def next_number(clerk: Clerk, body: str, year: int) -> int:
    with clerk.office.reading() as session:
        series = find_series(session, SeriesKind.PARAGRAPH, clerk.world.bodies[body], year)
        return series.next_number if series else 0


def start_at(clerk: Clerk, number: int) -> None:
    """Let RUN's series of 2026 go on from ``number``."""
    with clerk.office.writing("series.start") as session:
        series = find_series(session, SeriesKind.PARAGRAPH, clerk.world.bodies["RUN"], 2026)
        assert series is not None
        series.next_number = number


def test_ac_01_numbers_follow_the_agenda_and_headings_have_none(clerk: Clerk) -> None:
    start_at(clerk, 15)
    meeting = clerk.meets("RUN", MARCH, ["A", "B", "# Rubrik", "C", "D"])
    assert assign_numbers(clerk.office, meeting) == (15, 16, 17, 18)
    assert clerk.numbers(meeting) == [15, 16, None, 17, 18]
    assert next_number(clerk, "RUN", 2026) == 19
    clerk.adds(meeting, "E")
    assert assign_numbers(clerk.office, meeting) == (19,)


def test_ac_02_reordering_keeps_the_numbers_until_renumbered(clerk: Clerk) -> None:
    meeting = clerk.meets("RUN", MARCH, ["A", "B", "C", "D"])
    assign_numbers(clerk.office, meeting)
    move_item(clerk.office, clerk.view(meeting).agenda[3].id, 1)
    assert clerk.numbers(meeting) == [4, 1, 2, 3]
    renumber(clerk.office, meeting)
    assert clerk.numbers(meeting) == [1, 2, 3, 4]


def test_ac_02_numbers_on_a_sent_paper_stay(clerk: Clerk) -> None:
    meeting = clerk.holds("RUN", MARCH, ["A", "B"])
    paragraph = clerk.view(meeting).agenda[0].paragraph_id or 0
    revise_paragraph(
        clerk.office, paragraph, clerk.version(paragraph), recipients=("Regiondirektören",)
    )
    clerk.verifies(meeting, date(2026, 3, 12))
    mark_sent(clerk.office, [SentTo(paragraph, "Regiondirektören")], date(2026, 3, 16))
    with pytest.raises(CannotRenumber):
        renumber(clerk.office, meeting)
    assert clerk.numbers(meeting) == [1, 2]


def test_ac_03_a_struck_paragraph_keeps_its_number_and_says_why(clerk: Clerk) -> None:
    start_at(clerk, 45)
    meeting = clerk.holds("RUN", MARCH, ["A", "B", "C", "D"])
    struck = clerk.view(meeting).agenda[1].paragraph_id or 0
    with pytest.raises(ReasonNeeded):
        strike_paragraph(clerk.office, struck, "  ")
    strike_paragraph(clerk.office, struck, "Punkten utgick")
    assert clerk.numbers(meeting) == [45, 46, 47, 48]
    later = clerk.meets("RUN", LATE_MARCH, ["E"])
    assert assign_numbers(clerk.office, later) == (49,)
    minutes = make_paper(clerk.office, PaperKind.MINUTES, meeting)
    assert "Utgår: Punkten utgick" in read_word(minutes[0].content)


def test_ac_04_the_year_is_the_meetings(clerk: Clerk, world: World) -> None:
    in_december = clerk_of(world, today=date(2025, 12, 16))
    for number, desk in enumerate((clerk, in_december), 1):
        meeting = desk.meets("RUN", date(2027, 1, 10 + number), ["A"])
        assert assign_numbers(desk.office, meeting) == (number,)
    assert next_number(clerk, "RUN", 2026) == 1
    assert next_number(clerk, "RUN", 2027) == 3


def test_ac_05_without_a_series_nothing_changes(clerk: Clerk) -> None:
    body = clerk.world.bodies["RUN"]
    with clerk.office.reading() as session:
        version = session.get_one(Body, body).version
    revise_body(clerk.office, body, version, opens_series=False)
    meeting = clerk.meets("RUN", date(2027, 6, 2), ["A"])
    with pytest.raises(NoSeries) as refused:
        assign_numbers(clerk.office, meeting)
    assert (refused.value.owner, refused.value.year) == ("RUN", 2027)
    assert clerk.numbers(meeting) == [None]
    start_paragraph_series(clerk.office, body, 2027)
    assert assign_numbers(clerk.office, meeting) == (1,)


def test_ac_06_a_series_starts_where_the_other_program_stopped(clerk: Clerk) -> None:
    body = clerk.world.bodies["RUN"]
    start_paragraph_series(clerk.office, body, 2027, start=88)
    with pytest.raises(SeriesExists) as refused:
        start_paragraph_series(clerk.office, body, 2027)
    assert refused.value.next_number == 88
    start_paragraph_series(clerk.office, body, 2028)
    meeting = clerk.meets("RUN", date(2027, 4, 1), ["A"])
    assert assign_numbers(clerk.office, meeting) == (88,)


def test_ac_06_the_register_itself_refuses_a_second_series(clerk: Clerk) -> None:
    twin = NumberSeries(
        kind=SeriesKind.PARAGRAPH, owner_id=clerk.world.bodies["RUN"], year=2026, next_number=1
    )
    with pytest.raises(IntegrityError), clerk.office.writing("series.open") as session:
        session.add(twin)


def test_ac_07_two_windows_never_give_the_same_number(clerk: Clerk, world: World) -> None:
    first = clerk.meets("RUN", MARCH, ["A", "B"])
    second = clerk.meets("RUN", LATE_MARCH, ["C", "D"])
    with Store.open(world.store.path) as other:
        neighbour = clerk_of(World(**{**vars(world), "store": other}), name="Olle Ask")
        with clerk.office.reading() as session:  # A reads
            find_series(session, SeriesKind.PARAGRAPH, world.bodies["RUN"], 2026)
            assert assign_numbers(neighbour.office, second) == (1, 2)  # B commits
        assert assign_numbers(clerk.office, first) == (3, 4)  # A commits


def test_ac_07_a_number_drawn_in_vain_is_not_lost(clerk: Clerk) -> None:
    body = clerk.world.bodies["RUN"]

    def draw_and_fail() -> None:
        with clerk.office.writing("series.draw") as session:
            draw(session, SeriesKind.PARAGRAPH, body, 2026, owner="RUN")
            raise InterruptedError

    with pytest.raises(InterruptedError):
        draw_and_fail()
    assert next_number(clerk, "RUN", 2026) == 1


def test_ac_08_numbers_are_taken_back_only_from_the_last_meeting(clerk: Clerk) -> None:
    first = clerk.holds("RUN", MARCH, ["A", "B"])
    last = clerk.holds("RUN", LATE_MARCH, ["C"])
    clerk.holds("RS", date(2026, 4, 1), ["Annat organ"])
    clerk.holds("RUN", date(2027, 1, 12), ["Annat år"])
    with pytest.raises(CannotRenumber) as refused:
        take_back_numbers(clerk.office, first)
    assert refused.value.reason == "later:2026-03-24"
    take_back_numbers(clerk.office, last)
    assert clerk.numbers(last) == [None]
    assert assign_numbers(clerk.office, last) == (3,)
