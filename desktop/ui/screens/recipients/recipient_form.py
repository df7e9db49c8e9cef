"""One recipient as fields, each looked at while it is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from db.queries.addresses import AddressState, address_of
from db.queries.recipients import RecipientRow
from db.rules.lifecycle import Channel, RecipientKind
from desktop.ui.states import state
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.recipients_editor import Addressee, RecipientsEditor

PAUSE_MS = 250
_NAMES = {
    RecipientKind.ROLE: ("Roll", "Till exempel Regiondirektören"),
    RecipientKind.PERSON: ("Namn", "Förnamn och efternamn"),
    RecipientKind.ORGANISATION: ("Organisation", "Till exempel Granby kommun"),
    RecipientKind.GROUP: ("Gruppens namn", "Till exempel Kommunerna i länet"),
}


class RecipientForm(Form):
    """``checked()`` when what stands in the fields has been looked at; ``left()`` at a change.

    ``left`` comes when the clerk has left a field or made a choice: the time to save.
    """

    checked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.taken: frozenset[str] = frozenset()
        self.kind = QComboBox()
        self.name = QLineEdit()
        self.holder = QLineEdit()
        self.channel = QComboBox()
        self.email = QLineEdit()
        self.post = QPlainTextEdit()
        self.members = RecipientsEditor("Medlemmar")
        self.active = QCheckBox("Kan väljas som mottagare")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._build()
        self._connect()

    def show_row(
        self, row: RecipientRow | None, members: Sequence[RecipientRow] = (), *, same: bool = False
    ) -> None:
        """Shows a recipient, or an empty form.

        ``same`` says that it is the one shown already: what is being written then stays.
        """
        if not same:
            for field in (self.name, self.holder, self.email):
                field.setModified(False)
        widgets = (self.kind, self.channel, self.active, self.post)
        for widget in widgets:
            widget.blockSignals(True)
        self.kind.setCurrentIndex(self.kind.findData(row.kind if row else RecipientKind.ROLE))
        _set(self.name, row.name if row else "")
        _set(self.holder, row.holder if row else "")
        self.channel.setCurrentIndex(self.channel.findData(row.channel if row else Channel.EMAIL))
        _set(self.email, row.email if row else "")
        if not (same and self.post.hasFocus()):
            self.post.setPlainText(row.postal_address if row else "")
        self.members.set_recipients([Addressee(one.name, one.id) for one in members])
        self.active.setChecked(row.active if row else True)
        for widget in widgets:
            widget.blockSignals(False)
        self.check()

    def values(self) -> dict[str, Any]:
        """The fields of the recipient as they stand."""
        return {
            "kind": RecipientKind(self.kind.currentData()),
            "name": " ".join(self.name.text().split()),
            "holder": self.holder.text().strip(),
            "channel": Channel(self.channel.currentData()),
            "email": self.email.text().strip(),
            "postal_address": self.post.toPlainText().strip(),
        }

    def member_ids(self) -> list[int]:
        """The members of a group that the register knows."""
        return [one.id for one in self.members.recipients() if one.id]

    def is_sound(self) -> bool:
        """Whether it may be saved: a name of its own, and an e-mail address that can be one."""
        values = self.values()
        return self._name_note(values["name"]) == "" and self._email_fault() == ""

    @Slot()
    def check(self) -> None:
        """Says at once what is wrong with each field."""
        values = self.values()
        kind, channel = values["kind"], values["channel"]
        label, hint = _NAMES[kind]
        self.rows["name"].set_label(label)
        self.name.setPlaceholderText(hint)
        group = kind is RecipientKind.GROUP
        self.rows["holder"].setVisible(kind is RecipientKind.ROLE)
        self.rows["members"].setVisible(group)
        self.rows["channel"].setVisible(not group)
        self.rows["email"].setVisible(not group and channel is Channel.EMAIL)
        self.rows["post"].setVisible(not group and channel is not Channel.EMAIL)
        self.rows["name"].say(self._name_note(values["name"]) if self.name.isModified() else "")
        self.rows["email"].say(self._email_fault() or self._missing(values))
        unknown = [one.name for one in self.members.recipients() if not one.id]
        names = ", ".join(unknown)
        self.rows["members"].say(f"Finns inte bland mottagarna: {names}" if unknown else "")
        self.checked.emit()

    def _name_note(self, name: str) -> str:
        if not name:
            return "Namnet får inte vara tomt."
        return "En annan mottagare heter så." if name.casefold() in self.taken else ""

    def _email_fault(self) -> str:
        address = address_of(Channel.EMAIL, self.email.text().strip(), "")
        bad = address.state is AddressState.INVALID
        return "Adressen ska se ut som namn@exempel.se." if bad else ""

    def _missing(self, values: dict[str, Any]) -> str:
        wanted = values["channel"] is Channel.EMAIL and not values["email"]
        return "Utan adress kan inget skickas med e-post." if wanted and values["name"] else ""

    def _build(self) -> None:
        for kind in RecipientKind:
            self.kind.addItem(state(kind.value).capitalize(), kind)
        for channel in Channel:
            self.channel.addItem(state(channel.value).capitalize(), channel)
        self.post.setTabChangesFocus(True)
        self.post.setFixedHeight(3 * self.fontMetrics().lineSpacing() + 16)
        self.add("kind", "Slag", self.kind)
        self.add("name", "Namn", self.name)
        self.add("holder", "Innehavare nu", self.holder, "Den som har rollen i dag.")
        self.add("channel", "Skickas med", self.channel)
        self.add("email", "E-postadress", self.email)
        self.add("post", "Postadress", self.post)
        self.add("members", "Medlemmar", self.members)
        self.add("active", "Används", self.active)

    def _connect(self) -> None:
        self._pause.timeout.connect(self.check)
        for field in (self.name, self.holder, self.email):
            field.textEdited.connect(lambda: self._pause.start())
            field.editingFinished.connect(self._on_left)
        self.post.textChanged.connect(lambda: self._pause.start())
        self.post.installEventFilter(self)
        for choice in (self.kind, self.channel):
            choice.currentIndexChanged.connect(self._on_left)
        self.active.toggled.connect(self._on_left)
        self.members.recipients_changed.connect(self._on_left)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Saves the postal address when the clerk leaves it."""
        if watched is self.post and event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self._on_left)
        return super().eventFilter(watched, event)

    @Slot()
    def _on_left(self) -> None:
        self._pause.stop()
        self.check()
        self.left.emit()
        for field in (self.name, self.holder, self.email):
            field.setModified(False)


def _set(field: QLineEdit, text: str) -> None:
    if not field.isModified():
        field.setText(text)
        field.setModified(False)
