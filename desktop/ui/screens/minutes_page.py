"""The minutes as they will be, what they lack, who verifies them, and the papers made of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from db.checks.readiness import Missing
from db.queries.meeting_steps import MeetingStep
from db.queries.meetings import MeetingView
from db.queries.minutes import MinutesPartView
from db.rules.deadlines import legal_dates
from db.rules.lifecycle import PaperKind
from db.rules.numbering import paragraphs_label
from desktop.operations.minutes import keep_draft_minutes
from desktop.operations.numbering import assign_numbers, take_back_numbers
from desktop.operations.previews import preview_paper
from desktop.operations.verification import VerificationPlan, verification_plan
from desktop.ui.desk import Desk
from desktop.ui.minutes_words import FIELD_OF, last_day
from desktop.ui.widgets.legal_facts import Fact, LegalFacts
from desktop.ui.widgets.message_bar import Message, Severity
from desktop.ui.widgets.missing_list import MissingList
from desktop.ui.widgets.paper_shelf import PaperShelf
from desktop.ui.widgets.pdf_outline import Entry
from desktop.ui.widgets.pdf_view import PdfView
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.sheet import Section, Sheet, words
from desktop.ui.widgets.split import Split
from desktop.ui.widgets.step_page import StepPage
from desktop.ui.widgets.verifiers_form import VerifiersForm


class MinutesPage(StepPage):
    """The main minutes of a meeting, from the first draft to what is ready to be verified."""

    steps = (MeetingStep.MINUTES,)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._meeting: MeetingView | None = None
        self.paper = PdfView("Protokollet som det blir", leads=self._leads)
        self.missing = MissingList()
        self.form = VerifiersForm(desk)
        self.shelf = PaperShelf(desk, "minutes")
        self._due = LegalFacts("Dagar", stacked=True)
        self._sheet = Sheet("Protokollets läge", paper=False)
        self._verified = words()
        self._make = QPushButton("Skapa protokollet i Word och PDF")
        self._lacks = Section("Innan justering")
        self._number = QAction("Tilldela paragrafer", self)
        self._onward = QAction("Till justeringen", self)
        self._lay_out()
        self._connect()

    def show_meeting(self, meeting: MeetingView, detail: str = "") -> None:
        """Shows the minutes as the register has them; the pages keep their place.

        ``detail`` may name a field: ``verifiers`` or ``chair``.
        """
        if self._meeting is None or self._meeting.head.id != meeting.head.id:
            self.paper.clear()
        self._meeting = meeting
        self.form.show_meeting(meeting)
        self._show_papers(meeting)
        self._show_state(meeting)
        self._ask(meeting)
        self.actions_changed.emit()
        if detail:
            self.form.focus_field(detail)

    def first_action(self) -> QAction | None:
        """The first thing missing: the numbers, and then the verification."""
        if self._meeting is None or self._part.is_verified:
            return None
        return self._number if self._unnumbered() else self._onward

    def more_actions(self) -> Sequence[QAction]:
        """Numbering stays within reach when more items have come."""
        return (self._number,) if self._meeting and not self._part.is_verified else ()

    def panes(self) -> Sequence[QWidget]:
        """The column, and the pages."""
        return (self._sheet, self.paper)

    def flush(self) -> None:
        """Saves what is being written about the verification."""
        self.form.flush()

    @property
    def _part(self) -> MinutesPartView:
        assert self._meeting is not None
        return self._meeting.parts[0]

    def _unnumbered(self) -> bool:
        counts = self._meeting.counts if self._meeting else None
        return counts is not None and counts.numbered < counts.to_minute

    # Asking the register.

    def _ask(self, meeting: MeetingView) -> None:
        key = meeting.head.id
        self._desk.read_in_background(
            preview_paper, self._desk.office, PaperKind.MINUTES, key,
            then=self._on_pages, key="minutes/pages",
        )  # fmt: skip
        if not self._part.is_verified:
            self._desk.read_in_background(
                verification_plan, self._part.id, self.form.day(),
                then=self._on_plan, key="minutes/lacks",
            )  # fmt: skip

    def _on_pages(self, data: bytes) -> None:
        self.paper.show_pdf(data)

    def _on_plan(self, plan: VerificationPlan) -> None:
        self.missing.show_missing(plan.missing)

    # Showing.

    def _show_papers(self, meeting: MeetingView) -> None:
        papers = [paper for paper in meeting.papers if paper.kind is PaperKind.MINUTES]
        self.shelf.show_papers(papers)

    def _show_state(self, meeting: MeetingView) -> None:
        part = self._part
        self._lacks.setVisible(not part.is_verified)
        self._make.setVisible(not part.is_verified)
        self._verified.setVisible(part.is_verified)
        self._number.setEnabled(self._unnumbered())
        if part.verified_on:
            self._verified.setText(
                f"✓ Protokollet är justerat och låst. {part.verified_by} justerade."
            )
        due = legal_dates(meeting=meeting.head.held_on)["verify_by"]
        late = not part.is_verified and due.day < self._desk.office.today()
        value = last_day(due.day, self._desk.office.today())
        self._due.show_facts(
            [Fact("Justeras senast", value, due.section, "danger" if late else "")]
        )

    def _leads(self, entry: Entry) -> bool:
        return self._paragraph_at(entry) is not None

    def _paragraph_at(self, entry: Entry) -> int | None:
        """The paragraph whose heading it is: the paper's last headings, in order of number."""
        if self._meeting is None or entry.level != 1:
            return None
        opened = [row for row in self._meeting.agenda if row.paragraph_id is not None]
        ordered = sorted(
            opened, key=lambda r: (r.number is None, r.number or 0, r.paragraph_id or 0)
        )
        headings = [one for one in self.paper.entries() if one.level == 1][-len(ordered) :]
        if len(headings) != len(ordered) or entry not in headings:
            return None
        return ordered[headings.index(entry)].paragraph_id

    # Going on.

    @Slot(object)
    def _on_heading(self, entry: Entry) -> None:
        paragraph = self._paragraph_at(entry)
        if paragraph is not None:
            self._go(MeetingStep.PARAGRAPHS, str(paragraph))

    @Slot(object)
    def _on_lack(self, lack: Missing) -> None:
        match lack.what:
            case "no_verifiers" | "no_chair" | "before_meeting" as what:
                self.form.focus_field(FIELD_OF[what])
            case "no_number":
                self._on_number()
            case _:
                self._go(MeetingStep.PARAGRAPHS, str(lack.paragraph_id or ""))

    def _go(self, step: MeetingStep, detail: str = "") -> None:
        if self._meeting:
            part = f"{step.value}/{detail}" if detail else step.value
            self.go_to.emit(Place(Room.MEETING, self._meeting.head.id, part))

    @Slot()
    def _on_number(self) -> None:
        if self._meeting is None:
            return
        key = self._meeting.head.id
        numbers = self._desk.do(assign_numbers, key)
        if numbers:
            self._desk.undoable(
                f"Paragraferna har fått {paragraphs_label(numbers)}",
                undo=lambda: self._desk.do(take_back_numbers, key),
                redo=lambda: self._desk.do(assign_numbers, key),
            )

    @Slot()
    def _on_make(self) -> None:
        if self._meeting:
            self._make.setEnabled(False)
            job = self._desk.do_in_background(
                keep_draft_minutes, self._meeting.head.id, then=self._on_made
            )
            job.ended.connect(lambda: self._make.setEnabled(True))

    def _on_made(self, _papers: object) -> None:
        self.said.emit(
            Message("Protokollet är skapat i Word och PDF, märkt Ej justerat.", Severity.SUCCESS)
        )

    def _connect(self) -> None:
        self.paper.heading_chosen.connect(self._on_heading)
        self.missing.chosen.connect(self._on_lack)
        self.form.saved.connect(self.saved)
        self.shelf.said.connect(self.said)
        self._make.clicked.connect(self._on_make)
        self._number.triggered.connect(self._on_number)
        self._onward.triggered.connect(lambda: self._go(MeetingStep.VERIFICATION))

    def _lay_out(self) -> None:
        self._number.setToolTip("Ger varje ärende på dagordningen sitt nummer (Ctrl+Enter)")
        self._onward.setToolTip("Visa vad som händer när protokollet justeras (Ctrl+Enter)")
        self._lacks.add(self.missing)
        verifying = Section("Justering")
        verifying.add(self._due, self._verified, self.form)
        papers = Section("Papper")
        papers.add(self._make, self.shelf)
        self._sheet.add(self._lacks, verifying, papers)
        self._sheet.setMinimumWidth(280)
        split = Split("minutes", self._sheet, self.paper, sizes=(340, 700))
        split.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)
