"""All keys of the program, found by what they do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from db.rules.swedish_order import sort_key
from desktop.ui.desk import Desk
from desktop.ui.fields import put_clear_button, put_sign
from desktop.ui.screens.settings.settings_page import SettingsPage
from desktop.ui.states import keys_in_words
from desktop.ui.widgets.sheet import Section
from desktop.ui.widgets.thing_list import Thing, ThingList

_LISTS = (
    ("Öppna raden i en lista", "Enter"),
    ("Flytta raden uppåt", "Alt+Up"),
    ("Flytta raden neråt", "Alt+Down"),
    ("En dag framåt i ett datumfält", "Up"),
    ("En dag bakåt i ett datumfält", "Down"),
    ("Dagens datum i ett datumfält", "T"),
    ("Rösta ja, nej eller avstår i listan av röstande", "J, N, A"),
    ("Zooma i ett papper", "Ctrl++"),
    ("Sök i ett papper", "Ctrl+F"),
    ("Nästa träff i ett papper", "F3"),
    ("Skriv ut ett papper", "Ctrl+P"),
)


class KeysPage(SettingsPage):
    """A list to look in; the keys also stand in the menus and tool tips."""

    key, name, icon = "keys", "Kortkommandon", "list"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.filter = QLineEdit()
        self.list = ThingList("Kortkommandon")
        self.filter.setPlaceholderText("Sök kortkommando")
        self.filter.setAccessibleName("Sök kortkommando")
        put_sign(self.filter, "search", "Sök kortkommando")
        put_clear_button(self.filter, "Rensa sökningen")
        self.filter.textChanged.connect(self.refresh)
        section = Section("Kortkommandon")
        section.add(self.filter, self.list)
        self.sheet.add(section)

    def refresh(self) -> None:
        """Lists the keys that fit what is sought."""
        sought = self.filter.text().casefold().split()
        found = [
            Thing(text, "", "chevron-right", aside=keys)
            for text, keys in sorted(self._keys(), key=lambda pair: sort_key(pair[0]))
            if all(word in f"{text} {keys}".casefold() for word in sought)
        ]
        self.list.show_things(found)

    def _keys(self) -> Sequence[tuple[str, str]]:
        actions = self.window().findChildren(QAction)
        told = {
            action.text().replace("&", ""): " eller ".join(
                keys_in_words(key.toString()) for key in action.shortcuts()
            )
            for action in actions
            if action.shortcuts() and action.text()
        }
        plain = {text: keys_in_words(keys) for text, keys in _LISTS}
        return tuple((plain | told).items())
