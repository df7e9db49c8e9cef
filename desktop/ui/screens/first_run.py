"""The page without a register: make one, open one, or try the sample organisation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import platformdirs
from PySide6.QtCore import Qt, QThreadPool, Signal, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db.rules.troubles import Trouble
from desktop.operations.founding import SUFFIX, found_register, found_sample, free_path
from desktop.ui.job import Job
from desktop.ui.registers import clerk_name, recent_registers
from desktop.ui.theme import mark_primary, set_role
from desktop.ui.widgets.choice_card import ChoiceCard
from desktop.ui.widgets.dropping import DropTarget, intake_place
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.message_bar import Severity, message_of
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.progress_card import ProgressCard
from desktop.ui.widgets.screen import Screen
from desktop.ui.widgets.thing_list import Thing, ThingList
from desktop.ui.wording import FAULT, trouble

WIDTH = 640
OpenRegister = Callable[[str, Place], None]


class FirstRunScreen(Screen):
    """Three large choices. ``open_register(path, place)`` opens a register at a page."""

    help_topic = "first_run"

    def __init__(self, open_register: OpenRegister) -> None:
        super().__init__()
        self._open_register = open_register
        self._waiting: tuple[Path, ...] = ()
        self._job: Job | None = None
        self.new = ChoiceCard(
            "file-plus", "Nytt register", "För en kommun, region, nämnd eller annan organisation."
        )
        self.existing = ChoiceCard(
            "folder-open", "Öppna register", "Ett register som finns på den här datorn."
        )
        self.sample = ChoiceCard(
            "gavel",
            "Prova med exempel",
            "En påhittad region med ärenden, protokoll och utdrag att pröva allt på.",
        )
        self.founding = FoundingForm()
        self.progress = ProgressCard()
        self.recent = ThingList("Senast öppnade register")
        self._recent_heading = QLabel("Senast öppnade")
        self._lay_out()
        self._connect()

    def title(self) -> str:
        """The heading of the page."""
        return "Välkommen till Klubbslag"

    def open(self, place: Place) -> None:
        """Shows the choices anew."""
        del place
        self.founding.hide()
        self.progress.hide()
        self._waiting = ()
        self.refresh()

    def refresh(self) -> None:
        """Looks for the registers opened last."""
        paths = recent_registers()
        self.recent.show_things(
            [Thing(path.stem, str(path.parent), "folder", str(path)) for path in paths]
        )
        self._recent_heading.setVisible(bool(paths))

    def go_back(self) -> bool:
        """Closes the form, if it is open."""
        if self.founding.isHidden():
            return False
        self.founding.hide()
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @Slot()
    def show_founding(self) -> None:
        """Asks for the name of the organisation."""
        self.founding.begin(bool(self._waiting))

    def take_files(self, files: Sequence[Path]) -> None:
        """A register among the files is opened; documents wait for the register to be made."""
        registers = [file for file in files if file.suffix == SUFFIX]
        if registers:
            self._open_register(str(registers[0]), Place(Room.TODAY))
            return
        self._waiting = tuple(files)
        self.show_founding()

    @Slot()
    def _on_existing(self) -> None:
        dialog = QFileDialog(self, "Öppna register", str(default_folder()))
        dialog.setNameFilter(f"Register (*{SUFFIX})")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.open()

    @Slot(str)
    def _on_chosen(self, path: str) -> None:
        self._open_register(path, Place(Room.TODAY))

    @Slot()
    def _on_sample(self) -> None:
        path = free_path(default_folder(), "Exempel")
        job = Job(lambda: found_sample(path, clerk_name(), job))
        self._start(job, path, "Skriver exempelregistret: två års sammanträden …")

    @Slot(str, object)
    def _on_founding(self, organisation: str, path: Path) -> None:
        job = Job(lambda: found_register(path, clerk_name(), organisation))
        self._start(job, path, "Skapar registret …")

    def _start(self, job: Job, path: Path, words: str) -> None:
        self._job = job
        place = intake_place(self._waiting) if self._waiting else Place(Room.TODAY)
        job.finished.connect(partial(self._on_made, path, place))
        job.failed.connect(self._on_failed)
        job.ended.connect(self._on_ended)
        self._set_busy(busy=True)
        self.progress.follow(job, words)
        self.progress.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        QThreadPool.globalInstance().start(job.run)

    def _on_made(self, path: Path, place: Place, _nothing: object) -> None:
        self._open_register(str(path), place)

    @Slot(object)
    def _on_failed(self, bad: BaseException) -> None:
        saying = trouble(bad) if isinstance(bad, Trouble) else FAULT
        self.said.emit(message_of(saying, Severity.DANGER))

    @Slot()
    def _on_ended(self) -> None:
        self.progress.hide()
        self._set_busy(busy=False)

    def _set_busy(self, *, busy: bool) -> None:
        for part in (self.new, self.existing, self.sample, self.founding, self.recent):
            part.setEnabled(not busy)

    def _connect(self) -> None:
        DropTarget(self, self.take_files)
        self.new.clicked.connect(self.show_founding)
        self.existing.clicked.connect(self._on_existing)
        self.sample.clicked.connect(self._on_sample)
        self.founding.asked.connect(self._on_founding)
        self.recent.opened.connect(self._on_chosen)

    def _lay_out(self) -> None:
        set_role(self._recent_heading, "subtitle")
        hint = QLabel(
            "Du kan också släppa ett dokument här: då skapas ett register och det läses in."
        )
        hint.setWordWrap(True)
        set_role(hint, "muted")
        page = QWidget()
        page.setMaximumWidth(WIDTH)
        column = QVBoxLayout(page)
        column.setSpacing(12)
        parts = (self.new, self.founding, self.existing, self.sample, self.progress, hint)
        for part in (*parts, self._recent_heading, self.recent):
            column.addWidget(part)
        column.addStretch()
        ground = QWidget()
        row = QHBoxLayout(ground)
        row.setContentsMargins(24, 24, 24, 24)
        row.addStretch(1)
        row.addWidget(page, 1000)
        row.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(ground)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)


class FoundingForm(QFrame):
    """Name and place of a new register; ``asked(name, path)`` when it is to be made."""

    asked = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "card")
        self.name = QLineEdit()
        self.make = QPushButton("Skapa registret")
        self._folder = default_folder()
        self._where = QPushButton("Välj en annan mapp …")
        self._heading = QLabel()
        self._form = Form()
        self._row = self._form.add("name", "Organisationens namn", self.name)
        self._lay_out()
        self.name.textChanged.connect(self._show_where)
        self.name.returnPressed.connect(self._on_make)
        self.make.clicked.connect(self._on_make)
        self._where.clicked.connect(self._on_where)
        self.hide()

    def begin(self, with_document: bool) -> None:
        """Asks; with a document waiting the form says so."""
        words = "Först behövs ett register. Sedan läses dokumentet in."
        self._heading.setText(words if with_document else "")
        self._heading.setVisible(with_document)
        self._show_where()
        self.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def path(self) -> Path:
        """Where the register will lie."""
        name = "".join(sign for sign in self.name.text() if sign.isalnum() or sign in " -_")
        return free_path(self._folder, " ".join(name.split()) or "register")

    @Slot()
    def _show_where(self) -> None:
        self._row.say(f"Sparas som {self.path}", "small")
        self.make.setEnabled(bool(self.name.text().strip()))

    @Slot()
    def _on_make(self) -> None:
        if self.name.text().strip():
            self.asked.emit(self.name.text().strip(), self.path)

    @Slot()
    def _on_where(self) -> None:
        dialog = QFileDialog(self, "Var ska registret ligga?", str(self._folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_folder)
        dialog.open()

    @Slot(str)
    def _on_folder(self, folder: str) -> None:
        self._folder = Path(folder)
        self._show_where()

    def _lay_out(self) -> None:
        self.name.setPlaceholderText("Till exempel Region Älvmarken")
        mark_primary(self.make)
        set_role(self._where, "link")
        row = QHBoxLayout()
        row.addWidget(self.make)
        row.addWidget(self._where)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addWidget(self._heading)
        column.addWidget(self._form)
        column.addLayout(row)


def default_folder() -> Path:
    """Where registers lie when nothing else is said: the user's own data folder."""
    return Path(platformdirs.user_data_dir("Klubbslag"))
