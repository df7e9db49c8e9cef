"""The parts to correct: the wording that holds at the left, the new one at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from db.rules.rich_text import RichText, normal
from desktop.operations.correction_plan import CorrectablePart
from desktop.ui.theme import set_role
from desktop.ui.widgets.decision_editor import DecisionEditor
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.rich_editor import RichEditor


class Wordings(QWidget):
    """A box to tick for each part; ticked ones are opened. ``changed`` at each letter."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, QCheckBox] = {}
        self.pairs: dict[str, Pair] = {}
        self.more = QPushButton("Fler delar …")
        self._parts: Sequence[CorrectablePart] = ()
        self._flow = Flow()
        self._column = QVBoxLayout()
        self._column.setSpacing(16)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(self._flow)
        whole.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addLayout(self._column)
        set_role(self.more, "link")
        self.more.setToolTip("Visa de delar som saknas i paragrafen, för att lägga till en")
        self.more.clicked.connect(self._on_more)

    def show_parts(self, parts: Sequence[CorrectablePart]) -> None:
        """Shows the parts of a paragraph, none of them opened."""
        self._flow.clear()
        for pair in self.pairs.values():
            pair.hide()
            pair.deleteLater()
        self.boxes, self.pairs, self._parts = {}, {}, parts
        for part in sorted(parts, key=lambda one: not one.wording):
            self._add(part)
        self.more.setVisible(any(not part.wording for part in parts))

    def new(self) -> dict[str, RichText]:
        """The new wordings, of the parts opened that say something else than before."""
        return {
            key: pair.new()
            for key, pair in self.pairs.items()
            if self.boxes[key].isChecked() and pair.is_changed()
        }

    def _add(self, part: CorrectablePart) -> None:
        lacks = "" if part.wording else " (saknas)"
        box = QCheckBox(f"{part.label}{lacks}")
        box.setToolTip(f"Rätta {part.label.lower()}")
        box.toggled.connect(lambda: self._on_toggled(part))
        self.boxes[part.key] = box
        self._flow.addWidget(box)
        box.setVisible(bool(part.wording))

    @Slot()
    def _on_more(self) -> None:
        """Shows what is lacking too; the first of it is where the clerk goes on."""
        self.more.hide()
        for part in self._parts:
            self.boxes[part.key].show()
        lacking = [part.key for part in self._parts if not part.wording]
        self.boxes[lacking[0]].setFocus(Qt.FocusReason.OtherFocusReason)
        self._flow.invalidate()

    def _on_toggled(self, part: CorrectablePart) -> None:
        on = self.boxes[part.key].isChecked()
        if on and part.key not in self.pairs:
            self.pairs[part.key] = pair = Pair(part)
            pair.changed.connect(self.changed)
            self._column.insertWidget(self._place(part), pair)
        if part.key in self.pairs:
            self.pairs[part.key].setVisible(on)
        if on:
            self.pairs[part.key].begin()
        self.changed.emit()

    def _place(self, part: CorrectablePart) -> int:
        """Where the pair stands: in the order of the paragraph, not of the ticks."""
        before = self._parts[: self._parts.index(part)]
        return sum(one.key in self.pairs for one in before)


class Pair(QFrame):
    """One part: what holds now, to be read, and the new wording, to be written."""

    changed = Signal()

    def __init__(self, part: CorrectablePart) -> None:
        super().__init__()
        self._old = normal(part.wording)
        self.old = RichEditor(f"{part.label}, lydelse som gäller nu", grows=True)
        self.editor, self._read, self._focus = _editor(part)
        self._lay_out(part)
        self.old.set_content(part.wording)
        for text in self.editor.findChildren(QTextEdit) or [self.editor]:
            if isinstance(text, QTextEdit):
                text.textChanged.connect(self.changed)

    def new(self) -> RichText:
        """The wording as it is written now."""
        return normal(self._read())

    def is_changed(self) -> bool:
        """Whether the new wording is another than the old."""
        return self.new() != self._old

    @Slot()
    def begin(self) -> None:
        """Puts the cursor in the new wording."""
        self._focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, part: CorrectablePart) -> None:
        set_role(self, "card")
        heading = QLabel(part.label)
        set_role(heading, "subtitle")
        self.old.setReadOnly(True)
        sides = QHBoxLayout()
        sides.setSpacing(16)
        sides.addWidget(_side("Lydelse som gäller nu", self.old), 1)
        sides.addWidget(_side("Ny lydelse", self.editor), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addLayout(sides)


def _editor(part: CorrectablePart) -> tuple[QWidget, Callable[[], RichText], QWidget]:
    """The editor of a part, how to read it, and where writing begins."""
    name = f"{part.label}, ny lydelse"
    if part.key == "decision":
        decision = DecisionEditor(name, framed=True)
        decision.set_content(part.wording)
        return decision, decision.content, decision.editors()[-1]
    editor = RichEditor(name, grows=True)
    editor.set_content(part.wording)
    return editor, editor.content, editor


def _side(label: str, widget: QWidget) -> QWidget:
    side = QWidget()
    words = QLabel(label)
    set_role(words, "small")
    words.setBuddy(widget)
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(words)
    column.addWidget(widget)
    column.addStretch()
    return side
