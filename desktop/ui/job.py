"""One piece of work done beside the window, with progress and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot


class Cancelled(Exception):
    """The clerk stopped the work."""


class Job(QObject):
    """Runs ``work`` in another thread and tells of it in the window's own.

    The work may call ``step`` as it goes; after ``cancel`` the next ``step`` raises
    ``Cancelled``. ``ended`` always comes last.
    """

    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    progressed = Signal(int, int, str)
    ended = Signal()
    _told = Signal(str, object)
    _stepped = Signal(int, int, str)

    def __init__(self, work: Callable[[], Any]) -> None:
        super().__init__()
        self._work = work
        self._stopped = False
        self._silent = False
        # Signals sent from the pool's thread to this object arrive in the window's thread.
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        self._stepped.connect(self._on_stepped, Qt.ConnectionType.QueuedConnection)

    def step(self, done: int, total: int, text: str = "") -> None:
        """Tells how far the work has come; raises ``Cancelled`` when it is to stop."""
        if self._stopped:
            raise Cancelled
        self._stepped.emit(done, total, text)

    def __call__(self, done: int, total: int, text: str = "") -> None:
        """The same as ``step``, for work that tells its progress by a plain call."""
        self.step(done, total, text)

    def cancel(self) -> None:
        """Asks the work to stop at its next step."""
        self._stopped = True

    def silence(self) -> None:
        """Lets the work end without anybody hearing its answer."""
        self._silent = True

    def run(self) -> None:
        """Does the work; called in the thread of the pool."""
        try:
            self._told.emit("finished", self._work())
        except Cancelled:
            self._told.emit("cancelled", None)
        except Exception as bad:  # noqa: BLE001  the edge of the thread: told, never swallowed
            self._told.emit("failed", bad)

    @Slot(int, int, str)
    def _on_stepped(self, done: int, total: int, text: str) -> None:
        self.progressed.emit(done, total, text)

    @Slot(str, object)
    def _on_told(self, what: str, value: Any) -> None:
        if not self._silent:
            self._tell(what, value)
        self.ended.emit()

    def _tell(self, what: str, value: Any) -> None:
        match what:
            case "finished":
                self.finished.emit(value)
            case "failed":
                self.failed.emit(value)
            case _:
                self.cancelled.emit()
