"""Signing on this computer: in whose place, with a key in a file or on a card."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from db.rules.signatures import SignatureFact, Worth, awaited, same_person
from desktop.operations.signing_keys import Card, KeyFile
from desktop.ui.signing_settings import (
    DRIVER,
    KEY_FILE,
    LABEL,
    MEANS,
    TOKEN,
    remember,
    remembered,
)
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.path_field import PathField

_FILE, _CARD = "file", "card"
_OF_FILE = ("key_file", "password")
_OF_CARD = ("code", "token", "label")


class SignForm(QWidget):
    """``asked`` when the clerk wants to sign; ``settings_wanted`` when no driver is chosen."""

    asked = Signal()
    settings_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.place = QComboBox()
        self.means = QComboBox()
        self.key_file = PathField("Nyckelfil", "Nyckelfiler (*.p12 *.pfx)")
        self.password = _secret_line()
        self.code = _secret_line()
        self.token = QLineEdit(remembered(TOKEN))
        self.label = QLineEdit(remembered(LABEL))
        self.button = QPushButton("Skriv under")
        self.form = Form()
        self._lay_out()
        self._connect()
        self._on_means()

    @property
    def place_name(self) -> str:
        """The place that is chosen ("Underskrift 1"); empty when none is free."""
        return str(self.place.currentData() or "")

    def show_places(self, facts: Sequence[SignatureFact], clerk: str) -> None:
        """Offers the places that are free, the clerk's own first chosen."""
        before, free = self.place_name, [f for f in facts if f.worth is Worth.MISSING]
        self.place.clear()
        for fact in free:
            self.place.addItem(fact.expected, fact.place)
        own = next((f.place for f in free if same_person(awaited(f.expected), clerk)), "")
        kept = self.place.findData(before)
        self.place.setCurrentIndex(max(kept if kept >= 0 else self.place.findData(own), 0))

    def means_given(self) -> KeyFile | Card | None:
        """What is signed with; None, with a note at the field, when something is left out."""
        return self._card() if self.means.currentData() == _CARD else self._key_file()

    def forget_secrets(self) -> None:
        """Empties the fields that hold a password or a code."""
        self.password.clear()
        self.code.clear()

    @Slot()
    def show_driver(self) -> None:
        """Says when no driver of a card is chosen."""
        row = self.form.rows["code"]
        if self.means.currentData() == _CARD and not remembered(DRIVER):
            words = "Kortets drivrutin är inte vald än."
            row.say(words, "danger", "Välj i Inställningar", self.settings_wanted.emit)
        else:
            row.clear_note()

    def _key_file(self) -> KeyFile | None:
        row, path = self.form.rows["key_file"], self.key_file.path
        if path is None:
            row.say("Välj filen med din nyckel.")
            self.key_file.line.setFocus()
            return None
        row.clear_note()
        remember(KEY_FILE, str(path))
        return KeyFile(path, self.password.text())

    def _card(self) -> Card | None:
        driver = remembered(DRIVER)
        if not driver:
            self.show_driver()
            return None
        token, label = self.token.text().strip(), self.label.text().strip()
        remember(TOKEN, token)
        remember(LABEL, label)
        return Card(Path(driver), self.code.text(), token, label)

    @Slot()
    def _on_means(self) -> None:
        card = self.means.currentData() == _CARD
        for key in (*_OF_FILE, *_OF_CARD):
            self.form.rows[key].setVisible((key in _OF_CARD) == card)
        remember(MEANS, _CARD if card else _FILE)
        self.show_driver()

    def _connect(self) -> None:
        self.means.currentIndexChanged.connect(self._on_means)
        for line in (self.password, self.code):
            line.returnPressed.connect(self.asked)

    def _lay_out(self) -> None:
        self.means.addItem("En nyckelfil (.p12 eller .pfx)", _FILE)
        self.means.addItem("Ett kort i en kortläsare", _CARD)
        self.means.setCurrentIndex(max(self.means.findData(remembered(MEANS)), 0))
        self.key_file.show_path(remembered(KEY_FILE))
        self.form.add("place", "Plats", self.place)
        self.form.add("means", "Underskriften görs med", self.means)
        self.form.add("key_file", "Nyckelfil", self.key_file)
        self.form.add("password", "Lösenord", self.password, "Sparas aldrig")
        self.form.add("code", "Kortets kod", self.code, "Sparas aldrig")
        self.form.add("token", "Kortets namn", self.token, "Behövs när flera kort är inne")
        self.form.add("label", "Nyckelns namn", self.label, "Behövs när kortet har flera nycklar")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.form)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)


def _secret_line() -> QLineEdit:
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line
