"""The only place that builds things: the window first, then all that is heavy, beside it."""

from __future__ import annotations

import desktop.ui.lean_imports  # noqa: F401  # pyright: ignore[reportUnusedImport]

# isort: split
import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import platformdirs
from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QThreadPool, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.ui.error_net import ErrorNet
from desktop.ui.icons import icon
from desktop.ui.job import Job
from desktop.ui.main_window import MainWindow, remembered_theme
from desktop.ui.theme import dress
from desktop.ui.widgets.place import Place, Room

NAME = "Klubbslag"

# The one module that imports the store, the operations, the writers and the screens. It is
# imported in a thread when the window stands there; nothing above may import it.
HEAVY = "desktop.furnishing"


def run(argv: Sequence[str]) -> int:
    """Opens the program on the register named last in ``argv``, if any; its exit code."""
    app = make_application(argv)
    net = ErrorNet(Path(platformdirs.user_log_dir(NAME)) / "klubbslag.log", app)
    net.spread()
    window = MainWindow()
    net.caught.connect(window.show_fault)
    window.go(Place(Room.TODAY))
    window.show()
    opening = Opening(window, register_to_open(argv[1:]))
    QTimer.singleShot(0, opening.begin)
    code = app.exec()
    QThreadPool.globalInstance().waitForDone()
    net.take_down()
    return code


def make_application(argv: Sequence[str]) -> QApplication:
    """The Qt application with its name, look and Swedish texts."""
    QApplication.setApplicationName(NAME)
    QApplication.setOrganizationName(NAME)
    QApplication.setDesktopFileName(NAME.lower())
    QLocale.setDefault(QLocale(QLocale.Language.Swedish, QLocale.Country.Sweden))
    app = QApplication(list(argv))
    app.setWindowIcon(icon("gavel"))
    dress(app, remembered_theme())
    app.styleHints().colorSchemeChanged.connect(lambda: dress(app, remembered_theme()))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_sv", folder):
        app.installTranslator(translator)
    return app


def register_to_open(arguments: Sequence[str]) -> str:
    """The register named on the command line, else the last one, else none."""
    return arguments[-1] if arguments else str(QSettings().value("register/last", ""))


class Opening:
    """Loads the heavy libraries and opens the register beside the window, then fills it."""

    def __init__(self, window: MainWindow, register: str) -> None:
        self._window = window
        self._register = register
        self._job = Job(self._work)
        self._job.finished.connect(self._finish)
        self._job.failed.connect(window.show_fault)

    def begin(self) -> None:
        """Starts the work; returns at once."""
        QThreadPool.globalInstance().start(self._job.run)

    def _work(self) -> Any:
        heavy = importlib.import_module(HEAVY)
        return heavy, heavy.open_register(self._register)

    def _finish(self, opened: Any) -> None:
        heavy, office = opened
        heavy.furnish(self._window, office)
