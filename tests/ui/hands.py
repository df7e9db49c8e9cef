"""What a clerk's hands do: type Swedish, show a window, look at names."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

INTERACTIVE = {
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.List,
    QAccessible.Role.Table,
    QAccessible.Role.RadioButton,
    QAccessible.Role.SpinBox,
    QAccessible.Role.Tree,
    QAccessible.Role.PageTab,
}
_CLOSED = {QAccessible.Role.Table, QAccessible.Role.List, QAccessible.Role.Tree}


def type_text(widget: QWidget, text: str) -> None:
    """Types any letters; ``QTest.keyClicks`` aborts the process at a lower-case å."""
    for letter in text:
        up = letter.upper()
        key = ord(up) if len(up) == 1 and ord(up) < 256 else 0
        shift = Qt.KeyboardModifier.ShiftModifier
        held = shift if letter.isupper() else Qt.KeyboardModifier.NoModifier
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            target = QApplication.focusWidget() or widget
            QApplication.sendEvent(target, QKeyEvent(kind, key, held, letter))


def show(qtbot, widget: QWidget) -> QWidget:
    """Shows a window and waits until it has the keyboard."""
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    widget.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is widget)
    return widget


def drop_files(widget: QWidget, *files: Path) -> None:
    """Drags files over a widget and lets go of them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    held = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    keys = Qt.KeyboardModifier.NoModifier
    coming = QDragEnterEvent(QPoint(9, 9), *held, keys)
    QApplication.sendEvent(widget, coming)
    # Qt ends the program when something is let go of where it was not welcome.
    assert coming.isAccepted()
    QApplication.sendEvent(widget, QDropEvent(QPointF(9, 9), *held, keys))


def nameless(widget: QWidget) -> list[str]:
    """The visible controls that a screen reader could not name."""
    top = QAccessible.queryAccessibleInterface(widget)
    return [
        f"{face.role()} {face.object()!r}"
        for face in _walk(top)
        if face.role() in INTERACTIVE and not face.text(QAccessible.Text.Name).strip()
    ]


def _walk(face: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    state = face.state()
    if state.invisible:
        return
    yield face
    if face.role() in _CLOSED:
        return
    for number in range(face.childCount()):
        child = face.child(number)
        if child is not None and child.isValid():
            yield from _walk(child)
