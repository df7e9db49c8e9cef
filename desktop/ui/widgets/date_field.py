"""A day: written as 2026-03-10, 10/3, 10 mars or i morgon; moved with the arrow keys."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from desktop.ui.icons import icon
from desktop.ui.states import MONTHS, day_in_words

WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_WORDS = {"idag": 0, "i dag": 0, "igår": -1, "i går": -1, "imorgon": 1, "i morgon": 1}
_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})$")
_SHORT = re.compile(r"(\d{1,2})[/.](\d{1,2})(?:[/.-](\d{4}))?$")
_LONG = re.compile(r"(?:den )?(\d{1,2})\.? ([a-zåäö]{3,})\.?(?: (\d{4}))?$")


def read_day(text: str, today: date) -> date | None:
    """The day some words mean; None when they mean none. Without a year it is this year's."""
    words = " ".join(text.casefold().split())
    if words in _WORDS:
        return today + timedelta(days=_WORDS[words])
    if found := _ISO.match(words):
        return _day(found[1], found[2], found[3])
    if found := _SHORT.match(words):
        return _day(found[3] or today.year, found[2], found[1])
    if found := _LONG.match(words):
        number = next((n for n, m in enumerate(MONTHS, 1) if m.startswith(found[2])), 0)
        return _day(found[3] or today.year, number, found[1])
    return None


def _day(year: str | int, month: str | int, number: str) -> date | None:
    try:
        return date(int(year), int(month), int(number))
    except ValueError:
        return None


class DateField(QWidget):
    """A field and a calendar. ``day_changed`` carries a ``date``, or None when emptied.

    Arrow up and down move a day, Page Up and Page Down a week, T is today.
    """

    day_changed = Signal(object)

    def __init__(
        self, name: str, today: Callable[[], date] = date.today, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._day: date | None = None
        self._field = _KeyLine(self._on_key)
        self._button = QToolButton()
        self._calendar = QCalendarWidget()
        self._set_up(name)

    @property
    def day(self) -> date | None:
        """The day that stands in the field; None when it is empty."""
        return self._day

    def set_day(self, day: date | None) -> None:
        """Shows a day; tells nobody."""
        self._day = day
        self._field.setText(day.isoformat() if day else "")
        words = f"{WEEKDAYS[day.weekday()]} {day_in_words(day)}" if day else "Ingen dag"
        self._field.setToolTip(words)
        self._field.setAccessibleDescription(words)

    def _set_up(self, name: str) -> None:
        self._field.setAccessibleName(name)
        self._field.setPlaceholderText("åååå-mm-dd")
        self._field.setFixedWidth(130)
        self._field.editingFinished.connect(self._on_edited)
        self._button.setIcon(icon("calendar"))
        self._button.setAccessibleName(f"Välj {name.lower()} i kalender")
        self._button.setToolTip("Välj i kalender")
        self._button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._button)
        action = QWidgetAction(menu)
        action.setDefaultWidget(self._calendar)
        menu.addAction(action)
        menu.aboutToShow.connect(self._on_opening)
        self._button.setMenu(menu)
        self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._calendar.clicked.connect(self._on_clicked)
        self.setFocusProxy(self._field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._field)
        row.addWidget(self._button)
        row.addStretch()

    def _change(self, day: date | None) -> None:
        changed = day != self._day
        self.set_day(day)
        if changed:
            self.day_changed.emit(day)

    @Slot()
    def _on_edited(self) -> None:
        text = self._field.text().strip()
        day = read_day(text, self._today()) if text else None
        self._change(day if day or not text else self._day)

    @Slot()
    def _on_opening(self) -> None:
        day = self._day or self._today()
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))

    @Slot(QDate)
    def _on_clicked(self, chosen: QDate) -> None:
        self._button.menu().close()
        self._change(date(chosen.year(), chosen.month(), chosen.day()))

    def _on_key(self, key: int) -> bool:
        steps = {
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_PageUp: 7,
            Qt.Key.Key_PageDown: -7,
        }
        if key == Qt.Key.Key_T:
            self._change(self._today())
            return True
        if key in steps:
            day = read_day(self._field.text(), self._today()) or self._today()
            self._change(day + timedelta(days=steps[Qt.Key(key)]))
            return True
        return False


class _KeyLine(QLineEdit):
    """A line whose owner may take keys first."""

    def __init__(self, take: Callable[[int], bool]) -> None:
        super().__init__()
        self._take = take

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() or not self._take(event.key()):
            super().keyPressEvent(event)
