"""What was noted of a matter comes back as it was, and is read as its papers print it."""

import pytest

from db.queries.paragraph_view import paragraph_view
from db.queries.voted import ballots_of, open_votes
from db.rules.lifecycle import DissentKind, ProposalKind
from db.rules.refusals import NothingVotedOn, VotedWithoutServing
from db.rules.rich_text import plain_text, rich
from desktop.operations.attendance_steps import note_conflict
from desktop.operations.dissents import add_dissent, remove_dissent
from desktop.operations.handled import handled
from desktop.operations.handling import add_proposal, remove_proposal, withdraw_proposal
from desktop.operations.handling_back import put_back_dissent, put_back_proposal, put_back_vote
from desktop.operations.noted_text import noted_text
from desktop.operations.votes import Asked, remove_vote, vote_openly
from tests.acceptance.chamber import AKERLUND, BERG, NO, YES, Chamber, chamber
from tests.acceptance.clerk import clerk_of


@pytest.fixture
def room(world) -> Chamber:
    return chamber(clerk_of(world), ["A", "B"])


@pytest.fixture
def asked(room) -> Asked:
    kinds = ((ProposalKind.APPROVAL, "Anna Berg (S)"), (ProposalKind.REJECTION, "Sten Wik (M)"))
    keys = [add_proposal(room.office, room.paragraph(), kind, [who]) for kind, who in kinds]
    return Asked(*keys)


def vote(room, asked):
    ballots = room.ballots(YES, NO, YES, YES, YES, NO, NO)
    return vote_openly(room.office, room.paragraph(), asked, ballots)


def test_a_vote_comes_back_with_its_ballots(room, asked):
    key = vote(room, asked)
    before = room.handling()
    remove_vote(room.office, key)
    put_back_vote(room.office, before.votes[0])
    after = room.handling().votes[0]
    assert (after.row.id, after.ballots, after.totals) == (
        key, before.votes[0].ballots, before.votes[0].totals,
    )  # fmt: skip


def test_no_vote_comes_back_without_its_proposals_or_its_voters(room, asked):
    key = vote(room, asked)
    held = room.handling().votes[0]
    remove_vote(room.office, key)
    withdraw_proposal(room.office, asked.no_id or 0)
    with pytest.raises(NothingVotedOn):
        put_back_vote(room.office, held)
    withdraw_proposal(room.office, asked.no_id or 0, withdrawn=False)
    note_conflict(room.office, room.meeting, room.person("Karl Ek"), room.items[0])
    with pytest.raises(VotedWithoutServing):
        put_back_vote(room.office, held)


def test_a_proposal_comes_back_in_its_place(room, asked):
    row = room.handling().proposals[0]
    remove_proposal(room.office, row.id)
    put_back_proposal(room.office, row)
    back = room.handling().proposals[0]
    assert (back.id, back.place, back.proposers) == (row.id, row.place, row.proposers)


def test_a_dissent_comes_back_and_one_may_take_its_place(room):
    paragraph, kind = room.paragraph(), DissentKind.RESERVATION
    first = add_dissent(room.office, paragraph, kind, [room.person(AKERLUND)], text=rich("Skäl."))
    row = room.handling().dissents[0]
    remove_dissent(room.office, first)
    put_back_dissent(room.office, row)
    assert room.handling().dissents[0].id == first
    second = add_dissent(room.office, paragraph, kind, [room.person(BERG)], corrects=first)
    assert [(one.id, one.place) for one in room.handling().dissents] == [(second, row.place)]


def test_open_votes_are_found_again(room, asked):
    key = vote(room, asked)
    with room.office.reading() as session:
        (found,) = open_votes(session, room.meeting)
        ballots = ballots_of(session, key)
    assert (found.id, found.title) == (key, "A")
    assert ballots == room.ballots(YES, NO, YES, YES, YES, NO, NO)


def test_what_was_noted_is_read_as_it_is_printed(room, asked):
    vote(room, asked)
    paragraph = room.paragraph()
    add_dissent(
        room.office, paragraph, DissentKind.SEPARATE_STATEMENT, [room.person("Sten Wik")]
    )  # fmt: skip
    with room.office.reading() as session:
        text = noted_text(session, paragraph_view(session, paragraph))
        found = handled(session, paragraph, room.meeting)
    said = "Med 4 ja-röster mot 3 nej-röster beslutar nämnden enligt Anna Bergs (S) yrkande"
    assert said in plain_text(text.within["vote"])
    assert "Anna Berg (S) yrkar bifall till förslaget." in plain_text(text.within["proposals"])
    assert text.before["notes"][0] == "Särskilt yttrande"
    assert said in found.result_words(found.handling.votes[0])
    assert found.presiding == room.person(BERG)
