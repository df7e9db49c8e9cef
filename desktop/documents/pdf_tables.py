"""Tables: rows under a head that is repeated on each page, tagged with their headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from db.rules.rich_text import Cell, Row, Table, runs
from desktop.documents.pdf_places import Place
from desktop.documents.pdf_strips import Column, Part, Strip, TextStrip, kept_together, text_strips
from desktop.documents.pdf_styles import HAIRLINE, TINT, Colour, TextStyle
from desktop.documents.pdf_tags import TaggedCanvas
from desktop.documents.pdf_tree import Element
from desktop.documents.table_shape import (
    SHORT_TABLE,
    WHOLE_ROW,
    CellMeasure,
    column_shares,
    figure_columns,
)

PADDING = 3.5
SIDE = 5.0
SPACE = 6.0
_COLUMN_HEAD = "/A<</O/Table/Scope/Column>>"
_ROW_HEAD = "/A<</O/Table/Scope/Row>>"


@dataclass(slots=True, kw_only=True)
class RowStrip(TextStrip):
    """A row of a table, or a slice of a tall one, with the rule under it and its ground."""

    left: float
    right: float
    ruled: bool = True
    accent: Colour | None = None
    ground: Colour | None = None

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        """Draw ground and rule, then the cells."""
        canvas.artifact()
        if self.ground:
            box = (self.left, top - self.height, self.right - self.left, self.height)
            canvas.area(box, self.ground)
        if self.ruled:
            y = top - self.height
            weight = 0.9 if self.accent else 0.4
            canvas.rule(self.left, y, self.right, y, weight, self.accent or HAIRLINE)
        TextStrip.draw(self, canvas, top)


def table_strips(table: Table, place: Place) -> list[Strip]:
    """The caption and the rows; of a table without cells only the caption."""
    count = max((len(row) for row in table.rows), default=0)
    if not count:
        return _caption_strips(table, place, Element("P"))
    element = place.parent.add("Table")
    caption = _caption_strips(table, place.inside(element), Element("Caption"))
    kept_together(caption, with_next=True)
    rows = _TableSetter(table, place, element, count).strips()
    rows[0].before = max(rows[0].before, 0 if caption else SPACE)
    rows[-1].after = SPACE + place.sheet.body.after
    return caption + rows


def _caption_strips(table: Table, place: Place, element: Element) -> list[Strip]:
    column = place.column(runs(table.caption), place.sheet.caption, element)
    if column.lines:
        place.parent.kids.append(element)
    return list(text_strips(column))


class _TableSetter:
    """Sets the rows of one table."""

    def __init__(self, table: Table, place: Place, element: Element, count: int) -> None:
        self.table = table
        self.place = place
        self.element = element
        self.count = count
        self.places = [
            replace(place, left=left + SIDE, right=right - SIDE)
            for left, right in pairwise(_edges(table, place, count))
        ]
        self.head = replace(place.sheet.cell, bold=True)
        self.numeric = figure_columns(table, count)

    def strips(self) -> list[Strip]:
        heads = min(self.table.header_rows, len(self.table.rows))
        head = self._group("THead", self.table.rows[:heads], is_head=True)
        kept_together(head, with_next=heads < len(self.table.rows))
        body = self._group("TBody", self.table.rows[heads:], is_head=False)
        for strip in body:
            strip.repeat = tuple(head)
        _keep_ends(body)
        return head + body

    def _group(self, tag: str, rows: Sequence[Row], *, is_head: bool) -> list[Strip]:
        if not rows:
            return []
        group = self.element.add(tag)
        return [strip for row in rows for strip in self._row(row, group.add("TR"), is_head)]

    def _row(self, row: Row, element: Element, is_head: bool) -> list[Strip]:
        style = self.head if is_head else self.place.sheet.cell
        padded = row + ((),) * (self.count - len(row))
        columns = [
            self._cell(cell, number, element, is_head, style) for number, cell in enumerate(padded)
        ]
        lines = max(1, *(len(column.lines) for column in columns))
        ranges = [range(lines)] if lines <= WHOLE_ROW else [range(n, n + 1) for n in range(lines)]
        strips: list[Strip] = [
            self._strip(columns, part, style, last=part[-1] == lines - 1, is_head=is_head)
            for part in ranges
        ]
        return strips

    def _cell(
        self, cell: Cell, number: int, row: Element, is_head: bool, style: TextStyle
    ) -> Column:
        row_head = number == 0 and not self.table.header_rows
        tag, keys = (
            ("TH", _COLUMN_HEAD) if is_head else ("TH", _ROW_HEAD) if row_head else ("TD", "")
        )
        own = self.places[number]
        column = own.column(cell, style, row.add(tag, keys))
        if self.numeric[number]:
            column.right = own.right
        return column

    def _strip(
        self,
        columns: Sequence[Column],
        lines: range,
        style: TextStyle,
        *,
        last: bool,
        is_head: bool,
    ) -> RowStrip:
        over = PADDING if lines[0] == 0 else 0
        parts = tuple(
            Part(column, number, over + (number - lines[0]) * style.leading)
            for column in columns
            for number in lines
            if number < len(column.lines)
        )
        return RowStrip(
            height=over + len(lines) * style.leading + (PADDING if last else 0),
            parts=parts,
            left=self.place.left,
            right=self.place.right,
            ruled=last,
            accent=self.place.sheet.accent if is_head else None,
            ground=TINT if is_head else None,
        )


def _keep_ends(body: Sequence[Strip]) -> None:
    """Hold a short table together, and in a long one the first two rows and the last two."""
    if len(body) <= SHORT_TABLE:
        kept_together(body)
    else:
        body[0].keep = body[-2].keep = True


def _edges(table: Table, place: Place, count: int) -> list[float]:
    """The left edges of the columns, and the right edge of the last."""
    measure = CellMeasure(place.width, place.sheet.cell.size, SIDE)
    edges = [place.left]
    for share in column_shares(table, count, measure):
        edges.append(edges[-1] + share * place.width)
    return edges
