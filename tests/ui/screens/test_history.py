"""Historik beside meeting, paragraph and case; the journal as paper; the register checked."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from desktop.ui.screens.cases.case_screen import CaseScreen
from desktop.ui.screens.paragraph import ParagraphScreen
from desktop.ui.screens.paragraphs.page import ParagraphsPage
from desktop.ui.screens.settings.settings_screen import SettingsScreen
from desktop.ui.widgets.place import Place, Room
from tests.ui.screens.after import held, meeting_screen
from tests.world import add_meeting

ROOMS = {
    Room.MEETING: meeting_screen,
    Room.CASE: CaseScreen,
    Room.PARAGRAPH: lambda desk: ParagraphScreen(desk, ParagraphsPage),
    Room.SETTINGS: SettingsScreen,
}


@pytest.fixture
def meeting(world, office):
    made = held(world, office)
    made.verify()
    return made


def lines(pane):
    return [pane.list.item(row).text() for row in range(pane.list.count())]


def shown(window, key, pane, qtbot):
    """The lines of a side page, when it has been brought to the front."""
    window.screen_here.side_asked.emit(key)
    qtbot.waitUntil(lambda: pane.list.count() > 0)
    return lines(pane)


def test_a_meeting_tells_who_verified_it_and_when(opened, meeting, qtbot):
    window = opened(ROOMS, Place(Room.MEETING, meeting.meeting, "verification"))
    told = shown(window, "history", window.screen_here.history, qtbot)
    assert told[0].startswith("Protokoll justerat\n")
    assert "· Eva Öst" in told[0].splitlines()[1]
    assert any(line == "Justerat: 12 mars 2026" for line in told[0].splitlines())


def test_the_history_of_one_thing_is_never_shown_for_another(opened, world, meeting, qtbot):
    window = opened(ROOMS, Place(Room.MEETING, meeting.meeting, "verification"))
    pane = window.screen_here.history
    shown(window, "history", pane, qtbot)
    window.go(Place(Room.MEETING, add_meeting(world, day=date(2026, 4, 14)), "paragraphs"))
    assert lines(pane) == []


def test_a_paragraph_tells_before_and_after(opened, meeting, qtbot):
    window = opened(ROOMS, Place(Room.PARAGRAPH, meeting.paragraphs[1]))
    told = shown(window, "history", window.screen_here.history, qtbot)
    assert any("Status: utkast → numrerad" in line for line in told)


def test_the_journal_of_a_case_is_saved_as_paper(opened, world, meeting, qtbot, tmp_path):
    window = opened(ROOMS, Place(Room.CASE, world.cases["00677-2020"]))
    pane = window.screen_here.journal
    told = shown(window, "journal", pane, qtbot)
    assert any("Nummer: 2" in line and "Nummer: 3" not in line for line in told)
    pane.folder.line.setText(str(tmp_path / "ut"))
    pane.save.setFocus()
    qtbot.keyClick(pane.save, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Journalen är sparad" in _said(window))
    made = {path.suffix for path in (tmp_path / "ut").iterdir()}
    assert made == {".docx", ".pdf"}


def _said(window):
    message = window.frame.messages.message
    return message.text if message else ""


def test_the_register_is_checked_beside_the_window(opened, world, meeting, qtbot):
    window = opened(ROOMS, Place(Room.SETTINGS, "backup"))
    page = window.screen_here.pages["backup"]
    page.check.click()
    assert not page.check.isEnabled()
    qtbot.waitUntil(lambda: page._found.text().startswith("✓ Registret är helt"))
    assert page.check.isEnabled()
    with world.store.writing("Eva Öst", "attack") as session:
        connection = session.connection()
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal_event'"
        ).scalars()
        for name in list(names):
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        connection.exec_driver_sql("UPDATE journal_event SET who = 'Någon annan' WHERE number = 2")
    page.check.click()
    qtbot.waitUntil(lambda: page.findings.count() == 1)
    assert "Loggens händelse 2" in page.findings.things()[0].title
