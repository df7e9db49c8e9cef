"""The notice of a joint committee: on several boards, each with days of its own."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.entities.organisation import Body
from desktop.ui.widgets.place import Place, Room
from tests.ui.hands import nameless
from tests.ui.screens.after import held, meeting_screen
from tests.world import CLERK

BOARDS = ("Granby", "Östanå")


@pytest.fixture
def meeting(world, office):
    made = held(world, office)
    made.verify()
    return made


@pytest.fixture
def page(opened, world, meeting):
    def _page(boards=BOARDS, weeks=3):
        with world.store.writing(CLERK, "body.revise") as session:
            body = session.get_one(Body, world.bodies["RUN"])
            body.notice_boards, body.appeal_weeks = boards, weeks
        place = Place(Room.MEETING, meeting.meeting, "notice")
        return opened({Room.MEETING: meeting_screen}, place).screen_here.page

    return _page


def facts(page):
    return {fact.label: fact.value for fact in page.facts.facts()}


def items(page):
    return [page.boards.box.itemText(n) for n in range(page.boards.box.count())]


def test_before_verification_nothing_but_what_is_to_be_done_is_shown(opened, world, office):
    open_meeting = held(world, office)
    place = Place(Room.MEETING, open_meeting.meeting, "notice")
    page = opened({Room.MEETING: meeting_screen}, place).screen_here.page
    assert page._sheet.isHidden()
    assert page.panes() == [page._pages]
    assert page.first_action().text() == "Till justeringen"


def test_each_board_is_posted_by_itself_and_the_last_one_counts(page, meeting, qtbot):
    page = page()
    assert items(page) == ["Granby – inte uppsatt", "Östanå – inte uppsatt"]
    assert nameless(page.window()) == []
    qtbot.keyClick(page.window(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert items(page) == ["Granby – uppsatt 13 mars 2026", "Östanå – inte uppsatt"]
    assert page.boards.board == "Östanå"
    assert "Östanå" in page.window().frame.messages.message.text
    assert page.first_action().text() == "Anslå"
    steps = {step.step.value: step.state.value for step in meeting.view().steps}
    assert steps["notice"] != "done"
    page.posted_on._change(date(2026, 3, 16))
    assert "14 mars 2026" in page._day_row._note.text()
    assert facts(page)["Sista dag att överklaga"] == "7 april 2026"
    page.post.click()
    assert page.first_action().text() == "Till utdragen"
    assert {one.board: one.posted_on.day for one in meeting.view().parts[0].notices} == {
        "Granby": 13, "Östanå": 16,
    }  # fmt: skip


def test_each_board_is_taken_down_by_itself_and_too_early_is_told(page, meeting, qtbot):
    page = page()
    page.post.click()
    page.post.click()
    page.boards.box.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Home)
    page.boards.box.activated.emit(0)
    assert page.boards.board == "Granby"
    page.taken_down_on._change(date(2026, 4, 1))
    assert "KL 13:5" in page._down_row._note.text()
    page.take_down.click()
    assert facts(page)["Nedtaget från Granby"] == "1 april 2026, i förtid"
    assert [one.taken_down_on for one in meeting.view().parts[0].notices] == [
        date(2026, 4, 1), None,
    ]  # fmt: skip


def test_ac_41_the_literal_last_day_is_told_beside_the_weekday_proposed(page):
    page = page(boards=())
    assert page.posted_on.day == date(2026, 3, 13)
    assert "lördag 14 mars 2026" in page._day_row._note.text()
    assert page.boards.isHidden()


def test_ac_41_a_body_with_another_time_to_appeal_has_its_own_days(page):
    assert facts(page(boards=(), weeks=2))["Sista dag att överklaga"] == "27 mars 2026"
