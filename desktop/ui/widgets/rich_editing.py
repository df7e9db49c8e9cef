"""What can be done to text in an editor: marks, headings, lists, levels. Each is one undo step."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor

from db.rules.rich_text import Run, Runs
from desktop.ui.widgets.rich_document import insert_runs, next_list_number, number_items, runs_of
from desktop.ui.widgets.rich_format import (
    DEEPEST,
    LEVEL,
    LIST,
    MARKS,
    NUMBERED,
    char_format,
    heading_format,
    item_format,
    run_of,
    text_format,
)


@contextmanager
def one_step(cursor: QTextCursor) -> Generator[None]:
    """All that is done within is taken back at once."""
    cursor.beginEditBlock()
    try:
        yield
    finally:
        cursor.endEditBlock()


def has_mark(cursor: QTextCursor, mark: str) -> bool:
    """Whether what is chosen (or would be typed) is "bold", "italic" or "secret"."""
    fmt = cursor.charFormat()
    return bool(fmt.property(MARKS[mark]))


def toggle_mark(cursor: QTextCursor, mark: str) -> None:
    """Marks all that is chosen, or unmarks it when it is marked."""
    wanted = not has_mark(cursor, mark)
    change_runs(cursor, lambda run: _marked(run, mark, wanted))


def _marked(run: Run, mark: str, wanted: bool) -> Run:
    match mark:
        case "bold":
            return replace(run, bold=wanted)
        case "italic":
            return replace(run, italic=wanted)
        case _:
            return replace(run, secret=wanted)


def change_runs(cursor: QTextCursor, change: Callable[[Run], Run]) -> None:
    """Gives each chosen stretch the format of the run that ``change`` makes of its own."""
    with one_step(cursor):
        for block, start, end in _chosen(cursor):
            _change_stretch(block, start, end, change)
    if not cursor.hasSelection():
        run = change(run_of("", cursor.charFormat()))
        cursor.setCharFormat(_format_at(cursor.block(), run))


def set_heading(cursor: QTextCursor, level: int) -> None:
    """Makes the chosen lines sub-headings of a level, or ordinary text with level 0."""
    with one_step(cursor):
        for block in chosen_blocks(cursor):
            _leave_list(block)
            _dress(block, heading_format(level) if level else text_format())


def toggle_list(cursor: QTextCursor, *, numbered: bool) -> None:
    """Makes the chosen lines a list of the kind, or ordinary text when they are one already."""
    blocks = chosen_blocks(cursor)
    if all(is_item(block) and is_numbered(block) == numbered for block in blocks):
        leave_list(cursor)
    else:
        _make_list(cursor, blocks, numbered)


def leave_list(cursor: QTextCursor) -> None:
    """Makes the chosen items ordinary text; what follows them becomes a list of its own."""
    with one_step(cursor):
        blocks = chosen_blocks(cursor)
        for block in blocks:
            _leave_list(block)
            _dress(block, text_format())
        after = blocks[-1].next()
        if is_item(after):
            _rename(_group(after, forward_only=True), next_list_number(cursor.document()))
            number_items(_group(after))


def change_level(cursor: QTextCursor, by: int) -> bool:
    """Moves the chosen items in or out; whether any of them is an item."""
    blocks = [block for block in chosen_blocks(cursor) if is_item(block)]
    with one_step(cursor):
        for block in blocks:
            fmt = block.blockFormat()
            level = min(max(fmt.intProperty(LEVEL) + by, 0), DEEPEST - 1)
            fmt.setProperty(LEVEL, level)
            QTextCursor(block).setBlockFormat(fmt)
        if blocks:
            _renumber(_group(blocks[0]))
    return bool(blocks)


def move_lines(cursor: QTextCursor, by: int) -> bool:
    """Moves the item the cursor is in one place up or down in its list; whether it could."""
    block = cursor.block()
    other = block.next() if by > 0 else block.previous()
    if not (is_item(block) and is_item(other)):
        return False
    column = cursor.positionInBlock()
    with one_step(cursor):
        mine, theirs = runs_of(block), runs_of(other)
        _fill(block, theirs)
        _fill(other, mine)
        cursor.setPosition(other.position() + column)
    return True


def is_item(block: QTextBlock) -> bool:
    """Whether a line is an item of a list."""
    return block.isValid() and bool(block.textList())


def is_numbered(block: QTextBlock) -> bool:
    """Whether an item belongs to a numbered list."""
    return bool(block.blockFormat().property(NUMBERED))


def level_of(block: QTextBlock) -> int:
    """How deep an item lies, 0 being outermost."""
    return block.blockFormat().intProperty(LEVEL)


def chosen_blocks(cursor: QTextCursor) -> list[QTextBlock]:
    """The lines that the choice touches; the cursor's own when nothing is chosen."""
    block = cursor.document().findBlock(cursor.selectionStart())
    found = [block]
    while block.isValid() and block.position() + block.length() <= cursor.selectionEnd():
        block = block.next()
        if block.isValid():
            found.append(block)
    return found


# How it is done.


def _make_list(cursor: QTextCursor, blocks: list[QTextBlock], numbered: bool) -> None:
    with one_step(cursor):
        before = blocks[0].previous()
        joins = is_item(before) and is_numbered(before) == numbered
        number = _name(before) if joins else next_list_number(cursor.document())
        for block in blocks:
            level = block.blockFormat().intProperty(LEVEL) if is_item(block) else 0
            _leave_list(block)
            _dress(block, item_format(number, level, numbered=numbered))
        number_items(blocks if not joins else _lines_from(before, blocks[-1]))
        _renumber(_group(blocks[0]))


def _lines_from(first: QTextBlock, last: QTextBlock) -> list[QTextBlock]:
    found = [first]
    while found[-1] != last and found[-1].isValid():
        found.append(found[-1].next())
    return found


def _name(block: QTextBlock) -> int:
    return block.blockFormat().intProperty(LIST)


def _group(block: QTextBlock, *, forward_only: bool = False) -> list[QTextBlock]:
    """The items of the list that an item is in, from the first."""
    number, numbered = _name(block), is_numbered(block)

    def _same(other: QTextBlock) -> bool:
        return is_item(other) and _name(other) == number and is_numbered(other) == numbered

    while not forward_only and _same(block.previous()):
        block = block.previous()
    found: list[QTextBlock] = []
    while _same(block):
        found.append(block)
        block = block.next()
    return found


def _rename(blocks: list[QTextBlock], number: int) -> None:
    for block in blocks:
        _leave_list(block)
        fmt = block.blockFormat()
        _dress(block, item_format(number, fmt.intProperty(LEVEL), numbered=is_numbered(block)))
    number_items(blocks)


def _renumber(blocks: list[QTextBlock]) -> None:
    for block in blocks:
        _leave_list(block)
    number_items(blocks)


def _leave_list(block: QTextBlock) -> None:
    inner = block.textList()
    if inner:
        inner.remove(block)
        fmt = block.blockFormat()
        fmt.setIndent(0)
        QTextCursor(block).setBlockFormat(fmt)


def _dress(block: QTextBlock, fmt: QTextBlockFormat) -> None:
    cursor = QTextCursor(block)
    cursor.setBlockFormat(fmt)
    cursor.setBlockCharFormat(char_format(Run(""), fmt.headingLevel()))
    _change_stretch(block, block.position(), block.position() + block.length() - 1, lambda run: run)


def _fill(block: QTextBlock, content: Runs) -> None:
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    insert_runs(cursor, content)


def _format_at(block: QTextBlock, run: Run) -> QTextCharFormat:
    return char_format(run, block.blockFormat().headingLevel())


def _chosen(cursor: QTextCursor) -> Iterator[tuple[QTextBlock, int, int]]:
    if not cursor.hasSelection():
        return
    for block in chosen_blocks(cursor):
        start = max(block.position(), cursor.selectionStart())
        end = min(block.position() + block.length() - 1, cursor.selectionEnd())
        if start < end:
            yield block, start, end


def _change_stretch(block: QTextBlock, start: int, end: int, change: Callable[[Run], Run]) -> None:
    cursor = QTextCursor(block)
    for first, last, run in list(_stretches(block, start, end)):
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(_format_at(block, change(run)))


def _stretches(block: QTextBlock, start: int, end: int) -> Iterator[tuple[int, int, Run]]:
    walk: Any = block.begin()
    while not walk.atEnd():
        fragment = walk.fragment()
        first = max(fragment.position(), start)
        last = min(fragment.position() + fragment.length(), end)
        if fragment.isValid() and first < last:
            yield first, last, run_of("", fragment.charFormat())
        walk += 1
