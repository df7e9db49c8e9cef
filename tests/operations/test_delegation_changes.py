"""Mending delegated decisions and their scheme, listing them, and the record of one alone."""

from __future__ import annotations

from datetime import date

import pytest

from db.queries.delegation_list import Waits, delegated_ids
from db.queries.delegations import delegated_decision, delegated_rows, scheme_points
from db.rules.lifecycle import DecisionMaker, PaperFormat, PaperKind
from db.rules.minutes_refusals import AlreadyPublished, PointInUse
from db.rules.refusals import (
    NotFound,
    NotWellFormed,
    NumberTaken,
    ReasonNeeded,
    VerifiedTextLocked,
)
from desktop.operations.agenda import take_off_agenda
from desktop.operations.delegation import (
    add_point,
    announce_decision,
    register_chair_decision,
    register_decision,
    report_decisions,
    revise_point,
    take_back_report,
    take_out_point,
)
from desktop.operations.delegation_changes import revise_decision, take_out_decision
from desktop.operations.numbering import assign_numbers
from desktop.operations.papers import make_paper
from tests.acceptance.clerk import Clerk, clerk_of, read_word
from tests.world import TODAY, World

DECIDED = date(2026, 2, 20)


@pytest.fixture
def eva(world: World) -> Clerk:
    return clerk_of(world)


@pytest.fixture
def run(eva: Clerk) -> int:
    return eva.world.bodies["RUN"]


@pytest.fixture
def quiet(eva: Clerk, run: int) -> int:
    """A point whose decisions are not reported."""
    return add_point(eva.office, run, "3.1", "Inköp", "Ekonomichefen", must_report=False)


def decide(eva: Clerk, run: int, matter: str = "Bidrag till byaföreningen", **more: object) -> int:
    settings: dict[str, object] = {"made_by": "Moa Sund", "decided_on": DECIDED} | more
    return register_decision(eva.office, run, matter=matter, **settings)  # pyright: ignore


def listed(eva: Clerk, **asked: object) -> list[str]:
    with eva.office.reading() as session:
        ids = delegated_ids(session, **asked)  # pyright: ignore[reportArgumentType]
        return [row.matter for row in delegated_rows(session, ids)]


def record(eva: Clerk, key: int, *, public: bool = True) -> str:
    (made,) = make_paper(
        eva.office, PaperKind.DELEGATIONS, key, formats=[PaperFormat.WORD], public=public
    )
    return read_word(made.content)


def test_a_code_is_used_once_in_a_scheme(eva: Clerk, run: int, quiet: int) -> None:
    with pytest.raises(NumberTaken):
        add_point(eva.office, run, " 3.1 ", "Annat", "Chefen")
    other = add_point(eva.office, run, "3.2", "Annat", "Chefen")
    with pytest.raises(NumberTaken):
        revise_point(eva.office, other, 1, code="3.1")
    with pytest.raises(NotWellFormed):
        revise_point(eva.office, other, 1, delegate=" ")
    assert revise_point(eva.office, quiet, 1, code="3.1", matter=" Inköp av varor ") == 2
    with eva.office.reading() as session:
        assert scheme_points(session, run)[0].matter == "Inköp av varor"


def test_a_point_goes_away_only_while_nothing_rests_on_it(eva: Clerk, run: int, quiet: int) -> None:
    mistake = add_point(eva.office, run, "9", "Fel", "Ingen")
    take_out_point(eva.office, mistake)
    decide(eva, run, point_id=quiet)
    with pytest.raises(PointInUse):
        take_out_point(eva.office, quiet)
    with eva.office.reading() as session:
        assert [point.code for point in scheme_points(session, run)] == ["3.1"]


def test_a_decision_is_mended_and_its_list_follows(eva: Clerk, run: int) -> None:
    key = decide(eva, run, "Bidrag till byalaget")
    meeting = eva.meets("RUN", TODAY)
    report_decisions(eva.office, meeting)
    with eva.office.reading() as session:
        version = delegated_decision(session, key).version
    revise_decision(eva.office, key, version, matter="Bidrag till byaföreningen ")
    (made,) = make_paper(eva.office, PaperKind.MINUTES, meeting, formats=[PaperFormat.WORD])
    text = read_word(made.content)
    assert "byaföreningen" in text
    assert "byalaget" not in text


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"matter": " "}, NotWellFormed),
        ({"made_by": ""}, NotWellFormed),
        ({"decided_on": date(2026, 3, 11)}, NotWellFormed),
    ],
)
def test_a_decision_stays_whole_when_mended(eva: Clerk, run: int, changes, refusal) -> None:
    key = decide(eva, run)
    with pytest.raises(refusal):
        revise_decision(eva.office, key, 1, **changes)
    assert listed(eva) == ["Bidrag till byaföreningen"]


def test_a_chairs_decision_keeps_why_it_was_urgent(eva: Clerk, run: int) -> None:
    key = register_chair_decision(
        eva.office, run, matter="Yttrande", made_by="Anna Berg", decided_on=DECIDED, urgency="Nu"
    )
    with pytest.raises(ReasonNeeded):
        revise_decision(eva.office, key, 1, urgency="")


def test_a_registration_is_taken_back_until_it_is_known(eva: Clerk, run: int, quiet: int) -> None:
    key = decide(eva, run, point_id=quiet)
    announce_decision(eva.office, key, DECIDED)
    with pytest.raises(AlreadyPublished):
        take_out_decision(eva.office, key)
    announce_decision(eva.office, key, None)
    take_out_decision(eva.office, key)
    assert listed(eva) == []
    told = decide(eva, run)
    meeting = eva.meets("RUN", TODAY)
    report_decisions(eva.office, meeting)
    assign_numbers(eva.office, meeting)
    eva.verifies(meeting, date(2026, 3, 12))
    with pytest.raises(VerifiedTextLocked):
        take_out_decision(eva.office, told)
    with pytest.raises(NotFound):
        take_out_decision(eva.office, key)


def test_an_item_left_without_decisions_leaves_the_agenda(eva: Clerk, run: int) -> None:
    key = decide(eva, run)
    meeting = eva.meets("RUN", TODAY, ["Årets plan"])
    report_decisions(eva.office, meeting)
    take_back_report(eva.office, key)
    assert [row.title for row in eva.view(meeting).agenda] == ["Årets plan"]
    assert listed(eva, waits=Waits.REPORT) == ["Bidrag till byaföreningen"]


def test_decisions_under_an_item_taken_off_wait_again(eva: Clerk, run: int) -> None:
    decide(eva, run)
    meeting = eva.meets("RUN", TODAY)
    take_off_agenda(eva.office, report_decisions(eva.office, meeting))
    assert listed(eva, waits=Waits.REPORT) == ["Bidrag till byaföreningen"]


def test_the_list_is_narrowed_by_body_year_words_dnr_and_what_waits(
    eva: Clerk, run: int, quiet: int
) -> None:
    case = eva.world.cases["00677-2020"]
    decide(eva, run, "Bidrag till bygdegården", case_id=case)
    decide(eva, run, "Inköp av stolar", point_id=quiet, decided_on=date(2025, 12, 1))
    register_chair_decision(
        eva.office, eva.world.bodies["RS"], matter="Yttrande om tåg", made_by="Anna Berg",
        decided_on=DECIDED, urgency="Svar i dag",
    )  # fmt: skip
    assert listed(eva, sort="decided_on", descending=False)[0] == "Inköp av stolar"
    assert listed(eva, maker=DecisionMaker.CHAIR) == ["Yttrande om tåg"]
    assert listed(eva, year=2025) == ["Inköp av stolar"]
    assert listed(eva, body_id=eva.world.bodies["RS"]) == ["Yttrande om tåg"]
    assert listed(eva, text="677-2020") == ["Bidrag till bygdegården"]
    assert listed(eva, text="MOA stolar") == ["Inköp av stolar"]
    assert listed(eva, text="stolar tåg") == []
    assert listed(eva, case_id=case) == ["Bidrag till bygdegården"]
    assert listed(eva, waits=Waits.ANNOUNCEMENT) == ["Inköp av stolar"]
    assert set(listed(eva, waits=Waits.REPORT)) == {"Bidrag till bygdegården", "Yttrande om tåg"}


def test_one_decision_has_a_record_with_its_notice(eva: Clerk, run: int, quiet: int) -> None:
    key = decide(eva, run, "Inköp av stolar", point_id=quiet)
    text = record(eva, key)
    for words in ("Inköp av stolar", "Punkt 3.1", "Moa Sund", "Anslag och bevis", "Kansliet"):
        assert words in text
    announce_decision(eva.office, key, DECIDED)
    assert "13 mars 2026" in record(eva, key)


def test_a_secret_decision_is_recorded_without_what_it_concerns(eva: Clerk, run: int) -> None:
    case = eva.world.cases["00677-2020"]
    key = decide(eva, run, "Placering av NN", case_id=case, legal_basis="OSL 26 kap. 1 §")
    public = record(eva, key)
    assert "OSL 26 kap. 1 §" in public
    assert "Placering" not in public
    assert "00677-2020" not in public
    assert "Placering av NN" in record(eva, key, public=False)


def test_a_posting_day_is_between_the_decision_and_today(eva: Clerk, run: int, quiet: int) -> None:
    key = decide(eva, run, point_id=quiet)
    for wrong in (date(2026, 2, 19), date(2026, 3, 11)):
        with pytest.raises(NotWellFormed):
            announce_decision(eva.office, key, wrong)
