"""What holds for any bytes and any text."""

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.intake.coverage import apart
from desktop.intake.readers import read_text
from desktop.intake.recognise import recognise
from desktop.intake.source import Unreadable
from tests.intake import papers
from tests.intake.reading import read, said

PIECES = st.sampled_from(
    [line for paper in papers.ALL.values() for line in paper.splitlines()]
    + [
        "",
        "§ 3",
        "§ 4 Dnr KS 2020/1",
        "Beslut",
        "att",
        "|",
        "| a | b |",
        "1. a",
        "- ",
        "Ja 3 Nej 2",
    ]
    + ["Ärendet", "Yrkanden", "Reservation", "Protokollsutdrag skickas till:", "ANSLAG/BEVIS"]
)


@given(st.binary(max_size=400))
def test_any_bytes_give_a_draft_or_a_refusal(content: bytes) -> None:
    with contextlib.suppress(Unreadable):
        recognise(read_text("x.txt", content)).to_json()


@settings(max_examples=300)
@given(st.lists(PIECES, min_size=1, max_size=40))
def test_no_line_of_a_text_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        draft = read(text)
    except Unreadable:
        return
    kept = said(draft)
    for line in draft.text.splitlines():
        if any(character.isalnum() for character in line):
            assert "".join(line.split()) in kept


@given(st.lists(PIECES, min_size=1, max_size=30))
def test_parts_lie_in_order_and_apart(lines: list[str]) -> None:
    try:
        draft = read("\n".join(lines))
    except Unreadable:
        return
    assert list(draft.parts) == apart(draft.parts)
    assert all(0 <= part.start < part.end <= len(draft.text) for part in draft.parts)


@given(st.text(max_size=300))
def test_any_text_gives_the_same_draft_twice(text: str) -> None:
    with contextlib.suppress(Unreadable, UnicodeEncodeError):
        assert read(text).to_json() == read(text).to_json()


LONG = {
    "words": "ord " * 64_000,
    "capitals": "Anna Berg Carl " * 17_000,
    "one word": "a" * 256_000,
    "digits": "12 " * 80_000,
    "brackets": "(" * 256_000,
    "dashes": "- " * 128_000,
    "lines": "Hamnen öppnas i maj.\n" * 12_000,
    "short lines": "a\n" * 40_000,
    "headings": "Beslut\n" * 35_000,
    "paragraphs": "§ 1 Hamn\nBeslut\nJa.\n" * 8_000,
    "rows": "| Ärende | Förslag |\n" * 12_000,
    "items": "".join(f"{n}. Val av hamnråd\n" for n in range(1, 10_000)),
    "votes": "röstar Ja (3) " * 18_000,
    "broken words": "utgångs-\npunkt " * 18_000,
    "front pages": papers.FRONT_PAGE * 180,
}


@pytest.mark.parametrize("name", LONG)
def test_the_time_grows_no_faster_than_the_text(name: str) -> None:
    whole = LONG[name][: len(LONG[name]) // 2]
    short, long = (
        min(_seconds(text) for _ in range(2)) for text in (whole[: len(whole) // 4], whole)
    )
    assert long < max(10 * short, 0.5)


def test_a_megabyte_of_minutes_is_read_in_seconds() -> None:
    assert _seconds(papers.MUNICIPAL_MINUTES * 800) < 10


def _seconds(text: str) -> float:
    began = time.process_time()
    read(text)
    return time.process_time() - began


@pytest.mark.parametrize("name", papers.ALL)
def test_an_ordinary_paper_takes_less_than_a_twentieth_of_a_second(name: str) -> None:
    assert min(_seconds(papers.ALL[name]) for _ in range(3)) < 0.05
