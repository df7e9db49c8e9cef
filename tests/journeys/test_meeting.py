"""A secretary's way through a meeting, by keyboard alone: planned, ordered, held, numbered."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.queries.agenda import agenda_rows
from db.queries.meetings import meeting_view
from db.queries.paragraph_view import paragraph_view
from db.queries.paragraphs import meeting_paragraphs
from db.queries.service import meeting_service
from db.rules.decision import decision, points_of
from db.rules.lifecycle import ItemKind
from db.rules.rich_text import plain
from desktop.app import ROOMS
from desktop.operations.memos import revise_memo, start_memo
from desktop.operations.office import Office
from desktop.ui.desk import Desk
from desktop.ui.main_window import MainWindow
from desktop.ui.widgets.place import Place, Room
from tests.ui.hands import show, type_text
from tests.world import CLERK, TODAY

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def press(key, held=PLAIN):
    """Presses a key where the keyboard is."""
    QTest.keyClick(QApplication.focusWidget(), key, held)


def write(text):
    """Writes where the keyboard is."""
    type_text(QApplication.focusWidget(), text)


def focus_on(name):
    """Presses Tab until the control with that name has the keyboard."""
    for _ in range(60):
        if QApplication.focusWidget().accessibleName() == name:
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {name}")


@pytest.fixture
def office(world):
    return Office(world.store, CLERK, lambda: TODAY)


@pytest.fixture
def memo(office, world):
    key = start_memo(
        office, world.cases["00677-2020"], body_id=world.bodies["RUN"], title="Jämställd tillväxt"
    )
    wanted = decision("Nämnden beslutar att", ("anta handlingsplanen", "avsätta 300 000 kronor"))
    revise_memo(office, key, 1, decision=wanted, recipients=("Ekonomichefen",))
    return key


@pytest.fixture
def window(qtbot, dressed, office, memo):
    window = MainWindow()
    window.resize(1280, 800)
    show(qtbot, window)
    desk = Desk(office, window)
    window.use(desk)
    for room, make in ROOMS.items():
        window.plug_in(room, lambda make=make: make(desk))
    window.go(Place(Room.CASES))
    yield window
    desk.wait()
    window.close()


def asked(office, query, *args):
    with office.reading() as session:
        return query(session, *args)


def plan(window):
    """Ctrl+3 to the meetings, Ctrl+N, the body, the day, Ctrl+Enter."""
    press(Qt.Key.Key_3, CTRL)
    press(Qt.Key.Key_N, CTRL)
    write("Regionala")
    focus_on("Datum")
    write("10 mars 2026")
    press(Qt.Key.Key_Return, CTRL)
    assert window.trail.here.room is Room.MEETING
    return window.trail.here.key


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_meeting_from_the_plan_to_its_numbers(window, office, qtbot):
    meeting = plan(window)
    head = asked(office, meeting_view, meeting).head
    assert (head.body, head.held_on) == ("RUN", date(2026, 3, 10))

    order_the_agenda(window, office, meeting)
    hold_it(window, office, meeting)
    write_the_decision(window, office, meeting, qtbot)
    give_numbers(window, office, meeting)


def order_the_agenda(window, office, meeting):
    """The memo that waits, a formality, and the formality moved first."""
    focus_on("Väntar på en plats")
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Return)
    assert [row.title for row in asked(office, agenda_rows, meeting)] == ["Jämställd tillväxt"]
    press(Qt.Key.Key_N, CTRL)
    write("Val av justerare")
    press(Qt.Key.Key_Return)
    rows = asked(office, agenda_rows, meeting)
    assert [row.kind for row in rows] == [ItemKind.DECISION, ItemKind.FORMALITY]
    focus_on("Dagordning")
    press(Qt.Key.Key_End, CTRL)
    press(Qt.Key.Key_Up, ALT)
    rows = asked(office, agenda_rows, meeting)
    assert [row.title for row in rows] == ["Val av justerare", "Jämställd tillväxt"]


def hold_it(window, office, meeting):
    """Nils is away, and the next in turn steps in; Anna stands back from the second item."""
    window.go(Place(Room.MEETING, meeting, "attendance"))
    focus_on("Närvaro")
    press(Qt.Key.Key_Home, CTRL)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    service = asked(office, meeting_service, meeting)
    serving = {service.people[one.person].name for one in service.opening}
    assert "Nils Åkerlund" not in serving
    assert "Åsa Holm" in serving
    press(Qt.Key.Key_Home, CTRL)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_J)
    first, second = asked(office, meeting_service, meeting).items
    anna = next(one.person for one in service.people.values() if one.name == "Anna Berg")
    assert anna in first.persons
    assert second.stood_back == {anna}


def write_the_decision(window, office, meeting, qtbot):
    """Ctrl+Enter to the paragraphs, the second one opened, a point changed, saved by itself."""
    press(Qt.Key.Key_Return, CTRL)
    focus_on("Sammanträdets paragrafer")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget().accessibleName() == "Beslut, punkter"
    press(Qt.Key.Key_End, CTRL)
    for _ in "300 000 kronor":
        press(Qt.Key.Key_Backspace)
    write("250 000 kronor år 2026")
    saved = window.frame.header.saved
    qtbot.waitUntil(lambda: saved.text().startswith("Sparat"), timeout=5000)
    row = asked(office, meeting_paragraphs, meeting)[1]
    view = asked(office, paragraph_view, row.paragraph_id)
    points = [plain(point) for point in points_of(view.decision)]
    assert points == ["anta handlingsplanen", "avsätta 250 000 kronor år 2026"]
    assert [one.label for one in view.recipients] == ["Ekonomichefen"]


def give_numbers(window, office, meeting):
    """After the last paragraph Ctrl+Enter offers the numbers; Enter gives them."""
    press(Qt.Key.Key_Return, CTRL)
    assert QApplication.focusWidget().accessibleName() == "Tilldela paragrafer"
    press(Qt.Key.Key_Return)
    rows = asked(office, meeting_paragraphs, meeting)
    assert [(row.number, row.title) for row in rows] == [
        (1, "Val av justerare"),
        (2, "Jämställd tillväxt"),
    ]
    press(Qt.Key.Key_Z, CTRL)
    assert [row.number for row in asked(office, meeting_paragraphs, meeting)] == [None, None]
    press(Qt.Key.Key_Y, CTRL)
    assert [row.number for row in asked(office, meeting_paragraphs, meeting)] == [1, 2]
