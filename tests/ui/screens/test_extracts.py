"""Extracts of a meeting and of all: who is to have what, what is sent, and the list of it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from db.queries.dispatches import dispatch_ids, dispatch_rows
from desktop.operations.extracts import SentTo, mark_sent
from desktop.operations.office import Office
from desktop.ui.screens.extracts.dispatches_screen import DispatchesScreen
from desktop.ui.screens.extracts.extracts_page import ExtractsPage
from desktop.ui.screens.extracts.lines import Filter, as_csv, kept
from desktop.ui.screens.meeting import MeetingScreen
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.step_page import StepOffer
from tests.ui.hands import nameless
from tests.world import CLERK, add_meeting, add_paragraph, number, verify

CTRL = Qt.KeyboardModifier.ControlModifier
VERIFIED = date(2026, 3, 12)


def _screen(desk):
    return MeetingScreen(desk, (StepOffer(ExtractsPage.steps, ExtractsPage),))


@pytest.fixture
def office(world):
    """Nine days after the verification."""
    return Office(world.store, CLERK, lambda: date(2026, 3, 21))


@pytest.fixture
def numbered(world):
    """A meeting with two numbered paragraphs, and the keys of all three."""
    key = add_meeting(world)
    plan = add_paragraph(
        world, key, "Handlingsplan", place=1,
        recipients=("Regionala utvecklingsdirektören", "Kommunerna i länet", "Ekonomichefen"),
    )  # fmt: skip
    bridge = add_paragraph(world, key, "=Ny bro", place=2, recipients=("Skattekontoret",))
    number(world, plan, bridge)
    return key, plan, bridge


@pytest.fixture
def verified(world, numbered):
    verify(world, numbered[0], VERIFIED)
    return numbered


@pytest.fixture
def page(opened, verified):
    window = opened({Room.MEETING: _screen}, Place(Room.MEETING, verified[0], "extracts"))
    return window.screen_here.page


def sent(office):
    with office.reading() as session:
        return dispatch_rows(session, dispatch_ids(session))


def choose(page, row, receiver):
    """Puts the clerk on the cell of a paragraph and a receiver."""
    rows = page.matrix.view.rows
    column = next(n for n, one in enumerate(rows.columns) if one.heading == receiver)
    page.matrix.view.setCurrentIndex(rows.index(row, column))


def test_paragraphs_stand_down_and_receivers_across(page):
    rows = page.matrix.view.rows
    assert [column.heading for column in rows.columns] == [
        "§", "Rubrik", "Moa Sund", "Granby kommun", "Åsele by", "Östanå kommun", "Ekonomichefen",
        "Skattekontoret",
    ]  # fmt: skip
    cells = [rows.index(0, column).data() for column in range(2, 8)]
    assert cells[0] == "e-post, försenat"
    assert cells[4:] == ["adress saknas", ""]
    assert rows.index(1, 7).data() == "post, försenat"
    spoken = rows.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "§\xa01, Handlingsplan, till Moa Sund (Regionala utvecklingsdirektören), försenat"
    )
    assert page._count.text() == "0 av 6 utdrag skickade"


def test_one_is_marked_by_enter_and_stands_as_sent(page, office, qtbot):
    choose(page, 0, "Granby kommun")
    qtbot.keyClick(page.matrix.view, Qt.Key.Key_Return)
    assert [thing.title for thing in page.sheet.list.things()] == [
        "Granby kommun (Kommunerna i länet) får §\xa01"
    ]
    page.sheet.send.click()
    qtbot.waitUntil(lambda: len(sent(office)) == 1)
    qtbot.waitUntil(lambda: page._count.text() == "1 av 6 utdrag skickade")
    rows = page.matrix.view.rows
    assert rows.index(0, 3).data() == "skickat 21 mars"
    assert sent(office)[0].name == "Granby kommun"


def test_sending_again_asks_for_a_reason(page, office, qtbot, verified):
    mark_sent(office, [SentTo(verified[2], "Skattekontoret")], VERIFIED)
    page._desk.changed.emit()
    qtbot.waitUntil(lambda: page._count.text() == "1 av 6 utdrag skickade")
    choose(page, 1, "Skattekontoret")
    qtbot.keyClick(page.matrix.view, Qt.Key.Key_Return)
    page.sheet.send.click()
    assert page.sheet._reason_row._note.text().startswith("Skriv varför")
    assert len(sent(office)) == 1
    page.sheet.reason.setText("Kom inte fram")
    page.sheet.send.click()
    qtbot.waitUntil(lambda: len(sent(office)) == 2)
    assert {row.reason for row in sent(office)} == {"", "Kom inte fram"}


def test_a_receiver_without_an_address_is_left_out_unless_chosen(page, office, qtbot):
    page._on_send()
    assert page.sheet.list.count() == 5
    assert page.go_back()
    assert page.apart.list.things()[0].title == "Ekonomichefen: adress saknas"
    choose(page, 0, "Ekonomichefen")
    page._on_send()
    assert (page.sheet.list.count(), page.sheet.apart.count()) == (0, 1)


def test_the_apart_leads_to_the_recipient(page, world, qtbot):
    with qtbot.waitSignal(page.go_to) as told:
        page.apart.list.opened.emit(page.apart.list.things()[0].target)
    assert told.args[0] == Place(Room.RECIPIENTS, world.recipients["Ekonomichefen"])


def test_nothing_can_be_made_or_sent_before_verification(opened, numbered, office, tmp_path, qtbot):
    window = opened({Room.MEETING: _screen}, Place(Room.MEETING, numbered[0], "extracts"))
    page = window.screen_here.page
    assert page.first_action().text() == "Till justeringen"
    page.bar.folder.line.setText(str(tmp_path / "ut"))
    page._on_make()
    page._on_send()
    assert "redan fått" in window.frame.messages.message.text
    assert not (tmp_path / "ut").exists()
    assert not sent(office)


def test_the_filters_and_the_list_for_a_spreadsheet(page, office, verified, qtbot, tmp_path):
    mark_sent(office, [SentTo(verified[2], "Skattekontoret")], VERIFIED)
    page._desk.changed.emit()
    qtbot.waitUntil(lambda: page._count.text() == "1 av 6 utdrag skickade")
    assert [len(kept(page._lines, one)) for one in Filter] == [6, 5, 5]
    text = as_csv(page._lines)
    assert text.splitlines()[0].startswith("Organ;Datum;Paragraf;Rubrik;Mottagare")
    assert text.splitlines()[-1] == (
        "RUN;2026-03-10;§ 2;'=Ny bro;Skattekontoret;Skattekontoret;post;"
        '"Box 1, 123 45 Älvstad";skickat;2026-03-12'.replace('"', "")
    )
    page.bar.folder.line.setText(str(tmp_path / "ut"))
    page.bar.export.click()
    qtbot.waitUntil(lambda: any((tmp_path / "ut").glob("*.csv")))
    file = next((tmp_path / "ut").iterdir())
    assert file.name == "Utskick RUN 2026-03-10.csv"
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    assert file.read_text("utf-8-sig").count("\n") == 7


def test_all_that_waits_is_listed_filtered_and_sent(opened, verified, office, qtbot):
    window = opened({Room.DISPATCHES: DispatchesScreen}, Place(Room.DISPATCHES))
    screen = window.screen_here
    qtbot.waitUntil(lambda: screen.waiting.rows.rowCount() == 6)
    screen.page.filter.setText("skatte")
    qtbot.waitUntil(lambda: screen.waiting.rows.rowCount() == 1)
    qtbot.keyClick(window, Qt.Key.Key_Return, CTRL)
    assert screen.sheet.list.count() == 1
    screen.sheet.send.click()
    qtbot.waitUntil(lambda: len(sent(office)) == 1)
    screen.filter.choose(Filter.ALL)
    screen.filter.chosen.emit()
    qtbot.waitUntil(lambda: screen.sent.rows.rowCount() == 1)
    assert screen.sent.rows.index(0, 4).data() == "Skattekontoret"
    assert nameless(window) == []


def test_what_is_late_is_late_after_seven_days(opened, verified, qtbot, world, office):
    window = opened({Room.DISPATCHES: DispatchesScreen}, Place(Room.DISPATCHES, None, "late"))
    screen = window.screen_here
    qtbot.waitUntil(lambda: screen.waiting.rows.rowCount() == 6)
    assert screen.filter.choice is Filter.LATE


def test_every_control_has_a_name(page):
    window = page.window()
    for width in (1280, 1024):
        window.resize(width, 640)
        assert nameless(window) == []
    page._on_send()
    assert nameless(window) == []
