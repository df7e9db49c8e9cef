"""The contents: numbers, texts that lead to their headings, dots, and page numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from db.rules.rich_text import runs
from desktop.documents.model import SHORT_CONTENTS, Contents, ContentsEntry
from desktop.documents.pdf_fonts import UNITS_PER_EM, Face, width
from desktop.documents.pdf_places import Place
from desktop.documents.pdf_strips import Column, Part, Strip, TextStrip, kept_together
from desktop.documents.pdf_styles import HAIRLINE, TextStyle
from desktop.documents.pdf_tags import TaggedCanvas
from desktop.documents.pdf_tree import Element

PAGE_ROOM = 34.0
LEVEL_INDENT = 14.0
NUMBER_GAP = 12.0
_DOT = " ."


@dataclass(slots=True, kw_only=True)
class ContentsStrip(TextStrip):
    """A line of the contents; the last line of an entry ends in dots and the page number.

    ``pages`` is filled when the pages are known, before anything is drawn.
    """

    entry: ContentsEntry
    element: Element
    pages: Mapping[str, int]
    left: float
    right: float
    last: bool

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        """Set the line, then dots and page number, and make all of it a link."""
        TextStrip.draw(self, canvas, top)
        page = self.pages.get(self.entry.anchor)
        if page is None:
            return
        if self.last:
            self._draw_page_number(canvas, top, str(page))
        target = f"#{self.entry.anchor}"
        description = f"{self.entry.text}, sidan {page}"
        canvas.link(
            self.element, (self.left, top - self.height, self.right, top), target, description
        )

    def _draw_page_number(self, canvas: TaggedCanvas, top: float, page: str) -> None:
        column, number, _ = self.parts[-1]
        style = column.style
        baseline = top - style.drop
        start = self.right - _extent(page, style)
        self._draw_dots(canvas, column.x + column.lines[number].width, start, baseline, style)
        canvas.mark(self.element)
        canvas.text(start, baseline, [(Face.REGULAR, page)], style.size, style.colour)

    def _draw_dots(
        self, canvas: TaggedCanvas, left: float, right: float, baseline: float, style: TextStyle
    ) -> None:
        """Dots on places that are the same in every line, a little clear of text and number."""
        step = _extent(_DOT, style)
        count = int((right - left - style.size) / step)
        if count > 0:
            shift = (self.right - right) % step
            x = right + shift - step * (count + 1)
            canvas.artifact()
            canvas.text(x, baseline, [(Face.REGULAR, _DOT * count)], style.size, HAIRLINE)


def _extent(text: str, style: TextStyle) -> float:
    return width(Face.REGULAR, text) * style.size / UNITS_PER_EM


def contents_strips(block: Contents, place: Place, pages: Mapping[str, int]) -> list[Strip]:
    """The entries, without the heading above them."""
    if not block.entries:
        return []
    element = place.parent.add("TOC")
    style = place.sheet.contents
    widest = max(_extent(entry.number, style) for entry in block.entries)
    hang = widest + NUMBER_GAP if widest else 0.0
    strips: list[Strip] = []
    for entry in block.entries:
        strips += _entry_strips(entry, place.inside(element.add("TOCI")), hang, pages)
    strips[-1].after = place.sheet.body.after
    if len(block.entries) <= SHORT_CONTENTS:
        kept_together(strips)
    return strips


def _entry_strips(
    entry: ContentsEntry, place: Place, hang: float, pages: Mapping[str, int]
) -> list[Strip]:
    style = place.sheet.contents
    own = place.inset(LEVEL_INDENT * max(entry.level - 1, 0))
    label = _label(entry, own, style)
    link = place.parent.add("Reference")
    link = link.add("Link") if entry.anchor in place.anchors else link
    column = own.inset(hang, PAGE_ROOM).column(runs(entry.text + " "), style, link)
    _end_in_space(column)
    last = len(column.lines) - 1
    return [
        ContentsStrip(
            height=style.leading,
            after=style.after if number == last else 0.0,
            keep=number < last,
            parts=tuple(Part(c, number) for c in (label if number == 0 else None, column) if c),
            entry=entry,
            element=link,
            pages=pages,
            left=own.left,
            right=own.right,
            last=number == last,
        )
        for number in range(len(column.lines))
    ]


def _label(entry: ContentsEntry, place: Place, style: TextStyle) -> Column | None:
    if not entry.number:
        return None
    return place.single(runs(entry.number + " "), style, place.parent.add("Lbl"))


def _end_in_space(column: Column) -> None:
    """Let the text end in a space, so that it reads apart from the page number."""
    if column.lines:
        *lines, last = column.lines
        *spans, end = last.spans
        column.lines = [*lines, last._replace(spans=(*spans, end._replace(text=end.text + " ")))]
