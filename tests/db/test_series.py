"""Numbers neither double nor skip, whoever else is writing (AC-04 to AC-07)."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from db.entities.case import Case
from db.entities.organisation import NumberSeries
from db.entities.paragraph import Paragraph
from db.queries.journal import first_broken_event
from db.rules.lifecycle import SeriesKind
from db.rules.refusals import NoSeries, SeriesExists
from db.series import draw, find_series, give_back, open_series
from db.store import Store
from tests.db.desks import register_case, start
from tests.world import CLERK, World, add_meeting, add_paragraph

KIND = SeriesKind.PARAGRAPH


@pytest.fixture
def owner(world: World) -> int:
    return world.bodies["RUN"]


@pytest.fixture
def diary(world: World) -> int:
    """The register RS with a series of 2026."""
    register = world.registers["RS"]
    with world.store.writing(CLERK, "series.open") as session:
        open_series(session, SeriesKind.REGISTRATION, register, 2026, owner="RS")
    return register


def drawn(world: World, owner: int, count: int = 1, year: int = 2026) -> list[int]:
    with world.store.writing(CLERK, "test") as session:
        return list(draw(session, KIND, owner, year, owner="RUN", count=count))


def test_numbers_follow_one_another(world: World, owner: int) -> None:
    assert drawn(world, owner, 4) == [1, 2, 3, 4]
    assert drawn(world, owner) == [5]


def test_a_number_drawn_in_vain_is_drawn_again(world: World, owner: int) -> None:
    def draw_and_fail() -> None:
        with world.store.writing(CLERK, "test") as session:
            draw(session, KIND, owner, 2026, owner="RUN", count=3)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        draw_and_fail()
    assert drawn(world, owner) == [1]


def test_bodies_and_years_count_for_themselves(world: World, owner: int) -> None:
    with world.store.writing(CLERK, "series.open") as session:
        open_series(session, KIND, owner, 2027, owner="RUN")
    assert drawn(world, owner, 2) == [1, 2]
    assert drawn(world, owner, year=2027) == [1]
    assert drawn(world, world.bodies["RS"]) == [1]


def test_a_series_may_begin_in_the_middle(world: World, owner: int) -> None:
    with world.store.writing(CLERK, "series.open") as session:
        open_series(session, KIND, owner, 2027, owner="RUN", start=88)
    assert drawn(world, owner, year=2027) == [88]


def test_a_second_series_for_the_same_year_is_refused(world: World, owner: int) -> None:
    drawn(world, owner, 3)
    with pytest.raises(SeriesExists) as found, world.store.writing(CLERK, "test") as session:
        open_series(session, KIND, owner, 2026, owner="RUN")
    assert (found.value.year, found.value.next_number) == (2026, 4)


def test_a_second_series_slipped_in_is_refused_by_the_register(world: World, owner: int) -> None:
    with pytest.raises(IntegrityError), world.store.writing(CLERK, "test") as session:
        session.add(NumberSeries(kind=KIND, owner_id=owner, year=2026))


def test_a_series_below_one_is_refused_by_the_register(world: World, owner: int) -> None:
    with pytest.raises(IntegrityError), world.store.writing(CLERK, "test") as session:
        session.add(NumberSeries(kind=KIND, owner_id=owner, year=2030, next_number=0))


def test_no_series_is_said_and_nothing_changes(world: World, owner: int) -> None:
    with pytest.raises(NoSeries) as found:
        drawn(world, owner, year=2031)
    assert (found.value.owner, found.value.year) == ("RUN", 2031)
    with world.store.reading() as session:
        assert find_series(session, KIND, owner, 2031) is None


def test_numbers_taken_back_are_given_again(world: World, owner: int) -> None:
    drawn(world, owner, 4)
    with world.store.writing(CLERK, "test") as session:
        give_back(session, KIND, owner, 2026, 3)
    assert drawn(world, owner) == [3]


# Two windows


def test_a_reads_b_commits_a_commits(world: World) -> None:
    drafts = [add_paragraph(world, add_meeting(world, day=date(2026, 3, d)), "Ett") for d in (1, 2)]
    with Store.open(world.store.path) as other:
        with world.store.reading() as session:
            read = find_series(session, KIND, world.bodies["RUN"], 2026)
            assert read is not None
            assert read.next_number == 1
            assign(other, world, drafts[1])
        assign(world.store, world, drafts[0])
    assert numbers(world) == [2, 1]


def test_two_windows_that_write_at_once_wait_for_each_other(world: World) -> None:
    drafts = [add_paragraph(world, add_meeting(world, day=date(2026, 3, d)), "Ett") for d in (1, 2)]
    with Store.open(world.store.path) as other:
        late = threading.Thread(target=assign, args=(other, world, drafts[1]))
        with world.store.writing(CLERK, "paragraphs.number") as session:
            paragraph = session.get_one(Paragraph, drafts[0])
            late.start()
            late.join(0.2)
            assert late.is_alive()
            paragraph.assign_number(draw(session, KIND, world.bodies["RUN"], 2026, owner="RUN")[0])
        late.join()
    assert numbers(world) == [1, 2]


def assign(store: Store, world: World, paragraph: int) -> None:
    with store.writing(CLERK, "paragraphs.number") as session:
        draft = session.get_one(Paragraph, paragraph)
        draft.assign_number(draw(session, KIND, world.bodies["RUN"], 2026, owner="RUN")[0])


def numbers(world: World) -> list[int | None]:
    with world.store.reading() as session:
        return list(session.scalars(select(Paragraph.number).order_by(Paragraph.heard_on)))


def test_many_windows_never_double_or_skip(world: World, diary: int) -> None:
    given: list[int] = []

    def work(name: str) -> None:
        with Store.open(world.store.path) as store:
            given.extend(register_case(store, diary, f"{name} {turn}") for turn in range(15))

    desks = [threading.Thread(target=work, args=(name,)) for name in "ABCD"]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join()
    assert sorted(given) == list(range(1, 61))
    assert serials(world.store) == list(range(1, 61))


def test_two_processes_never_double_or_skip(world: World, diary: int) -> None:
    desks = [start(world.store.path, diary, 40, name) for name in ("A", "B")]
    given = [int(line) for desk in desks for line in desk.communicate(timeout=60)[0].split()]
    assert [desk.returncode for desk in desks] == [0, 0]
    assert sorted(given) == list(range(1, 81))
    assert serials(world.store) == list(range(1, 81))


# A process that is killed


@pytest.mark.parametrize("after", [1, 7, 23])
def test_a_killed_process_loses_nothing_that_it_told(world: World, diary: int, after: int) -> None:
    desk = start(world.store.path, diary, 100_000, "A")
    assert desk.stdout is not None
    told = [int(desk.stdout.readline()) for _ in range(after)]
    desk.kill()
    told += [int(line) for line in desk.stdout]
    desk.stdout.close()
    desk.wait()
    with Store.open(world.store.path) as store:
        kept = serials(store)
        assert kept[: len(told)] == told
        assert kept == list(range(1, len(kept) + 1))
        assert len(kept) - len(told) <= 1
        assert register_case(store, diary, "nästa") == len(kept) + 1
        with store.reading() as session:
            assert first_broken_event(session) is None
            assert session.scalar(text("PRAGMA integrity_check")) == "ok"


def serials(store: Store) -> list[int]:
    with store.reading() as session:
        query = select(Case.serial).where(Case.year == 2026).order_by(Case.serial)
        return [serial for serial in session.scalars(query) if serial is not None]
