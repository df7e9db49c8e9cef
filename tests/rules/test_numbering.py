"""Paragraph numbers printed and read, and the keys of meetings and paragraphs."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.numbering import (
    MeetingKey,
    ParagraphKey,
    ParagraphNumber,
    meeting_key,
    paragraph_key,
    paragraph_label,
    paragraphs_label,
    read_paragraph,
    read_paragraphs,
)

MARCH_10 = date(2026, 3, 10)


def test_a_number_does_not_part_from_its_sign():
    assert paragraph_label(11) == "§\u00a011"


def test_the_year_is_printed_only_where_asked_for():
    assert paragraph_label(1, 2026, show_year=True) == "§\u00a01/2026"
    assert paragraph_label(1, 2026) == paragraph_label(1, None, show_year=True) == "§\u00a01"


@pytest.mark.parametrize(
    ("numbers", "printed"),
    [
        ([], ""),
        ([11], "§\u00a011"),
        ([39, 50], "§§\u00a039, 50"),
        ([15, 16, 17, 18], "§§\u00a015–18"),
        ([18, 15, 16, 16], "§§\u00a015–16, 18"),
    ],
)
def test_several_numbers(numbers: list[int], printed: str):
    assert paragraphs_label(numbers) == printed


@given(st.sets(st.integers(1, 99999), min_size=1, max_size=20))
def test_a_printed_list_reads_back(numbers: set[int]):
    assert set(read_paragraphs(paragraphs_label(numbers))) == numbers


@pytest.mark.parametrize("text", ["§ 11", "§11", "§\u00a011", " § 11 ", "11 §"])
def test_spellings_of_one_paragraph(text: str):
    assert read_paragraph(text) == ParagraphNumber(11)


@pytest.mark.parametrize("text", ["§ 11/2026", "§11 / 2026", "§ 11 2026"])
def test_spellings_with_the_year(text: str):
    assert read_paragraph(text) == ParagraphNumber(11, 2026)


@pytest.mark.parametrize("text", ["", "11", "§", "§ 0", "§ 11/26", "§ elva", "§ 123456"])
def test_what_is_no_paragraph(text: str):
    assert read_paragraph(text) is None


def test_a_stretch_written_backwards_is_empty():
    assert read_paragraphs("§§ 18-15, 20") == (20,)


def test_keys_of_meetings():
    assert meeting_key("RUN 2026-03-10") == MeetingKey("RUN", MARCH_10)
    assert meeting_key(" Regionala utvecklingsnämnden, 2026-03-10 ") == MeetingKey(
        "Regionala utvecklingsnämnden", MARCH_10
    )


@pytest.mark.parametrize("text", ["", "RUN", "2026-03-10", "RUN 2026-02-30", "RUN 2026-03-10 § 1"])
def test_what_is_no_meeting(text: str):
    assert meeting_key(text) is None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("RUN 2026-03-10 § 11", ParagraphKey(11, "RUN", MARCH_10, 2026)),
        ("RUN 2026-03-10, §11", ParagraphKey(11, "RUN", MARCH_10, 2026)),
        ("RUN § 11/2026", ParagraphKey(11, "RUN", None, 2026)),
        ("RUN § 11", ParagraphKey(11, "RUN")),
        ("RUN:s arbetsutskott § 3/2026", ParagraphKey(3, "RUN:s arbetsutskott", None, 2026)),
        ("§ 11 2021", ParagraphKey(11, year=2021)),
        ("§47", ParagraphKey(47)),
    ],
)
def test_keys_of_paragraphs(text: str, key: ParagraphKey):
    assert paragraph_key(text) == key


@pytest.mark.parametrize("text", ["", "RUN", "RUN 11", "RUN 2026-02-30 § 11", "677-2020", "1 § 2"])
def test_what_is_no_key_of_a_paragraph(text: str):
    assert paragraph_key(text) is None
