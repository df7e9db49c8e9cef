"""Swedish weekdays: on which days a time set by law may end (lag 1930:173, lag 1989:253)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

ONE_DAY = timedelta(days=1)
SATURDAY, SUNDAY = 5, 6


_FIXED = {
    (1, 1): "Nyårsdagen",
    (1, 6): "Trettondedag jul",
    (5, 1): "Första maj",
    (12, 24): "Julafton",
    (12, 25): "Juldagen",
    (12, 26): "Annandag jul",
    (12, 31): "Nyårsafton",
}
_FROM_EASTER = {
    -2: "Långfredagen",
    0: "Påskdagen",
    1: "Annandag påsk",
    39: "Kristi himmelsfärdsdag",
    49: "Pingstdagen",
}
_NATIONAL_DAY_SINCE = 2005  # it took the place of Whit Monday (lag 2004:1320)


@cache
def holidays_of(year: int) -> dict[date, str]:
    """The public holidays of lag 1989:253, and the three eves of lag 1930:173, with their names.

    Reckoned here, since the library that knows them takes a quarter of a second to load, at every
    start; the tests hold this against it.
    """
    sunday = easter(year)
    found = {date(year, *day): name for day, name in _FIXED.items()}
    found |= {sunday + timedelta(days=days): name for days, name in _FROM_EASTER.items()}
    if year >= _NATIONAL_DAY_SINCE:
        found[date(year, 6, 6)] = "Sveriges nationaldag"
    else:
        found[sunday + timedelta(days=50)] = "Annandag pingst"
    midsummer = _saturday_from(date(year, 6, 20))
    found |= {midsummer - ONE_DAY: "Midsommarafton", midsummer: "Midsommardagen"}
    found[_saturday_from(date(year, 10, 31))] = "Alla helgons dag"
    return dict(sorted(found.items()))


def easter(year: int) -> date:
    """Easter Sunday, by the golden number and the epact of the Gregorian calendar."""
    century = year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * (year % 19) + 15) % 30
    if epact == 29 or (epact == 28 and year % 19 > 10):
        epact -= 1
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    return date(year, 3, 28) + timedelta(days=epact - weekday)


def _saturday_from(day: date) -> date:
    return day + timedelta(days=(SATURDAY - day.weekday()) % 7)


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
