"""Tables as Word XML: data tables with repeated heads, and borderless ones that lay out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from db.rules.rich_text import Cell, Row, Runs, Table, plain
from desktop.documents.model import Facts, Signature, Signatures
from desktop.documents.table_shape import (
    SHORT_TABLE,
    WHOLE_ROW,
    CellMeasure,
    column_shares,
    figure_columns,
    label_share,
)
from desktop.documents.word_paragraphs import KEEP, RELEASE, ParagraphWriter
from desktop.documents.word_runs import RunWriter, attribute, bare_run
from desktop.documents.word_styles import WordStyle

_LABEL_SHARE = 0.36
_SIGNATURE_ROOM = 0.5
# Arial and its metric twins are set so much wider than the face that columns are measured in.
_WIDER = 1.1
_CELL_SIDE = 5.4
_STYLES = {
    (False, False): WordStyle.TABLE_TEXT,
    (False, True): WordStyle.TABLE_HEADING,
    (True, False): WordStyle.TABLE_FIGURES,
    (True, True): WordStyle.TABLE_FIGURES_HEADING,
}


class TableWriter:
    """Sets tables for one paper; ``width`` is the text's, in twentieths of a point.

    ``size`` is that of the text in cells, in points.
    """

    def __init__(
        self,
        styles: Mapping[WordStyle, str],
        paragraphs: ParagraphWriter,
        runs: RunWriter,
        width: int,
        size: float,
    ) -> None:
        self._size = size
        self._styles = styles
        self._paragraphs = paragraphs
        self._runs = runs
        self._width = width

    def table(self, table: Table) -> str:
        """A data table; its heading rows are repeated on each page, rows are kept whole."""
        columns = max((len(row) for row in table.rows), default=0)
        if not columns:
            return ""
        rows = _Rows(self._paragraphs, self._runs, table, columns, self._width, self._size)
        first = table.rows[0] if table.header_rows else ()
        described = _described(table.caption, first)
        heads = table.header_rows > 0
        return self._frame(WordStyle.TABLE, rows.widths, rows.xml(), described, heads=heads)

    def facts(self, facts: Facts) -> str:
        """Labels to the left, their values to the right, without borders."""
        widths = self._label_and_rest([fact.label for fact in facts.rows])
        rows = "".join(
            _cells_row(widths, self._fact_label(fact.label), self._fact_values(fact.values))
            for fact in facts.rows
        )
        return self._frame(WordStyle.FACTS_TABLE, widths, rows)

    def _label_and_rest(self, labels: Sequence[str]) -> list[int]:
        measure = CellMeasure(self._width / 20, (self._size + 1) * _WIDER, _CELL_SIDE)
        label = round(self._width * label_share(labels, _LABEL_SHARE, measure))
        return [label, self._width - label]

    def _fact_label(self, label: str) -> str:
        content = bare_run(self._runs.characters(label)) if label else ""
        return self._paragraphs.xml(WordStyle.FACT_LABEL, content)

    def _fact_values(self, values: Sequence[Runs]) -> str:
        lines = values or ((),)
        return "".join(
            self._paragraphs.xml(WordStyle.FACT_VALUE, self._runs.xml(line)) for line in lines
        )

    def signatures(self, signatures: Signatures) -> str:
        """Roles to the left, lines to sign on to the right; the whole block on one page."""
        widths = self._label_and_rest([row.role for row in signatures.rows])
        widths[1] = min(widths[1], round(self._width * _SIGNATURE_ROOM))
        last = len(signatures.rows) - 1
        rows = "".join(
            self._signature(row, widths, RELEASE if index == last else "")
            for index, row in enumerate(signatures.rows)
        )
        return self._frame(WordStyle.SIGNATURES_TABLE, widths, rows)

    def _signature(self, row: Signature, widths: list[int], keep: str) -> str:
        role = self._line(WordStyle.SIGNATURE_ROLE, row.role, keep)
        name = self._line(WordStyle.SIGNATURE_NAME, row.name, keep)
        note = self._line(WordStyle.SIGNATURE_NOTE, row.note, keep) if row.note else ""
        return _cells_row(widths, role, name + note)

    def _line(self, style: WordStyle, text: str, keep: str) -> str:
        content = bare_run(self._runs.characters(text)) if text else ""
        return self._paragraphs.xml(style, content, keep)

    def box(self, heading: str, fill: Callable[[], str]) -> str:
        """A frame round whatever ``fill`` sets, with its heading; kept on one page if it fits."""
        top = ""
        if heading:
            top = self._paragraphs.xml(
                WordStyle.BOX_HEADING, bare_run(self._runs.characters(heading)), KEEP
            )
        outer, self._width = self._width, self._width - 340
        inner = fill()
        self._width = outer
        cell = f'<w:tc><w:tcPr><w:tcW w:w="{outer}" w:type="dxa"/></w:tcPr>{top}{inner}</w:tc>'
        row = f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell}</w:tr>"
        return self._frame(WordStyle.BOX_TABLE, [outer], row)

    def _frame(
        self,
        style: WordStyle,
        widths: Sequence[int],
        rows: str,
        described: str = "",
        *,
        heads: bool = False,
    ) -> str:
        self._paragraphs.forget_air()
        return framed(self._styles[style], widths, rows, described, heads=heads)


class _Rows:
    """The rows of one data table; ``widths`` are those of its columns."""

    def __init__(
        self,
        paragraphs: ParagraphWriter,
        runs: RunWriter,
        table: Table,
        columns: int,
        width: int,
        size: float,
    ) -> None:
        self._paragraphs = paragraphs
        self._runs = runs
        self._table = table
        measure = CellMeasure(width / 20, size * _WIDER, _CELL_SIDE)
        self.widths = [round(width * each) for each in column_shares(table, columns, measure)]
        figures = figure_columns(table, columns)
        self._text_styles = [_STYLES[each, False] for each in figures]
        self._head_styles = [_STYLES[each, True] for each in figures]
        self._starts = [
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>' for width in self.widths
        ]
        # How many characters a line of each column holds.
        self._room = [width / 20 / (size * 0.5) for width in self.widths]

    def xml(self) -> str:
        heads, count = self._table.header_rows, len(self._table.rows)
        held = _held_rows(heads, count)
        return "".join(
            self._row(row, heading=index < heads, keep=KEEP if index in held else "")
            for index, row in enumerate(self._table.rows)
        )

    def _row(self, row: Row, *, heading: bool, keep: str) -> str:
        styles = self._head_styles if heading else self._text_styles
        padded = (*row, *((),) * (len(self._starts) - len(row)))
        cells = "".join(
            [
                f"{start}{self._paragraphs.xml(style, self._runs.xml(cell), keep)}</w:tc>"
                for cell, start, style in zip(padded, self._starts, styles, strict=True)
            ]
        )
        whole = ("<w:cantSplit/>" if self._is_short(row) else "") + "<w:tblHeader/>" * heading
        return f"<w:tr><w:trPr>{whole}</w:trPr>{cells}</w:tr>" if whole else f"<w:tr>{cells}</w:tr>"

    def _is_short(self, row: Row) -> bool:
        """Whether the row has few lines, so that it should not be split between pages."""
        for cell, room in zip(row, self._room, strict=False):
            if len(cell) > 1 or (cell and len(cell[0].text) > room):
                return not any(map(self._is_tall, row, self._room))
        return True

    @staticmethod
    def _is_tall(cell: Cell, room: float) -> bool:
        return sum(len(run.text) for run in cell) > room * WHOLE_ROW


def _held_rows(heads: int, count: int) -> Collection[int]:
    """The rows that are held to the next: all of a short table, else the first and last but one."""
    if count - heads <= SHORT_TABLE:
        return range(count - 1)
    return {heads, count - 2}


def framed(
    style: str, widths: Sequence[int], rows: str, described: str = "", *, heads: bool = False
) -> str:
    """A ``w:tbl`` of ready rows in the style of that id, with fixed column widths."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    value, first = ("0620", 1) if heads else ("0600", 0)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{value}" w:firstRow="{first}" w:lastRow="0" w:firstColumn="0"'
        f' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{described}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _cells_row(widths: Sequence[int], *cells: str) -> str:
    content = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for width, cell in zip(widths, cells, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{content}</w:tr>"


def _described(caption: str, first_row: Row) -> str:
    heads = ", ".join(plain(cell) for cell in first_row if cell)
    title = f'<w:tblCaption w:val="{attribute(caption)}"/>' if caption else ""
    return title + (f'<w:tblDescription w:val="{attribute(heads)}"/>' if heads else "")
