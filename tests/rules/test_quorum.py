"""Quorum at its boundaries."""

import pytest

from db.rules.lifecycle import BodyKind
from db.rules.quorum import quorum
from db.rules.statutes import statute


@pytest.mark.parametrize(
    ("seats", "serving", "met"),
    [(7, 3, False), (7, 4, True), (8, 4, False), (8, 5, True), (1, 1, True), (1, 0, False)],
)
def test_a_committee_needs_more_than_half(seats: int, serving: int, met: bool):
    count = quorum(BodyKind.COMMITTEE, seats, serving)
    assert count.is_met is met
    assert count.section == "KL 6:27"


def test_in_a_committee_the_disqualified_do_not_count():
    assert not quorum(BodyKind.COMMITTEE, 7, 3, disqualified=1).is_met


def test_in_the_assembly_disqualification_does_not_break_the_quorum():
    assert not quorum(BodyKind.ASSEMBLY, 61, 30).is_met
    assert quorum(BodyKind.ASSEMBLY, 61, 31).is_met
    assert quorum(BodyKind.ASSEMBLY, 61, 20, disqualified=11).is_met


def test_the_section_is_told():
    assert quorum(BodyKind.ASSEMBLY, 61, 30).section == "KL 5:45"
    assert quorum(BodyKind.ASSEMBLY, 61, 30, disqualified=1).section == "KL 5:46"
    assert statute(quorum(BodyKind.EXECUTIVE_BOARD, 7, 7).section)


def test_what_is_needed_is_told():
    count = quorum(BodyKind.SUBCOMMITTEE, 7, 3)
    assert (count.counted, count.needed) == (3, 4)
