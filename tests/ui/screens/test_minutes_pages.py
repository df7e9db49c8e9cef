"""The minutes, their verification and their notice, as pages of a meeting."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from db.queries.meetings import meeting_view
from desktop.operations.minutes import keep_draft_minutes
from desktop.ui.screens.meeting import MeetingScreen
from desktop.ui.screens.minutes.page import MinutesPage
from desktop.ui.screens.notice.page import NoticePage
from desktop.ui.screens.verification.page import VerificationPage
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.step_page import StepOffer
from tests.ui.hands import nameless, type_text
from tests.world import add_meeting, add_paragraph, number, verify

CTRL = Qt.KeyboardModifier.ControlModifier
PAGES = (MinutesPage, VerificationPage, NoticePage)


def _screen(desk):
    return MeetingScreen(desk, tuple(StepOffer(page.steps, page) for page in PAGES))


@pytest.fixture
def drafts(world):
    """A meeting and its two paragraphs, not numbered."""
    key = add_meeting(world)
    first = add_paragraph(world, key, "Handlingsplan", place=1, cases=("00677-2020",))
    return key, first, add_paragraph(world, key, "Ny bro", place=2)


@pytest.fixture
def meeting(drafts):
    return drafts[0]


@pytest.fixture
def numbered(world, drafts):
    key, *paragraphs = drafts
    number(world, *paragraphs)
    return key


@pytest.fixture
def at(opened):
    """``at(meeting, step)`` gives the window and the page of the step."""

    def _at(meeting, step):
        window = opened({Room.MEETING: _screen}, Place(Room.MEETING, meeting, step))
        return window, window.screen_here.page

    return _at


def view(office, meeting):
    with office.reading() as session:
        return meeting_view(session, meeting)


def test_the_pages_are_shown_and_what_is_missing_is_told(at, meeting, qtbot):
    _window, page = at(meeting, "minutes")
    qtbot.waitUntil(lambda: page.paper.document.pageCount() > 0)
    qtbot.waitUntil(lambda: page.missing.list.count() == 2)
    titles = [thing.title for thing in page.missing.list.things()]
    assert titles == ["Handlingsplan saknar nummer", "Ny bro saknar nummer"]
    assert page._due.facts()[0].value == "24 mars 2026, 14 dagar kvar"


def test_numbering_is_the_first_thing_to_do_and_can_be_taken_back(at, meeting, office, qtbot):
    window, page = at(meeting, "minutes")
    assert page.first_action().text() == "Tilldela paragrafer"
    qtbot.keyClick(window, Qt.Key.Key_Return, CTRL)
    assert [row.number for row in view(office, meeting).agenda] == [1, 2]
    assert "§§\xa01–2" in window.frame.messages.message.text
    assert page.first_action().text() == "Till justeringen"
    window.desk.undo()
    assert [row.number for row in view(office, meeting).agenda] == [None, None]


def test_a_heading_of_the_paper_leads_to_its_paragraph(at, numbered, office, qtbot):
    _window, page = at(numbered, "minutes")
    qtbot.waitUntil(lambda: page.paper.document.pageCount() > 0)
    leading = [one for one in page.paper.entries() if page._leads(one)]
    assert [one.title.replace("\xa0", " ") for one in leading] == [
        "§ 1 Handlingsplan",
        "§ 2 Ny bro",
    ]
    with qtbot.waitSignal(page.go_to) as told:
        page.paper.heading_chosen.emit(leading[1])
    last = view(office, numbered).agenda[1].paragraph_id
    assert told.args[0] == Place(Room.MEETING, numbered, f"paragraphs/{last}")


def test_the_fields_are_saved_when_they_are_left(at, numbered, office, qtbot):
    _window, page = at(numbered, "minutes")
    with qtbot.waitSignal(page.saved):
        page.form.place.setFocus()
        type_text(page, "Kansliet")
        page.form.chair.setFocus()
    part = view(office, numbered).parts[0]
    assert part.planned_place == "Kansliet"
    assert [one.name for one in part.verifiers] == ["Nils Åkerlund"]


def test_the_draft_is_made_kept_and_saved_to_a_folder(at, numbered, office, qtbot, tmp_path):
    _window, page = at(numbered, "minutes")
    page.papers.make.click()
    qtbot.waitUntil(lambda: page.papers.shelf.list.count() == 2)
    page.papers.shelf.folder.line.setText(str(tmp_path / "ut"))
    page.papers.shelf.save.click()
    qtbot.waitUntil(
        lambda: (tmp_path / "ut").is_dir() and len(list((tmp_path / "ut").iterdir())) == 2
    )
    kept = keep_draft_minutes(office, numbered)
    assert {path.suffix for path in (tmp_path / "ut").iterdir()} == {".docx", ".pdf"}
    assert len(kept) == 2


def test_verifying_says_what_it_will_do_and_then_does_it(at, numbered, office, qtbot):
    window, page = at(numbered, "verification")
    qtbot.waitUntil(lambda: page.button.isEnabled())
    facts = {fact.label: fact for fact in page.facts.facts()}
    assert facts["Justeras av"].value == "Anna Berg och Nils Åkerlund (M)"
    assert facts["Senaste dag"].section == "KL 5:69"
    assert page.locked.count() == 2
    page.button.click()
    page.button.click()
    qtbot.waitUntil(lambda: view(office, numbered).parts[0].is_verified)
    qtbot.waitUntil(lambda: page.shelf.list.count() == 2)
    assert window.frame.messages.message.action == "Anslå"
    assert page._title.text() == "Protokollet är justerat"


def test_a_day_that_is_too_late_or_too_early_is_told(at, numbered, qtbot):
    _window, page = at(numbered, "verification")
    qtbot.waitUntil(lambda: page.button.isEnabled())
    page.day._change(date(2026, 3, 25))
    qtbot.waitUntil(lambda: "24 mars" in page._day_row._note.text())
    page.day._change(date(2026, 3, 9))
    qtbot.waitUntil(lambda: page.missing.list.count() == 1)
    assert not page.button.isEnabled()


def test_nothing_planned_for_one_meeting_is_done_to_another(at, world, numbered, office, qtbot):
    window, page = at(numbered, "verification")
    qtbot.waitUntil(lambda: page.button.isEnabled())
    other = add_meeting(world, day=date(2026, 4, 14))
    window.go(Place(Room.MEETING, other, "verification"))
    page._on_verify()
    window.desk.wait()
    assert not view(office, numbered).parts[0].is_verified


@pytest.mark.parametrize(
    ("posted", "last", "down"),
    [
        (date(2020, 3, 12), "2 april 2020", "3 april 2020"),
        (date(2025, 5, 30), "23 juni 2025", "24 juni 2025"),
        (date(2026, 3, 13), "7 april 2026", "8 april 2026"),
        (date(2026, 12, 15), "5 januari 2027", "6 januari 2027"),
    ],
)
def test_ac_41_the_days_follow_from_the_day_of_the_notice(at, world, numbered, posted, last, down):
    verify(world, numbered)
    _window, page = at(numbered, "notice")
    page.posted_on._change(posted)
    facts = {fact.label: (fact.value, fact.section) for fact in page.facts.facts()}
    assert facts["Sista dag att överklaga"] == (last, "KL 13:5")
    assert facts["Tas ned tidigast"] == (down, "KL 13:5")


def test_the_notice_is_posted_shown_and_taken_down(at, world, numbered, office, qtbot):
    verify(world, numbered)
    window, page = at(numbered, "notice")
    assert page.posted_on.day == date(2026, 3, 13)
    page.posted_on._change(date(2026, 3, 16))
    assert "14 mars 2026" in page._day_row._note.text()
    page.posted_on._change(date(2026, 3, 13))
    page.location.clear()
    page.post.click()
    assert view(office, numbered).parts[0].notice.minutes_location.startswith("Kansliet")
    qtbot.waitUntil(lambda: page.paper.document.pageCount() == 1)
    page._make.click()
    qtbot.waitUntil(lambda: page.shelf.list.count() == 2)
    page.taken_down_on._change(date(2026, 4, 1))
    assert "KL 13:5" in page._down_row._note.text()
    page.taken_down_on._change(date(2026, 4, 8))
    page.take_down.click()
    assert view(office, numbered).parts[0].notice.taken_down_on == date(2026, 4, 8)
    assert window.frame.messages.message.text == "Anslaget är nedtaget 8 april 2026."


def test_open_minutes_have_no_notice_to_post(at, numbered):
    _window, page = at(numbered, "notice")
    assert page.first_action().text() == "Till justeringen"
    assert not page.post.isVisible()


@pytest.mark.parametrize("step", ["minutes", "verification", "notice"])
@pytest.mark.parametrize("locked", [False, True])
def test_every_control_has_a_name(at, world, numbered, step, locked):
    if locked:
        verify(world, numbered)
    window, _page = at(numbered, step)
    for width in (1280, 1024):
        window.resize(width, 640)
        assert nameless(window) == []


def test_ac_43_quick_minutes_are_put_in_the_folder_while_the_minutes_are_open(
    at, numbered, office, qtbot, tmp_path
):
    window, page = at(numbered, "minutes")
    folder = tmp_path / "papper"
    page.papers.shelf.folder.line.setText(str(folder))
    (quick,) = [one for one in page.more_actions() if one.text() == "Skapa snabbprotokoll"]
    quick.trigger()
    qtbot.waitUntil(lambda: window.frame.messages.message is not None)
    assert "ingen rättslig verkan" in window.frame.messages.message.text
    names = {path.name for path in folder.iterdir()}
    assert names == {f"Snabbprotokoll RUN 2026-03-10 ej justerat.{end}" for end in ("docx", "pdf")}
    assert view(office, numbered).papers == ()
