"""The net under the program: our own faults are logged and shown, and the program lives on."""

from __future__ import annotations

import logging
import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

_log = logging.getLogger("klubbslag")
_FULL = 1_000_000
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class ErrorNet(QObject):
    """Catches what nobody else did; ``caught`` comes in the window's thread."""

    caught = Signal(object)

    def __init__(self, log_file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.log_file = log_file
        self._handler = _file_handler(log_file)
        _log.addHandler(self._handler)

    def spread(self) -> None:
        """Hangs the net under this thread, other threads, and Qt's own messages."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        qInstallMessageHandler(_on_qt_message)

    def take_down(self) -> None:
        """Gives the hooks back, as at the end of a test."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        _log.removeHandler(self._handler)
        self._handler.close()

    def catch(self, fault: BaseException) -> None:
        """Logs a fault and tells of it."""
        _log.error("fault", exc_info=fault)
        self.caught.emit(fault)

    def _on_exception(
        self,
        kind: type[BaseException],
        fault: BaseException,
        _trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            raise SystemExit(130)
        self.catch(fault)

    def _on_thread_exception(self, given: threading.ExceptHookArgs) -> None:
        if given.exc_value:
            self.catch(given.exc_value)


def _on_qt_message(level: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    _log.log(_LEVELS.get(level, logging.WARNING), "Qt: %s", text)


def _lay_aside(log_file: Path) -> None:
    """Starts a new log when the old is full; at start only, so no handler holds it open."""
    if log_file.exists() and log_file.stat().st_size > _FULL:
        log_file.replace(log_file.with_suffix(".1.log"))


def _file_handler(log_file: Path) -> logging.Handler:
    """A log of at most 2 × 1 MB; standard error when the folder cannot be written to."""
    try:
        log_file.parent.mkdir(parents=True, exist_ok=True)
        _lay_aside(log_file)
        handler: logging.Handler = logging.FileHandler(log_file, encoding="utf-8", delay=True)
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    return handler
