"""Digital verification on the page: make the file, let all sign it in turn, keep it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.rules.signatures import Kinship, awaited
from desktop.operations.signing_files import (
    SignedFile,
    keep_signed_file,
    place_minutes_to_sign,
    read_signed_file,
    sign_file,
)
from desktop.ui.desk import Desk
from desktop.ui.minutes_words import in_line
from desktop.ui.screens.verification.sign_form import SignForm
from desktop.ui.screens.verification.signing_parts import (
    FileLinks,
    KeepSection,
    MakeSection,
    MannerChoice,
    tie,
)
from desktop.ui.signature_words import verdict_of
from desktop.ui.signing_settings import (
    file_on_its_way,
    follow_file,
    time_service,
    trusted_issuers,
)
from desktop.ui.widgets.dropping import DropTarget
from desktop.ui.widgets.form import FormRow
from desktop.ui.widgets.message_bar import Message, Severity
from desktop.ui.widgets.opened_file import open_path
from desktop.ui.widgets.path_field import PathField
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.sheet import Section, words
from desktop.ui.widgets.signature_list import SignatureList


class SigningBlock(QWidget):
    """The manner of verifying, and when it is digital the three steps of it.

    ``kept`` when the minutes are verified and their file kept, ``changed`` when another action
    than before comes first, ``go_to(Place)`` and ``said(Message)`` as of a page.
    """

    kept = Signal(object)
    changed = Signal()
    said = Signal(object)
    go_to = Signal(object)

    def __init__(self, desk: Desk, day: Callable[[], date | None]) -> None:
        super().__init__()
        self._desk, self._day = desk, day
        self._part_id = 0
        self._ready = self._busy = False
        self._tried: Path | None = None
        self.file: SignedFile | None = None
        self.make = QAction("Ta fram protokollet", self)
        self.sign = QAction("Skriv under", self)
        self.keep = QAction("Justera och bevara", self)
        self.manner = MannerChoice()
        self.making = MakeSection(self.make)
        self.returned = PathField("Filen som går runt", "PDF (*.pdf)")
        self.list = SignatureList("Platser för underskrift")
        self.links = FileLinks()
        self.form = SignForm()
        self.keeping = KeepSection(self.keep)
        self._turns = Section("2. Låt alla skriva under i tur och ordning")
        self._own = Section("Skriv under här")
        self._steps = QWidget()
        self._lay_out()
        self._connect()

    @property
    def is_digital(self) -> bool:
        """Whether the minutes are to be signed digitally."""
        return self.manner.is_digital

    def show_part(self, part_id: int, hindrance: str = "") -> None:
        """Works with a minutes part that is not verified; ``hindrance`` is what is in the way."""
        other, self._part_id, self._ready = part_id != self._part_id, part_id, not hindrance
        self.making.say_hindrance(hindrance)
        if other:
            self.file = self._tried = None
            self.keeping.others.setChecked(False)
            self.form.forget_secrets()
        if self.file is None:
            self._take_up()
        self._show()

    def first_action(self) -> QAction | None:
        """What comes next; None when the minutes are verified on paper."""
        if not self.is_digital:
            return None
        if self._whole() and self.file and self.file.signing.complete:
            return self.keep
        return self.sign if self._whole() else self.make

    # The file.

    def _take_up(self) -> None:
        """Goes on with the file that was worked with before, if it lies where it lay."""
        path = file_on_its_way(self._part_id)
        if self.is_digital and path != self._tried and path and path.is_file() and not self._busy:
            self._tried = path
            self._run(read_signed_file, path, trusted_issuers(), then=self._on_taken_up)

    def _on_taken_up(self, file: SignedFile) -> None:
        if self.file is None and file.kinship is Kinship.OWN:
            self._have(file)

    @Slot()
    def _on_make(self) -> None:
        self.making.folder.remember()
        self._run(
            place_minutes_to_sign, self.making.folder.folder,
            public=not self.making.internal.isChecked(), sealed=self.making.sealed.isChecked(),
            then=self._on_made,
        )  # fmt: skip

    def _on_made(self, file: SignedFile) -> None:
        self._have(file)
        self._tell(f"Protokollet är framtaget: {file.name}. Nu ska alla skriva under.", file)

    @Slot(object)
    def _on_returned(self, path: Path) -> None:
        self._run(read_signed_file, path, trusted_issuers(), then=self._on_read)

    def _on_read(self, file: SignedFile) -> None:
        former = self.file
        if former and self._whole() and _is_older(file, former):
            lost = set(file.signing.missing) - set(former.signing.missing)
            names = in_line([awaited(each) for each in sorted(lost)])
            text = f"Filen {file.name} är avkortad eller äldre: underskriften av {names} saknas."
            advice = "Den fil som var inläst gäller fortfarande."
            self.said.emit(Message(f"{text} {advice}", Severity.WARNING))
            return
        self._have(file)
        verdict = verdict_of(file.signing, file.kinship)
        if verdict.tone == "danger":
            self.said.emit(Message(f"{file.name}: {verdict.text}", Severity.DANGER))

    @Slot()
    def _on_sign(self) -> None:
        means = self.form.means_given()
        if means is None or self.file is None or not self.sign.isEnabled():
            return
        self._run(
            sign_file, self.file, self.form.place_name, means, time_service(), trusted_issuers(),
            then=self._on_signed,
        )  # fmt: skip
        self.form.forget_secrets()

    def _on_signed(self, file: SignedFile) -> None:
        self._have(file)
        waits = in_line([awaited(each) for each in file.signing.missing])
        rest = f"Skicka filen vidare till {waits}." if waits else "Alla har skrivit under."
        self._tell(f"Underskriften är gjord. {rest}", file)

    @Slot()
    def _on_keep(self) -> None:
        day = self._day()
        if self.file and day and self.keep.isEnabled():
            self._run(
                keep_signed_file, self.file, day, trusted_issuers(),
                others=self.keeping.others.isChecked(), then=self._on_kept,
            )  # fmt: skip

    def _on_kept(self, papers: object) -> None:
        follow_file(self._part_id, None)
        self.file = None
        self.kept.emit(papers)

    def _have(self, file: SignedFile) -> None:
        self.file = file
        if self._whole():
            follow_file(self._part_id, file.path)
        self.keeping.others.setChecked(False)
        self._show()

    def _tell(self, text: str, file: SignedFile) -> None:
        folder = file.path.parent if file.path else Path()
        way = ("Öppna mappen", lambda: open_path(folder))
        self.said.emit(Message(text, Severity.SUCCESS, "", *way))

    def _run(
        self, operation: Callable[..., Any], *args: Any, then: Callable[[Any], None], **named: Any
    ) -> None:
        part = self._part_id
        self._busy = True
        self._allow()

        def _heard(result: Any) -> None:
            if part == self._part_id:
                then(result)

        job = self._desk.do_in_background(operation, part, *args, then=_heard, **named)
        job.ended.connect(self._on_ended)

    @Slot()
    def _on_ended(self) -> None:
        self._busy = False
        self._allow()

    # Showing.

    @Slot()
    def _show(self) -> None:
        file = self.file
        self._steps.setVisible(self.is_digital)
        self.making.show_made(file.name if file and self._whole() else "")
        self.returned.show_path(file.path if file else None)
        self.links.show_path(file.path if file else None)
        self.list.setVisible(file is not None)
        if file:
            self.list.show_signing(file.signing, file.kinship)
            self.form.show_places(file.signing.facts, self._desk.office.clerk)
        self._own.setVisible(self._whole() and bool(file and file.signing.missing))
        self.keeping.others.setVisible(self._whole() and bool(file and file.signing.by_others))
        self._allow()

    def _whole(self) -> bool:
        """Whether the file is ours with nothing but signatures that hold."""
        file = self.file
        return file is not None and file.kinship is Kinship.OWN and not file.signing.broken

    @Slot()
    def _allow(self) -> None:
        free, file = self._ready and not self._busy, self.file
        known = self.keeping.others.isChecked() or not (file and file.signing.by_others)
        all_signed = self._whole() and bool(file and file.signing.complete)
        self.make.setEnabled(free)
        self.sign.setEnabled(not self._busy and self._whole() and not all_signed)
        self.keep.setEnabled(free and all_signed and known)
        self.changed.emit()

    @Slot()
    def _on_manner(self) -> None:
        if self._part_id and self.file is None:
            self._take_up()
        self._show()

    @Slot()
    def _on_settings(self) -> None:
        self.go_to.emit(Place(Room.SETTINGS, part="signing"))

    def _connect(self) -> None:
        self.manner.changed.connect(self._on_manner)
        self.make.triggered.connect(self._on_make)
        self.sign.triggered.connect(self._on_sign)
        self.keep.triggered.connect(self._on_keep)
        self.form.asked.connect(self.sign.trigger)
        self.form.settings_wanted.connect(self._on_settings)
        self.returned.chosen.connect(self._on_returned)
        self.keeping.others.toggled.connect(self._allow)
        DropTarget(self, lambda files: self._on_returned(files[0]))

    def _lay_out(self) -> None:
        tie(self.form.button, self.sign)
        self._turns.add(
            words(
                "Skriv under här, eller skicka filen till den som står på tur. Släpp den fil som "
                "kommer tillbaka här på sidan.",
                "muted",
            ),
            FormRow("Filen som går runt", self.returned),
            self.list,
            self.links,
        )
        self._own.add(self.form)
        steps = QVBoxLayout(self._steps)
        whole = QVBoxLayout(self)
        for column in (steps, whole):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(24)
        for widget in (self.making, self._turns, self._own, self.keeping):
            steps.addWidget(widget)
        whole.addWidget(self.manner)
        whole.addWidget(self._steps)


def _is_older(file: SignedFile, former: SignedFile) -> bool:
    """Whether a file is the beginning of the one that we had, with fewer signatures."""
    shorter = len(file.content) < len(former.content)
    return shorter and former.content.startswith(file.content)
