"""A PDF on the printer, page by page."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

# Finer than this no eye sees, and the pages grow large.
_DOTS_PER_INCH = 300


def print_pdf(data: bytes, printer: QPrinter) -> int:
    """Prints the pages that the printer is set to, scaled to its paper; gives how many.

    May be called in any thread.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    pages = _pages(document, printer)
    printer.setFullPage(True)
    painter = QPainter(printer)
    for number, page in enumerate(pages):
        if number:
            printer.newPage()
        _paint(painter, document, page, printer)
    painter.end()
    return len(pages)


def _pages(document: QPdfDocument, printer: QPrinter) -> range:
    first, last = printer.fromPage(), printer.toPage()
    return range(max(first - 1, 0), min(last or document.pageCount(), document.pageCount()))


def _paint(painter: QPainter, document: QPdfDocument, page: int, printer: QPrinter) -> None:
    paper: QRect = printer.pageLayout().fullRectPixels(printer.resolution())
    share = min(_DOTS_PER_INCH / printer.resolution(), 1.0)
    size = document.pagePointSize(page).scaled(
        paper.size() * share, Qt.AspectRatioMode.KeepAspectRatio
    )
    image = document.render(page, QSize(round(size.width()), round(size.height())))
    shown = image.size() / share
    painter.drawImage(QRect(paper.topLeft(), shown), image)
