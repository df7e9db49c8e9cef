"""The minutes as they will be, what they lack, who verifies them, and the papers made of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.checks.readiness import Missing
from db.queries.meeting_steps import MeetingStep
from db.queries.meetings import MeetingView
from db.queries.minutes import MinutesPartView
from db.rules.deadlines import legal_dates
from db.rules.lifecycle import PaperKind
from db.rules.numbering import paragraphs_label
from desktop.operations.numbering import assign_numbers, take_back_numbers
from desktop.operations.previews import preview_paper
from desktop.operations.verification import VerificationPlan, verification_plan
from desktop.ui.desk import Desk
from desktop.ui.minutes_words import FIELD_OF, last_day
from desktop.ui.screens.minutes.apart import apart_of, open_paragraphs
from desktop.ui.screens.minutes.apart_section import ApartSection
from desktop.ui.screens.minutes.correcting import CorrectingSection
from desktop.ui.screens.minutes.headings import paragraph_at
from desktop.ui.screens.minutes.immediate import ImmediatePanel
from desktop.ui.screens.minutes.papers import MinutesPapers
from desktop.ui.widgets.control_section import PUBLIC, WORDING, ControlSection
from desktop.ui.widgets.legal_facts import Fact, LegalFacts
from desktop.ui.widgets.missing_list import MissingList
from desktop.ui.widgets.part_chooser import PartChooser
from desktop.ui.widgets.pdf_outline import Entry
from desktop.ui.widgets.pdf_view import PdfView
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.sheet import Section, Sheet, words
from desktop.ui.widgets.split import Split
from desktop.ui.widgets.step_page import StepPage
from desktop.ui.widgets.verifiers_form import VerifiersForm

IMMEDIATE = "immediate:"


class MinutesPage(StepPage):
    """The minutes of a meeting, part by part, from the first draft to what is ready to verify."""

    steps = (MeetingStep.MINUTES,)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._meeting: MeetingView | None = None
        self._shown = 0
        self.paper = PdfView("Protokollet som det blir", leads=self._leads)
        self.parts = PartChooser(waits=lambda part: not part.is_verified)
        self.immediate = ImmediatePanel(desk)
        self.apart = ApartSection()
        self.correcting = CorrectingSection()
        self.control = ControlSection(desk, WORDING | PUBLIC)
        self.missing = MissingList()
        self.form = VerifiersForm(desk)
        self.papers = MinutesPapers(desk)
        self._due = LegalFacts("Dagar", stacked=True)
        self._sheet = Sheet("Protokollets läge", paper=False)
        self._verified = words()
        self._lacks = Section("Innan justering")
        self._number = QAction("Tilldela paragrafer", self)
        self._onward = QAction("Till justeringen", self)
        self._at_once = QAction("Justera omedelbart …", self)
        self._lay_out()
        self._connect()

    def show_meeting(self, meeting: MeetingView, detail: str = "") -> None:
        """Shows the minutes as the register has them; the pages keep their place.

        ``detail`` may name a field (``verifiers``, ``chair``, ``day``), a part by its key, or
        ``immediate:`` and the keys of paragraphs to verify at once, with commas between.
        """
        if self._meeting is None or self._meeting.head.id != meeting.head.id or detail:
            self.immediate.hide()
        self._meeting = meeting
        self.parts.show_parts(meeting.parts, detail)
        self._show_part()
        if detail.startswith(IMMEDIATE):
            self._ask_immediate(detail.removeprefix(IMMEDIATE))
        elif detail and not detail.isdecimal():
            self.form.focus_field(detail)

    def first_action(self) -> QAction | None:
        """The first thing missing: the numbers, and then the verification."""
        if self._meeting is None or self._part.is_verified:
            return None
        return self._number if self._unnumbered() else self._onward

    def more_actions(self) -> Sequence[QAction]:
        """Numbering stays within reach when more items have come; some are verified apart."""
        if self._meeting is None:
            return ()
        numbers = () if self._part.is_verified else (self._number,)
        at_once = (self._at_once,) if open_paragraphs(self._meeting) else ()
        return (*numbers, *at_once, self.papers.quick, self.papers.internal)

    def panes(self) -> Sequence[QWidget]:
        """The column, and the pages."""
        return (self._sheet, self.paper)

    def flush(self) -> None:
        """Saves what is being written about the verification."""
        self.form.flush()

    def go_back(self) -> bool:
        """Closes the question that is open."""
        panels = (self.immediate, self.control, self.papers.panel)
        return any(panel.close_panel() for panel in panels)

    @property
    def _part(self) -> MinutesPartView:
        part = self.parts.part
        assert part is not None
        return part

    def _unnumbered(self) -> bool:
        counts = self._meeting.counts if self._meeting else None
        return counts is not None and counts.numbered < counts.to_minute

    # Asking the register.

    def _ask(self) -> None:
        key = self._part.id
        self._desk.read_in_background(
            preview_paper, self._desk.office, PaperKind.MINUTES, key,
            then=self._on_pages, key="minutes/pages",
        )  # fmt: skip
        if not self._part.is_verified:
            self._desk.read_in_background(
                verification_plan, key, self.form.day(),
                then=self._on_plan, key="minutes/lacks",
            )  # fmt: skip

    def _on_pages(self, data: bytes) -> None:
        self.paper.show_pdf(data)

    def _on_plan(self, plan: VerificationPlan) -> None:
        if plan.part_id == self._part.id:
            self.missing.show_missing(plan.missing)

    # Showing.

    @Slot()
    def _show_part(self) -> None:
        if self._meeting is None:
            return
        if self._part.id != self._shown:
            self._shown = self._part.id
            self.paper.clear()
        self.form.show_part(self._meeting, self._part)
        self.apart.show_part(self._meeting, self._part)
        self.correcting.show_part(self._meeting, self._part)
        self.papers.show_part(self._meeting, self._part)
        self._show_state(self._meeting)
        self.control.show_meeting(self._meeting, self._part)
        self._ask()
        self.actions_changed.emit()

    def _show_state(self, meeting: MeetingView) -> None:
        part = self._part
        self._lacks.setVisible(not part.is_verified)
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
        if self._meeting is None:
            return None
        return paragraph_at(self._meeting, self._part, entry, self.paper.entries())

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
    def _on_onward(self) -> None:
        self._go(MeetingStep.VERIFICATION, str(self._part.id))

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

    # Verifying apart.

    def _ask_immediate(self, keys: str = "") -> None:
        if self._meeting:
            self._sheet.verticalScrollBar().setValue(0)
            self.immediate.ask(self._meeting, [int(k) for k in keys.split(",") if k.isdecimal()])

    @Slot(object)
    def _on_declared(self, part_id: int) -> None:
        if self._meeting:
            self._go(MeetingStep.MINUTES, str(part_id))

    @Slot()
    def _on_back(self) -> None:
        if self._meeting:
            apart_of(self._desk, self._meeting, self._part).take_back()

    def _connect(self) -> None:
        self.paper.heading_chosen.connect(self._on_heading)
        self.parts.chosen.connect(self._show_part)
        self.immediate.declared.connect(self._on_declared)
        self.immediate.closed.connect(self.apart.ask.setFocus)
        self.apart.ask.clicked.connect(lambda: self._ask_immediate())
        self.apart.back.clicked.connect(self._on_back)
        self.missing.chosen.connect(self._on_lack)
        self.form.saved.connect(self.saved)
        for block in (self.control, self.papers):
            block.said.connect(self.said)
        self.control.go_to.connect(self.go_to)
        self.correcting.go_to.connect(self.go_to)
        self._number.triggered.connect(self._on_number)
        self._onward.triggered.connect(self._on_onward)
        self._at_once.triggered.connect(lambda: self._ask_immediate())

    def _lay_out(self) -> None:
        self._number.setToolTip("Ger varje ärende på dagordningen sitt nummer (Ctrl+Enter)")
        self._onward.setToolTip("Visa vad som händer när protokollet justeras (Ctrl+Enter)")
        self._lacks.add(self.missing)
        verifying = Section("Justering")
        verifying.add(self._due, self._verified, self.form)
        self._sheet.add(self.parts, self.immediate, self._lacks, self.control)
        self._sheet.add(verifying, self.apart, self.correcting, self.papers)
        self._sheet.setMinimumWidth(280)
        split = Split("minutes", self._sheet, self.paper, sizes=(360, 680))
        split.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)
