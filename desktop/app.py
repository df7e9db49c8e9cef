"""The only place that builds things: the window first, then all that is heavy, beside it."""

from __future__ import annotations

import desktop.ui.lean_imports  # noqa: F401  # pyright: ignore[reportUnusedImport]

# isort: split
import gc
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import platformdirs
from PySide6.QtCore import QThreadPool, QTimer

from db.rules.troubles import Trouble
from desktop.ui.application import NAME, make_application
from desktop.ui.desk import Desk
from desktop.ui.error_net import ErrorNet
from desktop.ui.job import Job
from desktop.ui.main_window import MainWindow
from desktop.ui.navigation import FIRST_PLACE, last_place, remember_place
from desktop.ui.registers import clerk_name, last_register, remember_register
from desktop.ui.widgets.message_bar import Severity, message_of
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.screen import Screen
from desktop.ui.wording import trouble


def newest_cases(path: Path) -> Any:
    """The newest cases, read with the bare driver while all else is loading."""
    from db.first_page import first_cases  # noqa: PLC0415

    return first_cases(path)


def open_office(path: Path, clerk: str) -> Any:
    """Opens a register; loads the store, which is what takes time before the first page.

    Runs beside the window, as ``load_operations`` does. Nothing of Qt may be imported there, it
    can end the program: the screens come last, each when first shown.
    """
    from db.queries import today  # noqa: F401, PLC0415  # pyright: ignore[reportUnusedImport]
    from db.store import Store  # noqa: PLC0415
    from desktop.operations.office import Office  # noqa: PLC0415

    return Office(Store.open(path), clerk)


def load_operations() -> None:
    """Loads the operations and the writers of papers, beside the window."""
    from desktop.operations import (  # noqa: PLC0415
        accept,  # noqa: F401  # pyright: ignore[reportUnusedImport]
        extracts,  # noqa: F401  # pyright: ignore[reportUnusedImport]
        minutes,  # noqa: F401  # pyright: ignore[reportUnusedImport]
        signing_files,  # noqa: F401  # pyright: ignore[reportUnusedImport]
    )


def _today(desk: Desk) -> Screen:
    from desktop.ui.screens.today import TodayScreen  # noqa: PLC0415

    return TodayScreen(desk)


def _first_cases() -> Callable[[Any], Screen]:
    from desktop.ui.screens.cases.first_cases import FirstCases  # noqa: PLC0415

    return FirstCases


def _cases(desk: Desk) -> Screen:
    from desktop.ui.screens.cases.cases_screen import CasesScreen  # noqa: PLC0415

    return CasesScreen(desk)


def _case(desk: Desk) -> Screen:
    from desktop.ui.screens.cases.case_screen import CaseScreen  # noqa: PLC0415

    return CaseScreen(desk)


def _intake(desk: Desk) -> Screen:
    from desktop.ui.screens.importing.importing_screen import ImportingScreen  # noqa: PLC0415

    return ImportingScreen(desk)


def _meetings(desk: Desk) -> Screen:
    from desktop.ui.screens.meetings.screen import MeetingsScreen  # noqa: PLC0415

    return MeetingsScreen(desk)


def _meeting(desk: Desk) -> Screen:
    from desktop.ui.screens.agenda.page import AgendaPage  # noqa: PLC0415
    from desktop.ui.screens.attendance.page import AttendancePage  # noqa: PLC0415
    from desktop.ui.screens.extracts.extracts_page import ExtractsPage  # noqa: PLC0415
    from desktop.ui.screens.meeting import MeetingScreen  # noqa: PLC0415
    from desktop.ui.screens.minutes.page import MinutesPage  # noqa: PLC0415
    from desktop.ui.screens.notice.page import NoticePage  # noqa: PLC0415
    from desktop.ui.screens.paragraphs.page import ParagraphsPage  # noqa: PLC0415
    from desktop.ui.screens.summons import SummonsPage  # noqa: PLC0415
    from desktop.ui.screens.verification.page import VerificationPage  # noqa: PLC0415
    from desktop.ui.widgets.step_page import StepOffer  # noqa: PLC0415

    first = (AgendaPage, SummonsPage, AttendancePage, ParagraphsPage)
    after = (MinutesPage, VerificationPage, NoticePage, ExtractsPage)
    return MeetingScreen(desk, tuple(StepOffer(page.steps, page) for page in (*first, *after)))


def _paragraph(desk: Desk) -> Screen:
    from desktop.ui.screens.paragraph import ParagraphScreen  # noqa: PLC0415
    from desktop.ui.screens.paragraphs.page import ParagraphsPage  # noqa: PLC0415

    return ParagraphScreen(desk, ParagraphsPage)


def _correction(desk: Desk) -> Screen:
    from desktop.ui.screens.correction.screen import CorrectionScreen  # noqa: PLC0415

    return CorrectionScreen(desk)


def _decisions(desk: Desk) -> Screen:
    from desktop.ui.screens.decisions import DecisionsScreen  # noqa: PLC0415

    return DecisionsScreen(desk)


def _delegations(desk: Desk) -> Screen:
    from desktop.ui.screens.delegations.screen import DelegationsScreen  # noqa: PLC0415

    return DelegationsScreen(desk)


def _recipients(desk: Desk) -> Screen:
    from desktop.ui.screens.recipients.recipients_screen import RecipientsScreen  # noqa: PLC0415

    return RecipientsScreen(desk)


def _dispatches(desk: Desk) -> Screen:
    from desktop.ui.screens.extracts.dispatches_screen import DispatchesScreen  # noqa: PLC0415

    return DispatchesScreen(desk)


def _settings(desk: Desk) -> Screen:
    from desktop.ui.screens.settings.settings_screen import SettingsScreen  # noqa: PLC0415

    return SettingsScreen(desk)


def _first_run(open_register: Callable[[str, Place], None]) -> Screen:
    from desktop.ui.screens.first_run import FirstRunScreen  # noqa: PLC0415

    return FirstRunScreen(open_register)


ROOMS: Mapping[Room, Callable[[Desk], Screen]] = {
    Room.CASES: _cases,
    Room.CASE: _case,
    Room.INTAKE: _intake,
    Room.MEETINGS: _meetings,
    Room.MEETING: _meeting,
    Room.PARAGRAPH: _paragraph,
    Room.CORRECTION: _correction,
    Room.DECISIONS: _decisions,
    Room.DELEGATIONS: _delegations,
    Room.DISPATCHES: _dispatches,
    Room.RECIPIENTS: _recipients,
    Room.SETTINGS: _settings,
}
"""How every room but the first is made."""


def run(argv: Sequence[str]) -> int:
    """Opens the program on the register named last in ``argv``, if any; its exit code."""
    app = make_application(argv)
    net = ErrorNet(Path(platformdirs.user_log_dir(NAME)) / "klubbslag.log", app)
    net.spread()
    window = MainWindow()
    net.caught.connect(window.show_fault)
    start = last_place()
    window.go(start)
    window.appear()
    opening = Opening(window, argv[-1] if argv[1:] else last_register(), start)
    # The window is painted before anything competes with it for the processor.
    app.processEvents()
    opening.begin()
    code = app.exec()
    remember_place(window.trail.here)
    QThreadPool.globalInstance().waitForDone()
    opening.close()
    net.take_down()
    return code


class Opening:
    """Opens a register beside the window, and fills the window step by step.

    The newest cases come first, read with the bare driver, when that is the page to show; then
    the page of the day; then every other room. No garbage is looked for until then.
    """

    def __init__(self, window: MainWindow, register: str, place: Place = FIRST_PLACE) -> None:
        self._window, self._register, self._place = window, register, place
        self._office: Any = None
        self._desk: Desk | None = None
        self._jobs: list[Job] = []

    def begin(self) -> None:
        """Starts the work; returns at once."""
        path = Path(self._register)
        if not self._register:
            self._beside(load_operations, self._on_no_register, self._on_failed)
        elif self._place == Place(Room.CASES) and self._desk is None:
            # The store is loaded when the cases are shown: the two would only delay each other.
            self._beside(lambda: newest_cases(path), self._on_first_cases, self._on_no_cases)
            _first_cases()  # loaded while they are being read
        else:
            self._open_office()

    def open(self, register: str, place: Place) -> None:
        """Opens another register in the same window, at a page of it."""
        self._register, self._place = register, place
        self.begin()

    def close(self) -> None:
        """Lets go of the register."""
        if self._office is not None:
            self._office.store.close()
            self._office = None

    def _open_office(self) -> None:
        path = Path(self._register)
        self._beside(lambda: open_office(path, clerk_name()), self._on_opened, self._on_failed)

    def _beside(
        self, work: Callable[[], Any], then: Callable[[Any], None], failed: Callable[[Any], None]
    ) -> None:
        self._jobs.append(job := Job(work))
        job.finished.connect(then)
        job.failed.connect(failed)
        job.ended.connect(lambda: self._on_ended(job))
        gc.disable()
        QThreadPool.globalInstance().start(job.run)

    def _on_ended(self, job: Job) -> None:
        self._jobs.remove(job)
        if not self._jobs:
            gc.enable()

    def _on_first_cases(self, rows: Any) -> None:
        self._window.plug_in(Room.CASES, lambda: _first_cases()(rows))
        self._window.go(self._place)
        QTimer.singleShot(0, self._open_office)

    def _on_no_cases(self, bad: BaseException) -> None:
        if not isinstance(bad, Trouble):
            self._window.show_fault(bad)
        self._open_office()

    def _on_opened(self, office: Any) -> None:
        self._window.show_register(Path(self._register).stem, clerk_name())
        remember_register(Path(self._register))
        self._desk = desk = Desk(office, self._window)
        self._window.use(desk)
        desk.watch()
        self._window.plug_in(Room.TODAY, lambda: _today(desk))
        if self._place.room is Room.TODAY:
            self._window.go(self._place)
        self.close()
        self._office = office
        self._beside(load_operations, self._on_loaded, self._on_failed)

    def _on_loaded(self, _: Any) -> None:
        from desktop.ui.widgets.register_search import search_on  # noqa: PLC0415

        if (desk := self._desk) is None:
            return
        for room, make in ROOMS.items():
            self._window.plug_in(room, lambda make=make: make(desk))
        self._window.plug_in(Room.FIRST_RUN, lambda: _first_run(self.open))
        self._window.search_with(search_on(desk))
        if self._window.screen_here is None or self._place.room is not Room.TODAY:
            self._window.go(self._window.trail.here or self._place)

    def _on_no_register(self, _: Any) -> None:
        self._window.plug_in(Room.FIRST_RUN, lambda: _first_run(self.open))
        self._window.go(Place(Room.FIRST_RUN))

    def _on_failed(self, bad: BaseException) -> None:
        if isinstance(bad, Trouble):
            self._window.show_message(message_of(trouble(bad), Severity.DANGER))
            self._beside(load_operations, self._on_no_register, self._on_failed)
        else:
            self._window.show_fault(bad)
