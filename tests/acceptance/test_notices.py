"""The notice and its dates, with their sections (AC-41)."""

from __future__ import annotations

from datetime import date

import pytest

from db.entities.case import Case
from db.entities.organisation import Body
from db.queries.today import DueKind, due_rows
from db.rules.deadlines import legal_dates
from db.rules.lifecycle import CaseKind, PaperFormat, PaperKind
from db.rules.minutes_refusals import AlreadyPosted, NoSuchBoard
from db.rules.refusals import NotVerified, NotWellFormed
from desktop.operations.control import remarks_on_meeting
from desktop.operations.notices import (
    is_late,
    keep_notice_papers,
    notice_plan,
    post_notice,
    take_down_notice,
)
from desktop.operations.papers import make_paper
from tests.acceptance.clerk import Clerk, clerk_of, read_word
from tests.world import TODAY, World

VERIFIED, POSTED = date(2026, 3, 12), date(2026, 3, 13)


@pytest.fixture
def eva(world: World) -> Clerk:
    return clerk_of(world)


@pytest.fixture
def meeting(eva: Clerk) -> int:
    key = eva.holds("RUN", TODAY, ["Val av justerare", "Årets plan"])
    eva.verifies(key, VERIFIED)
    return key


def part(eva: Clerk, meeting: int) -> int:
    return eva.view(meeting).parts[0].id


def local(eva: Clerk, **rules: object) -> None:
    with eva.office.writing("test") as session:
        for rule, value in rules.items():
            setattr(session.get_one(Body, eva.world.bodies["RUN"]), rule, value)


def told(eva: Clerk, meeting: int, today: date) -> list[tuple[str, str]]:
    with eva.office.reading() as session:
        remarks = remarks_on_meeting(session, meeting, today)
    return [(one.what, one.section) for one in remarks if one.section in ("KL 8:12", "KL 13:5")]


def test_ac41_every_date_with_its_section(eva: Clerk, meeting: int) -> None:
    with eva.office.reading() as session:
        plan = notice_plan(session, part(eva, meeting))
    assert (plan.latest.day, plan.latest.section) == (date(2026, 3, 14), "KL 8:12")
    assert plan.proposed == POSTED
    assert {name: (one.day, one.section) for name, one in plan.dates.items()} == {
        "last_appeal_day": (date(2026, 4, 7), "KL 13:5"),
        "earliest_takedown": (date(2026, 4, 8), "KL 13:5"),
        "legal_force": (date(2026, 4, 8), "KL 13:5"),
    }
    assert legal_dates(meeting=TODAY)["verify_by"].day == date(2026, 3, 24)


def test_ac41_the_posted_notice_says_all_of_it(eva: Clerk, meeting: int) -> None:
    post_notice(eva.office, part(eva, meeting), POSTED)
    notice = eva.view(meeting).parts[0].notice
    assert notice is not None
    assert (notice.last_appeal_day, notice.take_down_on) == (date(2026, 4, 7), date(2026, 4, 8))
    (word, _) = keep_notice_papers(eva.office, part(eva, meeting))
    text = read_word(word.content)
    for words in (
        "Regionala utvecklingsnämnden", "10 mars 2026", "12 mars 2026", "13 mars 2026",
        "7 april 2026", "8 april 2026", "Kansliet, Storgatan 1, Älvstad", "inom tre veckor",
    ):  # fmt: skip
        assert words in text
    proof = read_word(make_paper(eva.office, PaperKind.MINUTES, meeting)[0].content)
    assert "Justeringen har tillkännagivits genom anslag." in proof
    assert "Underskrift" in proof
    assert told(eva, meeting, POSTED) == []


def test_ac41_late_posting_and_early_removal_are_remarked(eva: Clerk, meeting: int) -> None:
    key = part(eva, meeting)
    with eva.office.reading() as session:
        assert not is_late(session, key, date(2026, 3, 14))
        assert is_late(session, key, date(2026, 3, 15))
    notice = post_notice(eva.office, key, date(2026, 3, 16))
    take_down_notice(eva.office, notice, date(2026, 4, 7))
    assert told(eva, meeting, date(2026, 5, 1)) == [
        ("posted_late", "KL 8:12"), ("taken_down_early", "KL 13:5"),
    ]  # fmt: skip
    take_down_notice(eva.office, notice, date(2026, 4, 8))
    assert told(eva, meeting, date(2026, 5, 1)) == [("posted_late", "KL 8:12")]


def test_ac41_the_place_of_the_minutes_is_mandatory(eva: Clerk, meeting: int) -> None:
    local(eva, minutes_location="")
    with pytest.raises(NotWellFormed):
        post_notice(eva.office, part(eva, meeting), POSTED)
    assert eva.view(meeting).parts[0].notice is None


def test_ac41_a_body_outside_the_law_has_its_own_time(eva: Clerk, meeting: int) -> None:
    local(eva, appeal_weeks=2)
    post_notice(eva.office, part(eva, meeting), POSTED)
    notice = eva.view(meeting).parts[0].notice
    assert notice is not None
    assert notice.last_appeal_day == date(2026, 3, 27)
    text = read_word(make_paper(eva.office, PaperKind.NOTICE, part(eva, meeting))[0].content)
    assert "inom två veckor" in text


def test_open_minutes_impossible_days_and_double_posting_are_refused(eva: Clerk, meeting: int):
    open_one = eva.holds("RS", TODAY, ["Årets plan"])
    with pytest.raises(NotVerified):
        post_notice(eva.office, part(eva, open_one), POSTED)
    with pytest.raises(NotWellFormed):
        post_notice(eva.office, part(eva, meeting), date(2026, 3, 11))
    notice = post_notice(eva.office, part(eva, meeting), POSTED)
    with pytest.raises(AlreadyPosted):
        post_notice(eva.office, part(eva, meeting), POSTED)
    with pytest.raises(NotWellFormed):
        take_down_notice(eva.office, notice, VERIFIED)
    with pytest.raises(NoSuchBoard):
        post_notice(eva.office, part(eva, meeting), POSTED, board="Granby")


def test_a_joint_committees_time_runs_from_the_last_board(eva: Clerk, meeting: int) -> None:
    local(eva, notice_boards=("Granby kommun", "Östanå kommun"))
    key = part(eva, meeting)
    post_notice(eva.office, key, VERIFIED, board="Granby kommun")
    before = read_word(make_paper(eva.office, PaperKind.NOTICE, key)[0].content)
    assert "2 april 2026" not in before
    with eva.office.reading() as session:
        assert notice_plan(session, key).boards == ("Östanå kommun",)
        assert DueKind.ANNOUNCE in {row.kind for row in due_rows(session, POSTED)}
    post_notice(eva.office, key, date(2026, 3, 14), board="Östanå kommun")
    made = make_paper(eva.office, PaperKind.NOTICE, key, formats=[PaperFormat.WORD])
    text = read_word(made[0].content)
    assert "12 mars 2026, Granby kommun" in text
    assert "14 mars 2026, Östanå kommun" in text
    assert "det sista anslaget" in text
    assert text.count("7 april 2026") == 1
    with eva.office.reading() as session:
        assert DueKind.ANNOUNCE not in {row.kind for row in due_rows(session, POSTED)}


def test_motions_are_due_within_a_year(eva: Clerk) -> None:
    key = eva.world.cases["3399-2018"]
    with eva.office.writing("test") as session:
        case = session.get_one(Case, key)
        case.kind, case.opened_on = CaseKind.MOTION, date(2025, 4, 1)
    with eva.office.reading() as session:
        assert [r for r in due_rows(session, date(2026, 1, 1)) if r.kind is DueKind.ANSWER] == []
        (row,) = (r for r in due_rows(session, TODAY) if r.kind is DueKind.ANSWER)
    assert (row.case_id, row.name, row.due.day, row.due.section) == (
        key, "3399-2018", date(2026, 4, 1), "KL 5:35",
    )  # fmt: skip
