"""The screens of a meeting: planning, agenda, summons, attendance, paragraphs, decisions."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from db.queries.agenda import agenda_rows
from db.queries.meeting_steps import MeetingStep
from db.queries.meetings import meeting_ids, meeting_view
from db.queries.paragraph_view import paragraph_view
from db.queries.paragraphs import meeting_paragraphs
from db.rules.decision import points_of
from db.rules.lifecycle import ItemKind, Outcome, ParagraphStatus
from db.rules.rich_text import plain, plain_text, rich
from desktop.operations.agenda import add_item
from desktop.operations.meetings import mark_summoned, plan_meeting, take_back_summons
from desktop.operations.memos import start_memo
from desktop.operations.numbering import assign_numbers
from desktop.operations.office import Office
from desktop.operations.paragraphs import note_outcome, open_paragraph, revise_paragraph
from desktop.ui.desk import Desk
from desktop.ui.main_window import MainWindow
from desktop.ui.screens.agenda.page import AgendaPage
from desktop.ui.screens.attendance.page import AttendancePage
from desktop.ui.screens.decisions import DecisionsScreen
from desktop.ui.screens.meeting import MeetingScreen
from desktop.ui.screens.meetings.plan import read_time
from desktop.ui.screens.meetings.screen import MeetingsScreen
from desktop.ui.screens.paragraph import ParagraphScreen
from desktop.ui.screens.paragraphs.page import ParagraphsPage
from desktop.ui.screens.summons import SummonsPage
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.step_page import StepOffer
from tests.ui.hands import nameless, show, type_text
from tests.world import CLERK, TODAY, verify

PAGES = (AgendaPage, SummonsPage, AttendancePage, ParagraphsPage)
STEPS = tuple(StepOffer(page.steps, page) for page in PAGES)


@pytest.fixture
def office(world):
    return Office(world.store, CLERK, lambda: TODAY)


@pytest.fixture
def meeting(office, world):
    key = plan_meeting(office, world.bodies["RUN"], TODAY, place="Sessionssalen")
    for title in ("Val av justerare", "Handlingsplan", "Uppföljning"):
        add_item(office, world.bodies["RUN"], title, meeting_id=key)
    return key


@pytest.fixture
def window(qtbot, dressed, office):
    window = MainWindow()
    desk = Desk(office, window)
    window.use(desk)
    window.desk = desk
    screens = {
        Room.MEETINGS: MeetingsScreen,
        Room.MEETING: lambda desk: MeetingScreen(desk, STEPS),
        Room.PARAGRAPH: lambda desk: ParagraphScreen(desk, ParagraphsPage),
        Room.DECISIONS: DecisionsScreen,
    }
    for room, make in screens.items():
        window.plug_in(room, lambda make=make: make(desk))
    window.resize(1280, 800)
    show(qtbot, window)
    yield window
    desk.wait()
    window.close()


def page_of(window, meeting, step, detail=""):
    part = f"{step}/{detail}" if detail else step.value
    window.go(Place(Room.MEETING, meeting, part))
    return window.screen_here.page


def read(office, query, *args, **named):
    with office.reading() as session:
        return query(session, *args, **named)


def titles(office, meeting):
    return [row.title for row in read(office, agenda_rows, meeting)]


# The list and planning


def test_the_coming_meetings_stand_first(window, office, world):
    days = [date(2026, 2, 3), date(2026, 4, 7), date(2026, 3, 24), date(2026, 1, 13)]
    for day in days:
        plan_meeting(office, world.bodies["RUN"], day)
    window.go(Place(Room.MEETINGS))
    rows = window.screen_here.view.rows
    shown = [rows.row(number).held_on for number in range(rows.rowCount())]
    assert shown == [date(2026, 3, 24), date(2026, 4, 7), date(2026, 2, 3), date(2026, 1, 13)]
    assert not nameless(window)


def test_an_empty_register_offers_to_plan(window):
    window.go(Place(Room.MEETINGS))
    assert window.screen_here.first_action().text() == "Planera sammanträde"
    assert not nameless(window)


def test_a_meeting_is_planned_without_the_mouse(window, office, world):
    window.go(Place(Room.MEETINGS))
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    plan = window.screen_here.plan_page
    plan.body.setCurrentIndex(plan.body.findData(world.bodies["RUN"]))
    plan.day.setFocus()
    type_text(window, "24 mars")
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.trail.here.room is Room.MEETING
    view = read(office, meeting_view, window.trail.here.key)
    assert (view.head.held_on, view.head.secretary) == (date(2026, 3, 24), CLERK)
    assert len(view.attendance) == 14


def test_planning_says_what_is_missing_and_esc_leaves_it(window, office):
    window.go(Place(Room.MEETINGS, part="plan"))
    window.screen_here.first_action().trigger()
    assert len(read(office, meeting_ids)) == 0
    assert not nameless(window)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.screen_here.title() == "Sammanträden"


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("9", "09:00"),
        ("9.30", "09:30"),
        ("0930", "09:30"),
        ("kl 14", "14:00"),
        ("25", None),
        ("", None),
    ],
)
def test_times_are_read_as_they_are_written(text, time):
    assert read_time(text) == time


# The line of steps


def test_the_line_tells_each_step_and_the_next_legal_date(window, meeting):
    page_of(window, meeting, MeetingStep.AGENDA)
    screen = window.screen_here
    names = [button.accessibleName() for button in screen.line._buttons.values()]
    assert names[0] == "Dagordning, nästa steg"
    assert "Justeras" in screen._date.text() or "Kallas" in screen._date.text()
    QTest.keyClick(screen.line._buttons["agenda"], Qt.Key.Key_Right)
    assert screen._step is MeetingStep.SUMMONS


def test_the_section_is_opened_in_place_and_closed_with_esc(window, office, meeting):
    mark_summoned(office, meeting, TODAY)
    page_of(window, meeting, MeetingStep.AGENDA)
    screen = window.screen_here
    assert screen._section.text() == "KL 5:69"
    screen._section.click()
    assert screen.note.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not screen.note.isVisible()
    assert window.trail.here.room is Room.MEETING


def test_calling_off_can_be_taken_back(window, office, meeting):
    page_of(window, meeting, MeetingStep.AGENDA)
    before = titles(office, meeting)
    window.screen_here._cancel.trigger()
    assert titles(office, meeting) == []
    window.desk.undo()
    assert titles(office, meeting) == before


# The agenda


def test_items_are_moved_with_the_keyboard_and_back(window, office, meeting):
    page = page_of(window, meeting, MeetingStep.AGENDA)
    page.items.setFocus()
    page.items.choose_first()
    QTest.keyClick(page.items, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert titles(office, meeting) == ["Handlingsplan", "Val av justerare", "Uppföljning"]
    assert page.items.current_row().row.title == "Val av justerare"
    window.desk.undo()
    assert titles(office, meeting)[0] == "Val av justerare"
    assert not nameless(window)


def test_a_dragged_row_lands_where_it_is_let_go(window, office, meeting):
    page = page_of(window, meeting, MeetingStep.AGENDA)
    last = page.items.rows.row(2)
    page.items.put(f"agenda\n{last.id}", 0)
    assert titles(office, meeting) == ["Uppföljning", "Val av justerare", "Handlingsplan"]
    page.items.put(f"agenda\n{last.id}", 3)
    assert titles(office, meeting)[-1] == "Uppföljning"


def test_what_waits_is_placed_with_enter_or_by_dragging(window, office, world, meeting):
    add_item(office, world.bodies["RUN"], "Bordlagt ärende")
    start_memo(office, world.cases["00677-2020"], body_id=world.bodies["RUN"], title="Nytt förslag")
    page = page_of(window, meeting, MeetingStep.AGENDA)
    waiting = [page.waiting.rows.row(number) for number in range(2)]
    assert [line.title for line in waiting] == ["Bordlagt ärende", "Nytt förslag"]
    page.waiting.setFocus()
    page.waiting.choose_first()
    QTest.keyClick(page.waiting, Qt.Key.Key_Return)
    page.items.put(f"waiting\n{waiting[1].id}", 0)
    assert titles(office, meeting)[0] == "Nytt förslag"
    assert titles(office, meeting)[-1] == "Bordlagt ärende"
    window.desk.undo()
    window.desk.undo()
    assert len(titles(office, meeting)) == 3


def test_words_of_ones_own_become_an_item(window, office, meeting):
    page = page_of(window, meeting, MeetingStep.AGENDA)
    page.bar.kind.setCurrentIndex(page.bar.kind.findData(ItemKind.HEADING))
    page.bar.begin()
    type_text(window, "Beslutsärenden åäö")
    page.bar._popup.hide()
    page.bar.field.returnPressed.emit()
    row = read(office, agenda_rows, meeting)[-1]
    assert (row.title, row.kind) == ("Beslutsärenden åäö", ItemKind.HEADING)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_cases_and_formalities_are_offered_while_typing(window, office, meeting, qtbot):
    page = page_of(window, meeting, MeetingStep.AGENDA)
    page.bar.begin()
    type_text(window, "677")
    qtbot.waitUntil(lambda: bool(page.bar._choices))
    page.bar._on_completed(page.bar._choices[0].words)
    assert read(office, agenda_rows, meeting)[-1].cases[0].registration_number == "00677-2020"


def test_the_item_is_saved_as_it_is_written(window, office, meeting, qtbot):
    page = page_of(window, meeting, MeetingStep.AGENDA)
    page.items.choose_first()
    page.editor.presenter.setFocus()
    type_text(window, "Åsa Holm")
    with qtbot.waitSignal(page.saved):
        page.editor.title.setFocus()
    page.editor.title.selectAll()
    type_text(window, "Val av två justerare")
    page.flush()
    row = read(office, agenda_rows, meeting)[0]
    assert (row.presenter, row.title) == ("Åsa Holm", "Val av två justerare")


def test_taking_off_can_be_undone(window, office, meeting):
    page = page_of(window, meeting, MeetingStep.AGENDA)
    page.items.setFocus()
    page.items.choose_first()
    QTest.keyClick(page.items, Qt.Key.Key_Delete)
    assert titles(office, meeting) == ["Handlingsplan", "Uppföljning"]
    window.desk.undo()
    assert titles(office, meeting)[0] == "Val av justerare"


def test_a_draft_is_not_thrown_away_unasked(window, office, meeting):
    open_paragraph(office, read(office, agenda_rows, meeting)[0].id)
    page = page_of(window, meeting, MeetingStep.AGENDA)
    page.items.setFocus()
    page.items.choose_first()
    page._take_off.trigger()
    assert page.panel.isVisible()
    assert len(titles(office, meeting)) == 3
    QTest.keyClick(page.panel.yes, Qt.Key.Key_Return)
    assert len(titles(office, meeting)) == 2


def test_ac_11_an_added_item_is_noted_as_urgent_and_taken_back(window, office, world):
    key = plan_meeting(office, world.bodies["RF"], TODAY, place="Kongressalen")
    add_item(office, world.bodies["RF"], "Upprop", meeting_id=key)
    mark_summoned(office, key, date(2026, 3, 1))
    added = add_item(office, world.bodies["RF"], "Extra ärende", meeting_id=key)
    page = page_of(window, key, MeetingStep.AGENDA)
    (action,) = [one for one in page.more_actions() if "brådskande" in one.text()]
    page.items.choose_first()
    assert not action.isEnabled()
    page.items.choose(added)
    assert action.isEnabled()
    action.trigger()
    assert [row.urgency_decided for row in read(office, agenda_rows, key)] == [False, True]
    assert action.text() == "Ta bort att det är brådskande"
    window.desk.undo()
    assert [row.urgency_decided for row in read(office, agenda_rows, key)] == [False, False]


def test_what_is_added_after_the_summons_is_marked(window, office, world):
    key = plan_meeting(office, world.bodies["RF"], TODAY)
    add_item(office, world.bodies["RF"], "Budget", meeting_id=key)
    mark_summoned(office, key, date(2026, 3, 1))
    add_item(office, world.bodies["RF"], "Sent ärende", meeting_id=key)
    page = page_of(window, key, MeetingStep.AGENDA)
    assert page._remark.isVisible()
    assert page.items.rows.index(1, 5).data() == "tillkommande"
    assert not nameless(window)


# The summons


def test_the_summons_is_shown_and_noted_as_sent(window, office, meeting, qtbot):
    page = page_of(window, meeting, MeetingStep.SUMMONS)
    qtbot.waitUntil(lambda: page.pages.document.pageCount() > 0, timeout=20_000)
    assert not nameless(window)
    page.first_action().trigger()
    qtbot.waitUntil(lambda: page._meeting.head.summoned_on == TODAY, timeout=20_000)
    assert len(read(office, meeting_view, meeting).papers) == 2
    earlier = date(2026, 3, 2)
    window.desk.do(take_back_summons, meeting, earlier)
    assert page.day.day == earlier
    window.desk.do(take_back_summons, meeting, None)
    assert page.day.day == TODAY
    window.desk.undo()
    assert read(office, meeting_view, meeting).head.summoned_on is None


# Paragraphs


def open_points(page):
    return page.sheet.decision.editors()[1]


def test_a_paragraph_is_written_and_saved_by_itself(window, office, meeting, qtbot):
    page = page_of(window, meeting, MeetingStep.PARAGRAPHS)
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    points = open_points(page)
    assert window.focusWidget() is points
    type_text(window, "utse Åsa Holm")
    with qtbot.waitSignal(page.saved, timeout=3000):
        QTest.keyClick(points, Qt.Key.Key_Return)
    row = read(office, meeting_paragraphs, meeting)[0]
    view = read(office, paragraph_view, row.paragraph_id)
    assert [plain(point) for point in points_of(view.decision)] == ["utse Åsa Holm"]
    assert plain_text(view.decision).startswith("Regionala utvecklingsnämnden beslutar att")
    assert not nameless(window)


def test_leaving_a_paragraph_makes_its_changes_one_step(window, office, meeting):
    page = page_of(window, meeting, MeetingStep.PARAGRAPHS)
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    type_text(window, "utse Åsa Holm")
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    rows = read(office, meeting_paragraphs, meeting)
    assert page.view.row.id == rows[1].id
    window.desk.undo()
    assert read(office, paragraph_view, rows[0].paragraph_id).decision == ()


def test_empty_parts_are_folded_and_opened_with_a_button(window, office, meeting):
    page = page_of(window, meeting, MeetingStep.PARAGRAPHS)
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert not page.sheet.rich["proposals"].isVisible()
    page.sheet.show_part("proposals")
    assert page.noted.proposals.form.isVisible()
    page.sheet.noted["proposals"].write_freely()
    assert window.focusWidget() is page.sheet.rich["proposals"]
    type_text(window, "Karl Ek (S) yrkar bifall.")
    page.flush()
    row = read(office, meeting_paragraphs, meeting)[0]
    assert plain_text(read(office, paragraph_view, row.paragraph_id).proposals)


def test_numbers_are_given_after_showing_what_will_happen(window, office, meeting):
    page = page_of(window, meeting, MeetingStep.PARAGRAPHS)
    page.acts.assign.trigger()
    assert page.panel.question.heading.replace("\xa0", " ") == "Tilldela §§ 1–3"
    assert not nameless(window)
    page.panel.yes.click()
    assert [row.number for row in read(office, meeting_paragraphs, meeting)] == [1, 2, 3]
    window.desk.undo()
    assert [row.number for row in read(office, meeting_paragraphs, meeting)] == [None] * 3


def test_a_missing_series_is_offered(window, office, world):
    key = plan_meeting(office, world.bodies["RUN"], date(2027, 1, 12))
    add_item(office, world.bodies["RUN"], "Första", meeting_id=key)
    with world.store.writing(CLERK, "body.revise") as session:
        session.connection().exec_driver_sql("update body set opens_series = 0")
    page = page_of(window, key, MeetingStep.PARAGRAPHS)
    page.acts.assign.trigger()
    assert "Det finns ingen nummerserie för RUN 2027" in page.panel.question.heading
    page.panel.yes.click()
    assert [row.number for row in read(office, meeting_paragraphs, key)] == [1]


def test_reordering_after_numbers_says_so_and_offers_to_renumber(window, office, meeting):
    assign_numbers(office, meeting)
    agenda = page_of(window, meeting, MeetingStep.AGENDA)
    agenda.items.put(f"agenda\n{agenda.items.rows.row(2).id}", 0)
    page = page_of(window, meeting, MeetingStep.PARAGRAPHS)
    words = page.numbers._words.text().replace("\xa0", " ")
    assert words == "! § 3 behandlades före § 1"
    assert page.numbers.again.isEnabled()
    page.numbers.again.click()
    page.panel.yes.click()
    assert [row.number for row in read(office, meeting_paragraphs, meeting)] == [1, 2, 3]
    assert not page.numbers.isVisible()


def test_renumbering_is_closed_with_its_reason(window, office, world, meeting):
    assign_numbers(office, meeting)
    verify(world, meeting)
    page = page_of(window, meeting, MeetingStep.PARAGRAPHS)
    assert not page.acts.renumber.isEnabled()
    assert page.acts.renumber.toolTip() == "Protokollet är justerat."


def test_a_struck_paragraph_keeps_its_number_and_says_why(window, office, meeting):
    assign_numbers(office, meeting)
    page = page_of(window, meeting, MeetingStep.PARAGRAPHS)
    page.acts.strike.trigger()
    assert not page.panel.yes.isEnabled()
    type_text(window, "Punkten utgick")
    QTest.keyClick(page.panel.field, Qt.Key.Key_Return)
    row = read(office, meeting_paragraphs, meeting)[0]
    assert (row.number, row.status) == (1, ParagraphStatus.STRUCK)
    assert "Punkten utgick" in page.reading._why.text()


def test_a_verified_paragraph_is_read_with_why_and_what_to_do(window, office, world, meeting):
    assign_numbers(office, meeting)
    verify(world, meeting)
    page = page_of(window, meeting, MeetingStep.PARAGRAPHS)
    words = page.reading._why.text()
    assert "justerad och låst 12 mars 2026" in words
    assert "gör en rättelse" in words
    assert page._stack.currentWidget() is page.reading
    assert not nameless(window)


def test_referring_back_asks_for_the_reason(window, office, world, meeting):
    page = page_of(window, meeting, MeetingStep.PARAGRAPHS)
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    page._on_outcome(Outcome.REFERRED_BACK)
    type_text(window, "Kostnaden saknas")
    QTest.keyClick(page.panel.field, Qt.Key.Key_Return)
    row = read(office, meeting_paragraphs, meeting)[0]
    assert row.outcome is Outcome.REFERRED_BACK
    assert read(office, paragraph_view, row.paragraph_id).outcome_reason == "Kostnaden saknas"
    window.desk.undo()
    assert read(office, meeting_paragraphs, meeting)[0].outcome is Outcome.UNDECIDED


def test_two_who_write_at_once_lose_nothing(window, office, meeting):
    page = page_of(window, meeting, MeetingStep.PARAGRAPHS)
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    row = read(office, meeting_paragraphs, meeting)[0]
    type_text(window, "min punkt")
    seen = read(office, paragraph_view, row.paragraph_id)
    revise_paragraph(office, row.paragraph_id, seen.version, decision=rich("Den andras text"))
    page.sheet.flush()
    assert "Den andras text" in "\n".join(page.panel.question.lines)
    assert plain_text(read(office, paragraph_view, row.paragraph_id).decision) == "Den andras text"
    page.panel.yes.click()
    assert "min punkt" in plain_text(read(office, paragraph_view, row.paragraph_id).decision)


def test_the_sheet_is_large_enough_for_the_room(window, meeting):
    page = page_of(window, meeting, MeetingStep.PARAGRAPHS)
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    before = open_points(page).document().size().height()
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert not page.view.isVisible()
    assert open_points(page).document().size().height() > before
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert page.view.isVisible()


def test_before_its_day_a_paragraph_is_not_begun_by_looking(window, office, world):
    key = plan_meeting(office, world.bodies["RUN"], date(2026, 4, 7))
    add_item(office, world.bodies["RUN"], "Kommande", meeting_id=key)
    page_of(window, key, MeetingStep.PARAGRAPHS)
    assert read(office, meeting_paragraphs, key)[0].paragraph_id is None
    assert not nameless(window)


# One paragraph, and all of them


def test_a_paragraph_opens_in_its_meetings_editor(window, office, meeting):
    item = read(office, agenda_rows, meeting)[1].id
    key = open_paragraph(office, item)
    window.go(Place(Room.PARAGRAPH, key))
    screen = window.screen_here
    assert screen.page.view.row.paragraph_id == key
    assert screen.trail()[0][0] == "RUN 2026-03-10"
    assert not nameless(window)


def test_decisions_are_filtered_read_and_cited(window, office, meeting):
    assign_numbers(office, meeting)
    window.go(Place(Room.DECISIONS))
    screen = window.screen_here
    assert screen.view.rows.rowCount() == 3
    type_text(screen.page.filter, "")
    screen.page.filter.setText("handlingsplan")
    screen.refresh()
    screen.view.choose_first()
    assert "Handlingsplan" in screen.paper.text.toPlainText()
    screen._copy.trigger()
    assert QGuiApplication.clipboard().text().replace("\xa0", " ") == "RUN 2026-03-10, § 2"
    screen.year.setCurrentIndex(screen.year.findData(2025))
    assert screen.view.rows.rowCount() == 0
    assert not nameless(window)


def test_outcomes_are_shown_in_the_list(window, office, meeting):
    item = read(office, agenda_rows, meeting)[0].id
    open_paragraph(office, item)
    note_outcome(office, item, Outcome.TABLED)
    page = page_of(window, meeting, MeetingStep.PARAGRAPHS)
    assert page.view.rows.index(0, 2).data() == "bordlagd"


# The keyboard


def test_f6_comes_to_the_step_one_is_in_and_the_arrow_to_the_next(window, meeting, qtbot):
    page_of(window, meeting, MeetingStep.AGENDA)
    line = window.screen_here.line
    qtbot.waitUntil(line._buttons["agenda"].isVisible)
    for _ in range(9):
        if line.isAncestorOf(window.focusWidget()):
            break
        QTest.keyClick(window, Qt.Key.Key_F6)
    assert window.focusWidget() is line._buttons["agenda"]
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Right)
    assert window.focusWidget() is line._buttons["summons"]
    assert isinstance(window.screen_here.page, SummonsPage)


def test_esc_leads_back_to_the_row_in_the_list(window, meeting):
    window.go(Place(Room.MEETINGS))
    window.go(Place(Room.MEETING, meeting))
    window.frame.search.setFocus()
    window.back()
    screen = window.screen_here
    assert isinstance(screen, MeetingsScreen)
    assert window.focusWidget() in screen.panes()
