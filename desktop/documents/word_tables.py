"""Tables as Word XML: data tables with repeated heads, and borderless ones that lay out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from db.rules.rich_text import Row, Runs, Table, plain
from desktop.documents.model import Facts, Signature, Signatures
from desktop.documents.word_paragraphs import KEEP, RELEASE, ParagraphWriter
from desktop.documents.word_runs import RunWriter, attribute, bare_run
from desktop.documents.word_styles import WordStyle

_FACT_SHARES = (0.36, 0.64)
_SIGNATURE_SHARES = (0.36, 0.5)
# A row this long may well be taller than a page, and is then better split than pushed down.
_LONGEST_WHOLE_ROW = 2500


class TableWriter:
    """Sets tables for one paper; ``width`` is the text's, in twentieths of a point."""

    def __init__(
        self,
        styles: Mapping[WordStyle, str],
        paragraphs: ParagraphWriter,
        runs: RunWriter,
        width: int,
    ) -> None:
        self._styles = styles
        self._paragraphs = paragraphs
        self._runs = runs
        self._width = width

    def table(self, table: Table) -> str:
        """A data table; its heading rows are repeated on each page, rows are kept whole."""
        columns = max((len(row) for row in table.rows), default=0)
        if not columns:
            return ""
        widths = self._column_widths(table.widths, columns)
        cells = [f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>' for width in widths]
        rows = "".join(
            self._row(row, cells, heading=index < table.header_rows)
            for index, row in enumerate(table.rows)
        )
        first = table.rows[0] if table.header_rows else ()
        described = _described(table.caption, first)
        return self._frame(WordStyle.TABLE, widths, rows, described, heads=table.header_rows > 0)

    def _column_widths(self, shares: Sequence[float], columns: int) -> list[int]:
        if len(shares) != columns or sum(shares) <= 0:
            shares = (1.0,) * columns
        return [round(self._width * share / sum(shares)) for share in shares]

    def _row(self, row: Row, starts: list[str], *, heading: bool) -> str:
        style = WordStyle.TABLE_HEADING if heading else WordStyle.TABLE_TEXT
        short = sum([len(run.text) for cell in row for run in cell]) < _LONGEST_WHOLE_ROW
        whole = ("<w:cantSplit/>" if short else "") + ("<w:tblHeader/>" if heading else "")
        padded = (*row, *((),) * (len(starts) - len(row)))
        cells = "".join(
            [
                f"{start}{self._paragraphs.xml(style, self._runs.xml(cell))}</w:tc>"
                for cell, start in zip(padded, starts, strict=True)
            ]
        )
        return f"<w:tr><w:trPr>{whole}</w:trPr>{cells}</w:tr>" if whole else f"<w:tr>{cells}</w:tr>"

    def facts(self, facts: Facts) -> str:
        """Labels to the left, their values to the right, without borders."""
        widths = [round(self._width * share) for share in _FACT_SHARES]
        rows = "".join(
            _cells_row(widths, self._fact_label(fact.label), self._fact_values(fact.values))
            for fact in facts.rows
        )
        return self._frame(WordStyle.FACTS_TABLE, widths, rows)

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
        widths = [round(self._width * share) for share in _SIGNATURE_SHARES]
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
