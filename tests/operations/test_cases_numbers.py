"""Correcting a case's number: a higher one is never given again."""

from __future__ import annotations

import pytest

from db.entities.case import Case
from db.queries.officers import number_of_case
from db.rules.refusals import NumberTaken
from desktop.operations.cases import correct_number, register_case
from tests.acceptance.clerk import Clerk, clerk_of
from tests.world import World


@pytest.fixture
def eva(world: World) -> Clerk:
    return clerk_of(world)


def number(eva: Clerk, case: int) -> str:
    with eva.office.reading() as session:
        return number_of_case(session, case)


def registered(eva: Clerk, title: str = "Ärende") -> int:
    return register_case(eva.office, eva.world.registers["RUN"], title)


def test_a_corrected_higher_number_moves_the_series_on(eva: Clerk) -> None:
    case = registered(eva)
    assert number(eva, case) == "00001-2026"
    correct_number(eva.office, case, 1, "00003-2026")
    assert number(eva, registered(eva)) == "00004-2026"
    with eva.office.reading() as session:
        assert session.get_one(Case, case).serial == 3


def test_only_another_spelling_leaves_the_series_where_it_is(eva: Clerk) -> None:
    case = registered(eva)
    correct_number(eva.office, case, 1, "1-2026")
    assert number(eva, registered(eva)) == "00002-2026"


def test_a_number_that_another_case_has_is_refused(eva: Clerk) -> None:
    first, second = registered(eva), registered(eva)
    with pytest.raises(NumberTaken):
        correct_number(eva.office, first, 1, "2-2026")
    assert (number(eva, first), number(eva, second)) == ("00001-2026", "00002-2026")
