"""From a line of a paper to the editor it was written in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QScrollArea, QTextEdit

from desktop.operations.house_parts import HousePart

# A line of the paper may say more than the editor does (numbers, marks): its beginning is sought.
_SOUGHT = (60, 24, 12)
_AROUND = 80


def part_of(headings: Iterable[str], parts: Sequence[HousePart]) -> str:
    """The key of the part under the last heading that is a part's own; empty when none is."""
    keys = {_plain(part.label): part.key for part in parts}
    found = [keys[_plain(heading)] for heading in headings if _plain(heading) in keys]
    return found[-1] if found else ""


def _plain(heading: str) -> str:
    return heading.strip(" :").casefold()


def go_to_line(editors: Iterable[QTextEdit], text: str, page: QScrollArea) -> bool:
    """Puts the cursor before a line in the first editor that has it; whether any has."""
    line = text.strip(" \u00ad-")
    for length in _SOUGHT if line else ():
        for editor in editors:
            cursor = editor.document().find(line[:length].rstrip())
            if not cursor.isNull():
                cursor.setPosition(cursor.selectionStart(), QTextCursor.MoveMode.MoveAnchor)
                editor.setFocus()
                editor.setTextCursor(cursor)
                _show_cursor(editor, page)
                return True
    return False


def _show_cursor(editor: QTextEdit, page: QScrollArea) -> None:
    """Scrolls the page, for editors as tall as their text do not scroll themselves."""
    inside = page.widget()
    if inside:
        place = editor.viewport().mapTo(inside, editor.cursorRect().center())
        page.ensureVisible(place.x(), place.y(), 0, _AROUND)
