"""Whom one trusts to issue certificates, the time stamp service, and the driver of cards."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from desktop.operations.signing_keys import IssuerOnFile, issuers_in, issuers_on_file
from desktop.ui.desk import Desk
from desktop.ui.screens.settings.settings_page import SettingsPage
from desktop.ui.signing_settings import (
    DRIVER,
    remember,
    remembered,
    service_address,
    trust_issuers,
    trusted_issuers,
    use_service,
)
from desktop.ui.states import day_in_words
from desktop.ui.widgets.dropping import DropTarget
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.path_field import PathField
from desktop.ui.widgets.sheet import Section, words
from desktop.ui.widgets.thing_list import Thing, ThingList

_KINDS = "Certifikat (*.pem *.crt *.cer *.der)"
_INTRODUCTION = (
    "En underskrift är giltig när den som utfärdat certifikatet är känd. Lägg till utfärdarnas "
    "egna certifikat, som de lämnar på sina webbplatser. Du kan släppa filerna här."
)


class SigningPage(SettingsPage):
    """Underskrifter: kept on this computer; passwords and codes are never kept."""

    key, name, icon = "signing", "Underskrifter", "signature"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.issuers = ThingList("Betrodda utfärdare")
        self.add = QPushButton("Lägg till utfärdare …")
        self.remove = QPushButton("Ta bort vald")
        self.service = QLineEdit()
        self.driver = PathField("Kortets drivrutin", "Drivrutiner (*.so *.dll *.dylib)")
        self._none = words("Ingen utfärdare är tillagd än.", "muted")
        self._form = Form()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Shows what is kept."""
        self._show_issuers()
        if not self.service.hasFocus():
            self.service.setText(service_address())
        if not self.driver.line.hasFocus():
            self.driver.show_path(remembered(DRIVER))

    @Slot()
    def flush(self) -> None:
        """Keeps the address and the driver."""
        address, driver = self.service.text().strip(), str(self.driver.path or "")
        self._say_of(address)
        if (address, driver) != (service_address(), remembered(DRIVER)):
            use_service(address)
            remember(DRIVER, driver)
            self.saved.emit()

    def _say_of(self, address: str) -> None:
        row = self._form.rows["service"]
        if address and not address.startswith(("http://", "https://")):
            row.say("Adressen ska börja med https:// eller http://")
        else:
            row.clear_note()

    def _show_issuers(self) -> None:
        found = issuers_on_file(trusted_issuers())
        self.issuers.show_things([_thing(one) for one in found])
        self._none.setVisible(not found)
        self.remove.setEnabled(bool(found))

    def _take(self, files: tuple[Path, ...]) -> None:
        sound = [one.path for one in issuers_on_file(files) if one.valid_until]
        for path in files:
            if path not in sound:
                # Asked as the register is, so that it is refused with its sentence.
                self.desk.do(_refused, path)
        if sound:
            trust_issuers((*trusted_issuers(), *sound))
            self.saved.emit()
        self._show_issuers()

    @Slot()
    def _on_add(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, "Lägg till utfärdare", "", _KINDS)
        if names:
            self._take(tuple(map(Path, names)))

    @Slot()
    def _on_remove(self) -> None:
        row, before = max(self.issuers.currentRow(), 0), trusted_issuers()
        if row < len(before):
            self._change((*before[:row], *before[row + 1 :]), before)

    def _change(self, now: tuple[Path, ...], before: tuple[Path, ...]) -> None:
        self._keep(now)
        self.desk.undoable(
            "Utfärdaren togs bort", undo=lambda: self._keep(before), redo=lambda: self._keep(now)
        )

    def _keep(self, files: tuple[Path, ...]) -> None:
        trust_issuers(files)
        self._show_issuers()
        self.saved.emit()

    def _connect(self) -> None:
        self.add.clicked.connect(self._on_add)
        self.remove.clicked.connect(self._on_remove)
        self.service.editingFinished.connect(self.flush)
        self.driver.line.editingFinished.connect(self.flush)
        self.driver.chosen.connect(self.flush)
        DropTarget(self, self._take)

    def _lay_out(self) -> None:
        self.issuers.setSelectionMode(ThingList.SelectionMode.SingleSelection)
        for button in (self.add, self.remove):
            button.setAccessibleName(button.text())
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.add)
        row.addWidget(self.remove)
        row.addStretch()
        trusted = Section("Betrodda utfärdare")
        trusted.add(words(_INTRODUCTION, "muted"), self._none, self.issuers, buttons)
        self._form.add(
            "service", "Tidsstämpeltjänst", self.service,
            "En adress, till exempel https://tid.example.se. Med den går underskrifterna att "
            "kontrollera även när certifikaten har gått ut. Tom: inget nät används.",
        )  # fmt: skip
        self._form.add(
            "driver", "Kortets drivrutin", self.driver,
            "Filen (PKCS#11) som hör till kortläsarens program",
        )  # fmt: skip
        proof = Section("Tidsstämpel och kort")
        proof.add(self._form)
        self.sheet.add(trusted, proof)


def _refused(_office: object, path: Path) -> None:
    issuers_in((path,))


def _thing(one: IssuerOnFile) -> Thing:
    if one.valid_until is None:
        return Thing(one.path.name, str(one.path.parent), "circle-alert", None, "Saknas", "danger")
    detail = f"gäller till {day_in_words(one.valid_until)} · {one.path}"
    return Thing(one.name, detail, "file-check")
