"""Where the register lies, and a copy of it, checked, whenever one is wanted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton

from desktop.operations.backup import back_up_now
from desktop.ui.desk import Desk
from desktop.ui.screens.settings.settings_page import SettingsPage
from desktop.ui.widgets.folder_field import FolderField
from desktop.ui.widgets.legal_facts import Fact, LegalFacts
from desktop.ui.widgets.message_bar import Message, Severity
from desktop.ui.widgets.opened_file import open_path
from desktop.ui.widgets.sheet import Section, words


class BackupPage(SettingsPage):
    """The file, its folder, and Säkerhetskopiera nu."""

    key, name, icon = "backup", "Register och säkerhetskopia", "copy"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.facts = LegalFacts("Registret")
        self.show_folder = QPushButton("Öppna mappen")
        self.folder = FolderField("Mapp för säkerhetskopior", "backup")
        self.copy = QPushButton("Säkerhetskopiera nu")
        self._lay_out()
        self.show_folder.clicked.connect(self._on_show_folder)
        self.copy.clicked.connect(self._on_copy)

    def refresh(self) -> None:
        """Shows where the register lies."""
        path = self._path()
        size = path.stat().st_size / 1_000_000 if path.is_file() else 0
        self.facts.show_facts(
            [
                Fact("Fil", path.name),
                Fact("Mapp", str(path.parent)),
                Fact("Storlek", f"{size:.1f} MB".replace(".", ",")),
            ]
        )

    def _path(self) -> Path:
        return Path(str(getattr(self.desk.office.store, "path", "")))

    @Slot()
    def _on_show_folder(self) -> None:
        open_path(self._path().parent)

    @Slot()
    def _on_copy(self) -> None:
        self.folder.remember()
        self.copy.setEnabled(False)
        job = self.desk.do_in_background(back_up_now, self.folder.folder, then=self._on_copied)
        job.ended.connect(lambda: self.copy.setEnabled(True))

    def _on_copied(self, path: Path) -> None:
        self.said.emit(
            Message(
                f"Kopian {path.name} är gjord och kontrollerad.", Severity.SUCCESS, "",
                "Öppna mappen", lambda: open_path(path.parent),
            )
        )  # fmt: skip

    def _lay_out(self) -> None:
        where = Section("Registret")
        where.add(self.facts, self.show_folder)
        copies = Section("Säkerhetskopia")
        copies.add(
            words(
                "Kopian tas medan ni arbetar och kontrolleras innan den får sitt namn. "
                "Lägg den på en annan disk än registret.",
                "muted",
            ),
            self.folder,
            self.copy,
        )
        self.sheet.add(where, copies)
