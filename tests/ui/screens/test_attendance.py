"""Närvaro by keyboard: who comes, goes, stands back; what the page tells of it (AC-19 to 25)."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.queries.attendance_grid import CellState
from db.queries.meeting_steps import MeetingStep
from db.rules.lifecycle import PartKind, Presence, ProposalKind, Role
from desktop.operations.handling import add_proposal
from desktop.operations.minutes import choose_verifiers, verify_minutes
from desktop.operations.minutes_parts import declare_immediate
from desktop.operations.organisation import revise_body
from desktop.operations.votes import Asked, vote_by_party
from desktop.ui.screens.attendance.page import AttendancePage
from desktop.ui.screens.meeting import MeetingScreen
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.step_page import StepOffer
from tests.acceptance.chamber import (
    AKERLUND,
    BERG,
    MARCH,
    NO,
    SEVEN,
    YES,
    Chamber,
    chamber,
    elect_assembly,
    plain,
    start_at,
)
from tests.acceptance.clerk import clerk_of
from tests.ui.hands import nameless, type_text

STEPS = (StepOffer(AttendancePage.steps, AttendancePage),)
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier
Key = Qt.Key
HOLM, LIND = "Åsa Holm", "Örjan Lind"


@pytest.fixture
def clerk(world):
    return clerk_of(world)


@pytest.fixture
def room(clerk):
    """RUN's meeting with §§ 15–18."""
    start_at(clerk, 15)
    return chamber(clerk, ["Delårsrapport", "Bidrag till byarna", "Bredband", "Rapporter"])


@pytest.fixture
def look(opened):
    """``look(room)`` opens the page on a meeting and stands in its grid."""

    def _look(room):
        screens = {Room.MEETING: lambda desk: MeetingScreen(desk, STEPS)}
        place = Place(Room.MEETING, room.meeting, MeetingStep.ATTENDANCE.value)
        window = opened(screens, place)
        page = window.screen_here.page
        page.grid.setFocus()
        return window, page

    return _look


def press(key, held=PLAIN, times=1):
    for _ in range(times):
        QTest.keyClick(QApplication.focusWidget(), key, held)


def go(room, page, name, place):
    """With the arrows from the first cell to somebody's, in the paragraph of that place from 0."""
    press(Key.Key_Home, CTRL)
    rows = [row.attendee.name if row.attendee else "" for row in page.grid.grid.sheet.rows]
    press(Key.Key_Down, times=rows.index(name))
    press(Key.Key_Right, times=place)
    assert page.grid.currentIndex().row() == rows.index(name)


def letters(page, name):
    """What stands in somebody's row."""
    sheet = page.grid.grid.sheet
    row = next(n for n, one in enumerate(sheet.rows) if one.attendee and one.attendee.name == name)
    model = page.grid.grid
    return "".join(model.index(row, n).data() for n in range(model.columnCount()))


def sentences(page):
    return [plain(one.sentence) for one in page.parts.steps.rows.steps]


def bar(window):
    message = window.frame.messages.message
    return plain(message.text) if message else ""


def paper(page):
    return plain(page.parts.paper.text.toPlainText())


# AC-19


def test_everybody_is_there_until_told_otherwise(look, room):
    window, page = look(room)
    assert letters(page, BERG) == "OOOO"
    assert [letters(page, name) for name in SEVEN[1:]] == ["TTTT"] * 6
    assert letters(page, LIND) == "NNNN"
    assert page.parts.steps.rows.steps == ()
    assert page.parts._below.currentWidget() is not page.parts.steps
    assert not nameless(window)


def test_space_is_for_the_whole_meeting_and_the_next_in_turn_steps_in(look, room):
    window, page = look(room)
    go(room, page, BERG, 2)
    press(Key.Key_Space)
    assert letters(page, BERG) == "FFFF"
    assert letters(page, LIND) == "EEEE"
    assert letters(page, AKERLUND) == "OOOO"
    assert "Örjan Lind (S), för Anna Berg (S)" in paper(page)
    window.desk.undo()
    assert letters(page, BERG) == "OOOO"
    window.desk.redo()
    press(Key.Key_Space)
    assert letters(page, LIND) == "NNNN"


def test_another_substitute_is_chosen_with_t(look, room):
    window, page = look(room)
    go(room, page, BERG, 0)
    press(Key.Key_Space)
    press(Key.Key_T)
    assert not nameless(window)
    press(Key.Key_Down, times=2)
    press(Key.Key_Return)
    assert letters(page, "Maja Rask") == "EEEE"
    assert letters(page, LIND) == "NNNN"
    assert QApplication.focusWidget() is page.grid
    window.desk.undo()
    assert letters(page, LIND) == "EEEE"


def test_for_whom_a_substitute_serves_is_chosen_from_her_own_row(look, room):
    _, page = look(room)
    go(room, page, "Maja Rask", 0)
    press(Key.Key_Return)
    assert page.parts.stand_in.isHidden()
    go(room, page, BERG, 0)
    press(Key.Key_Space)
    go(room, page, "Maja Rask", 0)
    press(Key.Key_Return)
    press(Key.Key_Return)
    assert letters(page, "Maja Rask") == "EEEE"
    press(Key.Key_T)
    press(Key.Key_Escape)
    assert page.parts.stand_in.isHidden()


# AC-22


def test_in_and_out_during_the_meeting(look, room):
    window, page = look(room)
    go(room, page, AKERLUND, 1)
    press(Key.Key_G)
    go(room, page, AKERLUND, 3)
    press(Key.Key_K)
    assert letters(page, AKERLUND) == "TTFT"
    assert letters(page, HOLM) == "NNEN"
    assert sentences(page) == [
        "Nils Åkerlund (M) lämnar sammanträdet efter § 16. Åsa Holm (M) tjänstgör i dennes ställe.",
        "Nils Åkerlund (M) återkommer till sammanträdet och tjänstgör från och med § 18. "
        "Åsa Holm (M) upphör att tjänstgöra.",
    ]
    assert "Nils Åkerlund (M), vice ordförande, §§ 15–16, 18" in paper(page)
    assert "Åsa Holm (M), för Nils Åkerlund (M), § 17" in paper(page)
    window.desk.undo()
    assert letters(page, AKERLUND) == "TTFF"
    window.desk.undo()
    assert letters(page, AKERLUND) == "TTTT"


def test_one_leaves_in_the_middle_of_a_paragraph(look, room):
    window, page = look(room)
    go(room, page, AKERLUND, 1)
    press(Key.Key_G, SHIFT)
    assert letters(page, AKERLUND) == "TFFF"
    assert "under § 16, före beslutet" in sentences(page)[0]
    go(room, page, AKERLUND, 2)
    press(Key.Key_K, SHIFT)
    assert letters(page, AKERLUND) == "TFFT"
    assert "gick under" in page.parts.steps.rows.index(0, 0).data()
    window.desk.undo()
    window.desk.undo()
    assert letters(page, AKERLUND) == "TTTT"


def test_an_interval_is_entered_once_with_shift_and_g(look, room):
    window, page = look(room)
    go(room, page, AKERLUND, 1)
    press(Key.Key_Right, SHIFT)
    press(Key.Key_G)
    assert letters(page, AKERLUND) == "TFFT"
    assert "§§ 16–17" in bar(window)
    window.desk.undo()
    assert letters(page, AKERLUND) == "TTTT"


def test_a_party_leaves_in_one_key_press(look, room):
    _, page = look(room)
    go(room, page, "Britta Öman", 1)
    press(Key.Key_Down, SHIFT)
    press(Key.Key_G)
    assert [letters(page, name) for name in ("Britta Öman", "Karl Ek")] == ["TTFF", "TTFF"]


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Backspace])
def test_what_stands_in_a_cell_is_taken_back(look, room, key):
    window, page = look(room)
    go(room, page, AKERLUND, 1)
    press(Key.Key_G)
    press(Key.Key_Right)
    press(key)
    assert "ingen notering" in bar(window)
    press(Key.Key_Left)
    press(key)
    assert letters(page, AKERLUND) == "TTTT"
    window.desk.undo()
    assert letters(page, AKERLUND) == "TTFF"


def test_serving_again_is_remarked_with_its_section(look, room, clerk):
    body = clerk.view(room.meeting).head.body_id
    revise_body(clerk.office, body, 1, may_return=False)
    window, page = look(room)
    assert page.parts.remarks.isHidden()
    go(room, page, AKERLUND, 1)
    press(Key.Key_Right, SHIFT)
    press(Key.Key_G)
    (remark,) = page.parts.remarks.remarks
    assert (remark.what, remark.section, remark.where[-2:]) == ("served_again", "KL 5:20", "18")
    assert page.parts.remarks.isVisible()
    assert not nameless(window)
    page.parts.remarks.section_asked.emit(remark.section)
    assert page.parts.law.isVisible()
    press(Key.Key_Escape)
    assert not page.parts.law.isVisible()
    page.parts.remarks.item_asked.emit(remark.subject_id)
    assert page.grid.here()[1].item.id == room.items[3]


def test_a_new_day_lets_them_serve_again(look, room, clerk):
    body = clerk.view(room.meeting).head.body_id
    revise_body(clerk.office, body, 1, may_return=False)
    window, page = look(room)
    go(room, page, AKERLUND, 1)
    press(Key.Key_Right, SHIFT)
    press(Key.Key_G)
    press(Key.Key_N)
    assert "på en dag" in bar(window)
    page.parts.details.ends_on.set_day(date(2026, 3, 11))
    page.parts.details.save()
    go(room, page, AKERLUND, 3)
    press(Key.Key_N)
    assert page.parts.remarks.remarks == ()
    assert "onsdagen den 11 mars 2026" in paper(page)
    window.desk.undo()
    assert len(page.parts.remarks.remarks) == 1


def test_a_sentence_is_rewritten_in_place_and_emptied_is_the_programs_own(look, room):
    window, page = look(room)
    go(room, page, AKERLUND, 1)
    press(Key.Key_G)
    own = sentences(page)[0]
    table = page.parts.steps
    table.setFocus()
    press(Key.Key_Return)
    type_text(table, "Åkerlund går.")
    press(Key.Key_Return)
    assert sentences(page) == ["Åkerlund går."]
    assert "egen lydelse" in table.rows.index(0, 0).data()
    window.desk.undo()
    assert sentences(page) == [own]
    window.desk.redo()
    table.setFocus()
    press(Key.Key_F2)
    press(Key.Key_Delete)
    press(Key.Key_Return)
    assert sentences(page) == [own]
    assert "egen lydelse" not in table.rows.index(0, 0).data()


def test_the_clock_stands_in_the_sentence(look, room):
    window, page = look(room)
    go(room, page, AKERLUND, 1)
    press(Key.Key_G)
    table = page.parts.steps
    table.setFocus()
    press(Key.Key_Left)
    press(Key.Key_Return)
    type_text(table, "10.20")
    press(Key.Key_Return)
    assert "lämnar sammanträdet kl. 10.20 efter § 16" in sentences(page)[0]
    press(Key.Key_Return)
    type_text(table, "26.70")
    press(Key.Key_Return)
    assert "klockslaget" in bar(window).lower()
    assert "kl. 10.20" in sentences(page)[0]


def test_from_the_sentence_to_its_cell_and_back_out_of_it(look, room):
    _, page = look(room)
    go(room, page, AKERLUND, 1)
    press(Key.Key_G)
    press(Key.Key_Home, CTRL)
    page.parts.steps.setFocus()
    press(Key.Key_Return, SHIFT)
    assert page.parts.steps.here().step.person == room.person(AKERLUND)
    row, column = page.grid.here()
    assert (row.attendee.name, column.item.id) == (AKERLUND, room.items[1])
    page.parts.steps.setFocus()
    press(Key.Key_Delete)
    assert page.parts.steps.rows.steps == ()


def test_distance_is_noted_with_d(look, room):
    window, page = look(room)
    go(room, page, "Karl Ek", 0)
    press(Key.Key_D)
    assert "Karl Ek (S), på distans" in paper(page)
    window.desk.undo()
    assert "på distans" not in paper(page)


def test_one_who_is_not_there_cannot_leave(look, room):
    window, page = look(room)
    go(room, page, AKERLUND, 0)
    press(Key.Key_G)
    press(Key.Key_Right)
    for key in (Key.Key_G, Key.Key_J):
        press(key)
        assert "inte där i § 16" in bar(window)
    assert letters(page, AKERLUND) == "TFFF"


# AC-23


def test_conflict_of_interest_is_one_key(look, room):
    window, page = look(room)
    go(room, page, BERG, 2)
    press(Key.Key_J)
    assert letters(page, BERG) == "OOJO"
    assert letters(page, LIND) == "NNEN"
    assert letters(page, AKERLUND) == "TTOT"
    assert page.parts.remarks.remarks == ()
    assert plain(page.parts._quorum.text()) == "§ 17: 7 tjänstgör, beslutför"
    assert "Örjan Lind (S) tjänstgör i dennes ställe." in sentences(page)[0]
    window.desk.undo()
    assert letters(page, BERG) == "OOOO"


def test_conflict_in_one_point_alone(look, room):
    window, page = look(room)
    go(room, page, BERG, 2)
    press(Key.Key_J, SHIFT)
    assert QApplication.focusWidget().accessibleName() == "Att-satsens nummer"
    assert not nameless(window)
    type_text(page, "2")
    press(Key.Key_Return)
    model = page.grid.grid
    assert model.index(0, 2).data() == "J2"
    assert model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole).endswith("jäv, att-sats 2")
    assert "inte i beslutet enligt punkt 2" in sentences(page)[0]
    press(Key.Key_J, SHIFT)
    type_text(page, "två")
    press(Key.Key_Return)
    assert "inget nummer" in bar(window)
    assert len(sentences(page)) == 1


def test_a_vote_that_stands_is_said_in_the_bar(look, room):
    paragraph = room.paragraph(2)
    proposal = add_proposal(room.office, paragraph, ProposalKind.APPROVAL, ["Anna Berg (S)"])
    parties = {"S": YES, "M": NO, "C": YES, "V": YES}
    vote_by_party(room.office, paragraph, Asked(proposal), parties)
    window, page = look(room)
    go(room, page, BERG, 2)
    press(Key.Key_J)
    assert letters(page, BERG) == "OOOO"
    assert "§ 17 har en omröstning" in bar(window)
    assert "Rätta omröstningen först" in bar(window)


# AC-25


@pytest.mark.parametrize(("absent", "is_met"), [(4, False), (3, True)])
def test_quorum_is_counted_in_each_paragraph(look, room, absent, is_met):
    substitutes = [one.name for one in room.service.people.values() if one.role is Role.SUBSTITUTE]
    room.excuse(*substitutes)
    window, page = look(room)
    go(room, page, SEVEN[7 - absent], 1)
    press(Key.Key_Down, SHIFT, times=absent - 1)
    press(Key.Key_Right, SHIFT)
    press(Key.Key_G)
    columns = page.grid.grid.sheet.columns
    assert [column.is_met for column in columns] == [True, is_met, is_met, True]
    assert [one.what for one in page.parts.remarks.remarks] == ["not_quorate"] * (not is_met)
    if not is_met:
        (remark,) = page.parts.remarks.remarks
        assert (plain(remark.where), remark.section, remark.grave) == ("§§ 16–17", "KL 6:27", True)
        assert plain(page.parts._quorum.text()) == "! § 17: 3 tjänstgör, inte beslutför, 4 behövs"
        assert page.parts._section.text() == "KL 6:27"
    assert not nameless(window)


def test_a_vacant_seat_is_listed_and_nothing_is_noted_on_it(look, room, clerk):
    body = clerk.view(room.meeting).head.body_id
    revise_body(clerk.office, body, 1, seats=8)
    window, page = look(room)
    assert page.grid.grid.headerData(7, Qt.Orientation.Vertical) == "Vakant plats"
    press(Key.Key_Home, CTRL)
    press(Key.Key_Down, times=7)
    for key in (Key.Key_K, Key.Key_Space, Key.Key_D):
        press(key)
        assert "vakant" in bar(window)
    assert letters(page, LIND) == "EEEE"


# What is verified, and what is not there yet


def test_verified_minutes_are_locked_and_say_why(look, room):
    part = next(one for one in room.clerk.view(room.meeting).parts if one.kind is PartKind.MAIN)
    choose_verifiers(room.office, part.id, ["Nils Åkerlund (M)"])
    verify_minutes(room.office, part.id, MARCH)
    window, page = look(room)
    assert "justerat 10 mars 2026" in page.parts._lock.text()
    go(room, page, BERG, 1)
    press(Key.Key_G)
    assert letters(page, BERG) == "OOOO"
    assert "justerat protokoll" in bar(window)
    assert not page.parts.details.place.isEnabled()
    assert page.grid.grid.is_locked(0)


def test_a_paragraph_verified_at_once_is_locked_alone(look, room):
    part = declare_immediate(room.office, room.meeting, [room.paragraph(1)], ["Nils Åkerlund (M)"])
    verify_minutes(room.office, part, MARCH)
    window, page = look(room)
    assert "§ 16 är omedelbart justerad" in plain(page.parts._lock.text())
    go(room, page, BERG, 1)
    press(Key.Key_G)
    assert "§ 16 är justerad" in bar(window)
    press(Key.Key_Right)
    press(Key.Key_G)
    assert letters(page, BERG) == "OOOF"


def test_an_empty_agenda_can_still_be_excused_from(look, clerk):
    room = Chamber(clerk, clerk.meets("RUN", MARCH))
    window, page = look(room)
    assert letters(page, BERG) == "O"
    press(Key.Key_K)
    assert "Dagordningen är tom" in bar(window)
    press(Key.Key_Space)
    assert room.service.people[room.person(BERG)].presence is Presence.ABSENT
    assert letters(page, LIND) == "E"


def test_headings_take_no_column_and_titles_are_spoken(look, clerk):
    room = Chamber(clerk, clerk.meets("RUN", MARCH, ["A", "# Rubrik", "Bidrag"]))
    _, page = look(room)
    model = page.grid.grid
    assert [model.headerData(n, Qt.Orientation.Horizontal) for n in range(2)] == ["(1)", "(2)"]
    spoken = model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert plain(spoken).startswith("punkt 2 Bidrag")
    states = {cell.state for cell in page.grid.grid.sheet.columns[0].cells.values()}
    assert states == {CellState.SERVES, CellState.PRESENT}


def test_the_clerk_stays_in_her_cell_when_the_agenda_grows(look, room):
    _, page = look(room)
    go(room, page, AKERLUND, 2)
    room.clerk.adds(room.meeting, "Sent ärende")
    page.show_meeting(room.clerk.view(room.meeting))
    row, column = page.grid.here()
    assert page.grid.grid.columnCount() == 5
    assert (row.attendee.name, column.item.id) == (AKERLUND, room.items[2])


# The rest of the front page


def test_hours_pauses_and_others_are_saved_when_left_and_taken_back(look, room):
    window, page = look(room)
    details = page.parts.details
    page.parts.tabs.setCurrentIndex(1)
    details.ends_at.setText("11.45")
    details.adjournments.setPlainText("10.15–10.30\n\n11.00–11.10")
    details.others.setPlainText("Moa Sund, direktör")
    page.flush()
    head = room.clerk.view(room.meeting).head
    assert head.ends_at == "11:45"
    assert head.adjournments.splitlines() == ["10.15–10.30", "11.00–11.10"]
    assert "Ajournering kl. 10.15–10.30" in paper(page)
    assert not nameless(window)
    details.ends_at.setText("08.00")
    page.flush()
    assert "klockslaget" in bar(window).lower()
    for _ in range(3):
        window.desk.undo()
    head = room.clerk.view(room.meeting).head
    assert (head.ends_at, head.adjournments, head.others_present) == ("", "", "")


def test_another_leads_the_meeting(look, room):
    window, page = look(room)
    chair = page.parts.details.chair
    chair.setCurrentIndex(chair.findText("Karl Ek (S)"))
    chair.activated.emit(chair.currentIndex())
    assert letters(page, "Karl Ek") == "OOOO"
    window.desk.undo()
    assert letters(page, BERG) == "OOOO"


@pytest.mark.parametrize("items", [110])
def test_a_large_assembly_is_read_beside_the_window(look, clerk, qtbot, items):
    elect_assembly(clerk)
    room = Chamber(clerk, clerk.meets("RF", MARCH, [f"Motion {n}" for n in range(items)]))
    _, page = look(room)
    qtbot.waitUntil(lambda: page.grid.grid.columnCount() == items, timeout=10_000)
    assert page.grid.grid.rowCount() == 65
    press(Key.Key_End)
    press(Key.Key_J)
    qtbot.waitUntil(lambda: page.grid.grid.index(0, items - 1).data() == "J", timeout=10_000)
    page.show_meeting(room.clerk.view(room.meeting), str(room.items[5]))
    qtbot.waitUntil(lambda: page.grid.currentIndex().column() == 5, timeout=10_000)
