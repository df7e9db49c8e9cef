"""Pages of a paper under each other, as pictures that are asked for when they come into sight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from desktop.operations.live_previews import Layout, Spot
from desktop.ui.colours import colours_of
from desktop.ui.widgets.page_geometry import MARGIN, PageStack
from desktop.ui.widgets.page_hits import Hit
from desktop.ui.widgets.page_marks import PageMarks
from desktop.ui.widgets.page_pictures import PagePictures

SMALLEST, LARGEST = 0.5, 3.0
STEP = 1.2
_POINTS_PER_INCH = 72
_NOWHERE = Layout((), ())


class PageView(QAbstractScrollArea):
    """Shows a ``Layout``; keeps its place and its old pictures until new ones come.

    ``looked_elsewhere()`` when other pages come into sight or pages change size; ``place_chosen``
    carries a page from 0 and points from its top when the clerk clicks there, ``left()`` comes
    with Esc.
    """

    looked_elsewhere = Signal()
    place_chosen = Signal(int, float)
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.layout_shown = _NOWHERE
        self.is_fitted = True
        self._factor = 1.0
        self._pictures = PagePictures()
        self._middle = (0, 0.0)
        self._words = ""
        self.marks = PageMarks()
        self._set_up(name)

    # What is shown.

    def clear(self, words: str = "") -> None:
        """Shows no page, only some words instead."""
        self._words = words
        self._pictures.clear()
        self.show_layout(_NOWHERE)

    def show_layout(self, layout: Layout) -> None:
        """Shows other pages, where the former stood."""
        self.layout_shown = layout
        self.marks.column = layout.column
        self._pictures.cut(len(layout.versions))
        self._stretch()
        self._middle = self.place()
        self.viewport().update()

    def put_pictures(self, pictures: Mapping[int, QImage], versions: Sequence[int]) -> None:
        """Shows pages as they look; they are kept for a while."""
        self._pictures.put(pictures, versions, self.pages_in_sight().start)
        self.viewport().update()

    def known(self) -> dict[int, int]:
        """The version of each page that there is a picture of, in the size of now."""
        return self._pictures.known(self.stack.page_size.width())

    def lacks_pictures(self) -> bool:
        """Whether any page in sight is not shown as it is now."""
        known, versions = self.known(), self.layout_shown.versions
        return any(known.get(page) != versions[page] for page in self.pages_in_sight())

    def show_hits(self, hits: Sequence[Hit], current: int = -1) -> None:
        """Marks the places that were sought, and one of them more."""
        self.marks.hits, self.marks.current = hits, current
        self.viewport().update()

    def mark(self, written: tuple[Spot, Spot] | None) -> None:
        """Marks in the margin what lies between two places: what is being written."""
        if written != self.marks.written:
            self.marks.written = written
            self.viewport().update()

    # Where.

    @property
    def stack(self) -> PageStack:
        """Where the pages stand now."""
        size = self.layout_shown.size
        inch = self.logicalDpiX() / _POINTS_PER_INCH
        room = self.viewport().width()
        scale = (room - 2 * MARGIN) / size[0] if self.is_fitted else self._factor * inch
        return PageStack(len(self.layout_shown.versions), size, max(scale, 0.1), room)

    @property
    def factor(self) -> float:
        """How large the pages are shown; 1 is the size of the paper."""
        return self.stack.scale * _POINTS_PER_INCH / self.logicalDpiX()

    def pages_in_sight(self) -> range:
        """The pages of which something is seen."""
        upper = self.verticalScrollBar().value()
        return self.stack.pages_between(upper, upper + self.viewport().height())

    def place(self) -> tuple[int, float]:
        """The page in the middle of the view, and points from its top."""
        if not self.layout_shown.versions:
            return 0, 0.0
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        return self.stack.nearest(middle)

    def go_to(self, page: int, down: float) -> None:
        """Brings a place into sight, if it is not there; with what stands above and below."""
        height = self.stack.height_of(page, down)
        bar, room = self.verticalScrollBar(), self.viewport().height()
        near = min(80, room // 6)
        if not bar.value() + near <= height <= bar.value() + room - near:
            bar.setValue(round(height - room / 4))

    def show_across(self, left: float, right: float) -> None:
        """Brings what stands between two points of a page's width into sight."""
        start = self.stack.sheet(0).left()
        bar, room = self.horizontalScrollBar(), self.viewport().width()
        first, last = start + left * self.stack.scale, start + right * self.stack.scale
        if first < bar.value() or last > bar.value() + room:
            bar.setValue(round((first + last - room) / 2))

    def go_to_top(self, page: int, down: float) -> None:
        """Brings a place to the upper edge of the view."""
        self.verticalScrollBar().setValue(round(self.stack.height_of(page, down)) - MARGIN)

    # How large.

    @Slot()
    def zoom_in(self) -> None:
        """Shows the pages larger."""
        self.set_factor(self.factor * STEP)

    @Slot()
    def zoom_out(self) -> None:
        """Shows the pages smaller."""
        self.set_factor(self.factor / STEP)

    @Slot()
    def fit_width(self) -> None:
        """Shows the pages as wide as the view."""
        self._resize(fitted=True, factor=self._factor)

    def set_factor(self, factor: float) -> None:
        """Shows the pages so large; 1 is the size of the paper."""
        self._resize(fitted=False, factor=min(max(factor, SMALLEST), LARGEST))

    def _resize(self, *, fitted: bool, factor: float) -> None:
        place = self.place()
        across = self.horizontalScrollBar()
        middle = (across.value() + self.viewport().width() / 2) / self.stack.whole.width()
        self.is_fitted, self._factor = fitted, factor
        self._stretch()
        self._centre(place)
        across.setValue(round(middle * self.stack.whole.width() - self.viewport().width() / 2))
        self.viewport().update()
        self.looked_elsewhere.emit()

    def _centre(self, place: tuple[int, float]) -> None:
        middle = self.stack.height_of(*place)
        self.verticalScrollBar().setValue(round(middle - self.viewport().height() / 2))

    def _stretch(self) -> None:
        whole, room = self.stack.whole, self.viewport().size()
        step = max(self.stack.page_size.height() // 12, 1)
        for bar, long, seen in (
            (self.verticalScrollBar(), whole.height(), room.height()),
            (self.horizontalScrollBar(), whole.width(), room.width()),
        ):
            bar.setRange(0, max(long - seen, 0))
            bar.setPageStep(max(seen - 40, 1))
            bar.setSingleStep(step)

    # What Qt asks.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps what was in the middle where it was."""
        del event
        middle = self._middle
        self._stretch()
        self._centre(middle)
        self.looked_elsewhere.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Shows what has come into sight."""
        del dx, dy
        self._middle = self.place()
        self.viewport().update()
        self.looked_elsewhere.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the pages in sight, with what is marked on them."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(colours_of(self.palette()).desk))
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in self.pages_in_sight():
            sheet = self.stack.sheet(page)
            painter.fillRect(sheet, Qt.GlobalColor.white)
            picture = self._pictures.of(page)
            if picture:
                painter.drawImage(sheet, picture)
            self.marks.paint(painter, page, sheet, self.stack.scale)
        painter.resetTransform()
        if not self.layout_shown.versions:
            painter.setPen(QColor(colours_of(self.palette()).muted))
            middle = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(16, 16, -16, -16), middle, self._words)
        if self.hasFocus():
            edge = QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1)
            painter.setPen(QPen(self.palette().highlight(), 2))
            painter.drawRect(edge)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Chooses the place under the pointer."""
        found = self._place_at(event.position())
        if found and event.button() == Qt.MouseButton.LeftButton:
            self.place_chosen.emit(found[0], found[1].y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Shows by a hand what can be clicked."""
        found = self._place_at(event.position())
        shape = Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _place_at(self, position: QPointF) -> tuple[int, QPointF] | None:
        bars = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return self.stack.place_at(position + bars)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls; with Ctrl it zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
            return
        super().wheelEvent(event)

    def event(self, event: QEvent) -> bool:
        """Takes Esc before the window does."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and the last page, Esc back to where the clerk was."""
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                event.ignore()
            case _:
                super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def sizeHint(self) -> QSize:
        """A page narrow enough for the side of a window."""
        return QSize(360, 480)

    def _set_up(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # A bar that comes and goes with the width would fit the width anew, without end.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
