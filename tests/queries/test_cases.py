"""The list of cases, and one case with all that it holds (AC-09, AC-10, AC-51)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from db.entities.case import Case, Memo
from db.queries.cases import case_ids, case_rows, case_view, memo_view
from db.rows import CaseEvent
from db.rules.decision import decision
from db.rules.lifecycle import CaseStatus
from db.rules.refusals import NotFound, NotWellFormed
from tests.queries.statements import sent
from tests.world import (
    CLERK,
    World,
    add_case,
    add_item,
    add_meeting,
    add_paragraph,
    add_record,
    number,
)


def listed(world: World, **wanted: Any) -> list[str]:
    with world.store.reading() as session:
        rows = case_rows(session, case_ids(session, **wanted))
    return [row.registration_number for row in rows]


def test_the_newest_case_comes_first(world: World) -> None:
    assert listed(world) == ["00677-2020", "RUN/60/2019", "3399-2018"]
    assert listed(world, descending=False) == ["3399-2018", "RUN/60/2019", "00677-2020"]
    assert listed(world, limit=1) == ["00677-2020"]


@pytest.mark.parametrize(
    "typed",
    ["677-2020", " 00677–2020", "00677-2020", "00677\u00a0-\u00a02020", "Dnr 677-2020", "677/2020"],
)
def test_a_case_is_found_by_any_spelling_of_its_number(world: World, typed: str) -> None:
    assert listed(world, text=typed) == ["00677-2020"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("närvaro", ["3399-2018"]),
        ("NÄRVARO skol", ["3399-2018"]),
        ("narvaro", ["3399-2018"]),
        ("handlings jämst", ["00677-2020"]),
        ("olle", ["3399-2018"]),
        ("RUN/60", ["RUN/60/2019"]),
        ("ö", ["00677-2020", "RUN/60/2019", "3399-2018"]),
        ('"ökad närvaro"', ["3399-2018"]),
        ('"närvaro ökad"', []),
        ("finns inte", []),
        ("'; DROP TABLE case_file; --", []),
        ('NEAR("', []),
        ("\ud800", ["00677-2020", "RUN/60/2019", "3399-2018"]),
    ],
)
def test_a_list_is_narrowed_by_what_is_typed(world: World, typed: str, found: list[str]) -> None:
    assert listed(world, text=typed) == found


def test_filters_work_together(world: World) -> None:
    run = world.bodies["RUN"]
    assert listed(world, body_id=run, officer="Eva Öst") == ["00677-2020", "RUN/60/2019"]
    assert listed(world, body_id=run, officer="Olle Ask") == []
    assert listed(world, status=CaseStatus.CLOSED) == []
    assert listed(world, status=CaseStatus.OPEN, text="biblioteksplan") == ["RUN/60/2019"]


def test_cases_nobody_decided_in_are_found(world: World) -> None:
    key = add_paragraph(world, add_meeting(world), "Plan", cases=("00677-2020",))
    since = date(2019, 12, 31)
    assert listed(world, without_decision_since=since) == ["RUN/60/2019", "3399-2018"]
    everything = date(2026, 1, 1)
    assert "00677-2020" in listed(world, without_decision_since=everything)
    number(world, key)
    assert "00677-2020" not in listed(world, without_decision_since=everything)


def test_numbers_are_sorted_by_value(world: World) -> None:
    for written in ("9-2020", "10-2020"):
        add_case(world, written, "Nytt")
    order = listed(world, sort="registration_number", descending=False)
    assert [n for n in order if "2020" in n] == ["9-2020", "10-2020", "00677-2020"]


def test_titles_are_sorted_the_swedish_way(world: World) -> None:
    titles = ["Ask", "ask 9", "ask 10", "Éclair", "vik", "Wik", "Zoo", "ål", "Ärende", "Över"]
    for place, title in enumerate(sorted(titles)):
        add_case(world, f"RS/{place}/2026", title)
    with world.store.reading() as session:
        rows = case_rows(session, case_ids(session, sort="title", descending=False))
    found = [row.title for row in rows if row.title in titles]
    assert found == [
        "Ask",
        "ask 9",
        "ask 10",
        "Éclair",
        "vik",
        "Wik",
        "Zoo",
        "ål",
        "Ärende",
        "Över",
    ]


@pytest.mark.parametrize("sort", ["body", "officer", "status"])
def test_any_column_sorts_and_equals_keep_their_order(world: World, sort: str) -> None:
    up, down = listed(world, sort=sort, descending=False), listed(world, sort=sort)
    assert sorted(up) == sorted(down)
    assert up == list(reversed(down))


def test_an_unknown_column_is_refused(world: World) -> None:
    with pytest.raises(NotWellFormed):
        listed(world, sort="id; DROP TABLE case_file")


def test_rows_come_in_the_order_asked_for(world: World) -> None:
    wanted = [world.cases["3399-2018"], 4711, world.cases["00677-2020"]]
    with world.store.reading() as session:
        rows = case_rows(session, wanted)
    assert [row.id for row in rows] == [wanted[0], wanted[2]]


def test_a_row_tells_the_latest_event(world: World) -> None:
    key = add_paragraph(world, add_meeting(world), "Plan", cases=("00677-2020",))
    number(world, key)
    add_record(world, "3399-2018", "Skrivelse", received_on=date(2026, 1, 2))
    with world.store.reading() as session:
        plan, library, school = case_rows(session, case_ids(session))
    assert (plan.latest, plan.latest_on) == (CaseEvent.PARAGRAPH, date(2026, 3, 10))
    assert plan.latest_text == "RUN § 1"
    assert (library.latest, library.latest_on) == (CaseEvent.OPENED, library.opened_on)
    assert (school.latest, school.latest_text) == (CaseEvent.INCOMING, "Skrivelse")
    assert (school.body, school.officer, school.protected) == ("RS", "Olle Ask", False)


def test_a_closed_case_says_when(world: World) -> None:
    with world.store.writing(CLERK, "case.close") as session:
        case = session.get_one(Case, world.cases["3399-2018"])
        case.become(CaseStatus.CLOSED, date(2026, 2, 1))
    with world.store.reading() as session:
        row = case_rows(session, [world.cases["3399-2018"]])[0]
    assert (row.status, row.latest) == (CaseStatus.CLOSED, CaseEvent.CLOSED)
    assert row.latest_on == date(2026, 2, 1)


def test_a_protected_title_shows_in_the_list_only_as_a_mark(world: World) -> None:
    key = add_case(
        world, "7-2026", "Personärende", protected_title="HEMLIGT", legal_basis="OSL 25 kap. 1 §"
    )
    with world.store.reading() as session:
        row = case_rows(session, [key])[0]
        head = case_view(session, key).head
    assert row.protected
    assert "HEMLIGT" not in str(row)
    assert (head.protected_title, head.legal_basis) == ("HEMLIGT", "OSL 25 kap. 1 §")


def test_a_list_is_two_statements_however_long(world: World) -> None:
    def task(session: Any) -> None:
        case_rows(session, case_ids(session))

    assert sent(world, task) == 2
    for turn in range(20):
        add_case(world, f"{turn + 1}-2026", "Nytt")
    assert sent(world, task) == 2


def test_a_case_shows_all_paragraphs_it_was_heard_in(world: World) -> None:
    meeting = add_meeting(world)
    keys = [
        add_paragraph(world, meeting, f"Del {n}", cases=("00677-2020", "3399-2018"), place=n)
        for n in range(1, 5)
    ]
    number(world, *keys)
    with world.store.reading() as session:
        view = case_view(session, world.cases["00677-2020"])
    assert [(row.number, row.heard_on) for row in view.paragraphs] == [
        (n, date(2026, 3, 10)) for n in (4, 3, 2, 1)
    ]
    assert view.paragraphs[0].registration_numbers == ("00677-2020", "3399-2018")
    assert [item.paragraph_id for item in view.items] == list(reversed(keys))


def test_a_case_tells_its_story_newest_first(world: World) -> None:
    add_record(world, "3399-2018", "Skrivelse", received_on=date(2018, 5, 5))
    add_record(world, "3399-2018", "Svar", received_on=date(2019, 1, 1), running_number=2)
    add_paragraph(world, add_meeting(world), "Plan", cases=("3399-2018",))
    add_item(world, None, "Väntar", cases=("3399-2018",))
    with world.store.reading() as session:
        view = case_view(session, world.cases["3399-2018"])
    assert [entry.kind for entry in view.timeline] == [
        CaseEvent.PARAGRAPH, CaseEvent.INCOMING, CaseEvent.INCOMING, CaseEvent.OPENED,
    ]  # fmt: skip
    assert [record.title for record in view.records] == ["Skrivelse", "Svar"]
    assert [(item.title, item.meeting_id is None) for item in view.items] == [
        ("Väntar", True), ("Plan", False),
    ]  # fmt: skip


def test_a_memo_is_read_with_all_its_parts(world: World) -> None:
    text = decision("Regionstyrelsen beslutar att", ("anta planen",))
    with world.store.writing(CLERK, "memo.start") as session:
        memo = Memo(
            case_id=world.cases["3399-2018"], body_id=world.bodies["RS"], title="Ökad närvaro",
            author="Olle Ask", dated_on=date(2026, 2, 3), recipients=("Ekonomichefen",),
            decision=text,
        )  # fmt: skip
        session.add(memo)
    with world.store.reading() as session:
        view = memo_view(session, memo.id)
        row = case_view(session, view.case_id).memos[0]
    assert (view.registration_number, view.body, view.decision) == ("3399-2018", "RS", text)
    assert view.recipients == ("Ekonomichefen",)
    assert (row.id, row.has_decision, row.author) == (memo.id, True, "Olle Ask")


def test_what_is_not_there_is_said(world: World) -> None:
    with world.store.reading() as session:
        with pytest.raises(NotFound):
            case_view(session, 1)
        with pytest.raises(NotFound):
            memo_view(session, 1)
