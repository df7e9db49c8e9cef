"""The rules of a body as settings: local ones with undo, the law's told and not offered."""

import pytest
from PySide6.QtCore import Qt

from db.queries.bodies import bodies
from desktop.ui.screens.settings.settings_screen import SettingsScreen
from desktop.ui.widgets.place import Place, Room
from tests.ui.hands import type_text

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(opened):
    return opened({Room.SETTINGS: SettingsScreen}, Place(Room.SETTINGS, None, "bodies"))


def choose(window, world, name):
    page = window.screen_here.page
    page._choose(world.bodies[name])
    page._on_chosen()
    return page


def body(office, world, name="RUN"):
    with office.reading() as session:
        return next(row for row in bodies(session) if row.id == world.bodies[name])


@pytest.mark.parametrize(
    ("rule", "index", "saved"),
    [
        ("may_return", 1, False),
        ("asks_urgency", 0, True),
        ("opens_series", 1, False),
        ("shows_year", 0, True),
    ],
)
def test_a_local_rule_is_saved_by_itself_and_taken_back(
    window, world, office, qtbot, rule, index, saved
):
    page = choose(window, world, "RUN")
    box = page.rules.form.row(rule).field
    box.setCurrentIndex(index)
    box.activated.emit(index)
    assert getattr(body(office, world), rule) is saved
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert getattr(body(office, world), rule) is not saved
    assert page.rules.form.value(rule) is not saved


def test_days_weeks_and_boards_are_written(window, world, office, qtbot):
    page = choose(window, world, "RUN")
    for rule, text in (("call_days", "5"), ("appeal_weeks", "2")):
        field = page.rules.form.row(rule).field
        field.setFocus()
        field.selectAll()
        type_text(field, text)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    boards = page.rules.form.row("notice_boards").field
    boards.setFocus()
    type_text(boards, "Norrby kommun;  Åsele kommun ;")
    boards.clearFocus()
    row = body(office, world)
    assert (row.call_days, row.appeal_weeks) == (5, 2)
    assert row.notice_boards == ("Norrby kommun", "Åsele kommun")


def test_of_the_assembly_the_law_is_told_and_nothing_else_offered(window, world, qtbot):
    page = choose(window, world, "RF")
    hidden = [r for r in ("call_days", "may_return", "asks_urgency")
              if page.rules.form.row(r).isHidden()]  # fmt: skip
    assert len(hidden) == 3
    assert [fact.section for fact in page.rules.law.facts()] == ["KL 5:13", "KL 5:20", "KL 5:52"]
    assert page.rules.form.row("appeal_weeks").isVisibleTo(page)
    page = choose(window, world, "RUN")
    assert not page.rules.form.row("may_return").isHidden()
    assert page.rules.law.isHidden()
    hint = page.rules.form.row("call_days")._note.text()
    assert hint.startswith("◇ lokal regel")
