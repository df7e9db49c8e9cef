"""Where the window stood when it was last closed; at its first start, so that all of it shows."""

from __future__ import annotations

from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtWidgets import QMainWindow

SIZE, SMALLEST = QSize(1280, 800), QSize(900, 560)
_TITLE_BAR = 40
_KEY = "window/geometry"


def place_window(window: QMainWindow) -> None:
    """Places the window as it was, else at its own size."""
    window.setMinimumSize(SMALLEST)
    window.resize(SIZE)
    geometry = QSettings().value(_KEY)
    if geometry:
        window.restoreGeometry(geometry)


def fill_small_screen(window: QMainWindow) -> None:
    """Lets the window cover a screen that it has no room on, unless it was placed before."""
    if not QSettings().contains(_KEY) and not fits(window.screen().availableSize()):
        window.setWindowState(Qt.WindowState.WindowMaximized)


def remember_geometry(window: QMainWindow) -> None:
    """Keeps where the window stands until the next start."""
    QSettings().setValue(_KEY, window.saveGeometry())


def fits(room: QSize) -> bool:
    """Whether the window at its own size, with its frame, has room on the screen."""
    return room.width() >= SIZE.width() and room.height() >= SIZE.height() + _TITLE_BAR
