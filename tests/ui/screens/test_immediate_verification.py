"""Verifying some paragraphs at once, by keyboard: apart, taken back, each step on its own."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.rules.lifecycle import PartKind
from desktop.operations.minutes_parts import declare_immediate
from desktop.operations.notices import post_notice
from desktop.ui.widgets.place import Place, Room
from tests.ui.hands import nameless
from tests.ui.screens.after import held, meeting_screen
from tests.world import TODAY

KEY = Qt.Key


@pytest.fixture
def meeting(world, office):
    return held(world, office)


@pytest.fixture
def at(opened, meeting):
    """``at(step)`` gives the window and the page of the step."""

    def _at(step):
        window = opened({Room.MEETING: meeting_screen}, Place(Room.MEETING, meeting.meeting, step))
        return window, window.screen_here.page

    return _at


def press(qtbot, *keys):
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key)


def names(page):
    return [page.parts.box.itemText(n).replace("\xa0", " ") for n in range(page.parts.box.count())]


def test_ac_37_paragraphs_that_are_no_neighbours_are_put_apart(at, meeting, qtbot):
    window, page = at("minutes")
    page._at_once.trigger()
    assert page.immediate.choice.hasFocus()
    assert not page.immediate.yes.isEnabled()
    press(qtbot, KEY.Key_Down, KEY.Key_Space, KEY.Key_Down, KEY.Key_Down, KEY.Key_Space)
    page.immediate.yes.setFocus()
    press(qtbot, KEY.Key_Return)
    main, apart = meeting.view().parts
    assert (main.numbers, apart.numbers) == ((1, 3), (2, 4))
    assert [one.name for one in apart.verifiers] == ["Nils Åkerlund"]
    assert apart.planned_on == TODAY
    assert names(page) == ["Hela protokollet – inte justerat", "§§ 2, 4 – justeras omedelbart"]
    assert page.parts.part.id == apart.id
    window.desk.undo()
    assert len(meeting.view().parts) == 1
    window.desk.redo()
    assert meeting.view().parts[1].numbers == (2, 4)


def test_each_step_works_with_its_part(at, meeting, qtbot):
    part = declare_immediate(meeting.office, meeting.meeting, [meeting.paragraphs[1]])
    window, page = at(f"minutes/{part}")
    qtbot.waitUntil(lambda: page.paper.document.pageCount() > 0)
    leading = [one.title.replace("\xa0", " ") for one in page.paper.entries() if page._leads(one)]
    assert leading == ["§ 2 Handlingsplan"]
    qtbot.keyClick(window, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page = window.screen_here.page
    assert page.parts.part.id == part
    qtbot.waitUntil(lambda: page.button.isEnabled())
    assert page.locked.count() == 1
    qtbot.keyClick(window, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: meeting.view().parts[1].is_verified)
    assert not meeting.view().parts[0].is_verified
    qtbot.waitUntil(lambda: page.shelf.list.count() == 2)
    qtbot.keyClick(window, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page = window.screen_here.page
    assert page.parts.part.id == part
    page.post.click()
    assert meeting.view().parts[1].notice.posted_on == date(2026, 3, 12)
    assert meeting.view().parts[0].notice is None


def test_ac_37_the_line_of_steps_tells_of_all_parts(at, meeting, qtbot):
    part = declare_immediate(meeting.office, meeting.meeting, [meeting.paragraphs[1]])
    meeting.verify(part, TODAY)
    post_notice(meeting.office, part, TODAY)
    window, page = at("verification")
    line = window.screen_here.line
    told = line._buttons["verification"].toolTip().replace("\xa0", " ").splitlines()
    assert told[1:] == [
        "Hela protokollet – inte justerat",
        "§ 2 – omedelbart justerad 10 mars 2026",
    ]
    assert "1 av 2" in line._buttons["verification"].text()
    assert "§\xa02 – anslaget 10 mars 2026" in line._buttons["notice"].toolTip()
    assert page.parts.part.kind is PartKind.MAIN


def test_what_is_not_verified_yet_is_taken_back_and_that_can_be_undone(at, meeting):
    keys = [meeting.paragraphs[0], meeting.paragraphs[2]]
    part = declare_immediate(meeting.office, meeting.meeting, keys)
    window, page = at(f"minutes/{part}")
    page.apart.back.click()
    assert len(meeting.view().parts) == 1
    window.desk.undo()
    assert meeting.view().parts[1].numbers == (1, 3)
    meeting.verify(meeting.view().parts[1].id, TODAY)
    window.screen_here.refresh()
    assert page.apart.back.isHidden()


def test_the_question_has_names_closes_with_escape_and_asks_of_open_paragraphs_only(
    at, meeting, qtbot
):
    declared = declare_immediate(meeting.office, meeting.meeting, [meeting.paragraphs[1]])
    meeting.verify(declared, TODAY)
    window, page = at(f"minutes/immediate:{meeting.paragraphs[2]}")
    assert page.immediate.choice.count() == 3
    assert page.immediate.choice.chosen() == [meeting.paragraphs[2]]
    assert nameless(window) == []
    qtbot.keyClick(window, KEY.Key_Escape)
    assert page.immediate.isHidden()
