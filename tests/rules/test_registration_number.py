"""Patterns of registration numbers, and the forms for search and order."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.refusals import UnusablePattern
from db.rules.registration_number import (
    LookAlike,
    RegistrationPattern,
    find_registration_numbers,
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


def test_an_endless_serial_reads_as_none():
    assert RegistrationPattern("{serial}-{year}").parse("9" * 5000 + "-2020") is None


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


def texts(text: str) -> list[str]:
    return [found.text for found in find_registration_numbers(text)]


MET_IN_PRACTICE = [
    "3399-2018",
    "00677-2020",
    "RUN/60/2019",
    "LS/1345/2014",
    "KS 2018/124",
    "KS-2014/742.912",
    "KS 2012/0164",
    "KS/2013:1210",
    "KS 2022:1162",
    "KS2014/143 nr 2014.3074",
    "2011/KS 0206 001",
    "LD13/03336",
    "20RS6891",
    "T2012-050-05828",
    "2022-00001",
    "2007/555",
    "1900/16",
    "SLK-2025-00123:4",
    "KS/2020:248-003",
    "KU.2018.91",
    "KS 2025-1702",
    "2.2.2/184-2013",
    "00233/2024",
    "ÖN 45/2021",
]


@pytest.mark.parametrize("number", MET_IN_PRACTICE)
@pytest.mark.parametrize(
    "sentence",
    [
        "{}",
        "Nämnden behandlade ärendet ({}) i mars.",
        "Dnr {}\nRubrik",
        "§ 12 Diarienummer: {}",
        "Svar på motion, {}.",
        "Se {}; och därefter {}, samt annat.",
    ],
)
def test_every_form_is_found_in_running_text(number: str, sentence: str):
    text = sentence.format(number, number)
    found = find_registration_numbers(text)
    assert [one.text for one in found] == [number] * text.count(number)
    assert all(text[one.start : one.end] == number for one in found)


@pytest.mark.parametrize(
    "number", ["1-2020", "102-318-04", "96146", "Ks 2018/12", "2013:121", "RV190131", "KS 2018-12"]
)
def test_odder_forms_are_found_after_a_label(number: str):
    assert texts(f"Dnr: {number}\nOm vägar") == [number]


@pytest.mark.parametrize(
    "text",
    [
        "kommunallagen (2017:725) och SFS 2018:1937",
        "prop. 2019/20:1, bet. 2019/20:KU10, rskr. 2019/20:12 och SOU 2019:13",
        "prop. 2019/20 samt Ds 2019:4 och dir. 2019:23",
        "AFS 2001:1 och HSLF-FS 2017:37 samt SKVFS 2017:4",
        "dataskyddsförordningen (EU) 2016/679 och direktiv 2016/2102/EU",
        "förordning (EG) nr 765/2008",
        "ISO 9001:2015 och SS 45001/2018",
        "fastigheten Ekbacka 40:17 och kvarteret Lunden 2:15",
        "Telefon 0300-83 40 00, 0300-834883 eller tel 3300-2018",
        "organisationsnummer 212000-1983",
        "född 850101-2015",
        "2019-05-01, RUN 2019-03-19 och KS 2018-12-04",
        "(RUN 2019-03-19, §47)",
        "perioden 2019-2020 och planen 2021–2023, läsåret 2018/19",
        "läsåret 2026/2027 och vintern 2018/19",
        "kl. 17:23-17:27 och klockan 13.00–14.45",
        "mellan 500-2000 kronor, 1 200-2000 och 150/2000 personer",
        "§ 11/2026, §§ 131-152 och § 123/2024",
        "mål nr 1234-2018 i förvaltningsrätten",
        "Dnr 2019-05-01",
        "Dnr saknas",
        "Dnr 2019",
        "dnr",
        "HT 2018/3 och M 2018:12 samt ISO 9001-2015",
        "https://exempel.se/KS/2018/124",
        "S-Dp 2001-10433-54",
        "ISBN 978-91-7345-2018",
        "",
    ],
)
def test_what_is_no_registration_number(text: str):
    assert texts(text) == []


def test_several_numbers_after_one_label():
    assert texts("Dnr KS 2018/124, KS 2018/125 och KS 2018/126, 12-14 deltog") == [
        "KS 2018/124",
        "KS 2018/125",
        "KS 2018/126",
    ]


def test_a_number_broken_over_a_line_is_joined():
    assert texts("Ärendet SLK-2023-\n01129 och KFN\n2011-00112 samt RUN/\n 60/2019") == [
        "SLK-2023-01129",
        "KFN 2011-00112",
        "RUN/60/2019",
    ]


def test_a_plan_code_close_behind_is_left_out():
    assert texts("§ 160 Diarienummer 00513/20241.1.2\nInformation") == ["00513/2024"]
    assert texts("(00513/20241.1.6.)") == ["00513/2024"]


def test_numbers_in_brackets_with_letters_close():
    assert texts("Sammanträdesdagar (RV190131), och AB123456 därtill") == ["RV190131"]


def test_places_are_kept_in_order():
    text = "Beslut 3399-2018 och därpå RUN/60/2019, dnr 12-2020."
    assert [text[found.start : found.end] for found in find_registration_numbers(text)] == [
        "3399-2018",
        "RUN/60/2019",
        "12-2020",
    ]
