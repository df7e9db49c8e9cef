"""Votes on the sheet of a paragraph, by keyboard: AC-15 and AC-29 to AC-32."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from db.entities.handling import Ballot as BallotEntity
from db.rules.lifecycle import ItemKind, Outcome, ProposalKind, VoteMethod
from db.rules.rich_text import rich
from db.rules.voting import Ballot
from desktop.operations.agenda import revise_item
from desktop.operations.attendance_steps import note_conflict
from desktop.operations.handling import add_proposal
from desktop.operations.paragraphs import note_outcome, open_paragraph
from desktop.operations.votes import Asked, vote_openly
from tests.acceptance.chamber import AKERLUND, BERG, Chamber, chamber, elect_assembly
from tests.acceptance.clerk import clerk_of
from tests.ui.hands import nameless, type_text
from tests.ui.screens.handled import ALT, CONTROL, KEY, page_of, press, said

YES, NO, ABSTAIN, ABSENT = Ballot
APPROVAL, REJECTION, AMENDMENT, ADDITION, REFERRAL, TABLING = ProposalKind


@pytest.fixture
def clerk(world):
    return clerk_of(world)


@pytest.fixture
def room(clerk):
    return chamber(clerk, ["Handlingsplan", "Uppföljning"])


def propose(room, kind, *names, text="", place=0):
    return add_proposal(room.office, room.paragraph(place), kind, names, text=rich(text))


@pytest.fixture
def asked(room):
    return Asked(
        propose(room, APPROVAL, "Anna Berg (S)"), propose(room, REJECTION, "Nils Åkerlund (M)")
    )


def begin_vote(page):
    """Asks for a vote from the order of proposals, as the clerk does."""
    page.noted.order.list.setFocus()
    press(KEY.Key_V)
    return page.noted.votes.form


def to_list(form):
    press(KEY.Key_Return)
    assert QApplication.focusWidget() is form.open_votes.list


def the_vote(room, place=0):
    return room.handling(place).votes[-1]


def values(room, place=0):
    return [one.value for one in the_vote(room, place).ballots]


@pytest.mark.usefixtures("asked")
def test_an_open_vote_is_told_member_by_member(opened, room):
    window, page = page_of(opened, room)
    form = begin_vote(page)
    to_list(form)
    press(KEY.Key_J, KEY.Key_N, KEY.Key_J, KEY.Key_J, KEY.Key_A, KEY.Key_N)
    assert form.totals.text().endswith("1 röst saknas")
    press(KEY.Key_J)
    assert form.totals.text() == "Ja 4 (66,7\u00a0%) · Nej 2 (33,3\u00a0%) · Avstår 1"
    assert form.outcome.text() == "Ja vinner."
    assert not nameless(window)
    press(KEY.Key_Return)
    assert values(room) == [YES, NO, YES, YES, ABSTAIN, NO, YES]
    assert the_vote(room).totals.percentages == (66.7, 33.3)
    shown = page.noted.votes.list.noted()[0]
    assert shown.words in room.minutes()
    assert "Ja 4 (66,7" in shown.detail
    window.desk.undo()
    assert room.handling().votes == ()
    window.desk.redo()
    assert values(room) == [YES, NO, YES, YES, ABSTAIN, NO, YES]


@pytest.mark.usefixtures("asked")
def test_nothing_is_saved_until_every_vote_is_told(opened, room):
    window, page = page_of(opened, room)
    form = begin_vote(page)
    to_list(form)
    press(KEY.Key_J, KEY.Key_J)
    press(KEY.Key_Return, held=CONTROL)
    assert "5 personer som tjänstgör saknar röst" in said(window)
    assert (room.handling().votes, form.is_open) == ((), True)
    assert page.view.row.paragraph_id == room.paragraph(0)


@pytest.mark.usefixtures("asked")
def test_a_vote_half_told_waits_for_the_clerk(opened, room):
    _, page = page_of(opened, room)
    form = begin_vote(page)
    to_list(form)
    press(KEY.Key_J, KEY.Key_N)
    page._step(1)
    assert not form.isVisible()
    page._step(-1)
    assert form.isVisible()
    assert list(form.open_votes.list.ballots.values()) == [YES, NO]


@pytest.mark.usefixtures("asked")
def test_ac_29_a_tie_is_broken_by_whoever_presides(opened, room):
    window, page = page_of(opened, room)
    form = begin_vote(page)
    type_text(window, "alla ja; berg nej; åkerlund, wik nej; zetterlund avstår")
    press(KEY.Key_Return)
    assert form.outcome.text() == "Nej vinner med ordförandens utslagsröst."
    press(KEY.Key_Return, held=CONTROL)
    assert "Med ordförandens utslagsröst" in page.noted.votes.list.noted()[0].words
    assert not the_vote(room).won_yes


@pytest.mark.usefixtures("asked")
def test_ac_29_the_chair_must_vote_on_a_tie(opened, room):
    window, page = page_of(opened, room)
    form = begin_vote(page)
    type_text(window, "alla ja; berg avstår; åkerlund, wik, ek nej")
    press(KEY.Key_Return)
    assert "utslagsrösten och måste då rösta" in form.outcome.text()
    press(KEY.Key_Return, held=CONTROL)
    assert said(window).endswith("KL 4:25")
    assert room.handling().votes == ()


@pytest.mark.usefixtures("asked")
def test_ac_29_the_vice_chair_presides_when_the_chair_stands_back(opened, room):
    note_conflict(room.office, room.meeting, room.person(BERG), room.items[0])
    _, page = page_of(opened, room)
    assert "Nils Åkerlund (M) är ordförande under paragrafen." in page.noted.aside.text()
    form = begin_vote(page)
    names = [form.open_votes.list.rows.row(n).name for n in range(7)]
    assert BERG not in names
    form.open_votes.list.setFocus()
    press(*[KEY.Key_J] * 3, *[KEY.Key_N] * 3, KEY.Key_A)
    winner = the_row(form, AKERLUND)
    assert form.outcome.text().startswith("Ja" if winner is YES else "Nej")
    assert "utslagsröst" in form.outcome.text()


def the_row(form, name):
    listed = form.open_votes.list
    key = next(row.id for n in range(7) if (row := listed.rows.row(n)).name == name)
    return listed.ballots[key]


def test_ac_30_an_election_is_secret_and_settled_by_lot(opened, room, clerk):
    row = clerk.view(room.meeting).agenda[0]
    revise_item(room.office, row.id, row.version, kind=ItemKind.ELECTION)
    propose(room, AMENDMENT, "Anna Berg (S)", text="att Karl Ek väljs")
    propose(room, AMENDMENT, "Nils Åkerlund (M)", text="att Sten Wik väljs")
    window, page = page_of(opened, room)
    order = page.noted.order
    order.list.setFocus()
    press(KEY.Key_J)
    form = begin_vote(page)
    assert form.sides.chosen_method() is VoteMethod.SECRET
    form.sides.method.setFocus()
    press(KEY.Key_Up)
    type_text(form.open_votes.line, "")
    form.open_votes.line.setFocus()
    type_text(window, "alla ja; berg, ek, wik nej; öman avstår")
    press(KEY.Key_Return)
    assert "avgör lotten" in form.outcome.text()
    assert "utslagsröst" not in form.outcome.text()
    press(KEY.Key_Return, held=CONTROL)
    assert said(window).endswith("KL 5:56")
    form.lot.setFocus()
    press(KEY.Key_Down, KEY.Key_Down)
    press(KEY.Key_Return, held=CONTROL)
    assert "beslut genom lottning" in page.noted.votes.list.noted()[0].words
    assert not the_vote(room).won_yes


@pytest.mark.usefixtures("asked")
def test_ac_31_the_sums_of_a_secret_ballot(opened, room):
    window, page = page_of(opened, room)
    form = begin_vote(page)
    form.sides.method.setFocus()
    press(KEY.Key_Down)
    yes, no, blank = form.secret.fields
    yes.setFocus()
    for wrong, told in (("4", "8 röster är fler än de 7"), ("2,5", "är inget antal röster")):
        yes.clear()
        type_text(window, wrong)
        no.setText("4")
        form._count()
        assert told in form.totals.text()
        press(KEY.Key_Return, held=CONTROL)
        assert told in said(window)
        assert room.handling().votes == ()
        yes.setFocus()
    for field, text in zip((yes, no, blank), ("3", "2", "0"), strict=True):
        field.setText(text)
    blank.setFocus()
    type_text(window, "0")
    assert form.totals.text().endswith("2 röster ej registrerade")
    press(KEY.Key_Return)
    block = page.noted.votes
    assert block.unregistered.text() == "2 röster ej registrerade"
    block.confirm.setFocus()
    press(KEY.Key_Return)
    assert not block.confirm.isVisible()
    assert the_vote(room).row.unregistered_confirmed
    with room.office.reading() as session:
        assert session.query(BallotEntity).count() == 0


def test_ac_32_sixty_one_votes_in_few_keys(opened, clerk):
    elect_assembly(clerk)
    room = chamber(clerk, ["Budget", "Taxa"], "RF")
    room.excuse("Ledamot 9", "Ersättare 1", "Ersättare 2", "Ersättare 3", "Ersättare 4")
    for place in (0, 1):
        propose(room, APPROVAL, "Ledamot 1 (M)", place=place)
        propose(room, REJECTION, "Ledamot 2 (C)", place=place)
    window, page = page_of(opened, room)
    form = begin_vote(page)
    listed = form.open_votes.list
    assert listed.rows.rowCount() == 60
    assert "Ledamot 9" not in [listed.rows.row(n).name for n in range(60)]
    # A minute at three keys a second is 180 keys.
    keys = 0
    for line in ("S: ja", "M: nej", "C: ja", "Ledamot 2: nej", "Ledamot 3: avstår",
                 "Ledamot 5: avstår"):  # fmt: skip
        type_text(window, line)
        press(KEY.Key_Return)
        keys += len(line) + 1
    press(KEY.Key_Return, held=CONTROL)
    assert keys < 180
    totals = the_vote(room).totals
    assert (totals.counted, totals.abstained) == (60, 2)
    assert page.noted.votes.list.noted()[0].words in room.minutes()
    assert page.noted.votes.list.noted()[0].words in room.pdf
    page._step(1)
    form = begin_vote(page)
    form.open_votes.same.setFocus()
    press(KEY.Key_Down)
    press(KEY.Key_Return, held=CONTROL)
    assert the_vote(room, 1).totals == totals
    window.desk.undo()
    assert room.handling(1).votes == ()


def test_ac_32_the_list_is_one_view_and_quick(opened, clerk):
    elect_assembly(clerk)
    room = chamber(clerk, ["Budget"], "RF")
    propose(room, APPROVAL, "Ledamot 1 (M)")
    propose(room, REJECTION, "Ledamot 2 (C)")
    _, page = page_of(opened, room)
    form = begin_vote(page)
    assert len(form.findChildren(QPushButton)) == 2
    form.open_votes.list.setFocus()
    press(*[KEY.Key_J] * 61)
    assert len(form.open_votes.list.ballots) == 61


def test_a_vote_reused_tells_who_did_not_vote_then(opened, room, asked):
    vote_openly(room.office, room.paragraph(), asked, room.ballots(YES, NO, YES, YES, YES, NO, NO))
    note_conflict(room.office, room.meeting, room.person("Karl Ek"), room.items[1])
    propose(room, APPROVAL, "Anna Berg (S)", place=1)
    propose(room, REJECTION, "Sten Wik (M)", place=1)
    _, page = page_of(opened, room, 1)
    form = begin_vote(page)
    form.open_votes.same.setFocus()
    press(KEY.Key_Down)
    told = form.open_votes._note.text()
    assert told == "Röstade inte då: Örjan Lind. 1 som röstade då tjänstgör inte här."
    assert form.totals.text().endswith("1 röst saknas")


def test_what_is_not_understood_is_said_and_kept(opened, room, asked):
    window, page = page_of(opened, room)
    form = begin_vote(page)
    type_text(window, "KD: ja; M: nej")
    press(KEY.Key_Return)
    assert "”KD”" in form.open_votes._note.text()
    assert list(form.open_votes.list.ballots.values()) == [NO, NO]
    assert form.open_votes.line.selectedText() == "KD: ja; M: nej"
    assert asked.yes_id


def test_a_vote_is_corrected_and_the_former_comes_back(opened, room, asked):
    vote_openly(room.office, room.paragraph(), asked, room.ballots(YES, NO, YES, YES, YES, NO, NO))
    window, page = page_of(opened, room)
    page.noted.votes.list.setFocus()
    press(KEY.Key_Return)
    type_text(window, "wik: ja")
    press(KEY.Key_Return)
    press(KEY.Key_Return, held=CONTROL)
    assert values(room) == [YES, NO, YES, YES, YES, NO, YES]
    assert len(room.handling().votes) == 1
    window.desk.undo()
    assert values(room) == [YES, NO, YES, YES, YES, NO, NO]
    page.noted.votes.list.setFocus()
    press(KEY.Key_Delete)
    assert room.handling().votes == ()


def test_several_votes_in_one_paragraph(opened, room):
    propose(room, APPROVAL, "Anna Berg (S)")
    propose(room, AMENDMENT, "Nils Åkerlund (M)", text="att beloppet halveras")
    propose(room, AMENDMENT, "Olof Ängsmark (V)", text="att beloppet dubbleras")
    window, page = page_of(opened, room)
    for _ in range(2):
        begin_vote(page)
        type_text(window, "alla ja; wik nej")
        press(KEY.Key_Return)
        press(KEY.Key_Return, held=CONTROL)
    assert [vote.row.is_counter for vote in room.handling().votes] == [True, False]
    assert len(page.noted.votes.list.noted()) == 2
    assert page.noted.order.next is None
    assert "Votering 2" in room.minutes()


def test_without_proposals_there_is_nothing_to_vote_on(opened, room):
    _, page = page_of(opened, room)
    press(KEY.Key_O, held=ALT)
    assert page.noted.votes.empty.isVisible()
    assert not page.noted.votes.form.isVisible()


def test_ac_15_a_third_of_the_assembly_refers_back_once(opened, clerk):
    elect_assembly(clerk)
    room = chamber(clerk, ["Budget"], "RF")
    propose(room, APPROVAL, "Ledamot 1 (M)")
    propose(room, REFERRAL, "Ledamot 2 (C)")
    window, page = page_of(opened, room)
    assert "21 av 61 närvarande" in page.noted.order.step._terms.text()
    form = begin_vote(page)
    listed = form.open_votes.list
    listed.setFocus()
    press(*[KEY.Key_N] * 20, *[KEY.Key_J] * 41)
    assert form.outcome.text() == "Ja vinner."
    listed.choose_first()
    press(*[KEY.Key_Down] * 20, KEY.Key_N)
    assert "21 av 61" in form.outcome.text()
    press(KEY.Key_Return, held=CONTROL)
    assert "Minst en tredjedel av de närvarande" in page.noted.votes.list.noted()[0].words
    page.noted.order.put_off.setFocus()
    press(KEY.Key_Space)
    type_text(window, "Kostnaden ska redovisas")
    press(KEY.Key_Return)
    assert page.view.row.outcome is Outcome.REFERRED_BACK


def test_ac_15_a_committee_is_never_offered_the_third(opened, room):
    propose(room, APPROVAL, "Anna Berg (S)")
    propose(room, REFERRAL, "Sten Wik (M)")
    _, page = page_of(opened, room)
    assert page.noted.order.step.isVisible()
    assert not page.noted.order.step._terms.isVisible()


def test_ac_15_the_next_time_the_case_shows_a_note(opened, clerk):
    elect_assembly(clerk)
    room = chamber(clerk, ["Budget"], "RF")
    referral = propose(room, REFERRAL, "Ledamot 2 (C)")
    served = room.service.items[0].serving
    ballots = {one.person: NO if n < 21 else YES for n, one in enumerate(served)}
    vote_openly(room.office, room.paragraph(), Asked(None, referral), ballots)
    note_outcome(room.office, room.items[0], Outcome.REFERRED_BACK, "Kostnaden")
    later = Chamber(clerk, clerk.meets("RF", date(2026, 4, 14)))
    open_paragraph(room.office, later.items[0])
    _, page = page_of(opened, later)
    assert "enkel majoritet (KL 5:50)" in page.noted.aside.text()
