"""The deadlines of the law, by the calendar of real years."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules import deadlines
from db.rules.calendar import is_weekday
from db.rules.deadlines import LegalDate, legal_dates
from db.rules.statutes import RuleLabel, statute

days = st.dates(date(2005, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("posted", "last", "takedown"),
    [
        ("2018-04-03", "2018-04-24", "2018-04-25"),
        ("2020-03-12", "2020-04-02", "2020-04-03"),
        ("2025-05-30", "2025-06-23", "2025-06-24"),
        ("2026-03-13", "2026-04-07", "2026-04-08"),
        ("2026-12-15", "2027-01-05", "2027-01-06"),
    ],
)
def test_time_to_appeal(posted: str, last: str, takedown: str):
    day = date.fromisoformat(posted)
    assert deadlines.last_appeal_day(day) == date.fromisoformat(last)
    assert deadlines.earliest_takedown(day) == date.fromisoformat(takedown)
    assert deadlines.legal_force(day) == date.fromisoformat(takedown)


def test_another_body_may_have_another_time():
    assert deadlines.last_appeal_day(date(2026, 3, 2), weeks=2) == date(2026, 3, 16)


def test_verification_and_notice_are_strict():
    assert deadlines.verify_by(date(2026, 3, 10)) == date(2026, 3, 24)
    assert deadlines.verify_by(date(2026, 3, 20)) == date(2026, 4, 3)
    assert deadlines.announce_by(date(2026, 3, 12)) == date(2026, 3, 14)


def test_a_weekday_is_proposed_for_the_notice():
    assert deadlines.proposed_announcement(date(2026, 3, 12)) == date(2026, 3, 13)
    assert deadlines.proposed_announcement(date(2026, 4, 3)) == date(2026, 4, 3)


def test_summons():
    assert deadlines.assembly_call_by(date(2026, 3, 10)) == date(2026, 3, 3)
    assert deadlines.assembly_urgent_call_by(date(2026, 4, 7)) == date(2026, 4, 2)
    assert deadlines.committee_call_by(date(2026, 3, 10), 5) == date(2026, 3, 5)


def test_a_motion_is_answered_within_a_year():
    assert deadlines.motion_answer_by(date(2025, 9, 22)) == date(2026, 9, 22)
    assert deadlines.motion_answer_by(date(2024, 2, 29)) == date(2025, 2, 28)


def test_a_party_has_three_weeks_from_being_told():
    assert deadlines.administrative_appeal_by(date(2026, 3, 13)) == date(2026, 4, 7)


def test_received_day():
    assert deadlines.received_day(date(2026, 3, 9)) == date(2026, 3, 9)
    assert deadlines.received_day(date(2026, 3, 9), first_emptying=True) == date(2026, 3, 6)


def test_dates_of_an_assembly_with_everything_known():
    dates = legal_dates(
        meeting=date(2026, 3, 10),
        verified=date(2026, 3, 12),
        posted=date(2026, 3, 13),
        assembly=True,
    )
    law = RuleLabel.LAW
    assert dates == {
        "call_by": LegalDate(date(2026, 3, 3), "KL 5:13", law),
        "verify_by": LegalDate(date(2026, 3, 24), "KL 5:69", law),
        "announce_by": LegalDate(date(2026, 3, 14), "KL 8:12", law),
        "last_appeal_day": LegalDate(date(2026, 4, 7), "KL 13:5", law),
        "earliest_takedown": LegalDate(date(2026, 4, 8), "KL 13:5", law),
        "legal_force": LegalDate(date(2026, 4, 8), "KL 13:5", law),
    }
    assert all(statute(known.section) for known in dates.values())


def test_the_summons_of_a_committee_is_a_local_rule():
    dates = legal_dates(meeting=date(2026, 3, 10), call_days=7)
    assert dates["call_by"] == LegalDate(date(2026, 3, 3), "", RuleLabel.LOCAL_RULE)
    assert "call_by" not in legal_dates(meeting=date(2026, 3, 10))


def test_nothing_known_gives_no_dates():
    assert legal_dates() == {}


@given(days)
def test_time_to_appeal_ends_on_a_weekday_three_weeks_or_more_from_posting(posted: date):
    last = deadlines.last_appeal_day(posted)
    assert is_weekday(last)
    assert timedelta(days=21) <= last - posted <= timedelta(days=21 + 5)


@given(days)
def test_a_motion_is_due_in_the_same_month_a_year_later(put: date):
    due = deadlines.motion_answer_by(put)
    assert (due.year, due.month) == (put.year + 1, put.month)
