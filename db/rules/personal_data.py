"""Personal identity numbers in text: Swedish personnummer and samordningsnummer.

They never go on the web (KL 8:10), so they are pointed out before anything is made public.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

_DASHES = r"\-–—\u2010\u2011\u2212+"
_NUMBER = re.compile(
    rf"(?<![\d{_DASHES}:/.,])(?<!\d\s)"
    rf"(?P<century>18|19|20)?(?P<year>\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d|[6-9]\d)"
    rf"(?P<gap>\s?[{_DASHES}]\s?|[ \u00a0])?(?P<serial>\d{{4}})"
    rf"(?![\d{_DASHES}/:]|[.,]\d|\s\d)"
)
_TELEPHONE = re.compile(r"(?:tel(?:efon)?|mobil|växel|nr|dnr|diarienummer)[.:]?\s*$", re.IGNORECASE)
_COORDINATION = 60  # A coordination number has 60 added to the day of birth.


def personal_numbers(text: str) -> tuple[str, ...]:
    """The personal identity numbers in the text, as written, in order.

    A number counts when its date exists and its check digit is right; corporate numbers (whose
    "month" is 20 or more), registration numbers and telephone numbers are passed over.
    """
    return tuple(_found(text))


def _found(text: str) -> Iterator[str]:
    for match in _NUMBER.finditer(text):
        digits = f"{match['year']}{match['month']}{match['day']}{match['serial']}"
        if _is_day(match) and _has_check_digit(digits) and not _is_other(text, match):
            yield match[0]


def _is_other(text: str, match: re.Match[str]) -> bool:
    """Whether ten bare digits follow a word that says what else they are."""
    bare = match["century"] is None and match["gap"] is None
    return bare and bool(_TELEPHONE.search(text[: match.start()]))


def _is_day(match: re.Match[str]) -> bool:
    day = int(match["day"])
    day -= _COORDINATION if day > _COORDINATION else 0
    centuries = [match["century"]] if match["century"] else ["19", "20"]
    return any(
        _exists(int(century + match["year"]), int(match["month"]), day) for century in centuries
    )


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _has_check_digit(digits: str) -> bool:
    """Luhn's sum over the ten digits."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0
