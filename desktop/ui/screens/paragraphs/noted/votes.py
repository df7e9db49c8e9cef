"""Omröstning: the votes of a paragraph with what they came to, and the form to note them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.queries.handling import HeldVote
from db.queries.voted import ballots_of, open_votes
from db.rules.lifecycle import VoteMethod
from db.rules.order_tree import Node
from desktop.operations.handled import Handled
from desktop.operations.handling_back import put_back_vote
from desktop.operations.votes import confirm_unregistered, remove_vote, vote_openly, vote_secretly
from desktop.ui.actions import carried_out, make_action
from desktop.ui.desk import Desk
from desktop.ui.screens.paragraphs.noted import vote_words as words
from desktop.ui.screens.paragraphs.noted.noted_list import Noted, NotedList
from desktop.ui.screens.paragraphs.noted.part import ListedBlock, indented
from desktop.ui.screens.paragraphs.noted.vote_draft import (
    VoteDraft,
    draft_of_node,
    draft_of_vote,
    first_draft,
)
from desktop.ui.screens.paragraphs.noted.vote_form import VoteForm
from desktop.ui.theme import set_role


class VotesBlock(ListedBlock):
    """The votes that were counted. ``noted`` after a vote; a vote half told waits in its draft."""

    noted = Signal()

    def __init__(self, desk: Desk) -> None:
        form = VoteForm()
        super().__init__(NotedList("Omröstningar"), form)
        self.form = form
        self._desk = desk
        self._found = Handled(0)
        self._drafts: dict[int, VoteDraft] = {}
        self.empty = QLabel("En omröstning gäller yrkanden. Skriv dem först, med Alt+Y.")
        self.unregistered = QLabel()
        self.confirm = QPushButton("Bekräfta antalet")
        self._short = QWidget()
        self._make_actions()
        self._lay_out()

    def show_handled(self, found: Handled) -> None:
        """Shows the votes as noted; brings back one that was left half told."""
        other = found.paragraph_id != self._found.paragraph_id
        if other:
            self.flush()
        self._found = found
        counted = [vote for vote in found.handling.votes if vote.totals is not None]
        self.list.show_noted([_noted(found, vote) for vote in counted])
        self._show_short()
        if other or found.handling.standing:
            self.empty.hide()
        if other and found.paragraph_id in self._drafts:
            self._open(self._drafts.pop(found.paragraph_id))

    @Slot()
    def begin(self) -> None:
        """Opens the form for the choice whose turn it is."""
        draft = first_draft(self._found)
        self.empty.setVisible(draft is None)
        if draft:
            self._open(draft)
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_with(self, node: Node) -> None:
        """Opens the form for a choice of the order."""
        self._open(draft_of_node(self._found, node))

    def correct(self, key: int) -> None:
        """Opens the form with a vote that was noted."""
        vote = self._vote(key)
        if vote:
            self._open(draft_of_vote(vote))

    def flush(self) -> None:
        """Keeps a vote that is half told, for when the clerk comes back."""
        if self.form.is_open and self.form.has_votes():
            self._drafts[self._found.paragraph_id] = self.form.draft()
        self.form.hide()

    # Doing.

    def _open(self, draft: VoteDraft) -> None:
        earlier = self._desk.read(open_votes, self._found.meeting_id) or ()
        own = draft.corrects.row.id if draft.corrects else 0
        self.form.begin(self._found, draft, [one for one in earlier if one.id != own])

    @Slot(object)
    def _on_same(self, key: int) -> None:
        self.form.take_over(self._desk.read(ballots_of, key) or {})

    @Slot()
    def _on_accepted(self) -> None:
        draft = self.form.draft()
        key = self._write(draft)
        vote = self._vote(key) if key else None
        if vote is None:
            return
        self.form.hide()
        self._remember(vote, draft.corrects)
        self.noted.emit()

    def _write(self, draft: VoteDraft) -> int | None:
        corrects = draft.corrects.row.id if draft.corrects else None
        if draft.method is VoteMethod.SECRET:
            return self._desk.do(
                vote_secretly, self._found.paragraph_id, draft.asked, *draft.sums,
                lot=draft.lot, corrects=corrects,
            )  # fmt: skip
        return self._desk.do(
            vote_openly, self._found.paragraph_id, draft.asked, draft.ballots,
            lot=draft.lot, corrects=corrects,
        )  # fmt: skip

    def _remember(self, vote: HeldVote, former: HeldVote | None) -> None:
        def _undo() -> None:
            self._desk.do(remove_vote, vote.row.id)
            if former:
                self._desk.do(put_back_vote, former)

        def _redo() -> None:
            if former:
                self._desk.do(remove_vote, former.row.id)
            self._desk.do(put_back_vote, vote)

        told = "Omröstningen rättad" if former else "Omröstningen antecknad"
        self._desk.undoable(told, undo=_undo, redo=_redo)

    def _on_remove(self) -> None:
        vote = self._vote(self.list.current_key() or 0)
        if vote and carried_out(self._desk, remove_vote, vote.row.id):
            self._desk.undoable(
                "Omröstningen borttagen",
                undo=lambda: self._desk.do(put_back_vote, vote),
                redo=lambda: self._desk.do(remove_vote, vote.row.id),
            )

    @Slot()
    def _on_confirm(self) -> None:
        vote = self._unconfirmed()
        if vote:
            self._desk.do(confirm_unregistered, vote.row.id)

    def _on_edit(self) -> None:
        self.correct(self.list.current_key() or 0)

    def _vote(self, key: int) -> HeldVote | None:
        return next((vote for vote in self._found.handling.votes if vote.row.id == key), None)

    def _unconfirmed(self) -> HeldVote | None:
        for vote in self._found.handling.votes:
            if vote.totals and vote.totals.unregistered and not vote.row.unregistered_confirmed:
                return vote
        return None

    def _show_short(self) -> None:
        vote = self._unconfirmed()
        self._short.setVisible(vote is not None)
        if vote and vote.totals:
            self.unregistered.setText(words.unregistered_words(vote.totals.unregistered))

    # Building.

    def _make_actions(self) -> None:
        self.new = make_action(self, "Ny omröstning", "users", self.begin, keys="Alt+O")
        here = partial(make_action, self, only_there=True)
        self.list.addActions([
            here("Rätta omröstningen", "pencil", self._on_edit, tip="Rätta omröstningen (Enter)"),
            here("Ta bort omröstningen", "trash-2", self._on_remove, keys="Del"),
        ])  # fmt: skip

    def _lay_out(self) -> None:
        self.add = QPushButton("+ Omröstning")
        self.add.setAccessibleName("Lägg till omröstning")
        self.add.setToolTip("Ny omröstning (Alt+O)")
        self.add.clicked.connect(self.begin)
        self.adders.append(self.add)
        self.empty.hide()
        set_role(self.empty, "muted")
        set_role(self.unregistered, "danger")
        self.confirm.setAutoDefault(True)
        self.confirm.setAccessibleName("Bekräfta antalet röster")
        self.confirm.clicked.connect(self._on_confirm)
        self.form.accepted.connect(self._on_accepted)
        self.form.same_asked.connect(self._on_same)
        self.form.left.connect(self._on_left)
        self.list.opened.connect(self.correct)
        row = QHBoxLayout(self._short)
        row.setContentsMargins(10, 0, 0, 0)
        row.addWidget(self.unregistered)
        row.addWidget(self.confirm)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.list, self._short, indented(self.empty), indented(self.form)):
            column.addWidget(widget)

    @Slot()
    def _on_left(self) -> None:
        (self.stand() or self.add).setFocus()


def _noted(found: Handled, vote: HeldVote) -> Noted:
    totals = vote.totals
    method = vote.row.method
    how = "Sluten" if method is VoteMethod.SECRET else "Öppen"
    detail = f"{how}: {words.totals_words(totals, method)}" if totals else how
    tone = "" if vote.result or vote.by_minority else "danger"
    return Noted(vote.row.id, found.result_words(vote), detail, tone=tone)
