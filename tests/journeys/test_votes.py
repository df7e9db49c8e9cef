"""A paragraph with jäv, a tie and a reservation, from the first proposal to the locked paper."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.rules.lifecycle import DissentKind
from desktop.app import ROOMS
from desktop.operations.attendance_steps import note_conflict
from desktop.operations.meeting_hours import set_hours
from desktop.ui.desk import Desk
from desktop.ui.main_window import MainWindow
from desktop.ui.widgets.place import Place, Room
from tests.acceptance.chamber import BERG, chamber
from tests.acceptance.clerk import clerk_of
from tests.ui.hands import nameless, show, type_text

KEY = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def press(*keys, held=PLAIN):
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key, held)


def write(text):
    type_text(QApplication.focusWidget(), text)


def focus_on(name):
    """Presses Tab until the control with that name has the keyboard."""
    for _ in range(80):
        if QApplication.focusWidget().accessibleName() == name:
            return
        press(KEY.Key_Tab)
    raise AssertionError(f"Tab does not reach {name}")


@pytest.fixture
def room(world):
    clerk = clerk_of(world)
    room = chamber(clerk, ["Handlingsplan"])
    version = clerk.view(room.meeting).head.version
    set_hours(room.office, room.meeting, version, starts_at="13:00", ends_at="16:05")
    note_conflict(room.office, room.meeting, room.person(BERG), room.items[0])
    return room


@pytest.fixture
def window(qtbot, dressed, room):
    window = MainWindow()
    window.resize(1280, 800)
    show(qtbot, window)
    desk = Desk(room.office, window)
    window.use(desk)
    for place, make in ROOMS.items():
        window.plug_in(place, lambda make=make: make(desk))
    window.go(Place(Room.MEETING, room.meeting, f"paragraphs/{room.paragraph()}"))
    yield window
    desk.wait()
    window.close()


def propose(down, who):
    """Alt+Y, the kind by arrow, who, Enter."""
    press(KEY.Key_Y, held=ALT)
    press(*[KEY.Key_Down] * down, KEY.Key_Return)
    write(who)
    press(KEY.Key_Return, KEY.Key_Return)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_tie_and_a_reservation_by_keyboard_alone(window, room):
    propose(0, "lind")
    propose(1, "åker")
    focus_on("Propositionsordning")
    press(KEY.Key_V)
    write("alla ja; åker, wik, ängs nej; zett avstår")
    press(KEY.Key_Return)
    press(KEY.Key_Return, held=CTRL)
    press(KEY.Key_S, held=ALT)
    write("lind")
    press(KEY.Key_Return, KEY.Key_Return)
    write("16.00")
    press(KEY.Key_Return)
    write("Planen behövs.")
    assert not nameless(window)
    press(KEY.Key_Return, held=CTRL)

    handling = room.handling()
    assert [one.proposers for one in handling.standing] == [
        ("Örjan Lind (S)",), ("Nils Åkerlund (M)",),
    ]  # fmt: skip
    assert not handling.votes[0].won_yes
    assert [one.kind for one in handling.dissents] == [DissentKind.RESERVATION]

    room.clerk.verifies(room.meeting, date(2026, 3, 12))
    window.refresh()
    paper = window.screen_here.page.reading.paper.text
    assert paper.isVisible()
    order = (
        "På grund av jäv deltar Anna Berg (S) inte",
        "Örjan Lind (S) yrkar bifall till förslaget.",
        "Omröstning begärs.",
        "Med ordförandens utslagsröst beslutar nämnden enligt Nils Åkerlunds (M)",
        "Örjan Lind (S) reserverar sig mot beslutet med följande motivering:",
    )
    text = paper.toPlainText()
    found = [text.find(sentence) for sentence in order]
    assert -1 not in found
    assert found == sorted(found)
