"""Historik: who did what and when, with what stood before and what stands now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.operations.history import HistoryLine, Told
from desktop.ui.desk import Desk
from desktop.ui.states import day_in_words, state
from desktop.ui.theme import set_role

_STOCKHOLM = ZoneInfo("Europe/Stockholm")
_LONGEST = 160
Asks = Callable[..., Any]


class HistoryPane(QWidget):
    """Asks beside the window, and only while it is seen; ``key`` keeps panes apart."""

    def __init__(self, desk: Desk, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self.column = QVBoxLayout(self)
        self._desk = desk
        self._key = f"history/{key}"
        self._asks: tuple[Asks, tuple[Any, ...]] | None = None
        self._calm = QLabel("Inget är gjort än.")
        self._lay_out()

    def ask(self, query: Asks, *args: Any) -> None:
        """Says what is to be asked, ``query(session, *args)``; asked now or when it is seen."""
        if self._asks != (query, args):
            self._desk.drop(self._key)
            self._show(())
            self._calm.hide()
        self._asks = (query, args)
        if self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Asks when the pane comes forward."""
        super().showEvent(event)
        self._read()

    def changeEvent(self, event: QEvent) -> None:
        """Keeps the lines as wide as the pane when the letters grow."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.list.doItemsLayout()

    def _read(self) -> None:
        if self._asks:
            query, args = self._asks
            self._desk.read_in_background(query, *args, then=self._show, key=self._key)

    def _show(self, lines: Sequence[HistoryLine]) -> None:
        self.list.clear()
        for line in lines:
            self.list.addItem(_item(line))
        self._calm.setVisible(not lines)
        self.list.setVisible(bool(lines))

    def _lay_out(self) -> None:
        set_role(self, "surface")
        set_role(self._calm, "muted")
        self.setAccessibleName("Historik")
        self.list.setAccessibleName("Det som har gjorts, det senaste först")
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._calm.setContentsMargins(12, 12, 12, 12)
        self.setFocusProxy(self.list)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self._calm)
        self.column.addWidget(self.list, 1)


def _item(line: HistoryLine) -> QListWidgetItem:
    words = "\n".join((line.what, when_and_who(line), *(change(one) for one in line.changes)))
    words += f"\n… och {line.more} ändringar till" if line.more > 0 else ""
    item = QListWidgetItem(words)
    item.setData(Qt.ItemDataRole.UserRole, line)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, words.replace("\n", ", "))
    return item


def when_and_who(line: HistoryLine) -> str:
    """ "12 mars 2026 14.02 · Eva Öst"."""
    at = line.at.astimezone(_STOCKHOLM)
    return f"{day_in_words(at.date())} {at:%H.%M} · {line.who}"


def change(told: Told) -> str:
    """ "Beslut: avslå → bifalla"; a value that came is told alone."""
    before, after = _words(told.before), _words(told.after)
    if not before:
        return f"{told.label}: {after}"
    return f"{told.label}: {before} → {after or '(tomt)'}"


def _words(value: str) -> str:
    """A state in Swedish, a day in words, a long text cut."""
    try:
        return day_in_words(date.fromisoformat(value))
    except ValueError:
        text = state(value)
        return f"{text[:_LONGEST]} …" if len(text) > _LONGEST else text
