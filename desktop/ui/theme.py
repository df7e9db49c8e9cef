"""How the program looks: Fusion, a palette of our own, one short style sheet, one size of text."""

from __future__ import annotations

import re
from enum import StrEnum

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.colours import DARK, HIGH_CONTRAST, LIGHT, Colours, palette_of
from desktop.ui.resource_files import resource

BASE_POINT_SIZE = 10
TEXT_SIZES = (9, 10, 11, 12, 14, 16, 18)
"""The sizes of text to choose from, in points."""
ROW_HEIGHT = 28
GRID = 4


class Theme(StrEnum):
    """The looks to choose from; ``SYSTEM`` is light or dark as the computer is set."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


_COLOURS = {Theme.LIGHT: LIGHT, Theme.DARK: DARK, Theme.HIGH_CONTRAST: HIGH_CONTRAST}


def dress(app: QApplication, theme: Theme) -> None:
    """Gives the whole program its look; may be called again to change it."""
    app.setStyle("Fusion")
    font = app.font()
    font.setPointSize(remembered_text_size())
    app.setFont(font)
    app.setPalette(palette_of(chosen_colours(app, theme)))
    app.setStyleSheet(_sheet())


def _sheet() -> str:
    """The style sheet, its pictures named by their whole paths, its text in the size chosen."""
    sheet = resource("qss/klubbslag.qss")
    text = sheet.read_text("utf-8").replace("url(", f"url({sheet.parent.as_posix()}/")
    share = remembered_text_size() / BASE_POINT_SIZE
    return _POINTS.sub(lambda size: f"{float(size[1]) * share:g}pt", text)


_POINTS = re.compile(r"(\d+(?:\.\d+)?)pt")


def chosen_colours(app: QApplication, theme: Theme) -> Colours:
    """The colours a theme means on this computer."""
    if theme is not Theme.SYSTEM:
        return _COLOURS[theme]
    return DARK if app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT


def remembered_theme() -> Theme:
    """The look that the clerk chose last."""
    value = str(QSettings().value("window/theme", Theme.SYSTEM.value))
    return Theme(value) if value in set(Theme) else Theme.SYSTEM


def remember_theme(theme: Theme) -> None:
    """Keeps the clerk's choice for the next start."""
    QSettings().setValue("window/theme", theme.value)


def remembered_text_size() -> int:
    """The size of text that the clerk chose last, in points."""
    value = str(QSettings().value("window/text_size", BASE_POINT_SIZE))
    size = int(value) if value.isdecimal() else BASE_POINT_SIZE
    return size if size in TEXT_SIZES else BASE_POINT_SIZE


def remember_text_size(size: int) -> None:
    """Keeps the clerk's choice for the next start."""
    QSettings().setValue("window/text_size", size)


def mark_primary(button: QWidget) -> None:
    """Makes a button the prominent one of its screen; there is at most one."""
    button.setProperty("primary", True)


def set_role(widget: QWidget, role: str) -> None:
    """Gives a widget a role of the style sheet ("title", "muted", "card" …)."""
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
