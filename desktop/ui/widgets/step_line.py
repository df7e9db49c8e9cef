"""The line of a meeting's steps: before, during and after, each with its state and where one is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.theme import set_role

_SPACING, _EDGES = 12, 24


@dataclass(frozen=True, slots=True)
class StepMark:
    """One step: its key, its name, its state in a word with a shape, and how far it has come.

    ``more`` tells of its parts, a line each, where it is taken part by part.
    """

    key: str
    name: str
    state: str
    shape: str
    detail: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class StepGroup:
    """The steps of one stretch of the work, under its heading."""

    heading: str
    steps: Sequence[StepMark]


class StepLine(QFrame):
    """Buttons in a line; ``chosen`` carries the key of a step. Left and right walk the line."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, QToolButton] = {}
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._first, self._last = QHBoxLayout(), QHBoxLayout()
        self._headings: list[QLabel] = []
        self.tail = QHBoxLayout()
        self._lay_out()

    def show_steps(self, groups: Sequence[StepGroup]) -> None:
        """Shows the steps; the same steps only get their new states."""
        marks = [mark for group in groups for mark in group.steps]
        if [mark.key for mark in marks] != list(self._buttons):
            self._build(groups)
        for mark in marks:
            _dress(self._buttons[mark.key], mark)

    def show_here(self, key: str) -> None:
        """Marks the step that one is in; the only one that Tab stops at."""
        for name, button in self._buttons.items():
            button.setChecked(name == key)
            here = Qt.FocusPolicy.StrongFocus if name == key else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(here)
            # The text of the step one is in is heavier: room for it, so that none is cut.
            button.setMinimumWidth(button.sizeHint().width())

    @property
    def here(self) -> QWidget:
        """The step one is in, where Tab stops; the line itself while it shows none.

        No focus proxy: that would take the page below out of the order of Tab.
        """
        return next((one for one in self._buttons.values() if one.isChecked()), self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Left and right go to the step beside."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
            if by and not event.modifiers():
                self._step(watched, by)
                return True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Puts what stands last under the steps when there is no room beside them."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._fold()
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        """Narrower than one line of steps: they are put in two when need be."""
        return QSize(0, super().minimumSizeHint().height())

    def _fold(self) -> None:
        """Two lines of steps, without their headings, where one would not have room."""
        steps = self._first.sizeHint().width() + self._last.sizeHint().width() + _SPACING
        one_line = steps + _EDGES <= self.width()
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if one_line else way.TopToBottom)
        self._row.setSpacing(_SPACING if one_line else 0)
        left = Qt.AlignmentFlag.AlignLeft
        self._row.setAlignment(self._first, Qt.AlignmentFlag(0) if one_line else left)
        for heading in self._headings:
            heading.setVisible(one_line)
        self._place_tail(steps)

    def _place_tail(self, steps: int) -> None:
        beside = steps + self.tail.sizeHint().width() + 60 <= self.width()
        edge = Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignLeft
        self._whole.setAlignment(self.tail, edge | Qt.AlignmentFlag.AlignVCenter)
        way = QBoxLayout.Direction
        self._whole.setDirection(way.LeftToRight if beside else way.TopToBottom)

    def _step(self, watched: QObject, by: int) -> None:
        keys = list(self._buttons)
        here = next((key for key, button in self._buttons.items() if button is watched), keys[0])
        wanted = keys[(keys.index(here) + by) % len(keys)]
        self.chosen.emit(wanted)
        self._buttons[wanted].setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, groups: Sequence[StepGroup]) -> None:
        self._clear()
        for place, group in enumerate(groups, 1):
            column = QVBoxLayout()
            column.setSpacing(0)
            heading = QLabel(group.heading)
            set_role(heading, "small")
            heading.setContentsMargins(8, 0, 0, 0)
            buttons = QHBoxLayout()
            buttons.setSpacing(0)
            for mark in group.steps:
                buttons.addWidget(self._button(mark.key))
            buttons.addStretch()
            column.addWidget(heading)
            column.addLayout(buttons)
            self._headings.append(heading)
            (self._last if place == len(groups) else self._first).addLayout(column)

    def _button(self, key: str) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setAutoRaise(True)
        set_role(button, "step")
        button.clicked.connect(lambda: self.chosen.emit(key))
        button.installEventFilter(self)
        self._buttons[key] = button
        return button

    def _clear(self) -> None:
        self._buttons.clear()
        self._headings.clear()
        for line in (self._first, self._last):
            while line.count():
                item = line.takeAt(0)
                for widget in _widgets(item.layout() if item else None):
                    widget.hide()
                    widget.deleteLater()

    def _lay_out(self) -> None:
        set_role(self, "bar")
        self.setAccessibleName("Sammanträdets steg")
        for line in (self._first, self._last):
            line.setSpacing(_SPACING)
            self._row.addLayout(line)
        self._whole.setContentsMargins(8, 4, 16, 4)
        self._whole.setSpacing(4)
        self.tail.setContentsMargins(8, 0, 0, 0)
        self._whole.addLayout(self._row)
        self._whole.setAlignment(self._row, Qt.AlignmentFlag.AlignLeft)
        self._whole.addLayout(self.tail, 1)


def _widgets(layout: object) -> list[QWidget]:
    found: list[QWidget] = []
    if isinstance(layout, QHBoxLayout | QVBoxLayout):
        for place in range(layout.count()):
            item = layout.itemAt(place)
            widget = item.widget() if item else None
            found += [widget] if widget else _widgets(item.layout() if item else None)
    return found


def _dress(button: QToolButton, mark: StepMark) -> None:
    counted = f" {mark.detail}" if mark.more and mark.detail else ""
    button.setText(f"{mark.shape} {mark.name}{counted}")
    detail = f" ({mark.detail})" if mark.detail else ""
    told = f"{mark.name}: {mark.state}{detail}"
    button.setToolTip(f"{told}\n{mark.more}" if mark.more else told)
    button.setAccessibleName(f"{mark.name}, {mark.state}{detail}")
    button.setAccessibleDescription(mark.more)
