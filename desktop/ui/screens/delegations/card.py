"""One decision made for a body: what was decided, by whom, and what the law asks of it next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPushButton, QWidget

from db.queries.delegations import DelegatedRow
from db.rules.deadlines import earliest_takedown, last_appeal_day
from db.rules.lifecycle import AppealWay, PaperKind
from desktop.operations.papers import write_papers
from desktop.ui.desk import Desk
from desktop.ui.screens.delegations.columns import mark_of
from desktop.ui.screens.delegations.doubt import Doubt
from desktop.ui.states import day_in_words, state
from desktop.ui.tables.mark_label import MarkLabel
from desktop.ui.theme import set_role
from desktop.ui.widgets.folder_field import FolderField
from desktop.ui.widgets.legal_facts import Fact, LegalFacts
from desktop.ui.widgets.message_bar import Message, Severity
from desktop.ui.widgets.opened_file import open_path
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.sheet import Section, Sheet, words


class DecisionCard(Sheet):
    """Signals as of a screen; ``section`` of law opens under the facts."""

    go_to = Signal(object)
    said = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__("Beslutet", paper=False)
        self._desk = desk
        self._row: DelegatedRow | None = None
        self.matter = words(role="subtitle")
        self.facts = LegalFacts("Om beslutet", stacked=True)
        self.doubt = Doubt()
        self.can = QWidget()
        self.buttons = QHBoxLayout()
        self.folder = FolderField("Mapp att spara i", "delegations")
        self.secret = QCheckBox("Med det som är sekretess")
        self.save = QPushButton("Spara protokollet i Word och PDF")
        self._mark = MarkLabel()
        self._secret = QFrame()
        self._basis = words()
        self._case, self._meeting = QPushButton(), QPushButton()
        self._lay_out()
        self._case.clicked.connect(self._on_case)
        self._meeting.clicked.connect(self._on_meeting)
        self.save.clicked.connect(self._on_save)

    def show_row(self, row: DelegatedRow, body_name: str, weeks: int) -> None:
        """Shows a decision; ``weeks`` is the body's time to appeal."""
        self._row = row
        self.matter.setText(row.matter)
        self._mark.show_mark(mark_of(row, self._desk.office.today()))
        self._basis.setText(f"Sekretess ({row.legal_basis}): skrivs inte på offentliga papper.")
        self._secret.setVisible(bool(row.legal_basis))
        self.secret.setVisible(bool(row.legal_basis))
        self.facts.show_facts(tuple(_facts(row, body_name, weeks, self._desk.office.today())))
        self.doubt.show_matter("" if row.is_chairs else row.matter)
        self._case.setText(f"Ärende {row.registration_number}")
        self._case.setVisible(row.case_id is not None)
        day = day_in_words(row.reported_on) if row.reported_on else ""
        self._meeting.setText(f"Sammanträdet {day}")
        self._meeting.setVisible(row.meeting_id is not None)
        for link in (self._case, self._meeting):
            link.setAccessibleName(f"Gå till {link.text()}")

    @Slot()
    def _on_case(self) -> None:
        if self._row:
            self.go_to.emit(Place(Room.CASE, self._row.case_id))

    @Slot()
    def _on_meeting(self) -> None:
        if self._row:
            part = f"agenda/{self._row.item_id}"
            self.go_to.emit(Place(Room.MEETING, self._row.meeting_id, part))

    @Slot()
    def _on_save(self) -> None:
        if self._row is None:
            return
        self.folder.remember()
        public = not (self.secret.isVisible() and self.secret.isChecked())
        self._desk.do_in_background(
            write_papers, PaperKind.DELEGATIONS, self._row.id, self.folder.folder, public=public,
            then=self._on_saved,
        )  # fmt: skip

    def _on_saved(self, paths: tuple[Path, ...]) -> None:
        folder = paths[0].parent
        names = " och ".join(path.name for path in paths)
        self.said.emit(
            Message(
                f"Sparat i {folder.name}: {names}.", Severity.SUCCESS, "",
                "Öppna mappen", lambda: open_path(folder),
            )
        )  # fmt: skip

    def _lay_out(self) -> None:
        set_role(self._secret, "secret")
        inner = QHBoxLayout(self._secret)
        inner.setContentsMargins(10, 6, 10, 6)
        inner.addWidget(self._basis)
        for link in (self._case, self._meeting):
            set_role(link, "link")
        self.column.setSpacing(12)
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.buttons.setSpacing(8)
        head = QWidget()
        self.can.setLayout(self.buttons)
        top = QHBoxLayout(head)
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self._mark)
        top.addStretch()
        paper = Section("Protokoll för sig")
        paper.add(self.folder, self.secret, self.save)
        for part in (head, self.matter, self._secret, self.can, self.doubt, self.facts):
            self.add(part)
        for link in (self._case, self._meeting):
            self.column.insertWidget(self.column.count() - 1, link, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(paper)


def _facts(row: DelegatedRow, body_name: str, weeks: int, today: date) -> Iterator[Fact]:
    trust = "KL 6:39" if row.is_chairs else "KL 6:37"
    yield Fact("För", body_name)
    yield Fact("Beslutat av", row.made_by, trust)
    yield Fact("Beslutsdag", day_in_words(row.decided_on))
    if row.code:
        yield Fact("Punkt i delegationsordningen", row.code)
    if row.urgency:
        yield Fact("Varför det inte kunde vänta", row.urgency)
    if row.must_report:
        yield from _reporting(row, today)
    else:
        yield from _posting(row, weeks)
    yield Fact("Överklagas genom", state(row.appeal.value), _APPEAL[row.appeal])


_APPEAL = {
    AppealWay.LEGALITY_REVIEW: "KL 13:5",
    AppealWay.ADMINISTRATIVE_APPEAL: "FL 43–44 §§",
    AppealWay.NONE: "",
}


def _reporting(row: DelegatedRow, today: date) -> Iterator[Fact]:
    section = "KL 6:39" if row.is_chairs else "KL 6:40"
    when = "vid nämndens nästa sammanträde" if row.is_chairs else "som nämnden har bestämt"
    told = day_in_words(row.reported_on) if row.reported_on else when.capitalize()
    heading = "Anmält" if row.reported_on and row.reported_on <= today else "Anmäls"
    yield Fact(heading, told, section)


def _posting(row: DelegatedRow, weeks: int) -> Iterator[Fact]:
    """The days of the notice, counted from the day it was posted (KL 8:10, 13:5)."""
    if not row.is_announced_alone:
        yield Fact("Anslag", "Anslås inte, eftersom det inte laglighetsprövas", "KL 8:10")
        return
    if row.posted_on is None:
        yield Fact("Anslaget", "Inte än: tiden för överklagande har inte börjat", "KL 8:10",
                   "danger")  # fmt: skip
        return
    last, down = last_appeal_day(row.posted_on, weeks), earliest_takedown(row.posted_on, weeks)
    yield Fact("Anslaget", day_in_words(row.posted_on), "KL 8:10")
    yield Fact("Sista dag för överklagande", day_in_words(last), "KL 13:5")
    yield Fact("Anslaget tas ned tidigast", day_in_words(down), "KL 13:5")
