"""Line icons (Lucide), drawn in the colours of the palette at any size."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.ui.resource_files import resource

_kept: list[QIconEngine] = []


def icon(name: str) -> QIcon:
    """The icon of that name in ``resources/icons``; raises ``FileNotFoundError`` for none."""
    _source(name)
    return _icon(name)


@cache
def _icon(name: str) -> QIcon:
    engine = _LineEngine(name)
    _kept.append(engine)
    return QIcon(engine)


@cache
def _source(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text("utf-8")


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(_source(name).replace("currentColor", colour).encode())


def _colour(mode: QIcon.Mode) -> str:
    palette = QGuiApplication.palette()
    group = QPalette.ColorGroup.Active
    if mode is QIcon.Mode.Disabled:
        group = QPalette.ColorGroup.Disabled
    return palette.color(group, QPalette.ColorRole.ButtonText).name()


class _LineEngine(QIconEngine):
    """Draws one SVG in the text colour of the palette of the moment, so that themes may change."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draws the icon into ``rect``, kept square."""
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        _renderer(self._name, _colour(mode)).render(painter, square)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon on a transparent ground; nothing where a page is still making room for it."""
        if size.isEmpty():
            return QPixmap()
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        """Another engine for the same icon."""
        engine = _LineEngine(self._name)
        _kept.append(engine)
        return engine

    def key(self) -> str:
        """The name Qt keeps such engines apart by."""
        return "klubbslag-line"
