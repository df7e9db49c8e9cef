"""Pictures of the pages in sight, made beside the window from a paper that is being written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from db.rules.refusals import NotFound
from desktop.operations.live_previews import (
    Draft,
    Layout,
    LivePreview,
    PaperOf,
    Reading,
    read_paper,
)
from desktop.ui.widgets.page_hits import Hit, hits_in, opened

# A view shows no more pages than these at once; the rest wait until they are asked for.
_MOST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the window wants to see.

    ``pages`` are in sight, ``known`` is which version of each page it has a picture of in this
    size; ``section`` is one it wants to go to. With ``follows`` the line that is being written is
    wanted too.
    """

    draft: Draft | None = None
    reading: Reading | None = None
    pages: Sequence[int] = ()
    known: Mapping[int, int] = field(default_factory=dict[int, int])
    size: QSize = field(default_factory=QSize)
    ratio: float = 1.0
    section: str = ""
    follows: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """The pages as they are now, and pictures of those that the window lacked.

    ``goal`` is the place to be brought into sight: a page from 0, and points from its top.
    """

    wish: Wish
    layout: Layout
    images: Mapping[int, QImage]
    goal: tuple[int, float] | None


def show_pages(session: Any, office: Any, preview: LivePreview, wish: Wish) -> Shown | None:
    """Sets the paper as it is wished, and makes the pictures; None when the paper is gone.

    May be called in any thread, one at a time for each paper.
    """
    try:
        layout = preview.follow(session, office, wish.draft, wish.reading)
    except NotFound:
        return None
    goal = _goal(layout, wish)
    wanted = sorted({*wish.pages, *(goal[:1] if goal else ())}) or [0]
    lacking = [
        page
        for page in wanted[:_MOST]
        if page < len(layout.versions) and wish.known.get(page) != layout.versions[page]
    ]
    return Shown(wish, layout, _pictures(preview, lacking, wish), goal)


def read_again(
    session: Any, office: Any, paper: PaperOf, draft: Draft | None
) -> tuple[PaperOf, Reading] | None:
    """The paper as the register has it now; None when it is gone. May be called in any thread."""
    try:
        return paper, read_paper(session, office, paper, draft)
    except NotFound:
        return None


def all_pages(_session: Any, preview: LivePreview) -> bytes:
    """The whole paper as a PDF, as it was set last."""
    return preview.drawn()


def line_at(_session: Any, preview: LivePreview, page: int, down: float) -> str:
    """The text of the line at a place."""
    return preview.line_at(page, down)


def find(_session: Any, preview: LivePreview, words: str) -> tuple[Hit, ...]:
    """Where the words stand in the paper, as it was set last."""
    return hits_in(preview.drawn(), words)


def _goal(layout: Layout, wish: Wish) -> tuple[int, float] | None:
    if wish.section:
        here = (spot for spot in layout.spots if spot.key == wish.section)
        first = next(here, None)
        return (first.page, first.top) if first else None
    return layout.written if wish.follows else None


def _pictures(preview: LivePreview, pages: Sequence[int], wish: Wish) -> dict[int, QImage]:
    if not pages or wish.size.isEmpty():
        return {}
    document, buffer = opened(preview.drawn(pages))
    pictures: dict[int, QImage] = {}
    for place, page in enumerate(pages):
        picture = document.render(place, wish.size * wish.ratio)
        picture.setDevicePixelRatio(wish.ratio)
        pictures[page] = picture
    document.close()
    buffer.close()
    return pictures
