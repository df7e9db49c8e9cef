"""The list of paragraphs, those of a meeting, and one with all its parts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from db.entities.paragraph import Paragraph
from db.queries.addresses import AddressState
from db.queries.paragraph_view import paragraph_view
from db.queries.paragraphs import meeting_paragraphs, paragraph_ids, paragraph_rows
from db.rules.lifecycle import ItemKind, ParagraphStatus
from db.rules.refusals import NotFound
from db.rules.rich_text import plain_text, rich
from tests.queries.statements import sent
from tests.world import (
    CLERK,
    World,
    add_item,
    add_meeting,
    add_paragraph,
    number,
    verify,
)


@pytest.fixture
def minutes(world: World) -> dict[str, int]:
    """Two numbered paragraphs of March, and a draft of May, by their titles."""
    march, may = add_meeting(world), add_meeting(world, day=date(2026, 5, 5))
    found = {
        "Ängar": add_paragraph(
            world, march, "Ängar", cases=("00677-2020", "3399-2018"),
            matter=rich("Om slåtter."), recipients=("Ekonomichefen", "Kommunerna i länet", "Ingen"),
        ),
        "Åkrar": add_paragraph(world, march, "Åkrar", place=2, matter=rich("Slåtter och gödsel")),
        "Bryggor": add_paragraph(world, may, "Bryggor", points=()),
    }  # fmt: skip
    number(world, found["Ängar"], found["Åkrar"])
    return found


def listed(world: World, **wanted: Any) -> list[str]:
    with world.store.reading() as session:
        return [row.title for row in paragraph_rows(session, paragraph_ids(session, **wanted))]


def test_paragraphs_are_listed_newest_first(world: World, minutes: dict[str, int]) -> None:
    assert minutes
    assert listed(world) == ["Bryggor", "Åkrar", "Ängar"]
    assert listed(world, descending=False) == ["Ängar", "Åkrar", "Bryggor"]
    assert listed(world, sort="title", descending=False) == ["Bryggor", "Åkrar", "Ängar"]
    assert listed(world, sort="number", descending=False, limit=2) == ["Bryggor", "Ängar"]
    assert sorted(listed(world, sort="body")) == sorted(listed(world))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"text": "slåtter"}, ["Åkrar", "Ängar"]),
        ({"text": "slåtter göds"}, ["Åkrar"]),
        ({"text": "§ 1"}, ["Ängar"]),
        ({"text": "RUN § 2/2026"}, ["Åkrar"]),
        ({"text": "§ 1 2025"}, []),
        ({"text": "677-2020"}, ["Ängar"]),
        ({"year": 2026, "status": ParagraphStatus.DRAFT}, ["Bryggor"]),
        ({"year": 2025}, []),
        ({"text": "ängar", "year": 2026}, ["Ängar"]),
    ],
)
def test_a_list_is_narrowed(
    world: World, minutes: dict[str, int], wanted: dict[str, Any], found: list[str]
) -> None:
    assert minutes
    assert listed(world, **wanted) == found


def test_a_body_has_its_own(world: World, minutes: dict[str, int]) -> None:
    assert minutes
    assert listed(world, body_id=world.bodies["RS"]) == []
    assert len(listed(world, body_id=world.bodies["RUN"])) == 3


def test_a_row_carries_all_its_case_numbers_in_order(world: World, minutes: dict[str, int]) -> None:
    with world.store.reading() as session:
        row = paragraph_rows(session, [minutes["Ängar"]])[0]
    assert row.registration_numbers == ("00677-2020", "3399-2018")
    assert (row.body, row.number, row.year, row.is_secret) == ("RUN", 1, 2026, False)


def test_a_list_is_two_statements_however_long(world: World, minutes: dict[str, int]) -> None:
    assert minutes

    def task(session: Any) -> None:
        paragraph_rows(session, paragraph_ids(session))

    assert sent(world, task) == 2


def test_a_meeting_lists_its_items_whether_written_or_not(world: World) -> None:
    meeting = add_meeting(world)
    add_item(world, meeting, "Inledning", kind=ItemKind.HEADING, place=1)
    add_paragraph(world, meeting, "Skriven", place=3)
    add_item(world, meeting, "Oskriven", place=2)
    with world.store.reading() as session:
        rows = meeting_paragraphs(session, meeting)
    assert [(row.title, row.paragraph_id is None, row.has_decision) for row in rows] == [
        ("Inledning", True, False), ("Oskriven", True, False), ("Skriven", False, True),
    ]  # fmt: skip


def test_a_paragraph_is_shown_with_all_its_parts(world: World, minutes: dict[str, int]) -> None:
    with world.store.reading() as session:
        view = paragraph_view(session, minutes["Ängar"])
    assert "anta den" in plain_text(view.decision)
    assert plain_text(view.matter) == "Om slåtter."
    assert [case.registration_number for case in view.cases] == ["00677-2020", "3399-2018"]
    states = {row.label: row.address.state for row in view.recipients}
    assert states["Ekonomichefen"] is AddressState.MISSING
    assert states["Ingen"] is AddressState.UNKNOWN
    assert [row.members for row in view.recipients] == [0, 3, 0]
    assert (view.locked_on, view.locked_by) == (None, "")


def test_a_locked_paragraph_says_since_when_and_by_whom(
    world: World, minutes: dict[str, int]
) -> None:
    with world.store.reading() as session:
        meeting = session.get_one(Paragraph, minutes["Ängar"]).meeting_id
    assert meeting is not None
    verify(world, meeting)
    with world.store.reading() as session:
        view = paragraph_view(session, minutes["Ängar"])
    assert (view.locked_on, view.locked_by) == (date(2026, 3, 12), "Anna Berg, Nils Åkerlund")


def test_a_paragraph_that_came_in_finished_is_listed_without_its_day(world: World) -> None:
    with world.store.writing(CLERK, "paragraph.receive") as session:
        session.add(
            Paragraph(body_id=world.bodies["RUN"], title="Inkommen", matter=rich("Av annat organ."))
        )
    with world.store.reading() as session:
        row = paragraph_rows(session, paragraph_ids(session, text="inkommen"))[0]
        view = paragraph_view(session, row.id)
    assert (row.heard_on, row.year, row.meeting_id) == (None, None, None)
    assert view.kind is None


def test_a_paragraph_that_is_not_there_is_said(world: World) -> None:
    with world.store.reading() as session, pytest.raises(NotFound):
        paragraph_view(session, 1)
