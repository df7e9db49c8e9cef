"""One recipient: its fields, saved by themselves, and where it occurs."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout

from db.queries.paragraphs import ParagraphRow
from db.queries.recipients import (
    RecipientRow,
    RecipientView,
    recipient_ids,
    recipient_rows,
    recipient_view,
)
from db.rules.lifecycle import RecipientKind
from desktop.operations.recipients import add_recipient, revise_recipient, set_members
from desktop.ui.actions import carried_out
from desktop.ui.desk import Desk
from desktop.ui.screens.recipients.recipient_form import RecipientForm
from desktop.ui.states import day_in_words
from desktop.ui.theme import mark_primary, set_role
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.recipients_editor import Addressee
from desktop.ui.widgets.thing_list import Thing, ThingList


class RecipientCard(QScrollArea):
    """Shows one recipient, or asks for a new one. ``added(id)`` when it is in the register."""

    go_to = Signal(object)
    added = Signal(object)
    saved = Signal()
    given_up = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.view: RecipientView | None = None
        self.form = RecipientForm()
        self.add = QAction("Lägg till mottagaren", self)
        self.groups = ThingList("Ingår i grupper")
        self.paragraphs = ThingList("Förekommer i")
        self._heading = QLabel()
        self._add_button = QPushButton("Lägg till mottagaren")
        self._cancel = QPushButton("Avbryt")
        self._groups_label = QLabel("Ingår i grupper")
        self._paragraphs_label = QLabel("Förekommer i")
        self._lay_out()
        self._connect()

    @property
    def is_new(self) -> bool:
        """Whether the card asks for a new recipient."""
        return self.view is None

    def show_recipient(self, recipient_id: int) -> None:
        """Shows a recipient as the register has it."""
        view: RecipientView | None = self._desk.read(recipient_view, recipient_id)
        if view is None:
            return
        same = self.view is not None and self.view.row.id == recipient_id
        self.view = view
        self._fill_names(recipient_id)
        self.form.show_row(view.row, view.members, same=same)
        self._heading.setText(view.row.name)
        self.groups.show_things([_group(row) for row in view.groups])
        self.paragraphs.show_things([_paragraph(row) for row in view.paragraphs])
        self._show_parts()

    def flush(self) -> None:
        """Saves what is being written."""
        self._on_left()

    def begin(self) -> None:
        """Asks for a new recipient."""
        self.view = None
        self._fill_names(0)
        self.form.show_row(None)
        self._heading.setText("Ny mottagare")
        self.groups.show_things(())
        self.paragraphs.show_things(())
        self._show_parts()
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_names(self, own: int) -> None:
        ids = self._desk.read(recipient_ids) or ()
        rows: tuple[RecipientRow, ...] = self._desk.read(recipient_rows, ids) or ()
        others = [row for row in rows if row.id != own]
        self.form.taken = frozenset(row.name.casefold() for row in others)
        self.form.members.set_known([Addressee(row.name, row.id) for row in others])

    def _show_parts(self) -> None:
        for part in (self._add_button, self._cancel):
            part.setVisible(self.is_new)
        self.form.rows["active"].setVisible(not self.is_new)
        self._groups_label.setVisible(bool(self.groups.count()))
        self._paragraphs_label.setVisible(bool(self.paragraphs.count()))
        count = self.paragraphs.count()
        self._paragraphs_label.setText(f"Förekommer i {count} paragrafer" if count > 1 else
                                       "Förekommer i en paragraf")  # fmt: skip
        self._on_checked()

    @Slot()
    def _on_checked(self) -> None:
        ready = self.form.is_sound()
        self.add.setEnabled(ready)
        self._add_button.setEnabled(ready)

    @Slot()
    def _on_add(self) -> None:
        if not (self.is_new and self.form.is_sound()):
            return
        values = self.form.values()
        members = self.form.member_ids()
        key = self._desk.do(add_recipient, values.pop("kind"), values.pop("name"), **values)
        if key is not None:
            if members:
                self._desk.do(set_members, key, members)
            self.added.emit(key)

    @Slot()
    def _on_left(self) -> None:
        """Saves what has become another, if it is sound."""
        view = self.view
        if view is None or not self.form.is_sound():
            return
        wanted = {**self.form.values(), "active": self.form.active.isChecked()}
        changes = {key: value for key, value in wanted.items() if getattr(view.row, key) != value}
        if changes:
            self._revise(view.row, changes)
        self._save_members(view)

    def _revise(self, row: RecipientRow, changes: dict[str, Any]) -> None:
        former = {key: getattr(row, key) for key in changes}
        if not self._change(row.id, changes):
            return
        self.saved.emit()
        self._desk.undoable(
            f"{row.name} är ändrad",
            undo=lambda: self._change(row.id, former),
            redo=lambda: self._change(row.id, changes),
        )

    def _change(self, key: int, changes: dict[str, Any]) -> bool:
        rows = self._desk.read(recipient_rows, [key])
        if not rows:
            return False
        return self._desk.do(revise_recipient, key, rows[0].version, **changes) is not None

    def _save_members(self, view: RecipientView) -> None:
        if view.row.kind is not RecipientKind.GROUP:
            return
        former, wanted = [one.id for one in view.members], self.form.member_ids()
        if set(former) == set(wanted):
            return
        key = view.row.id
        if not carried_out(self._desk, set_members, key, wanted):
            return
        self.saved.emit()
        self._desk.undoable(
            f"Medlemmarna i {view.row.name} är ändrade",
            undo=lambda: self._desk.do(set_members, key, former),
            redo=lambda: self._desk.do(set_members, key, wanted),
        )

    def _connect(self) -> None:
        self.form.checked.connect(self._on_checked)
        self.form.left.connect(self._on_left)
        self.form.name.returnPressed.connect(self._on_add)
        self.add.triggered.connect(self._on_add)
        self._add_button.clicked.connect(self._on_add)
        self._cancel.clicked.connect(self.given_up)
        self.groups.opened.connect(self.go_to)
        self.paragraphs.opened.connect(self.go_to)

    def _lay_out(self) -> None:
        set_role(self._heading, "subtitle")
        self._heading.setWordWrap(True)
        mark_primary(self._add_button)
        page = QFrame()
        set_role(page, "surface")
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(12)
        column.addWidget(self._heading)
        column.addWidget(self.form)
        row = QHBoxLayout()
        row.addWidget(self._add_button)
        row.addWidget(self._cancel)
        row.addStretch()
        column.addLayout(row)
        for label, rows in (
            (self._groups_label, self.groups),
            (self._paragraphs_label, self.paragraphs),
        ):
            set_role(label, "section")
            column.addWidget(label)
            column.addWidget(rows)
        column.addStretch()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(page)


def _group(row: RecipientRow) -> Thing:
    members = f"{row.members} medlemmar"
    return Thing(row.name, members, "users", Place(Room.RECIPIENTS, row.id))


def _paragraph(row: ParagraphRow) -> Thing:
    number = f"{row.body} § {row.number}" if row.number else f"{row.body} (utkast)"
    day = day_in_words(row.heard_on) if row.heard_on else ""
    head = " · ".join(part for part in (number, day) if part)
    return Thing(head, row.title, "gavel", Place(Room.PARAGRAPH, row.id))
