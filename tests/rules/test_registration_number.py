"""Patterns of registration numbers, and the forms for search and order."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.refusals import UnusablePattern
from db.rules.registration_number import (
    LookAlike,
    RegistrationPattern,
    look_alikes,
    natural_key,
    search_form,
)

PATTERNS = {
    "{serial}-{year}": "677-2020",
    "{serial:05}-{year}": "00677-2020",
    "{register}/{serial}/{year}": "RUN/677/2020",
    "{register} {year}/{serial}": "RUN 2020/677",
    "{register} {year}-{serial}": "RUN 2020-677",
    "{register}/{year}:{serial}": "RUN/2020:677",
    "{register}-{year}-{serial:05}": "RUN-2020-00677",
    "{year}/{serial}": "2020/677",
    "{register}{yy}/{serial:05}": "RUN20/00677",
    "{yy}{register}{serial}": "20RUN677",
    "{register}.{year}.{serial}": "RUN.2020.677",
}


@pytest.mark.parametrize(("pattern", "printed"), PATTERNS.items())
def test_each_pattern_prints_and_reads_its_number(pattern: str, printed: str):
    registration = RegistrationPattern(pattern)
    assert registration.format("RUN", 2020, 677) == printed
    register = "RUN" if "{register}" in pattern else None
    assert registration.parse(printed) == (register, 2020, 677)


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        ("", "no_serial"),
        ("{year}", "no_serial"),
        ("{serial}", "no_year"),
        ("{year}/{year}/{serial}", "field_twice"),
        ("{year}{yy}/{serial}", "field_twice"),
        ("{year}/{number}", "unknown_field"),
        ("{year}/{serial:x}", "unknown_field"),
        ("{year!r}/{serial}", "unknown_field"),
        ("{year:05}/{serial}", "unknown_field"),
        ("{}/{year}/{serial}", "unknown_field"),
        ("{year.real}/{serial}", "unknown_field"),
        ("{year}/{serial", "braces"),
    ],
)
def test_a_pattern_that_cannot_number_is_refused(pattern: str, fault: str):
    with pytest.raises(UnusablePattern) as refusal:
        RegistrationPattern(pattern)
    assert (refusal.value.pattern, refusal.value.fault) == (pattern, fault)


@pytest.mark.parametrize(
    "spelling", ["677-2020", " 00677–2020", "0677\u00a0-\u00a02020", "677 \u2011 2020"]
)
def test_reading_passes_over_padding_and_kinds_of_space_and_dash(spelling: str):
    assert RegistrationPattern("{serial:05}-{year}").parse(spelling) == (None, 2020, 677)


def test_reading_passes_over_case():
    read = RegistrationPattern("{register} {year}/{serial}").parse
    assert read("ks2018/0124") == read("KS 2018 / 124") == ("KS", 2018, 124)


@pytest.mark.parametrize("text", ["", "2020", "677/2020", "0-2020", "677-20", "x677-2020"])
def test_what_is_no_number_of_the_register_reads_as_none(text: str):
    assert RegistrationPattern("{serial}-{year}").parse(text) is None


def test_two_digits_of_a_year_mean_1970_to_2069():
    read = RegistrationPattern("{register}{yy}/{serial}").parse
    assert (read("LD70/1"), read("LD69/1")) == (("LD", 1970, 1), ("LD", 2069, 1))


@given(
    st.sampled_from(list(PATTERNS)),
    st.sampled_from(["KS", "RUN", "ÖN"]),
    st.integers(1970, 2069),
    st.integers(1, 10**7),
)
def test_every_printed_number_reads_back(pattern: str, register: str, year: int, serial: int):
    registration = RegistrationPattern(pattern)
    key = registration.parse(registration.format(register, year, serial))
    assert key is not None
    assert key[1:] == (year, serial)


@pytest.mark.parametrize(
    "spelling",
    ["00677-2020", "677-2020", " 00677–2020", "677\u00a0—\u00a02020", "Dnr 677-2020", "677−2020"],
)
def test_spellings_of_one_case_share_a_search_form(spelling: str):
    assert search_form(spelling) == "677-2020"


def test_separators_and_case_do_not_tell_apart():
    assert search_form("KS 2018/0124") == search_form("ks2018:124") == search_form("KS-2018-124")
    assert search_form("Diarienummer: KS 2018/124") == "ks-2018-124"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("RUN/60/2019", "RS/60/2019"),
        ("1-12020", "11-2020"),
        ("677-2020", "2020-677"),
        ("KS 2018/12", "KS 2018/120"),
        ("0-2020", "-2020"),
        ("SLK-2025-00123", "SLK-2025-00123:4"),
        ("ÅN 2018/1", "AN 2018/1"),
        ("КS 2018/1", "KS 2018/1"),
    ],
)
def test_different_cases_have_different_search_forms(one: str, other: str):
    assert search_form(one) != search_form(other)


spaces = st.sampled_from(["", " ", "\u00a0", "\u2009"])
dashes = st.sampled_from("-‐‑‒–—−")
keys = st.tuples(st.integers(1, 99999), st.integers(1900, 2099))


@given(keys, keys, spaces, dashes, st.integers(1, 8))
def test_search_forms_are_equal_exactly_for_the_same_case(
    one: tuple[int, int], other: tuple[int, int], space: str, dash: str, width: int
):
    spelling = f"{space}{one[0]:0{width}}{space}{dash}{space}{one[1]}"
    assert (search_form(spelling) == search_form("{}-{}".format(*other))) == (one == other)


def test_natural_order():
    ordered = [
        "9-2020",
        "10-2020",
        "00677-2020",
        "3399-2018",
        "KS 2018/9",
        "KS 2018/10",
        "ÖN 2018/1",
    ]
    assert all(natural_key(one) < natural_key(next_) for one, next_ in pairwise(ordered))


def test_look_alike_letters_are_reported_with_their_place():
    assert look_alikes("КS 2018/1") == (LookAlike("К", 0, "K"),)
    assert look_alikes("RΟN") == (LookAlike("Ο", 1, "O"),)
    assert look_alikes("KS 2018/1 åäö é") == ()
