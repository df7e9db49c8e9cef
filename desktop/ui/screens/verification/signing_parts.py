"""The parts of digital verification on the page: the manner, what is made, what is kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QWidget,
)

from desktop.ui.signing_settings import MANNER, remember, remembered
from desktop.ui.widgets.folder_field import FolderField
from desktop.ui.widgets.form import FormRow
from desktop.ui.widgets.opened_file import open_path
from desktop.ui.widgets.sheet import Section, words

_DIGITAL = "digital"


class MannerChoice(Section):
    """On paper or digitally; ``changed`` when the clerk takes the other, which is remembered."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__("Hur protokollet justeras")
        self.paper = QRadioButton("På papper")
        self.digital = QRadioButton("Digital underskrift")
        self._group = QButtonGroup(self)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        for button in (self.paper, self.digital):
            button.setAccessibleName(button.text())
            self._group.addButton(button)
            line.addWidget(button)
        line.addStretch()
        self.add(row)
        (self.digital if remembered(MANNER) == _DIGITAL else self.paper).setChecked(True)
        self.digital.toggled.connect(self._on_toggled)

    @property
    def is_digital(self) -> bool:
        """Whether the minutes are signed digitally."""
        return self.digital.isChecked()

    @Slot(bool)
    def _on_toggled(self, digital: bool) -> None:
        remember(MANNER, _DIGITAL if digital else "")
        self.changed.emit()


class MakeSection(Section):
    """Step 1: the file to sign, its version and its folder."""

    def __init__(self, action: QAction) -> None:
        super().__init__("1. Ta fram protokollet att skriva under")
        self.internal = QCheckBox("Ta med det som är sekretess (internt protokoll)")
        self.sealed = QCheckBox("Försegla bilagorna: deras kontrollsummor står i protokollet")
        self.folder = FolderField("Mapp för filen", "signing")
        self.button = QPushButton()
        self._words = words("", "muted")
        self._hindrance = words("", "danger")
        self._folder_row = FormRow("Mapp för filen", self.folder)
        for box in (self.internal, self.sealed):
            box.setAccessibleName(box.text())
        tie(self.button, action)
        self.add(self._words, self.internal, self.sealed, self._folder_row)
        self.add(self._hindrance, self.button)
        self.show_made("")

    def say_hindrance(self, text: str) -> None:
        """Says what is in the way of making the file; empty when nothing is."""
        self._hindrance.setText(text)
        self._hindrance.setVisible(bool(text))

    def show_made(self, name: str) -> None:
        """Folds the choices away when a file goes round."""
        for widget in (self.internal, self.sealed, self._folder_row):
            widget.setVisible(not name)
        self._words.setText(
            f"Filen {name} är framtagen. Ändras texten måste den tas fram igen, och alla skriva "
            "under på nytt."
            if name
            else "Protokollet blir en pdf med en plats för var och en som ska skriva under."
        )
        self.button.setText("Ta fram på nytt" if name else "Ta fram protokollet")
        self.button.setAccessibleName(self.button.text())


class FileLinks(QWidget):
    """Ways to the file that goes round: to read it, and to its folder."""

    def __init__(self) -> None:
        super().__init__()
        self._path: Path | None = None
        self.read = QPushButton("Öppna filen")
        self.folder = QPushButton("Öppna mappen")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.read)
        row.addWidget(self.folder)
        row.addStretch()
        for button in (self.read, self.folder):
            button.setAccessibleName(button.text())
        self.read.clicked.connect(lambda: self._open(self._path))
        self.folder.clicked.connect(lambda: self._open(self._path.parent if self._path else None))
        self.show_path(None)

    def show_path(self, path: Path | None) -> None:
        """Leads to a file; hidden when there is none."""
        self._path = path
        self.setVisible(path is not None)

    def _open(self, path: Path | None) -> None:
        if path:
            open_path(path)


class KeepSection(Section):
    """Step 3: the minutes are verified, and the file is kept with its control."""

    def __init__(self, action: QAction) -> None:
        super().__init__("3. Justera och bevara")
        self.others = QCheckBox("Jag har kontrollerat vem som har skrivit under, och det stämmer")
        self.button = QPushButton()
        self.others.setAccessibleName(self.others.text())
        self._words = words(
            "Protokollet blir justerat och texten låst. Filen bevaras i registret tillsammans med "
            "kontrollen av underskrifterna.",
            "muted",
        )
        tie(self.button, action)
        self.add(self._words, self.others, self.button)


def tie(button: QPushButton, action: QAction) -> None:
    """Lets a button do what an action does, whenever that may be done."""
    button.setText(action.text())
    button.setAccessibleName(action.text())
    button.setEnabled(action.isEnabled())
    action.enabledChanged.connect(button.setEnabled)
    button.clicked.connect(lambda: action.trigger())
