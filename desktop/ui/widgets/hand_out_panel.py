"""Papers put in a folder; when a file there is somebody's work, the question what to do with it.

It is asked in the page itself, and the answer that changes nothing stands first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from db.queries.handed_out import CaseChoice
from desktop.delivery.handed_out import Choice, Handed, Outcome, Standing
from desktop.operations.handing_out import cases_of_file, edited_copy_to_record
from desktop.ui.desk import Desk
from desktop.ui.file_words import choice_in_words, placed_in_words, question_in_words
from desktop.ui.job import Job
from desktop.ui.theme import mark_primary, set_role
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.message_bar import Message, Severity
from desktop.ui.widgets.opened_file import open_path

Then = Callable[[tuple[Handed, ...]], object]
_ASKED = (Outcome.ASKED, Outcome.IN_USE)


@dataclass(eq=False, slots=True)
class _Putting:
    """One operation that puts files: what became of them, and what has been answered."""

    work: Callable[[_Putting], Job]
    then: Then | None
    choices: dict[str, Choice] = field(default_factory=dict[str, Choice])
    handed: tuple[Handed, ...] = ()

    def left(self) -> list[Handed]:
        """The files that wait for an answer."""
        waits = (one for one in self.handed if one.outcome in _ASKED)
        return [one for one in waits if self.choices.get(_name(one)) is not Choice.KEEP]


class HandOutPanel(QFrame):
    """Hidden until a file stands in the way; ``said`` tells where the files were put."""

    said = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keep, self.beside = QPushButton(), QPushButton()
        self.overwrite, self.again = QPushButton(), QPushButton("Försök igen")
        self.close_button = QPushButton("Avbryt")
        self.all = QCheckBox("Gör likadant med de övriga")
        self.case = QComboBox()
        self.to_case = QPushButton()
        self._desk = desk
        self._heading, self._lines = QLabel(), QLabel()
        self._asks: list[_Putting] = []
        self._back: QWidget | None = None
        self._lay_out()
        self._connect()
        self.hide()

    def put(
        self, operation: Callable[..., Any], *args: Any, then: Then | None = None, **named: Any
    ) -> Job:
        """Runs an operation that takes ``choices`` and tells what became of each file.

        ``then`` is called when no file waits for an answer; without it the clerk is told where
        the files lie.
        """
        self._asks.clear()
        self._close()
        self._back = QApplication.focusWidget()

        def _work(putting: _Putting) -> Job:
            return self._desk.do_in_background(
                operation, *args, choices=dict(putting.choices),
                then=lambda handed: self._on_handed(putting, handed), **named,
            )  # fmt: skip

        return _work(_Putting(_work, then))

    @property
    def asked(self) -> Handed | None:
        """The file that is asked about."""
        left = self._left()
        return left[0] if left and not self.isHidden() else None

    @Slot()
    def close_panel(self) -> bool:
        """Leaves the files as they are; whether anything was asked."""
        was = not self.isHidden()
        if was:
            self._choose_all(Choice.KEEP)
        return was

    def event(self, event: QEvent) -> bool:
        """Takes Esc for itself while it stands here, before the window does."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button it stands on; Esc leaves the file as it is."""
        focus = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            focus, QPushButton
        ):
            focus.click()
        else:
            super().keyPressEvent(event)

    # Asking.

    def _on_handed(self, putting: _Putting, handed: tuple[Handed, ...]) -> None:
        """Asks about what waits; one question at a time, though two saved at once."""
        putting.handed = handed
        if putting.left():
            self._asks.append(putting)
            self._ask_next()
        elif putting.then:
            putting.then(handed)
        else:
            self.tell(handed)

    def _ask_next(self) -> None:
        left = self._left()
        if left and self.isHidden():
            self._ask(left[0], len(left))

    def _left(self) -> list[Handed]:
        return self._asks[0].left() if self._asks else []

    def _ask(self, handed: Handed, count: int) -> None:
        in_use = handed.outcome is Outcome.IN_USE
        self._heading.setText(question_in_words(handed))
        more = ("", " En fil till väntar på svar.", f" {count - 1} filer till väntar på svar.")
        told = f"{_name(handed)} i {handed.path.parent}. Inget är överskrivet."
        self._lines.setText(f"{told}{more[min(count - 1, 2)]}")
        self.setAccessibleName(self._heading.text())
        self.setAccessibleDescription(self._lines.text())
        for choice, button in self._buttons().items():
            button.setText(choice_in_words(choice, handed))
        for button in (self.keep, self.overwrite):
            button.setVisible(not in_use)
        for button in (self.again, self.close_button):
            button.setVisible(in_use)
        self.all.setChecked(False)
        self.all.setVisible(count > 1)
        self._offer_cases(handed)
        self.show()
        (self.again if in_use else self.keep).setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._come_into_view)

    def _come_into_view(self) -> None:
        """Scrolls what it stands in, once that has made room for it."""
        above = self.parentWidget()
        while above and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(self)

    def _offer_cases(self, handed: Handed) -> None:
        edited = handed.standing is Standing.EDITED
        cases: Sequence[CaseChoice] = ()
        if edited:
            cases = self._desk.read(cases_of_file, handed.wanted or handed.path) or ()
        self.case.clear()
        for case in cases:
            self.case.addItem(f"{case.registration_number} {case.title}", case.id)
        self.case.setVisible(len(cases) > 1)
        one = f" {cases[0].registration_number}" if len(cases) == 1 else ""
        self.to_case.setText(f"Spara den ändrade filen i ärendet{one}")
        self.to_case.setVisible(bool(cases))

    # Answering.

    def _buttons(self) -> dict[Choice, QPushButton]:
        return {
            Choice.KEEP: self.keep,
            Choice.BESIDE: self.beside,
            Choice.OVERWRITE: self.overwrite,
        }

    def _choose(self, choice: Choice) -> None:
        if self.all.isChecked():
            self._choose_all(choice)
        elif self._left():
            self._asks[0].choices[_name(self._left()[0])] = choice
            self._go_on()

    def _choose_all(self, choice: Choice) -> None:
        for one in self._left():
            self._asks[0].choices[_name(one)] = choice
        self._go_on()

    @Slot()
    def _go_on(self) -> None:
        self._close()
        if self._asks:
            answered = self._asks.pop(0)
            answered.work(answered)
        self._ask_next()

    @Slot()
    def _on_to_case(self) -> None:
        left = self._left()
        case_id = self.case.currentData()
        if left and case_id:
            path = left[0].wanted or left[0].path
            key = self._desk.do(edited_copy_to_record, path, case_id)
            if key is not None:
                self.to_case.setEnabled(False)
                number = self.case.currentText().partition(" ")[0]
                text = f"Den ändrade filen är sparad i ärende {number}. Välj vad som ska ske här."
                self.said.emit(Message(text, Severity.SUCCESS))

    def tell(self, handed: Sequence[Handed]) -> None:
        """Says where the files were put."""
        if not handed:
            return
        folder = handed[0].path.parent
        there = any(one.is_there for one in handed)
        self.said.emit(
            Message(
                placed_in_words(handed, folder.name),
                Severity.SUCCESS if there else Severity.INFORMATION,
                "", "Öppna mappen", lambda: open_path(folder),
            )
        )  # fmt: skip

    def _close(self) -> None:
        was = not self.isHidden()
        self.to_case.setEnabled(True)
        self.hide()
        # A row of a list is made anew when the register changes.
        if was and self._back and isValid(self._back):
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.keep.clicked.connect(lambda: self._choose(Choice.KEEP))
        self.beside.clicked.connect(lambda: self._choose(Choice.BESIDE))
        self.overwrite.clicked.connect(lambda: self._choose(Choice.OVERWRITE))
        self.again.clicked.connect(self._go_on)
        self.close_button.clicked.connect(self.close_panel)
        self.to_case.clicked.connect(self._on_to_case)

    def _lay_out(self) -> None:
        set_role(self, "ask")
        set_role(self._heading, "label")
        set_role(self.to_case, "link")
        mark_primary(self.keep)
        mark_primary(self.again)
        self.case.setAccessibleName("Ärende att spara den ändrade filen i")
        self.case.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for label in (self._heading, self._lines):
            label.setWordWrap(True)
        buttons = QWidget()
        flow = Flow()
        buttons.setLayout(flow)
        for button in (self.keep, self.again, self.beside, self.overwrite, self.close_button):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for widget in (self._heading, self._lines, self.all, buttons, self.case):
            column.addWidget(widget)
        column.addWidget(self.to_case, 0, Qt.AlignmentFlag.AlignLeft)


def _name(handed: Handed) -> str:
    return (handed.wanted or handed.path).name
