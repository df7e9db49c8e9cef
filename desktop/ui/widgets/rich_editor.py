"""The editor of a text of the register: what is written is saved by itself, and clean."""

from __future__ import annotations

import json
from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    Qt,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from db.rules.rich_text import RichText, Run, Table, Text, from_json, rich, runs, to_json
from desktop.ui.icons import icon
from desktop.ui.states import keys_in_words
from desktop.ui.widgets import rich_editing as editing
from desktop.ui.widgets.html_clean import from_html
from desktop.ui.widgets.rich_document import insert, read, write
from desktop.ui.widgets.rich_format import char_format, text_format
from desktop.ui.widgets.rich_paste import place_text

OWN_FORMAT = "application/x-klubbslag-text"
PAUSE_MS = 800

_Way = Callable[[], object]


class RichEditor(QTextEdit):
    """Edits a ``RichText``.

    ``save_asked(RichText)`` comes when the clerk pauses or goes elsewhere, and only when the text
    differs from what was set or saved last; ``writing_began()`` at the first letter after a save.
    With ``grows`` the editor is as tall as its text, for pages that scroll as a whole.
    """

    save_asked = Signal(object)
    writing_began = Signal()

    def __init__(self, name: str, *, grows: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saved: RichText = ()
        self._waiting = False
        self._shown_once = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(True)
        self.document().setDocumentMargin(0)
        self._make_actions()
        self._connect()
        if grows:
            self._grow_with_text()

    def set_content(self, content: RichText) -> None:
        """Shows a text as saved. The same text leaves cursor and undo steps alone."""
        if content == self._saved and content == self.content() and self._shown_once:
            return
        self._write(content)
        self._shown_once = True
        self._saved = content
        self._waiting = False
        self._pause.stop()

    def content(self) -> RichText:
        """The text as it stands now."""
        return read(self.document())

    def _write(self, content: RichText) -> None:
        write(self.document(), content)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    @property
    def is_changed(self) -> bool:
        """Whether something has been written since the last save."""
        return self._waiting

    @Slot()
    def save_now(self) -> None:
        """Asks for the text to be saved, if it differs from what was saved last."""
        self._pause.stop()
        self._waiting = False
        content = self.content()
        if content != self._saved:
            self._saved = content
            self.save_asked.emit(content)

    def insert_table(self, rows: int = 2, columns: int = 3) -> None:
        """Puts a table with a head row where the cursor is, unless it is in one already."""
        if not self.textCursor().currentTable():
            empty = tuple(((),) * columns for _ in range(rows))
            insert(self.textCursor(), (Table(empty),))

    # What Qt asks.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the actions; Enter and Backspace know headings and lists."""
        action = self._action_of(event)
        if action:
            action.trigger()
            return
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and plain and self._enter():
            return
        if event.key() == Qt.Key.Key_Backspace and plain and self._backspace():
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Takes the editor's own keys before the window does (Ctrl+K is italic here)."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and self._action_of(event):
            event.accept()
            return True
        return super().event(event)

    def _action_of(self, event: QKeyEvent) -> QAction | None:
        keys = QKeySequence(event.keyCombination())
        return next((action for action in self.actions() if keys in action.shortcuts()), None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Saves when the clerk goes elsewhere, but not for a menu over the text."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and self._waiting:
            self.save_now()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text in any form; no pictures, no files."""
        return source.hasFormat(OWN_FORMAT) or source.hasHtml() or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pastes clean text: of our own kind as it is, foreign as ``from_html`` lets through."""
        content = _pasted(source)
        if content:
            self._paste(content)

    def createMimeDataFromSelection(self) -> QMimeData:
        """The choice for other programs, and for us with all its marks."""
        qt_data, data = super().createMimeDataFromSelection(), QMimeData()
        data.setText(qt_data.text())
        data.setHtml(qt_data.html())
        piece = QTextDocument()
        QTextCursor(piece).insertFragment(self.textCursor().selection())
        data.setData(OWN_FORMAT, json.dumps(to_json(read(piece))).encode())
        return data

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt's own menu (cut, copy, paste) with the forms of text under it."""
        menu = self.createStandardContextMenu()
        menu.addSeparator()
        menu.addActions(self.actions())
        menu.exec(event.globalPos())

    # Writing.

    def _enter(self) -> bool:
        cursor = self.textCursor()
        block = cursor.block()
        if editing.is_item(block) and not block.text():
            return self._outdent(cursor)
        if block.blockFormat().headingLevel() and cursor.atBlockEnd():
            cursor.insertBlock(text_format(), char_format(Run("")))
            self.setTextCursor(cursor)
            return True
        return False

    def _backspace(self) -> bool:
        cursor = self.textCursor()
        if cursor.hasSelection() or not cursor.atBlockStart():
            return False
        if editing.is_item(cursor.block()):
            return self._outdent(cursor)
        if cursor.block().blockFormat().headingLevel():
            editing.set_heading(cursor, 0)
            return True
        return False

    def _outdent(self, cursor: QTextCursor) -> bool:
        if editing.level_of(cursor.block()):
            return editing.change_level(cursor, -1)
        editing.leave_list(cursor)
        return True

    def _paste(self, content: RichText) -> None:
        cursor = self.textCursor()
        with editing.one_step(cursor):
            cursor.removeSelectedText()
            place_text(cursor, content)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    # Actions.

    def _make_actions(self) -> None:
        def _mark(name: str) -> _Way:
            return lambda: self._edit(lambda cursor: editing.toggle_mark(cursor, name))

        def _heading(level: int) -> _Way:
            return lambda: self._edit(lambda cursor: editing.set_heading(cursor, level))

        def _list(numbered: bool) -> _Way:
            return lambda: self._edit(lambda cursor: editing.toggle_list(cursor, numbered=numbered))

        def _level(by: int) -> _Way:
            return lambda: self._edit(lambda cursor: editing.change_level(cursor, by))

        add = self._add_action
        self.bold = add("Fet", "bold", ("Ctrl+B",), _mark("bold"))
        self.italic = add("Kursiv", "italic", ("Ctrl+I", "Ctrl+K"), _mark("italic"))
        self.secret = add("Sekretess", "eye-off", ("Ctrl+Shift+H",), _mark("secret"))
        for action in (self.bold, self.italic, self.secret):
            action.setCheckable(True)
        add("Brödtext", "", ("Ctrl+Alt+0",), _heading(0))
        add("Underrubrik 1", "heading-1", ("Ctrl+Alt+1",), _heading(1))
        add("Underrubrik 2", "heading-2", ("Ctrl+Alt+2",), _heading(2))
        add("Underrubrik 3", "heading-3", ("Ctrl+Alt+3",), _heading(3))
        add("Punktlista", "list", ("Ctrl+Shift+L",), _list(numbered=False))
        add("Numrerad lista", "list-ordered", ("Ctrl+Shift+N",), _list(numbered=True))
        add("Flytta in", "list-indent-increase", ("Alt+Shift+Right",), _level(1))
        add("Flytta ut", "list-indent-decrease", ("Alt+Shift+Left",), _level(-1))
        add("Tabell", "table", ("Ctrl+Shift+T",), self.insert_table)

    def _add_action(self, text: str, sign: str, keys: tuple[str, ...], way: _Way) -> QAction:
        action = QAction(icon(sign), text, self) if sign else QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setToolTip(f"{text} ({keys_in_words(keys[0])})")
        action.triggered.connect(lambda: way())
        self.addAction(action)
        return action

    def _edit(self, change: Callable[[QTextCursor], object]) -> None:
        cursor = self.textCursor()
        change(cursor)
        self.setTextCursor(cursor)
        self._show_marks()

    @Slot()
    def _show_marks(self) -> None:
        cursor = self.textCursor()
        self.bold.setChecked(editing.has_mark(cursor, "bold"))
        self.italic.setChecked(editing.has_mark(cursor, "italic"))
        self.secret.setChecked(editing.has_mark(cursor, "secret"))

    # Saving and growing.

    def _connect(self) -> None:
        self._pause.timeout.connect(self.save_now)
        self.currentCharFormatChanged.connect(self._show_marks)
        self.document().contentsChange.connect(self._on_change)

    @Slot(int, int, int)
    def _on_change(self, _where: int, _gone: int, _come: int) -> None:
        if not self.document().isUndoRedoEnabled():
            return
        if not self._waiting:
            self._waiting = True
            self.writing_began.emit()
        self._pause.start()

    def _grow_with_text(self) -> None:
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        around = self.height() - self.viewport().height()
        self.setFixedHeight(ceil(self.document().size().height()) + around)


def _pasted(source: QMimeData) -> RichText:
    if source.hasFormat(OWN_FORMAT):
        try:
            return from_json(json.loads(bytes(source.data(OWN_FORMAT).data())))
        except (ValueError, KeyError, TypeError):
            return _plain(source.text())
    return from_html(source.html()) if source.hasHtml() else _plain(source.text())


def _plain(text: str) -> RichText:
    """Lines as paragraphs; a piece of a line keeps the space round it."""
    return rich(text) if "\n" in text else (Text(runs(text)),)
