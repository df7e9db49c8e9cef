"""From the first start to a memo on an agenda: through the program's own windows, by keyboard."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication

from db.queries.cases import case_view, memo_view
from db.queries.existing import case_with_number
from db.queries.meetings import meeting_view
from db.rules.decision import lead_in_of, points_of
from db.rules.rich_text import plain, plain_text
from desktop.app import Opening
from desktop.intake.recognise import read_document
from desktop.ui.main_window import MainWindow
from desktop.ui.screens import first_run
from desktop.ui.widgets.dropping import intake_place
from desktop.ui.widgets.place import Place, Room
from tests.intake.papers import MEMO
from tests.ui.hands import drop_files, nameless, show, type_text

CTRL = Qt.KeyboardModifier.ControlModifier
SEEDS = Path(__file__).parents[3] / "shared/samples/seeds"


@pytest.fixture(autouse=True)
def own_settings(tmp_path):
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    ini, user = QSettings.Format.IniFormat, QSettings.Scope.UserScope
    QSettings.setPath(ini, user, str(tmp_path / "settings"))
    QApplication.setOrganizationName("Klubbslag-prov")
    QApplication.setApplicationName("Klubbslag-prov")


@pytest.fixture
def program(qtbot, tmp_path, monkeypatch):
    """The window as it is at the first start: no register, the page of choices."""
    monkeypatch.setattr(first_run, "default_folder", lambda: tmp_path / "data")
    window = MainWindow()
    window.opening = Opening(window, "")
    window.resize(1280, 800)
    show(qtbot, window)
    window.opening.begin()
    qtbot.waitUntil(lambda: window.screen_here is not None, timeout=30_000)
    yield window
    window.close()
    if window._desk:
        window._desk.leave()
    window.opening.close()


def found_by_keys(window, qtbot, name):
    """Makes a register from the first page, without the mouse."""
    screen = window.screen_here
    qtbot.wait(10)
    if screen.founding.isHidden():
        qtbot.keyClick(screen.new, Qt.Key.Key_Return)
    qtbot.waitUntil(screen.founding.name.hasFocus)
    type_text(screen.founding.name, name)
    qtbot.keyClick(screen.founding.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window._desk is not None, timeout=30_000)


def message(window):
    told = window.frame.messages.message
    return told.text if told else ""


def accept_by_keys(window, qtbot):
    """Ctrl+Enter when the document is read, and what the bar says of it."""
    qtbot.waitUntil(lambda: bool(window.screen_here._looked_at), timeout=20_000)
    assert nameless(window) == []
    qtbot.keyClick(window, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: message(window).startswith("Ärende"), timeout=20_000)
    return message(window)


def case_of(window, number):
    key = window._desk.read(case_with_number, number)
    return window._desk.read(case_view, key)


def memo_of(window, number):
    return window._desk.read(memo_view, case_of(window, number).memos[0].id)


def put_on_agenda_by_keys(window, qtbot, number):
    """From the case over its memo to a meeting planned for it; gives the meeting's key."""
    view = case_of(window, number)
    window.go(Place(Room.CASE, view.head.id, f"memo/{view.memos[0].id}"))
    qtbot.keyClick(window, Qt.Key.Key_Return, CTRL)
    panel = window.screen_here.card.work.agenda
    assert panel.isVisible()
    qtbot.keyClick(panel.meeting, Qt.Key.Key_End)
    day = panel.day.focusProxy()
    qtbot.waitUntil(day.isVisible)
    day.setFocus()
    qtbot.keyClick(day, Qt.Key.Key_T)
    qtbot.keyClick(day, Qt.Key.Key_PageUp)
    qtbot.keyClick(panel.button, Qt.Key.Key_Space)
    assert message(window).startswith("Ärendet står på dagordningen för RS")
    return next(item.meeting_id for item in case_of(window, number).items)


def test_from_the_first_start_to_a_memo_on_an_agenda(program, tmp_path, qtbot):
    window = program
    assert window.trail.here == Place(Room.FIRST_RUN)
    assert nameless(window) == []
    found_by_keys(window, qtbot, "Region Tvärådalen")
    qtbot.waitUntil(lambda: window.trail.here == Place(Room.TODAY))
    assert (tmp_path / "data" / "Region Tvärådalen.klubbslag").is_file()

    file = tmp_path / "bryggor.txt"
    file.write_text(MEMO, "utf-8")
    qtbot.keyClick(window, Qt.Key.Key_2, CTRL)
    qtbot.waitUntil(lambda: bool(window.screen_here and window.screen_here.acceptDrops()))
    drop_files(window.screen_here, file)
    qtbot.waitUntil(lambda: window.trail.here == intake_place([file]))
    assert accept_by_keys(window, qtbot) == "Ärende 4127-2021 registrerat."

    memo = memo_of(window, "4127-2021")
    assert memo.title == "Öppnare bryggor för att stärka friluftslivet vid Tvärån"
    assert lead_in_of(memo.decision) == "Regionstyrelsen beslutar att"
    assert [plain(point) for point in points_of(memo.decision)] == [
        "Regiondirektören får i uppdrag att ta fram förslag på hur bryggorna kan hållas öppna "
        "året om.",
        "Uppdraget redovisas senast i maj 2022.",
    ]
    assert "byalagen – energi, vägar och bredband" in plain_text(memo.statement)
    assert plain_text(memo.summary).startswith("För att stärka friluftslivet")
    assert "elva bryggor" in plain_text(memo.matter)
    assert (memo.recipients, memo.body) == (("Regiondirektören",), "RS")
    record = case_of(window, "4127-2021").records[0]
    assert (record.original_name, record.size) == ("bryggor.txt", len(MEMO.encode()))

    window.frame.messages._action.click()
    assert window.screen_here.title() == "Ärende 4127-2021"
    meeting_id = put_on_agenda_by_keys(window, qtbot, "4127-2021")
    meeting = window._desk.read(meeting_view, meeting_id)
    today = window._desk.office.today()
    assert (meeting.head.body_name, meeting.head.held_on) == (
        "Regionstyrelsen",
        today + timedelta(days=7),
    )
    assert meeting.agenda[0].proposed_decision == memo.decision
    assert meeting.agenda[0].cases[0].registration_number == "4127-2021"

    qtbot.keyClick(window, Qt.Key.Key_E, CTRL)
    type_text(window.frame.search, "4127-2021")
    qtbot.waitUntil(lambda: window.frame.search.palette_of_hits.count > 0, timeout=10_000)
    hits = window.frame.search.palette_of_hits
    qtbot.waitUntil(lambda: hits.current() and hits.current().kind == "Ärende", timeout=10_000)
    qtbot.keyClick(window.frame.search, Qt.Key.Key_Return)
    assert window.trail.here == Place(Room.CASE, case_of(window, "4127-2021").head.id)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the sample documents are not here")
def test_the_real_memo_dropped_at_the_first_start_ends_on_an_agenda(program, qtbot):
    window = program
    file = next(SEEDS.glob("000*.txt"))
    drop_files(window.screen_here, file)
    found_by_keys(window, qtbot, "Regionen")
    qtbot.waitUntil(lambda: window.trail.here == intake_place([file]), timeout=20_000)
    assert accept_by_keys(window, qtbot) == "Ärende 3399-2018 registrerat."
    matter = read_document(file).matters[0]
    memo = memo_of(window, "3399-2018")
    assert (memo.title, memo.statement, memo.summary) == (
        matter.title,
        matter.statement,
        matter.summary,
    )
    assert (memo.matter, memo.recipients) == (matter.matter, matter.recipients)
    assert lead_in_of(memo.decision) == matter.lead_in
    assert len(points_of(memo.decision)) == len(matter.proposed_points)
    meeting_id = put_on_agenda_by_keys(window, qtbot, "3399-2018")
    agenda = window._desk.read(meeting_view, meeting_id).agenda
    assert agenda[0].memo_id == memo.id
