"""The choice whose turn it is: what the chair asks, and a button for each answer."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from db.rules.order_of_proposals import Question
from db.rules.order_tree import Node
from desktop.operations.handled import Handled
from desktop.ui.screens.paragraphs.noted.order_words import question, sides, terms_words
from desktop.ui.theme import set_role
from desktop.ui.widgets.flow import Flow


class OrderStep(QFrame):
    """Hidden when nothing is left to put to the meeting."""

    def __init__(self) -> None:
        super().__init__()
        self.yes, self.no, self.vote = QPushButton(), QPushButton(), QPushButton("Omröstning …")
        self._asked, self._terms = QLabel(), QLabel()
        self._lay_out()

    def show_step(self, found: Handled, node: Node | None) -> None:
        """Shows the choice; None when all is settled."""
        self.setVisible(node is not None)
        if node is None:
            return
        yes, no = sides(found, node)
        self._asked.setText(f"Nu: {question(found, node)}")
        for button, text, key in ((self.yes, yes, "J"), (self.no, no, "N")):
            button.setText(text)
            button.setAccessibleName(f"Ordföranden finner: {text}")
            button.setToolTip(f"{text}, med acklamation ({key} i listan ovan)")
        self.no.setVisible(bool(no))
        self.vote.setVisible(bool(no))
        terms = terms_words(found.terms) if node.question is Question.FORMAL else ""
        self._terms.setText(terms)
        self._terms.setVisible(bool(terms))

    def _lay_out(self) -> None:
        set_role(self, "card")
        set_role(self._terms, "muted")
        self.vote.setToolTip("Omröstning begärs (V i listan ovan)")
        self.vote.setAccessibleName("Omröstning begärs")
        buttons = Flow()
        for button in (self.yes, self.no, self.vote):
            button.setAutoDefault(True)
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        for label in (self._asked, self._terms):
            label.setWordWrap(True)
            column.addWidget(label)
        column.addLayout(buttons)
        QWidget.setTabOrder(self.yes, self.no)
        QWidget.setTabOrder(self.no, self.vote)
