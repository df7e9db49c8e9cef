"""Who was there, who served, who led and whether they could decide: AC-19 to AC-25."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError

from db.entities.organisation import Body
from db.entities.person import Appointment, Person
from db.queries.handling import handling_of_meeting
from db.queries.service import meeting_service
from db.rules.lifecycle import ProposalKind, Role
from db.rules.meeting_remarks import RemarkKind
from db.rules.refusals import ItemHasSteps, NotFound, VoteStands
from db.rules.statutes import RuleLabel
from desktop.operations.agenda import take_off_agenda
from desktop.operations.attendance import expect_anew
from desktop.operations.attendance_steps import (
    choose_substitute,
    note_absence,
    note_coming,
    note_conflict,
    note_leaving,
    set_clock,
    set_remote,
    take_back_step,
    word_step,
)
from desktop.operations.handling import add_proposal
from desktop.operations.meeting_hours import begin_day, note_adjournments, set_hours
from desktop.operations.organisation import revise_body
from desktop.operations.people import add_person, appoint, end_appointment, revise_person
from desktop.operations.votes import Asked, remove_vote, vote_by_party, voters
from tests.acceptance.chamber import (
    AKERLUND,
    BERG,
    MARCH,
    NO,
    OMAN,
    SEVEN,
    YES,
    Chamber,
    chamber,
    elect_assembly,
    plain,
    start_at,
)
from tests.acceptance.clerk import Clerk, clerk_of
from tests.world import World


@pytest.fixture
def clerk(world: World) -> Clerk:
    return clerk_of(world)


@pytest.fixture
def room(clerk: Clerk) -> Chamber:
    """RUN's meeting with §§ 15–18."""
    start_at(clerk, 15)
    return chamber(clerk, ["A", "B", "C", "D"])


def bar_returning(clerk: Clerk) -> None:
    body = clerk.world.bodies["RUN"]
    with clerk.office.reading() as session:
        version = session.get_one(Body, body).version
    revise_body(clerk.office, body, version, may_return=False)


def test_ac_19_everybody_is_present_until_told_otherwise(clerk: Clerk) -> None:
    room = Chamber(clerk, clerk.meets("RUN", MARCH))
    assert {one.person for one in room.service.opening} == {room.person(name) for name in SEVEN}
    room.excuse(BERG)
    first = room.service.opening[0]
    assert (first.person, first.serves_for) == (room.person("Örjan Lind"), room.person(BERG))
    assert clerk.view(room.meeting).head.secretary == "Eva Öst"


def test_ac_19_the_clerk_may_choose_another_substitute(room: Chamber) -> None:
    room.excuse(BERG)
    choose_substitute(room.office, room.attendance("Maja Rask"), room.person(BERG))
    assert room.served("Maja Rask") == [0, 1, 2, 3]
    assert room.served("Örjan Lind") == []
    choose_substitute(room.office, room.attendance("Maja Rask"), None)
    assert room.served("Örjan Lind") == [0, 1, 2, 3]


def test_ac_19_who_left_office_before_the_day_is_not_listed(clerk: Clerk) -> None:
    leave_office(clerk, "Sten Wik", date(2026, 3, 9))
    room = Chamber(clerk, clerk.meets("RUN", MARCH, ["A"]))
    assert "Sten Wik" not in {one.name for one in room.service.people.values()}
    assert (room.service.seats, room.service.vacant) == (7, 1)
    vacant = room.service.items[0].serving[6]
    assert (vacant.person, vacant.serves_for) == (room.person("Örjan Lind"), None)


def leave_office(clerk: Clerk, name: str, day: date) -> None:
    with clerk.office.reading() as session:
        person = clerk.world.people[name]
        found = session.query(Appointment).filter_by(person_id=person).one()
    end_appointment(clerk.office, found.id, day)


def test_ac_20_a_member_is_replaced_in_mid_term(room: Chamber, clerk: Clerk) -> None:
    before = room.minutes()
    leave_office(clerk, AKERLUND, date(2026, 4, 30))
    with clerk.office.writing("person.add") as session:
        new = Person(name="Sara Ek", party="M")
        session.add(new)
    body = clerk.world.bodies["RUN"]
    appoint(clerk.office, new.id, body, Role.VICE_CHAIR, date(2026, 5, 1), place=2)
    person = clerk.world.people[AKERLUND]
    with clerk.office.reading() as session:
        version = session.get_one(Person, person).version
    revise_person(clerk.office, person, version, name="Nils Åkerlund Alm", party="L")
    assert room.minutes() == before
    may = Chamber(clerk, clerk.meets("RUN", date(2026, 5, 12), ["E"]))
    names = {one.name for one in may.service.people.values()}
    assert "Sara Ek" in names
    assert not names & {AKERLUND, "Nils Åkerlund Alm"}
    with pytest.raises(IntegrityError), clerk.office.writing("person.remove") as session:
        session.delete(session.get_one(Person, person))


def test_ac_22_in_and_out_during_the_meeting(room: Chamber) -> None:
    akerlund = room.person(AKERLUND)
    left = note_leaving(room.office, room.meeting, akerlund, room.items[1])
    note_coming(room.office, room.meeting, akerlund, room.items[3])
    assert room.served(AKERLUND) == [0, 1, 3]
    assert room.served("Åsa Holm") == [2]
    assert [plain(one) for one in room.sentences()] == [
        "Nils Åkerlund (M) lämnar sammanträdet efter § 16. Åsa Holm (M) tjänstgör i dennes ställe.",
        "Nils Åkerlund (M) återkommer till sammanträdet och tjänstgör från och med § 18. "
        "Åsa Holm (M) upphör att tjänstgöra.",
    ]
    minutes = room.minutes()
    assert "Nils Åkerlund (M), vice ordförande, §§ 15–16, 18" in minutes
    assert "Åsa Holm (M), för Nils Åkerlund (M), § 17" in minutes
    assert minutes.index("lämnar sammanträdet efter § 16") < minutes.rindex("§ 17\tC")
    word_step(room.office, left, 1, "Nils Åkerlund (M) lämnar mötet efter § 16.")
    assert "lämnar mötet efter § 16." in room.minutes()
    assert "lämnar mötet efter § 16." in room.pdf


def test_ac_22_an_absence_is_entered_once(room: Chamber) -> None:
    akerlund = room.person(AKERLUND)
    first, second = room.items[1], room.items[2]
    steps = note_absence(room.office, room.meeting, akerlund, first, second)
    assert room.served(AKERLUND) == [0, 3]
    again = note_absence(room.office, room.meeting, akerlund, first, second)
    assert again == steps
    for step in steps:
        take_back_step(room.office, step)
    assert room.served(AKERLUND) == [0, 1, 2, 3]
    note_absence(room.office, room.meeting, akerlund, room.items[0], room.items[0])
    assert room.served(AKERLUND) == [1, 2, 3]
    with pytest.raises(NotFound):
        note_absence(room.office, room.meeting, akerlund, second, first)


def test_ac_22_serving_again_is_remarked_where_the_rule_bars_it(
    room: Chamber, clerk: Clerk
) -> None:
    akerlund = room.person(AKERLUND)
    note_absence(room.office, room.meeting, akerlund, room.items[2], room.items[2])
    assert room.remarks == ()
    bar_returning(clerk)
    (remark,) = room.remarks
    assert (remark.kind, remark.item_id) == (RemarkKind.SERVED_AGAIN, room.items[3])
    assert (remark.person, remark.section) == ("Nils Åkerlund (M)", "KL 5:20")
    assert remark.basis is RuleLabel.LOCAL_RULE


def test_ac_22_a_new_day_is_a_new_day(room: Chamber, clerk: Clerk) -> None:
    bar_returning(clerk)
    note_absence(room.office, room.meeting, room.person(AKERLUND), room.items[2], room.items[2])
    head = clerk.view(room.meeting).head
    set_hours(
        room.office, room.meeting, head.version, starts_at="9.00", ends_at="12:15",
        ends_on=date(2026, 3, 11),
    )  # fmt: skip
    begin_day(room.office, room.items[3], date(2026, 3, 11))
    assert room.remarks == ()
    assert (
        "Tisdagen den 10 mars 2026, kl. 09.00 – onsdagen den 11 mars 2026, kl. 12.15"
        in room.minutes()
    )


def test_ac_22_in_the_assembly_the_law_itself_bars_it(clerk: Clerk) -> None:
    elect_assembly(clerk)
    room = chamber(clerk, ["A", "B", "C"], "RF")
    member = room.person("Ledamot 4")
    note_absence(room.office, room.meeting, member, room.items[1], room.items[1])
    assert [one.basis for one in room.remarks] == [RuleLabel.LAW]


def test_ac_23_conflict_of_interest(room: Chamber) -> None:
    note_conflict(room.office, room.meeting, room.person(BERG), room.items[2])
    assert room.served(BERG) == [0, 1, 3]
    assert room.served("Örjan Lind") == [2]
    assert [room.presiding(place) for place in range(4)] == [BERG, BERG, AKERLUND, BERG]
    assert room.remarks == ()
    assert room.service.items[2].quorum.counted == 7
    with room.office.reading() as session:
        offered = voters(session, room.paragraph(2))
    assert BERG not in {one.name for one in offered}
    assert [one.name for one in offered if one.presides] == [AKERLUND]
    told = room.minutes()
    said = (
        "På grund av jäv deltar Anna Berg (S) inte i handläggningen av ärendet eller i beslutet. "
        "Örjan Lind (S) tjänstgör i dennes ställe. "
        "Nils Åkerlund (M) är ordförande under paragrafen."
    )
    assert said in told
    assert said in room.pdf
    paragraph = told[told.rindex("§ 17\tC") :]
    assert paragraph.index(said) < paragraph.index("Förslaget antas.")


def test_ac_23_for_one_point_only(room: Chamber) -> None:
    note_conflict(room.office, room.meeting, room.person(BERG), room.items[2], point=1)
    assert room.served(BERG) == [0, 1, 2, 3]
    assert "På grund av jäv deltar Anna Berg (S) inte i beslutet enligt punkt 1." in room.minutes()


def test_ac_23_a_vote_is_corrected_before_attendance(room: Chamber) -> None:
    paragraph = room.paragraph(2)
    proposal = add_proposal(room.office, paragraph, ProposalKind.APPROVAL, ["Anna Berg (S)"])
    parties = {"S": YES, "M": NO, "C": YES, "V": YES}
    vote = vote_by_party(room.office, paragraph, Asked(proposal), parties)
    berg = room.person(BERG)
    with pytest.raises(VoteStands) as refused:
        note_conflict(room.office, room.meeting, berg, room.items[2])
    assert plain(refused.value.paragraph) == "§ 17"
    assert set(refused.value.persons) == {"Anna Berg (S)", "Örjan Lind (S)"}
    with pytest.raises(VoteStands):
        room.excuse(BERG)
    assert room.served(BERG) == [0, 1, 2, 3]
    note_conflict(room.office, room.meeting, berg, room.items[3])
    remove_vote(room.office, vote)
    note_conflict(room.office, room.meeting, berg, room.items[2])
    assert room.served(BERG) == [0, 1]


@pytest.mark.parametrize(("serving", "is_met"), [(3, False), (4, True)])
def test_ac_25_quorum_of_seven(room: Chamber, serving: int, *, is_met: bool) -> None:
    substitutes = [one.name for one in room.service.people.values() if one.role is Role.SUBSTITUTE]
    room.excuse(*substitutes, *SEVEN[serving:])
    quorum = room.service.items[0].quorum
    assert (quorum.counted, quorum.needed, quorum.is_met) == (serving, 4, is_met)
    grave = [(one.kind, one.section, one.grave) for one in room.remarks]
    assert set(grave) == (set() if is_met else {(RemarkKind.NOT_QUORATE, "KL 6:27", True)})


def test_ac_25_vacant_seats_count(clerk: Clerk) -> None:
    body = clerk.world.bodies["RUN"]
    with clerk.office.reading() as session:
        version = session.get_one(Body, body).version
    revise_body(clerk.office, body, version, seats=8)
    room = chamber(clerk)
    assert (room.service.seats, room.service.vacant) == (8, 1)
    substitutes = [one.name for one in room.service.people.values() if one.role is Role.SUBSTITUTE]
    room.excuse(*substitutes, *SEVEN[4:])
    assert not room.service.items[0].quorum.is_met
    assert "Vakant plats" in room.minutes()


def test_ac_25_in_the_assembly_conflict_does_not_break_the_quorum(clerk: Clerk) -> None:
    elect_assembly(clerk, substitutes=0)
    room = chamber(clerk, ["A"], "RF")
    room.excuse(*(f"Ledamot {number}" for number in range(32, 62)))
    for number in range(2, 10):
        note_conflict(room.office, room.meeting, room.person(f"Ledamot {number}"), room.items[0])
    quorum = room.service.items[0].quorum
    assert (quorum.counted, quorum.needed, quorum.section) == (31, 31, "KL 5:46")
    assert len(room.service.items[0].serving) == 23


def test_steps_stand_where_an_item_is(room: Chamber, clerk: Clerk) -> None:
    heading = clerk.adds(room.meeting, "# Rubrik")
    with pytest.raises(NotFound):
        note_leaving(room.office, room.meeting, room.person(BERG), heading)
    with pytest.raises(NotFound):
        note_leaving(room.office, room.meeting, clerk.world.people["Eva Öst"], room.items[0])
    item = clerk.adds(room.meeting, "E")
    note_conflict(room.office, room.meeting, room.person(BERG), item)
    with pytest.raises(ItemHasSteps):
        take_off_agenda(clerk.office, item)


def test_items_without_numbers_are_told_by_their_order(clerk: Clerk) -> None:
    room = Chamber(clerk, clerk.meets("RUN", MARCH, ["A", "# Rubrik", "B", "C"]))
    note_leaving(room.office, room.meeting, room.person(OMAN), room.items[1], clock="10.20")
    assert room.service.label(room.items) == "punkterna 1–3".replace(" ", "\u00a0")
    assert plain(room.sentences()[0]).startswith(
        "Britta Öman (S) lämnar sammanträdet kl. 10.20 efter punkt 2."
    )


def test_the_front_page_tells_of_distance_times_and_pauses(room: Chamber, clerk: Clerk) -> None:
    step = note_coming(room.office, room.meeting, room.person(OMAN), room.items[1])
    set_clock(room.office, step, "9:40")
    set_remote(room.office, room.attendance("Karl Ek"), remote=True)
    version = clerk.view(room.meeting).head.version
    note_adjournments(room.office, room.meeting, version, "Ajournering kl. 10.15–10.30\n\n")
    minutes = room.minutes()
    assert "Karl Ek (S), på distans" in minutes
    assert "Britta Öman (S), §§ 16–18" in minutes
    assert "Örjan Lind (S), för Britta Öman (S), § 15" in minutes
    assert "kom kl. 09.40" in minutes
    assert "Ajournering kl. 10.15–10.30" in minutes


def test_the_chair_leaves_and_another_leads(room: Chamber) -> None:
    note_leaving(room.office, room.meeting, room.person(BERG), room.items[1])
    assert "Nils Åkerlund (M) leder sammanträdet från och med § 17." in plain(room.sentences()[0])
    assert "Nils Åkerlund (M), vice ordförande (ordförande §§ 17–18)" in room.minutes()


def test_the_number_of_statements_does_not_grow_with_the_items(clerk: Clerk) -> None:
    few, many = (
        chamber(clerk, ["A"]),
        Chamber(clerk, clerk.holds("RUN", date(2026, 4, 7), "ABCDEFGH")),
    )
    assert statements(clerk, few.meeting) == statements(clerk, many.meeting) == 9


def statements(clerk: Clerk, meeting: int) -> int:
    sent: list[str] = []
    with clerk.office.reading() as session:
        connection = session.connection()

        def note(*told: object) -> None:
            sent.append(str(told[2]))

        event.listen(connection, "before_cursor_execute", note)
        handling_of_meeting(session, meeting_service(session, meeting))
        event.remove(connection, "before_cursor_execute", note)
    return len(sent)


def test_an_assembly_is_named_in_the_table(clerk: Clerk) -> None:
    elect_assembly(clerk)
    room = chamber(clerk, ["A"], "RF")
    minutes = room.minutes()
    front = minutes[: minutes.index("Närvaro vid sammanträdet")]
    assert "Ledamot 1 (M), ordförande" in front
    assert "samt 60 ledamöter enligt närvarolistan" in front
    assert "Ledamot 2 (C)" not in front
    assert "Ledamot 61" in minutes


def test_ac_20_a_list_made_before_the_election_is_brought_in_step(clerk: Clerk) -> None:
    room = Chamber(clerk, clerk.meets("RUN", date(2026, 5, 12), ["A"]))
    leave_office(clerk, AKERLUND, date(2026, 4, 30))
    leave_office(clerk, "Ulla Gran", date(2026, 4, 30))
    note_conflict(room.office, room.meeting, room.person("Ulla Gran"), room.items[0])
    new = add_person(clerk.office, "Sara Ek", party="M")
    body = clerk.world.bodies["RUN"]
    appoint(clerk.office, new, body, Role.VICE_CHAIR, date(2026, 5, 1), place=2)
    room.excuse("Karl Ek")
    expect_anew(clerk.office, room.meeting)
    names = [one.name for one in room.service.people.values()]
    assert names[:2] == [BERG, "Sara Ek"]
    assert AKERLUND not in names
    assert "Ulla Gran" in names
    assert room.served("Karl Ek") == []


def test_all_who_may_have_served_can_be_chosen_to_verify(room: Chamber, clerk: Clerk) -> None:
    room.excuse(BERG)
    note_leaving(room.office, room.meeting, room.person(AKERLUND), room.items[0])
    rows = {row.name: row for row in clerk.view(room.meeting).attendance}
    chosen = {name for name, row in rows.items() if row.may_have_served}
    assert {AKERLUND, "Örjan Lind", "Åsa Holm"} <= chosen
    assert BERG not in chosen
