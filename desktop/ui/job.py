"""One piece of work done beside the window, with progress and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance, Slot


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
        self._silent = self._is_left = False
        # Signals sent from the pool's thread to this object arrive in the window's thread.
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        self._stepped.connect(self._on_stepped, Qt.ConnectionType.QueuedConnection)

    def step(self, done: int, total: int, text: str = "") -> None:
        """Tells how far the work has come; raises ``Cancelled`` when it is to stop."""
        if self._stopped or not self._say("_stepped", done, total, text):
            raise Cancelled

    def __call__(self, done: int, total: int, text: str = "") -> None:
        """The same as ``step``, for work that tells its progress by a plain call."""
        self.step(done, total, text)

    def cancel(self) -> None:
        """Asks the work to stop at its next step."""
        self._stopped = True

    def silence(self) -> None:
        """Lets the work end without anybody hearing its answer."""
        self._silent = True

    def leave(self) -> None:
        """Lets nobody hear even that the work has ended: the window has closed."""
        self._silent = self._is_left = True

    def run(self) -> None:
        """Does the work; called in the thread of the pool."""
        try:
            told = "finished", self._work()
        except Cancelled:
            told = "cancelled", None
        except Exception as bad:  # noqa: BLE001  the edge of the thread: told, never swallowed
            told = "failed", bad
        self._say("_told", *told)

    def _say(self, name: str, *values: object) -> bool:
        """Sends a signal; whether there was anybody left to send it from.

        At the end of the program Qt takes its objects away under work that still runs.
        """
        try:
            signal: SignalInstance = getattr(self, name)
            signal.emit(*values)
        except RuntimeError:
            return False
        return True

    @Slot(int, int, str)
    def _on_stepped(self, done: int, total: int, text: str) -> None:
        if not self._is_left:
            self.progressed.emit(done, total, text)

    @Slot(str, object)
    def _on_told(self, what: str, value: Any) -> None:
        if not self._silent:
            self._tell(what, value)
        if not self._is_left:
            self.ended.emit()

    def _tell(self, what: str, value: Any) -> None:
        match what:
            case "finished":
                self.finished.emit(value)
            case "failed":
                self.failed.emit(value)
            case _:
                self.cancelled.emit()
