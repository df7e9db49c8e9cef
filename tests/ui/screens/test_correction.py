"""Correcting a verified paragraph: both wordings side by side, what comes of it, sent again."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.queries.corrections import corrections_of, to_send_again
from db.queries.papers import paper_file, papers_of
from db.rules.lifecycle import AppealWay
from db.rules.rich_text import plain_text, rich
from desktop.operations.corrections import correct_paragraph
from desktop.operations.extracts import SentTo, make_extract, mark_sent
from desktop.operations.office import Office
from desktop.ui.screens.correction import screen as correction_screen
from desktop.ui.screens.correction.screen import CorrectionScreen
from desktop.ui.screens.decisions import DecisionsScreen
from desktop.ui.screens.paragraph import ParagraphScreen
from desktop.ui.screens.paragraphs.page import ParagraphsPage
from desktop.ui.widgets.place import Place, Room
from tests.ui.hands import nameless, type_text
from tests.ui.screens.after import held, meeting_screen
from tests.world import CLERK

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
DAY = date(2026, 4, 20)
DIRECTOR = "Regionala utvecklingsdirektören"
ROOMS = {
    Room.CORRECTION: CorrectionScreen,
    Room.MEETING: meeting_screen,
    Room.DECISIONS: DecisionsScreen,
    Room.PARAGRAPH: lambda desk: ParagraphScreen(desk, ParagraphsPage),
}


@pytest.fixture
def office(world):
    return Office(world.store, CLERK, lambda: DAY)


@pytest.fixture
def meeting(world, office):
    made = held(world, office, recipients=(DIRECTOR, "Skattekontoret"))
    made.verify()
    return made


@pytest.fixture
def sent(meeting):
    """The second paragraph, whose extract the director has got."""
    key = meeting.paragraphs[1]
    make_extract(meeting.office, key)
    mark_sent(meeting.office, [SentTo(key, DIRECTOR)], date(2026, 3, 16))
    return key


def write_new(window, page, qtbot):
    """Writes a new wording of the decision, the reason and the decider, by keyboard."""
    page.wordings.boxes["decision"].setFocus()
    qtbot.keyClick(page.wordings.boxes["decision"], KEY.Key_Space)
    editor = QApplication.focusWidget()
    qtbot.keyClick(editor, KEY.Key_End)
    type_text(editor, " från 2022")
    assert not page.button.isEnabled()
    page.grounds.reason.setFocus()
    type_text(window, "Fel årtal")
    page.grounds.decider.setFocus()
    type_text(window, "Anna Berg (S)")


def test_ac_38_the_page_says_what_will_happen_and_then_does_it(opened, meeting, sent, qtbot):
    with meeting.office.reading() as session:
        first = {
            row.id: paper_file(session, row.id).content
            for row in papers_of(session, [meeting.meeting, sent])
        }
    window = opened(ROOMS, Place(Room.CORRECTION, sent))
    page = window.screen_here
    write_new(window, page, qtbot)
    pair = page.wordings.pairs["decision"]
    assert "anta den" in pair.old.toPlainText()
    assert pair.old.isReadOnly()
    told = [thing.title.replace("\xa0", " ") for thing in page.coming.things()]
    assert told == [
        "Protokollet görs i utgåva 2, i Word och PDF",
        "Protokollsutdraget § 2 görs i utgåva 2, i Word och PDF",
        "De tidigare utgåvorna står kvar oförändrade",
        "1 mottagare har fått en tidigare utgåva och ska få den rättade",
    ]
    assert page.coming.things()[3].detail == "Moa Sund"
    qtbot.keyClick(window, KEY.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page.again.count() == 1)
    with meeting.office.reading() as session:
        (row,) = corrections_of(session, sent)
        assert (row.reason, row.decided_by, row.decided_on) == ("Fel årtal", "Anna Berg (S)", DAY)
        assert plain_text(row.new).endswith("anta den från 2022")
        assert all(paper_file(session, key).content == old for key, old in first.items())
        assert len(to_send_again(session, [sent])) == 1
    assert window.frame.messages.message.action == "Skicka om"
    assert page.papers.count() == 8
    assert page.first_action().text() == "Skicka om"
    with qtbot.waitSignal(page.go_to) as asked:
        page.first_action().trigger()
    assert asked.args[0] == Place(Room.MEETING, meeting.meeting, "extracts/send")


def test_ac_45_earlier_editions_are_opened_byte_for_byte(opened, meeting, sent, qtbot, monkeypatch):
    shown = []
    monkeypatch.setattr(correction_screen, "open_copy", shown.append)
    window = opened(ROOMS, Place(Room.CORRECTION, sent))
    page = window.screen_here
    page.papers.setFocus()
    qtbot.keyClick(page.papers, KEY.Key_Return)
    qtbot.waitUntil(lambda: bool(shown))
    with meeting.office.reading() as session:
        kept = {paper_file(session, row.id).content for row in papers_of(session, [sent])}
    assert shown[0].content in kept


def test_an_answer_for_another_paragraph_touches_nothing_that_is_being_written(
    opened, meeting, sent, qtbot
):
    window = opened(ROOMS, Place(Room.CORRECTION, sent))
    page = window.screen_here
    write_new(window, page, qtbot)
    qtbot.keyClick(window, KEY.Key_Return, CTRL)
    window.go(Place(Room.CORRECTION, meeting.paragraphs[0]))
    write_new(window, page, qtbot)
    qtbot.waitUntil(lambda: window.frame.messages.message is not None)
    assert window.frame.messages.message.text.replace("\xa0", " ").startswith("§ 2 är rättad")
    assert list(page.wordings.new()) == ["decision"]
    assert page.grounds.reason.currentText() == "Fel årtal"


def test_what_another_has_corrected_meanwhile_is_shown_before_it_is_corrected_again(
    opened, meeting, qtbot
):
    key = meeting.paragraphs[0]
    window = opened(ROOMS, Place(Room.CORRECTION, key))
    page = window.screen_here
    write_new(window, page, qtbot)
    correct_paragraph(
        meeting.office, key, {"title": rich("Val")}, reason="Fel", decided_by="Eva", decided_on=DAY
    )
    window.desk.changed.emit()
    qtbot.keyClick(window, KEY.Key_Return, CTRL)
    qtbot.waitUntil(lambda: window.frame.messages.message is not None)
    with meeting.office.reading() as session:
        assert [row.part for row in corrections_of(session, key)] == ["title"]
    page.wordings.boxes["decision"].setChecked(False)
    window.desk.changed.emit()
    page.wordings.boxes["title"].setChecked(True)
    assert page.wordings.pairs["title"].old.toPlainText() == "Val"


def test_fl_36_is_offered_only_where_a_party_appeals(opened, world, meeting, qtbot):
    window = opened(ROOMS, Place(Room.CORRECTION, meeting.paragraphs[0]))
    page = window.screen_here
    assert page.grounds.bases.count() == 1
    assert "36 §" in page.grounds._form.rows["basis"]._note.text()


def test_fl_36_is_offered_to_a_case_between_parties(opened, world, office, qtbot):
    made = held(world, office, appeal=AppealWay.ADMINISTRATIVE_APPEAL)
    made.verify()
    page = opened(ROOMS, Place(Room.CORRECTION, made.paragraphs[0])).screen_here
    assert page.grounds.bases.count() == 2


def test_what_is_not_filled_in_is_said_and_nothing_is_done(opened, meeting, qtbot):
    window = opened(ROOMS, Place(Room.CORRECTION, meeting.paragraphs[0]))
    page = window.screen_here
    assert page.button.toolTip() == "Välj vad som ska rättas och skriv den nya lydelsen"
    write_new(window, page, qtbot)
    page.grounds.day._change(date(2026, 3, 11))
    assert "12 mars 2026" in page.button.toolTip()
    qtbot.keyClick(window, KEY.Key_Return, CTRL)
    window.desk.wait()
    with meeting.office.reading() as session:
        assert corrections_of(session, meeting.paragraphs[0]) == ()
    assert nameless(window) == []


def test_the_correction_is_read_under_the_paragraph(opened, meeting, sent, qtbot):
    window = opened(ROOMS, Place(Room.CORRECTION, sent))
    page = window.screen_here
    write_new(window, page, qtbot)
    page.button.click()
    qtbot.waitUntil(lambda: page.made.count() == 1)
    window.go(Place(Room.DECISIONS, sent))
    text = window.screen_here.paper.text.toPlainText()
    assert text.index("Rättad 2026-04-20") < text.index("Tidigare lydelse")
    assert text.rindex("anta den från 2022") > text.index("Ny lydelse")


@pytest.mark.parametrize("room", [Room.DECISIONS, Room.PARAGRAPH])
def test_ratta_leads_there_from_the_lists(opened, meeting, room, qtbot):
    window = opened(ROOMS, Place(room, meeting.paragraphs[2]))
    (action,) = [a for a in window.screen_here.more_actions() if a.text() == "Rätta …"]
    assert action.isEnabled()
    action.trigger()
    assert window.trail.here == Place(Room.CORRECTION, meeting.paragraphs[2])


def test_ratta_leads_there_from_the_minutes(opened, meeting, qtbot):
    window = opened(ROOMS, Place(Room.MEETING, meeting.meeting, "minutes"))
    section = window.screen_here.page.correcting
    section.box.setCurrentIndex(3)
    section.button.setFocus()
    qtbot.keyClick(section.button, KEY.Key_Space)
    assert window.trail.here == Place(Room.CORRECTION, meeting.paragraphs[3])


def test_open_text_is_not_corrected(opened, world, office, qtbot):
    made = held(world, office)
    window = opened(ROOMS, Place(Room.DECISIONS, made.paragraphs[0]))
    (action,) = [a for a in window.screen_here.more_actions() if a.text() == "Rätta …"]
    assert not action.isEnabled()
