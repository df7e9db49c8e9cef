"""The register's text into a ``QTextDocument`` and out of it again, equal.

Empty paragraphs are only places to write in: they are not read back. All else is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextList,
    QTextTable,
)

from db.rules.rich_text import (
    Block,
    Bullets,
    Heading,
    Item,
    Points,
    RichText,
    Run,
    Runs,
    Table,
    Text,
    normal_runs,
)
from desktop.ui.widgets.rich_format import (
    CAPTION,
    HEADER_ROWS,
    LEVEL,
    LINE_BREAK,
    LIST,
    NUMBERED,
    char_format,
    heading_format,
    item_format,
    list_format,
    run_of,
    table_format,
    text_format,
    widths_of,
)


def write(document: QTextDocument, content: RichText) -> None:
    """Fills a document with the text; what stood there, and its undo steps, are gone."""
    document.setUndoRedoEnabled(False)
    document.clear()
    cursor = QTextCursor(document)
    cursor.setBlockFormat(text_format())
    insert(cursor, content)
    document.setUndoRedoEnabled(True)
    document.setModified(False)


def insert(cursor: QTextCursor, content: RichText) -> None:
    """Writes blocks where the cursor is, on empty lines of their own; one step to undo."""
    cursor.beginEditBlock()
    for block in content:
        _insert_block(cursor, block)
    cursor.endEditBlock()


def read(document: QTextDocument) -> RichText:
    """The text of a document."""
    return tuple(_grouped(_parts(document.rootFrame())))


def next_list_number(document: QTextDocument) -> int:
    """A number that no list of the document has."""
    block, highest = document.begin(), 0
    while block.isValid():
        highest = max(highest, block.blockFormat().intProperty(LIST))
        block = block.next()
    return highest + 1


def number_items(blocks: Iterable[QTextBlock]) -> None:
    """Makes neighbouring items one list on the screen, each inner list counted from 1."""
    open_lists: dict[int, QTextList] = {}
    for block in blocks:
        fmt = block.blockFormat()
        level, numbered = fmt.intProperty(LEVEL), bool(fmt.property(NUMBERED))
        open_lists = {deep: kept for deep, kept in open_lists.items() if deep <= level}
        if level in open_lists:
            open_lists[level].add(block)
        else:
            cursor = QTextCursor(block)
            open_lists[level] = cursor.createList(list_format(level, numbered=numbered))


# Writing.


def _insert_block(cursor: QTextCursor, block: Block) -> None:
    match block:
        case Text(content):
            _insert_line(cursor, text_format(), content)
        case Heading(content, level):
            _insert_line(cursor, heading_format(level), content, level)
        case Bullets(items):
            _insert_items(cursor, items, numbered=False)
        case Points(items):
            _insert_items(cursor, items, numbered=True)
        case Table():
            _insert_table(cursor, block)


def _insert_line(
    cursor: QTextCursor, fmt: QTextBlockFormat, content: Runs, heading: int = 0
) -> None:
    first = char_format(Run(""), heading)
    if _is_taken(cursor.block()):
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.insertBlock(fmt, first)
    else:
        cursor.setBlockFormat(fmt)
        cursor.setBlockCharFormat(first)
    insert_runs(cursor, content, heading)


def _is_taken(block: QTextBlock) -> bool:
    """Whether a line holds something: an empty item does, an empty paragraph does not."""
    return block.length() > 1 or bool(block.textList())


def insert_runs(
    cursor: QTextCursor, content: Runs, heading: int = 0, *, head_cell: bool = False
) -> None:
    """Writes runs where the cursor is, within its line."""
    for run in content:
        text = run.text.replace("\n", LINE_BREAK)
        cursor.insertText(text, char_format(run, heading, head_cell=head_cell))


def _insert_items(cursor: QTextCursor, items: Sequence[Item], *, numbered: bool) -> None:
    number = next_list_number(cursor.document())
    blocks: list[QTextBlock] = []
    for place, item in enumerate(items):
        fmt = item_format(number, item.level, numbered=numbered)
        if place:
            cursor.insertBlock(fmt, char_format(Run("")))
            insert_runs(cursor, item.runs)
        else:
            _insert_line(cursor, fmt, item.runs)
        blocks.append(cursor.block())
    number_items(blocks)


def _insert_table(cursor: QTextCursor, table: Table) -> None:
    wide = max(len(row) for row in table.rows)
    if _is_taken(cursor.block()):
        cursor.insertBlock(text_format(), char_format(Run("")))
    made = cursor.insertTable(len(table.rows), wide, table_format(table))
    for y, row in enumerate(table.rows):
        for x, content in enumerate(row):
            cell = made.cellAt(y, x).firstCursorPosition()
            insert_runs(cell, content, head_cell=y < table.header_rows)
    cursor.setPosition(made.lastCursorPosition().position() + 1)
    cursor.setBlockFormat(text_format())


# Reading.

_Part = tuple[QTextBlock | None, Block]


def _parts(frame: QTextFrame) -> Iterator[_Part]:
    """Tables and lines in order; an item comes with its Qt block, to be grouped."""
    walk: Any = frame.begin()
    while not walk.atEnd():
        inner = walk.currentFrame()
        if isinstance(inner, QTextTable):
            yield None, _table(inner)
        elif inner is None:
            yield from _line(walk.currentBlock())
        walk += 1


def _line(block: QTextBlock) -> Iterator[_Part]:
    content, fmt = runs_of(block), block.blockFormat()
    if block.textList():
        items = (Item(content, fmt.intProperty(LEVEL)),)
        yield block, Points(items) if fmt.property(NUMBERED) else Bullets(items)
    elif content:
        level = fmt.headingLevel()
        yield None, Heading(content, min(level, 3)) if level else Text(content)


def _grouped(parts: Iterable[_Part]) -> Iterator[Block]:
    """Puts neighbouring items of one list together."""
    name: tuple[int, bool] | None = None
    items: list[Item] = []
    for block, part in parts:
        mine = _list_name(block) if block else None
        if items and mine != name:
            yield _list_of(items, name)
            items = []
        name = mine
        if isinstance(part, Bullets | Points) and block:
            items.extend(part.items)
        else:
            yield part
    if items:
        yield _list_of(items, name)


def _list_name(block: QTextBlock) -> tuple[int, bool]:
    fmt = block.blockFormat()
    return fmt.intProperty(LIST), bool(fmt.property(NUMBERED))


def _list_of(items: Sequence[Item], name: tuple[int, bool] | None) -> Block:
    return Points(tuple(items)) if name and name[1] else Bullets(tuple(items))


def _table(table: QTextTable) -> Table:
    rows = tuple(
        tuple(_cell(table, y, x) for x in range(table.columns())) for y in range(table.rows())
    )
    fmt = table.format().toTableFormat()
    return Table(
        rows,
        fmt.intProperty(HEADER_ROWS),
        str(fmt.property(CAPTION) or ""),
        widths_of(fmt, table.columns()),
    )


def _cell(table: QTextTable, y: int, x: int) -> Runs:
    walk: Any = table.cellAt(y, x).begin()
    lines: list[Run] = []
    first = True
    while not walk.atEnd():
        if not first:
            lines.append(Run("\n"))
        lines.extend(runs_of(walk.currentBlock()))
        first = False
        walk += 1
    return normal_runs(tuple(lines))


def runs_of(block: QTextBlock) -> Runs:
    """The runs of one line."""
    found: list[Run] = []
    walk: Any = block.begin()
    while not walk.atEnd():
        fragment = walk.fragment()
        if fragment.isValid():
            found.append(run_of(fragment.text(), fragment.charFormat()))
        walk += 1
    return normal_runs(tuple(found))
