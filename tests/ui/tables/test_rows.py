from array import array
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel

from desktop.ui.tables.column import Column, Mark, Shape
from desktop.ui.tables.pages import KEPT, PAGE, PagedRows
from desktop.ui.tables.rows_model import ID_ROLE, MARK_ROLE, ROW_ROLE, SORT_ROLE, RowsModel
from desktop.ui.tables.rows_page import RowsPage
from desktop.ui.tables.rows_view import RowsView
from tests.ui.hands import nameless, show, type_text


@dataclass(frozen=True)
class Case:
    id: int
    number: str
    title: str
    status: str = "öppet"


COLUMNS = (
    Column(key="number", heading="Dnr", text=lambda row: row.number, sort=lambda row: row.id),
    Column(
        key="title",
        heading="Ärende",
        text=lambda row: row.title,
        stretch=True,
        tooltip=lambda row: row.title,
    ),
    Column(
        key="status",
        heading="Status",
        text=lambda row: row.status,
        sortable=False,
        mark=lambda row: Mark(row.status, Shape.DISC, "success"),
    ),
    Column(key="extra", heading="Handläggare", text=lambda _row: "Eva Öst", hidden=True),
)
ROWS = (Case(1, "9-2026", "Örtvägen"), Case(2, "10-2026", "Ängen"), Case(3, "11-2026", "Byn"))


def speak(row):
    return f"Ärende {row.number}, {row.title}, {row.status}"


@pytest.fixture
def model(qapp):
    model = RowsModel(COLUMNS, speak)
    model.show_rows(ROWS)
    return model


@pytest.fixture
def page(qtbot, dressed, model):
    view = RowsView(model, "cases", "Ärenden")
    page = RowsPage(view, QLabel("Här samlas ärendena"), "Filtrera ärenden")
    page.resize(900, 400)
    return show(qtbot, page)


def many(count):
    fetched = []

    def fetch(ids):
        fetched.append(len(ids))
        return [Case(number, f"{number}-2026", f"Ärende nr {number}") for number in ids]

    return array("q", range(count)), fetch, fetched


def test_the_model_is_sound_with_rows_and_with_pages(model, qtmodeltester):
    qtmodeltester.check(model)
    ids, fetch, _ = many(300)
    model.show_ids(ids, fetch)
    qtmodeltester.check(model)


def test_a_cell_gives_text_row_id_mark_and_speech(model):
    index = model.index(0, 0)
    assert index.data() == "9-2026"
    assert index.data(ROW_ROLE) is ROWS[0]
    assert index.data(ID_ROLE) == 1
    assert index.data(SORT_ROLE) == 1
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Ärende 9-2026, Örtvägen, öppet"
    assert model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Ärende: Örtvägen"
    assert model.index(0, 2).data(MARK_ROLE).word == "öppet"
    assert model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == "Örtvägen"


def test_a_list_in_memory_is_sorted_here_and_stays_so(model, qtbot):
    with qtbot.waitSignal(model.order_changed) as told:
        model.sort(0, Qt.SortOrder.DescendingOrder)
    assert told.args == ["number", True]
    assert model.ids() == (3, 2, 1)
    model.show_rows(ROWS)
    assert model.ids() == (3, 2, 1)
    assert model.order == ("number", True)


def test_a_column_that_cannot_be_sorted_is_left(model, qtbot):
    with qtbot.assertNotEmitted(model.order_changed):
        model.sort(2)
        model.sort(-1)


def test_a_long_list_asks_for_another_order(model, qtbot):
    ids, fetch, _ = many(1000)
    model.show_ids(ids, fetch)
    with qtbot.waitSignal(model.order_changed):
        model.sort(1)
    assert model.row(0).id == 0


def test_pages_are_fetched_when_looked_at_and_forgotten(qapp):
    ids, fetch, fetched = many(200 * PAGE)
    rows = PagedRows(ids, fetch)
    assert len(rows) == 200 * PAGE
    assert fetched == []
    assert rows.row(5).id == 5
    assert rows.row(6).id == 6
    assert fetched == [PAGE]
    for number in range(KEPT + 1):
        rows.row(number * PAGE)
    assert len(rows._pages) == KEPT
    rows.row(5)
    assert len(fetched) == KEPT + 2


def test_a_row_that_is_gone_leaves_an_empty_line(model):
    model.show_ids(array("q", [1, 2]), lambda ids: [ROWS[0], None])
    assert model.index(1, 0).data() is None
    model.show_ids(array("q", [1]), lambda ids: ())
    assert model.row(0) is None


def test_a_long_list_is_quick_to_show(model, page):
    ids, fetch, fetched = many(1_000_000)
    model.show_ids(ids, fetch)
    page.grab()
    assert sum(fetched) <= 2 * PAGE


def test_reading_anew_fetches_again(model):
    ids, fetch, fetched = many(10)
    model.show_ids(ids, fetch)
    model.row(0)
    model.reread()
    model.row(0)
    assert len(fetched) == 2


def test_enter_opens_and_double_click_too(page, qtbot):
    page.view.choose(2)
    page.view.setFocus()
    with qtbot.waitSignal(page.view.opened) as told:
        qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert told.args == [ROWS[1]]


def test_the_row_stays_chosen_when_the_list_is_asked_anew(page, model):
    page.view.choose(3)
    model.show_rows(tuple(reversed(ROWS)))
    assert page.view.current_row().id == 3
    told = []
    page.view.chosen.connect(told.append)
    model.show_rows(ROWS[:2])
    assert told[-1] is None


def test_filtering_waits_for_a_pause_and_enter_does_not(page, qtbot):
    page.filter.setFocus()
    with qtbot.waitSignal(page.filter_changed) as told:
        type_text(page.filter, "äng")
    assert told.args == ["äng"]
    type_text(page.filter, "e")
    with qtbot.waitSignal(page.view.opened), qtbot.waitSignal(page.filter_changed, timeout=50):
        qtbot.keyClick(page.filter, Qt.Key.Key_Return)


def test_arrow_down_goes_to_the_list(page, qtbot):
    page.filter.setFocus()
    qtbot.keyClick(page.filter, Qt.Key.Key_Down)
    assert page.view.hasFocus()
    assert page.view.current_row() is ROWS[0]


def test_the_count_and_the_empty_words(page, model):
    assert page._count.text() == "3 rader"
    model.show_rows(ROWS[:1], total=1204)
    assert page._count.text() == "visar 1 av 1\u00a0204"
    page.filter.setText("zzz")
    model.show_rows((), total=1204)
    assert page._no_hits.text() == "Inget hittat för ”zzz”"
    assert page._no_hits.isVisible()
    page.filter.clear()
    model.show_rows(())
    assert page._empty.isVisible()


def test_columns_are_chosen_moved_and_remembered(page, model, qtbot, dressed):
    header = page.view.horizontalHeader()
    assert page.view.isColumnHidden(3)
    page.view._column_action(3, "Handläggare").trigger()
    header.resizeSection(0, 210)
    header.moveSection(0, 1)
    again = RowsView(model, "cases", "Ärenden")
    qtbot.addWidget(again)
    assert not again.isColumnHidden(3)
    assert again.columnWidth(0) == 210
    assert again.horizontalHeader().visualIndex(0) == 1
    again.reset_columns()
    assert again.isColumnHidden(3)
    assert again.horizontalHeader().visualIndex(0) == 0


def test_the_first_column_cannot_be_hidden(page):
    assert not page.view._column_action(0, "Dnr").isEnabled()


def test_home_and_end_go_to_the_first_and_the_last_row(page, qtbot):
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_End)
    assert page.view.currentIndex().row() == len(ROWS) - 1
    qtbot.keyClick(page.view, Qt.Key.Key_Home)
    assert page.view.currentIndex().row() == 0


def test_tab_leaves_the_list(page, qtbot):
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Tab)
    assert not page.view.hasFocus()


def test_every_control_has_a_name(page, qtbot):
    type_text(page.filter, "a")
    assert nameless(page) == []


def test_marks_are_drawn(page):
    page.view.addAction(QAction("Öppna", page.view))
    assert not page.grab().isNull()


def test_a_column_that_fills_the_room_is_not_kept_at_each_size(page, qtbot, monkeypatch):
    kept = []
    monkeypatch.setattr(page.view, "_remember", lambda *_: kept.append(1))
    for width in (1200, 1100, 1300):
        page.resize(width, 600)
        qtbot.wait(10)
    assert kept == []
    page.view.horizontalHeader().resizeSection(0, 211)
    assert kept
