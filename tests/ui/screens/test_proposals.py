"""Proposals and their order on the sheet of a paragraph, by keyboard: AC-15, AC-28."""

import pytest
from PySide6.QtWidgets import QApplication

from db.rules.lifecycle import Outcome, ProposalKind
from db.rules.rich_text import plain_text, rich
from desktop.operations.handling import add_proposal
from desktop.operations.votes import Asked, acclaim
from tests.acceptance.chamber import chamber
from tests.acceptance.clerk import clerk_of
from tests.ui.hands import nameless, type_text
from tests.ui.screens.handled import ALT, CONTROL, KEY, page_of, press, said

# The offscreen platform says so when names to choose from pop up.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

APPROVAL, REJECTION, AMENDMENT, ADDITION, REFERRAL, TABLING = ProposalKind


@pytest.fixture
def room(world):
    return chamber(clerk_of(world), ["Handlingsplan", "Uppföljning"])


def propose(room, kind, *names, text=""):
    return add_proposal(room.office, room.paragraph(), kind, names, text=rich(text))


def proposals(room):
    return [(one.kind, one.proposers, one.withdrawn) for one in room.handling().proposals]


def test_a_proposal_is_noted_in_a_few_keys(opened, room):
    window, page = page_of(opened, room)
    press(KEY.Key_Y, held=ALT)
    press(KEY.Key_Return)
    type_text(window, "berg")
    press(KEY.Key_Return)
    type_text(window, "ek")
    press(KEY.Key_Return, KEY.Key_Return)
    assert proposals(room) == [(APPROVAL, ("Anna Berg (S)", "Karl Ek (S)"), False)]
    shown = page.noted.proposals.list.noted()
    assert shown[0].words == "Anna Berg (S) och Karl Ek (S) yrkar bifall till förslaget."
    assert not nameless(window)
    window.desk.undo()
    assert proposals(room) == []
    window.desk.redo()
    assert len(proposals(room)) == 1


def test_a_change_needs_its_wording(opened, room):
    window, page = page_of(opened, room)
    press(KEY.Key_Y, held=ALT)
    type_text(window, "Ä")
    press(KEY.Key_Return)
    type_text(window, "M-g")
    press(KEY.Key_Return, KEY.Key_Return)
    assert QApplication.focusWidget() is page.noted.proposals.form.text
    press(KEY.Key_Return, held=CONTROL)
    assert "lydelse" in said(window).casefold() or "Yrkandet" in said(window)
    assert proposals(room) == []
    type_text(window, "att beloppet halveras")
    press(KEY.Key_Return, held=CONTROL)
    assert proposals(room) == [(AMENDMENT, ("M-gruppen",), False)]
    assert plain_text(room.handling().proposals[0].text) == "att beloppet halveras"
    assert page.view.row.paragraph_id == room.paragraph(0)


def test_ac_28_a_withdrawn_proposal_is_kept_but_not_printed(opened, room):
    propose(room, APPROVAL, "Anna Berg (S)")
    propose(room, REJECTION, "Sten Wik (M)")
    window, page = page_of(opened, room)
    listed = page.noted.proposals.list
    listed.setFocus()
    press(KEY.Key_Down, KEY.Key_T)
    assert [one[2] for one in proposals(room)] == [False, True]
    assert (listed.noted()[1].is_past, "trycks inte" in listed.noted()[1].detail) == (True, True)
    assert "Sten Wik (M) yrkar" not in room.minutes()
    window.desk.undo()
    assert [one[2] for one in proposals(room)] == [False, False]


def test_proposals_are_moved_changed_and_removed_with_a_way_back(opened, room):
    propose(room, APPROVAL, "Anna Berg (S)")
    propose(room, REJECTION, "Sten Wik (M)")
    window, page = page_of(opened, room)
    page.noted.proposals.list.setFocus()
    press(KEY.Key_Down)
    press(KEY.Key_Up, held=ALT)
    assert [one[0] for one in proposals(room)] == [REJECTION, APPROVAL]
    press(KEY.Key_Return, KEY.Key_Return)
    type_text(window, "olof")
    press(KEY.Key_Return, KEY.Key_Return)
    assert proposals(room)[0][1] == ("Sten Wik (M)", "Olof Ängsmark (V)")
    page.noted.proposals.list.setFocus()
    press(KEY.Key_Delete)
    assert [one[0] for one in proposals(room)] == [APPROVAL]
    for _ in range(3):
        window.desk.undo()
    assert proposals(room) == [
        (APPROVAL, ("Anna Berg (S)",), False), (REJECTION, ("Sten Wik (M)",), False),
    ]  # fmt: skip


def test_what_the_meeting_took_a_stand_on_stays(opened, room):
    key = propose(room, APPROVAL, "Anna Berg (S)")
    acclaim(room.office, room.paragraph(), Asked(key))
    window, page = page_of(opened, room)
    page.noted.proposals.list.setFocus()
    press(KEY.Key_Delete)
    assert "har redan ställts under proposition" in said(window)
    assert len(proposals(room)) == 1


def test_a_half_written_proposal_is_not_lost(opened, room):
    window, page = page_of(opened, room)
    press(KEY.Key_Y, held=ALT)
    press(KEY.Key_Return)
    type_text(window, "wik")
    page._step(1)
    assert proposals(room) == [(APPROVAL, ("Sten Wik (M)",), False)]
    assert not page.noted.proposals.form.is_open


def test_esc_leaves_the_form(opened, room):
    window, page = page_of(opened, room)
    press(KEY.Key_Y, held=ALT)
    press(KEY.Key_Escape)
    assert not page.noted.proposals.form.isVisible()
    assert window.screen_here.page is page


def test_the_order_is_followed_step_by_step(opened, room):
    propose(room, APPROVAL, "Anna Berg (S)")
    propose(room, AMENDMENT, "Nils Åkerlund (M)", text="att beloppet halveras")
    propose(room, AMENDMENT, "Olof Ängsmark (V)", text="att beloppet dubbleras")
    propose(room, REFERRAL, "Sten Wik (M)")
    propose(room, ADDITION, "Karl Ek (S)", text="att det utvärderas")
    window, page = page_of(opened, room)
    order = page.noted.order
    assert [(one.level, one.is_next) for one in order.list.noted()] == [
        (0, True), (0, False), (1, False), (0, False),
    ]  # fmt: skip
    order.list.setFocus()
    press(KEY.Key_J)
    assert order.list.noted()[0].detail == "Acklamation: att ärendet avgörs i dag"
    press(KEY.Key_N)
    assert "Olof Ängsmarks (V) yrkande att beloppet dubbleras" in order.list.noted()[1].words
    press(KEY.Key_J, KEY.Key_J)
    assert order.next is None
    for paragraph in order.paper.text().split("\n\n"):
        assert paragraph in room.minutes()
    assert not nameless(window)
    press(KEY.Key_End, KEY.Key_Delete)
    assert order.next.yes == (room.handling().proposals[4].id,)
    window.desk.undo()
    assert order.next is None


def test_another_main_proposal_may_be_chosen(opened, room):
    propose(room, APPROVAL, "Anna Berg (S)")
    half = propose(room, AMENDMENT, "Nils Åkerlund (M)", text="att beloppet halveras")
    propose(room, AMENDMENT, "Olof Ängsmark (V)", text="att beloppet dubbleras")
    _, page = page_of(opened, room)
    main = page.noted.order.main
    main.setFocus()
    press(KEY.Key_Down)
    assert page.noted.order.list.noted()[0].words.startswith("Nils Åkerlunds (M) yrkande")
    page.noted.order.step.yes.setFocus()
    press(KEY.Key_Space)
    assert page.noted.order.next.yes == (half,)
    page.sheet.forget()
    assert not main.isVisible()


def test_ac_15_what_is_referred_back_asks_for_outcome_and_reason(opened, room):
    propose(room, APPROVAL, "Anna Berg (S)")
    propose(room, REFERRAL, "Sten Wik (M)")
    window, page = page_of(opened, room)
    order = page.noted.order
    order.list.setFocus()
    press(KEY.Key_N)
    assert order.list.noted()[1].is_past
    assert order.put_off.text() == "Ange att ärendet är återremitterat …"
    order.put_off.click()
    assert page.panel.question.field == "Skäl"
    type_text(window, "Kostnaden ska redovisas")
    press(KEY.Key_Return)
    assert page.view.row.outcome is Outcome.REFERRED_BACK
    assert not order.put_off.isVisible()
