"""Sample text in a template, as the pages of the Word file where they can be had."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.operations.templates import TemplatePages
from desktop.ui.theme import set_role
from desktop.ui.widgets.opened_file import open_content
from desktop.ui.widgets.pdf_view import PdfView
from desktop.ui.widgets.sheet import words

_WORD = "Så här blir Word-filen, med påhittad text."
_PDF = (
    "LibreOffice finns inte på datorn, så sidorna visar PDF:en med samma utseende. "
    "Öppna exemplet i Word för att se mallen."
)
_MAKING = "Gör om exemplet till sidor …"


class TemplatePreview(QWidget):
    """Pages with a line that says what they show, and a way to see the sample in Word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = PdfView("Exempel i mallen")
        self.open = QPushButton("Öppna exempel i Word")
        self._told = words("", "muted")
        self._name = ""
        self._word = b""
        self._lay_out()
        self.open.clicked.connect(self._on_open)

    def show_waiting(self) -> None:
        """Says that pages are on their way; those shown stay until then."""
        self._word = b""
        self.open.setEnabled(False)
        self.paper.clear()
        self._told.setText(_MAKING)

    def show_template(self, name: str, made: TemplatePages) -> None:
        """Shows the sample in the template of that name."""
        self._name, self._word = name, made.word
        self.open.setVisible(True)
        self.open.setEnabled(True)
        self._told.setText(_WORD if made.of_word else _PDF)
        self.paper.show_pdf(made.pages)

    def show_house_style(self, pages: bytes) -> None:
        """Shows how papers look without a template."""
        self._word = b""
        self.open.setVisible(False)
        self._told.setText("Utan egen mall ser handlingarna ut så här, i Word och PDF.")
        self.paper.show_pdf(pages)

    @Slot()
    def _on_open(self) -> None:
        if self._word:
            name = f"Exempel i {Path(self._name).stem}.docx"
            open_content(name, self._word)

    def _lay_out(self) -> None:
        head = QFrame()
        set_role(head, "surface")
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(self._told, 1)
        row.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.paper, 1)
