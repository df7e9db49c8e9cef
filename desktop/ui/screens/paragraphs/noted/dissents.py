"""Reservations and other views than the decision, each kind by itself (KL 4:25–27)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from db.queries.handling import DissentRow
from db.rules.lifecycle import DissentKind
from desktop.operations.dissents import add_dissent, remove_dissent, revise_dissent
from desktop.operations.handled import Handled
from desktop.operations.handling_back import put_back_dissent
from desktop.ui.actions import carried_out, make_action
from desktop.ui.desk import Desk
from desktop.ui.screens.paragraphs.noted.dissent_form import (
    KIND_WORDS,
    DissentEntry,
    DissentForm,
)
from desktop.ui.screens.paragraphs.noted.noted_list import Noted, NotedList
from desktop.ui.screens.paragraphs.noted.part import ListedBlock, indented


class DissentsBlock(ListedBlock):
    """The dissents of some kinds, the first of them the one that the part is named after."""

    def __init__(self, desk: Desk, kinds: Sequence[DissentKind]) -> None:
        form = DissentForm()
        names = " och ".join(KIND_WORDS[kind] for kind in kinds)
        super().__init__(NotedList(names), form)
        self.form = form
        self._desk = desk
        self._kinds = kinds
        self._found = Handled(0)
        self._make_actions()
        self._lay_out()

    def show_handled(self, found: Handled) -> None:
        """Shows what was noted."""
        if found.paragraph_id != self._found.paragraph_id:
            self.form.hide()
        self._found = found
        own = self._kinds[0]
        rows = [_noted(found, row, own_heading=row.kind is not own) for row in self._rows()]
        self.list.show_noted(rows)

    def begin(self) -> None:
        """Opens the form for the first kind."""
        self.begin_kind(self._kinds[0])

    def begin_kind(self, kind: DissentKind) -> None:
        """Opens the form for a new one of that kind."""
        self.flush()
        self.form.begin(self._found, kind)

    def flush(self) -> None:
        """Notes what is written in the form, when it names somebody."""
        if self.form.is_open:
            entry = self.form.entry()
            if entry.persons and not entry.strangers:
                self._note(entry)
        self.form.hide()

    # Doing.

    @Slot()
    def _on_accepted(self) -> None:
        entry = self.form.entry()
        if entry.strangers:
            self.form.say(f"{', '.join(entry.strangers)} var inte vid sammanträdet.")
        elif not entry.persons:
            self.form.say("Skriv vem det gäller.")
            self.form.people.setFocus()
        elif self._note(entry):
            self.form.hide()
            self.list.setFocus()

    def _note(self, entry: DissentEntry) -> bool:
        row = self.form.row
        if row is None:
            return self._add(entry, None)
        return self._reword(row, entry) if _same_facts(row, entry) else self._add(entry, row)

    def _add(self, entry: DissentEntry, former: DissentRow | None) -> bool:
        key = self._desk.do(
            add_dissent, self._found.paragraph_id, entry.kind, entry.persons, text=entry.text,
            announced_at=entry.announced_at, late_acknowledged=entry.late_acknowledged,
            corrects=former.id if former else None,
        )  # fmt: skip
        row = next((one for one in self._found.handling.dissents if one.id == key), None)
        if row is None:
            return False
        self._remember(row, former)
        return True

    def _remember(self, row: DissentRow, former: DissentRow | None) -> None:
        def _undo() -> None:
            self._desk.do(remove_dissent, row.id)
            if former:
                self._desk.do(put_back_dissent, former)

        def _redo() -> None:
            if former:
                self._desk.do(remove_dissent, former.id)
            self._desk.do(put_back_dissent, row)

        done = "ändrat" if former else "antecknat"
        self._desk.undoable(f"{KIND_WORDS[row.kind]}: {done}", undo=_undo, redo=_redo)

    def _reword(self, row: DissentRow, entry: DissentEntry) -> bool:
        if entry.text == row.text:
            return True
        if self._desk.do(revise_dissent, row.id, row.version, entry.text) is None:
            return False
        self._desk.undoable(
            f"{KIND_WORDS[row.kind]}: texten ändrad",
            undo=lambda: self._desk.do(revise_dissent, row.id, None, row.text),
            redo=lambda: self._desk.do(revise_dissent, row.id, None, entry.text),
        )
        return True

    @Slot(object)
    def _on_opened(self, key: int) -> None:
        row = self._row(key)
        if row:
            self.form.begin(self._found, row.kind, row)

    def _on_edit(self) -> None:
        self._on_opened(self.list.current_key() or 0)

    def _on_remove(self) -> None:
        row = self._row(self.list.current_key() or 0)
        if row and carried_out(self._desk, remove_dissent, row.id):
            self._desk.undoable(
                f"{KIND_WORDS[row.kind]}: borttaget",
                undo=lambda: self._desk.do(put_back_dissent, row),
                redo=lambda: self._desk.do(remove_dissent, row.id),
            )

    def _rows(self) -> list[DissentRow]:
        """By kind as they are printed, each in the order in which they were announced."""
        rows = self._found.handling.dissents
        return [row for kind in self._kinds for row in rows if row.kind is kind]

    def _row(self, key: int) -> DissentRow | None:
        return next((row for row in self._rows() if row.id == key), None)

    # Building.

    def _make_actions(self) -> None:
        here = partial(make_action, self, only_there=True)
        self.list.addActions([
            here("Ändra", "pencil", self._on_edit, tip="Ändra (Enter)"),
            here("Ta bort", "trash-2", self._on_remove, keys="Del"),
        ])  # fmt: skip

    def _lay_out(self) -> None:
        for kind in self._kinds:
            button = QPushButton(f"+ {KIND_WORDS[kind]}")
            button.setAccessibleName(f"Lägg till: {KIND_WORDS[kind].lower()}")
            button.clicked.connect(partial(self._on_add, kind))
            self.adders.append(button)
        self.form.accepted.connect(self._on_accepted)
        self.form.left.connect(self._on_left)
        self.list.opened.connect(self._on_opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.list)
        column.addWidget(indented(self.form))

    def _on_add(self, kind: DissentKind, _on: bool = False) -> None:
        self.begin_kind(kind)

    @Slot()
    def _on_left(self) -> None:
        (self.stand() or self.adders[0]).setFocus()


def _same_facts(row: DissentRow, entry: DissentEntry) -> bool:
    clock = entry.announced_at.replace(".", ":")
    return (row.names, row.announced_at) == (entry.names, clock)


def _noted(found: Handled, row: DissentRow, *, own_heading: bool) -> Noted:
    when = f"Anmäld kl. {row.announced_at.replace(':', '.')}" if row.announced_at else ""
    late = "efter sammanträdets slut (KL 4:27)" if row.late_acknowledged else ""
    under = f"Trycks under rubriken {KIND_WORDS[row.kind]}" if own_heading else ""
    detail = " · ".join(filter(None, (", ".join(filter(None, (when, late))), under)))
    tone = "danger" if row.late_acknowledged else ""
    return Noted(row.id, found.dissent_words(row), detail, tone=tone)
