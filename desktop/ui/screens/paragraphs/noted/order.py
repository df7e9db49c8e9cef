"""Propositionsordning: the order of proposals as a small tree, followed step by step (KL 5:67)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QVBoxLayout, QWidget

from db.rules.lifecycle import Outcome
from db.rules.order_of_proposals import Question, alternatives
from db.rules.order_tree import Node, every_node, first
from desktop.operations.handled import Handled
from desktop.operations.handling_back import put_back_vote
from desktop.operations.votes import Asked, acclaim, remove_vote
from desktop.ui.actions import carried_out, make_action
from desktop.ui.desk import Desk
from desktop.ui.screens.paragraphs.noted import order_words as words
from desktop.ui.screens.paragraphs.noted.form import labelled
from desktop.ui.screens.paragraphs.noted.noted_list import Noted, NotedList
from desktop.ui.screens.paragraphs.noted.order_step import OrderStep
from desktop.ui.screens.paragraphs.noted.part import Block, indented
from desktop.ui.states import state
from desktop.ui.theme import set_role


class OrderBlock(Block):
    """The tree, the choice whose turn it is, and what the minutes say of those made.

    ``vote_asked(Node)`` when a choice is to be voted on, ``vote_opened(key)`` to change a vote,
    ``outcome_asked(Outcome)`` when the item has been put off.
    """

    vote_asked = Signal(object)
    vote_opened = Signal(object)
    outcome_asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._found = Handled(0)
        self._main: int | None = None
        self._nodes: list[Node] = []
        self.list = NotedList("Propositionsordning")
        self.main = QComboBox()
        self.step = OrderStep()
        self.put_off = QPushButton()
        self.paper = QLabel()
        self._main_row = labelled("Huvudförslag", self.main)
        self._outcome = Outcome.UNDECIDED
        self._make_actions()
        self._lay_out()

    def show_handled(self, found: Handled, outcome: Outcome) -> None:
        """Shows the order as it stands."""
        if found.paragraph_id != self._found.paragraph_id:
            self._main = None
        self._found, self._outcome = found, outcome
        self._show()

    def is_filled(self) -> bool:
        """Whether there is anything to put to the meeting."""
        return bool(self._nodes)

    def stand(self) -> QWidget | None:
        """The tree."""
        return self.list if self._nodes else None

    def set_point_size(self, size: int) -> None:
        """Writes in that size."""
        self.list.set_point_size(size)
        font = self.paper.font()
        font.setPointSize(size)
        self.paper.setFont(font)

    @property
    def next(self) -> Node | None:
        """The choice whose turn it is."""
        return next((node for node in self._nodes if node.is_next), None)

    # Showing.

    def _show(self) -> None:
        found = self._found
        deep = list(every_node(words.tree_of(found, self._main)))
        self._nodes = [node for node, _ in deep]
        rows = [
            Noted(
                place, words.title(found, node), words.standing(found, node), level=level,
                is_past=node.moot, is_next=node.is_next, tone="" if node.made else "information"
                if node.is_next else "",
            )
            for place, (node, level) in enumerate(deep)
        ]  # fmt: skip
        self.list.show_noted(rows)
        self.step.show_step(found, self.next)
        self._show_main()
        self._show_put_off()
        lines = [found.order_words(vote) for vote in found.handling.votes]
        self.paper.setText("\n\n".join(lines))
        self.paper.setVisible(bool(lines))

    def _show_main(self) -> None:
        """Which is the main proposal can be told while three or more are left to choose from."""
        found = self._found
        choices = alternatives(words.offered(found))
        begun = any(
            vote.question in (Question.COUNTER, Question.MATTER) for vote in found.handling.votes
        )
        self._main_row.setVisible(len(choices) > 2 and not begun)
        self.main.clear()
        for side in choices:
            self.main.addItem(found.side_words(first(side)), first(side))
        self.main.setCurrentIndex(max(self.main.findData(self._main), 0))

    def _show_put_off(self) -> None:
        won = (self._found.puts_off(vote) for vote in self._found.handling.votes)
        outcome = next((one for one in won if one is not None), None)
        self.put_off.setVisible(outcome is not None and outcome is not self._outcome)
        if outcome:
            self.put_off.setText(f"Ange att ärendet är {state(outcome)} …")
            self.put_off.setAccessibleName(self.put_off.text())
            self._put_off_as = outcome

    # Doing.

    def _acclaim(self, yes: bool) -> None:
        node = self.next
        if node is None or (not yes and node.no is None):
            return
        asked = asked_of(node, found_yes=yes)
        key = self._desk.do(acclaim, self._found.paragraph_id, asked)
        vote = next((one for one in self._found.handling.votes if one.row.id == key), None)
        if vote:
            self._desk.undoable(
                "Ordförandens fråga och svar antecknade",
                undo=lambda: self._desk.do(remove_vote, vote.row.id),
                redo=lambda: self._desk.do(put_back_vote, vote),
            )

    @Slot()
    def _on_vote(self) -> None:
        if self.next and self.next.no is not None:
            self.vote_asked.emit(self.next)

    @Slot(object)
    def _on_opened(self, place: int) -> None:
        """Enter changes a vote, and goes to the buttons of the choice whose turn it is."""
        node = self._nodes[place]
        vote = words.vote_of(self._found, node)
        if vote and vote.totals is not None:
            self.vote_opened.emit(vote.row.id)
        elif node.is_next:
            self.step.yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_remove(self) -> None:
        place = self.list.current_key()
        vote = words.vote_of(self._found, self._nodes[place]) if place is not None else None
        if vote and carried_out(self._desk, remove_vote, vote.row.id):
            self._desk.undoable(
                "Ordförandens fråga och svar borttagna",
                undo=lambda: self._desk.do(put_back_vote, vote),
                redo=lambda: self._desk.do(remove_vote, vote.row.id),
            )

    @Slot(int)
    def _on_main(self, place: int) -> None:
        self._main = self.main.itemData(place)
        self._show()

    @Slot()
    def _on_put_off(self) -> None:
        self.outcome_asked.emit(self._put_off_as)

    # Building.

    def _make_actions(self) -> None:
        def _here(text: str, sign: str, way: Callable[[], object], keys: str) -> None:
            self.list.addAction(make_action(self, text, sign, way, keys=keys, only_there=True))

        _here("Ordföranden finner det första", "check", partial(self._acclaim, True), "J")
        _here("Ordföranden finner det andra", "x", partial(self._acclaim, False), "N")
        _here("Begär omröstning", "users", self._on_vote, "V")
        _here("Ta bort ställningstagandet", "trash-2", self._on_remove, "Del")

    def _lay_out(self) -> None:
        self.paper.setWordWrap(True)
        self.paper.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.paper.setAccessibleName("Så står det i protokollet")
        self.paper.setToolTip("Så står det i protokollet")
        set_role(self.paper, "noted")
        set_role(self.put_off, "link")
        self._put_off_as = Outcome.UNDECIDED
        self._main_row.setContentsMargins(10, 0, 0, 0)
        self.list.opened.connect(self._on_opened)
        self.main.activated.connect(self._on_main)
        self.put_off.clicked.connect(self._on_put_off)
        self.step.yes.clicked.connect(partial(self._acclaim, True))
        self.step.no.clicked.connect(partial(self._acclaim, False))
        self.step.vote.clicked.connect(self._on_vote)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self._main_row, self.list, indented(self.step)):
            column.addWidget(widget)
        column.addWidget(self.put_off, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(indented(self.paper))


def asked_of(node: Node, *, found_yes: bool = True) -> Asked:
    """What the meeting is asked in a choice."""
    is_counter = node.question is Question.COUNTER
    return Asked(first(node.yes), first(node.no or ()), is_counter, found_yes)
