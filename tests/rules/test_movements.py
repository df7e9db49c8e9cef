"""What the minutes say of who served."""

from datetime import date

from db.rules.movements import Movement, ServedAgain, movements, served_again, stints
from db.rules.service import Body, Event, Seat, Service, Step, Substitute, SubstituteRule, service
from db.rules.statutes import statute

CAME, LEFT, STOOD_BACK = Step
PARAGRAPHS = (15, 16, 17, 18)
SEATS = (Seat(1, "S"), Seat(2, "M"))
BODY = Body(SEATS, (Substitute(11, "M"), Substitute(12, "S"), Substitute(13, "M")))
OUT_AND_IN = [Event(2, LEFT, 16), Event(2, CAME, 18)]


def labels(served: Service) -> list[tuple[int, int | None, str]]:
    return [(one.person, one.serves_for, one.label) for one in stints(served)]


def test_the_front_page_tells_the_paragraphs_of_each():
    assert labels(service(BODY, PARAGRAPHS, OUT_AND_IN)) == [
        (1, None, "§§\u00a015–18"),
        (2, None, "§§\u00a015–16, 18"),
        (11, 2, "§\u00a017"),
    ]


def test_one_who_serves_in_two_seats_is_listed_for_each():
    body = Body((Seat(1, "S"), Seat(3, "S")), (Substitute(12, "S"),))
    events = [Event(1, STOOD_BACK, 15), Event(3, STOOD_BACK, 17)]
    assert (12, 1, "§\u00a015") in labels(service(body, PARAGRAPHS, events))
    assert (12, 3, "§\u00a017") in labels(service(body, PARAGRAPHS, events))


def moved(events: list[Event]) -> tuple[Movement, ...]:
    return movements(SEATS, PARAGRAPHS, events, service(BODY, PARAGRAPHS, events))


def test_who_takes_over_and_who_steps_aside():
    leaves, returns = OUT_AND_IN
    assert moved([returns, leaves]) == (Movement(leaves, 11), Movement(returns, 11))


def test_who_stands_in_for_a_conflict_of_interest():
    event = Event(1, STOOD_BACK, 17)
    assert moved([event]) == (Movement(event, 12),)


def test_a_substitute_who_leaves_hands_over_too():
    leaves = Event(11, LEFT, 16)
    assert moved([Event(2, LEFT), leaves]) == (Movement(leaves, 13),)


def test_nobody_takes_over_from_one_who_did_not_serve():
    event = Event(13, LEFT, 16)
    assert moved([event]) == (Movement(event),)


def test_nobody_takes_over_after_the_last_paragraph():
    event = Event(1, LEFT, 18)
    assert moved([event]) == (Movement(event),)


def test_to_stand_back_from_one_point_brings_nobody_in():
    event = Event(1, STOOD_BACK, 17, point=2)
    assert moved([event]) == (Movement(event),)


def test_who_comes_before_the_first_paragraph_sends_nobody_away():
    event = Event(1, CAME, 15)
    assert moved([event]) == (Movement(event),)


def again(
    events: list[Event],
    rule: SubstituteRule | None = None,
    days: dict[int, date] | None = None,
) -> tuple[ServedAgain, ...]:
    served = service(BODY, PARAGRAPHS, events)
    return served_again(rule or SubstituteRule(), PARAGRAPHS, events, served, days)


def test_one_who_broke_off_may_not_serve_again_the_same_day():
    assert again(OUT_AND_IN) == (ServedAgain(2, 16, 18, "KL 5:20"),)
    assert statute("KL 5:20")


def test_a_local_rule_is_named_where_it_bars():
    rule = SubstituteRule(section="KL 6:17")
    assert again(OUT_AND_IN, rule)[0].section == "KL 6:17"


def test_where_alternating_service_is_allowed_nothing_is_said():
    assert again(OUT_AND_IN, SubstituteRule(alternating_service=True)) == ()


def test_to_stand_back_is_not_to_break_off():
    assert again([Event(1, STOOD_BACK, 16)]) == ()


def test_to_be_late_or_to_stay_away_is_not_to_break_off():
    assert again([Event(2, LEFT), Event(2, CAME, 17)]) == ()
    assert again([Event(2, LEFT, 16)]) == ()


def test_to_miss_no_paragraph_is_not_to_break_off():
    assert again([Event(2, LEFT, 16), Event(2, CAME, 17)]) == ()


def test_a_new_day_is_a_new_day():
    first, second = date(2026, 3, 10), date(2026, 3, 11)
    over_night = {15: first, 16: first, 17: first, 18: second}
    assert again(OUT_AND_IN, days=over_night) == ()
    assert again(OUT_AND_IN, days=dict.fromkeys(PARAGRAPHS, first))
