"""The memo as paper: its pages beside the editor, and files in Word and PDF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QStandardPaths, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QWidget

from db.rules.lifecycle import PaperFormat, PaperKind
from desktop.operations.papers import hand_out_paper
from desktop.ui.desk import Desk
from desktop.ui.icons import icon
from desktop.ui.screens.cases.memo_page import MemoPage
from desktop.ui.screens.cases.memo_pages import MemoPages
from desktop.ui.widgets.hand_out_panel import HandOutPanel
from desktop.ui.widgets.screen import SidePage

_FOLDER = "papers/folder"
BOTH = (PaperFormat.WORD, PaperFormat.PDF)


class MemoPapers(QObject):
    """Keeps the preview of one memo fresh, and writes its files into the clerk's folder.

    The preview is the internal version, as it is written; files are public unless asked for.
    """

    said = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget, memo: MemoPage) -> None:
        super().__init__(parent)
        self._desk = desk
        self._memo_id = 0
        self.hand = HandOutPanel(desk)
        self.hand.said.connect(self.said)
        self.pages = MemoPages(desk, memo)
        self.preview = self.pages.pane
        self.word = QAction(icon("file-text"), "Skapa Word-fil", self)
        self.pdf = QAction(icon("file-text"), "Skapa PDF", self)
        self.elsewhere = QAction(icon("folder-open"), "Skapa Word och PDF i mapp …", self)
        self.internal = QAction(icon("lock"), "Skapa intern version med sekretess", self)
        self.word.triggered.connect(lambda: self._write((PaperFormat.WORD,), folder()))
        self.pdf.triggered.connect(lambda: self._write((PaperFormat.PDF,), folder()))
        self.internal.triggered.connect(lambda: self._write(BOTH, folder(), public=False))
        self.elsewhere.triggered.connect(self._on_elsewhere)

    def actions_of_memo(self) -> Sequence[QAction]:
        """Making the files."""
        return (self.word, self.pdf, self.internal, self.elsewhere)

    def side_pages(self) -> Sequence[SidePage]:
        """The pages as they will be."""
        return (self.preview.side_page,)

    def show_memo(self, memo_id: int) -> None:
        """Shows a memo's pages; what has changed in the register comes in a pause."""
        self._memo_id = memo_id
        self.pages.show_memo(memo_id)

    def _write(self, formats: tuple[PaperFormat, ...], where: Path, *, public: bool = True) -> None:
        self.hand.put(
            hand_out_paper, PaperKind.MEMO, self._memo_id, where, formats=formats, public=public
        )

    @Slot()
    def _on_elsewhere(self) -> None:
        dialog = QFileDialog(None, "Var ska filerna ligga?", str(folder()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._on_folder)
        self._dialog = dialog
        dialog.open()

    @Slot(str)
    def _on_folder(self, chosen: str) -> None:
        QSettings().setValue(_FOLDER, chosen)
        self._write(BOTH, Path(chosen))


def folder() -> Path:
    """The folder that papers were written to last, else one among the clerk's documents."""
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    usual = Path(QStandardPaths.writableLocation(documents)) / "Klubbslag"
    return Path(str(QSettings().value(_FOLDER, str(usual))))
