"""The text of a document with its recognised parts in colour; what no part took stands out."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QTextEdit, QVBoxLayout, QWidget

from desktop.intake.draft import Draft, Part, PartKind
from desktop.ui.colours import colours_of
from desktop.ui.reading_words import PARTS
from desktop.ui.theme import set_role

_HUES = {
    PartKind.TITLE: 210,
    PartKind.REGISTRATION_NUMBER: 265,
    PartKind.PARAGRAPH_NUMBER: 265,
    PartKind.BODY: 265,
    PartKind.DATES: 265,
    PartKind.KIND: 265,
    PartKind.ORGANISATION: 265,
    PartKind.DECISION: 130,
    PartKind.PROPOSED_DECISION: 130,
    PartKind.STATEMENT: 175,
    PartKind.SUMMARY: 195,
    PartKind.MATTER: 225,
    PartKind.PREVIOUS_HANDLING: 225,
    PartKind.DECISION_BASIS: 300,
    PartKind.RECIPIENTS: 330,
}
_OTHER_HUE = 285
_TINT, _STRONG = 38, 90


class SourceView(QWidget):
    """Shows a draft's text. ``part_chosen(Part)`` when the cursor comes into a part."""

    part_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None
        self._places: list[int] = []
        self._chosen: Part | None = None
        self.text = QTextEdit()
        self._here = QLabel()
        self._lay_out()
        self.text.cursorPositionChanged.connect(self._on_cursor)

    def show_draft(self, draft: Draft | None) -> None:
        """Shows a document; None for nothing."""
        self._draft = draft
        self._chosen = None
        self.text.blockSignals(True)
        self.text.setPlainText(draft.text if draft else "")
        self.text.blockSignals(False)
        # Qt counts in UTF-16, Python in characters: signs beyond the first plane count twice.
        self._places = _utf16_places(draft.text) if draft else []
        self._colour()
        self._here.setText(self._summary())

    def show_part(self, kinds: frozenset[PartKind]) -> None:
        """Scrolls to the first part of these kinds and brings it out."""
        parts = self._draft.parts if self._draft else ()
        found = next((part for part in parts if part.kind in kinds), None)
        if found:
            self.show_span(found.start, found.end)
            self._chosen = found
            self._colour()

    def show_span(self, start: int, end: int) -> None:
        """Scrolls to a stretch of the text."""
        self.text.blockSignals(True)
        cursor = self._cursor(start, end)
        cursor.setPosition(cursor.selectionStart())
        self.text.setTextCursor(cursor)
        self.text.ensureCursorVisible()
        self.text.blockSignals(False)

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(self._in_qt(start))
        cursor.setPosition(self._in_qt(end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _in_qt(self, place: int) -> int:
        return place + bisect_right(self._places, place - 1)

    def _colour(self) -> None:
        draft = self._draft
        if draft is None:
            self.text.setExtraSelections([])
            return
        marks = [self._mark(part.start, part.end, self._format(part)) for part in draft.parts]
        marks += [self._mark(s.start, s.end, _left_over()) for s in draft.unassigned]
        self.text.setExtraSelections(marks)

    def _mark(self, start: int, end: int, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        # PySide gives these two no setters in its stubs.
        mark.cursor = self._cursor(start, end)  # type: ignore[attr-defined]
        mark.format = form  # type: ignore[attr-defined]
        return mark

    def _format(self, part: Part) -> QTextCharFormat:
        form = QTextCharFormat()
        if part.kind is PartKind.FURNITURE:
            form.setForeground(QColor(colours_of(QApplication.palette()).muted))
            return form
        tint = QColor.fromHsv(_HUES.get(part.kind, _OTHER_HUE), 200, 220)
        tint.setAlpha(_STRONG if part == self._chosen else _TINT)
        form.setBackground(tint)
        if not part.sure:
            _underline(form)
        return form

    @Slot()
    def _on_cursor(self) -> None:
        place = self.text.textCursor().position()
        parts = self._draft.parts if self._draft else ()
        inside = (p for p in parts if self._in_qt(p.start) <= place <= self._in_qt(p.end))
        part = next(inside, None)
        self._here.setText(f"Här: {PARTS[part.kind]}" if part else "Här: ingen del")
        if part and part != self._chosen:
            self._chosen = part
            self._colour()
            self.part_chosen.emit(part)

    def _summary(self) -> str:
        if not self._draft:
            return ""
        left = len(self._draft.unassigned)
        if not left:
            return "All text har fått sin plats."
        return "Ett stycke hör inte till någon del." if left == 1 else f"{left} stycken utan del."

    def _lay_out(self) -> None:
        set_role(self, "surface")
        set_role(self._here, "small")
        self._here.setContentsMargins(12, 4, 12, 6)
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Dokumentets text")
        self.text.setTabChangesFocus(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        set_role(self.text, "source")
        self.text.document().setDocumentMargin(16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.text, 1)
        column.addWidget(self._here)


def _left_over() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setBackground(QColor(colours_of(QApplication.palette()).warning_fill))
    _underline(form)
    return form


def _underline(form: QTextCharFormat) -> None:
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
    form.setUnderlineColor(QColor(colours_of(QApplication.palette()).warning))


def _utf16_places(text: str) -> list[int]:
    return [place for place, sign in enumerate(text) if ord(sign) > 0xFFFF]
