"""How the marks and blocks of the register's text are carried by Qt's text formats.

What is stored stands in properties of our own; weight, slant and colour are only its looks, so
that a heading may be drawn bold without its words being marked bold.
"""

from __future__ import annotations

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
    QTextLength,
    QTextListFormat,
    QTextTableFormat,
)

from db.rules.rich_text import Run, Table
from desktop.ui.theme import BASE_POINT_SIZE

_FIRST = QTextFormat.Property.UserProperty.value
BOLD = _FIRST + 1
ITALIC = _FIRST + 2
SECRET = _FIRST + 3
LINK = _FIRST + 4
LIST = _FIRST + 5
LEVEL = _FIRST + 6
NUMBERED = _FIRST + 7
CAPTION = _FIRST + 8
WIDTHS = _FIRST + 9
HEADER_ROWS = _FIRST + 10

MARKS = {"bold": BOLD, "italic": ITALIC, "secret": SECRET}
DEEPEST = 3
LINE_BREAK = "\u2028"

_HEADING_SIZES = {1: BASE_POINT_SIZE + 1, 2: BASE_POINT_SIZE + 0.5, 3: BASE_POINT_SIZE}
_NUMBERS = (
    QTextListFormat.Style.ListDecimal,
    QTextListFormat.Style.ListLowerAlpha,
    QTextListFormat.Style.ListLowerRoman,
)
_DOTS = (
    QTextListFormat.Style.ListDisc,
    QTextListFormat.Style.ListCircle,
    QTextListFormat.Style.ListSquare,
)
# Seen on white and on dark alike; the dashed line says it without colour.
_SECRET_GROUND = QColor(224, 150, 0, 90)


def char_format(run: Run, heading: int = 0, *, head_cell: bool = False) -> QTextCharFormat:
    """The format of a run; in a heading or a head cell it is drawn heavier."""
    fmt = QTextCharFormat()
    for name, prop in MARKS.items():
        if getattr(run, name):
            fmt.setProperty(prop, True)
    if run.link:
        fmt.setProperty(LINK, run.link)
    _set_looks(fmt, run, heading, head_cell)
    return fmt


def run_of(text: str, fmt: QTextCharFormat) -> Run:
    """The run that a stretch of formatted text is."""
    marks = {name: bool(fmt.property(prop)) for name, prop in MARKS.items()}
    return Run(text.replace(LINE_BREAK, "\n"), link=str(fmt.property(LINK) or ""), **marks)


def _set_looks(fmt: QTextCharFormat, run: Run, heading: int, head_cell: bool) -> None:
    heavy = run.bold or heading or head_cell
    fmt.setFontWeight(QFont.Weight.Bold if heavy else QFont.Weight.Normal)
    fmt.setFontItalic(run.italic)
    if heading:
        fmt.setFontPointSize(_HEADING_SIZES[min(heading, 3)])
    if run.secret:
        fmt.setBackground(QBrush(_SECRET_GROUND))
        fmt.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        fmt.setToolTip("Sekretess: tas bort ur allt som lämnas ut")
    elif run.link:
        fmt.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        fmt.setToolTip(run.link)


def text_format() -> QTextBlockFormat:
    """The format of an ordinary paragraph."""
    fmt = QTextBlockFormat()
    fmt.setBottomMargin(6)
    fmt.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return fmt


def heading_format(level: int) -> QTextBlockFormat:
    """The format of a sub-heading."""
    fmt = text_format()
    fmt.setHeadingLevel(level)
    fmt.setTopMargin(8)
    fmt.setBottomMargin(2)
    return fmt


def item_format(number: int, level: int, *, numbered: bool) -> QTextBlockFormat:
    """The format of an item of the list with that number in the document."""
    fmt = text_format()
    fmt.setBottomMargin(3)
    fmt.setProperty(LIST, number)
    fmt.setProperty(LEVEL, level)
    fmt.setProperty(NUMBERED, numbered)
    return fmt


def list_format(level: int, *, numbered: bool) -> QTextListFormat:
    """The look of one level of a list."""
    fmt = QTextListFormat()
    fmt.setStyle((_NUMBERS if numbered else _DOTS)[level % 3])
    fmt.setIndent(level + 1)
    return fmt


def table_format(table: Table) -> QTextTableFormat:
    """The format of a table; caption and widths are carried along."""
    fmt = QTextTableFormat()
    fmt.setBorderCollapse(True)
    fmt.setBorder(1)
    fmt.setBorderBrush(QBrush(QColor(128, 138, 152)))
    fmt.setCellPadding(4)
    fmt.setTopMargin(4)
    fmt.setBottomMargin(8)
    fmt.setHeaderRowCount(table.header_rows)
    fmt.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    fmt.setProperty(HEADER_ROWS, table.header_rows)
    fmt.setProperty(CAPTION, table.caption)
    fmt.setProperty(WIDTHS, " ".join(repr(share) for share in table.widths))
    if table.widths:
        shares = [QTextLength(QTextLength.Type.PercentageLength, w * 100) for w in table.widths]
        fmt.setColumnWidthConstraints(shares)
    return fmt


def widths_of(fmt: QTextTableFormat, columns: int) -> tuple[float, ...]:
    """The widths a table came with; none when its columns have been changed since."""
    widths = tuple(float(share) for share in str(fmt.property(WIDTHS) or "").split())
    return widths if len(widths) == columns else ()
