"""Reservations and other views on the sheet of a paragraph, by keyboard: AC-34."""

import pytest
from PySide6.QtWidgets import QApplication

from db.rules.lifecycle import DissentKind
from db.rules.rich_text import plain_text
from desktop.operations.attendance_steps import note_conflict
from desktop.operations.dissents import add_dissent
from desktop.operations.meeting_hours import set_hours
from tests.acceptance.chamber import AKERLUND, JUSTIFIED, chamber
from tests.acceptance.clerk import clerk_of
from tests.ui.hands import nameless, type_text
from tests.ui.screens.handled import ALT, CONTROL, KEY, page_of, press, said

# The offscreen platform says so when names to choose from pop up.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def clerk(world):
    return clerk_of(world)


@pytest.fixture
def room(clerk):
    room = chamber(clerk, ["Handlingsplan", "Uppföljning"])
    version = clerk.view(room.meeting).head.version
    set_hours(room.office, room.meeting, version, starts_at="13:00", ends_at="16:05")
    return room


def dissents(room):
    return [(one.kind, one.names, one.announced_at) for one in room.handling().dissents]


def reserve(window, who, clock):
    """Alt+S, a name, a time, by keyboard; the focus is then in the motivation."""
    press(KEY.Key_S, held=ALT)
    type_text(window, who)
    press(KEY.Key_Return, KEY.Key_Return)
    type_text(window, clock)
    press(KEY.Key_Return)


def test_ac_34_a_reservation_in_time(opened, room):
    window, page = page_of(opened, room)
    reserve(window, "åker", "16.00")
    form = page.noted.reservations.form
    assert (QApplication.focusWidget(), form.late.isVisible()) == (form.text, False)
    assert not nameless(window)
    press(KEY.Key_Return, held=CONTROL)
    assert dissents(room) == [(DissentKind.RESERVATION, ("Nils Åkerlund (M)",), "16:00")]
    shown = page.noted.reservations.list.noted()[0]
    assert shown.words == "Nils Åkerlund (M) reserverar sig mot beslutet."
    assert shown.detail == "Anmäld kl. 16.00"
    window.desk.undo()
    assert dissents(room) == []
    window.desk.redo()
    assert len(dissents(room)) == 1


def test_ac_34_a_late_one_only_when_acknowledged(opened, room):
    window, page = page_of(opened, room)
    reserve(window, "åker", "16.30")
    form = page.noted.reservations.form
    assert "KL 4:27" in form.note.text()
    press(KEY.Key_Return, held=CONTROL)
    assert dissents(room) == []
    assert "Bekräfta om den ändå ska stå" in said(window)
    form.late.setFocus()
    press(KEY.Key_Space)
    press(KEY.Key_Return, held=CONTROL)
    assert dissents(room)[0][2] == "16:30"
    assert "efter sammanträdets slut" in page.noted.reservations.list.noted()[0].detail


def test_ac_34_only_one_who_took_part_may_reserve(opened, room):
    note_conflict(room.office, room.meeting, room.person("Karl Ek"), room.items[0])
    window, page = page_of(opened, room)
    reserve(window, "ek", "15.00")
    press(KEY.Key_Return, held=CONTROL)
    assert "Karl Ek (S) deltog inte i paragrafen." in said(window)
    assert dissents(room) == []
    form = page.noted.reservations.form
    form.people.setFocus()
    press(KEY.Key_Backspace)
    type_text(window, "Okänd Person")
    press(KEY.Key_Return, held=CONTROL)
    assert form.note.text() == "Okänd Person var inte vid sammanträdet."
    assert dissents(room) == []


def test_ac_34_the_motivation_is_written_until_verification(opened, room, clerk):
    paragraph, who = room.paragraph(), [room.person(AKERLUND)]
    add_dissent(room.office, paragraph, DissentKind.RESERVATION, who, announced_at="16:00")
    window, page = page_of(opened, room)
    page.noted.reservations.list.setFocus()
    press(KEY.Key_Return)
    type_text(window, "Kostnaden saknas.")
    press(KEY.Key_Return, held=CONTROL)
    assert plain_text(room.handling().dissents[0].text) == "Kostnaden saknas."
    window.desk.undo()
    assert room.handling().dissents[0].text == ()
    window.desk.redo()
    clerk.verifies(room.meeting, JUSTIFIED)
    window.refresh()
    paper = page.reading.paper.text
    assert paper.isVisible()
    assert "reserverar sig mot beslutet med följande motivering:" in paper.toPlainText()
    assert "Kostnaden saknas." in paper.toPlainText()


def test_ac_34_each_kind_has_its_own_heading(opened, room):
    window, page = page_of(opened, room)
    kinds = (
        (page.noted.reservations, 1, "olof", DissentKind.NON_PARTICIPATION),
        (page.noted.notes, 0, "berg", DissentKind.MINUTES_NOTE),
        (page.noted.notes, 1, "wik", DissentKind.SEPARATE_STATEMENT),
    )
    for part in ("reservations", "notes"):
        page.sheet.show_part(part)
        press(KEY.Key_Escape)
    for block, place, who, _ in kinds:
        page.sheet.noted["notes"].show()
        block.adders[place].setFocus()
        press(KEY.Key_Return)
        type_text(window, who)
        press(KEY.Key_Return, KEY.Key_Return)
        type_text(window, "Av annan mening.")
        press(KEY.Key_Return, held=CONTROL)
    assert {one.kind for one in room.handling().dissents} == {kind for *_, kind in kinds}
    lines = room.minutes().splitlines()
    for heading in ("Deltar inte i beslutet", "Särskilt yttrande", "Protokollsanteckning"):
        assert heading in lines


def test_who_reserved_is_changed_and_removed_with_a_way_back(opened, room):
    who = [room.person(AKERLUND)]
    add_dissent(room.office, room.paragraph(), DissentKind.RESERVATION, who, announced_at="16:00")
    window, page = page_of(opened, room)
    listed = page.noted.reservations.list
    listed.setFocus()
    press(KEY.Key_Return)
    page.noted.reservations.form.people.setFocus()
    type_text(window, "wik")
    press(KEY.Key_Return)
    press(KEY.Key_Return, held=CONTROL)
    assert dissents(room)[0][1] == ("Nils Åkerlund (M)", "Sten Wik (M)")
    window.desk.undo()
    assert dissents(room)[0][1] == ("Nils Åkerlund (M)",)
    listed.setFocus()
    press(KEY.Key_Delete)
    assert dissents(room) == []
    window.desk.undo()
    assert len(dissents(room)) == 1
