"""Delegated decisions by keyboard: registering, telling the body, posting, and the scheme."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from db.entities.case import Case
from db.queries.delegation_list import delegated_ids
from db.queries.delegations import delegated_rows, scheme_points
from db.queries.meetings import meeting_view
from db.rules.lifecycle import CaseKind
from desktop.operations.delegation import add_point, register_decision
from desktop.operations.meetings import plan_meeting
from desktop.ui.screens.cases.case_screen import CaseScreen
from desktop.ui.screens.decisions import DecisionsScreen
from desktop.ui.screens.delegations.scheme_page import next_code
from desktop.ui.screens.delegations.screen import DelegationsScreen
from desktop.ui.widgets.decision_tabs import CHAIRS, DELEGATES, SCHEME
from desktop.ui.widgets.place import Place, Room
from tests.ui.hands import nameless, type_text

CTRL = Qt.KeyboardModifier.ControlModifier
ROOMS = {Room.DELEGATIONS: DelegationsScreen, Room.DECISIONS: DecisionsScreen}


@pytest.fixture
def run(world):
    return world.bodies["RUN"]


@pytest.fixture
def point(office, run):
    return add_point(office, run, "2.1", "Bidrag under 50 000 kronor", "Förvaltningschefen")


@pytest.fixture
def quiet(office, run):
    return add_point(office, run, "3.1", "Inköp", "Ekonomichefen", must_report=False)


@pytest.fixture
def at(opened):
    """``at(kind)`` gives the window and the page of that kind."""

    def _at(kind, rest=""):
        window = opened(ROOMS, Place(Room.DELEGATIONS, None, f"{kind}{rest}"))
        return window, window.screen_here.page

    return _at


def decided(office):
    with office.reading() as session:
        return delegated_rows(session, delegated_ids(session))


def decide(office, run, matter="Bidrag till byaföreningen", **more):
    return register_decision(
        office, run, matter=matter, made_by="Moa Sund", decided_on=date(2026, 2, 20), **more
    )


def written(field, text):
    field.setFocus()
    type_text(field, text)


def test_a_decision_is_registered_by_keyboard(at, office, world, point, qtbot):
    window, page = at(DELEGATES)
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    form = page.form
    assert page.is_writing
    form.body.setCurrentIndex(form.body.findData(world.bodies["RUN"]))
    assert form.made_by.text() == "Förvaltningschefen"
    written(form.matter, "Bidrag till byaföreningen")
    written(form.case, "677-2020")
    qtbot.keyClick(window, Qt.Key.Key_Return, CTRL)
    (row,) = decided(office)
    assert (row.code, row.registration_number, row.made_by) == (
        "2.1", "00677-2020", "Förvaltningschefen",
    )  # fmt: skip
    assert not page.is_writing
    assert page.row.id == row.id
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert decided(office) == ()
    qtbot.keyClick(window, Qt.Key.Key_Y, CTRL)
    assert len(decided(office)) == 1


def test_what_may_not_be_delegated_is_warned_for_and_read(at, office, world, point, qtbot):
    case = world.cases["00677-2020"]
    with office.writing("test") as session:
        session.get_one(Case, case).kind = CaseKind.CITIZEN_PROPOSAL
    _window, page = at(DELEGATES, f"/new/{case}")
    form = page.form
    assert form.case.text() == "00677-2020"
    assert "ett medborgarförslag" in form.doubt.words.text()
    form.doubt.read.setFocus()
    qtbot.keyClick(form.doubt.read, Qt.Key.Key_Space)
    assert "medborgarförslag" in form.doubt.law._text.text()
    assert form.register.isEnabled() is False
    written(form.matter, "Svar till förslagsställaren")
    assert form.register.isEnabled() is True


def test_a_case_that_is_not_there_and_a_day_to_come_stand_in_the_way(at, point):
    _window, page = at(DELEGATES, "/new")
    form = page.form
    form.matter.setPlainText("Bidrag")
    form.case.setText("9999-1999")
    form._on_case()
    assert "inget ärende" in form.rows["case"]._note.text()
    assert not form.register.isEnabled()
    form.case.clear()
    form.day._change(date(2026, 3, 11))
    assert "inte varit än" in form.rows["day"]._note.text()
    assert not form.register.isEnabled()


def test_a_decision_is_put_on_an_agenda_and_taken_back(at, office, run, point, qtbot):
    decide(office, run, point_id=point)
    meeting = plan_meeting(office, run, date(2026, 3, 24))
    window, page = at(DELEGATES)
    qtbot.keyClick(window, Qt.Key.Key_M, CTRL)
    assert page.report_panel.meeting.currentText() == "RUN tisdag 24 mars 2026"
    qtbot.keyClick(page.report_panel.meeting, Qt.Key.Key_Return)
    assert decided(office)[0].meeting_id == meeting
    assert "24 mars 2026" in window.frame.messages.message.text
    page.take_back.trigger()
    assert decided(office)[0].meeting_id is None
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert decided(office)[0].meeting_id == meeting
    with office.reading() as session:
        titles = [row.title for row in meeting_view(session, meeting).agenda]
    assert titles == ["Anmälan av delegationsbeslut"]


def test_a_question_is_about_the_decision_it_was_asked_of(at, office, run, quiet, qtbot):
    for matter in ("Inköp av stolar", "Inköp av bord"):
        decide(office, run, matter, point_id=quiet)
    _window, page = at(DELEGATES)
    page.announce.trigger()
    assert not page.announce_panel.isHidden()
    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    assert page.announce_panel.isHidden()


def test_an_answer_to_words_that_are_wiped_out_is_not_shown(at, office, run, point, qtbot):
    for matter in ("Bidrag till kören", "Bidrag till laget"):
        decide(office, run, matter, point_id=point)
    window, page = at(DELEGATES)
    with qtbot.waitSignal(window.desk.job_ended):
        page.page.filter.setText("kören")
        page.show_list()
        page.page.filter.clear()
        page.show_list()
    assert page.view.rows.rowCount() == 2


def test_several_are_taken_back_at_once_or_not_at_all(at, office, run, point, qtbot):
    for matter in ("Bidrag till kören", "Bidrag till laget"):
        decide(office, run, matter, point_id=point)
    meeting = plan_meeting(office, run, date(2026, 3, 24))
    window, page = at(DELEGATES)
    page.view.selectAll()
    page.report.trigger()
    page.report_panel.yes.click()
    assert [one.meeting_id for one in decided(office)] == [meeting, meeting]
    with qtbot.waitSignals([window.desk.changed]):
        window.desk.undo()
    assert [one.meeting_id for one in decided(office)] == [None, None]


def test_without_a_meeting_the_panel_says_what_to_do(at, office, run, point, qtbot):
    decide(office, run, point_id=point)
    window, page = at(DELEGATES)
    qtbot.keyClick(window, Qt.Key.Key_M, CTRL)
    assert "inget sammanträde" in page.report_panel.hint.text()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert page.report_panel.isHidden()


def test_a_posting_gives_the_last_day_to_appeal(at, office, run, quiet, qtbot):
    decide(office, run, "Inköp av stolar", point_id=quiet)
    window, page = at(DELEGATES)
    assert page.announce.isEnabled()
    page.announce.trigger()
    page.announce_panel.day._change(date(2026, 2, 20))
    qtbot.keyClick(page.announce_panel.yes, Qt.Key.Key_Return)
    facts = {fact.label: (fact.value, fact.section) for fact in page.card.facts.facts()}
    assert facts["Sista dag för överklagande"] == ("13 mars 2026", "KL 13:5")
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert decided(office)[0].posted_on is None


def test_the_chairs_decision_needs_its_urgency(at, office, world, qtbot):
    window, page = at(CHAIRS, "/new")
    form = page.form
    form.body.setCurrentIndex(form.body.findData(world.bodies["RUN"]))
    assert form.made_by.text() == "Anna Berg (S)"
    written(form.matter, "Yttrande om tågstopp")
    assert not form.register.isEnabled()
    written(form.urgency, "Svaret ska in i dag")
    qtbot.keyClick(window, Qt.Key.Key_Return, CTRL)
    (row,) = decided(office)
    assert (row.is_chairs, row.urgency) == (True, "Svaret ska in i dag")


def test_the_list_is_narrowed(at, office, run, point, quiet, qtbot):
    decide(office, run, point_id=point)
    decide(office, run, "Inköp av stolar", point_id=quiet)
    _window, page = at(DELEGATES)
    page.filters.waits.setCurrentIndex(page.filters.waits.findText("Ej anslagna"))
    assert page.row.matter == "Inköp av stolar"
    page.filters.waits.setCurrentIndex(0)
    page.filter = page.page.filter
    written(page.filter, "byaföreningen")
    qtbot.waitUntil(lambda: page.view.rows.rowCount() == 1)
    assert page.row.matter == "Bidrag till byaföreningen"


def test_what_was_registered_is_mended_with_enter(at, office, run, point, qtbot):
    decide(office, run, point_id=point)
    window, page = at(DELEGATES)
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    page.form.matter.setPlainText("Bidrag till bygdegården")
    qtbot.keyClick(window, Qt.Key.Key_Return, CTRL)
    assert decided(office)[0].matter == "Bidrag till bygdegården"
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert decided(office)[0].matter == "Bidrag till byaföreningen"


def test_the_record_is_saved_in_word_and_pdf(at, office, run, point, tmp_path, qtbot):
    decide(office, run, point_id=point)
    window, page = at(DELEGATES)
    folder = tmp_path / "papper"
    folder.mkdir()
    page.card.folder.line.setText(str(folder))
    qtbot.keyClick(page.card.save, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.frame.messages.message is not None, timeout=30_000)
    assert {path.suffix for path in folder.iterdir()} == {".docx", ".pdf"}
    assert "Sparat i papper" in window.frame.messages.message.text


def points(office, run):
    with office.reading() as session:
        return scheme_points(session, run)


def test_a_point_is_added_and_changed_field_by_field(at, office, run, point, qtbot):
    window, page = at(SCHEME)
    page.choose_body(run)
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    assert page.form.row("matter").field.hasFocus()
    type_text(page, "Yttrande till regionfullmäktige")
    page.form.row("matter").field.clearFocus()
    assert [(one.code, one.matter) for one in points(office, run)] == [
        ("2.1", "Bidrag under 50 000 kronor"), ("2.2", "Yttrande till regionfullmäktige"),
    ]  # fmt: skip
    assert "yttrande till fullmäktige" in page.doubt.words.text()
    field = page.form.row("code").field
    field.setText("2.1")
    field.editingFinished.emit()
    assert "2.1 används redan" in window.frame.messages.message.text


def test_a_point_ends_and_is_taken_up_again_by_undo(at, office, run, point, qtbot):
    window, page = at(SCHEME)
    page.choose_body(run)
    page.form._fields["active"].click()
    assert points(office, run)[0].active is False
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert points(office, run)[0].active is True


def test_the_next_code_follows_the_last():
    assert next_code([]) == "1"
    assert next_code(["1.9", "2.3"]) == "2.4"
    assert next_code(["A"]) == "A.1"


def test_the_kinds_are_reached_from_beslut_and_remarks_lead_to_their_decision(
    opened, office, run, point, qtbot
):
    key = decide(office, run, "Verksamhetens inriktning", point_id=point)
    window = opened(ROOMS, Place(Room.DECISIONS))
    button = window.screen_here.tabs.buttons[DELEGATES]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    screen = window.screen_here
    assert isinstance(screen, DelegationsScreen)
    qtbot.waitUntil(lambda: [one.what for one in screen.control.remarks] == ["undelegable_aims"])
    screen.control.go_asked.emit(screen.control.remarks[0])
    assert screen.page.row.id == key
    assert nameless(window) == []


def test_a_case_leads_to_registering_in_it(opened, world, point, qtbot):
    case = world.cases["00677-2020"]
    window = opened({**ROOMS, Room.CASE: CaseScreen}, Place(Room.CASE, case))
    window.screen_here.card.delegated.trigger()
    form = window.screen_here.page.form
    assert form.case.text() == "00677-2020"
    assert form.body.currentText() == "Regionala utvecklingsnämnden"
