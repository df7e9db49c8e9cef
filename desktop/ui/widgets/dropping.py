"""Files that are dropped on a page: which they are, and the place where they are read in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.place import Place, Room


def dropped_files(data: QMimeData) -> tuple[Path, ...]:
    """The files of this computer among what is dropped."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def intake_place(files: Iterable[Path]) -> Place:
    """The page where these files are read in."""
    return Place(Room.INTAKE, "\n".join(str(file) for file in files) or None)


def files_of(place: Place) -> tuple[Path, ...]:
    """The files that a place for reading in names."""
    lines = str(place.key).splitlines() if place.key else []
    return tuple(Path(line) for line in lines)


class DropTarget(QObject):
    """Lets files be dropped anywhere on a widget; ``take`` is called with them."""

    def __init__(self, widget: QWidget, take: Callable[[tuple[Path, ...]], object]) -> None:
        super().__init__(widget)
        self._take = take
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Says yes to files, and hands them over when they are let go of."""
        if isinstance(event, QDragEnterEvent) and dropped_files(event.mimeData()):
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            files = dropped_files(event.mimeData())
            event.acceptProposedAction()
            # The page may be left for another; that waits until Qt is done with the drop.
            QTimer.singleShot(0, self, lambda: self._take(files))
            return True
        return super().eventFilter(watched, event)
