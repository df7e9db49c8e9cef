"""Decision points as a real numbered list: every line is a point, every point has its number."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence, Qt, QTextCursor
from PySide6.QtWidgets import QWidget

from db.rules.rich_text import Item, Points, RichText, block_lines
from desktop.ui.icons import icon
from desktop.ui.states import keys_in_words
from desktop.ui.widgets import rich_editing as editing
from desktop.ui.widgets.rich_document import insert_runs
from desktop.ui.widgets.rich_editor import RichEditor


class PointsEditor(RichEditor):
    """Edits ``Points``; ``save_asked`` carries a text of one ``Points`` block, or of none.

    Enter makes the next point, Alt+↑ and Alt+↓ move a point, Backspace at its start joins it with
    the one before.
    """

    def __init__(self, name: str, *, grows: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(name, grows=grows, parent=parent)
        self._add_move("Flytta upp punkten", "arrow-up", "Alt+Up", -1)
        self._add_move("Flytta ner punkten", "arrow-down", "Alt+Down", 1)
        self.set_points(Points(()))

    def set_points(self, points: Points) -> None:
        """Shows points as saved; with none, an empty first one to write in."""
        self.set_content((points,))

    def points(self) -> Points:
        """The points as they stand; empty ones are left out."""
        return _points_of(super().content())

    def set_content(self, content: RichText) -> None:
        """Shows a text, each of its lines a point."""
        points = _points_of(content)
        super().set_content((points,) if points.items else ())

    def content(self) -> RichText:
        """The points as a text of one block; of none when nothing is written."""
        points = self.points()
        return (points,) if points.items else ()

    def _write(self, content: RichText) -> None:
        super()._write(content or (Points((Item(()),)),))

    def _enter(self) -> bool:
        # An empty point is no way out of the list: there is nothing outside it.
        cursor = self.textCursor()
        if cursor.block().text():
            return False
        editing.change_level(cursor, -1)
        return True

    def _backspace(self) -> bool:
        cursor = self.textCursor()
        if cursor.hasSelection() or not cursor.atBlockStart():
            return False
        if editing.level_of(cursor.block()):
            return editing.change_level(cursor, -1)
        if not cursor.block().previous().isValid():
            return True
        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.deleteChar()
        self.setTextCursor(cursor)
        return True

    def _paste(self, content: RichText) -> None:
        lines = [line for block in content for line in block_lines(block) if line]
        if len(lines) == 1:
            super()._paste(content)
            return
        cursor = self.textCursor()
        with editing.one_step(cursor):
            cursor.removeSelectedText()
            for number, line in enumerate(lines):
                if number or cursor.block().text():
                    cursor.insertBlock()
                insert_runs(cursor, line)
        self.setTextCursor(cursor)

    def _add_move(self, text: str, sign: str, keys: str, by: int) -> None:
        action = QAction(icon(sign), text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setToolTip(f"{text} ({keys_in_words(keys)})")
        action.triggered.connect(lambda: self._edit(lambda c: editing.move_lines(c, by)))
        self.addAction(action)


def _points_of(content: RichText) -> Points:
    items: list[Item] = []
    for block in content:
        if isinstance(block, Points):
            items.extend(item for item in block.items if item.runs)
        else:
            items.extend(Item(line) for line in block_lines(block) if line)
    return Points(tuple(items))
