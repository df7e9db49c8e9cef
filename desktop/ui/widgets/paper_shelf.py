"""Finished papers of one thing: opened with Enter, saved to a folder beside the window."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from db.queries.papers import PaperRow, StoredFile, paper_file, signed_papers
from db.rules.lifecycle import PaperFormat, PaperKind
from desktop.delivery.handed_out import Handed
from desktop.operations.papers import hand_out_paper
from desktop.operations.saving import hand_out_papers
from desktop.ui.desk import Desk
from desktop.ui.states import day_in_words, state
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.folder_field import FolderField
from desktop.ui.widgets.hand_out_panel import HandOutPanel
from desktop.ui.widgets.opened_file import open_copy, open_path
from desktop.ui.widgets.signature_check import SignatureCheck
from desktop.ui.widgets.thing_list import Thing, ThingList

_STOCKHOLM = ZoneInfo("Europe/Stockholm")
_FOR_THE_WEB = (PaperKind.MINUTES, PaperKind.NOTICE, PaperKind.EXTRACT)


class PaperShelf(QWidget):
    """A list of papers, newest first, with a folder to save the newest edition to.

    A paper in Word is opened in that folder, so that what is written in it is there the next
    time; what was changed by hand is never written over unasked. ``said`` carries a message for
    the bar.
    """

    said = Signal(object)

    def __init__(self, desk: Desk, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hand = HandOutPanel(desk)
        self.list = ThingList("Färdiga papper")
        self.folder = FolderField("Mapp att spara i", key)
        self.save = QPushButton("Spara i mappen")
        self.web = QPushButton("Spara som webbsida")
        self._desk = desk
        self._papers: tuple[PaperRow, ...] = ()
        self.hand.said.connect(self.said)
        self.list.opened.connect(self._on_opened)
        self.check = SignatureCheck(desk)
        self.save.clicked.connect(self.save_newest)
        self.web.clicked.connect(self.save_web_page)
        self._lay_out()
        self.show_papers(())

    def show_papers(self, papers: Sequence[PaperRow]) -> None:
        """Shows papers in the order given."""
        self._papers = tuple(papers)
        signed = {paper.id for paper in signed_papers(papers)}
        several = len({paper.edition for paper in papers}) > 1
        self.list.show_things([_thing(paper, several, paper.id in signed) for paper in papers])
        for widget in (self.folder, self._buttons):
            widget.setVisible(bool(papers))
        self.web.setVisible(any(paper.kind in _FOR_THE_WEB for paper in papers))
        self.check.show_paper(next(iter(signed_papers(papers)), None))

    @Slot()
    def save_newest(self) -> None:
        """Saves the newest edition, in all its forms, into the folder."""
        newest = max((paper.edition for paper in self._papers), default=0)
        chosen = [paper for paper in self._papers if paper.edition == newest]
        if chosen:
            self.folder.remember()
            self.hand.put(
                hand_out_papers, [paper.id for paper in chosen], self.folder.folder,
                subject_id=chosen[0].subject_id,
            )  # fmt: skip

    @Slot()
    def save_web_page(self) -> None:
        """Saves the paper as a web page into the folder."""
        if self._papers:
            self.folder.remember()
            paper = self._papers[0]
            self.hand.put(
                hand_out_paper, paper.kind, paper.subject_id, self.folder.folder,
                formats=(PaperFormat.HTML,),
            )  # fmt: skip

    @Slot(object)
    def _on_opened(self, paper: PaperRow) -> None:
        if paper.format is PaperFormat.WORD:
            self.folder.remember()
            self.hand.put(
                hand_out_papers, [paper.id], self.folder.folder, subject_id=paper.subject_id,
                then=self._on_placed,
            )  # fmt: skip
        else:
            self._desk.read_in_background(paper_file, paper.id, then=self._on_file)

    def _on_placed(self, handed: tuple[Handed, ...]) -> None:
        self.hand.tell(handed)
        for one in handed:
            open_path(one.path)

    def _on_file(self, file: StoredFile) -> None:
        open_copy(file)

    def _lay_out(self) -> None:
        self.save.setToolTip("Sparar den senaste upplagan i Word och PDF")
        self.web.setToolTip("En webbsida (HTML) för anslagstavlan, läsbar för alla")
        self._buttons = QWidget()
        flow = Flow()
        self._buttons.setLayout(flow)
        flow.addWidget(self.save)
        flow.addWidget(self.web)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.list, self.folder, self.hand, self._buttons, self.check):
            column.addWidget(widget)


def _thing(paper: PaperRow, several: bool, signed: bool) -> Thing:
    made = paper.made_at.astimezone(_STOCKHOLM)
    edition = f", utgåva {paper.edition}" if several else ""
    return Thing(
        title=f"{_what(paper, 'undertecknat' if signed else '')}{edition}",
        detail=f"{day_in_words(made.date())} {made:%H.%M} · {paper.made_by} · {_size(paper.size)}",
        icon="file-check" if paper.verified else "file-text",
        target=paper,
        aside="Öppna",
    )


def _what(paper: PaperRow, standing: str) -> str:
    """What the paper is; a page for the web is only kept of signatures."""
    if paper.format is PaperFormat.HTML:
        return "Kontroll av underskrifter"
    standing = standing or ("justerat" if paper.verified else "ej justerat")
    return f"{state(paper.kind.value).capitalize()} i {state(paper.format.value)}, {standing}"


def _size(number: int) -> str:
    kilobytes = max(1, round(number / 1000))
    if kilobytes < 1000:
        return f"{kilobytes} kB"
    return f"{kilobytes / 1000:.1f} MB".replace(".", ",")
