"""Filling pages with strips: nothing is drawn before every page is known.

So the contents and "1 (12)" can be set at once, without setting the paper twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from desktop.documents.pdf_strips import Frame, Strip
from desktop.documents.pdf_tags import TaggedCanvas

# A page that holds less than this share of text beside a repeated table head is not worth it.
MOST_REPEATED = 0.4
_FUZZ = 0.01


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip with the distance of its upper edge from the top of the column."""

    strip: Strip
    offset: float
    repeated: bool = False


@dataclass(slots=True)
class Page:
    """The strips of one page, from the top."""

    placed: list[Placed] = field(default_factory=list[Placed])
    used: float = 0.0

    def room_for(self, strips: Sequence[Strip], height: float) -> bool:
        """Whether the strips fit in what is left of the height."""
        return self._end(strips) <= height + _FUZZ

    def _end(self, strips: Sequence[Strip]) -> float:
        used, last = self.used, self._last
        for strip in strips:
            used += _gap(last, strip) + strip.height
            last = strip
        return used

    @property
    def _last(self) -> Strip | None:
        return self.placed[-1].strip if self.placed else None

    def put(self, strip: Strip, *, repeated: bool = False) -> None:
        """Place the strip under what is there."""
        self.used += _gap(self._last, strip)
        self.placed.append(Placed(strip, self.used, repeated))
        self.used += strip.height


def fill_pages(strips: Sequence[Strip], height: float) -> list[Page]:
    """The strips on pages whose column has that height; at least one page."""
    pages = [Page()]
    for chunk in _chunks(strips):
        if chunk[0].new_page and pages[-1].placed:
            pages.append(Page())
        if not pages[-1].room_for(chunk, height) and _begin(chunk, height).room_for(chunk, height):
            pages.append(_begin(chunk, height))
        if pages[-1].room_for(chunk, height):
            _put_all(chunk, pages[-1])
        else:
            _put_where_it_breaks(chunk, pages, height)
    return pages


def _put_all(chunk: Sequence[Strip], page: Page) -> None:
    for strip in chunk:
        page.put(strip)


def _put_where_it_breaks(chunk: Sequence[Strip], pages: list[Page], height: float) -> None:
    """Strips that belong together but are taller than a page: broken where the page ends."""
    for strip in chunk:
        if pages[-1].placed and not pages[-1].room_for((strip,), height):
            pages.append(_begin((strip,), height))
        pages[-1].put(strip)


def _begin(chunk: Sequence[Strip], height: float) -> Page:
    """A new page, with the table head that belongs above the strips."""
    page = Page()
    heads = chunk[0].repeat
    if sum(head.height for head in heads) <= height * MOST_REPEATED:
        for head in heads:
            page.put(head, repeated=True)
    return page


def _chunks(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    """The strips in groups that are not to be parted."""
    chunk: list[Strip] = []
    for strip in strips:
        if strip.new_page and chunk:
            yield chunk
            chunk = []
        chunk.append(strip)
        if not strip.keep:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _gap(above: Strip | None, below: Strip) -> float:
    return max(above.after, below.before) if above else 0.0


def page_numbers(pages: Sequence[Page]) -> dict[str, int]:
    """On which page, from 1, each anchor stands."""
    return {
        placed.strip.anchor: number
        for number, page in enumerate(pages, 1)
        for placed in page.placed
        if placed.strip.anchor and not placed.repeated
    }


def draw_page(page: Page, canvas: TaggedCanvas, top: float) -> None:
    """Draw frames, then strips, with the top of the column at that height."""
    for frame, group in groupby(page.placed, key=lambda placed: placed.strip.frame):
        if frame:
            _draw_frame(frame, list(group), canvas, top)
    for placed in page.placed:
        canvas.repeating = placed.repeated
        placed.strip.draw(canvas, top - placed.offset)
    canvas.repeating = False


def _draw_frame(frame: Frame, group: Sequence[Placed], canvas: TaggedCanvas, top: float) -> None:
    upper = top - group[0].offset + frame.padding
    lower = top - group[-1].offset - group[-1].strip.height - frame.padding
    canvas.artifact()
    canvas.frame((frame.left, lower, frame.right - frame.left, upper - lower), 0.6, frame.colour)
