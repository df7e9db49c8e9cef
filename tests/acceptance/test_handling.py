"""Proposals, votes and dissents, from what was noted to what the papers say: AC-28 to AC-34."""

from __future__ import annotations

import pytest

from db.checks.readiness import text_checksum
from db.entities.handling import Ballot as BallotEntity
from db.entities.paragraph import Paragraph
from db.rules.lifecycle import DissentKind, PaperKind, ProposalKind, VoteMatter
from db.rules.order_of_proposals import Question
from db.rules.refusals import (
    BallotsMissing,
    LateReservation,
    LotNeeded,
    NothingVotedOn,
    NotWellFormed,
    NotWholeVotes,
    PresidingMustVote,
    ProposalVotedOn,
    TookNoPart,
    TooManyVotes,
    VerifiedTextLocked,
    VotedWithoutServing,
)
from db.rules.rich_text import rich
from desktop.operations.attendance_steps import note_conflict
from desktop.operations.dissents import add_dissent, remove_dissent, revise_dissent
from desktop.operations.extracts import make_extract
from desktop.operations.handling import (
    add_proposal,
    move_proposal,
    remove_proposal,
    revise_proposal,
    withdraw_proposal,
)
from desktop.operations.meeting_hours import set_hours
from desktop.operations.organisation import revise_body
from desktop.operations.papers import make_paper
from desktop.operations.paragraphs import revise_paragraph
from desktop.operations.votes import (
    Asked,
    acclaim,
    confirm_unregistered,
    repeat_vote,
    vote_by_party,
    vote_openly,
    vote_secretly,
    voters,
)
from tests.acceptance.chamber import (
    ABSTAIN,
    AKERLUND,
    BERG,
    JUSTIFIED,
    NO,
    SEVEN,
    YES,
    Chamber,
    chamber,
    elect_assembly,
    plain,
)
from tests.acceptance.clerk import Clerk, all_of_word, clerk_of, read_word
from tests.world import World

APPROVAL, REJECTION = ProposalKind.APPROVAL, ProposalKind.REJECTION
AMENDMENT, ADDITION = ProposalKind.AMENDMENT, ProposalKind.ADDITION


@pytest.fixture
def clerk(world: World) -> Clerk:
    return clerk_of(world)


@pytest.fixture
def room(clerk: Clerk) -> Chamber:
    return chamber(clerk, ["A", "B"])


def propose(room: Chamber, kind: ProposalKind, *names: str, text: str = "", place: int = 0) -> int:
    people = room.service.people
    full = [people[room.person(name)].name_and_party for name in names]
    return add_proposal(room.office, room.paragraph(place), kind, full, text=rich(text))


def for_and_against(room: Chamber) -> Asked:
    return Asked(propose(room, APPROVAL, BERG), propose(room, REJECTION, AKERLUND))


def use_house(clerk: Clerk, style: str) -> None:
    body = clerk.world.bodies["RUN"]
    revise_body(clerk.office, body, 1, house_style=style)


def test_ac_28_the_six_legal_parts_in_order(clerk: Clerk) -> None:
    use_house(clerk, "municipality")
    room = chamber(clerk)
    paragraph = room.paragraph()
    revise_paragraph(
        room.office, paragraph, clerk.version(paragraph), summary=rich("Ärendet i korthet.")
    )
    asked = for_and_against(room)
    withdrawn = propose(room, AMENDMENT, "Karl Ek", text="att beloppet halveras")
    withdraw_proposal(room.office, withdrawn)
    vote_openly(room.office, paragraph, asked, room.ballots(YES, NO, YES, YES, YES, NO, NO))
    add_dissent(room.office, paragraph, DissentKind.RESERVATION, [room.person(AKERLUND)])
    minutes = room.minutes()
    order = (
        "Ärendet i korthet.",
        "Anna Berg (S) yrkar bifall till förslaget.",
        "Nils Åkerlund (M) yrkar avslag på förslaget.",
        "Ordföranden ställer proposition på Anna Bergs (S) yrkande om bifall och "
        "Nils Åkerlunds (M) yrkande om avslag och finner att nämnden beslutar enligt "
        "Anna Bergs (S) yrkande om bifall. Omröstning begärs.",
        "Ja-röst innebär beslut enligt Anna Bergs (S) yrkande om bifall.",
        "Nej-röst innebär beslut enligt Nils Åkerlunds (M) yrkande om avslag.",
        "Med 4 ja-röster mot 3 nej-röster beslutar nämnden enligt "
        "Anna Bergs (S) yrkande om bifall.",
        "Förslaget antas.",
        "Nils Åkerlund (M) reserverar sig mot beslutet.",
    )
    for text in (minutes, room.pdf):
        found = [text.find(sentence) for sentence in order]
        assert -1 not in found
        assert found == sorted(found)
    assert "halveras" not in minutes
    assert "utslagsröst" not in minutes


def test_ac_28_empty_parts_give_no_headings(room: Chamber) -> None:
    minutes = room.minutes()
    for heading in ("Yrkanden", "Propositionsordning", "Votering", "Reservation", "Jäv"):
        assert heading not in minutes


def test_ac_28_what_was_noted_comes_before_free_text(room: Chamber, clerk: Clerk) -> None:
    paragraph = room.paragraph()
    revise_paragraph(
        room.office, paragraph, clerk.version(paragraph), proposals=rich("Sten Wik instämmer.")
    )
    propose(room, APPROVAL, BERG)
    minutes = room.minutes()
    assert minutes.index("yrkar bifall") < minutes.index("Sten Wik instämmer.")
    assert minutes.count("Yrkanden") == 1


def test_a_proposal_is_changed_moved_and_removed(room: Chamber) -> None:
    first, second = propose(room, APPROVAL, BERG), propose(room, REJECTION, AKERLUND)
    third = propose(room, ADDITION, "Karl Ek", text="att det utvärderas")
    move_proposal(room.office, third, 1)
    assert [one.id for one in room.handling().proposals] == [third, first, second]
    version = room.handling().by_id[first].version
    revise_proposal(room.office, first, version, proposers=("Anna Berg (S)", "Sten Wik (M)"))
    assert "Anna Berg (S) och Sten Wik (M) yrkar bifall till förslaget." in room.minutes()
    remove_proposal(room.office, second)
    acclaim(room.office, room.paragraph(), Asked(first))
    with pytest.raises(ProposalVotedOn):
        withdraw_proposal(room.office, first)
    with pytest.raises(ProposalVotedOn):
        remove_proposal(room.office, first)
    with pytest.raises(NotWellFormed):
        propose(room, AMENDMENT, BERG)


def test_a_choice_is_between_standing_proposals_of_the_paragraph(room: Chamber) -> None:
    other = propose(room, APPROVAL, BERG, place=1)
    gone = propose(room, REJECTION, AKERLUND)
    withdraw_proposal(room.office, gone)
    for asked in (Asked(other), Asked(gone), Asked(None), Asked(None, None)):
        with pytest.raises(NothingVotedOn):
            acclaim(room.office, room.paragraph(), asked)


def test_ac_29_a_tie_is_broken_by_the_chair(room: Chamber) -> None:
    ballots = room.ballots(YES, NO, YES, YES, ABSTAIN, NO, NO)
    vote_openly(room.office, room.paragraph(), for_and_against(room), ballots)
    (vote,) = room.handling().votes
    assert vote.won_yes
    assert vote.result is not None
    assert vote.result.decided_by == "casting_vote"
    said = (
        "Omröstningen ger 3 ja-röster och 3 nej-röster, medan 1 avstår. Med ordförandens "
        "utslagsröst beslutar nämnden enligt Anna Bergs (S) yrkande om bifall."
    )
    assert said in room.minutes()
    assert said in room.pdf


def test_ac_29_the_chairs_no_decides_for_no(room: Chamber) -> None:
    ballots = room.ballots(NO, YES, YES, YES, ABSTAIN, NO, NO)
    vote_openly(room.office, room.paragraph(), for_and_against(room), ballots)
    assert not room.handling().votes[0].won_yes
    assert "beslutar nämnden enligt Nils Åkerlunds (M) yrkande om avslag." in room.minutes()


def test_ac_29_the_chair_must_vote_on_a_tie(room: Chamber) -> None:
    asked = for_and_against(room)
    ballots = room.ballots(ABSTAIN, NO, YES, YES, YES, NO, NO)
    with pytest.raises(PresidingMustVote) as refused:
        vote_openly(room.office, room.paragraph(), asked, ballots)
    assert refused.value.section == "KL 4:25"
    assert room.handling().votes == ()


def test_ac_29_whoever_presides_has_the_casting_vote(room: Chamber) -> None:
    note_conflict(room.office, room.meeting, room.person(BERG), room.items[0])
    asked = for_and_against(room)
    ballots = room.ballots(YES, NO, YES, YES, ABSTAIN, NO, NO)  # Lind, Åkerlund, …
    vote_openly(room.office, room.paragraph(), asked, ballots)
    assert not room.handling().votes[0].won_yes
    assert "Nils Åkerlund, ordförande" in room.minutes()


def test_ac_30_a_tie_in_an_election_is_decided_by_lot(room: Chamber) -> None:
    asked = Asked(
        propose(room, AMENDMENT, BERG, text="att Karl Ek väljs till vice ordförande"),
        propose(room, AMENDMENT, AKERLUND, text="att Sten Wik väljs till vice ordförande"),
        matter=VoteMatter.ELECTION,
    )
    ballots = room.ballots(YES, NO, YES, YES, ABSTAIN, NO, NO)
    with pytest.raises(LotNeeded):
        vote_openly(room.office, room.paragraph(), asked, ballots)
    vote_openly(room.office, room.paragraph(), asked, ballots, lot=NO)
    minutes = room.minutes()
    assert (
        "Vid lika röstetal beslutar nämnden enligt Nils Åkerlunds (M) yrkande att Sten Wik väljs "
        "till vice ordförande (beslut genom lottning)."
    ) in minutes
    assert "utslagsröst" not in minutes


def test_ac_31_the_sums_of_a_secret_ballot(room: Chamber) -> None:
    asked = for_and_against(room)
    paragraph = room.paragraph()
    with pytest.raises(TooManyVotes) as refused:
        vote_secretly(room.office, paragraph, asked, "4", "4", "0")
    assert (refused.value.votes, refused.value.serving) == (8, 7)
    for wrong in ("2,5", "-1", "två"):
        with pytest.raises(NotWholeVotes):
            vote_secretly(room.office, paragraph, asked, wrong, "0")
    vote = vote_secretly(room.office, paragraph, asked, "4", "2", "1")
    assert room.handling().votes[0].totals.unregistered == 0  # pyright: ignore
    short = vote_secretly(room.office, paragraph, asked, "3", "2", "0", corrects=vote)
    (held,) = room.handling().votes
    assert held.totals is not None
    assert (held.totals.unregistered, held.row.unregistered_confirmed) == (2, False)
    confirm_unregistered(room.office, short)
    assert room.handling().votes[0].row.unregistered_confirmed


def test_ac_31_nobodys_name_is_kept_or_printed(room: Chamber) -> None:
    asked = Asked(
        *(add_proposal(room.office, room.paragraph(), k, []) for k in (APPROVAL, REJECTION))
    )
    vote_secretly(room.office, room.paragraph(), asked, "4", "2", "1")
    with room.office.reading() as session:
        assert session.query(BallotEntity).count() == 0
    room.clerk.verifies(room.meeting, JUSTIFIED)
    extract = make_extract(room.office, room.paragraph())
    text = plain(read_word(extract[0].content))
    assert "Omröstningen är sluten. Med 4 ja-röster mot 2 nej-röster" in text
    assert ", medan 1 röst är blank, beslutar nämnden" in text
    everything = all_of_word(extract[0].content)
    assert [name for name in SEVEN if name in everything] == []


def test_ac_32_named_votes_for_many(clerk: Clerk) -> None:
    elect_assembly(clerk)
    room = chamber(clerk, ["A", "B"], "RF")
    room.excuse("Ledamot 9", "Ersättare 1", "Ersättare 2", "Ersättare 3", "Ersättare 4")
    asked = Asked(propose(room, APPROVAL, "Ledamot 1"), propose(room, REJECTION, "Ledamot 2"))
    paragraph = room.paragraph()
    with room.office.reading() as session:
        offered = voters(session, paragraph)
    assert (len(offered), "Ledamot 9" in {one.name for one in offered}) == (60, False)
    with pytest.raises(BallotsMissing):
        vote_by_party(room.office, paragraph, asked, {"S": YES, "M": NO})
    others = {room.person(f"Ledamot {n}"): ABSTAIN for n in (2, 3, 5)}
    vote = vote_by_party(
        room.office, paragraph, asked, {"S": YES, "M": NO, "C": YES}, exceptions=others
    )
    (held,) = room.handling().votes
    totals = held.totals
    assert totals is not None
    assert totals.yes + totals.no + totals.abstained == len(room.service.items[0].serving)
    line = f"Med {totals.yes} ja-röster mot {totals.no} nej-röster, medan 3 avstår, beslutar"
    assert line in room.minutes()
    assert line in room.pdf
    assert f"Summa\n{totals.yes}\n{totals.no}\n3" in room.minutes().replace("\n\n", "\n")
    second = Asked(propose(room, APPROVAL, "Ledamot 1", place=1))
    repeat_vote(room.office, vote, room.paragraph(1), second)
    assert room.handling(1).votes[0].totals == totals


def test_ac_32_a_vote_is_reused_only_where_the_same_serve(room: Chamber) -> None:
    ballots = room.ballots(YES, NO, YES, YES, YES, NO, NO)
    vote = vote_openly(room.office, room.paragraph(), for_and_against(room), ballots)
    note_conflict(room.office, room.meeting, room.person("Karl Ek"), room.items[1])
    asked = Asked(propose(room, APPROVAL, BERG, place=1))
    with pytest.raises(VotedWithoutServing):
        repeat_vote(room.office, vote, room.paragraph(1), asked)


def test_several_votes_in_one_paragraph(room: Chamber) -> None:
    paragraph = room.paragraph()
    main = propose(room, APPROVAL, BERG)
    half = propose(room, AMENDMENT, AKERLUND, text="att beloppet halveras")
    double = propose(room, AMENDMENT, "Olof Ängsmark", text="att beloppet dubbleras")
    back = propose(room, ProposalKind.REFERRAL_BACK, "Sten Wik")
    more = propose(room, ADDITION, "Karl Ek", text="att det utvärderas")
    first = room.handling().next_choice()
    assert first is not None
    assert (first.question, first.yes, first.no) == (Question.FORMAL, (), (back,))
    acclaim(room.office, paragraph, Asked(None, back))
    counter = room.handling().next_choice()
    assert counter is not None
    assert (counter.question, counter.yes, counter.no) == (Question.COUNTER, (half,), (double,))
    votes = room.ballots(YES, YES, NO, YES, YES, NO, NO)
    vote_openly(room.office, paragraph, Asked(half, double, is_counter=True), votes)
    matter = room.handling().next_choice()
    assert matter is not None
    assert (matter.question, matter.yes, matter.no) == (Question.MATTER, (main,), (half,))
    vote_openly(
        room.office, paragraph, Asked(main, half), room.ballots(YES, NO, YES, YES, YES, YES, NO)
    )
    last = room.handling().next_choice()
    assert last is not None
    assert last.question is Question.ADDITION
    acclaim(room.office, paragraph, Asked(more))
    assert room.handling().next_choice() is None
    minutes = room.minutes()
    for sentence in (
        "Ordföranden ställer proposition på om ärendet ska avgöras i dag eller återremitteras "
        "och finner att ärendet ska avgöras i dag.",
        "Ordföranden ställer Nils Åkerlunds (M) yrkande att beloppet halveras och Olof "
        "Ängsmarks (V) yrkande att beloppet dubbleras mot varandra för att utse motförslag",
        "Votering 1",
        "beslutar nämnden att Nils Åkerlunds (M) yrkande att beloppet halveras blir motförslag.",
        "Votering 2",
        "Med 5 ja-röster mot 2 nej-röster beslutar nämnden enligt Anna Bergs (S) yrkande",
        "Ordföranden ställer proposition på Karl Eks (S) yrkande att det utvärderas "
        "och finner att nämnden bifaller det.",
    ):
        assert sentence in minutes
        assert sentence in room.pdf


def test_ac_34_a_reservation_in_time(room: Chamber, clerk: Clerk) -> None:
    version = clerk.view(room.meeting).head.version
    set_hours(room.office, room.meeting, version, starts_at="13:00", ends_at="16.05")
    note_conflict(room.office, room.meeting, room.person("Karl Ek"), room.items[0])
    paragraph, kind = room.paragraph(), DissentKind.RESERVATION
    akerlund = [room.person(AKERLUND)]
    first = add_dissent(room.office, paragraph, kind, akerlund, announced_at="16:00")
    remove_dissent(room.office, first)
    with pytest.raises(LateReservation) as late:
        add_dissent(room.office, paragraph, kind, akerlund, announced_at="16:30")
    assert (late.value.section, late.value.ended_at) == ("KL 4:27", "16:05")
    late_one = add_dissent(
        room.office, paragraph, kind, akerlund, announced_at="16:30", late_acknowledged=True
    )
    with pytest.raises(TookNoPart):
        add_dissent(room.office, paragraph, kind, [room.person("Karl Ek")])
    with pytest.raises(TookNoPart):
        add_dissent(room.office, paragraph, kind, [room.person("Åsa Holm")])
    revise_dissent(room.office, late_one, 1, rich("Kostnaden är för hög."))
    minutes = room.minutes()
    assert "Nils Åkerlund (M) reserverar sig mot beslutet med följande motivering:" in minutes
    assert "Anmäldes kl. 16.30, efter att sammanträdet hade avslutats." in minutes
    clerk.verifies(room.meeting, JUSTIFIED)
    with pytest.raises(VerifiedTextLocked):
        revise_dissent(room.office, late_one, 2, rich("Ett annat skäl."))


def test_ac_34_each_kind_has_its_own_heading(room: Chamber) -> None:
    paragraph = room.paragraph()
    kinds = (
        (DissentKind.RESERVATION, AKERLUND, "Reservation"),
        (DissentKind.SEPARATE_STATEMENT, "Sten Wik", "Särskilt yttrande"),
        (DissentKind.MINUTES_NOTE, "Maja Rask", "Protokollsanteckning"),
        (DissentKind.NON_PARTICIPATION, "Olof Ängsmark", "Deltar inte i beslutet"),
    )
    for kind, name, _ in kinds:
        add_dissent(room.office, paragraph, kind, [room.person(name)], text=rich(f"Av {name}."))
    lines = room.minutes().splitlines()
    for _, name, heading in kinds:
        at = lines.index(heading)
        assert lines[at + 1].startswith(name)
        assert lines[at + 2] == f"Av {name}."


def test_verified_handling_is_locked(room: Chamber, clerk: Clerk) -> None:
    proposal = propose(room, APPROVAL, BERG)
    clerk.verifies(room.meeting, JUSTIFIED)
    with pytest.raises(VerifiedTextLocked):
        withdraw_proposal(room.office, proposal)
    with pytest.raises(VerifiedTextLocked):
        propose(room, REJECTION, AKERLUND)
    with pytest.raises(VerifiedTextLocked):
        note_conflict(room.office, room.meeting, room.person(BERG), room.items[0])


def test_all_papers_say_the_same_of_a_vote(room: Chamber, clerk: Clerk) -> None:
    asked = for_and_against(room)
    vote_openly(room.office, room.paragraph(), asked, room.ballots(YES, NO, YES, YES, YES, NO, NO))
    said = "Med 4 ja-röster mot 3 nej-röster beslutar nämnden enligt Anna Bergs (S) yrkande"
    assert said in room.minutes()
    clerk.verifies(room.meeting, JUSTIFIED)
    extract = make_paper(room.office, PaperKind.EXTRACT, room.paragraph())
    assert said in plain(read_word(extract[0].content))


def test_a_changed_vote_is_found_in_verified_minutes(room: Chamber, clerk: Clerk) -> None:
    ballots = room.ballots(YES, NO, YES, YES, YES, NO, NO)
    vote_openly(room.office, room.paragraph(), for_and_against(room), ballots)
    with room.office.reading() as session:
        paragraph = session.get_one(Paragraph, room.paragraph())
        before = text_checksum([paragraph])
        paragraph.votes[0].ballots[0].value = NO
        assert text_checksum([paragraph]) != before
