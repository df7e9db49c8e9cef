"""Idag in a real window: what is due with its section, and a way to it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from db.queries.today import Urgency
from desktop.operations.cases import register_case
from desktop.ui.screens.today import MOST, TodayScreen
from desktop.ui.widgets.place import Place, Room
from tests.ui.hands import nameless
from tests.world import add_item, add_meeting, add_paragraph, number, verify

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def today(opened, qtbot):
    def _today():
        window = opened({Room.TODAY: TodayScreen}, Place(Room.TODAY))
        window.desk.wait()
        qtbot.waitUntil(lambda: not window.desk._jobs)
        return window

    return _today


def test_a_register_without_anything_due_offers_the_first_thing_to_do(today):
    window = today()
    assert window.screen_here.title() == "Tisdag 10 mars 2026"
    assert window.screen_here._calm.isVisible()
    assert window.screen_here.first_action().text() == "Registrera ärende"
    assert nameless(window) == []


def test_nothing_is_said_to_be_calm_before_the_register_has_answered(opened, monkeypatch):
    monkeypatch.setattr(TodayScreen, "_on_view", lambda *_: None)
    window = opened({Room.TODAY: TodayScreen}, Place(Room.TODAY))
    assert not window.screen_here._calm.isVisible()


def test_late_minutes_stand_first_with_their_section(today, world):
    meeting = add_meeting(world, day=date(2026, 2, 10))
    add_item(world, meeting, "Plan")
    window = today()
    things = window.screen_here.due[Urgency.OVERDUE].things()
    assert [(t.title, t.aside, t.tone) for t in things] == [
        ("Justera protokollet för RUN 10 februari 2026", "senast 24 februari 2026", "danger")
    ]
    assert (things[0].detail, things[0].section) == (
        "Protokollet ska justeras inom 14 dagar", "KL 5:69",
    )  # fmt: skip
    assert nameless(window) == []


def test_enter_opens_what_is_due_at_its_step(today, world, qtbot):
    meeting = add_meeting(world, day=date(2026, 2, 10))
    add_item(world, meeting, "Plan")
    window = today()
    rows = window.screen_here.due[Urgency.OVERDUE]
    rows.setFocus()
    assert [item.text() for item in rows.selectedItems()] == [rows.item(0).text()]
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert window.trail.here == Place(Room.MEETING, meeting, "verification")


def test_ctrl_enter_opens_the_first(today, world, qtbot):
    meeting = add_meeting(world, day=date(2026, 3, 1))
    number(world, add_paragraph(world, meeting, "Plan"))
    verify(world, meeting, date(2026, 3, 5))
    window = today()
    qtbot.keyClick(window, Qt.Key.Key_Return, CTRL)
    assert window.trail.here == Place(Room.MEETING, meeting, "notice")


def test_meetings_ahead_and_what_was_worked_with(today, world, office):
    meeting = add_meeting(world, day=date(2026, 3, 17), place="Sal Forsen")
    case = register_case(office, world.registers["RS"], "Bryggor")
    screen = today().screen_here
    assert screen.ahead.things()[0].target == Place(Room.MEETING, meeting)
    assert screen.ahead.things()[0].detail == "tisdag 17 mars 2026 kl. 09:00 · Sal Forsen"
    assert Place(Room.CASE, case) in [thing.target for thing in screen.recent.things()]


def test_of_many_only_some_are_shown_and_the_law_comes_first(today, world):
    for month in range(1, 12):
        add_item(world, add_meeting(world, day=date(2025, month, 4)), "Plan")
    things = today().screen_here.due[Urgency.OVERDUE].things()
    assert len(things) == MOST + 1
    assert things[-1].title == "och 3 till"


def test_the_columns_lie_under_each_other_in_a_narrow_window(today):
    window = today()
    window.resize(1024, 640)
    assert (
        window.screen_here._columns.direction() is window.screen_here._columns.Direction.TopToBottom
    )
