"""Sections of law beside the screen: what they are about, what they say, and their date."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QTextBrowser, QWidget

from db.rules.statutes import Statute
from desktop.ui.law_words import cited, source_words


class LawPage(QTextBrowser):
    """What a citation such as "KL 5:45–46, 6:27" says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Lagrum")
        self.setOpenExternalLinks(True)
        self.setTabChangesFocus(True)

    def show_citation(self, citation: str) -> None:
        """Shows every section cited; says so when the program does not have one."""
        found = cited(citation)
        text = "\n\n".join(line for section in found for line in _lines(section))
        self.setMarkdown(text or f"# {citation}\n\nLagrummet finns inte i programmet.")
        self.setAccessibleDescription(self.toPlainText())


def _lines(section: Statute) -> Iterator[str]:
    yield f"### {section.reference} · {section.title}"
    yield section.summary
    if section.text:
        yield section.text
    yield f"*{source_words(section)}*"
