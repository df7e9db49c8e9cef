"""Kontroll beside a meeting, a paragraph and a case: live, each remark leading to its place."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from db.entities.case import Case
from db.entities.paragraph import Paragraph
from db.queries.meetings import meeting_view
from db.rules.lifecycle import CaseKind
from db.rules.rich_text import rich
from desktop.operations.agenda import add_item
from desktop.operations.meetings import plan_meeting
from desktop.operations.paragraphs import open_paragraph, revise_paragraph
from desktop.ui.screens.agenda.page import AgendaPage
from desktop.ui.screens.attendance.page import AttendancePage
from desktop.ui.screens.cases.case_screen import CaseScreen
from desktop.ui.screens.meeting import MeetingScreen
from desktop.ui.screens.paragraph import ParagraphScreen
from desktop.ui.screens.paragraphs.page import ParagraphsPage
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.step_page import StepOffer
from tests.ui.hands import nameless, type_text
from tests.world import TODAY, add_meeting

STEPS = tuple(StepOffer(page.steps, page) for page in (AgendaPage, AttendancePage, ParagraphsPage))
ROOMS = {
    Room.MEETING: lambda desk: MeetingScreen(desk, STEPS),
    Room.PARAGRAPH: lambda desk: ParagraphScreen(desk, ParagraphsPage),
    Room.CASE: CaseScreen,
}


@pytest.fixture
def meeting(office, world):
    key = plan_meeting(office, world.bodies["RUN"], TODAY, place="Sessionssalen")
    for title in ("Handlingsplan", "Uppföljning"):
        add_item(office, world.bodies["RUN"], title, meeting_id=key)
    return key


@pytest.fixture
def paragraph(office, meeting):
    with office.reading() as session:
        item = meeting_view(session, meeting).agenda[0].id
    return open_paragraph(office, item)


def kinds(pane):
    return [remark.what for remark in pane.remarks]


def show_control(window, qtbot):
    """Opens the pane from the line of steps, where the number of remarks always stands."""
    window.screen_here._remarks.setFocus()
    qtbot.keyClick(window.screen_here._remarks, Qt.Key.Key_Space)


def test_remarks_follow_what_is_written(opened, office, meeting, paragraph, qtbot):
    window = opened(ROOMS, Place(Room.PARAGRAPH, paragraph))
    pane = window.screen_here.control
    qtbot.waitUntil(lambda: "no_decision" in kinds(pane))
    assert "hindrar justering" in pane._sum.text()
    with office.reading() as session:
        version = session.get_one(Paragraph, paragraph).version
    decision = rich("Nämnden beslutar att anta planen.")
    window.desk.do(revise_paragraph, paragraph, version, decision=decision)
    qtbot.waitUntil(lambda: "no_decision" not in kinds(pane))
    assert nameless(window) == []


def test_enter_goes_to_the_place_of_the_remark(opened, meeting, paragraph, qtbot):
    window = opened(ROOMS, Place(Room.MEETING, meeting, "agenda"))
    screen = window.screen_here
    qtbot.waitUntil(lambda: "no_decision" in kinds(screen.control))
    screen.control.list.setCurrentRow(kinds(screen.control).index("no_decision"))
    screen.control.list.setFocus()
    qtbot.keyClick(screen.control.list, Qt.Key.Key_Return)
    assert isinstance(screen.page, ParagraphsPage)
    assert screen.page.view.row.paragraph_id == paragraph


def test_the_section_of_a_remark_is_read_in_place(opened, meeting, paragraph, qtbot):
    window = opened(ROOMS, Place(Room.MEETING, meeting, "agenda"))
    pane = window.screen_here.control
    qtbot.waitUntil(lambda: "no_decision" in kinds(pane))
    show_control(window, qtbot)
    assert pane.list.hasFocus()
    pane.list.setCurrentRow(kinds(pane).index("no_decision"))
    assert pane._label.text() == "§ lag"
    pane.section.setFocus()
    qtbot.keyClick(pane.section, Qt.Key.Key_Space)
    assert pane.law.isVisible()
    assert pane.law.reference == "KL 5:67"
    qtbot.keyClick(pane.section, Qt.Key.Key_Escape)
    assert not pane.law.isVisible()
    assert isinstance(window.screen_here, MeetingScreen)


def test_a_grave_remark_is_let_stand_with_a_note(opened, meeting, paragraph, qtbot):
    window = opened(ROOMS, Place(Room.MEETING, meeting, "agenda"))
    pane = window.screen_here.control
    qtbot.waitUntil(lambda: "no_decision" in kinds(pane))
    show_control(window, qtbot)
    pane.list.setCurrentRow(kinds(pane).index("no_decision"))
    pane.let.setFocus()
    qtbot.keyClick(pane.let, Qt.Key.Key_Space)
    assert not pane.panel.yes.isEnabled()
    type_text(pane.panel.field, "Ärendet utgår, noterat på plats")
    qtbot.keyClick(pane.panel.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(one.acknowledged for one in pane.remarks))
    assert pane.remarks[-1].what == "no_decision"
    assert "1 låten stå" in pane._sum.text()


def test_the_remarks_of_one_meeting_are_never_shown_for_another(
    opened, world, meeting, paragraph, qtbot
):
    other = add_meeting(world, day=date(2026, 4, 14))
    window = opened(ROOMS, Place(Room.MEETING, meeting, "agenda"))
    pane = window.screen_here.control
    qtbot.waitUntil(lambda: "no_decision" in kinds(pane))
    window.go(Place(Room.MEETING, other, "agenda"))
    assert kinds(pane) == []
    assert not pane._calm.isVisible()
    qtbot.wait(400)
    assert "no_decision" not in kinds(pane)


def test_a_reason_being_written_stays_when_the_remarks_are_asked_anew(
    opened, office, meeting, paragraph, qtbot
):
    window = opened(ROOMS, Place(Room.MEETING, meeting, "agenda"))
    pane = window.screen_here.control
    qtbot.waitUntil(lambda: "no_decision" in kinds(pane))
    show_control(window, qtbot)
    pane.list.setCurrentRow(kinds(pane).index("no_decision"))
    pane.let.click()
    type_text(pane.panel.field, "Noterat")
    former = kinds(pane)
    with office.reading() as session:
        second = meeting_view(session, meeting).agenda[1].id
    open_paragraph(office, second)
    window.desk.changed.emit()
    qtbot.waitUntil(lambda: kinds(pane) != former)
    assert pane.panel.isVisible()
    assert pane.panel.field.text() == "Noterat"


def test_a_motion_that_has_waited_a_year_is_remarked_beside_its_case(opened, office, world, qtbot):
    case = world.cases["00677-2020"]
    with office.writing("test") as session:
        row = session.get_one(Case, case)
        row.kind, row.opened_on = CaseKind.MOTION, date(2025, 3, 1)
    window = opened(ROOMS, Place(Room.CASE, case))
    pane = window.screen_here.control
    qtbot.waitUntil(lambda: kinds(pane) == ["motion_overdue"])
    assert pane.section.text() == "Läs KL 5:35"
    pane.go_asked.emit(pane.list.remark)
    assert window.screen_here.card.work.agenda.isVisible()
