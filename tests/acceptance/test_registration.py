"""Registration numbers: AC-09 (spellings, doubles) and AC-10 (cases and paragraphs)."""

from __future__ import annotations

import pytest

from db.queries.cases import case_view
from db.queries.lookup import lookup
from db.rules.refusals import NotWellFormed, NumberTaken
from desktop.operations.agenda import add_item
from desktop.operations.cases import register_case
from desktop.operations.papers import PaperKind, make_paper
from tests.acceptance.clerk import Clerk, clerk_of, read_word
from tests.world import TODAY, World


@pytest.fixture
def clerk(world: World) -> Clerk:
    return clerk_of(world)


@pytest.mark.parametrize(
    "spelling", ["677-2020", " 00677–2020", "00677-2020", "00677\u00a0-\u00a02020", "0677 - 2020"]
)
def test_ac_09_every_spelling_is_the_same_case(clerk: Clerk, spelling: str) -> None:
    known = clerk.world.cases["00677-2020"]
    with pytest.raises(NumberTaken) as refused:
        register_case(
            clerk.office, clerk.world.registers["RUN"], "Nytt", registration_number=spelling
        )
    assert refused.value.existing_id == known
    with clerk.office.reading() as session:
        found = lookup(session, spelling)
    assert found is not None
    assert found.id == known


@pytest.mark.parametrize("written", ["LS/1345/2014", "KS 2025-1702", "2007/555", "RS/60/2019"])
def test_ac_09_a_number_is_printed_as_it_was_written(clerk: Clerk, written: str) -> None:
    case = register_case(
        clerk.office, clerk.world.registers["RS"], "Äldre ärende", registration_number=written
    )
    with clerk.office.reading() as session:
        assert case_view(session, case).head.registration_number == written


def test_ac_09_letters_that_only_look_right_are_refused(clerk: Clerk) -> None:
    with pytest.raises(NotWellFormed):
        register_case(
            clerk.office, clerk.world.registers["RS"], "X", registration_number="КS 2025-1"
        )


def test_drawn_numbers_follow_the_pattern_and_pass_by_written_ones(clerk: Clerk) -> None:
    register = clerk.world.registers["RUN"]
    register_case(clerk.office, register, "Skriven", registration_number="00002-2026")
    drawn = [register_case(clerk.office, register, f"Ärende {n}") for n in range(2)]
    with clerk.office.reading() as session:
        numbers = [case_view(session, key).head.registration_number for key in drawn]
    assert numbers == ["00003-2026", "00004-2026"]


def test_ac_10_one_case_in_four_paragraphs(clerk: Clerk) -> None:
    meeting = clerk.meets("RUN", TODAY)
    for title in ("Yttrande", "Svar", "Budget", "Uppdrag"):
        clerk.writes(clerk.adds(meeting, title, case="RUN/60/2019"))
    with clerk.office.reading() as session:
        view = case_view(session, clerk.world.cases["RUN/60/2019"])
    assert {row.title for row in view.paragraphs} == {"Yttrande", "Svar", "Budget", "Uppdrag"}
    assert all(row.heard_on == TODAY for row in view.paragraphs)


def test_ac_10_one_paragraph_about_three_cases_prints_every_number(clerk: Clerk) -> None:
    meeting = clerk.meets("RUN", TODAY)
    keys = tuple(clerk.world.cases.values())
    add_item(clerk.office, clerk.world.bodies["RUN"], "Samlat", meeting_id=meeting, case_ids=keys)
    clerk.writes(clerk.view(meeting).agenda[0].id)
    text = read_word(make_paper(clerk.office, PaperKind.MINUTES, meeting)[0].content)
    for number in clerk.world.cases:
        assert number in text.replace("\u2011", "-")
