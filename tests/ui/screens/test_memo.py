"""A memo written as a page: its parts, saved by themselves, as paper, and on an agenda."""

import pytest
from PySide6.QtCore import QSettings, Qt

from db.queries.cases import memo_view
from db.queries.meetings import meeting_view
from db.rules.rich_text import Item, Points, Text, plain, runs
from desktop.operations.memos import revise_memo, start_memo
from desktop.ui.screens.cases.case_screen import CaseScreen
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.recipients_editor import Addressee
from tests.ui.hands import nameless, type_text
from tests.world import TODAY, add_meeting

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def memo_id(office, world):
    return start_memo(office, world.cases["00677-2020"])


@pytest.fixture
def window(opened, world, memo_id, qtbot):
    place = Place(Room.CASE, world.cases["00677-2020"], f"memo/{memo_id}")
    window = opened({Room.CASE: CaseScreen}, place)
    qtbot.waitUntil(lambda: window.screen_here.memo.decision.editors()[1].hasFocus())
    return window


@pytest.fixture
def memo(window, memo_id):
    return lambda: window.desk.read(memo_view, memo_id)


def test_writing_a_memo_begins_from_the_case(opened, world):
    window = opened({Room.CASE: CaseScreen}, Place(Room.CASE, world.cases["3399-2018"]))
    window.screen_here.card.write_memo.trigger()
    page = window.screen_here.memo
    assert page.memo.title == "Överenskommelse om ökad närvaro i skolan"
    assert page.memo.author == "Olle Ask"
    lead_in = "Regionstyrelsen beslutar att"
    assert page.decision.editors()[0].content() == (Text(runs(lead_in)),)
    assert window.screen_here.trail()[0][0] == "3399-2018"
    assert window.trail.here.part == f"memo/{page.memo.id}"


def test_the_parts_stand_in_the_order_of_the_house(window):
    parts = list(window.screen_here.memo.page._sections)
    assert parts == ["decision", "statement", "summary", "matter", "decision_basis", "recipients"]
    assert nameless(window) == []


def test_a_decision_is_written_as_points_and_saved_at_a_pause(window, memo, qtbot):
    lead, points = window.screen_here.memo.decision.editors()
    assert points.hasFocus()
    type_text(points, "Anta planen.")
    qtbot.keyClick(points, Qt.Key.Key_Return)
    type_text(points, "Ge åt förvaltningen att följa upp den.")
    qtbot.waitUntil(lambda: bool(memo().decision), timeout=3000)
    assert memo().decision == (
        Text(runs("Regionala utvecklingsnämnden beslutar att")),
        Points((Item(runs("Anta planen.")), Item(runs("Ge åt förvaltningen att följa upp den.")))),
    )
    assert window.frame.header.saved.text().startswith("Sparat")
    assert not lead.is_changed


def test_what_is_written_is_saved_when_the_clerk_goes_elsewhere(window, memo, world):
    page = window.screen_here.memo
    page.page.show_part("summary")
    type_text(page.texts["summary"], "Planen behövs.")
    window.go(Place(Room.CASE, world.cases["00677-2020"]))
    assert plain(memo().summary[0].runs) == "Planen behövs."


def test_basis_recipients_and_heads_are_saved(window, memo, world):
    page = window.screen_here.memo
    page.basis.set_content((Text(runs("Plan 2026")), Text(runs("Remissvar"))))
    page._on_basis(page.basis.content())
    page.recipients._field.setText("Regionala utvecklingsdirektören; Bygderådet")
    page.recipients._on_entered()
    page.author.setText("Moa Sund")
    page._on_author()
    page.body.setCurrentIndex(page.body.findText("Regionstyrelsen"))
    saved = memo()
    assert [plain(line) for line in saved.decision_basis] == ["Plan 2026", "Remissvar"]
    assert saved.recipients == ("Regionala utvecklingsdirektören", "Bygderådet")
    assert (saved.author, saved.body) == ("Moa Sund", "RS")
    assert page.recipients.recipients()[1] == Addressee("Bygderådet")


def test_an_untouched_memo_is_never_saved_anew(window, memo):
    before = memo().version
    window.screen_here.memo.flush()
    window.refresh()
    window.screen_here.memo.flush()
    assert memo().version == before


def test_another_memo_is_shown_whole_whatever_was_being_written(window, office, world, memo_id):
    page = window.screen_here.memo
    other = start_memo(office, world.cases["00677-2020"], title="En annan", author="Kim Ek")
    page.author.setText("Halvskrivet")
    page.author.setModified(True)
    type_text(page.decision.editors()[1], "Halvskrivet")
    window.go(Place(Room.CASE, world.cases["00677-2020"], f"memo/{other}"))
    assert page.title.title() == "En annan"
    assert page.author.text() == "Kim Ek"
    assert page.decision.content() == (Text(runs("Regionala utvecklingsnämnden beslutar att")),)
    assert plain(window.desk.read(memo_view, memo_id).decision[1].items[0].runs) == "Halvskrivet"
    assert window.desk.read(memo_view, other).decision == ()


def test_someone_elses_change_is_not_written_over(window, office, memo, memo_id):
    page = window.screen_here.memo
    revise_memo(office, memo_id, memo().version, title="Ändrad vid annat bord")
    page._on_title("Min rubrik")
    assert memo().title == "Ändrad vid annat bord"
    assert "Någon annan har ändrat" in window.frame.messages.message.text


def test_the_memo_is_seen_as_paper_and_written_to_a_folder(window, tmp_path, qtbot):
    QSettings().setValue("papers/folder", str(tmp_path / "papper"))
    papers = window.screen_here.papers
    qtbot.waitUntil(lambda: bool(papers.preview.view.layout_shown.versions), timeout=10_000)
    papers.word.trigger()
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("papper/*.docx"))) == 1, timeout=10_000)
    told = window.frame.messages
    qtbot.waitUntil(lambda: told.message is not None)
    assert told.message.text.startswith("Sparat i papper: Tjänsteskrivelse 00677-2020")


def test_the_memo_goes_to_an_agenda_with_its_proposal(window, world, memo_id, qtbot):
    meeting = add_meeting(world, day=TODAY)
    type_text(window.screen_here.memo.decision.editors()[1], "Anta planen.")
    qtbot.keyClick(window, Qt.Key.Key_Return, CTRL)
    screen = window.screen_here
    assert window.trail.here.part == ""
    panel = screen.card.work.agenda
    assert panel.isVisible()
    panel.button.click()
    row = window.desk.read(meeting_view, meeting).agenda[0]
    assert row.memo_id == memo_id
    assert isinstance(row.proposed_decision[1], Points)
