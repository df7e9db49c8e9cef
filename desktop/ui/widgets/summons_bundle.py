"""The summons with all its attachments: as one PDF, or as a ZIP of the files themselves."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from db.queries.meetings import MeetingView
from desktop.delivery.handed_out import Handed
from desktop.operations.bundle_plans import BundlePlan, bundle_plan
from desktop.operations.bundles import MadeBundle, MadeZip, make_bundle, make_zip
from desktop.operations.handing_out import hand_out
from desktop.ui.desk import Desk
from desktop.ui.file_words import (
    bundle_in_words,
    left_out_in_words,
    plan_in_words,
    stand_ins_in_words,
    zip_in_words,
)
from desktop.ui.job import Job
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.folder_field import FolderField
from desktop.ui.widgets.hand_out_panel import HandOutPanel
from desktop.ui.widgets.message_bar import Message, Severity
from desktop.ui.widgets.opened_file import open_path
from desktop.ui.widgets.sheet import Section, words
from desktop.ui.widgets.thing_list import Thing, ThingList


class SummonsBundle(Section):
    """Public unless the internal version is asked for; made beside the window, with Avbryt."""

    said = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__("Kallelse med alla handlingar")
        self.hand = HandOutPanel(desk)
        self.internal = QCheckBox("Intern version, med sekretess")
        self.folder = FolderField("Mapp för kallelsen med handlingar", "bundle")
        self.pdf = QPushButton("Skapa en PDF av allt")
        self.zip = QPushButton("ZIP med handlingarna")
        self.left_out = ThingList("Bilagor som inte är med i sin helhet")
        self._desk = desk
        self._meeting_id = 0
        self._plan, self._stand_ins = words("", "muted"), words("", "warning")
        self._left_out = words("Det här är inte med i sin helhet:", "label")
        self._lay_out()
        self._connect()
        self._forget()

    def show_meeting(self, meeting: MeetingView) -> None:
        """Shows what the bundle of a meeting will hold."""
        if meeting.head.id != self._meeting_id:
            self._meeting_id = meeting.head.id
            self.internal.setChecked(False)
            self._forget()
        self.setVisible(bool(meeting.agenda))
        self._ask()

    @Slot()
    def _ask(self) -> None:
        self._desk.read_in_background(
            bundle_plan, self._meeting_id, public=not self.internal.isChecked(),
            then=self._on_plan, key="summons/bundle",
        )  # fmt: skip

    def _on_plan(self, plan: BundlePlan) -> None:
        self._plan.setText(plan_in_words(plan))
        self._stand_ins.setText(stand_ins_in_words(plan))
        self._stand_ins.setVisible(bool(plan.stand_ins))
        self.zip.setEnabled(plan.attachments > 0)

    # Making.

    @Slot()
    def _on_pdf(self) -> None:
        key, public = self._meeting_id, not self.internal.isChecked()
        self._begin(
            self._desk.do_in_background(
                make_bundle, key, public=public, then=lambda made: self._on_bundle(key, made)
            )
        )

    @Slot()
    def _on_zip(self) -> None:
        key, public = self._meeting_id, not self.internal.isChecked()
        self._begin(
            self._desk.do_in_background(
                make_zip, key, public=public, then=lambda made: self._on_package(key, made)
            )
        )

    def _begin(self, job: Job) -> None:
        self.folder.remember()
        self._forget()
        self._allow(False)
        job.cancelled.connect(self._on_cancelled)
        job.ended.connect(self._on_ended)

    def _on_bundle(self, key: int, made: MadeBundle) -> None:
        if key == self._meeting_id:
            self._show_left_out([left_out_in_words(each) for each in made.left_out])
        told = bundle_in_words(made)
        self.hand.put(
            hand_out, (made,), self.folder.folder, subject_id=key,
            then=lambda handed: self._tell(handed, told),
        )  # fmt: skip

    def _on_package(self, key: int, made: MadeZip) -> None:
        told = zip_in_words(made)
        self.hand.put(
            hand_out, (made,), self.folder.folder, subject_id=key,
            then=lambda handed: self._tell(handed, told),
        )  # fmt: skip

    def _tell(self, handed: tuple[Handed, ...], told: str) -> None:
        (one,) = handed
        if not one.is_there:
            self.hand.tell(handed)
            return
        text = f"{one.path.name} ligger i {one.path.parent.name}. {told}"
        self.said.emit(
            Message(text, Severity.SUCCESS, "", "Öppna filen", lambda: open_path(one.path))
        )

    def _show_left_out(self, lines: list[str]) -> None:
        self.left_out.show_things([Thing(line, "", "triangle-alert") for line in lines])
        self._left_out.setVisible(bool(lines))

    def _forget(self) -> None:
        self._show_left_out([])

    @Slot()
    def _on_cancelled(self) -> None:
        self.said.emit(Message("Avbrutet. Ingen fil är skriven."))

    @Slot()
    def _on_ended(self) -> None:
        self._allow(True)

    def _allow(self, allowed: bool) -> None:
        for button in (self.pdf, self.zip):
            button.setEnabled(allowed)

    def _connect(self) -> None:
        self.internal.clicked.connect(self._ask)
        self.pdf.clicked.connect(self._on_pdf)
        self.zip.clicked.connect(self._on_zip)
        self.hand.said.connect(self.said)

    def _lay_out(self) -> None:
        self.pdf.setToolTip("Dagordningen och bilagorna i en fil, med bokmärken och sidnummer")
        self.zip.setToolTip("Kallelsen och bilagorna som de är registrerade, med talande namn")
        self.internal.setToolTip("Bara för dem som har rätt att se det. Annars är allt offentligt.")
        buttons = QWidget()
        flow = Flow()
        buttons.setLayout(flow)
        flow.addWidget(self.pdf)
        flow.addWidget(self.zip)
        self.add(self._plan, self._stand_ins, self.internal, self.folder, self.hand, buttons)
        self.add(self._left_out, self.left_out)
