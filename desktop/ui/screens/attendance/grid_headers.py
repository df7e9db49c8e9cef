"""The edges of the grid that stay in sight: who each row is, and what each column is."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView, QWidget

from db.queries.attendance_grid import GridRow
from db.rules.lifecycle import Presence
from desktop.ui.colours import Colours, colours_of
from desktop.ui.screens.attendance.cell_words import head_of, office_of
from desktop.ui.screens.attendance.grid_model import GridModel

_PAD = 8
_SHARE = 0.46
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT = _MIDDLE | Qt.AlignmentFlag.AlignLeft


class PeopleHeader(QHeaderView):
    """Name, party and presence of each row, in three columns that never scroll sideways."""

    def __init__(self, model: GridModel, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._grid = model
        self._longest = 0
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def widths(self) -> tuple[int, int, int]:
        """The widths of the columns; the presence gives way in a narrow window."""
        letter = self.fontMetrics().averageCharWidth()
        name, party = 26 * letter, 6 * letter
        view = self.parentWidget()
        room = int(view.width() * _SHARE) - name - party if view else 0
        return name, party, max(16 * letter, min(self._longest, room))

    def measure(self) -> None:
        """Makes the column of presence as wide as its longest words need."""
        sheet, words = self._grid.sheet, self._grid.words
        rows = sheet.rows if sheet and words else ()
        metrics = self.fontMetrics()
        said = {f"{_sign(row)}{words.presence(row)}" for row in rows} if words else set[str]()
        self._longest = max((metrics.horizontalAdvance(text) for text in said), default=0) + 10
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Wide enough for the columns."""
        return QSize(sum(self.widths()), self.height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int, /) -> None:
        """One person."""
        row = self._grid.row_at(section)
        if row is None or self._grid.words is None:
            return
        colours = colours_of(QApplication.palette())
        painter.save()
        here = self._is_here(section)
        painter.fillRect(rect, QColor(colours.selection if here else colours.surface))
        self._paint_columns(painter, rect, row, colours)
        painter.setPen(QColor(colours.border))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.restore()

    def _paint_columns(
        self, painter: QPainter, rect: QRect, row: GridRow, colours: Colours
    ) -> None:
        words = self._grid.words
        if words is None:
            return
        name, party, presence = self.widths()
        one = row.attendee
        office = office_of(one) if one else ""
        taken = self.fontMetrics().horizontalAdvance(office) + _PAD if office else 0
        first = QRect(rect.left() + _PAD, rect.top(), name - _PAD, rect.height())
        tone = colours.text if one else colours.muted
        used = self._write(painter, first.adjusted(0, 0, -taken, 0), words.name(row), tone)
        if office:
            after = first.adjusted(used + _PAD, 0, 0, 0)
            self._write(painter, after, office, colours.muted)
        second = QRect(rect.left() + name, rect.top(), party - 4, rect.height())
        self._write(painter, second, one.party if one else "", colours.muted)
        third = QRect(rect.left() + name + party, rect.top(), presence - 6, rect.height())
        absent = one is not None and one.presence is Presence.ABSENT
        warns = absent and one is not None and one.role.is_member
        ink = colours.warning if warns else colours.muted
        self._write(painter, third, f"{_sign(row)}{words.presence(row)}", ink)

    def _write(self, painter: QPainter, room: QRect, text: str, ink: str) -> int:
        metrics = self.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(QColor(ink))
        painter.drawText(room, _LEFT, shown)
        return metrics.horizontalAdvance(shown)

    def _is_here(self, row: int) -> bool:
        view = self.parentWidget()
        return isinstance(view, QTableView) and view.currentIndex().row() == row


def _sign(row: GridRow) -> str:
    one = row.attendee
    if one is None:
        return ""
    return "× " if one.presence is Presence.ABSENT else ""


class ParagraphHeader(QHeaderView):
    """The number of each paragraph, and under it how many serve; "!" where that is too few."""

    def __init__(self, model: GridModel, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._grid = model
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(self.fontMetrics().horizontalAdvance("(188)") + 8)

    def sizeHint(self) -> QSize:
        """Two lines high."""
        return QSize(self.width(), 2 * self.fontMetrics().height() + 8)

    def paintSection(self, painter: QPainter, rect: QRect, section: int, /) -> None:
        """One paragraph."""
        column = self._grid.column_at(section)
        if column is None:
            return
        colours = colours_of(QApplication.palette())
        painter.save()
        here = self._is_here(section)
        painter.fillRect(rect, QColor(colours.selection if here else colours.surface))
        half = rect.height() // 2
        over = QRect(rect.left(), rect.top() + 2, rect.width(), half)
        under = QRect(rect.left(), rect.top() + half, rect.width(), half - 2)
        painter.setPen(QColor(colours.text))
        painter.drawText(over, Qt.AlignmentFlag.AlignCenter, head_of(column))
        painter.setPen(QColor(colours.muted if column.is_met else colours.danger))
        count = str(column.counted) if column.is_met else f"!{column.counted}"
        painter.drawText(under, Qt.AlignmentFlag.AlignCenter, count)
        self._paint_lines(painter, rect, colours, first=self._begins_day(section))
        painter.restore()

    def _begins_day(self, section: int) -> bool:
        before, now = self._grid.column_at(section - 1), self._grid.column_at(section)
        return bool(before and now and before.day != now.day)

    def _paint_lines(
        self, painter: QPainter, rect: QRect, colours: Colours, *, first: bool
    ) -> None:
        painter.setPen(QColor(colours.border))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if first:
            painter.fillRect(QRect(rect.left(), rect.top(), 2, rect.height()), _ink(colours))

    def _is_here(self, column: int) -> bool:
        view = self.parentWidget()
        return isinstance(view, QTableView) and view.currentIndex().column() == column


def _ink(colours: Colours) -> QColor:
    return QColor(colours.accent)


class Corner(QWidget):
    """The headings of the columns that stay, in the corner between the two edges."""

    def __init__(self, people: PeopleHeader, parent: QTableView) -> None:
        super().__init__(parent)
        self._people = people

    def paintEvent(self, _event: object) -> None:
        """Draws the headings on the lower line, and what the upper and lower numbers are."""
        colours = colours_of(QApplication.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.surface))
        name, party, presence = self._people.widths()
        half = self.height() // 2
        painter.setPen(QColor(colours.muted))
        x = 0
        for word, wide in (("Namn", name), ("Parti", party), ("Närvaro", presence)):
            pad = _PAD if not x else 0
            painter.drawText(QRect(x + pad, half, wide, half - 2), _LEFT, word)
            x += wide
        right = _MIDDLE | Qt.AlignmentFlag.AlignRight
        small = QFont(self.font())
        small.setPointSizeF(max(7.0, small.pointSizeF() - 1.5))
        painter.setFont(small)
        edge = self.width() - 6
        painter.drawText(QRect(0, 2, edge, half), right, "§ (punkt)")
        painter.drawText(QRect(0, half, edge, half - 2), right, "antal")
        painter.setPen(QColor(colours.border))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        painter.end()
