"""Verifying the minutes: a page that says exactly what will happen, before it happens."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from db.checks.readiness import Missing
from db.queries.meeting_steps import MeetingStep
from db.queries.meetings import MeetingView
from db.queries.minutes import MinutesPartView
from db.rules.lifecycle import PartKind
from desktop.operations.minutes import verify_minutes
from desktop.operations.verification import VerificationPlan, verification_plan
from desktop.ui.desk import Desk
from desktop.ui.part_words import minutes_papers
from desktop.ui.screens.verification.facts import (
    coming_facts,
    done_facts,
    done_words,
    head_words,
    hindrance,
    locked_heading,
    locked_line,
    refused_line,
    where_to_mend,
)
from desktop.ui.screens.verification.refusals import RefusalSection
from desktop.ui.screens.verification.signing_block import SigningBlock
from desktop.ui.states import day_in_words
from desktop.ui.theme import mark_primary
from desktop.ui.widgets.date_field import DateField
from desktop.ui.widgets.form import FormRow
from desktop.ui.widgets.legal_facts import LegalFacts
from desktop.ui.widgets.message_bar import Message, Severity
from desktop.ui.widgets.missing_list import MissingList
from desktop.ui.widgets.paper_shelf import PaperShelf
from desktop.ui.widgets.part_chooser import PartChooser
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.sheet import Section, Sheet, together, words
from desktop.ui.widgets.step_page import StepPage
from desktop.ui.widgets.thing_list import ThingList


class VerificationPage(StepPage):
    """What verifying does, on which day; afterwards what was done and what comes next."""

    steps = (MeetingStep.VERIFICATION,)
    help_topic = "verification"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._meeting: MeetingView | None = None
        self._plan: VerificationPlan | None = None
        self._busy = False
        self.parts = PartChooser(waits=lambda part: not part.is_verified)
        self.day = DateField("Justeringsdag", desk.office.today)
        self.missing = MissingList()
        self.locked = ThingList("Paragrafer som låses")
        self.refused = ThingList("Paragrafer som någon har vägrat justera")
        self.facts = LegalFacts("Det som händer")
        self.refusals = RefusalSection()
        self.shelf = PaperShelf(desk, "minutes")
        self.signing = SigningBlock(desk, lambda: self.day.day)
        self.button = QPushButton("Justera protokollet")
        self._day_row = FormRow("Justeringsdag", self.day)
        self._title = words("Justera protokollet", "title")
        self._intro = words("", "muted")
        self._lacks = Section("Det här saknas")
        self._locks = Section("Paragrafer som låses")
        self._refused = Section("Justering vägrad")
        self._made = Section("Papper")
        self._verify = QAction("Justera protokollet", self)
        self._post = QAction("Anslå", self)
        self._lay_out()
        self._connect()

    def show_meeting(self, meeting: MeetingView, detail: str = "") -> None:
        """Shows what verifying would do now, or that it is done."""
        before = self.parts.part
        self._meeting = meeting
        self.parts.show_parts(meeting.parts, detail)
        part = self.parts.part
        if self.day.day is None or (before and before.id) != (part and part.id):
            self._propose_day()
            self._forget()
        self._ask()

    def first_action(self) -> QAction | None:
        """Verify, and after that post the notice."""
        part = self.parts.part
        if part is None:
            return None
        return self._post if part.is_verified and part.notice is None else self._unless_done(part)

    def panes(self) -> Sequence[QWidget]:
        """The sheet."""
        return (self._sheet,)

    def go_back(self) -> bool:
        """Closes the form of a refusal."""
        return self.refusals.close_form()

    def _unless_done(self, part: MinutesPartView) -> QAction | None:
        return None if part.is_verified else self.signing.first_action() or self._verify

    def _forget(self) -> None:
        """What was planned for another part must never be done for this one."""
        self._plan = None
        self.refusals.forget()
        self._allow()

    def _propose_day(self) -> None:
        part = self.parts.part
        planned = part.planned_on if part else None
        self.day.set_day(planned or self._desk.office.today())

    @Slot()
    def _ask(self) -> None:
        part = self.parts.part
        if part is None:
            return
        self._desk.read_in_background(
            verification_plan, part.id, self.day.day or self._desk.office.today(),
            self.refusals.refused(), then=self._show, key="verification/plan",
        )  # fmt: skip

    # Showing.

    def _show(self, plan: VerificationPlan) -> None:
        part = self.parts.part
        if part is None or part.id != plan.part_id:
            return
        self._plan = plan
        for label, text in zip((self._title, self._intro), head_words(plan, part), strict=True):
            label.setText(text)
        self._show_locked(plan)
        self.refusals.show_plan(plan)
        self.refusals.setVisible(not part.is_verified)
        self._show_refused(part)
        self._show_day(plan)
        today = self._desk.office.today()
        coming = coming_facts(plan, self.day.day or today, today)
        self.facts.show_facts(done_facts(part) if part.is_verified else coming)
        self.missing.show_missing(plan.missing)
        self._lacks.setVisible(bool(plan.missing) and not part.is_verified)
        self._day_row.setVisible(not part.is_verified)
        self._show_papers(part)
        self._allow()

    def _show_locked(self, plan: VerificationPlan) -> None:
        count = len(plan.paragraphs)
        done = bool(self.parts.part and self.parts.part.is_verified)
        self._locks.heading.setText(locked_heading(count, done=done))
        self.locked.show_things([locked_line(one) for one in plan.paragraphs])
        self._locks.setVisible(count > 0)

    def _show_refused(self, part: MinutesPartView) -> None:
        """Who would not verify what, and why: of the part shown, or of all beside the main one."""
        parts = self._meeting.parts if self._meeting else ()
        shown = parts if part.kind is PartKind.MAIN else (part,)
        told = [refused_line(said, one) for one in shown for said in one.refusals]
        self.refused.show_things(told)
        self._refused.setVisible(bool(told))

    def _show_day(self, plan: VerificationPlan) -> None:
        day = self.day.day
        if day and day > plan.due.day:
            late = f"Senare än {day_in_words(plan.due.day)}, som lagen säger ({plan.due.section})."
            self._day_row.say(late, "danger")
        else:
            self._day_row.clear_note()

    def _show_papers(self, part: MinutesPartView) -> None:
        papers = minutes_papers(self._meeting, part) if self._meeting else []
        papers = [paper for paper in papers if paper.verified]
        self.shelf.show_papers(papers if part.is_verified else [])
        self._made.setVisible(part.is_verified)
        self.button.setVisible(not part.is_verified and not self.signing.is_digital)
        self.signing.setVisible(not part.is_verified)
        if not part.is_verified and self._plan:
            refused = bool(self.refusals.unwilling())
            self.signing.show_part(part.id, hindrance(self._plan, refused=refused))

    def _allow(self) -> None:
        ready = self._plan is not None and not self._plan.missing and not self._busy
        tip = "Låser texten och gör papperen (Ctrl+Enter)" if ready else "Något saknas än"
        self._verify.setEnabled(ready)
        self._verify.setToolTip(tip)
        self.button.setEnabled(ready)
        self.button.setToolTip(tip)
        self.actions_changed.emit()

    # Going on.

    @Slot()
    def _on_verify(self) -> None:
        plan, day = self._plan, self.day.day
        if plan is None or day is None or plan.missing or self._busy:
            return
        self._busy = True
        self._allow()
        job = self._desk.do_in_background(
            verify_minutes, plan.part_id, day, version=plan.version,
            unwilling=self.refusals.unwilling(),
            then=partial(self._on_verified, plan, self._notice(plan)),
        )  # fmt: skip
        job.ended.connect(self._on_ended)

    @Slot()
    def _on_ended(self) -> None:
        self._busy = False
        self._allow()

    @Slot(object)
    def _on_kept(self, papers: object) -> None:
        if self._plan:
            self._on_verified(self._plan, self._notice(self._plan), papers)

    def _on_verified(self, plan: VerificationPlan, notice: Place, _papers: object) -> None:
        """Tells what was done, and leads on from it, though another part is shown by now."""
        if self.parts.part and self.parts.part.id == plan.part_id:
            self.refusals.forget()
        on = partial(self.go_to.emit, notice)
        self.said.emit(Message(done_words(plan), Severity.SUCCESS, "KL 8:12", "Anslå", on))

    def _notice(self, plan: VerificationPlan) -> Place:
        return self._place(MeetingStep.NOTICE, str(plan.part_id))

    @Slot()
    def _on_post(self) -> None:
        part = self.parts.part
        self._go(MeetingStep.NOTICE, str(part.id) if part else "")

    @Slot(object)
    def _on_lack(self, lack: Missing) -> None:
        if lack.what == "before_meeting":
            self.day.setFocus()
        else:
            self._go(*where_to_mend(lack))

    @Slot(object)
    def _on_paragraph(self, paragraph_id: int) -> None:
        self._go(MeetingStep.PARAGRAPHS, str(paragraph_id))

    def _go(self, step: MeetingStep, detail: str = "") -> None:
        self.go_to.emit(self._place(step, detail))

    def _place(self, step: MeetingStep, detail: str = "") -> Place:
        part = f"{step.value}/{detail}" if detail else step.value
        return Place(Room.MEETING, self._meeting.head.id if self._meeting else None, part)

    def _connect(self) -> None:
        self.parts.chosen.connect(self._on_part)
        self.day.day_changed.connect(self._ask)
        self.missing.chosen.connect(self._on_lack)
        self.locked.opened.connect(self._on_paragraph)
        self.refused.opened.connect(self._on_paragraph)
        self.refusals.changed.connect(self._ask)
        self.shelf.said.connect(self.said)
        self.signing.said.connect(self.said)
        self.signing.go_to.connect(self.go_to)
        self.signing.kept.connect(self._on_kept)
        self.signing.changed.connect(self._on_manner)
        self.button.clicked.connect(self._on_verify)
        self._verify.triggered.connect(self._on_verify)
        self._post.triggered.connect(self._on_post)

    @Slot()
    def _on_manner(self) -> None:
        part = self.parts.part
        self.button.setVisible(not (part and part.is_verified) and not self.signing.is_digital)
        self.actions_changed.emit()

    @Slot()
    def _on_part(self) -> None:
        self._propose_day()
        self._forget()
        self._ask()

    def _lay_out(self) -> None:
        mark_primary(self.button)
        self._post.setToolTip("Till anslaget (Ctrl+Enter)")
        self._sheet = Sheet("Justering")
        head = together(self._title, self._intro, self.parts)
        self._lacks.add(self.missing)
        self._locks.add(self.locked)
        self._refused.add(self.refused)
        self._made.add(self.shelf)
        self._sheet.add(head, self._refused, self._lacks, self._day_row, self.facts, self._locks)
        self._sheet.add(self.refusals, self._made)
        self._sheet.add(self.signing, self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._sheet)
