"""Personal identity numbers are found in any spelling, and nothing else is taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.personal_data import personal_numbers


def check_digit(nine: str) -> str:
    total = 0
    for place, digit in enumerate(nine):
        number = int(digit) * (2 if place % 2 == 0 else 1)
        total += number if number < 10 else number - 9
    return str(-total % 10)


def number(six: str, three: str = "238") -> tuple[str, str]:
    """Date part and serial of a number of nobody's."""
    return six, three + check_digit(six + three)


DAY, SERIAL = number("850230"[:4] + "11")
COORDINATED, COORDINATED_SERIAL = number("850271")


@pytest.mark.parametrize(
    "written",
    [
        f"{DAY}-{SERIAL}",
        f"{DAY}{SERIAL}",
        f"{DAY}+{SERIAL}",
        f"{DAY}–{SERIAL}",
        f"{DAY} {SERIAL}",
        f"{DAY}\u00a0{SERIAL}",
        f"{DAY}\u2011{SERIAL}",
        f"19{DAY}-{SERIAL}",
        f"19{DAY}{SERIAL}",
        f"19{DAY} {SERIAL}",
        f"20{DAY} - {SERIAL}",
        f"{COORDINATED}-{COORDINATED_SERIAL}",
    ],
)
@pytest.mark.parametrize("around", ["{}", "Sökanden ({}) bor här.", "{}.", "nr: {}, samma dag"])
def test_every_spelling_is_found(written, around):
    if "nr:" in around and written == f"{DAY}{SERIAL}":
        return
    assert personal_numbers(around.format(written)) == (written,)


WRONG = str((int(SERIAL[-1]) + 1) % 10)


@pytest.mark.parametrize(
    "text",
    [
        f"{DAY}-{SERIAL[:3]}{WRONG}",
        "Dnr 00677-2020 och 3399-2018",
        "KS-2014/742.912 och LD13/03336",
        "org.nr 212000-0142 och 556036-0793",
        "den 10 mars 2026, kl. 09.00–11.45",
        "20260310-20260324",
        "bankgiro 5050-1055, plusgiro 95 06 11-4",
        "12 345 678 901 kronor",
        f"SLK-{DAY}-{SERIAL}",
        f"telefon {DAY}{SERIAL}",
        f"1{DAY}-{SERIAL}",
        f"{DAY}-{SERIAL}5",
        "850230-2380",
        "",
    ],
)
def test_other_numbers_are_left_alone(text):
    assert personal_numbers(text) == ()


def test_all_are_told_in_order():
    second = "-".join(number("010101", "001"))
    assert personal_numbers(f"{DAY}-{SERIAL} och {second}") == (f"{DAY}-{SERIAL}", second)


@given(st.dates(), st.integers(0, 999))
def test_any_date_with_its_check_digit_is_found(day, serial):
    six = f"{day:%y%m%d}"
    written = "-".join(number(six, f"{serial:03}"))
    assert personal_numbers(f"för {written}.") == (written,)
