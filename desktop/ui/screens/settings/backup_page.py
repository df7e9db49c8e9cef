"""Where the register lies, and a copy of it, checked, whenever one is wanted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton

from db.checks.remark import Remark
from desktop.operations.backup import audit_in_steps, back_up_now
from desktop.ui.desk import Desk
from desktop.ui.remark_words import remark_in_words
from desktop.ui.screens.settings.settings_page import SettingsPage
from desktop.ui.states import day_in_words
from desktop.ui.widgets.folder_field import FolderField
from desktop.ui.widgets.legal_facts import Fact, LegalFacts
from desktop.ui.widgets.message_bar import Message, Severity
from desktop.ui.widgets.opened_file import open_path
from desktop.ui.widgets.sheet import Section, words
from desktop.ui.widgets.thing_list import Thing, ThingList


class BackupPage(SettingsPage):
    """The file, its folder, and Säkerhetskopiera nu."""

    key, name, icon = "backup", "Register och säkerhetskopia", "copy"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.facts = LegalFacts("Registret")
        self.show_folder = QPushButton("Öppna mappen")
        self.folder = FolderField("Mapp för säkerhetskopior", "backup")
        self.copy = QPushButton("Säkerhetskopiera nu")
        self.check = QPushButton("Kontrollera registret")
        self.findings = ThingList("Vad kontrollen fann")
        self._found = words("", "muted")
        self._lay_out()
        self.check.clicked.connect(self._on_check)
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

    @Slot()
    def _on_check(self) -> None:
        self.check.setEnabled(False)
        self._found.setText("Kontrollen pågår. Du kan arbeta vidare.")
        self.findings.show_things(())
        job = self.desk.do_in_background(audit_in_steps, then=self._on_checked)
        job.cancelled.connect(lambda: self._found.setText("Kontrollen avbröts."))
        job.ended.connect(lambda: self.check.setEnabled(True))

    def _on_checked(self, remarks: tuple[Remark, ...]) -> None:
        day = day_in_words(self.desk.office.today())
        self.findings.show_things([_finding(remark) for remark in remarks])
        if not remarks:
            self._found.setText(f"✓ Registret är helt, kontrollerat {day}.")
            self.said.emit(Message("Registret är helt.", Severity.SUCCESS))
            return
        count = "en sak" if len(remarks) == 1 else f"{len(remarks)} saker"
        self._found.setText(
            f"Kontrollen {day} fann {count}. Ta en kopia av filen innan något ändras, och jämför "
            "med den senaste säkerhetskopian."
        )
        grave = any(remark.grave for remark in remarks)
        severity = Severity.DANGER if grave else Severity.WARNING
        self.said.emit(Message(f"Kontrollen av registret fann {count}.", severity, "OSL 5:1"))

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
        whole = Section("Kontroll av registret")
        whole.add(
            words(
                "Går igenom filen, journalens kedja, det justerade, de sparade papperen och "
                "nummerserierna, och säger om något har ändrats utanför programmet.",
                "muted",
            ),
            self.check,
            self._found,
            self.findings,
        )
        self.sheet.add(where, copies, whole)


def _finding(remark: Remark) -> Thing:
    sign = "circle-alert" if remark.grave else "info"
    return Thing(remark_in_words(remark), remark.section, sign)
