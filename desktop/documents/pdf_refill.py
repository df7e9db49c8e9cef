"""Filling pages again when some strips among many have changed: only from there, and not too far.

The pages before the change are kept. Those after it are kept too as soon as one of them begins
with the strip it began with before.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from desktop.documents.pdf_pages import Page, fill_pages
from desktop.documents.pdf_strips import Strip


def refill(
    pages: list[Page], before: Sequence[Strip], after: Sequence[Strip], height: float
) -> list[Page]:
    """What ``fill_pages`` gives for the strips ``after``; ``pages`` hold those ``before``."""
    first = _same_from_start(before, after)
    if first == len(before) == len(after):
        return pages
    last = len(before) - _same_from_end(before, after, first)
    starts = _starts(pages)
    kept = _kept(pages, starts, after, first)
    shift = len(after) - len(before)
    for page in range(kept + 1, len(pages)):
        if starts[page] >= last and _begins_whole(pages[page], starts[page], before):
            begun = fill_pages(after[starts[kept] : starts[page] + shift], height)
            if _goes_on_overleaf(begun[-1], after[starts[page] + shift :], height):
                return [*pages[:kept], *begun, *pages[page:]]
            break
    return [*pages[:kept], *fill_pages(after[starts[kept] :], height)]


def _same_from_start(before: Sequence[Strip], after: Sequence[Strip]) -> int:
    pairs = enumerate(zip(before, after, strict=False))
    least = min(len(before), len(after))
    return next((place for place, (old, new) in pairs if old is not new), least)


def _same_from_end(before: Sequence[Strip], after: Sequence[Strip], first: int) -> int:
    """How many are the same from the end back, none of them before ``first``."""
    most = min(len(before), len(after)) - first
    pairs = enumerate(zip(reversed(before), reversed(after), strict=False))
    return next((place for place, (old, new) in pairs if place >= most or old is not new), most)


def _starts(pages: Sequence[Page]) -> list[int]:
    """Which strip each page begins with, heads that are repeated not counted."""
    starts: list[int] = []
    passed = 0
    for page in pages:
        starts.append(passed)
        repeated = next((n for n, one in enumerate(page.placed) if not one.repeated), 0)
        passed += len(page.placed) - repeated
    return starts


def _kept(pages: Sequence[Page], starts: Sequence[int], after: Sequence[Strip], first: int) -> int:
    """How many pages the change cannot touch.

    The strips held to the changed one may go back to the page of what stands before them.
    """
    held = first
    while held > 0 and after[held - 1].keep:
        held -= 1
    page = sum(1 for start in starts[1:] if start < held)
    while page > 0 and not _begins_whole(pages[page], starts[page], after):
        page -= 1
    return page


def _begins_whole(page: Page, start: int, strips: Sequence[Strip]) -> bool:
    """Whether the page begins with strips that nothing above is held to or repeated for."""
    return not page.placed[0].repeated and not strips[start - 1].keep


def _goes_on_overleaf(page: Page, strips: Sequence[Strip], height: float) -> bool:
    """Whether what follows stands on a page of its own, whole."""
    held = list(strips[:1])
    for above, strip in pairwise(strips):
        if not above.keep or strip.new_page:
            break
        held.append(strip)
    if not Page().room_for(held, height):
        return False
    return held[0].new_page or not page.room_for(held, height)
