"""The question which paragraphs are to be verified at once, by whom and when."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.queries.meetings import MeetingView
from desktop.ui.desk import Desk
from desktop.ui.part_words import with_party
from desktop.ui.screens.minutes.apart import Apart, open_paragraphs
from desktop.ui.screens.minutes.choice import ParagraphChoice
from desktop.ui.theme import mark_primary, set_role
from desktop.ui.widgets.date_field import DateField
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.recipients_editor import Addressee, RecipientsEditor
from desktop.ui.widgets.sheet import words

_WHY = (
    "De paragrafer du väljer får en egen del av protokollet, med egen justering, eget anslag och "
    "egen tid för överklagande. Hela protokollet visar dem ändå. Omedelbar justering är en lokal "
    "regel i arbetsordningen eller reglementet."
)


class ImmediatePanel(QFrame):
    """Asks which paragraphs, who verifies and when; ``declared`` carries the new part's key."""

    declared = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = ParagraphChoice("Paragrafer som justeras omedelbart")
        self.verifiers = RecipientsEditor("Justerare")
        self.day = DateField("Justeringsdag", desk.office.today)
        self.yes = QPushButton("Justera omedelbart")
        self.no = QPushButton("Avbryt")
        self._desk = desk
        self._meeting: MeetingView | None = None
        self._form = Form()
        self._lay_out()
        self.choice.changed.connect(self._on_choice)
        self.yes.clicked.connect(self._on_yes)
        self.no.clicked.connect(self.close_panel)
        self.hide()

    def ask(self, meeting: MeetingView, ticked: Iterable[int] = ()) -> None:
        """Asks anew, with some paragraphs ticked already."""
        main = meeting.parts[0]
        self._meeting = meeting
        self.choice.show_paragraphs(open_paragraphs(meeting), ticked)
        serving = [row for row in meeting.attendance if row.may_have_served]
        known = [with_party(row.name, row.party) for row in serving]
        self.verifiers.set_known([Addressee(name) for name in known if name != main.chair])
        chosen = [with_party(one.name, one.party) for one in main.verifiers]
        self.verifiers.set_recipients([Addressee(name) for name in chosen])
        self.day.set_day(meeting.head.held_on)
        self._on_choice()
        self.show()
        self.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def close_panel(self) -> bool:
        """Asks no more; whether anything was asked."""
        was = not self.isHidden()
        self.hide()
        if was:
            self.closed.emit()
        return was

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a button presses it."""
        on_button = self.no.hasFocus() or self.yes.hasFocus()
        if on_button and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.close_panel if self.no.hasFocus() else self._on_yes)()
            return
        super().keyPressEvent(event)

    @Slot()
    def _on_choice(self) -> None:
        self.yes.setEnabled(bool(self.choice.chosen()))

    @Slot()
    def _on_yes(self) -> None:
        chosen = self.choice.chosen()
        if self._meeting is None or not chosen:
            return
        names = [one.name for one in self.verifiers.recipients()]
        apart = Apart(self._desk, self._meeting, chosen, names, self.day.day)
        if apart.declare():
            self.close_panel()
            self.declared.emit(apart.part_id)

    def _lay_out(self) -> None:
        set_role(self, "ask")
        heading = QLabel("Justera omedelbart")
        set_role(heading, "label")
        self.setAccessibleName("Justera omedelbart")
        mark_primary(self.yes)
        self._form.add("paragraphs", "Paragrafer", self.choice, "Mellanslag väljer")
        self._form.add("verifiers", "Justerare", self.verifiers)
        self._form.add("day", "Justeringsdag", self.day)
        buttons = QHBoxLayout()
        buttons.addWidget(self.yes)
        buttons.addWidget(self.no)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for widget in (heading, words(_WHY, "small"), self._form):
            column.addWidget(widget)
        column.addLayout(buttons)
