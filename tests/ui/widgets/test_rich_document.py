"""The text comes out of the editor as it went in."""

from hypothesis import given, settings
from PySide6.QtGui import QTextCursor, QTextDocument

from db.rules.rich_text import Bullets, Item, Points, Run, Table, Text, runs
from desktop.ui.widgets.rich_document import insert, read, write
from tests.ui.widgets.texts import rich_text


@given(rich_text)
def test_all_text_goes_in_and_out_equal(content):
    document = QTextDocument()
    write(document, content)
    assert read(document) == content


@settings(max_examples=40)
@given(rich_text, rich_text)
def test_text_put_in_after_other_text_is_equal_too(first, second):
    document = QTextDocument()
    write(document, first)
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    insert(cursor, second)
    assert read(document) == first + second


def test_a_text_put_in_is_one_step_to_undo():
    document = QTextDocument()
    write(document, (Text(runs("Först")),))
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    insert(cursor, (Text(runs("Sedan")), Points((Item(runs("ett")),))))
    assert len(read(document)) == 3
    document.undo()
    assert read(document) == (Text(runs("Först")),)


def test_inner_lists_count_from_one_again():
    document = QTextDocument()
    levels = (0, 1, 1, 0, 1)
    write(document, (Points(tuple(Item(runs(str(n)), n) for n in levels)),))
    shown, block = [], document.begin()
    while block.isValid():
        shown.append(block.textList().itemText(block))
        block = block.next()
    assert shown == ["1.", "a.", "b.", "2.", "a."]


def test_two_lists_after_each_other_stay_two():
    content = (Points((Item(runs("a")),)), Points((Item(runs("b")),)), Bullets((Item(()),)))
    document = QTextDocument()
    write(document, content)
    assert read(document) == content


def test_a_large_text_is_no_burden():
    content = tuple(Text((Run(f"Stycke {n} "), Run("fet", bold=True))) for n in range(2000))
    document = QTextDocument()
    write(document, content)
    assert read(document) == content


def test_a_changed_table_drops_the_widths_it_came_with():
    document = QTextDocument()
    write(document, (Table(((runs("a"), runs("b")),), 1, "", (0.5, 0.5)),))
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
    cursor.currentTable().appendColumns(1)
    assert read(document) == (Table(((runs("a"), runs("b"), ()),), 1, "", ()),)
