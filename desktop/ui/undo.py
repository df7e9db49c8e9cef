"""What can be taken back across screens: one stack of pairs of actions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

LIMIT = 100


@dataclass(frozen=True, slots=True)
class Step:
    """Something done, in words, with how to take it back and how to do it again."""

    text: str
    undo: Callable[[], Any]
    redo: Callable[[], Any]


class UndoStack(QObject):
    """Remembers the latest steps; doing something new forgets what was taken back."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._running = False

    @property
    def undo_text(self) -> str:
        """What would be taken back now; empty when there is nothing."""
        return self._done[-1].text if self._done else ""

    @property
    def redo_text(self) -> str:
        """What would be done again now; empty when there is nothing."""
        return self._undone[-1].text if self._undone else ""

    def push(self, text: str, undo: Callable[[], Any], redo: Callable[[], Any]) -> bool:
        """Remembers a step; whether it was. What is done by an undo or redo is not."""
        if self._running:
            return False
        self._done = [*self._done, Step(text, undo, redo)][-LIMIT:]
        self._undone.clear()
        self.changed.emit()
        return True

    def undo(self) -> None:
        """Takes back the latest step."""
        if self._done and not self._running:
            step = self._done.pop()
            self._undone.append(step)
            self._run(step.undo)

    def redo(self) -> None:
        """Does the latest step taken back again."""
        if self._undone and not self._running:
            step = self._undone.pop()
            self._done.append(step)
            self._run(step.redo)

    def clear(self) -> None:
        """Forgets all steps, as when another register is opened."""
        self._done.clear()
        self._undone.clear()
        self.changed.emit()

    def _run(self, action: Callable[[], Any]) -> None:
        self._running = True
        try:
            action()
        finally:
            self._running = False
            self.changed.emit()
