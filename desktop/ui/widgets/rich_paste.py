"""Where pasted text goes: into the line when it is one, else on lines of its own."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

from db.rules.rich_text import RichText, Run, Runs, Text, block_lines
from desktop.ui.widgets.rich_document import insert, insert_runs
from desktop.ui.widgets.rich_format import char_format, text_format


def place_text(cursor: QTextCursor, content: RichText) -> None:
    """Puts pasted text at the cursor; within a table's cell as lines of that cell."""
    if cursor.currentTable():
        _insert_in_line(cursor, _as_line(content))
    elif len(content) == 1 and isinstance(content[0], Text):
        _insert_in_line(cursor, content[0].runs)
    else:
        _insert_on_lines(cursor, content)


def _insert_in_line(cursor: QTextCursor, content: Runs) -> None:
    insert_runs(cursor, content, cursor.block().blockFormat().headingLevel())


def _as_line(content: RichText) -> Runs:
    lines = [line for block in content for line in block_lines(block)]
    joined: list[Run] = []
    for line in lines:
        if joined:
            joined.append(Run("\n"))
        joined.extend(line)
    return tuple(joined)


def _insert_on_lines(cursor: QTextCursor, content: RichText) -> None:
    """Splits the line at the cursor, and writes between its halves."""
    if not cursor.atBlockEnd():
        cursor.insertBlock()
        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    if cursor.block().length() > 1:
        cursor.insertBlock(text_format(), char_format(Run("")))
    else:
        cursor.setBlockFormat(text_format())
    insert(cursor, content)
