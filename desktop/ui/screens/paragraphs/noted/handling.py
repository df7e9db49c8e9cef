"""Brings what was noted of a paragraph onto its sheet, and lets its blocks work together."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel

from db.rules.lifecycle import DissentKind, Outcome
from db.rules.order_tree import Node
from desktop.operations.handled import Handled
from desktop.ui.actions import make_action
from desktop.ui.desk import Desk
from desktop.ui.screens.paragraphs.noted.dissents import DissentsBlock
from desktop.ui.screens.paragraphs.noted.order import OrderBlock
from desktop.ui.screens.paragraphs.noted.order_words import terms_words
from desktop.ui.screens.paragraphs.noted.part import Block
from desktop.ui.screens.paragraphs.noted.proposals import ProposalsBlock
from desktop.ui.screens.paragraphs.noted.votes import VotesBlock
from desktop.ui.screens.paragraphs.sheet import ParagraphSheet
from desktop.ui.theme import set_role

_ABOVE = 44


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
        self._looked_at: Block | None = None
        self.reserve = make_action(
            self, "Reservation", "user", self.reservations.begin, keys="Alt+S",
            tip="Ny reservation (Alt+S)",
        )  # fmt: skip
        self._later = QTimer(self, singleShot=True, interval=0)
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
        self.order.vote_asked.connect(self._on_vote_asked)
        self.order.vote_opened.connect(self._on_vote_opened)
        self.votes.noted.connect(self._on_voted)
        for block in (self.proposals, self.votes):
            block.new.triggered.connect(partial(self._look_at, block))
        self.reserve.triggered.connect(partial(self._look_at, self.reservations))

    @Slot(object)
    def _on_vote_asked(self, node: Node) -> None:
        self.votes.begin_with(node)
        self._look_at(self.votes)

    @Slot(object)
    def _on_vote_opened(self, key: int) -> None:
        self.votes.correct(key)
        self._look_at(self.votes)

    @Slot()
    def _on_voted(self) -> None:
        """After a vote the order of proposals goes on."""
        place = self.order.list if self.order.next else self.votes.list
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_at(self, block: Block, _on: object = None) -> None:
        self._sheet.refold()
        self._looked_at = block
        self._later.start()

    @Slot()
    def _scroll(self) -> None:
        """Shows the block from its beginning; when it is laid out, which takes a moment."""
        block = self._looked_at
        part = block.parentWidget() if block and block.isVisible() else None
        ground = self._sheet.widget()
        if part is None or ground is None:
            return
        top = part.mapTo(ground, part.rect().topLeft()).y()
        bar, room = self._sheet.verticalScrollBar(), self._sheet.viewport().height()
        if not bar.value() <= top <= bar.value() + room - min(part.height(), room):
            bar.setValue(top - _ABOVE)
