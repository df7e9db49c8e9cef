"""A text as paper, to be read: headings and blocks on a sheet; chosen and copied, not changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QVBoxLayout, QWidget

from db.rules.rich_text import RichText
from desktop.ui.theme import BASE_POINT_SIZE, set_role
from desktop.ui.widgets.rich_document import insert

PAPER_WIDTH = 720


@dataclass(frozen=True, slots=True)
class PaperPart:
    """A heading with the text under it; either may be empty."""

    heading: str
    content: RichText = ()


class PaperText(QFrame):
    """A sheet with a small line above the title, the title, and parts under their headings."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(name)
        self.text.document().setDocumentMargin(28)
        set_role(self.text, "sheet")
        set_role(self, "desk")
        self.text.setMaximumWidth(PAPER_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self.text)

    def show_text(self, over: str, title: str, parts: Sequence[PaperPart]) -> None:
        """Shows a text from its beginning."""
        document = self.text.document()
        document.clear()
        cursor = QTextCursor(document)
        self._line(cursor, over, BASE_POINT_SIZE, bold=False)
        self._line(cursor, title, BASE_POINT_SIZE + 5, bold=True)
        for part in parts:
            if part.heading:
                self._line(cursor, part.heading, BASE_POINT_SIZE + 2, bold=True, above=14)
            insert(cursor, part.content)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _line(
        self, cursor: QTextCursor, text: str, size: float, *, bold: bool, above: int = 0
    ) -> None:
        if not text:
            return
        block, form = QTextBlockFormat(), QTextCharFormat()
        block.setTopMargin(above)
        block.setBottomMargin(4)
        form.setFontPointSize(size)
        form.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        if cursor.block().text():
            cursor.insertBlock()
        cursor.setBlockFormat(block)
        cursor.setBlockCharFormat(form)
        cursor.insertText(text, form)

    def clear(self) -> None:
        """Shows an empty sheet."""
        self.text.clear()
