"""Pages filled again after a change: the same as if all had been filled anew."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.pdf_pages import Page, fill_pages
from desktop.documents.pdf_refill import refill
from desktop.documents.pdf_strips import Strip

HEIGHT = 100.0
HEAD = Strip(height=9.0)


@st.composite
def strips(draw: st.DrawFn, most: int = 60) -> list[Strip]:
    return [
        Strip(
            height=draw(st.sampled_from((8.0, 12.0, 30.0, 70.0))),
            before=draw(st.sampled_from((0.0, 6.0))),
            keep=draw(st.integers(0, 4)) == 0,
            new_page=draw(st.integers(0, 19)) == 0,
            repeat=(HEAD,) if draw(st.integers(0, 5)) == 0 else (),
        )
        for _ in range(draw(st.integers(0, most)))
    ]


def told(pages: list[Page]) -> list[list[tuple[int, float, bool]]]:
    return [[(id(one.strip), one.offset, one.repeated) for one in page.placed] for page in pages]


@given(strips(), strips(8), strips(), strips(8))
def test_pages_are_those_of_filling_all(
    head: list[Strip], old: list[Strip], tail: list[Strip], new: list[Strip]
) -> None:
    before, after = [*head, *old, *tail], [*head, *new, *tail]
    again = refill(fill_pages(before, HEIGHT), before, after, HEIGHT)
    assert told(again) == told(fill_pages(after, HEIGHT))


def test_pages_far_from_the_change_are_the_very_same() -> None:
    before = [Strip(height=10.0) for _ in range(100)]
    after = [*before[:45], Strip(height=10.0), *before[46:]]
    pages = fill_pages(before, HEIGHT)
    again = refill(pages, before, after, HEIGHT)
    assert [a is b for a, b in zip(pages, again, strict=True)] == [n != 4 for n in range(10)]


def test_nothing_changed_gives_the_pages_themselves() -> None:
    before = [Strip(height=10.0) for _ in range(30)]
    pages = fill_pages(before, HEIGHT)
    assert refill(pages, before, list(before), HEIGHT) is pages
