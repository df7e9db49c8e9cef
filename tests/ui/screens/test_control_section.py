"""What is remarked on a held meeting: seen with its section, mended there, or let stand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.queries.paragraph_view import paragraph_view
from db.rules.decision import decision
from desktop.operations.control import remarks_on_meeting
from desktop.operations.office import Office
from desktop.operations.paragraphs import revise_paragraph
from desktop.ui.widgets.place import Place, Room
from tests.ui.hands import nameless, type_text
from tests.ui.screens.after import held, meeting_screen
from tests.world import CLERK, TODAY

KEY = Qt.Key


@pytest.fixture
def meeting(world, office):
    return held(world, office)


@pytest.fixture
def at(opened, meeting):
    def _at(step):
        window = opened({Room.MEETING: meeting_screen}, Place(Room.MEETING, meeting.meeting, step))
        return window, window.screen_here.page

    return _at


def revise(meeting, place, **parts):
    key = meeting.paragraphs[place]
    with meeting.office.reading() as session:
        version = paragraph_view(session, key).version
    revise_paragraph(meeting.office, key, version, **parts)


def only(page, qtbot, what):
    """The card of one kind of remark, when it is there."""

    def _found():
        return [card for card in page.control.cards.cards() if card.remark.what == what]

    qtbot.waitUntil(lambda: bool(_found()))
    return _found()[0]


def test_ac_39_a_new_wording_is_shown_with_the_old_one_and_seen(at, meeting, qtbot):
    after = Office(meeting.office.store, CLERK, lambda: TODAY.replace(day=11))
    key = meeting.paragraphs[1]
    with after.reading() as session:
        version = paragraph_view(session, key).version
    revise_paragraph(after, key, version, decision=decision("Nämnden beslutar att", ("avslå.",)))
    window, page = at("minutes")
    card = only(page, qtbot, "decision_reworded")
    told = [label.text() for label in card.findChildren(type(page._verified))]
    assert "Vid sammanträdet" in told
    assert any("anta den" in text for text in told)
    assert any("avslå." in text for text in told)
    assert nameless(window) == []
    card.stand.setFocus()
    qtbot.keyClick(card.stand, KEY.Key_Space)
    qtbot.waitUntil(lambda: not page.control.cards.cards())
    with meeting.office.reading() as session:
        found = remarks_on_meeting(session, meeting.meeting, TODAY)
    assert [one.acknowledged for one in found if one.what == "decision_reworded"] == [True]


def test_what_is_grave_is_let_stand_only_with_a_note(at, meeting, qtbot):
    point = decision("Nämnden beslutar att", ("bevilja 19811218-9876 stöd.",))
    revise(meeting, 2, decision=point)
    _window, page = at("minutes")
    card = only(page, qtbot, "personal_number")
    assert card.section.text() == "KL 8:10"
    qtbot.waitUntil(lambda: page.missing.list.count() == 1)
    card.stand.click()
    assert not page.control.panel.yes.isEnabled()
    type_text(page.control.panel.field, "Påhittat nummer ur en mall")
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Return)
    qtbot.waitUntil(lambda: page.missing.list.count() == 0)


def test_a_personal_number_is_pointed_out_and_leads_to_its_paragraph(at, meeting, qtbot):
    point = decision("Nämnden beslutar att", ("bevilja 19811218-9876 stöd.",))
    revise(meeting, 2, decision=point)
    _window, page = at("minutes")
    card = only(page, qtbot, "personal_number")
    with qtbot.waitSignal(page.go_to) as told:
        card.go.click()
    assert told.args[0] == Place(
        Room.MEETING, meeting.meeting, f"paragraphs/{meeting.paragraphs[2]}"
    )
