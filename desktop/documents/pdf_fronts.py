"""Facts and signatures: what stands in two columns without being a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from db.rules.rich_text import Runs, runs
from desktop.documents.model import Fact, Facts, Signature, Signatures
from desktop.documents.pdf_places import Place
from desktop.documents.pdf_strips import Column, Part, Strip, TextStrip, kept_together, text_strips
from desktop.documents.pdf_styles import GREY, TextStyle
from desktop.documents.pdf_tags import TaggedCanvas
from desktop.documents.pdf_tree import FORM, Element
from desktop.documents.table_shape import CellMeasure, label_share

LABEL_SHARE = 0.3
GUTTER = 8.0
FACT_SPACE = 5.0
WRITING_ROOM = 34.0
UNDER_LINE = 3.0


@dataclass(slots=True, kw_only=True)
class WritingLine(TextStrip):
    """Room to sign in, above a line; ``field`` is the element of a field to sign in digitally."""

    left: float
    right: float
    field: Element | None = None
    description: str = ""

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        """Draw the line at the lower edge, and what stands before it."""
        canvas.artifact()
        canvas.rule(self.left, top - self.height, self.right, top - self.height, 0.6, GREY)
        TextStrip.draw(self, canvas, top)
        if self.field:
            box = (self.left, top - self.height + 1, self.right, top)
            canvas.signature_field(self.field, box, self.description)


def facts_strips(block: Facts, place: Place) -> list[Strip]:
    """Labels to the left, their values to the right, each value on lines of its own."""
    if not block.rows:
        return []
    element = place.parent.add("L")
    indent = _indent(place, [row.label for row in block.rows])
    strips = [strip for row in block.rows for strip in _fact_strips(row, place, element, indent)]
    if strips:
        strips[-1].after = place.sheet.body.after + FACT_SPACE
    return strips


def _fact_strips(fact: Fact, place: Place, parent: Element, indent: float) -> list[Strip]:
    """The values' lines one under the other, the label's lines beside them from the first on."""
    style = place.sheet.fact
    label, body = _pair(fact.label, place, parent, indent)
    columns = _paragraphs(fact.values, style, place.inset(indent), body)
    lines = [Part(column, number) for column in columns for number in range(len(column.lines))]
    labels = [Part(label, number) for number in range(len(label.lines))]
    strips: list[Strip] = [
        TextStrip(height=style.leading, parts=tuple(filter(None, pair)), keep=number == 0)
        for number, pair in enumerate(zip_longest(labels, lines))
    ]
    if strips:
        strips[0].before = strips[-1].after = FACT_SPACE
        strips[-1].keep = False
    return strips


def _paragraphs(
    lines: Sequence[Runs], style: TextStyle, place: Place, parent: Element
) -> list[Column]:
    """A paragraph for each line that is not empty."""
    columns: list[Column] = []
    for content in lines:
        element = Element("P")
        column = place.column(content, style, element)
        if column.lines:
            parent.kids.append(element)
            columns.append(column)
    return columns


def _pair(label: str, place: Place, parent: Element, indent: float) -> tuple[Column, Element]:
    """The label set in its column, and the element for what it labels."""
    entry = parent.add("LI")
    narrow = place.inset(right=place.width - indent + GUTTER)
    column = narrow.column(runs(label), place.sheet.label, entry.add("Lbl"))
    return column, entry.add("LBody")


def _indent(place: Place, labels: Sequence[str]) -> float:
    measure = CellMeasure(place.width, place.sheet.label.size, GUTTER)
    return place.width * label_share(labels, LABEL_SHARE, measure)


def signatures_strips(block: Signatures, place: Place) -> list[Strip]:
    """A line to sign on for each, its role before it and the name under it; all together."""
    if not block.rows:
        return []
    element = place.parent.add("L")
    indent = _indent(place, [row.role for row in block.rows])
    strips = [
        strip for row in block.rows for strip in _signature_strips(row, place, element, indent)
    ]
    kept_together(strips)
    strips[0].before, strips[-1].after = place.sheet.body.size, place.sheet.body.after
    return strips


def _signature_strips(row: Signature, place: Place, parent: Element, indent: float) -> list[Strip]:
    label, body = _pair(row.role, place, parent, indent)
    right = place.inset(indent)
    line = _writing_line(label, right)
    if place.signable:
        line.field, line.description = body.add(FORM), _described(row)
    under = replace(place.sheet.fact, after=0.0)
    note = replace(place.sheet.small, after=0.0)
    columns = _paragraphs((runs(row.name),), under, right, body)
    columns += _paragraphs((runs(row.note),), note, right, body)
    strips: list[Strip] = [line]
    for column in columns:
        strips += text_strips(column)
    strips[0].after = UNDER_LINE
    strips[-1].after = max(strips[-1].after, 4.0)
    return strips


def _described(row: Signature) -> str:
    """Who is to sign a field, as "Ordförande: Anna Berg"."""
    return ": ".join(filter(None, (row.role, row.name)))


def _writing_line(label: Column, place: Place) -> WritingLine:
    """The line to sign on, the last line of its label on a level with it."""
    leading = label.style.leading
    height = max(WRITING_ROOM, leading * len(label.lines))
    start = height - leading * len(label.lines) + label.style.size * 0.3
    parts = tuple(Part(label, n, start + n * leading) for n in range(len(label.lines)))
    return WritingLine(height=height, left=place.left, right=place.right, parts=parts)
