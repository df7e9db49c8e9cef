"""What is verified is locked on every way in, with its papers kept (AC-35)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date

import pytest

from db import driver
from db.entities.attendance import Attendance
from db.entities.meeting import AgendaItem, Meeting
from db.entities.minutes import MinutesPart
from db.entities.paragraph import Paragraph
from db.queries.journal import events_of
from db.queries.papers import paper_file, papers_of
from db.rules.decision import decision
from db.rules.lifecycle import Outcome, PaperFormat
from db.rules.refusals import Refusal, VerifiedTextLocked
from db.rules.rich_text import rich
from desktop.operations.agenda import add_item, move_item, revise_item
from desktop.operations.control import remarks_on_meeting
from desktop.operations.meetings import revise_meeting
from desktop.operations.minutes import choose_verifiers, set_chair, verify_minutes
from desktop.operations.minutes_parts import declare_immediate, refuse_verification
from desktop.operations.notices import notice_plan
from desktop.operations.numbering import renumber, take_back_numbers
from desktop.operations.paragraphs import note_outcome, revise_paragraph, strike_paragraph
from tests.acceptance.clerk import Clerk, clerk_of
from tests.world import TODAY, World

VERIFIED = date(2026, 3, 12)


@pytest.fixture
def eva(world: World) -> Clerk:
    return clerk_of(world)


@pytest.fixture
def meeting(eva: Clerk) -> int:
    key = eva.holds("RUN", TODAY, ["Val av justerare", "Årets plan"])
    eva.verifies(key, VERIFIED)
    return key


EDITS: dict[str, Callable[[Clerk, int, int, int], object]] = {
    "text": lambda e, m, i, p: revise_paragraph(e.office, p, e.version(p), matter=rich("Nytt")),
    "recipients": lambda e, m, i, p: revise_paragraph(
        e.office, p, e.version(p), recipients=("Alla",)
    ),
    "strike": lambda e, m, i, p: strike_paragraph(e.office, p, "Utgick"),
    "drag": lambda e, m, i, p: move_item(e.office, i, 1),
    "item": lambda e, m, i, p: revise_item(e.office, i, 99, title="Nytt"),
    "outcome": lambda e, m, i, p: note_outcome(e.office, i, Outcome.NOTED),
    "new item": lambda e, m, i, p: add_item(e.office, e.world.bodies["RUN"], "X", meeting_id=m),
    "renumber": lambda e, m, i, p: renumber(e.office, m),
    "take numbers back": lambda e, m, i, p: take_back_numbers(e.office, m),
    "meeting": lambda e, m, i, p: revise_meeting(
        e.office, m, e.view(m).head.version, ends_at="17:00"
    ),
    "verifiers": lambda e, m, i, p: choose_verifiers(e.office, e.view(m).parts[0].id, ["Karl Ek"]),
    "chair": lambda e, m, i, p: set_chair(e.office, e.view(m).parts[0].id, "Karl Ek (S)"),
    "again": lambda e, m, i, p: verify_minutes(e.office, e.view(m).parts[0].id, VERIFIED),
    "immediately": lambda e, m, i, p: declare_immediate(e.office, m, [p]),
    "refuse": lambda e, m, i, p: refuse_verification(e.office, p, "Anna Berg (S)", "Nej", TODAY),
}


@pytest.mark.parametrize("way", EDITS)
def test_ac35_every_operation_is_refused(eva: Clerk, meeting: int, way: str) -> None:
    row = eva.view(meeting).agenda[1]
    before = eva.view(meeting)
    with pytest.raises(Refusal):
        EDITS[way](eva, meeting, row.id, row.paragraph_id or 0)
    assert eva.view(meeting) == before


@pytest.mark.parametrize("kind", [Paragraph, AgendaItem, Attendance, Meeting, MinutesPart])
def test_ac35_the_session_refuses_what_is_set_past_the_operations(eva, meeting, kind) -> None:
    field = {Paragraph: "title", AgendaItem: "title", Attendance: "name", Meeting: "place"}
    with pytest.raises(VerifiedTextLocked):
        change(eva, meeting, kind, field.get(kind, "chair"))


def change(eva: Clerk, meeting: int, kind: type, field: str) -> None:
    """Set a field of the first such thing of the meeting in a session of the program's own."""
    with eva.office.writing("attack") as session:
        held = session.get_one(Meeting, meeting)
        things = {
            Paragraph: held.paragraphs, AgendaItem: held.items, Attendance: held.attendances,
            Meeting: [held], MinutesPart: held.parts,
        }  # fmt: skip
        setattr(things[kind][0], field, "Annat")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE paragraph SET title = 'Annat'",
        "DELETE FROM paragraph",
        "UPDATE agenda_item SET title = 'Annat'",
        "UPDATE attendance SET name = 'Annat'",
        "UPDATE meeting SET place = 'Annat'",
        "UPDATE minutes_part SET verified_on = NULL",
        "DELETE FROM verifier",
        "UPDATE paper SET name = 'Annat'",
        "DELETE FROM file_content",
    ],
)
def test_ac35_a_bare_connection_is_refused(eva: Clerk, meeting: int, sql: str) -> None:
    del meeting
    connection = driver.connect(eva.office.store.path)
    with pytest.raises(driver.dbapi2.DatabaseError, match=r"locked|grows only"):
        connection.execute(sql)
    connection.close()


def test_ac35_other_meetings_stay_open(eva: Clerk, meeting: int) -> None:
    del meeting
    other = eva.holds("RUN", date(2026, 3, 24), ["Bredband"])
    key = eva.view(other).agenda[0].paragraph_id or 0
    revise_paragraph(eva.office, key, eva.version(key), decision=decision("Ja", ("Ja.",)))


def test_ac35_papers_have_edition_and_checksum_and_the_log_says_who(eva, meeting) -> None:
    part = eva.view(meeting).parts[0]
    assert part.verified_by == "Anna Berg (S), Nils Åkerlund"
    with eva.office.reading() as session:
        papers = papers_of(session, [meeting])
        assert {(p.format, p.edition, p.verified) for p in papers} == {
            (PaperFormat.WORD, 1, True), (PaperFormat.PDF, 1, True),
        }  # fmt: skip
        for paper in papers:
            content = paper_file(session, paper.id).content
            assert hashlib.sha256(content).hexdigest() == paper.sha256
        verified = [e for e in events_of(session, [part.id]) if e.action == "minutes.verify"]
        assert [event.who for event in verified] == ["Eva Öst"]
        assert notice_plan(session, part.id).proposed == date(2026, 3, 13)
        remarks = remarks_on_meeting(session, meeting, VERIFIED)
    assert "announce_due" in {remark.what for remark in remarks}
