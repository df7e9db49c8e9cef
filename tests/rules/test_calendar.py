"""The calendar against an own reckoning from lag 1989:253."""

from datetime import date, timedelta

import pytest
from holidays.constants import DE_FACTO, PUBLIC
from holidays.countries.sweden import Sweden
from hypothesis import given
from hypothesis import strategies as st

from db.rules.calendar import (
    holiday_name,
    holidays_of,
    is_weekday,
    previous_weekday,
    roll,
    weekday_by,
)

days = st.dates(date(2005, 1, 1), date(2100, 12, 31))


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian computus of Meeus, Jones and Butcher."""
    golden, (century, of_century) = year % 19, divmod(year, 100)
    correction = century - century // 4 - (8 * century + 13) // 25
    epact = (correction + 19 * golden + 15) % 30
    epact -= (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    offset = epact - weekday
    month = 3 + (offset + 40) // 44
    assert of_century == year % 100
    return date(year, month, offset + 28 - 31 * (month // 4))


def saturday_from(day: date) -> date:
    return day + timedelta(days=(5 - day.weekday()) % 7)


def holidays_by_law(year: int) -> set[date]:
    """The days that lag 1989:253 names, besides ordinary Sundays."""
    moving = {easter(year) + timedelta(days=days) for days in (-2, 0, 1, 39, 49)}
    fixed = {date(year, *day) for day in [(1, 1), (1, 6), (5, 1), (6, 6), (12, 25), (12, 26)]}
    saturdays = {saturday_from(date(year, 6, 20)), saturday_from(date(year, 10, 31))}
    return moving | fixed | saturdays


def eves(year: int) -> set[date]:
    midsummer_eve = saturday_from(date(year, 6, 20)) - timedelta(days=1)
    return {midsummer_eve, date(year, 12, 24), date(year, 12, 31)}


def test_easter_of_known_years():
    known = {2000: (4, 23), 2019: (4, 21), 2024: (3, 31), 2026: (4, 5), 2038: (4, 25)}
    assert {year: (easter(year).month, easter(year).day) for year in known} == known


@pytest.mark.parametrize("year", range(1990, 2101))
def test_holidays_are_those_of_the_library(year: int):
    known = Sweden(years=year, categories=(PUBLIC, DE_FACTO), language="sv")
    assert set(holidays_of(year)) == set(known)


@pytest.mark.parametrize("year", range(2005, 2101))
def test_holidays_are_those_of_the_law(year: int):
    assert set(holidays_of(year)) == holidays_by_law(year) | eves(year)


def test_holidays_have_swedish_names():
    assert holiday_name(date(2026, 4, 3)) == "Långfredagen"
    assert holiday_name(date(2026, 6, 19)) == "Midsommarafton"
    assert holiday_name(date(2026, 3, 10)) == ""


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 3, 13), True),
        (date(2026, 3, 14), False),
        (date(2026, 3, 15), False),
        (date(2026, 4, 2), True),
        (date(2026, 4, 3), False),
        (date(2026, 1, 5), True),
        (date(2025, 6, 20), False),
        (date(2026, 12, 24), False),
        (date(2026, 12, 31), False),
    ],
)
def test_weekdays(day: date, expected: bool):
    assert is_weekday(day) is expected


def test_rolling_passes_over_easter():
    assert roll(date(2026, 4, 3)) == date(2026, 4, 7)
    assert roll(date(2026, 4, 2)) == date(2026, 4, 2)


def test_the_weekday_before():
    assert previous_weekday(date(2026, 4, 7)) == date(2026, 4, 2)
    assert weekday_by(date(2026, 3, 14)) == weekday_by(date(2026, 3, 13)) == date(2026, 3, 13)


@given(days)
def test_rolling_gives_the_nearest_weekday(day: date):
    rolled = roll(day)
    between = (rolled - day).days
    assert is_weekday(rolled)
    assert not any(is_weekday(day + timedelta(days=step)) for step in range(between))


@given(days)
def test_before_and_after_meet(day: date):
    assert previous_weekday(day) < day <= roll(day)
    assert weekday_by(roll(day)) == roll(day)
