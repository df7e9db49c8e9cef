"""How the program looks here, and who writes in it."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Slot
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from desktop.ui.desk import Desk
from desktop.ui.registers import clerk_name
from desktop.ui.screens.settings.settings_page import SettingsPage
from desktop.ui.theme import (
    TEXT_SIZES,
    Theme,
    dress,
    remember_text_size,
    remember_theme,
    remembered_text_size,
    remembered_theme,
)
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.message_bar import Message
from desktop.ui.widgets.sheet import Section

_NAMES = {
    Theme.SYSTEM: "Som datorn",
    Theme.LIGHT: "Ljust",
    Theme.DARK: "Mörkt",
    Theme.HIGH_CONTRAST: "Hög kontrast",
}


class AppearancePage(SettingsPage):
    """Colours and size of text, at once; the clerk's name from the next start."""

    key, name, icon = "appearance", "Utseende och namn", "contrast"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.theme = QComboBox()
        self.text_size = QComboBox()
        self.clerk = QLineEdit()
        self._lay_out()
        self.theme.activated.connect(self._on_look)
        self.text_size.activated.connect(self._on_look)
        self.clerk.editingFinished.connect(self.flush)

    def refresh(self) -> None:
        """Shows what is chosen."""
        self.theme.setCurrentIndex(self.theme.findData(remembered_theme()))
        self.text_size.setCurrentIndex(self.text_size.findData(remembered_text_size()))
        if not self.clerk.hasFocus():
            self.clerk.setText(clerk_name())

    @Slot()
    def flush(self) -> None:
        """Keeps the clerk's name."""
        name = self.clerk.text().strip()
        if name and name != clerk_name():
            QSettings().setValue("clerk/name", name)
            self.saved.emit()
            self.said.emit(Message(f"{name} står som den som skriver nästa gång registret öppnas."))

    @Slot()
    def _on_look(self) -> None:
        theme = Theme(self.theme.currentData())
        remember_theme(theme)
        remember_text_size(self.text_size.currentData())
        app = QApplication.instance()
        if isinstance(app, QApplication):
            dress(app, theme)

    def _lay_out(self) -> None:
        for theme, name in _NAMES.items():
            self.theme.addItem(name, theme)
        for size in TEXT_SIZES:
            self.text_size.addItem(f"{size} punkter", size)
        look = Form()
        look.add("theme", "Färger", self.theme)
        look.add("size", "Textstorlek", self.text_size)
        looks = Section("Utseende")
        looks.add(look)
        who = Form()
        who.add("clerk", "Den som skriver", self.clerk, "Står i journalen för det som görs")
        writer = Section("Vem som skriver")
        writer.add(who)
        self.sheet.add(looks, writer)
