"""Who serves for whom in each paragraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.refusals import NoSuchParagraph
from db.rules.service import (
    WITHIN,
    Body,
    Event,
    Seat,
    Service,
    Serving,
    Step,
    Substitute,
    SubstituteRule,
    disqualified,
    presiding,
    service,
)

CAME, LEFT, STOOD_BACK = Step
PARAGRAPHS = (15, 16, 17, 18)

# Members 1 to 4 of two parties, substitutes 11 to 14 in the body's order.
SEATS = (Seat(1, "S"), Seat(2, "M"), Seat(3, "S"), Seat(4, "M"))
SUBSTITUTES = (
    Substitute(11, "M"),
    Substitute(12, "S"),
    Substitute(13, "S"),
    Substitute(14, "L"),
)
OWN_PARTY = Body(SEATS, SUBSTITUTES)
ANYONE = Body(SEATS, SUBSTITUTES, SubstituteRule(then_anyone=True))


def persons(served: Service) -> dict[int, list[int]]:
    return {paragraph: [one.person for one in serving] for paragraph, serving in served.items()}


def test_everyone_is_present_until_told_otherwise():
    served = service(OWN_PARTY, PARAGRAPHS)
    assert persons(served) == {each: [1, 2, 3, 4] for each in PARAGRAPHS}
    assert served[15][0] == Serving(1, 0)


def test_a_substitute_of_the_party_steps_in_for_who_is_away():
    served = service(OWN_PARTY, PARAGRAPHS, [Event(1, LEFT)])
    assert persons(served) == {each: [12, 2, 3, 4] for each in PARAGRAPHS}
    assert served[15][0] == Serving(12, 0, serves_for=1, is_substitute=True)


def test_who_comes_or_leaves_in_the_middle_has_no_part_in_the_decision():
    events = [Event(1, LEFT, 16, WITHIN), Event(1, CAME, 17, WITHIN)]
    assert persons(service(OWN_PARTY, PARAGRAPHS, events)) == {
        15: [1, 2, 3, 4],
        16: [12, 2, 3, 4],
        17: [12, 2, 3, 4],
        18: [1, 2, 3, 4],
    }


def test_nobody_serves_twice():
    served = service(OWN_PARTY, PARAGRAPHS, [Event(2, LEFT), Event(4, LEFT)])
    assert persons(served)[15] == [1, 11, 3]


def test_others_follow_where_the_rule_says_so():
    served = service(ANYONE, PARAGRAPHS, [Event(2, LEFT), Event(4, LEFT)])
    assert persons(served)[15] == [1, 11, 3, 12]


def test_the_body_may_name_the_order_of_parties():
    rule = SubstituteRule({"M": ("L", "S")})
    served = service(Body(SEATS, SUBSTITUTES, rule), PARAGRAPHS, [Event(2, LEFT), Event(4, LEFT)])
    assert persons(served)[15] == [1, 14, 3, 12]


def test_the_secretary_may_choose_another():
    served = service(OWN_PARTY, PARAGRAPHS, [Event(1, LEFT)], {1: 14})
    assert persons(served)[15] == [14, 2, 3, 4]
    away = service(OWN_PARTY, PARAGRAPHS, [Event(1, LEFT), Event(14, LEFT)], {1: 14})
    assert persons(away)[15] == [12, 2, 3, 4]


def test_a_vacant_seat_is_served_in():
    body = Body((Seat(None, "S"), Seat(2, "M"), Seat(None)), SUBSTITUTES)
    served = service(body, [15])
    assert served[15] == (
        Serving(12, 0, None, True),
        Serving(2, 1),
        Serving(11, 2, None, True),
    )


def test_out_and_in_during_the_meeting():
    served = service(OWN_PARTY, PARAGRAPHS, [Event(2, LEFT, 16), Event(2, CAME, 18)])
    assert persons(served) == {
        15: [1, 2, 3, 4],
        16: [1, 2, 3, 4],
        17: [1, 11, 3, 4],
        18: [1, 2, 3, 4],
    }


def test_who_comes_late_was_away_before():
    served = service(OWN_PARTY, PARAGRAPHS, [Event(2, CAME, 17)])
    assert [one[1] for one in persons(served).values()] == [11, 11, 2, 2]


def test_who_leaves_and_comes_between_two_paragraphs_misses_none():
    events = [Event(2, CAME, 17), Event(2, LEFT, 16)]
    assert [one[1] for one in persons(service(OWN_PARTY, PARAGRAPHS, events)).values()] == [2] * 4


def test_who_comes_at_the_start_was_not_away():
    assert persons(service(OWN_PARTY, PARAGRAPHS, [Event(2, CAME)]))[15] == [1, 2, 3, 4]


def test_for_a_conflict_of_interest_only_that_paragraph_is_stood_in_for():
    served = service(OWN_PARTY, PARAGRAPHS, [Event(1, STOOD_BACK, 17)])
    assert [one[0] for one in persons(served).values()] == [1, 1, 12, 1]


def test_to_stand_back_from_one_point_is_to_serve_in_the_paragraph():
    events = [Event(1, STOOD_BACK, 17, point=2)]
    assert persons(service(OWN_PARTY, PARAGRAPHS, events))[17] == [1, 2, 3, 4]
    assert disqualified(events, 17) == frozenset()
    assert disqualified(events, 17, point=1) == frozenset()
    assert disqualified(events, 17, point=2) == {1}
    assert disqualified([Event(1, STOOD_BACK, 17)], 17, point=2) == {1}


def test_a_substitute_who_serves_stays_when_one_higher_in_order_comes():
    events = [Event(1, LEFT), Event(12, CAME, 16)]
    assert [one[0] for one in persons(service(OWN_PARTY, PARAGRAPHS, events)).values()] == [13] * 4


def test_a_substitute_who_stands_back_is_stood_in_for_and_returns():
    events = [Event(1, LEFT), Event(12, STOOD_BACK, 16)]
    served = service(OWN_PARTY, PARAGRAPHS, events)
    assert [one[0] for one in persons(served).values()] == [12, 13, 12, 12]


def test_a_substitute_who_leaves_has_given_the_seat_up():
    events = [Event(1, LEFT), Event(12, LEFT, 15), Event(12, CAME, 17)]
    served = service(OWN_PARTY, PARAGRAPHS, events)
    assert [one[0] for one in persons(served).values()] == [12, 13, 13, 13]


def test_a_substitute_who_serves_is_not_taken_for_a_paragraph_elsewhere():
    events = [Event(1, LEFT), Event(3, STOOD_BACK, 16)]
    assert persons(service(OWN_PARTY, PARAGRAPHS, events))[16] == [12, 2, 13, 4]


def test_a_seat_stays_empty_when_nobody_can_serve():
    served = service(Body(SEATS), PARAGRAPHS, [Event(1, LEFT)])
    assert persons(served)[15] == [2, 3, 4]


@pytest.mark.parametrize("step", Step)
def test_an_event_of_another_paragraph_is_refused(step: Step):
    with pytest.raises(NoSuchParagraph) as refusal:
        service(OWN_PARTY, PARAGRAPHS, [Event(1, step, 99)])
    assert refusal.value.paragraph == 99


def test_the_order_of_handling_counts_and_not_the_numbers():
    served = service(OWN_PARTY, (15, 18, 16, 17), [Event(1, LEFT, 18)])
    assert [one[0] for one in persons(served).values()] == [1, 1, 12, 12]


def test_the_vice_chair_leads_where_the_chair_does_not_serve():
    served = service(OWN_PARTY, PARAGRAPHS, [Event(1, STOOD_BACK, 17)])
    assert presiding(served[16], [1, 2]) == 1
    assert presiding(served[17], [1, 2]) == 2
    assert presiding((), [1, 2]) is None


events_of_a_meeting = st.lists(
    st.builds(
        Event,
        st.sampled_from([1, 2, 3, 4, 11, 12, 13, 14]),
        st.sampled_from(Step),
        st.sampled_from([0, *PARAGRAPHS]),
    ),
    max_size=10,
)


@given(events_of_a_meeting, st.sampled_from([OWN_PARTY, ANYONE]))
def test_whatever_happens_each_seat_has_one_person_and_each_person_one_seat(
    events: list[Event], body: Body
):
    for paragraph, serving in service(body, PARAGRAPHS, events).items():
        assert len({one.person for one in serving}) == len(serving)
        assert len({one.seat for one in serving}) == len(serving)
        assert not {one.person for one in serving} & disqualified(events, paragraph)
