"""Controlling signatures: of a paper that the register keeps, and of any PDF dropped here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.queries.papers import PaperRow
from desktop.operations.signing_files import SignedFile, check_kept_file, check_loose_file
from desktop.ui.desk import Desk
from desktop.ui.signing_settings import trusted_issuers
from desktop.ui.widgets.dropping import DropTarget
from desktop.ui.widgets.sheet import words
from desktop.ui.widgets.signature_list import SignatureList


class SignatureCheck(QWidget):
    """A button for the newest signed paper, one for a file; the result under them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._paper: PaperRow | None = None
        self._asked: object = None
        self.kept = QPushButton("Kontrollera underskrifter")
        self.loose = QPushButton("Kontrollera en fil …")
        self.list = SignatureList("Underskrifternas värde")
        self._name = words("", "label")
        self._lay_out()
        self.kept.clicked.connect(self._on_kept)
        self.loose.clicked.connect(self._on_loose)
        DropTarget(self, lambda files: self.check_file(files[0]))

    def show_paper(self, paper: PaperRow | None) -> None:
        """Offers a signed paper of the register; hidden when there is none."""
        if paper != self._paper:
            self._paper = paper
            self._forget()
        self.setVisible(paper is not None)

    @Slot()
    def _on_kept(self) -> None:
        if self._paper:
            self._check(check_kept_file, self._paper.id)

    @Slot()
    def _on_loose(self) -> None:
        found, _ = QFileDialog.getOpenFileName(self, "Kontrollera en fil", "", "PDF (*.pdf)")
        if found:
            self.check_file(Path(found))

    def check_file(self, path: Path) -> None:
        """Controls a file of this computer, and holds it against the paper that is kept."""
        if self._paper:
            self._check(check_loose_file, self._paper.id, path)

    def _check(self, operation: Callable[..., SignedFile], *args: object) -> None:
        """The answer is shown while its paper is, and nothing else has been asked since."""
        self._asked = asked = object()

        def _heard(file: SignedFile) -> None:
            if self._asked is asked:
                self._show(file)

        self._desk.do_in_background(operation, *args, trusted_issuers(), then=_heard)

    def _show(self, file: SignedFile) -> None:
        self._name.setText(file.name)
        self._name.show()
        self.list.show_signing(file.signing, file.kinship)
        self.list.show()

    def _forget(self) -> None:
        self._asked = None
        self._name.hide()
        self.list.hide()

    def _lay_out(self) -> None:
        for button in (self.kept, self.loose):
            button.setAccessibleName(button.text())
        self.loose.setToolTip("En pdf från någon annan; du kan också släppa den här")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.kept)
        row.addWidget(self.loose)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._name)
        column.addWidget(self.list)
        self._forget()
