"""The journal of a case: on screen, and as the paper that is handed out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from db.rules.lifecycle import PaperKind
from desktop.operations.history import case_history
from desktop.operations.papers import write_papers
from desktop.operations.previews import preview_paper
from desktop.ui.desk import Desk
from desktop.ui.widgets.folder_field import FolderField
from desktop.ui.widgets.history_pane import HistoryPane
from desktop.ui.widgets.message_bar import Message, Severity
from desktop.ui.widgets.opened_file import open_content, open_path


class JournalPane(HistoryPane):
    """The history of a case, with its public paper; ``said`` tells where it was saved."""

    said = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "case", parent)
        self.paper = QPushButton("Visa som papper")
        self.save = QPushButton("Spara i Word och PDF")
        self.folder = FolderField("Mapp för journalen", "journal")
        self._case_id = 0
        self._add_paper()
        self.paper.clicked.connect(self._on_paper)
        self.save.clicked.connect(self._on_save)

    def show_case(self, case_id: int) -> None:
        """Shows the journal of a case."""
        self._case_id = case_id
        self.ask(case_history, case_id)

    @Slot()
    def _on_paper(self) -> None:
        self._desk.read_in_background(
            preview_paper, self._desk.office, PaperKind.JOURNAL, self._case_id,
            then=self._on_pages, key="journal/paper",
        )  # fmt: skip

    def _on_pages(self, data: bytes) -> None:
        open_content("Journal.pdf", data)

    @Slot()
    def _on_save(self) -> None:
        self.folder.remember()
        self._desk.do_in_background(
            write_papers, PaperKind.JOURNAL, self._case_id, self.folder.folder,
            then=self._on_saved,
        )  # fmt: skip

    def _on_saved(self, paths: tuple[Path, ...]) -> None:
        folder = paths[0].parent
        text = f"Journalen är sparad i {folder.name}, utan det som är sekretess."
        self.said.emit(
            Message(text, Severity.SUCCESS, "", "Öppna mappen", lambda: open_path(folder))
        )

    def _add_paper(self) -> None:
        self.paper.setToolTip("Öppna journalen som PDF, utan det som är sekretess")
        under = QVBoxLayout()
        under.setContentsMargins(12, 8, 12, 12)
        under.setSpacing(8)
        for widget in (self.folder, self.save, self.paper):
            under.addWidget(widget)
        self.column.addLayout(under)
