"""Finished papers of one thing: opened with Enter, saved to a folder beside the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from db.queries.papers import PaperRow, StoredFile, paper_file, signed_papers
from db.rules.lifecycle import PaperFormat
from desktop.operations.saving import save_papers
from desktop.ui.desk import Desk
from desktop.ui.states import day_in_words, state
from desktop.ui.widgets.folder_field import FolderField
from desktop.ui.widgets.message_bar import Message, Severity
from desktop.ui.widgets.opened_file import open_copy, open_path
from desktop.ui.widgets.signature_check import SignatureCheck
from desktop.ui.widgets.thing_list import Thing, ThingList

_STOCKHOLM = ZoneInfo("Europe/Stockholm")


class PaperShelf(QWidget):
    """A list of papers, newest first, with a folder to save the newest edition to.

    ``said`` carries a message for the bar. ``empty`` is said when there are none.
    """

    said = Signal(object)

    def __init__(self, desk: Desk, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = ThingList("Färdiga papper")
        self.folder = FolderField("Mapp att spara i", key)
        self.save = QPushButton("Spara i mappen")
        self._desk = desk
        self._papers: tuple[PaperRow, ...] = ()
        self.list.opened.connect(self._on_opened)
        self.check = SignatureCheck(desk)
        self.save.clicked.connect(self.save_newest)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.list)
        column.addWidget(self.folder)
        column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.check)
        self.show_papers(())

    def show_papers(self, papers: Sequence[PaperRow]) -> None:
        """Shows papers in the order given."""
        self._papers = tuple(papers)
        signed = {paper.id for paper in signed_papers(papers)}
        self.list.show_things([_thing(paper, paper.id in signed) for paper in papers])
        self.folder.setVisible(bool(papers))
        self.save.setVisible(bool(papers))
        self.check.show_paper(next(iter(signed_papers(papers)), None))

    @Slot()
    def save_newest(self) -> None:
        """Saves the newest edition, in all its forms, into the folder."""
        newest = max((paper.edition for paper in self._papers), default=0)
        keys = [paper.id for paper in self._papers if paper.edition == newest]
        if keys:
            self.folder.remember()
            self._desk.do_in_background(save_papers, keys, self.folder.folder, then=self._on_saved)

    def _on_saved(self, paths: tuple[Path, ...]) -> None:
        folder = paths[0].parent
        names = " och ".join(path.name for path in paths)
        self.said.emit(
            Message(
                f"Sparat i {folder.name}: {names}.", Severity.SUCCESS, "",
                "Öppna mappen", lambda: open_path(folder),
            )
        )  # fmt: skip

    @Slot(object)
    def _on_opened(self, paper: PaperRow) -> None:
        self._desk.read_in_background(paper_file, paper.id, then=self._on_file)

    def _on_file(self, file: StoredFile) -> None:
        open_copy(file)


def _thing(paper: PaperRow, signed: bool) -> Thing:
    made = paper.made_at.astimezone(_STOCKHOLM)
    lock = "justerat" if paper.verified else "ej justerat"
    return Thing(
        title=f"{_what(paper)}, {'undertecknat' if signed else lock}",
        detail=f"{day_in_words(made.date())} {made:%H.%M} · {paper.made_by} · {_size(paper.size)}",
        icon="file-check" if paper.verified else "file-text",
        target=paper,
        aside="Öppna",
    )


def _what(paper: PaperRow) -> str:
    """What the paper is; a page on the web is only kept of signatures."""
    if paper.format is PaperFormat.HTML:
        return "Kontroll av underskrifter"
    return f"{state(paper.kind.value).capitalize()} i {state(paper.format.value)}"


def _size(number: int) -> str:
    kilobytes = max(1, round(number / 1000))
    if kilobytes < 1000:
        return f"{kilobytes} kB"
    return f"{kilobytes / 1000:.1f} MB".replace(".", ",")
