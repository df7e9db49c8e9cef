"""AC-42 on the screens: what was changed by hand is asked about in the page, never written over."""

import os
from datetime import datetime
from html.parser import HTMLParser

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.queries.meetings import meeting_view
from db.queries.records import records_of_case
from db.rules.troubles import DiskFull, FileTrouble
from desktop.delivery import handed_out
from desktop.operations.meetings import revise_meeting
from desktop.operations.memos import start_memo
from desktop.operations.minutes import keep_draft_minutes
from desktop.ui.screens.cases.case_screen import CaseScreen
from desktop.ui.screens.extracts.extracts_page import ExtractsPage
from desktop.ui.screens.meeting import MeetingScreen
from desktop.ui.screens.minutes.page import MinutesPage
from desktop.ui.widgets import paper_shelf
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.step_page import StepOffer
from tests.ui.hands import nameless
from tests.world import TODAY, add_meeting, add_paragraph, number, verify

EDITED_AT = datetime(2026, 3, 11, 14, 2).astimezone()
PAGES = (MinutesPage, ExtractsPage)


def _screen(desk):
    return MeetingScreen(desk, tuple(StepOffer(page.steps, page) for page in PAGES))


@pytest.fixture
def meeting(world):
    """A meeting whose minutes are numbered; one of its two matters belongs to a case."""
    key = add_meeting(world)
    plan = add_paragraph(
        world, key, "Handlingsplan", place=1, cases=("00677-2020",),
        recipients=("Ekonomichefen",),
    )  # fmt: skip
    bridge = add_paragraph(world, key, "Ny bro", place=2, recipients=("Skattekontoret",))
    number(world, plan, bridge)
    return key


@pytest.fixture
def opened_at(opened, tmp_path):
    def _at(meeting, step):
        window = opened({Room.MEETING: _screen}, Place(Room.MEETING, meeting, step))
        return window, window.screen_here.page

    return _at


@pytest.fixture
def saved(opened_at, meeting, office, qtbot, tmp_path):
    """The window and the page of the minutes, with their draft saved in ``tmp_path / "ut"``."""
    keep_draft_minutes(office, meeting)
    window, page = opened_at(meeting, "minutes")
    page.papers.shelf.folder.line.setText(str(tmp_path / "ut"))
    press(page.papers.shelf.save)
    qtbot.waitUntil(lambda: said(window).startswith("Sparat i ut: "))
    return window, page


def said(window):
    message = window.frame.messages.message
    return message.text if message else ""


def press(widget, key=Qt.Key.Key_Return):
    widget.setFocus()
    QTest.keyClick(widget, key if not widget.inherits("QPushButton") else Qt.Key.Key_Space)


def word_file(folder):
    (path,) = folder.glob("*.docx")
    return path


def edit(path, content=b"changed in Word"):
    path.write_bytes(content)
    os.utime(path, (EDITED_AT.timestamp(), EDITED_AT.timestamp()))
    return path


def made_anew(office, meeting):
    """New minutes are kept, so that what is saved differs from what lies in the folder."""
    with office.reading() as session:
        version = meeting_view(session, meeting).head.version
    revise_meeting(office, meeting, version, place="Sal Granen")
    keep_draft_minutes(office, meeting)


@pytest.fixture
def asked(saved, office, meeting, qtbot, tmp_path):
    """The question after the Word file was changed by hand and the minutes made anew."""
    window, page = saved
    path = edit(word_file(tmp_path / "ut"))
    made_anew(office, meeting)
    window.desk.changed.emit()
    press(page.papers.shelf.save)
    qtbot.waitUntil(lambda: page.papers.shelf.hand.asked is not None)
    return window, page.papers.shelf.hand, path


def test_untouched_files_are_made_anew_without_a_question(saved, office, meeting, qtbot, tmp_path):
    window, page = saved
    path = word_file(tmp_path / "ut")
    before = path.read_bytes()
    made_anew(office, meeting)
    window.desk.changed.emit()
    press(page.papers.shelf.save)
    qtbot.waitUntil(lambda: path.read_bytes() != before)
    assert page.papers.shelf.hand.isHidden()
    assert len(list((tmp_path / "ut").iterdir())) == 2


def test_the_question_says_when_and_keeping_is_the_usual_answer(asked, qtbot):
    window, hand, path = asked
    assert hand._heading.text() == "Filen är ändrad för hand 11 mars 14:02"
    assert path.name in hand._lines.text()
    assert hand.keep.hasFocus()
    assert nameless(hand) == []
    texts = [button.text() for button in (hand.keep, hand.beside, hand.overwrite)]
    assert texts == ["Behåll min", "Ny version bredvid", "Skriv över"]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Den är kvar som den var" in said(window))
    assert hand.isHidden()
    assert path.read_bytes() == b"changed in Word"


def test_escape_leaves_the_file_as_it_is(asked, qtbot):
    window, _hand, path = asked
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "Den är kvar som den var" in said(window))
    assert path.read_bytes() == b"changed in Word"


def test_the_new_version_is_put_beside(asked, qtbot):
    window, hand, path = asked
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert hand.beside.hasFocus()
    QTest.keyClick(hand.beside, Qt.Key.Key_Return)
    beside = path.with_stem(f"{path.stem} 2")
    qtbot.waitUntil(beside.exists)
    assert path.read_bytes() == b"changed in Word"
    qtbot.waitUntil(lambda: beside.name in said(window))


def test_overwriting_is_done_only_when_chosen(asked, qtbot):
    _window, hand, path = asked
    press(hand.overwrite)
    qtbot.waitUntil(lambda: path.read_bytes() != b"changed in Word")
    assert len(list(path.parent.iterdir())) == 2


def test_the_changed_file_is_kept_in_the_case(asked, office, world, qtbot):
    window, hand, path = asked
    assert hand.to_case.text() == "Spara den ändrade filen i ärendet 00677-2020"
    press(hand.to_case)
    with office.reading() as session:
        (record,) = records_of_case(session, world.cases["00677-2020"])
    assert record.title == f"{path.stem} (ändrad för hand)"
    assert "sparad i ärende 00677-2020" in said(window)
    assert hand.asked is not None
    assert not hand.to_case.isEnabled()


def test_a_file_open_in_word_is_told_of_and_tried_again(saved, office, meeting, qtbot, tmp_path):
    window, page = saved
    path = word_file(tmp_path / "ut")
    lock = path.with_name(f"~${path.name[2:]}")
    lock.write_bytes(b"\x09Eva \xd6berg" + bytes(45))
    before = path.read_bytes()
    made_anew(office, meeting)
    window.desk.changed.emit()
    hand = page.papers.shelf.hand
    press(page.papers.shelf.save)
    qtbot.waitUntil(lambda: hand.asked is not None)
    assert hand._heading.text() == "Filen är öppen hos Eva Öberg"
    assert hand.again.hasFocus()
    QTest.keyClick(hand.again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hand.asked is not None)
    assert path.read_bytes() == before
    lock.unlink()
    QTest.keyClick(hand.again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: path.read_bytes() != before)
    assert hand.isHidden()


def test_several_files_may_have_one_answer(saved, office, meeting, qtbot, tmp_path):
    window, page = saved
    files = [edit(path, path.name.encode()) for path in (tmp_path / "ut").iterdir()]
    made_anew(office, meeting)
    window.desk.changed.emit()
    hand = page.papers.shelf.hand
    press(page.papers.shelf.save)
    qtbot.waitUntil(lambda: hand.asked is not None)
    assert "En fil till väntar på svar." in hand._lines.text()
    QTest.keyClick(hand.all, Qt.Key.Key_Space)
    press(hand.beside)
    qtbot.waitUntil(lambda: len(list((tmp_path / "ut").iterdir())) == 4)
    assert [path.read_bytes() for path in files] == [path.name.encode() for path in files]


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (DiskFull("/mnt/delad"), "Disken är full."),
        (FileTrouble("/mnt/delad/Protokoll.docx", "No such device"), "kunde inte läsas"),
    ],
)
def test_a_full_disk_or_a_lost_share_is_told_in_words(
    saved, office, meeting, qtbot, monkeypatch, trouble, words
):
    window, page = saved

    def fail(*_args):
        raise trouble

    monkeypatch.setattr(handed_out, "replace_file", fail)
    monkeypatch.setattr(handed_out, "_takes_files", lambda _folder: False)
    made_anew(office, meeting)
    window.desk.changed.emit()
    press(page.papers.shelf.save)
    qtbot.waitUntil(lambda: words in said(window))
    assert page.papers.shelf.hand.isHidden()


def test_a_word_paper_opens_where_it_was_written_and_what_was_written_in_it_stays(
    saved, qtbot, monkeypatch, tmp_path
):
    _window, page = saved
    seen = []
    monkeypatch.setattr(paper_shelf, "open_path", seen.append)
    path = edit(word_file(tmp_path / "ut"))
    word = next(t for t in page.papers.shelf.list.things() if "Word" in t.title)
    page.papers.shelf.list.setFocus()
    page.papers.shelf.list.setCurrentRow(page.papers.shelf.list.things().index(word))
    QTest.keyClick(page.papers.shelf.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.papers.shelf.hand.asked is not None)
    assert page.papers.shelf.hand.keep.hasFocus()
    QTest.keyClick(page.papers.shelf.hand.keep, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: seen == [path])
    assert path.read_bytes() == b"changed in Word"


def test_minutes_are_saved_as_a_web_page_that_says_what_they_are(saved, qtbot, tmp_path):
    _window, page = saved
    press(page.papers.shelf.web)
    qtbot.waitUntil(lambda: len(list((tmp_path / "ut").glob("*.html"))) == 1)
    (web,) = (tmp_path / "ut").glob("*.html")
    text = web.read_text("utf-8")
    HTMLParser().feed(text)
    assert "Ej justerat" in text
    assert "<script" not in text


def test_extracts_changed_by_hand_are_asked_about(opened, world, meeting, qtbot, tmp_path):
    verify(world, meeting, TODAY)
    window = opened({Room.MEETING: _screen}, Place(Room.MEETING, meeting, "extracts"))
    page = window.screen_here.page
    bar = page.bar
    bar.folder.line.setText(str(tmp_path / "utdrag"))
    page._make.trigger()
    qtbot.waitUntil(lambda: "4 filer ligger i mappen utdrag" in said(window))
    path = edit(sorted((tmp_path / "utdrag").glob("*.docx"))[0])
    page._make.trigger()
    qtbot.waitUntil(lambda: bar.hand.asked is not None)
    assert bar.hand.keep.hasFocus()
    press(bar.hand.keep)
    qtbot.waitUntil(lambda: "Den är kvar som den var" in said(window))
    assert path.read_bytes() == b"changed in Word"


def test_extracts_are_made_as_web_pages_too(opened, world, meeting, qtbot, tmp_path):
    verify(world, meeting, TODAY)
    window = opened({Room.MEETING: _screen}, Place(Room.MEETING, meeting, "extracts"))
    page = window.screen_here.page
    page.bar.folder.line.setText(str(tmp_path / "utdrag"))
    QTest.keyClick(page.bar.web, Qt.Key.Key_Space)
    page._make.trigger()
    qtbot.waitUntil(lambda: "6 filer ligger i mappen utdrag" in said(window))
    assert len(list((tmp_path / "utdrag").glob("*.html"))) == 2


def test_a_memo_changed_by_hand_is_asked_about(opened, world, office, qtbot, tmp_path):
    QSettings().setValue("papers/folder", str(tmp_path / "papper"))
    case = world.cases["00677-2020"]
    memo = start_memo(office, case)
    window = opened({Room.CASE: CaseScreen}, Place(Room.CASE, case, f"memo/{memo}"))
    screen = window.screen_here
    screen.papers.word.trigger()
    qtbot.waitUntil(lambda: said(window).startswith("Sparat i papper: "))
    path = edit(word_file(tmp_path / "papper"))
    screen.papers.word.trigger()
    hand = screen.papers.hand
    qtbot.waitUntil(lambda: hand.asked is not None)
    assert hand.to_case.text() == "Spara den ändrade filen i ärendet 00677-2020"
    assert screen.go_back()
    qtbot.waitUntil(hand.isHidden)
    assert path.read_bytes() == b"changed in Word"


def test_ac_43_an_open_paragraph_gives_only_an_extract_that_says_so(
    opened, meeting, qtbot, tmp_path
):
    window = opened({Room.MEETING: _screen}, Place(Room.MEETING, meeting, "extracts"))
    page = window.screen_here.page
    page.bar.folder.line.setText(str(tmp_path / "utdrag"))
    page._make.trigger()
    assert said(window) == "Inget är justerat än, så inga utdrag kan göras."
    (offered,) = [one for one in page.more_actions() if "ej justerat" in one.text()]
    QTest.keyClick(page.bar.web, Qt.Key.Key_Space)
    offered.trigger()
    qtbot.waitUntil(lambda: "Varje sida är märkt Ej justerat" in said(window))
    made = list((tmp_path / "utdrag").iterdir())
    assert made
    assert all(path.name.startswith("Utdrag ur ej justerat protokoll") for path in made)
    assert {path.suffix for path in made} == {".docx", ".pdf", ".html"}
