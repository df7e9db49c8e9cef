"""The papers of the minutes: made as they stand, kept when verified, saved to a folder."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton

from db.queries.meetings import MeetingView
from db.queries.minutes import MinutesPartView
from db.rules.lifecycle import PaperKind
from desktop.delivery.handed_out import Handed
from desktop.operations.minutes import keep_draft_minutes
from desktop.operations.papers import hand_out_paper
from desktop.ui.desk import Desk
from desktop.ui.file_words import placed_in_words
from desktop.ui.part_words import minutes_papers
from desktop.ui.widgets.inline_panel import InlinePanel, Question
from desktop.ui.widgets.message_bar import Message, Severity
from desktop.ui.widgets.opened_file import open_path
from desktop.ui.widgets.paper_shelf import PaperShelf
from desktop.ui.widgets.sheet import Section

_INTERNAL = (
    "Den visar allt som är märkt som sekretess och är bara för er som har rätt att se det. "
    "Den sparas i mappen men inte i registret."
)


class MinutesPapers(Section):
    """``internal`` is the explicit choice of a version with what is secret; public is default."""

    said = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__("Papper")
        self.make = QPushButton("Skapa protokollet i Word och PDF")
        self.shelf = PaperShelf(desk, "minutes")
        self.panel = InlinePanel()
        self.internal = QAction("Skapa intern version med sekretess …", self)
        self.quick = QAction("Skapa snabbprotokoll", self)
        self._desk = desk
        self._part: MinutesPartView | None = None
        self._meeting_id = 0
        self.quick.setToolTip("Besluten som de står nu, i mappen; utan rättslig verkan")
        self.add(self.panel, self.make, self.shelf)
        self.shelf.said.connect(self.said)
        self.make.clicked.connect(self._on_make)
        self.internal.triggered.connect(self._on_internal)
        self.quick.triggered.connect(self._on_quick)

    def show_part(self, meeting: MeetingView, part: MinutesPartView) -> None:
        """Shows the papers of one part."""
        self._part = part
        self._meeting_id = meeting.head.id
        self.quick.setEnabled(not meeting.parts[0].is_verified)
        self.make.setVisible(not part.is_verified)
        self.shelf.show_papers(minutes_papers(meeting, part))

    @Slot()
    def _on_make(self) -> None:
        if self._part:
            self.make.setEnabled(False)
            job = self._desk.do_in_background(keep_draft_minutes, self._part.id, then=self._on_made)
            job.ended.connect(lambda: self.make.setEnabled(True))

    def _on_made(self, _papers: object) -> None:
        text = "Protokollet är skapat i Word och PDF, märkt Ej justerat."
        self.said.emit(Message(text, Severity.SUCCESS))

    @Slot()
    def _on_quick(self) -> None:
        self.shelf.hand.put(
            hand_out_paper, PaperKind.QUICK_MINUTES, self._meeting_id, self.shelf.folder.folder,
            then=self._on_quick_made,
        )  # fmt: skip

    def _on_quick_made(self, handed: tuple[Handed, ...]) -> None:
        folder = handed[0].path.parent
        told = placed_in_words(handed, folder.name)
        text = f"{told} Snabbprotokollet har ingen rättslig verkan."
        self.said.emit(
            Message(text, Severity.SUCCESS, "", "Öppna mappen", lambda: open_path(folder))
        )

    @Slot()
    def _on_internal(self) -> None:
        question = Question(
            heading="Skapa en intern version?",
            lines=(_INTERNAL,),
            verb="Skapa intern version",
            answer=self._write_internal,
        )
        self.panel.ask(question, self.make)

    def _write_internal(self, _text: str) -> None:
        if self._part:
            self.shelf.hand.put(
                hand_out_paper, PaperKind.MINUTES, self._part.id, self.shelf.folder.folder,
                public=False, then=self._on_internal_made,
            )  # fmt: skip

    def _on_internal_made(self, handed: tuple[Handed, ...]) -> None:
        folder = handed[0].path.parent
        told = placed_in_words(handed, folder.name)
        text = f"{told} Det är den interna versionen: sprid den inte."
        self.said.emit(
            Message(text, Severity.WARNING, "", "Öppna mappen", lambda: open_path(folder))
        )
