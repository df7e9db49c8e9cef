"""The Qt application of the program: its name, its look and the Swedish of Qt's own texts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.ui.icons import icon
from desktop.ui.theme import dress, remembered_theme

NAME = "Klubbslag"


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
