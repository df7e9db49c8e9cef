"""Where the pages stand in Qt's view of a PDF, which does not tell it itself."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtPdfWidgets import QPdfView

_POINTS_PER_INCH = 72


def shown_factor(view: QPdfView) -> float:
    """How large the pages are shown, 1.0 being the size of the paper."""
    if view.zoomMode() is QPdfView.ZoomMode.Custom or not view.document().pageCount():
        return view.zoomFactor()
    margins = view.documentMargins()
    room = view.viewport().width() - margins.left() - margins.right()
    width = view.document().pagePointSize(0).width()
    return room / (width * view.logicalDpiX() / _POINTS_PER_INCH)


def point_at(view: QPdfView, position: QPoint) -> tuple[int, QPointF] | None:
    """The page (from 0) under a position of the viewport, and the point of it in points."""
    scale = shown_factor(view) * view.logicalDpiX() / _POINTS_PER_INCH
    spot = QPointF(
        position.x() + view.horizontalScrollBar().value(),
        position.y() + view.verticalScrollBar().value(),
    )
    for number, sheet in enumerate(_sheets(view, scale)):
        if sheet.contains(spot):
            return number, (spot - sheet.topLeft()) / scale
    return None


def _sheets(view: QPdfView, scale: float) -> Iterator[QRectF]:
    sizes = [view.document().pagePointSize(n) * scale for n in range(view.document().pageCount())]
    widest = max((size.width() for size in sizes), default=0.0)
    room = max(widest, view.viewport().width())
    top = float(view.documentMargins().top())
    for size in sizes:
        yield QRectF((room - size.width()) / 2, top, size.width(), size.height())
        top += size.height() + view.pageSpacing()
