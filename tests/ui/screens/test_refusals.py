"""A verifier who refuses one paragraph: said with its reason, put apart, and seen afterwards."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.rules.lifecycle import PartKind
from desktop.operations.minutes import choose_verifiers
from desktop.operations.minutes_parts import declare_immediate
from desktop.ui.widgets.place import Place, Room
from tests.ui.hands import nameless, type_text
from tests.ui.screens.after import VERIFIED, held, meeting_screen

KEY = Qt.Key
REASON = "Beslutet återges inte rätt"


@pytest.fixture
def meeting(world, office):
    made = held(world, office)
    part = made.view().parts[0].id
    choose_verifiers(office, part, ["Nils Åkerlund (M)", "Karl Ek (S)"], planned_on=VERIFIED)
    return made


@pytest.fixture
def page(opened, meeting, qtbot):
    place = Place(Room.MEETING, meeting.meeting, "verification")
    page = opened({Room.MEETING: meeting_screen}, place).screen_here.page
    qtbot.waitUntil(lambda: page.button.isEnabled())
    return page


def refuse(page, qtbot, place=2):
    """Says by keyboard that the last verifier will not verify the paragraph at that place."""
    page.refusals.begin.setFocus()
    qtbot.keyClick(page.refusals.begin, KEY.Key_Space)
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Tab)
    for _ in range(place):
        qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Tab)
    assert not page.refusals.form.yes.isEnabled()
    type_text(page, REASON)
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Return)


def test_ac_40_the_plan_shows_what_goes_apart_and_the_rest_is_verified(page, meeting, qtbot):
    refuse(page, qtbot)
    qtbot.waitUntil(lambda: page.locked.count() == 3)
    (said,) = page.refusals.list.things()
    assert said.title.replace("\xa0", " ") == "§ 3  Ny bro justeras inte av Karl Ek (S)"
    assert said.detail == f"Skäl: {REASON}"
    qtbot.waitUntil(lambda: page.button.isEnabled())
    page.button.click()
    qtbot.waitUntil(lambda: len(meeting.view().parts) == 2)
    main, apart = meeting.view().parts
    assert (main.numbers, main.is_verified) == ((1, 2, 4), True)
    assert (apart.kind, apart.numbers, apart.is_verified) == (PartKind.WITHHELD, (3,), False)
    assert [(one.name, one.reason) for one in apart.refusals] == [("Karl Ek (S)", REASON)]
    qtbot.waitUntil(lambda: page.refused.count() == 1)
    (seen,) = page.refused.things()
    assert REASON in seen.detail
    assert seen.aside == "inte justerad"
    names = [page.parts.box.itemText(n).replace("\xa0", " ") for n in range(2)]
    assert names[1] == "§ 3 – justering vägrad"


def test_a_refusal_is_taken_back_before_anything_is_done(page, meeting, qtbot):
    refuse(page, qtbot)
    qtbot.waitUntil(lambda: page.locked.count() == 3)
    page.refusals.list.setFocus()
    qtbot.keyClick(page.refusals.list, KEY.Key_Return)
    qtbot.waitUntil(lambda: page.locked.count() == 4)
    assert page.refusals.unwilling() == ()
    assert len(meeting.view().parts) == 1


def test_the_form_has_names_and_closes_with_escape(page, qtbot):
    qtbot.keyClick(page.refusals.begin, KEY.Key_Space)
    assert nameless(page.window()) == []
    qtbot.keyClick(page.window(), KEY.Key_Escape)
    assert page.refusals.form.isHidden()


def test_a_part_that_is_left_while_it_is_verified_is_the_one_that_is_told_of(
    opened, meeting, office, qtbot
):
    apart = declare_immediate(office, meeting.meeting, meeting.paragraphs[:1])
    place = f"verification/{apart}"
    window = opened({Room.MEETING: meeting_screen}, Place(Room.MEETING, meeting.meeting, place))
    page = window.screen_here.page
    qtbot.waitUntil(lambda: page.button.isEnabled())
    page.button.click()
    page.parts.box.setCurrentIndex(0)
    page.parts.chosen.emit()
    qtbot.waitUntil(lambda: window.frame.messages.message is not None)
    message = window.frame.messages.message
    assert "§ 1 " in message.text.replace("\xa0", " ")
    with qtbot.waitSignal(page.go_to) as asked:
        message.on_action()
    assert asked.args[0] == Place(Room.MEETING, meeting.meeting, f"notice/{apart}")
    assert [part.is_verified for part in meeting.view().parts] == [False, True]


def test_nobody_refuses_a_paragraph_of_a_part_that_is_not_shown(opened, meeting, office, qtbot):
    declare_immediate(office, meeting.meeting, meeting.paragraphs[:1])
    place = Place(Room.MEETING, meeting.meeting, "verification")
    page = opened({Room.MEETING: meeting_screen}, place).screen_here.page
    qtbot.waitUntil(page.refusals.begin.isEnabled)
    page.parts.box.setCurrentIndex(1 - page.parts.box.currentIndex())
    page.parts.chosen.emit()
    assert not page.refusals.begin.isEnabled()
    qtbot.waitUntil(page.refusals.begin.isEnabled)
    assert {one.id for one in page.refusals._lines()} == set(page.parts.part.paragraph_ids)
