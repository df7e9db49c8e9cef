"""Decisions made for a body: scheme, report, separate record, urgent chair decisions."""

from __future__ import annotations

from datetime import date

import pytest

from db.entities.case import Case
from db.queries.delegations import (
    delegated_decisions,
    recorded_separately,
    reported_at,
    scheme_points,
    unreported,
)
from db.rules.delegation import Undelegable, undelegable
from db.rules.lifecycle import AppealWay, CaseKind, DecisionMaker, ItemKind, PaperFormat, PaperKind
from db.rules.minutes_refusals import AlreadyReported, PointNotActive
from db.rules.refusals import NotFound, NotWellFormed, ReasonNeeded, VerifiedTextLocked
from desktop.operations.control import remarks_on_delegation
from desktop.operations.delegation import (
    add_point,
    announce_decision,
    register_chair_decision,
    register_decision,
    report_decisions,
    revise_point,
    take_back_report,
)
from desktop.operations.numbering import assign_numbers
from desktop.operations.papers import make_paper
from tests.acceptance.clerk import Clerk, clerk_of, read_word
from tests.world import TODAY, World

SECRET = "OSL 25 kap. 1 §"


@pytest.fixture
def eva(world: World) -> Clerk:
    return clerk_of(world)


@pytest.fixture
def run(eva: Clerk) -> int:
    return eva.world.bodies["RUN"]


@pytest.fixture
def point(eva: Clerk, run: int) -> int:
    return add_point(eva.office, run, "2.1", "Bidrag under 50 000 kronor", "Förvaltningschefen")


def decide(eva: Clerk, run: int, matter: str = "Bidrag till byaföreningen", **more: object) -> int:
    settings: dict[str, object] = {"made_by": "Moa Sund", "decided_on": date(2026, 2, 20)} | more
    return register_decision(eva.office, run, matter=matter, **settings)  # pyright: ignore


def text_of(eva: Clerk, kind: PaperKind, key: int, **how: bool) -> str:
    return read_word(
        make_paper(eva.office, kind, key, formats=[PaperFormat.WORD], **how)[0].content
    )


def what(eva: Clerk, run: int, today: date = TODAY) -> list[str]:
    with eva.office.reading() as session:
        return [one.what for one in remarks_on_delegation(session, run, today)]


def test_the_scheme_is_kept_in_order_and_points_can_end(eva: Clerk, run: int, point: int) -> None:
    add_point(eva.office, run, "1.1", "Inköp", "Ekonomichefen", must_report=False)
    revise_point(eva.office, point, 1, active=False)
    with eva.office.reading() as session:
        assert [(p.code, p.active) for p in scheme_points(session, run)] == [
            ("1.1", True), ("2.1", False),
        ]  # fmt: skip
    with pytest.raises(PointNotActive):
        decide(eva, run, point_id=point)


def test_a_decision_needs_matter_maker_and_a_day_that_has_been(eva: Clerk, run: int) -> None:
    for wrong in ({"matter": " "}, {"made_by": ""}, {"decided_on": date(2026, 3, 11)}):
        with pytest.raises(NotWellFormed):
            decide(eva, run, **wrong)


def test_decisions_are_listed_under_an_item_of_the_agenda(eva: Clerk, run: int, point: int) -> None:
    first, second = decide(eva, run, point_id=point), decide(eva, run, "Yttrande om lov")
    meeting = eva.meets("RUN", TODAY, ["Årets plan"])
    item = report_decisions(eva.office, meeting)
    row = eva.view(meeting).agenda[1]
    assert (row.id, row.kind, row.title) == (
        item, ItemKind.NOTIFICATIONS, "Anmälan av delegationsbeslut",
    )  # fmt: skip
    minutes = text_of(eva, PaperKind.MINUTES, meeting)
    assert "Bidrag till byaföreningen" in minutes
    assert "Yttrande om lov" in minutes
    with eva.office.reading() as session:
        assert unreported(session, run, TODAY) == ()
        assert {row.id for row in reported_at(session, meeting)} == {first, second}
    later = eva.meets("RUN", date(2026, 4, 14))
    with pytest.raises(AlreadyReported):
        report_decisions(eva.office, later, [first])
    with pytest.raises(NotFound):
        report_decisions(eva.office, later)


def test_a_report_can_be_taken_back_until_the_minutes_are_verified(eva: Clerk, run: int) -> None:
    key = decide(eva, run)
    decide(eva, run, "Yttrande om lov")
    meeting = eva.meets("RUN", TODAY)
    report_decisions(eva.office, meeting)
    take_back_report(eva.office, key)
    assert "byaföreningen" not in text_of(eva, PaperKind.MINUTES, meeting)
    report_decisions(eva.office, meeting)
    assert "byaföreningen" in text_of(eva, PaperKind.MINUTES, meeting)
    assign_numbers(eva.office, meeting)
    eva.verifies(meeting, date(2026, 3, 12))
    with pytest.raises(VerifiedTextLocked):
        take_back_report(eva.office, key)


def test_the_report_as_a_paper_of_its_own(eva: Clerk, run: int, point: int) -> None:
    case = eva.world.cases["00677-2020"]
    decide(eva, run, point_id=point, case_id=case)
    decide(eva, run, "Placering av NN", legal_basis=SECRET)
    public = text_of(eva, PaperKind.DELEGATIONS, run)
    assert "Bidrag till byaföreningen" in public
    assert "00677-2020" in public
    assert SECRET in public
    assert "Placering" not in public
    assert "Placering av NN" in text_of(eva, PaperKind.DELEGATIONS, run, public=False)
    meeting = eva.meets("RUN", TODAY)
    report_decisions(eva.office, meeting)
    assert "10 mars 2026" in text_of(eva, PaperKind.DELEGATIONS, meeting)
    assert "Inga beslut finns att anmäla." in text_of(eva, PaperKind.DELEGATIONS, run)


def test_what_is_not_reported_is_recorded_separately_and_announced(eva: Clerk, run: int) -> None:
    quiet = add_point(eva.office, run, "3.1", "Inköp", "Ekonomichefen", must_report=False)
    key = decide(eva, run, "Inköp av stolar", point_id=quiet)
    plain = decide(eva, run, "Parkering", point_id=quiet, appeal=AppealWay.NONE)
    with eva.office.reading() as session:
        assert unreported(session, run, TODAY) == ()
        alone = {row.id: row.is_announced_alone for row in recorded_separately(session, run)}
    assert alone == {key: True, plain: False}
    assert "Protokollförda särskilt" in text_of(eva, PaperKind.DELEGATIONS, run)
    assert what(eva, run) == ["delegation_not_announced"]
    with pytest.raises(NotWellFormed):
        announce_decision(eva.office, key, date(2026, 2, 19))
    announce_decision(eva.office, key, date(2026, 2, 21))
    assert what(eva, run) == []


def chair(eva: Clerk, run: int, urgency: str = "Ansökan går ut i dag") -> int:
    return register_chair_decision(
        eva.office, run, matter="Yttrande om tågstopp", made_by="Anna Berg (S)",
        decided_on=date(2026, 3, 1), urgency=urgency,
    )  # fmt: skip


def test_urgent_chair_decisions_come_on_the_next_agenda_by_themselves(eva: Clerk, run: int) -> None:
    with pytest.raises(ReasonNeeded):
        chair(eva, run, " ")
    planned = eva.meets("RUN", date(2026, 3, 17), ["Årets plan"])
    chair(eva, run)
    titles = [row.title for row in eva.view(planned).agenda]
    assert titles == ["Årets plan", "Anmälan av brådskande ordförandebeslut"]
    minutes = text_of(eva, PaperKind.MINUTES, planned)
    assert "Yttrande om tågstopp Brådskande: Ansökan går ut i dag" in minutes


def test_a_meeting_planned_later_takes_them_up(eva: Clerk, run: int) -> None:
    chair(eva, run)
    meeting = eva.meets("RUN", date(2026, 3, 17))
    assert [row.title for row in eva.view(meeting).agenda] == [
        "Anmälan av brådskande ordförandebeslut"
    ]
    with eva.office.reading() as session:
        (row,) = delegated_decisions(session, run)
    assert (row.maker, row.reported_on) == (DecisionMaker.CHAIR, date(2026, 3, 17))


def test_what_a_held_meeting_was_not_told_of_is_remarked(eva: Clerk, run: int) -> None:
    decide(eva, run)
    eva.meets("RUN", TODAY)
    assert what(eva, run) == ["delegation_unreported"]
    assert what(eva, run, date(2026, 3, 9)) == []


@pytest.mark.parametrize(
    ("matter", "kinds"),
    [
        ("Verksamhetens inriktning 2027", (Undelegable.AIMS,)),
        ("Yttrande till regionfullmäktige om skatten", (Undelegable.TO_ASSEMBLY,)),
        ("Yttrande med anledning av överklagat beslut", (Undelegable.TO_ASSEMBLY,)),
        ("Tillstånd av principiell betydelse", (Undelegable.PRINCIPLE,)),
        ("Svar på medborgarförslag om lekpark", (Undelegable.CITIZEN_PROPOSAL,)),
        ("Sådant som enligt lag inte, alltså får inte delegeras", (Undelegable.BY_STATUTE,)),
        ("Bidrag till byaföreningen", ()),
        ("Målning av kansliet", ()),
    ],
)
def test_the_five_kinds_that_may_not_be_delegated_are_pointed_out(matter, kinds) -> None:
    assert undelegable(matter) == kinds


def test_a_citizens_case_is_pointed_out_whatever_the_words(eva: Clerk, run: int) -> None:
    case = eva.world.cases["00677-2020"]
    with eva.office.writing("test") as session:
        session.get_one(Case, case).kind = CaseKind.CITIZEN_PROPOSAL
    decide(eva, run, case_id=case)
    assert what(eva, run) == ["undelegable_citizen_proposal"]
    assert undelegable("Bidrag", CaseKind.ORDINARY) == ()
