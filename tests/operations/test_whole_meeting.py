"""A meeting's papers take as many statements however long it is."""

from __future__ import annotations

import pytest

from db.entities.meeting import Meeting
from db.queries.meetings import meeting_view
from db.rules.lifecycle import PaperKind
from db.store import Session
from desktop.operations.attachments import attachments
from desktop.operations.bundle_plans import bundle_plan
from desktop.operations.office import Office
from desktop.operations.previews import preview_paper
from tests.queries.statements import sent
from tests.world import CLERK, TODAY, World, add_meeting, add_paragraph


def _minutes(session: Session, office: Office, meeting: int) -> object:
    part = meeting_view(session, meeting).parts[0].id
    return preview_paper(session, office, PaperKind.MINUTES, part)


def _summons(session: Session, office: Office, meeting: int) -> object:
    return preview_paper(session, office, PaperKind.SUMMONS, meeting)


def _bundle(session: Session, _office: Office, meeting: int) -> object:
    return bundle_plan(session, meeting)


def _attachments(session: Session, _office: Office, meeting: int) -> object:
    return attachments(session, session.get_one(Meeting, meeting), public=False)


@pytest.mark.parametrize("reading", [_minutes, _summons, _bundle, _attachments])
def test_the_number_of_statements_does_not_grow(world: World, reading) -> None:  # pyright: ignore
    office = Office(world.store, CLERK, lambda: TODAY)
    meeting = add_meeting(world)
    few, many = ("00677-2020",), ("00677-2020", "3399-2018")
    add_paragraph(world, meeting, "Ett", place=1, cases=few, recipients=("Ekonomichefen",))
    short = sent(world, lambda session: reading(session, office, meeting))  # pyright: ignore
    for place in range(2, 12):
        add_paragraph(
            world, meeting, f"Nr {place}", place=place, cases=many, recipients=("Skattekontoret",)
        )
    assert sent(world, lambda session: reading(session, office, meeting)) == short  # pyright: ignore
