"""Förhandsvisning: the real pages beside paragraph, memo and agenda, and the way to the text."""

import threading

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.queries.meeting_steps import MeetingStep
from db.queries.paragraph_view import paragraph_view
from db.rules.rich_text import plain_text, rich
from desktop.operations import live_previews
from desktop.operations.memos import revise_memo, start_memo
from desktop.operations.numbering import assign_numbers
from desktop.operations.paragraphs import revise_paragraph
from desktop.ui.screens.agenda.page import AgendaPage
from desktop.ui.screens.cases.case_screen import CaseScreen
from desktop.ui.screens.meeting import MeetingScreen
from desktop.ui.screens.paragraphs.page import ParagraphsPage
from desktop.ui.widgets import page_images
from desktop.ui.widgets.page_hits import hits_in
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.step_page import StepOffer
from tests.ui.hands import nameless, type_text
from tests.world import add_item, add_meeting, add_paragraph

STEPS = tuple(StepOffer(page.steps, page) for page in (AgendaPage, ParagraphsPage))
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LONG = rich(
    "".join(f"Stycke {n} handlar om det som kansliet har berett åt nämnden.\n" for n in range(30))
)
ROOMS = {Room.MEETING: lambda desk: MeetingScreen(desk, STEPS), Room.CASE: CaseScreen}


@pytest.fixture
def meeting(world, office):
    meeting = add_meeting(world)
    for place in range(1, 7):
        add_paragraph(world, meeting, f"Ärende {place}", place=place, matter=LONG)
    assign_numbers(office, meeting)
    return meeting


@pytest.fixture
def window(opened, meeting):
    return opened(ROOMS, Place(Room.MEETING, meeting, MeetingStep.PARAGRAPHS.value))


@pytest.fixture
def page(window, qtbot):
    """The page of paragraphs with the preview beside it, nothing saved unless asked."""
    page = window.screen_here.page
    for editor in (*page.sheet.rich.values(), *page.sheet.decision.editors()):
        editor._pause.setInterval(600_000)
    QTest.keyClick(window, Qt.Key.Key_P, CTRL | SHIFT)
    wait_for_pages(qtbot, page.pages.pane)
    return page


@pytest.fixture
def pane(page):
    return page.pages.pane


def wait_for_pages(qtbot, pane):
    qtbot.waitUntil(
        lambda: bool(pane.view.layout_shown.versions) and not pane.view.lacks_pictures(),
        timeout=20_000,
    )


def shown_text(pane, words):
    """Where the words stand in the pages as they are shown now, when nobody is setting them."""
    for _ in range(1000):
        if pane.feed._waits_for is None:
            break
        QTest.qWait(10)
    return hits_in(pane.feed.preview.drawn(), words)


def spot_of(pane, key, heading=""):
    return next(
        spot
        for spot in pane.view.layout_shown.spots
        if spot.key == key and spot.heading.startswith(heading)
    )


def click(pane, page, down, across=200):
    """A click on a place of a page that is in sight."""
    stack, bar = pane.view.stack, pane.view.verticalScrollBar()
    pane.view.go_to(page, down)
    spot = stack.sheet(page).topLeft()
    where = QPoint(
        round(spot.x() + across * stack.scale), round(stack.height_of(page, down)) - bar.value()
    )
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=where)


# Following


def test_what_is_written_is_on_its_page_before_it_is_saved(page, pane, qtbot, office):
    editor = page.sheet.rich["matter"]
    page.sheet.show_part("matter")
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    before = pane.view.layout_shown.versions
    type_text(editor, "Ännu osparat ord. ")
    qtbot.waitUntil(lambda: len(shown_text(pane, "Ännu osparat ord")) == 1, timeout=10_000)
    qtbot.waitUntil(lambda: pane.view.layout_shown.versions != before)
    wait_for_pages(qtbot, pane)
    key = page.view.row.paragraph_id
    with office.reading() as session:
        assert "osparat" not in plain_text(paragraph_view(session, key).matter)


def test_a_new_point_is_shown_and_a_mere_lead_in_is_not(page, pane, qtbot):
    points = page.sheet.decision.editors()[1]
    page.sheet.show_part("decision")
    points.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(points, Qt.Key.Key_Return)
    type_text(points, "ge kansliet i uppdrag")
    qtbot.waitUntil(lambda: bool(shown_text(pane, "ge kansliet i uppdrag")), timeout=10_000)
    assert not shown_text(pane, "3.\u00a0")


def test_another_desks_change_is_shown_when_the_clerk_pauses(page, pane, qtbot, office, window):
    other = page.view.rows.row(3)
    with office.reading() as session:
        version = paragraph_view(session, other.paragraph_id).version
    window.desk.do(revise_paragraph, other.paragraph_id, version, title="Omdöpt vid annat bord")
    qtbot.waitUntil(lambda: bool(shown_text(pane, "Omdöpt vid annat bord")), timeout=10_000)


def test_the_view_follows_the_line_that_is_written(page, pane, qtbot):
    editor = page.sheet.rich["matter"]
    page.sheet.show_part("matter")
    pane.view.go_to_top(0, 0)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    type_text(editor, " Allra sist.")
    qtbot.waitUntil(lambda: bool(shown_text(pane, "Allra sist")), timeout=10_000)
    wait_for_pages(qtbot, pane)
    (hit,) = shown_text(pane, "Allra sist")
    qtbot.waitUntil(lambda: hit.page in pane.view.pages_in_sight())


def test_new_pages_leave_place_and_size_as_they_are(page, pane, qtbot):
    pane.view.set_factor(0.9)
    # The bar below comes with its own turn of the loop, and takes some of the height.
    qtbot.waitUntil(pane.view.horizontalScrollBar().isVisible)
    pane.view.go_to_top(spot_of(pane, "p1").page, 0)
    bar, factor = pane.view.verticalScrollBar().value(), pane.view.factor
    before = pane.view.layout_shown.versions
    page.sheet.rich["summary"].setPlainText("Kort.")
    qtbot.waitUntil(lambda: pane.view.layout_shown.versions != before, timeout=10_000)
    wait_for_pages(qtbot, pane)
    assert (pane.view.verticalScrollBar().value(), pane.view.factor) == (bar, factor)


def test_a_page_that_has_changed_is_shown_as_it_was_until_the_new_one_is_there(pane):
    picture = pane.view._pictures.of(pane.view.pages_in_sight().start)
    layout = pane.view.layout_shown
    pane.view.show_layout(layout._replace(versions=tuple(v + 1000 for v in layout.versions)))
    assert pane.view.lacks_pictures()
    assert pane.view._pictures.of(pane.view.pages_in_sight().start) is picture


def test_nothing_heavy_is_done_in_the_windows_thread(page, pane, qtbot, monkeypatch):
    seen = set()

    def watched(owner, name):
        real = getattr(owner, name)

        def watch(*args, **named):
            seen.add((name, threading.current_thread() is threading.main_thread()))
            return real(*args, **named)

        monkeypatch.setattr(owner, name, watch)

    for owner, name in (
        (live_previews.LivePreview, "follow"),
        (live_previews.LivePreview, "drawn"),
        (page_images, "read_paper"),
        (page_images, "opened"),
        (page_images, "hits_in"),
    ):
        watched(owner, name)
    before = pane.view.layout_shown.versions
    type_text(page.sheet.rich["matter"], "x")
    page.sheet.rich["matter"].insertPlainText("Ny rad. ")
    pane.feed._read()
    pane.search.field.setText("Stycke")
    pane.search.step(1)
    qtbot.waitUntil(lambda: pane.view.layout_shown.versions != before, timeout=10_000)
    qtbot.waitUntil(lambda: pane.search.hit is not None, timeout=10_000)
    wait_for_pages(qtbot, pane)
    assert {name for name, _ in seen} == {"follow", "drawn", "read_paper", "opened", "hits_in"}
    assert not [name for name, in_window in seen if in_window]


def test_fast_typing_waits_for_one_answer_at_a_time(page, pane, qtbot, window, monkeypatch):
    asked = []
    real = window.desk.read_in_lane

    def count(*args, **named):
        asked.append(args[1])
        return real(*args, **named)

    monkeypatch.setattr(window.desk, "read_in_lane", count)
    editor = page.sheet.rich["matter"]
    for letter in "många bokstäver i rad":
        editor.insertPlainText(letter)
    assert len(asked) <= 1
    qtbot.waitUntil(lambda: bool(shown_text(pane, "många bokstäver i rad")), timeout=10_000)
    assert len(asked) <= 4


def test_a_closed_pane_does_nothing(page, pane, window, qtbot, monkeypatch):
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert not pane.isVisible()
    before = pane.view.layout_shown.versions
    monkeypatch.setattr(window.desk, "read_in_lane", None)
    page.sheet.rich["matter"].insertPlainText("Ingen ser detta. ")
    qtbot.wait(60)
    assert pane.view.layout_shown.versions == before
    monkeypatch.undo()
    QTest.keyClick(window, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: bool(shown_text(pane, "Ingen ser detta")), timeout=10_000)


# From page to text and back


def test_a_click_on_a_line_goes_to_its_place_in_its_editor(page, pane, qtbot):
    hit = shown_text(pane, "Stycke 12")[3]
    click(pane, hit.page, hit.boxes[0].center().y())
    qtbot.waitUntil(lambda: page.sheet.rich["matter"].hasFocus(), timeout=5_000)
    assert page.view.row.title == "Ärende 4"
    assert page.sheet.rich["matter"].textCursor().block().text().startswith("Stycke 12 ")


def test_a_click_on_a_heading_goes_to_the_title_and_on_a_point_to_the_decision(page, pane, qtbot):
    spot = spot_of(pane, "p3")
    click(pane, spot.page, spot.top + 5)
    qtbot.waitUntil(lambda: page.sheet.top.title.hasFocus(), timeout=5_000)
    assert page.view.row.title == "Ärende 3"
    point = shown_text(pane, "anta den")[2]
    click(pane, point.page, point.boxes[0].center().y())
    qtbot.waitUntil(lambda: page.sheet.decision.editors()[1].hasFocus(), timeout=5_000)


def test_enter_goes_to_the_text_of_the_hit(page, pane, window, qtbot):
    QTest.keyClick(pane.view, Qt.Key.Key_F, CTRL)
    type_text(window, "Stycke 7 handlar")
    QTest.keyClick(pane.search.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane.search.count.text() == "1 av 6", timeout=10_000)
    QTest.keyClick(pane.search.field, Qt.Key.Key_F3)
    qtbot.waitUntil(lambda: pane.search.count.text() == "2 av 6")
    assert pane.search.hit.page in pane.view.pages_in_sight()
    pane.view.setFocus()
    QTest.keyClick(pane.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.sheet.rich["matter"].hasFocus(), timeout=5_000)
    assert page.view.row.title == "Ärende 2"


def test_the_paragraph_that_is_chosen_is_shown_and_marked(page, pane, qtbot):
    page.view.choose(page.view.rows.row(4).id)
    spot = spot_of(pane, "p5")
    qtbot.waitUntil(lambda: spot.page in pane.view.pages_in_sight(), timeout=10_000)
    first, after = pane.view.marks.written
    assert first == spot
    assert after.key == "p6"


def test_esc_goes_back_to_where_the_clerk_was_writing(page, pane, window):
    editor = page.sheet.rich["matter"]
    page.sheet.show_part("matter")
    QTest.keyClick(window, Qt.Key.Key_P, CTRL | SHIFT)
    assert pane.view.hasFocus()
    QTest.keyClick(pane.view, Qt.Key.Key_Escape)
    assert editor.hasFocus()
    assert window.trail.here.room is Room.MEETING


# Size, secrecy, print, names


def test_size_by_keys_between_half_and_three_times(pane):
    assert pane.view.is_fitted
    for _ in range(20):
        QTest.keyClick(pane.view, Qt.Key.Key_Plus, CTRL)
    assert (pane.view.factor, pane.tools._percent.text()) == (pytest.approx(3.0), "300 %")
    for _ in range(20):
        QTest.keyClick(pane.view, Qt.Key.Key_Minus, CTRL)
    assert pane.view.factor == pytest.approx(0.5)
    QTest.keyClick(pane.view, Qt.Key.Key_0, CTRL)
    assert pane.view.is_fitted


def test_what_is_secret_is_shown_only_when_asked_for(page, pane, qtbot, office, window):
    row = page.view.rows.row(2)
    with office.reading() as session:
        version = paragraph_view(session, row.paragraph_id).version
    window.desk.do(revise_paragraph, row.paragraph_id, version, legal_basis="OSL 39:2")
    qtbot.waitUntil(lambda: bool(shown_text(pane, "Sekretessärende")), timeout=10_000)
    assert not shown_text(pane, "Ärende 3")
    pane.tools.secrets.trigger()
    wait_for_pages(qtbot, pane)
    qtbot.waitUntil(lambda: bool(shown_text(pane, "Ärende 3")), timeout=10_000)


def test_the_whole_paper_is_printed(pane, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(pane._printing, "ask", lambda data, pages: asked.append((data, pages)))
    QTest.keyClick(pane.view, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: bool(asked), timeout=10_000)
    data, pages = asked[0]
    assert pages == len(pane.view.layout_shown.versions)
    assert hits_in(data, f"Sida {pages} ({pages})")


def test_the_page_is_told_and_everything_has_a_name(pane, window):
    pane.view.go_to_top(2, 0)
    count = len(pane.view.layout_shown.versions)
    assert pane.view.accessibleDescription() == f"sida 3 av {count}"
    assert pane.view.accessibleName() == "Protokollet som det blir"
    assert not nameless(window)


# Memo and agenda


def test_a_memo_is_followed_and_a_click_leads_to_its_part(opened, world, office, qtbot):
    case = world.cases["00677-2020"]
    memo = start_memo(office, case)
    revise_memo(office, memo, 1, matter=LONG)
    window = opened(ROOMS, Place(Room.CASE, case, f"memo/{memo}"))
    screen = window.screen_here
    pane = screen.papers.preview
    window.frame.open_side("preview")
    wait_for_pages(qtbot, pane)
    screen.memo.texts["summary"].setPlainText("Helt nyskriven sammanfattning.")
    qtbot.waitUntil(lambda: bool(shown_text(pane, "nyskriven sammanfattning")), timeout=10_000)
    wait_for_pages(qtbot, pane)
    hit = shown_text(pane, "Stycke 5 handlar")[0]
    click(pane, hit.page, hit.boxes[0].center().y())
    qtbot.waitUntil(lambda: screen.memo.texts["matter"].hasFocus(), timeout=5_000)
    assert screen.memo.texts["matter"].textCursor().block().text().startswith("Stycke 5 ")


def test_the_summons_follows_the_item_and_a_click_leads_back(opened, world, qtbot):
    meeting = add_meeting(world)
    for place in range(1, 5):
        add_item(world, meeting, f"Punkt {place}", place=place)
    window = opened(ROOMS, Place(Room.MEETING, meeting, MeetingStep.AGENDA.value))
    page = window.screen_here.page
    pane = page.pages.pane
    QTest.keyClick(window, Qt.Key.Key_P, CTRL | SHIFT)
    wait_for_pages(qtbot, pane)
    page.editor.presenter.setText("Moa Sund")
    qtbot.waitUntil(lambda: bool(shown_text(pane, "Moa Sund")), timeout=10_000)
    wait_for_pages(qtbot, pane)
    hit = shown_text(pane, "Punkt 3")[-1]
    click(pane, hit.page, hit.boxes[0].center().y())
    qtbot.waitUntil(lambda: page.editor.title.hasFocus(), timeout=5_000)
    assert page.items.current_row().row.title == "Punkt 3"
    assert QApplication.focusWidget() is page.editor.title
