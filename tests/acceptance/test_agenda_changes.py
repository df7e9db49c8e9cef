"""What is added late, sent again, put off and taken up anew: AC-11, AC-12, AC-14, AC-15."""

from __future__ import annotations

from datetime import date

import pytest

from db.entities.case import Memo
from db.queries.agenda import AgendaRow, agenda_rows, unplaced_rows
from db.queries.papers import paper_file
from db.rules.decision import decision
from db.rules.lifecycle import Outcome, PaperKind, ProposalKind
from db.rules.meeting_remarks import RemarkKind
from db.rules.refusals import ReasonNeeded, ReferralLost
from db.rules.rich_text import plain_text, rich
from db.rules.voting import Ballot
from desktop.operations.agenda import decide_urgency, move_item, put_memo_on_agenda
from desktop.operations.handling import add_proposal
from desktop.operations.meetings import mark_summoned, summon
from desktop.operations.memos import revise_memo, start_memo
from desktop.operations.numbering import assign_numbers
from desktop.operations.organisation import revise_body
from desktop.operations.papers import make_paper
from desktop.operations.paragraphs import note_outcome, open_paragraph
from desktop.operations.referrals import referral_terms
from desktop.operations.votes import Asked, vote_openly
from tests.acceptance.chamber import MARCH, Chamber, elect_assembly, plain, start_at
from tests.acceptance.clerk import Clerk, clerk_of, read_word
from tests.world import World

APRIL, MAY = date(2026, 4, 14), date(2026, 5, 12)
CASE = "00677-2020"


@pytest.fixture
def clerk(world: World) -> Clerk:
    return clerk_of(world)


def agenda(clerk: Clerk, meeting: int) -> tuple[AgendaRow, ...]:
    with clerk.office.reading() as session:
        return agenda_rows(session, meeting)


def waiting(clerk: Clerk, body: str = "RUN") -> list[str]:
    with clerk.office.reading() as session:
        return [row.title for row in unplaced_rows(session, clerk.world.bodies[body])]


def decided(clerk: Clerk, paragraph: int | None) -> str:
    with clerk.office.reading() as session:
        row = session.connection().exec_driver_sql(
            "SELECT decision FROM paragraph WHERE id = ?", (paragraph,)
        )
        return str(row.scalar_one())


def memo_on(clerk: Clerk, title: str, meeting: int | None = None) -> tuple[int, int]:
    """A memo with a proposal, on the agenda of a meeting."""
    body = clerk.world.bodies["RUN"]
    memo = start_memo(clerk.office, clerk.world.cases[CASE], body_id=body, title=title)
    proposed = decision("Nämnden beslutar att", ("Planen antas.",))
    revise_memo(clerk.office, memo, 1, decision=proposed, summary=rich("I korthet."))
    return memo, put_memo_on_agenda(clerk.office, memo, meeting)


def test_ac_11_an_extra_point_during_the_meeting(clerk: Clerk) -> None:
    meeting = clerk.holds("RUN", MARCH, ["A"])
    mark_summoned(clerk.office, meeting, date(2026, 3, 3))
    item = clerk.adds(meeting, "Extra")
    move_item(clerk.office, item, 1)
    assert [row.title for row in agenda(clerk, meeting)] == ["Extra", "A"]
    assert [row.added for row in agenda(clerk, meeting)] == [True, False]
    assert assign_numbers(clerk.office, meeting) == (2,)
    assert clerk.numbers(meeting) == [2, 1]
    room = Chamber(clerk, meeting)
    assert room.remarks == ()
    minutes = room.minutes()
    assert minutes.rindex("§ 2\tExtra") < minutes.index("Tillkommande ärende.")
    assert minutes.count("Tillkommande ärende") == 1


def test_ac_11_a_committee_is_asked_where_its_rule_says_so(clerk: Clerk) -> None:
    revise_body(clerk.office, clerk.world.bodies["RUN"], 1, asks_urgency=True)
    meeting = clerk.meets("RUN", MARCH, ["A"])
    mark_summoned(clerk.office, meeting, date(2026, 3, 3))
    item = clerk.adds(meeting, "Extra")
    assert [one.item_id for one in Chamber(clerk, meeting).remarks] == [item]


def test_ac_11_the_assembly_decides_that_it_is_urgent(clerk: Clerk) -> None:
    elect_assembly(clerk)
    meeting = clerk.meets("RF", MARCH, ["A"])
    mark_summoned(clerk.office, meeting, date(2026, 3, 3))
    item = clerk.adds(meeting, "Extra")
    open_paragraph(clerk.office, item)
    room = Chamber(clerk, meeting)
    (remark,) = room.remarks
    assert (remark.kind, remark.item_id, remark.section) == (
        RemarkKind.URGENCY_OPEN, item, "KL 5:52",
    )  # fmt: skip
    decide_urgency(clerk.office, item)
    assert room.remarks == ()
    assert "Fullmäktige har beslutat att ärendet är brådskande." in room.minutes()


def test_ac_12_a_supplement_after_the_summons(clerk: Clerk) -> None:
    meeting = clerk.meets("RUN", MARCH, [f"Ärende {n}" for n in range(1, 12)])
    memo, _ = memo_on(clerk, "Ärende 12", meeting)
    first = summon(clerk.office, meeting, date(2026, 3, 3))
    clerk.adds(meeting, "Sent ett")
    late = clerk.adds(meeting, "Sent två")
    move_item(clerk.office, late, 3)
    with clerk.office.reading() as session:
        version = session.get_one(Memo, memo).version
    revise_memo(clerk.office, memo, version, summary=rich("Nya siffror."))
    second = summon(clerk.office, meeting, date(2026, 3, 5))
    shown = {row.title: row.shown_number for row in agenda(clerk, meeting)}
    assert [shown[f"Ärende {n}"] for n in range(1, 13)] == list(range(1, 13))
    assert (shown["Sent två"], shown["Sent ett"]) == (13, 14)
    with clerk.office.reading() as session:
        kept = [paper_file(session, paper.paper_id).content for paper in first]
    assert kept == [paper.content for paper in first]
    before, after = (plain(read_word(papers[0].content)) for papers in (first, second))
    assert "nytt" not in before
    assert after.count("(nytt sedan kallelsen)") == 2
    assert after.count("Ärende 12 (nytt underlag sedan kallelsen)") == 1
    assert after.count("nytt") == 3


def test_ac_14_a_tabled_point_comes_back_by_itself(clerk: Clerk) -> None:
    start_at(clerk, 17)
    meeting = clerk.meets("RUN", MARCH)
    memo, item = memo_on(clerk, "Handlingsplan", meeting)
    open_paragraph(clerk.office, item)
    assign_numbers(clerk.office, meeting)
    note_outcome(clerk.office, item, Outcome.TABLED)
    april, may = clerk.meets("RUN", APRIL), clerk.meets("RUN", MAY)
    assert agenda(clerk, may) == ()
    (back,) = agenda(clerk, april)
    assert (back.title, back.memo_id) == ("Handlingsplan", memo)
    assert [case.registration_number for case in back.cases] == [CASE]
    assert (back.origin_day, back.origin_number, back.origin_outcome) == (
        MARCH, 17, Outcome.TABLED,
    )  # fmt: skip
    assert "Planen antas." in plain_text(back.proposed_decision)
    summons = make_paper(clerk.office, PaperKind.SUMMONS, april)
    assert "Handlingsplan (bordlagt 2026-03-10 § 17)" in plain(read_word(summons[0].content))
    minutes = Chamber(clerk, meeting).minutes()
    assert "bordlägga ärendet." in minutes
    assert "Planen antas." not in minutes
    again = open_paragraph(clerk.office, back.id)
    assert "Planen antas." in decided(clerk, again)
    note_outcome(clerk.office, back.id, Outcome.TABLED)
    assert waiting(clerk) == ["Handlingsplan"]
    (third,) = agenda(clerk, clerk.meets("RUN", date(2026, 6, 9)))
    assert (third.memo_id, third.origin_day) == (memo, APRIL)
    assert waiting(clerk) == []


def test_ac_14_another_outcome_takes_the_wording_back(clerk: Clerk) -> None:
    meeting = clerk.meets("RUN", MARCH)
    _, item = memo_on(clerk, "Handlingsplan", meeting)
    paragraph = open_paragraph(clerk.office, item)
    note_outcome(clerk.office, item, Outcome.TABLED)
    note_outcome(clerk.office, item, Outcome.DECIDED)
    assert "Planen antas." in decided(clerk, paragraph)
    assert waiting(clerk) == []


def test_ac_14_the_clerks_own_wording_stays(clerk: Clerk) -> None:
    meeting = clerk.holds("RUN", MARCH, ["A"])
    (row,) = agenda(clerk, meeting)
    note_outcome(clerk.office, row.id, Outcome.TABLED)
    assert "Förslaget antas." in decided(clerk, row.paragraph_id)


def test_ac_14_the_assembly_tables_to_its_next_meeting(clerk: Clerk) -> None:
    meeting = clerk.meets("RF", MARCH, ["A"])
    (row,) = agenda(clerk, meeting)
    open_paragraph(clerk.office, row.id)
    note_outcome(clerk.office, row.id, Outcome.TABLED)
    assert "bordlägga ärendet till nästa sammanträde." in Chamber(clerk, meeting).minutes()


def refer_back(clerk: Clerk, meeting: int, in_favour: int) -> int:
    """A vote on referral with so many in favour; gives the item."""
    room = Chamber(clerk, meeting)
    item = room.items[0]
    open_paragraph(clerk.office, item)
    back = add_proposal(
        clerk.office, room.paragraph(), ProposalKind.REFERRAL_BACK, ["Ledamot 2 (C)"]
    )
    served = room.service.items[0].serving
    votes = {
        one.person: Ballot.NO if place < in_favour else Ballot.YES
        for place, one in enumerate(reversed(served))
    }
    vote_openly(clerk.office, room.paragraph(), Asked(None, back), votes)
    return item


def test_ac_15_referral_needs_a_reason(clerk: Clerk) -> None:
    meeting = clerk.holds("RUN", MARCH, ["A"])
    with pytest.raises(ReasonNeeded):
        note_outcome(clerk.office, agenda(clerk, meeting)[0].id, Outcome.REFERRED_BACK)


@pytest.mark.parametrize(("in_favour", "is_enough"), [(20, False), (21, True)])
def test_ac_15_a_third_of_the_assembly(clerk: Clerk, in_favour: int, *, is_enough: bool) -> None:
    elect_assembly(clerk)
    meeting = clerk.meets("RF", MARCH)
    clerk.adds(meeting, "A", CASE)
    item = refer_back(clerk, meeting, in_favour)
    with clerk.office.reading() as session:
        terms = referral_terms(session, item)
    assert (terms.present, terms.third, terms.used) == (61, 21, False)
    if not is_enough:
        with pytest.raises(ReferralLost) as lost:
            note_outcome(clerk.office, item, Outcome.REFERRED_BACK, "Kostnaden saknas")
        assert (lost.value.votes, lost.value.needed) == (20, 21)
        assert waiting(clerk, "RF") == []
        return
    note_outcome(clerk.office, item, Outcome.REFERRED_BACK, "Kostnaden saknas")
    minutes = Chamber(clerk, meeting).minutes()
    assert "Omröstningen ger 40 ja-röster och 21 nej-röster." in minutes
    assert "Minst en tredjedel av de närvarande har röstat för det" in minutes
    assert "återremittera ärendet med följande motivering: Kostnaden saknas." in minutes


def test_ac_15_the_second_time_a_majority_is_needed(clerk: Clerk) -> None:
    elect_assembly(clerk)
    first = clerk.meets("RF", MARCH)
    clerk.adds(first, "A", CASE)
    note_outcome(clerk.office, refer_back(clerk, first, 21), Outcome.REFERRED_BACK, "Kostnaden")
    second = clerk.meets("RF", APRIL)
    (back,) = agenda(clerk, second)
    assert back.minority_used
    item = refer_back(clerk, second, 21)
    with clerk.office.reading() as session:
        terms = referral_terms(session, item)
    assert (terms.third, terms.used) == (None, True)
    with pytest.raises(ReferralLost) as lost:
        note_outcome(clerk.office, item, Outcome.REFERRED_BACK, "Kostnaden")
    assert lost.value.needed == 31
    assert "Minst en tredjedel" in Chamber(clerk, first).minutes()


def test_ac_15_in_a_committee_a_third_is_never_offered(clerk: Clerk) -> None:
    meeting = clerk.meets("RUN", MARCH, ["A"])
    item = refer_back(clerk, meeting, 3)
    with clerk.office.reading() as session:
        assert referral_terms(session, item).third is None
    with pytest.raises(ReferralLost):
        note_outcome(clerk.office, item, Outcome.REFERRED_BACK, "Kostnaden")
