"""Writing in the editor as a secretary does, by keys."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from db.rules.rich_text import Bullets, Heading, Item, Points, Run, Table, Text, runs
from desktop.ui.widgets.points_editor import PointsEditor
from desktop.ui.widgets.rich_editor import OWN_FORMAT, RichEditor
from tests.ui.hands import show, type_text
from tests.ui.widgets.test_html_clean import WORD

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def editor(qtbot):
    page = QWidget()
    column = QVBoxLayout(page)
    page.editor = RichEditor("Sammanfattning")
    column.addWidget(page.editor)
    column.addWidget(QLineEdit())
    show(qtbot, page)
    page.editor.setFocus()
    editor = page.editor
    editor.page = page
    return editor


@pytest.fixture
def points(qtbot):
    editor = PointsEditor("Beslut", grows=False)
    show(qtbot, editor)
    editor.setFocus()
    return editor


def end(editor):
    editor.moveCursor(QTextCursor.MoveOperation.End)


def test_what_is_written_is_the_text(editor):
    type_text(editor, "Åtgärd i Älvdalen")
    assert editor.content() == (Text(runs("Åtgärd i Älvdalen")),)


def test_keys_mark_what_is_written_and_what_is_chosen(editor, qtbot):
    type_text(editor, "a")
    qtbot.keyClick(editor, Qt.Key.Key_B, CTRL)
    type_text(editor, "b")
    qtbot.keyClick(editor, Qt.Key.Key_B, CTRL)
    type_text(editor, "c")
    assert editor.content() == (Text((Run("a"), Run("b", bold=True), Run("c"))),)
    editor.selectAll()
    qtbot.keyClick(editor, Qt.Key.Key_H, CTRL | SHIFT)
    assert all(run.secret for run in editor.content()[0].runs)
    assert editor.content()[0].runs[1].bold
    editor.undo()
    assert not any(run.secret for run in editor.content()[0].runs)


def test_ctrl_k_is_italic_within_the_text(editor, qtbot):
    type_text(editor, "a")
    editor.selectAll()
    qtbot.keyClick(editor, Qt.Key.Key_K, CTRL)
    assert editor.content() == (Text((Run("a", italic=True),)),)


def test_a_heading_is_not_bold_and_enter_leaves_it(editor, qtbot):
    qtbot.keyClick(editor, Qt.Key.Key_2, CTRL | ALT)
    type_text(editor, "Bakgrund")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    type_text(editor, "Text")
    assert editor.content() == (Heading(runs("Bakgrund"), 2), Text(runs("Text")))
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.content() == (Text(runs("Bakgrund")), Text(runs("Text")))


def test_a_list_is_made_deepened_and_left(editor, qtbot):
    qtbot.keyClick(editor, Qt.Key.Key_N, CTRL | SHIFT)
    type_text(editor, "ett")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor, Qt.Key.Key_Right, ALT | SHIFT)
    type_text(editor, "inre")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    type_text(editor, "två")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    type_text(editor, "Efter")
    assert editor.content() == (
        Points((Item(runs("ett")), Item(runs("inre"), 1), Item(runs("två")))),
        Text(runs("Efter")),
    )


def test_lines_become_a_list_and_text_again(editor, qtbot):
    editor.set_content((Text(runs("a")), Text(runs("b")), Text(runs("c"))))
    editor.selectAll()
    qtbot.keyClick(editor, Qt.Key.Key_L, CTRL | SHIFT)
    assert editor.content() == (Bullets(tuple(Item(runs(t)) for t in "abc")),)
    cursor = editor.textCursor()
    cursor.setPosition(2)
    editor.setTextCursor(cursor)
    qtbot.keyClick(editor, Qt.Key.Key_L, CTRL | SHIFT)
    assert editor.content() == (
        Bullets((Item(runs("a")),)),
        Text(runs("b")),
        Bullets((Item(runs("c")),)),
    )
    editor.undo()
    assert len(editor.content()) == 1


def test_text_made_a_list_beside_a_list_joins_it(editor, qtbot):
    editor.set_content((Points((Item(runs("a")),)), Text(runs("b"))))
    end(editor)
    qtbot.keyClick(editor, Qt.Key.Key_N, CTRL | SHIFT)
    assert editor.content() == (Points((Item(runs("a")), Item(runs("b")))),)
    block = editor.document().lastBlock()
    assert block.textList().itemText(block) == "2."


def test_tab_is_never_caught(editor, qtbot):
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_saving_is_asked_after_a_pause_and_only_for_a_change(editor, qtbot):
    with qtbot.waitSignal(editor.save_asked, timeout=3000) as told:
        type_text(editor, "x")
        assert editor.is_changed
    assert told.args == [(Text(runs("x")),)]
    assert not editor.is_changed
    type_text(editor, "y")
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    with qtbot.assertNotEmitted(editor.save_asked):
        editor.save_now()


def test_saving_is_asked_when_the_clerk_goes_elsewhere(editor, qtbot):
    type_text(editor, "x")
    with qtbot.waitSignal(editor.save_asked, timeout=300):
        qtbot.keyClick(editor, Qt.Key.Key_Tab)


def test_showing_the_same_text_leaves_the_cursor(editor):
    editor.set_content((Text(runs("abc")),))
    end(editor)
    editor.set_content((Text(runs("abc")),))
    assert editor.textCursor().position() == 3


def test_word_is_pasted_clean(editor):
    data = QMimeData()
    data.setHtml(WORD)
    editor.insertFromMimeData(data)
    kinds = [type(block) for block in editor.content()]
    assert kinds == [Heading, Text, Bullets, Points, Table, Text]
    editor.undo()
    assert editor.content() == ()


def test_one_pasted_line_stays_in_its_line(editor):
    editor.set_content((Text(runs("före efter")),))
    cursor = editor.textCursor()
    cursor.setPosition(5)
    editor.setTextCursor(cursor)
    data = QMimeData()
    data.setText("mitt ")
    editor.insertFromMimeData(data)
    assert editor.content() == (Text(runs("före mitt efter")),)


def test_more_lines_are_put_between_the_halves(editor):
    editor.set_content((Text(runs("föreefter")),))
    cursor = editor.textCursor()
    cursor.setPosition(4)
    editor.setTextCursor(cursor)
    data = QMimeData()
    data.setHtml("<ul><li>ett</li><li>två</li></ul>")
    editor.insertFromMimeData(data)
    assert editor.content() == (
        Text(runs("före")),
        Bullets((Item(runs("ett")), Item(runs("två")))),
        Text(runs("efter")),
    )


def test_copying_between_editors_keeps_all_marks(editor, qtbot):
    content = (Text((Run("öppet "), Run("hemligt", secret=True))), Points((Item(runs("ett")),)))
    editor.set_content(content)
    editor.selectAll()
    data = editor.createMimeDataFromSelection()
    assert data.hasFormat(OWN_FORMAT)
    other = RichEditor("Annan")
    qtbot.addWidget(other)
    other.insertFromMimeData(data)
    assert other.content() == content


def test_a_spoilt_clipboard_is_survived(editor):
    data = QMimeData()
    data.setData(OWN_FORMAT, b'{"t": 1}')
    data.setText("ändå")
    editor.insertFromMimeData(data)
    assert editor.content() == (Text(runs("ändå")),)


def test_a_table_is_put_in_and_not_within_itself(editor):
    editor.insert_table()
    assert isinstance(editor.content()[0], Table)
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    editor.moveCursor(QTextCursor.MoveOperation.NextBlock)
    editor.insert_table()
    assert len(editor.content()) == 1


def test_an_editor_that_grows_is_as_tall_as_its_text(qtbot):
    editor = RichEditor("Text", grows=True)
    editor.resize(400, 40)
    show(qtbot, editor)
    low = editor.height()
    editor.set_content(tuple(Text(runs(f"rad {n}")) for n in range(20)))
    qtbot.waitUntil(lambda: editor.height() > low * 5)


def test_points_are_numbered_from_the_first_letter(points, qtbot):
    assert points.points() == Points(())
    type_text(points, "att godkänna")
    qtbot.keyClick(points, Qt.Key.Key_Return)
    type_text(points, "att anslå")
    assert points.points() == Points((Item(runs("att godkänna")), Item(runs("att anslå"))))
    qtbot.keyClick(points, Qt.Key.Key_Up, ALT)
    assert [item.runs[0].text for item in points.points().items] == ["att anslå", "att godkänna"]
    points.undo()
    assert points.points().items[0].runs == runs("att godkänna")


def test_an_empty_point_stays_a_point(points, qtbot):
    for _ in range(3):
        qtbot.keyClick(points, Qt.Key.Key_Return)
    type_text(points, "a")
    assert points.points() == Points((Item(runs("a")),))
    for _ in range(5):
        qtbot.keyClick(points, Qt.Key.Key_Backspace)
    type_text(points, "b")
    assert points.points() == Points((Item(runs("b")),))


def test_points_join_at_backspace(points, qtbot):
    points.set_points(Points((Item(runs("att a")), Item(runs("att b")))))
    end(points)
    points.moveCursor(QTextCursor.MoveOperation.StartOfBlock)
    qtbot.keyClick(points, Qt.Key.Key_Backspace)
    assert points.points() == Points((Item(runs("att aatt b")),))


def test_pasted_lines_become_points(points):
    data = QMimeData()
    data.setText("att ett\natt två")
    points.insertFromMimeData(data)
    assert points.content() == (Points((Item(runs("att ett")), Item(runs("att två")))),)


def test_points_are_saved_as_points(points, qtbot):
    type_text(points, "att a")
    with qtbot.waitSignal(points.save_asked) as told:
        points.save_now()
    assert told.args == [(Points((Item(runs("att a")),)),)]


def test_the_actions_show_the_marks_of_the_place(editor, qtbot):
    editor.set_content((Text((Run("a"), Run("b", bold=True, secret=True))),))
    end(editor)
    assert (editor.bold.isChecked(), editor.italic.isChecked()) == (True, False)
    assert editor.secret.isChecked()
    qtbot.keyClick(editor, Qt.Key.Key_B, CTRL)
    assert not editor.bold.isChecked()
