"""A verifier who will not verify a paragraph: who, which and why, before it is done and after."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
)

from db.rules.numbering import paragraph_label
from desktop.operations.minutes_parts import Unwilling
from desktop.operations.verification import LockedParagraph, VerificationPlan
from desktop.ui.theme import mark_primary, set_role
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.sheet import Section, words
from desktop.ui.widgets.thing_list import Thing, ThingList

_WHAT = (
    "En paragraf som någon inte justerar går för sig: den blir inte justerad nu, får en egen del "
    "av protokollet och står kvar öppen. Vägran och skälet sparas och skrivs i protokollet."
)


class RefusalSection(Section):
    """Gathers who will not verify what; ``changed`` when that is another.

    Nothing is written in the register until the part is verified.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__("Någon justerar inte")
        self.begin = QPushButton("En justerare justerar inte …")
        self.form = RefusalForm()
        self.list = ThingList("Paragrafer som inte justeras")
        self._said: list[Unwilling] = []
        self._plan: VerificationPlan | None = None
        self.begin.setToolTip("Ange vem som inte justerar vilken paragraf, och skälet")
        self._what = words(_WHAT, "muted")
        self.add(self._what, self.list, self.form, self.begin)
        self.begin.clicked.connect(self._on_begin)
        self.form.said.connect(self._on_said)
        self.form.closed.connect(self._on_closed)
        self.list.opened.connect(self._on_removed)
        self._show_list()

    def unwilling(self) -> tuple[Unwilling, ...]:
        """Who will not verify what."""
        return tuple(self._said)

    def refused(self) -> frozenset[int]:
        """The keys of the paragraphs that somebody will not verify."""
        return frozenset(said.paragraph_id for said in self._said)

    def forget(self) -> None:
        """Begins anew, for another part or meeting."""
        self._said.clear()
        self._plan = None
        self.form.hide()
        self.begin.show()
        self.begin.setEnabled(False)
        self._show_list()

    def show_plan(self, plan: VerificationPlan) -> None:
        """Lets one of those who sign refuse one of the paragraphs."""
        self._plan = plan
        self.begin.setEnabled(bool(plan.signers and (plan.paragraphs or plan.apart)))
        self._show_list()

    def close_form(self) -> bool:
        """Closes the form; whether it was open."""
        was = not self.form.isHidden()
        if was:
            self._on_closed()
        return was

    @Slot()
    def _on_begin(self) -> None:
        if self._plan:
            self.begin.hide()
            self._what.show()
            self.form.ask(self._plan.signers, self._lines())

    def _lines(self) -> list[LockedParagraph]:
        plan = self._plan
        both = (*plan.paragraphs, *plan.apart) if plan else ()
        return sorted(both, key=lambda one: (one.number is None, one.number or 0))

    @Slot(object)
    def _on_said(self, said: Unwilling) -> None:
        same = (said.paragraph_id, said.name)
        self._said = [one for one in self._said if (one.paragraph_id, one.name) != same]
        self._said.append(said)
        self._on_closed()
        self.changed.emit()

    @Slot(object)
    def _on_removed(self, said: Unwilling) -> None:
        self._said.remove(said)
        self._show_list()
        self.changed.emit()

    @Slot()
    def _on_closed(self) -> None:
        self.form.hide()
        self.begin.show()
        self.begin.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_list()

    def _show_list(self) -> None:
        names = {line.id: _name(line) for line in self._lines()}
        self.list.show_things(
            [
                Thing(
                    f"{names.get(said.paragraph_id, 'Paragrafen')} justeras inte av {said.name}",
                    f"Skäl: {said.reason}", "circle-alert", said, "Ta bort",
                )
                for said in self._said
            ]
        )  # fmt: skip
        self._what.setVisible(bool(self._said) or not self.form.isHidden())


class RefusalForm(QFrame):
    """Who, which paragraph and why; ``said`` carries the ``Unwilling``."""

    said = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.who = QComboBox()
        self.paragraph = QComboBox()
        self.reason = QLineEdit()
        self.yes = QPushButton("Lägg till")
        self.no = QPushButton("Avbryt")
        self._lay_out()
        self.reason.textChanged.connect(self._check)
        self.reason.returnPressed.connect(self._on_yes)
        self.yes.clicked.connect(self._on_yes)
        self.no.clicked.connect(self.closed)
        self.hide()

    def ask(self, names: Sequence[str], lines: Sequence[LockedParagraph]) -> None:
        """Asks anew, the last verifier first: the chair seldom refuses."""
        self.who.clear()
        self.who.addItems(list(names))
        self.who.setCurrentIndex(len(names) - 1)
        self.paragraph.clear()
        for line in lines:
            self.paragraph.addItem(_name(line), line.id)
        self.reason.clear()
        self._check()
        self.show()
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a button presses it."""
        on_button = self.yes.hasFocus() or self.no.hasFocus()
        if on_button and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.yes if self.yes.hasFocus() else self.no).click()
            return
        super().keyPressEvent(event)

    @Slot()
    def _check(self) -> None:
        self.yes.setEnabled(bool(self.reason.text().strip()))

    @Slot()
    def _on_yes(self) -> None:
        reason = self.reason.text().strip()
        key = self.paragraph.currentData()
        if reason and key is not None:
            self.said.emit(Unwilling(key, self.who.currentText(), reason))

    def _lay_out(self) -> None:
        set_role(self, "ask")
        self.setAccessibleName("Någon justerar inte")
        heading = QLabel("Vem justerar inte, och varför?")
        set_role(heading, "label")
        mark_primary(self.yes)
        self.paragraph.setMinimumContentsLength(16)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.paragraph.setSizeAdjustPolicy(policy)
        form = Form()
        form.add("who", "Vem", self.who)
        form.add("paragraph", "Paragraf", self.paragraph)
        form.add("reason", "Skäl", self.reason, "Skälet måste anges och skrivs i protokollet")
        buttons = QHBoxLayout()
        for button in (self.yes, self.no):
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addWidget(form)
        column.addLayout(buttons)


def _name(line: LockedParagraph) -> str:
    number = paragraph_label(line.number) if line.number else "Utan nummer"
    return f"{number}  {line.title}"
