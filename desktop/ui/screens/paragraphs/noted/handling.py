"""Brings what was noted of a paragraph onto its sheet, and lets its blocks work together."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from db.rules.lifecycle import DissentKind, Outcome
from db.rules.order_tree import Node
from desktop.operations.handled import Handled
from desktop.ui.actions import make_action
from desktop.ui.desk import Desk
from desktop.ui.screens.paragraphs.noted.dissents import DissentsBlock
from desktop.ui.screens.paragraphs.noted.form import NotingForm
from desktop.ui.screens.paragraphs.noted.order import OrderBlock
from desktop.ui.screens.paragraphs.noted.order_words import terms_words
from desktop.ui.screens.paragraphs.noted.proposals import ProposalsBlock
from desktop.ui.screens.paragraphs.noted.votes import VotesBlock
from desktop.ui.screens.paragraphs.sheet import ParagraphSheet
from desktop.ui.theme import set_role

_ABOVE, _AROUND = 44, 12
_LAID_OUT_MS = 20


class NotedHandling(QObject):
    """The blocks of the sheet. ``outcome_asked(Outcome)`` when the item has been put off."""

    outcome_asked = Signal(object)

    def __init__(self, desk: Desk, sheet: ParagraphSheet) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self.proposals = ProposalsBlock(desk)
        self.order = OrderBlock(desk)
        self.votes = VotesBlock(desk)
        self.reservations = DissentsBlock(
            desk, (DissentKind.RESERVATION, DissentKind.NON_PARTICIPATION)
        )
        self.notes = DissentsBlock(desk, (DissentKind.MINUTES_NOTE, DissentKind.SEPARATE_STATEMENT))
        self.aside = QLabel()
        self._looked_at: NotingForm | None = None
        self.reserve = make_action(
            self, "Ny reservation", "user", self.reservations.begin, keys="Alt+S"
        )
        self._later = QTimer(self, singleShot=True, interval=_LAID_OUT_MS)
        self._lay_out()

    def show_handled(self, found: Handled, outcome: Outcome | None) -> None:
        """Shows how a paragraph was handled; forms that are open for it stay open."""
        self.proposals.show_handled(found)
        self.order.show_handled(found, outcome or Outcome.UNDECIDED)
        for block in (self.votes, self.reservations, self.notes):
            block.show_handled(found)
        used = terms_words(found.terms) if found.terms.used else ""
        lines = [line for line in (*found.conflicts, used) if line]
        self.aside.setText("\n".join(lines))
        self.aside.setVisible(bool(lines))

    def actions(self) -> tuple[QAction, ...]:
        """What can be noted from anywhere on the page."""
        return (self.proposals.new, self.votes.new, self.reserve)

    def flush(self) -> None:
        """Notes what is written in the forms, where it is whole."""
        for block in (self.proposals, self.votes, self.reservations, self.notes):
            block.flush()

    def close_form(self) -> bool:
        """Leaves the form that is open; whether any was."""
        blocks = (block for part in self._sheet.noted.values() for block in part.blocks)
        return any(block.close_form() for block in blocks)

    def _lay_out(self) -> None:
        parts = self._sheet.noted
        parts["proposals"].put(self.proposals)
        parts["order_of_proposals"].put(self.order)
        parts["vote"].put(self.votes)
        parts["reservations"].put(self.reservations)
        parts["notes"].put(self.notes)
        self.aside.setWordWrap(True)
        self.aside.setAccessibleName("Jäv och villkor")
        set_role(self.aside, "aside")
        self._sheet.head.addWidget(self.aside)
        self.order.outcome_asked.connect(self.outcome_asked)
        self._later.timeout.connect(self._scroll)
        for form in (self.proposals.form, self.reservations.form, self.notes.form):
            form.grown.connect(partial(self._on_grown, form))
        self.votes.form.open_votes.list.entered.connect(self._on_ballots)
        self.order.vote_asked.connect(self._on_vote_asked)
        self.order.vote_opened.connect(self._on_vote_opened)
        self.votes.noted.connect(self._on_voted)
        for block in (self.proposals, self.votes):
            block.new.triggered.connect(partial(self._look_at, block.form))
        self.reserve.triggered.connect(partial(self._look_at, self.reservations.form))

    @Slot(object)
    def _on_vote_asked(self, node: Node) -> None:
        self.votes.begin_with(node)
        self._look_at(self.votes.form)

    @Slot(object)
    def _on_vote_opened(self, key: int) -> None:
        self.votes.correct(key)
        self._look_at(self.votes.form)

    @Slot()
    def _on_ballots(self) -> None:
        """The list of voters scrolls by itself, and so has to be seen whole."""
        self._show_whole(self.votes.form.open_votes.list)

    @Slot()
    def _on_voted(self) -> None:
        """After a vote the order of proposals goes on."""
        place = self.order.list if self.order.next else self.votes.list
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_at(self, form: NotingForm, _on: object = None) -> None:
        self._sheet.refold()
        self._looked_at = form
        self._later.start()

    def _on_grown(self, form: NotingForm) -> None:
        here = QApplication.focusWidget()
        if here is not None and form.isAncestorOf(here):
            self._looked_at = form
            self._later.start()

    @Slot()
    def _scroll(self) -> None:
        """Shows the form that was opened; once it is laid out, which takes a moment."""
        form = self._looked_at
        if form is not None and form.isVisible():
            self._show_whole(form)

    def _show_whole(self, widget: QWidget) -> None:
        """Scrolls no further than to show the whole of it, or its beginning when it is tall."""
        ground = self._sheet.widget()
        if ground is None:
            return
        top = widget.mapTo(ground, widget.rect().topLeft()).y()
        bar, room = self._sheet.verticalScrollBar(), self._sheet.viewport().height()
        if widget.height() + 2 * _AROUND > room:
            bar.setValue(top - _ABOVE)
        else:
            lowest = top + widget.height() + _AROUND - room
            bar.setValue(max(min(bar.value(), top - _AROUND), lowest))
