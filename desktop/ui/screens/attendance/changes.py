"""What the clerk does to attendance: one key, one action, one step back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.operations.attendance_change import Change, put
from desktop.ui.desk import Desk


class AttendanceChanges:
    """Carries out operations that give a ``Change``, so that each can be taken back exactly."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def make(self, text: str, operation: Callable[..., Change], *args: Any, **named: Any) -> bool:
        """Does it; whether anything changed. ``text`` is what the bar says of it."""
        change = self._desk.do(operation, *args, **named)
        if not change:
            return False
        self._desk.undoable(
            text,
            undo=lambda: self._desk.do(put, change.inverse),
            redo=lambda: self._desk.do(put, change),
        )
        return True
