"""Yrkanden: what was proposed in the paragraph, as the minutes tell it (KL 5:67)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from db.queries.handling import ProposalRow
from desktop.operations.handled import Handled
from desktop.operations.handling import (
    add_proposal,
    move_proposal,
    remove_proposal,
    revise_proposal,
    withdraw_proposal,
)
from desktop.operations.handling_back import put_back_proposal
from desktop.ui.actions import carried_out, make_action
from desktop.ui.desk import Desk
from desktop.ui.screens.paragraphs.noted.noted_list import Noted, NotedList
from desktop.ui.screens.paragraphs.noted.part import ListedBlock, indented
from desktop.ui.screens.paragraphs.noted.proposal_form import (
    KIND_WORDS,
    ProposalEntry,
    ProposalForm,
)

_FIELDS = ("kind", "proposers", "text", "reason")


class ProposalsBlock(ListedBlock):
    """The list of proposals with its form."""

    def __init__(self, desk: Desk) -> None:
        form = ProposalForm()
        super().__init__(NotedList("Yrkanden"), form)
        self.form = form
        self._desk = desk
        self._found = Handled(0)
        self._make_actions()
        self._lay_out()

    def show_handled(self, found: Handled) -> None:
        """Shows the proposals as noted."""
        if found.paragraph_id != self._found.paragraph_id:
            self.form.hide()
        self._found = found
        self.list.show_noted([_noted(found, row) for row in found.handling.proposals])

    @Slot()
    def begin(self) -> None:
        """Opens the form for a new proposal."""
        self.flush()
        self.form.begin(self._found)

    def flush(self) -> None:
        """Notes what is written in the form, when it is whole."""
        if self.form.is_open and self.form.has_something():
            self._note()
        self.form.hide()

    # Doing.

    @Slot()
    def _on_accepted(self) -> None:
        entry = self.form.entry()
        if not entry.proposers and not entry.text:
            self.form.say("Skriv vem som yrkar.")
            self.form.people.setFocus()
        elif self._note():
            self.form.hide()
            self.add.setFocus()

    def _note(self) -> bool:
        entry, row = self.form.entry(), self.form.row
        return self._add(entry) if row is None else self._change(row, entry)

    def _add(self, entry: ProposalEntry) -> bool:
        key = self._desk.do(
            add_proposal, self._found.paragraph_id, entry.kind, entry.proposers,
            text=entry.text, reason=entry.reason,
        )  # fmt: skip
        row = self._found.handling.by_id.get(key) if key else None
        if row is None:
            return False
        self._desk.undoable(
            f"Yrkande om {_kind(row)} antecknat",
            undo=lambda: self._desk.do(remove_proposal, row.id),
            redo=lambda: self._desk.do(put_back_proposal, row),
        )
        return True

    def _change(self, row: ProposalRow, entry: ProposalEntry) -> bool:
        before, after = ({name: getattr(one, name) for name in _FIELDS} for one in (row, entry))
        if after == before:
            return True
        if self._desk.do(revise_proposal, row.id, row.version, **after) is None:
            return False
        self._desk.undoable(
            f"Yrkande om {_kind(row)} ändrat",
            undo=lambda: self._desk.do(revise_proposal, row.id, None, **before),
            redo=lambda: self._desk.do(revise_proposal, row.id, None, **after),
        )
        return True

    @Slot(object)
    def _on_opened(self, key: int) -> None:
        self.form.begin(self._found, self._found.handling.by_id[key])

    def _current(self) -> ProposalRow | None:
        return self._found.handling.by_id.get(self.list.current_key() or 0)

    def _on_edit(self) -> None:
        row = self._current()
        if row:
            self._on_opened(row.id)

    def _on_withdraw(self) -> None:
        row = self._current()
        if row is None:
            return
        was, now = row.withdrawn, not row.withdrawn
        if carried_out(self._desk, withdraw_proposal, row.id, withdrawn=now):
            self._desk.undoable(
                f"Yrkande om {_kind(row)} {'återtaget' if now else 'står kvar'}",
                undo=lambda: self._desk.do(withdraw_proposal, row.id, withdrawn=was),
                redo=lambda: self._desk.do(withdraw_proposal, row.id, withdrawn=now),
            )

    def _on_remove(self) -> None:
        row = self._current()
        if row and carried_out(self._desk, remove_proposal, row.id):
            self._desk.undoable(
                f"Yrkande om {_kind(row)} borttaget",
                undo=lambda: self._desk.do(put_back_proposal, row),
                redo=lambda: self._desk.do(remove_proposal, row.id),
            )

    def _move(self, by: int) -> None:
        row, keys = self._current(), [one.id for one in self._found.handling.proposals]
        if row is None:
            return
        place = keys.index(row.id) + 1
        if 1 <= place + by <= len(keys) and carried_out(
            self._desk, move_proposal, row.id, place + by
        ):
            self._desk.undoable(
                f"Yrkande om {_kind(row)} flyttat",
                undo=lambda: self._desk.do(move_proposal, row.id, place),
                redo=lambda: self._desk.do(move_proposal, row.id, place + by),
            )

    # Building.

    def _make_actions(self) -> None:
        new = partial(make_action, self)
        self.new = new("Nytt yrkande", "plus", self.begin, keys="Alt+Y")
        here = partial(make_action, self, only_there=True)
        self.list.addActions([
            here("Ändra yrkandet", "pencil", self._on_edit, tip="Ändra yrkandet (Enter)"),
            here("Återtaget, eller står kvar", "undo-2", self._on_withdraw, keys="T"),
            here("Flytta upp", "arrow-up", partial(self._move, -1), keys="Alt+Up"),
            here("Flytta ner", "arrow-down", partial(self._move, 1), keys="Alt+Down"),
            here("Ta bort yrkandet", "trash-2", self._on_remove, keys="Del"),
        ])  # fmt: skip

    def _lay_out(self) -> None:
        self.add = QPushButton("+ Yrkande")
        self.add.setAccessibleName("Lägg till yrkande")
        self.add.setToolTip("Nytt yrkande (Alt+Y)")
        self.add.clicked.connect(self.begin)
        self.adders.append(self.add)
        self.form.accepted.connect(self._on_accepted)
        self.form.left.connect(self._on_left)
        self.list.opened.connect(self._on_opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.list)
        column.addWidget(indented(self.form))

    @Slot()
    def _on_left(self) -> None:
        (self.stand() or self.add).setFocus()


def _kind(row: ProposalRow) -> str:
    return KIND_WORDS[row.kind].lower()


def _noted(found: Handled, row: ProposalRow) -> Noted:
    detail = "Återtaget: kvar här men trycks inte i protokollet" if row.withdrawn else ""
    return Noted(row.id, found.proposal_words(row.id), detail, is_past=row.withdrawn)
