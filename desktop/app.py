"""The only place that builds things: the window first, then all that is heavy, beside it."""

from __future__ import annotations

import desktop.ui.lean_imports  # noqa: F401  # pyright: ignore[reportUnusedImport]

# isort: split
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import platformdirs
from PySide6.QtCore import QLibraryInfo, QLocale, QThreadPool, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from db.rules.troubles import Trouble
from desktop.ui.desk import Desk
from desktop.ui.error_net import ErrorNet
from desktop.ui.icons import icon
from desktop.ui.job import Job
from desktop.ui.main_window import MainWindow
from desktop.ui.registers import clerk_name, last_register, remember_register
from desktop.ui.theme import dress, remembered_theme
from desktop.ui.widgets.message_bar import Severity, message_of
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.screen import Screen
from desktop.ui.widgets.search_field import Search
from desktop.ui.wording import trouble

NAME = "Klubbslag"


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What is behind the window once it has been loaded.

    ``open(path, clerk)`` gives an office; ``screens`` says how each room is made on a desk;
    ``search(desk)`` gives the search of the top bar; ``first_run(open)`` makes the page shown
    without a register, which calls ``open(path, place)`` when the clerk has chosen or made one.
    """

    open: Callable[[Path, str], Any]
    screens: Mapping[Room, Callable[[Desk], Screen]] = field(
        default_factory=dict[Room, Callable[[Desk], Screen]]
    )
    search: Callable[[Desk], Search] | None = None
    first_run: Callable[[Callable[[str, Place], None]], Screen] | None = None


def load_house() -> House:
    """Imports the store, the operations, the writers and the screens; takes most of a second.

    The one place where imports wait: the window is on the screen before this is called.
    """
    from db.store import Store  # noqa: PLC0415
    from desktop.operations.office import Office  # noqa: PLC0415
    from desktop.ui.screens.agenda.page import AgendaPage  # noqa: PLC0415
    from desktop.ui.screens.attendance.page import AttendancePage  # noqa: PLC0415
    from desktop.ui.screens.cases.case_screen import CaseScreen  # noqa: PLC0415
    from desktop.ui.screens.cases.cases_screen import CasesScreen  # noqa: PLC0415
    from desktop.ui.screens.decisions import DecisionsScreen  # noqa: PLC0415
    from desktop.ui.screens.first_run import FirstRunScreen  # noqa: PLC0415
    from desktop.ui.screens.importing.importing_screen import ImportingScreen  # noqa: PLC0415
    from desktop.ui.screens.meeting import MeetingScreen  # noqa: PLC0415
    from desktop.ui.screens.meetings.screen import MeetingsScreen  # noqa: PLC0415
    from desktop.ui.screens.paragraph import ParagraphScreen  # noqa: PLC0415
    from desktop.ui.screens.paragraphs.page import ParagraphsPage  # noqa: PLC0415
    from desktop.ui.screens.recipients.recipients_screen import RecipientsScreen  # noqa: PLC0415
    from desktop.ui.screens.summons import SummonsPage  # noqa: PLC0415
    from desktop.ui.screens.today import TodayScreen  # noqa: PLC0415
    from desktop.ui.widgets.register_search import search_on  # noqa: PLC0415
    from desktop.ui.widgets.step_page import StepOffer  # noqa: PLC0415

    pages = (AgendaPage, SummonsPage, AttendancePage, ParagraphsPage)
    steps = tuple(StepOffer(page.steps, page) for page in pages)
    return House(
        open=lambda path, clerk: Office(Store.open(path), clerk),
        screens={
            Room.TODAY: TodayScreen,
            Room.CASES: CasesScreen,
            Room.CASE: CaseScreen,
            Room.INTAKE: ImportingScreen,
            Room.MEETINGS: MeetingsScreen,
            Room.MEETING: lambda desk: MeetingScreen(desk, steps),
            Room.PARAGRAPH: lambda desk: ParagraphScreen(desk, ParagraphsPage),
            Room.DECISIONS: DecisionsScreen,
            Room.RECIPIENTS: RecipientsScreen,
        },
        search=search_on,
        first_run=FirstRunScreen,
    )


def run(argv: Sequence[str]) -> int:
    """Opens the program on the register named last in ``argv``, if any; its exit code."""
    app = make_application(argv)
    net = ErrorNet(Path(platformdirs.user_log_dir(NAME)) / "klubbslag.log", app)
    net.spread()
    window = MainWindow()
    net.caught.connect(window.show_fault)
    window.go(Place(Room.TODAY))
    window.show()
    opening = Opening(window, register_to_open(argv[1:]))
    QTimer.singleShot(0, opening.begin)
    code = app.exec()
    QThreadPool.globalInstance().waitForDone()
    opening.close()
    net.take_down()
    return code


def make_application(argv: Sequence[str]) -> QApplication:
    """The Qt application with its name, look and Swedish texts."""
    QApplication.setApplicationName(NAME)
    QApplication.setOrganizationName(NAME)
    QApplication.setDesktopFileName(NAME.lower())
    QLocale.setDefault(QLocale(QLocale.Language.Swedish, QLocale.Country.Sweden))
    app = QApplication(list(argv))
    app.setWindowIcon(icon("gavel"))
    dress(app, remembered_theme())
    app.styleHints().colorSchemeChanged.connect(lambda: dress(app, remembered_theme()))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_sv", folder):
        app.installTranslator(translator)
    return app


def register_to_open(arguments: Sequence[str]) -> str:
    """The register named on the command line, else the last one, else none."""
    return arguments[-1] if arguments else last_register()


class Opening:
    """Loads the house and opens a register beside the window, then fills the window."""

    def __init__(self, window: MainWindow, register: str) -> None:
        self._window = window
        self._register = register
        self._place = Place(Room.TODAY)
        self._house: House | None = None
        self._office: Any = None
        self._job: Job | None = None

    def begin(self) -> None:
        """Starts the work; returns at once."""
        self._job = Job(self._work)
        self._job.finished.connect(self._on_opened)
        self._job.failed.connect(self._on_failed)
        QThreadPool.globalInstance().start(self._job.run)

    def open(self, register: str, place: Place) -> None:
        """Opens another register in the same window, at a page of it."""
        self._register = register
        self._place = place
        self.begin()

    def close(self) -> None:
        """Lets go of the register."""
        if self._office is not None:
            self._office.store.close()
            self._office = None

    def _work(self) -> Any:
        self._house = self._house or load_house()
        return self._house.open(Path(self._register), clerk_name()) if self._register else None

    def _on_opened(self, office: Any) -> None:
        self._plug_in_first_run()
        if office is None or self._house is None:
            self._window.go(Place(Room.FIRST_RUN))
            return
        self._window.show_register(Path(self._register).stem, clerk_name())
        remember_register(Path(self._register))
        move_in(self._window, self._house, office, self._place)
        self.close()
        self._office = office

    def _on_failed(self, bad: BaseException) -> None:
        self._plug_in_first_run()
        if isinstance(bad, Trouble):
            self._window.show_message(message_of(trouble(bad), Severity.DANGER))
            self._window.go(Place(Room.FIRST_RUN))
        else:
            self._window.show_fault(bad)

    def _plug_in_first_run(self) -> None:
        first_run = self._house.first_run if self._house else None
        if first_run:
            self._window.plug_in(Room.FIRST_RUN, lambda: first_run(self.open))


def move_in(
    window: MainWindow, house: House, office: Any, place: Place = Place(Room.TODAY)
) -> None:
    """Puts an opened register behind the window and shows a page of it."""
    desk = Desk(office, window)
    window.use(desk, house.search(desk) if house.search else None)
    for room, make in house.screens.items():
        window.plug_in(room, lambda make=make: make(desk))
    window.go(place)
