"""Clocks, days and pauses of a meeting; what the sample says of who served."""

from dataclasses import replace
from datetime import date

import pytest

from db.queries.service import meeting_service
from db.rules.refusals import NotWellFormed
from desktop.operations.agenda import add_item
from desktop.operations.clock import tidy_clock
from desktop.operations.meeting_hours import begin_day, set_hours
from desktop.operations.meetings import plan_meeting
from desktop.operations.office import Office
from desktop.operations.sample import fill_with_sample
from desktop.operations.sample_data import load_sample
from tests.world import CLERK, TODAY


@pytest.fixture
def office(world):
    return Office(world.store, CLERK, lambda: TODAY)


@pytest.mark.parametrize(
    ("typed", "kept"), [("9.05", "09:05"), ("16:30", "16:30"), (" 0:00 ", "00:00"), ("", "")]
)
def test_clocks_are_read_as_people_write_them(typed, kept):
    assert tidy_clock(typed) == kept


@pytest.mark.parametrize("typed", ["24:00", "9:60", "nio", "9", "9.5", "-1:00"])
def test_what_no_clock_shows_is_refused(typed):
    with pytest.raises(NotWellFormed) as refused:
        tidy_clock(typed)
    assert (refused.value.field, refused.value.value) == ("clock", typed)


def test_a_meeting_ends_after_it_begins(office, world):
    meeting = plan_meeting(office, world.bodies["RUN"], TODAY)
    with pytest.raises(NotWellFormed):
        set_hours(office, meeting, 1, starts_at="13:00", ends_at="12:00")
    with pytest.raises(NotWellFormed):
        set_hours(office, meeting, 1, starts_at="13:00", ends_on=date(2026, 3, 9))
    version = set_hours(
        office, meeting, 1, starts_at="13:00", ends_at="12:00", ends_on=date(2026, 3, 11)
    )
    item = add_item(office, world.bodies["RUN"], "A", meeting_id=meeting)
    later = add_item(office, world.bodies["RUN"], "B", meeting_id=meeting)
    begin_day(office, later, date(2026, 3, 11))
    with pytest.raises(NotWellFormed):
        begin_day(office, later, date(2026, 3, 12))
    with office.reading() as session:
        days = meeting_service(session, meeting).days()
    assert days == {item: TODAY, later: date(2026, 3, 11)}
    assert version == 2


def test_the_sample_is_served_as_it_says(register):
    sample = load_sample()
    held = [one for one in sample.meetings if any(s.paragraphs for s in one.serving)][:2]
    fill_with_sample(Office(register, CLERK), replace(sample, meetings=tuple(held)))
    with register.reading() as session:
        rows = session.connection().exec_driver_sql("SELECT id FROM meeting ORDER BY held_on")
        services = [meeting_service(session, row[0]) for row in rows.fetchall()]
    for said, service in zip(held, services, strict=True):
        served = {
            (service.people[one.person].name, service.people[one.serves_for].name)
            for one in service.stretches()
            if one.serves_for is not None
        }
        assert served == {(one.substitute, one.member) for one in said.serving}
