"""Rättelse: what was wrong, what it shall say, who decided it, and exactly what will happen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from db.queries.meeting_steps import MeetingStep
from db.queries.papers import PaperRow, StoredFile, paper_file
from desktop.operations.correction_plan import CorrectionPlan, correction_plan
from desktop.operations.corrections import correct_paragraph
from desktop.ui.desk import Desk
from desktop.ui.paragraph_words import citation, number_of
from desktop.ui.screens.correction import words as said
from desktop.ui.screens.correction.grounds import Grounds
from desktop.ui.screens.correction.wordings import Wordings
from desktop.ui.states import day_in_words
from desktop.ui.theme import mark_primary
from desktop.ui.widgets.message_bar import Message, Severity
from desktop.ui.widgets.opened_file import open_copy
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.screen import Screen
from desktop.ui.widgets.sheet import Section, Sheet, together, words
from desktop.ui.widgets.thing_list import ThingList


class CorrectionScreen(Screen):
    """Opened with ``Place(Room.CORRECTION, paragraph id)``; nothing is done until Rätta."""

    help_topic = "correction"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._paragraph_id = 0
        self._plan: CorrectionPlan | None = None
        self._begun: CorrectionPlan | None = None
        self._busy = False
        self.wordings = Wordings()
        self.grounds = Grounds(desk)
        self.coming = ThingList("Det här händer")
        self.again = ThingList("Att skicka om")
        self.made = ThingList("Rättelser som är gjorda")
        self.papers = ThingList("Utgåvor")
        self.button = QPushButton("Rätta paragrafen")
        self.onward = QPushButton("Till utdragen")
        self._head = words("", "title")
        self._intro = words("", "muted")
        self._sheet = Sheet("Rättelse")
        self._sections = {
            "again": Section("Att skicka om"),
            "made": Section("Rättelser som är gjorda"),
            "what": Section("Vad ska rättas?"),
            "why": Section("Varför och av vem?"),
            "coming": Section("Det här händer"),
            "papers": Section("Utgåvor som finns"),
        }
        self._correct = QAction("Rätta paragrafen", self)
        self._send = QAction("Skicka om", self)
        self._lay_out()
        self._connect()

    def title(self) -> str:
        """What is corrected."""
        return f"Rättelse av {citation(self._plan.view.row)}" if self._plan else "Rättelse"

    def trail(self) -> Sequence[tuple[str, Place]]:
        """The meeting, and the paragraph."""
        if self._plan is None or self._plan.view.row.meeting_id is None:
            return ()
        row = self._plan.view.row
        step = f"{MeetingStep.PARAGRAPHS.value}/{row.id}"
        return (
            (f"{row.body} {row.heard_on}", Place(Room.MEETING, row.meeting_id)),
            (number_of(row), Place(Room.MEETING, row.meeting_id, step)),
        )

    def open(self, place: Place) -> None:
        """Asks about a paragraph; what was begun about another is forgotten."""
        self._paragraph_id = int(place.key or 0)
        self._ask()
        if self._plan:
            self._begin(self._plan)
            self._allow()

    def _begin(self, plan: CorrectionPlan) -> None:
        self._begun = plan
        self.wordings.show_parts(plan.parts)
        self.grounds.begin(plan)

    def refresh(self) -> None:
        """Shows what has come of it; what is being written stays."""
        self._ask()
        plan, begun = self._plan, self._begun
        if plan and begun and plan.parts != begun.parts and not self.wordings.new():
            self._begun = plan
            self.wordings.show_parts(plan.parts)

    def first_action(self) -> QAction | None:
        """Sending again while somebody waits for it, else correcting."""
        waits = self._plan is not None and bool(self._plan.behind)
        return self._send if waits and not self.wordings.new() else self._correct

    def panes(self) -> Sequence[QWidget]:
        """The sheet."""
        return (self._sheet,)

    # Showing.

    def _ask(self) -> None:
        self._plan = self._desk.read(correction_plan, self._paragraph_id)
        if self._plan:
            self._show(self._plan)
        self._allow()
        self.title_changed.emit()

    def _show(self, plan: CorrectionPlan) -> None:
        self._head.setText(f"Rätta {number_of(plan.view.row)} {plan.view.row.title}")
        self._intro.setText(
            f"{plan.view.body_name}. Justerad {day_in_words(plan.verified_on)}. Den justerade "
            "texten står kvar som den är: rättelsen läggs till och skrivs ut efter paragrafen."
        )
        labels = said.labels_of(plan)
        lines = [said.made_line(row, labels[row.part]) for row in plan.view.corrections]
        self.made.show_things(lines)
        self.again.show_things([said.resend_line(row) for row in plan.behind])
        self.papers.show_things(said.kept(plan.papers))
        self._show_coming()
        self._sections["made"].setVisible(bool(lines))
        self._sections["again"].setVisible(bool(plan.behind))
        self._sections["papers"].setVisible(bool(plan.papers))

    def _show_coming(self) -> None:
        if self._plan:
            day = self.grounds.day.day or self._desk.office.today()
            self.coming.show_things(list(said.coming(self._plan, day)))

    @Slot()
    def _allow(self) -> None:
        lack = self._lack()
        self._correct.setEnabled(not lack)
        self.button.setEnabled(not lack)
        for one in (self._correct, self.button):
            one.setToolTip(lack or "Lägger till rättelsen och gör de nya utgåvorna (Ctrl+Enter)")
        self._show_coming()
        self.actions_changed.emit()

    def _lack(self) -> str:
        """What is still to be filled in."""
        if self._plan is None or self._busy:
            return "Vänta"
        if not self.wordings.new():
            return "Välj vad som ska rättas och skriv den nya lydelsen"
        return self.grounds.lack()

    # Doing.

    @Slot()
    def _on_correct(self) -> None:
        day, plan = self.grounds.day.day, self._begun
        if self._lack() or day is None or plan is None:
            return
        self._busy = True
        self._allow()
        job = self._desk.do_in_background(
            correct_paragraph, plan.view.row.id, self.wordings.new(),
            reason=self.grounds.reason.currentText(), decided_by=self.grounds.decider.currentText(),
            decided_on=day, basis=self.grounds.basis, seen=len(plan.view.corrections),
            then=partial(self._on_corrected, plan),
        )  # fmt: skip
        job.ended.connect(self._on_ended)

    @Slot()
    def _on_ended(self) -> None:
        self._busy = False
        self._allow()

    def _on_corrected(self, corrected: CorrectionPlan, _papers: object) -> None:
        """Begins anew, unless the clerk has gone on to another paragraph meanwhile."""
        text = f"{number_of(corrected.view.row)} är rättad och de nya utgåvorna är gjorda."
        if corrected.view.row.id != self._paragraph_id:
            self.said.emit(Message(text, Severity.SUCCESS))
            return
        self._ask()
        if self._plan is None:
            return
        self._begin(self._plan)
        self._sheet.verticalScrollBar().setValue(0)
        count = len(self._plan.behind)
        if not count:
            self.said.emit(Message(text, Severity.SUCCESS))
            return
        text = f"{text} {count} mottagare ska få den rättade utgåvan."
        self.said.emit(Message(text, Severity.SUCCESS, "", "Skicka om", self._on_onward))

    @Slot()
    def _on_onward(self) -> None:
        if self._plan and self._plan.view.row.meeting_id is not None:
            step = f"{MeetingStep.EXTRACTS.value}/send"
            self.go_to.emit(Place(Room.MEETING, self._plan.view.row.meeting_id, step))

    @Slot(object)
    def _on_paper(self, paper: PaperRow) -> None:
        self._desk.read_in_background(paper_file, paper.id, then=self._on_file)

    def _on_file(self, file: StoredFile) -> None:
        open_copy(file)

    def _connect(self) -> None:
        self.wordings.changed.connect(self._allow)
        self.grounds.changed.connect(self._allow)
        self.papers.opened.connect(self._on_paper)
        self.button.clicked.connect(self._on_correct)
        self.onward.clicked.connect(self._on_onward)
        self._correct.triggered.connect(self._on_correct)
        self._send.triggered.connect(self._on_onward)

    def _lay_out(self) -> None:
        mark_primary(self.button)
        self._send.setToolTip("Till utdragen, för att skicka den rättade utgåvan (Ctrl+Enter)")
        self._sections["again"].add(self.again, self.onward)
        self._sections["made"].add(self.made)
        self._sections["what"].add(self.wordings)
        self._sections["why"].add(self.grounds)
        self._sections["coming"].add(self.coming, self.button)
        self._sections["papers"].add(self.papers)
        self._sheet.add(together(self._head, self._intro), *self._sections.values())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._sheet)
