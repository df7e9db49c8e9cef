"""Cases in real windows: finding, registering, passing on, and what stands in the way."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from db.queries.cases import case_view
from db.queries.meetings import meeting_view
from db.rules.lifecycle import CaseStatus
from desktop.operations.memos import start_memo
from desktop.ui.screens.cases.case_panels import PLAN, WAIT
from desktop.ui.screens.cases.case_screen import CaseScreen
from desktop.ui.screens.cases.cases_screen import CasesScreen
from desktop.ui.widgets.place import Place, Room
from tests.ui.hands import drop_files, nameless, type_text
from tests.world import add_case, add_meeting, add_paragraph, number

CTRL = Qt.KeyboardModifier.ControlModifier
ROOMS = {Room.CASES: CasesScreen, Room.CASE: CaseScreen}


@pytest.fixture
def window(opened, qtbot):
    window = opened(ROOMS, Place(Room.CASES))
    screen = window.screen_here
    qtbot.waitUntil(lambda: screen.model.rowCount() == 3)
    return window


def said(window):
    told = window.frame.messages.message
    return told.text if told else ""


def view_of(window, case_id):
    return window.desk.read(case_view, case_id)


def test_the_list_shows_the_newest_case_with_the_case_beside_it(window, world):
    screen = window.screen_here
    assert screen.view.current_row().registration_number == "00677-2020"
    assert screen.card.view.head.id == world.cases["00677-2020"]
    assert screen.card.isVisible()
    assert nameless(window) == []


def test_typing_filters_by_number_in_any_spelling_and_by_words(window, qtbot):
    screen = window.screen_here
    screen.page.filter.setFocus()
    type_text(screen.page.filter, "677-2020")
    qtbot.waitUntil(lambda: screen.model.rowCount() == 1)
    screen.page.filter.setText("Närvaro")
    qtbot.waitUntil(lambda: screen.card.view.head.registration_number == "3399-2018")
    screen.page.filter.setText("finns inte")
    qtbot.waitUntil(lambda: screen.model.rowCount() == 0)


def test_kept_lists_are_chosen_and_remembered(window, opened, world, qtbot):
    screen = window.screen_here
    add_case(world, "RS 9-2026", "Nyss registrerat")
    screen.filter.setCurrentIndex(screen.filter.findData("mine"))
    qtbot.waitUntil(lambda: screen.model.rowCount() == 2)
    screen.filter.setCurrentIndex(screen.filter.findData("undecided"))
    qtbot.waitUntil(lambda: screen.model.rowCount() == 3)
    assert opened(ROOMS, Place(Room.CASES)).screen_here.filter.currentData() == "undecided"


def test_enter_opens_wide_and_esc_leads_back(window, world, qtbot):
    qtbot.keyClick(window.screen_here.view, Qt.Key.Key_Return)
    assert window.trail.here == Place(Room.CASE, world.cases["00677-2020"])
    assert window.screen_here.title() == "Ärende 00677-2020"
    assert nameless(window) == []
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.trail.here == Place(Room.CASES)


def test_a_case_is_registered_by_keys_under_a_drawn_number(window, world, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    new = window.screen_here.new
    assert new.title.hasFocus()
    assert not new.register.isEnabled()
    type_text(new.title, "Översyn av färjelägena")
    new.body.setCurrentIndex(new.body.findText("Regionstyrelsen"))
    qtbot.waitUntil(new.register.isEnabled)
    assert nameless(window) == []
    qtbot.keyClick(window, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: window.screen_here.model.rowCount() == 4)
    row = window.screen_here.view.current_row()
    assert (row.title, row.body, row.officer) == ("Översyn av färjelägena", "RS", "Eva Öst")
    assert said(window) == f"Ärende {row.registration_number} är registrerat."


def test_a_written_number_that_is_taken_is_refused_with_a_way_there(window, world, qtbot):
    screen = window.screen_here
    screen.register.trigger()
    new = screen.new
    new.title.setPlainText("Ett till")
    new.body.setCurrentIndex(new.body.findText("Regionstyrelsen"))
    new.number.setText("03399 - 2018")
    row = new._form.rows["number"]
    qtbot.waitUntil(row._link.isVisible)
    assert not new.register.isEnabled()
    row._link.click()
    assert window.trail.here == Place(Room.CASE, world.cases["3399-2018"])


def test_a_protected_title_needs_its_section(window, qtbot):
    screen = window.screen_here
    screen.register.trigger()
    new = screen.new
    assert not new.protected_title.isVisible()
    new._fold.click()
    new.title.setPlainText("Personalärende")
    new.protected_title.setPlainText("Personalärende om Kim Berg")
    qtbot.waitUntil(lambda: bool(new._secret.rows["legal_basis"]._note.text()))
    assert not new.register.isEnabled()
    new.legal_basis.setText("OSL 39:1")
    qtbot.waitUntil(new.register.isEnabled)
    new.register.trigger()
    qtbot.waitUntil(lambda: screen.model.rowCount() == 4)
    head = screen.card.view.head
    assert (head.protected_title, head.legal_basis) == ("Personalärende om Kim Berg", "OSL 39:1")


def test_esc_gives_the_new_case_up(window, qtbot):
    screen = window.screen_here
    screen.register.trigger()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.trail.here == Place(Room.CASES)
    assert screen.first_action() is screen.register


def test_a_case_is_closed_and_opened_again_by_undo(window, world, qtbot):
    screen = window.screen_here
    key = world.cases["00677-2020"]
    screen.card.statuses[CaseStatus.CLOSED].trigger()
    assert view_of(window, key).head.status is CaseStatus.CLOSED
    assert said(window) == "Ärendet är avslutat."
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert view_of(window, key).head.status is CaseStatus.OPEN
    qtbot.keyClick(window, Qt.Key.Key_Y, CTRL)
    assert view_of(window, key).head.status is CaseStatus.CLOSED


def test_resting_is_undone_by_way_of_open_where_there_is_no_straight_way(window, world):
    card = window.screen_here.card
    key = world.cases["00677-2020"]
    card.statuses[CaseStatus.ON_HOLD].trigger()
    card.statuses[CaseStatus.CLOSED].trigger()
    window.desk.undo()
    assert view_of(window, key).head.status is CaseStatus.ON_HOLD


def test_striking_asks_for_a_reason_and_keeps_the_case(window, world, qtbot):
    screen = window.screen_here
    key = world.cases["00677-2020"]
    screen.card.statuses[CaseStatus.OBLITERATED].trigger()
    panel = screen.card.work.strike
    assert panel.reason.hasFocus()
    assert not panel.button.isEnabled()
    type_text(panel.reason, "Dubbelt upplagt")
    qtbot.keyClick(panel.reason, Qt.Key.Key_Return)
    head = view_of(window, key).head
    assert (head.status, head.status_reason) == (CaseStatus.OBLITERATED, "Dubbelt upplagt")
    assert not panel.isVisible()
    assert not screen.card.write_memo.isEnabled()


def test_esc_closes_an_open_question_first(window, qtbot):
    card = window.screen_here.card
    card.to_agenda.trigger()
    assert card.work.agenda.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not card.work.agenda.isVisible()
    assert window.trail.here == Place(Room.CASES)


def test_a_case_goes_to_the_next_meeting_of_its_body(window, world, qtbot):
    meeting = add_meeting(world, day=date(2026, 4, 14))
    add_meeting(world, day=date(2026, 2, 10))
    card = window.screen_here.card
    card.to_agenda.trigger()
    panel = card.work.agenda
    assert [panel.meeting.itemText(i) for i in range(panel.meeting.count())] == [
        "14 april 2026",
        "Låt ärendet vänta",
        "Planera ett nytt sammanträde",
    ]
    panel.button.click()
    agenda = window.desk.read(meeting_view, meeting).agenda
    assert [row.cases[0].registration_number for row in agenda] == ["00677-2020"]
    assert said(window) == "Ärendet står på dagordningen för RUN 14 april 2026."


def test_a_case_waits_or_gets_a_meeting_of_its_own(window, world):
    card = window.screen_here.card
    card.to_agenda.trigger()
    panel = card.work.agenda
    assert panel.meeting.currentData() == WAIT
    panel.button.click()
    assert [item.meeting_id for item in card.view.items] == [None]
    card.to_agenda.trigger()
    panel.meeting.setCurrentIndex(panel.meeting.findData(PLAN))
    assert not panel.button.isEnabled()
    panel.day._change(date(2026, 5, 5))
    panel.button.click()
    assert date(2026, 5, 5) in [item.held_on for item in card.view.items]


def test_a_dropped_file_leads_to_reading_in(window, tmp_path, qtbot):
    file = tmp_path / "skrivelse.txt"
    file.write_text("Hej", "utf-8")
    drop_files(window.screen_here, file)
    qtbot.waitUntil(lambda: window.trail.here == Place(Room.INTAKE, str(file)))


def test_a_file_becomes_a_record_of_the_case(window, world, tmp_path, qtbot):
    file = tmp_path / "remiss_svar.txt"
    file.write_text("Vi tillstyrker.", "utf-8")
    window.go(Place(Room.CASE, world.cases["00677-2020"]))
    card = window.screen_here.card
    card.take_files([file])
    panel = card.work.record
    assert panel.title.text() == "remiss svar"
    panel.counterpart.setText("Granby kommun")
    qtbot.keyClick(panel.title, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(card.view.records) == 1)
    record = card.view.records[0]
    assert (record.counterpart, record.size) == ("Granby kommun", 15)
    card.take_files([file])
    panel.button.click()
    qtbot.waitUntil(lambda: "redan registrerad" in said(window))
    assert len(view_of(window, world.cases["00677-2020"]).records) == 1


def test_a_case_shows_all_that_it_holds(opened, world, office):
    meeting = add_meeting(world)
    paragraph = add_paragraph(world, meeting, "Handlingsplanen", cases=("00677-2020",))
    number(world, paragraph)
    start_memo(office, world.cases["00677-2020"])
    window = opened(ROOMS, Place(Room.CASE, world.cases["00677-2020"]))
    lists = window.screen_here.card.lists
    assert lists["paragraphs"].things()[0].target == Place(Room.PARAGRAPH, paragraph)
    assert lists["memos"].things()[0].title == "Handlingsplan för jämställd tillväxt"
    assert not lists["records"].isVisible()
    assert window.frame.side.isVisible()
    assert nameless(window) == []


def test_the_card_is_usable_in_a_small_window(window):
    window.resize(1024, 640)
    QApplication.processEvents()
    screen = window.screen_here
    buttons = [b for b in screen.card.findChildren(QPushButton) if b.isVisible()]
    for button in buttons:
        corner = button.mapTo(window, button.rect().topRight())
        assert corner.x() < window.width()


def test_a_case_is_revised_and_the_revision_is_undone(window, world):
    card, key = window.screen_here.card, world.cases["00677-2020"]
    former = view_of(window, key).head
    card.revise.trigger()
    panel = card.work.revision
    assert panel.lines["title"].hasFocus()
    assert nameless(window) == []
    panel.lines["title"].setText("En annan mening")
    panel.lines["case_officer"].setText("Siv Åberg")
    panel.lines["registration_number"].setText("677-2020 A")
    panel.button.click()
    head = view_of(window, key).head
    assert (head.title, head.officer) == ("En annan mening", "Siv Åberg")
    assert head.registration_number == "677-2020 A"
    assert not panel.isVisible()
    window.desk.undo()
    back = view_of(window, key).head
    assert (back.title, back.officer) == (former.title, former.officer)
    assert back.registration_number == "00677-2020"


def test_a_corrected_number_that_is_taken_leads_to_its_case(window, world, qtbot):
    card = window.screen_here.card
    taken = "00901-2020"
    key = add_case(world, taken, "Ett annat ärende")
    card.show_case(add_case(world, "00902-2020", "Ärendet som rättas"))
    card.revise.trigger()
    panel = card.work.revision
    panel.lines["registration_number"].setText(taken)
    assert not panel.button.isEnabled()
    link = next(one for one in panel.findChildren(QPushButton) if one.text() == "Gå dit")
    with qtbot.waitSignal(card.go_to) as gone:
        link.click()
    assert gone.args == [Place(Room.CASE, key)]


def test_a_protected_title_is_not_revised_without_its_section(window):
    card = window.screen_here.card
    card.revise.trigger()
    panel = card.work.revision
    panel.lines["protected_title"].setText("Det som skyddas")
    assert not panel.button.isEnabled()
    panel.lines["legal_basis"].setText("OSL 25:1")
    assert panel.button.isEnabled()


def test_a_refused_change_of_status_offers_no_undo(window, world, monkeypatch):
    card = window.screen_here.card
    monkeypatch.setattr(card.work, "_step", lambda *_: False)
    card.statuses[CaseStatus.CLOSED].trigger()
    assert said(window) == ""
