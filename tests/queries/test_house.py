"""The organisation, its people and recipients, as the settings list them."""

from __future__ import annotations

from datetime import date

import pytest

from db.entities.base import now
from db.entities.paper import FileContent, Paper, checksum
from db.queries.bodies import bodies, organisation, registers, series
from db.queries.papers import paper_file, papers_of, stored_file
from db.queries.people import appointments, people, person_row
from db.queries.recipients import (
    expanded,
    names_like,
    recipient_ids,
    recipient_rows,
    recipient_view,
)
from db.queries.records import record_ids, record_rows
from db.rules.lifecycle import PaperFormat, PaperKind, RecipientKind, Role
from db.rules.refusals import NotFound
from db.store import Store
from tests.world import CLERK, World, add_meeting, add_paragraph, add_record


def test_an_empty_register_has_no_organisation(register: Store) -> None:
    with register.reading() as session:
        with pytest.raises(NotFound):
            organisation(session)
        assert bodies(session) == registers(session) == series(session) == people(session) == ()


def test_bodies_stand_under_their_parents(world: World) -> None:
    with world.store.reading() as session:
        assert organisation(session).name == "Region Älvmarken"
        found = {body.abbreviation: body for body in bodies(session)}
        assert [row.code for row in registers(session)] == ["RS", "RUN", "RUNA"]
        owners = {row.owner: row.next_number for row in series(session)}
    assert found["RUNAU"].parent == "RUN"
    assert (found["RUN"].register, found["RF"].seats) == ("RUN", 61)
    assert owners == {"RF": 1, "RS": 1, "RUN": 1, "RUNAU": 1}


def test_people_are_listed_the_swedish_way(world: World) -> None:
    with world.store.reading() as session:
        names = [person.name for person in people(session)]
        assert [person.name for person in people(session, text="åsa m")] == ["Åsa Holm"]
        assert person_row(session, world.people["Åsa Holm"]).name_and_party == "Åsa Holm (M)"
        with pytest.raises(NotFound):
            person_row(session, 1)
    assert names[0] == "Anna Berg"
    assert names[-2:] == ["Åsa Holm", "Örjan Lind"]


def test_appointments_are_listed_by_body_and_person(world: World) -> None:
    with world.store.reading() as session:
        all_of = appointments(session, body_id=world.bodies["RUN"])
        own = appointments(session, person_id=world.people["Anna Berg"])
    assert len(all_of) == 15
    assert [(row.body, row.role, row.starts_on) for row in own] == [
        ("RUN", Role.CHAIR, date(2023, 1, 1))
    ]


def test_recipients_are_listed_narrowed_and_counted(world: World) -> None:
    add_paragraph(world, add_meeting(world), "Plan", recipients=("Kommunerna i länet",))
    with world.store.reading() as session:
        rows = recipient_rows(session, recipient_ids(session))
        groups = recipient_rows(session, recipient_ids(session, kind=RecipientKind.GROUP))
        typed = recipient_rows(session, recipient_ids(session, text="moa sund"))
        likely = names_like(session, "kommun", 2)
    assert [row.name for row in rows][-2:] == ["Åsele by", "Östanå kommun"]
    assert [(row.name, row.members, row.occurrences) for row in groups] == [
        ("Kommunerna i länet", 3, 1)
    ]
    assert [row.name for row in typed] == ["Regionala utvecklingsdirektören"]
    assert [row.name for row in likely] == ["Granby kommun", "Kommunerna i länet"]


def test_a_recipient_tells_where_it_occurs(world: World) -> None:
    add_paragraph(world, add_meeting(world), "Plan", recipients=("Ekonomichefen",))
    with world.store.reading() as session:
        view = recipient_view(session, world.recipients["Ekonomichefen"])
        town = recipient_view(session, world.recipients["Åsele by"])
        with pytest.raises(NotFound):
            recipient_view(session, 1)
    assert [row.title for row in view.paragraphs] == ["Plan"]
    assert [group.name for group in town.groups] == ["Kommunerna i länet"]


def test_groups_are_replaced_by_their_members_nobody_twice(world: World) -> None:
    wanted = [world.recipients[name] for name in ("Åsele by", "Kommunerna i länet")]
    with world.store.reading() as session:
        names = [row.name for row in expanded(session, wanted)]
    assert names == ["Åsele by", "Granby kommun", "Östanå kommun"]


def test_records_are_listed_with_their_cases(world: World) -> None:
    add_record(world, "3399-2018", "Skrivelse om skolan", received_on=date(2026, 1, 1))
    add_record(world, "00677-2020", "Yttrande", received_on=date(2026, 2, 1))
    with world.store.reading() as session:
        rows = record_rows(session, record_ids(session, sort="day"))
        found = record_rows(session, record_ids(session, text="skriv"))
    assert [row.title for row in rows] == ["Yttrande", "Skrivelse om skolan"]
    assert [(row.registration_number, row.size) for row in found] == [("3399-2018", None)]


def test_papers_are_told_without_their_bytes_and_handed_out_with_them(world: World) -> None:
    content, subject = b"%PDF-1.7", world.cases["3399-2018"]
    with world.store.writing(CLERK, "paper.make") as session:
        session.add(
            FileContent(
                sha256=checksum(content), size=len(content), media_type="application/pdf",
                content=content,
            )
        )  # fmt: skip
        session.flush()
        paper = Paper(
            kind=PaperKind.MEMO, subject_id=subject, edition=1, format=PaperFormat.PDF,
            public=True, verified=False, name="skrivelse.pdf", sha256=checksum(content), pages=2,
            made_at=now(), made_by=CLERK,
        )  # fmt: skip
        session.add(paper)
    with world.store.reading() as session:
        row = papers_of(session, [subject, 1])[0]
        assert paper_file(session, row.id).content == content
        assert stored_file(session, row.sha256, "kopia.pdf").name == "kopia.pdf"
        with pytest.raises(NotFound):
            paper_file(session, 1)
        with pytest.raises(NotFound):
            stored_file(session, "0" * 64, "kopia.pdf")
    assert (row.name, row.size, row.pages) == ("skrivelse.pdf", 8, 2)
