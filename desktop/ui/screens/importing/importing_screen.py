"""Läs in: the document to the left, what was recognised to the right, and one key to accept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from db.queries.bodies import bodies
from db.queries.recipients import recipient_ids, recipient_rows
from desktop.intake.draft import Draft, Part
from desktop.intake.source import Unreadable
from desktop.operations.accept import Accepted, accept
from desktop.ui.desk import Desk
from desktop.ui.icons import icon
from desktop.ui.reading_words import unreadable
from desktop.ui.screens.importing.looked_at import LookedAt
from desktop.ui.screens.importing.proposal_form import field_of, kinds_of
from desktop.ui.screens.importing.proposal_pane import ProposalPane
from desktop.ui.screens.importing.reading_queue import ReadingQueue, read_draft
from desktop.ui.screens.importing.source_view import SourceView
from desktop.ui.widgets.dropping import DropTarget, files_of
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.message_bar import Message, Severity
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.recipients_editor import Addressee
from desktop.ui.widgets.screen import Screen
from desktop.ui.widgets.split import Split

PAUSE_MS = 250


class ImportingScreen(Screen):
    """Läs in."""

    help_topic = "intake"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._queue = ReadingQueue()
        self._looked_at: LookedAt | None = None
        self._taken: Place | None = None
        self.choose = QAction(icon("folder-open"), "Välj filer …", self)
        self.accept = QAction("Godkänn och nästa", self)
        self.skip = QAction(icon("arrow-right"), "Hoppa över dokumentet", self)
        self.source = SourceView()
        self.pane = ProposalPane(self.accept, self.skip)
        self.form = self.pane.form
        self._stack = QStackedWidget()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._empty = EmptyState(
            "file-input",
            "Läs in dokument",
            "Släpp textfiler här. Delarna känns igen och du rättar det som behövs.",
            self.choose,
        )
        self._waiting = EmptyState("clock", "Läser …")
        self._failed = EmptyState("file-input", "", "", self.skip)
        self._lay_out()
        self._connect()

    def title(self) -> str:
        """Which document it is, and how many there are."""
        here = self._queue.here
        if here is None:
            return "Läs in"
        count = f" ({self._queue.number} av {len(self._queue)})" if len(self._queue) > 1 else ""
        return f"Läs in: {here.name}{count}"

    def first_action(self) -> QAction:
        """Accepting, or choosing files when none wait."""
        return self.accept if self._looked_at else self.choose

    def more_actions(self) -> Sequence[QAction]:
        """Going past a document, and more files."""
        return (self.skip, self.choose) if self._queue.here else ()

    def open(self, place: Place) -> None:
        """Puts the files that the place names in the queue, once."""
        if place.key and place is not self._taken:
            self._taken = place
            self.take_files(files_of(place))
        elif self._queue.here is None:
            self._stack.setCurrentWidget(self._empty)

    def refresh(self) -> None:
        """Looks again at where the document would go."""
        self._fill_choices()
        self._show_checks()

    def panes(self) -> Sequence[QWidget]:
        """The fields, then the text."""
        return (self.form, self.source)

    def take_files(self, files: Sequence[Path]) -> None:
        """Puts files last in the queue and begins to read when nothing is looked at."""
        idle = self._queue.here is None
        self._queue.add(files)
        if idle:
            self._read_next()
        self.title_changed.emit()
        self.actions_changed.emit()

    # Reading.

    def _read_next(self) -> None:
        self._looked_at = None
        self.source.show_draft(None)
        here = self._queue.here
        self._stack.setCurrentWidget(self._waiting if here else self._empty)
        if here:
            self._desk.read_in_background(read_draft, here, then=self._on_read, key="intake")
        self.title_changed.emit()
        self.actions_changed.emit()

    def _on_read(self, read: Draft | Unreadable) -> None:
        if isinstance(read, Unreadable):
            saying = unreadable(read)
            self._failed.set_words(saying.happened, f"{saying.why} {saying.advice}".strip())
            self._stack.setCurrentWidget(self._failed)
            return
        self._looked_at = LookedAt(read)
        self._fill_choices()
        self.source.show_draft(read)
        self.pane.show_matters(self._looked_at.proposals)
        self._show_matter(0)
        self._stack.setCurrentIndex(self._stack.count() - 1)
        self.actions_changed.emit()
        self.form.enter_field(self._looked_at.first_field())

    def _fill_choices(self) -> None:
        names = [row.name for row in self._desk.read(bodies) or ()]
        ids = self._desk.read(recipient_ids, active=True) or ()
        known = self._desk.read(recipient_rows, ids) or ()
        self.form.set_choices(names, [Addressee(r.name, r.id, r.holder) for r in known])

    def _show_matter(self, at: int) -> None:
        looked_at = self._looked_at
        if looked_at:
            looked_at.at = at
            self.form.show_proposal(looked_at.proposals[at], looked_at.unsure_fields())
            self._show_checks()

    @Slot(int)
    def _on_matter(self, at: int) -> None:
        self._keep()
        self._show_matter(at)

    def _keep(self) -> None:
        proposal = self.form.proposal()
        if self._looked_at and proposal:
            self._looked_at.keep(proposal)

    @Slot()
    def _show_checks(self) -> None:
        looked_at = self._looked_at
        if looked_at is None:
            return
        self._keep()
        found = looked_at.look(self._desk)
        self.pane.show_findings(found)
        self.pane.checks.show_checks(
            found.checks(self.source.show_span, self._keep_word, self._split_word, self._go_to_case)
        )
        self.accept.setEnabled(found.ready)

    def _keep_word(self, word: object) -> None:
        if self._looked_at:
            self._looked_at.answer(word)
            self._show_checks()

    def _split_word(self, word: object) -> None:
        if self._looked_at:
            self._keep()
            self._looked_at.split(word)
            self._show_matter(self._looked_at.at)

    def _go_to_case(self, case_id: int) -> None:
        self.go_to.emit(Place(Room.CASE, case_id))

    # Accepting.

    @Slot()
    def _on_accept(self) -> None:
        self._show_checks()
        looked_at = self._looked_at
        if looked_at is None or not self.accept.isEnabled():
            return
        self.accept.setEnabled(False)
        job = self._desk.do_in_background(
            accept, looked_at.draft.source, looked_at.proposals, then=self._on_accepted
        )
        job.failed.connect(self._on_refused)

    @Slot(object)
    def _on_refused(self, _bad: BaseException) -> None:
        self.accept.setEnabled(True)

    def _on_accepted(self, accepted: Accepted) -> None:
        number = accepted.registration_number
        done = f"Ärende {number} registrerat." if accepted.new_case else f"Lagt i ärende {number}."
        place = Place(Room.CASE, accepted.case_ids[0])
        self.said.emit(
            Message(done, Severity.SUCCESS, "", "Gå dit", lambda: self.go_to.emit(place))
        )
        self._on_skip()

    @Slot()
    def _on_skip(self) -> None:
        self._queue.step()
        self._read_next()

    @Slot()
    def _on_choose(self) -> None:
        dialog = QFileDialog(self, "Välj dokument att läsa in")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._on_files)
        dialog.open()

    @Slot(list)
    def _on_files(self, names: list[str]) -> None:
        self.take_files([Path(name) for name in names])

    @Slot(object)
    def _on_part(self, part: Part) -> None:
        self.pane.show_field(field_of(part.kind))

    @Slot(str)
    def _on_field(self, key: str) -> None:
        self.source.show_part(kinds_of(key))
        self.pane.show_field(key)

    def _connect(self) -> None:
        DropTarget(self, self.take_files)
        self.choose.setShortcut(QKeySequence("Ctrl+N"))
        self.choose.triggered.connect(self._on_choose)
        self.accept.setToolTip("Godkänn och nästa (Ctrl+Enter)")
        self.accept.triggered.connect(self._on_accept)
        self.skip.triggered.connect(self._on_skip)
        self.source.part_chosen.connect(self._on_part)
        self.form.field_entered.connect(self._on_field)
        self.form.heads_changed.connect(lambda: self._pause.start())
        self._pause.timeout.connect(self._show_checks)
        self.pane.matter_chosen.connect(self._on_matter)

    def _lay_out(self) -> None:
        split = Split("importing", self.source, self.pane, sizes=(500, 580))
        for part in (self._empty, self._waiting, self._failed, split):
            self._stack.addWidget(part)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
