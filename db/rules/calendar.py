"""Swedish weekdays: on which days a time set by law may end (lag 1930:173, lag 1989:253)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from holidays.constants import DE_FACTO, PUBLIC
from holidays.countries.sweden import Sweden

ONE_DAY = timedelta(days=1)
SATURDAY, SUNDAY = 5, 6


@cache
def holidays_of(year: int) -> dict[date, str]:
    """The public holidays of lag 1989:253, and the three eves of lag 1930:173, with their names."""
    found = Sweden(years=year, categories=(PUBLIC, DE_FACTO), language="sv")
    return {day: str(name) for day, name in sorted(found.items())}


def holiday_name(day: date) -> str:
    """The Swedish name of a holiday or eve; empty on other days, ordinary Sundays included."""
    return holidays_of(day.year).get(day, "")


def is_weekday(day: date) -> bool:
    """Whether a time set by law may end on the day (lag 1930:173, 2 §).

    Not on a Saturday, a Sunday, another public holiday, or the eve of midsummer, Christmas or the
    new year.
    """
    return day.weekday() not in (SATURDAY, SUNDAY) and not holiday_name(day)


def roll(day: date) -> date:
    """The day itself when it is a weekday, else the next weekday (lag 1930:173, 2 §)."""
    while not is_weekday(day):
        day += ONE_DAY
    return day


def previous_weekday(day: date) -> date:
    """The nearest weekday before the day, never the day itself."""
    day -= ONE_DAY
    while not is_weekday(day):
        day -= ONE_DAY
    return day


def weekday_by(day: date) -> date:
    """The last weekday that is not later than the day."""
    return day if is_weekday(day) else previous_weekday(day)
