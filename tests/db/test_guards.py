"""The second door: the flush refuses what is locked, writes the journal, keeps words in step."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import delete, select, text

from db.entities.attendance import Attendance
from db.entities.base import now
from db.entities.case import Case
from db.entities.journal import JournalEvent
from db.entities.meeting import AgendaItem, Meeting
from db.entities.minutes import MinutesPart, Verifier
from db.entities.paper import FileContent, checksum
from db.entities.paragraph import Paragraph, ParagraphCase, ParagraphRecipient
from db.entities.recipient import Recipient
from db.entities.search_entry import SearchEntry
from db.queries.journal import events_of, first_broken_event
from db.rules.refusals import JournalLocked, VerifiedTextLocked
from db.rules.rich_text import Run, Text, rich
from db.store import Session
from tests.world import CLERK, World, add_meeting, add_paragraph, add_record, number, verify


@pytest.fixture
def locked(world: World) -> int:
    """A paragraph of verified minutes."""
    meeting = add_meeting(world)
    key = add_paragraph(
        world, meeting, "Handlingsplan", cases=("00677-2020",), recipients=("Ekonomichefen",)
    )
    number(world, key)
    verify(world, meeting)
    return key


def paragraph(session: Session, key: int) -> Paragraph:
    return session.get_one(Paragraph, key)


def change_title(session: Session, key: int) -> None:
    paragraph(session, key).title = "Annat"


def change_number(session: Session, key: int) -> None:
    paragraph(session, key).number = 9


def move_out(session: Session, key: int) -> None:
    paragraph(session, key).part_id = None


def remove(session: Session, key: int) -> None:
    session.delete(paragraph(session, key))


def add_recipient(session: Session, key: int) -> None:
    found = paragraph(session, key)
    found.recipients.append(ParagraphRecipient(paragraph_id=key, place=9, label="Ny"))


def remove_recipient(session: Session, key: int) -> None:
    found = paragraph(session, key)
    found.recipients.clear()
    session.flush()


def add_case_link(session: Session, key: int) -> None:
    case = session.scalars(select(Case).where(Case.registration_number == "3399-2018")).one()
    found = paragraph(session, key)
    found.case_links.append(ParagraphCase(paragraph_id=key, case_id=case.id))


def add_to_the_part(session: Session, key: int) -> None:
    old = paragraph(session, key)
    session.add(Paragraph(body_id=old.body_id, part_id=old.part_id, title="Insmugglad"))


def change_chair(session: Session, key: int) -> None:
    session.get_one(MinutesPart, paragraph(session, key).part_id).chair = "Någon annan"


def unverify(session: Session, key: int) -> None:
    session.get_one(MinutesPart, paragraph(session, key).part_id).verified_on = None


def verify_again(session: Session, key: int) -> None:
    session.get_one(MinutesPart, paragraph(session, key).part_id).verified_on = date(2026, 5, 1)


def change_verifier(session: Session, key: int) -> None:
    part = paragraph(session, key).part_id
    session.scalars(select(Verifier).where(Verifier.part_id == part)).one().name = "Någon annan"


def change_meeting(session: Session, key: int) -> None:
    session.get_one(Meeting, paragraph(session, key).meeting_id).place = "En annan sal"


def change_attendance(session: Session, key: int) -> None:
    meeting = session.get_one(Meeting, paragraph(session, key).meeting_id)
    meeting.attendances[0].name = "Någon annan"


def remove_attendance(session: Session, key: int) -> None:
    meeting = session.get_one(Meeting, paragraph(session, key).meeting_id)
    session.delete(meeting.attendances[0])


def change_item(session: Session, key: int) -> None:
    session.get_one(AgendaItem, paragraph(session, key).item_id).title = "Annat"


def move_item_out(session: Session, key: int) -> None:
    session.get_one(AgendaItem, paragraph(session, key).item_id).meeting_id = None


def add_item(session: Session, key: int) -> None:
    old = paragraph(session, key)
    session.add(AgendaItem(body_id=old.body_id, meeting_id=old.meeting_id, title="Extra"))


@pytest.mark.parametrize(
    "change",
    [
        change_title, change_number, move_out, remove, add_recipient, remove_recipient,
        add_case_link, add_to_the_part, change_chair, unverify, verify_again, change_verifier,
        change_meeting, change_attendance, remove_attendance, change_item, move_item_out, add_item,
    ],
)  # fmt: skip
def test_a_flush_refuses_what_is_verified(
    world: World, locked: int, change: Callable[[Session, int], None]
) -> None:
    with pytest.raises(VerifiedTextLocked) as found, world.store.writing(CLERK, "test") as session:
        change(session, locked)
    assert found.value.verified_on == date(2026, 3, 12)
    assert found.value.by == "Anna Berg, Nils Åkerlund"


def test_the_text_and_its_verification_may_come_in_one_transaction(world: World) -> None:
    meeting = add_meeting(world)
    key = add_paragraph(world, meeting, "Handlingsplan")
    number(world, key)
    with world.store.writing(CLERK, "minutes.verify") as session:
        paragraph(session, key).title = "Handlingsplanen"
        session.flush()
        session.get_one(Meeting, meeting).parts[0].verify(date(2026, 3, 12), "Anna Berg", "0")
    with world.store.reading() as session:
        assert paragraph(session, key).title == "Handlingsplanen"


def test_other_meetings_stay_open(world: World, locked: int) -> None:
    assert locked
    other = add_paragraph(world, add_meeting(world, day=date(2026, 4, 1)), "Ett")
    with world.store.writing(CLERK, "test") as session:
        change_title(session, other)


def test_bytes_once_kept_are_not_changed(world: World) -> None:
    with world.store.writing(CLERK, "test") as session:
        session.add(
            FileContent(sha256=checksum(b"x"), size=1, media_type="text/plain", content=b"x")
        )
    with pytest.raises(JournalLocked), world.store.writing(CLERK, "test") as session:
        session.get_one(FileContent, checksum(b"x")).content = b"y"


def test_an_event_cannot_be_removed(world: World) -> None:
    with pytest.raises(JournalLocked), world.store.writing(CLERK, "test") as session:
        session.delete(session.get_one(JournalEvent, 1))
    with pytest.raises(JournalLocked), world.store.writing(CLERK, "test") as session:
        session.execute(delete(JournalEvent))


# The journal


def test_an_event_tells_who_did_what_with_before_and_after(world: World) -> None:
    key = world.cases["3399-2018"]
    with world.store.writing("Olle Ask", "case.revise") as session:
        session.get_one(Case, key).title = "Ny rubrik"
    with world.store.reading() as session:
        event = events_of(session, [key])[0]
    assert (event.who, event.action, event.subject) == ("Olle Ask", "case.revise", "case_file")
    changes = {change.field: (change.before, change.after) for change in event.changes}
    assert changes["title"] == ("Överenskommelse om ökad närvaro i skolan", "Ny rubrik")
    assert now() - event.at < timedelta(minutes=1)


def test_rich_text_is_journalled_as_it_is_kept(world: World) -> None:
    key = add_paragraph(world, add_meeting(world), "Ett")
    with world.store.writing(CLERK, "paragraph.revise") as session:
        paragraph(session, key).summary = rich("Åtgärder")
    with world.store.reading() as session:
        changes = {change.field: change.after for change in events_of(session, [key])[0].changes}
    assert json.loads(changes["summary"]) == [{"t": "p", "runs": ["Åtgärder"]}]


def test_nothing_changed_is_no_event(world: World) -> None:
    key = world.cases["3399-2018"]
    with world.store.reading() as session:
        before = len(events_of(session, [key]))
    with world.store.writing(CLERK, "case.revise") as session:
        case = session.get_one(Case, key)
        case.title = str(case.title)
    with world.store.reading() as session:
        assert len(events_of(session, [key])) == before


def test_a_whole_chain_is_whole(world: World, locked: int) -> None:
    assert locked
    with world.store.reading() as session:
        assert first_broken_event(session) is None


@pytest.mark.parametrize(
    ("sql", "number"),
    [
        ("UPDATE journal_event SET who = 'Någon annan' WHERE number = 7", 7),
        ("UPDATE journal_event SET changes = '{}' WHERE number = 20", 20),
        ("DELETE FROM journal_event WHERE number = 9", 10),
        ("UPDATE journal_event SET hash = previous_hash WHERE number = 5", 5),
        ("UPDATE journal_event SET at = '2020-01-01T00:00:00.000+00:00' WHERE number = 3", 3),
    ],
)
def test_a_journal_changed_outside_the_program_is_found(
    world: World, sql: str, number: int
) -> None:
    with world.store.writing(CLERK, "test") as session:
        for when in ("update", "delete"):
            session.execute(text(f"DROP TRIGGER grow_journal_event_{when}"))
        session.execute(text(sql))
    with world.store.reading() as session:
        assert first_broken_event(session) == number


# Sort keys and words


def test_sort_keys_follow_the_text(world: World) -> None:
    key = world.cases["3399-2018"]
    with world.store.reading() as session:
        before = session.get_one(Case, key).title_sort
    with world.store.writing(CLERK, "test") as session:
        session.get_one(Case, key).title = "Äldreomsorg"
    with world.store.reading() as session:
        assert session.get_one(Case, key).title_sort == "|ldreomsorg" != before


def entry(world: World, key: int) -> SearchEntry:
    with world.store.reading() as session:
        return session.get_one(SearchEntry, key)


def test_words_follow_the_text(world: World) -> None:
    key = add_paragraph(world, add_meeting(world), "Handlingsplan", matter=rich("Skolskjuts i Åre"))
    assert "Skolskjuts i Åre" in entry(world, key).text
    with world.store.writing(CLERK, "test") as session:
        paragraph(session, key).matter = rich("Bredband")
    assert "Bredband" in entry(world, key).text
    assert matches(world, "bredband") == [key]
    assert matches(world, "skolskjuts") == []


def matches(world: World, word: str) -> list[int]:
    with world.store.reading() as session:
        query = text("SELECT rowid FROM search_word WHERE search_word MATCH :word")
        return list(session.scalars(query, {"word": word}))


def test_a_number_given_is_a_key_to_search_by(world: World) -> None:
    key = add_paragraph(world, add_meeting(world), "Handlingsplan")
    assert entry(world, key).key == "RUN"
    number(world, key)
    assert entry(world, key).key == "RUN § 1/2026"


def test_nothing_secret_comes_into_the_index(world: World) -> None:
    meeting = add_meeting(world)
    marked = (Text((Run("Eleven "), Run("HEMLIGT-XYZ", secret=True))),)
    some = add_paragraph(world, meeting, "Öppen", matter=marked)
    whole = add_paragraph(
        world, meeting, "HEMLIGT-XYZ", place=2, matter=rich("HEMLIGT-XYZ"),
        legal_basis="OSL 39 kap. 2 §",
    )  # fmt: skip
    with world.store.writing(CLERK, "test") as session:
        case = session.get_one(Case, world.cases["3399-2018"])
        case.protected_title, case.legal_basis = "HEMLIGT-XYZ", "OSL 25 kap. 1 §"
    record = add_record(
        world, "3399-2018", "Brev", protected_title="HEMLIGT-XYZ", legal_basis="OSL 25 kap. 1 §"
    )
    for key in (some, whole, world.cases["3399-2018"], record):
        found = entry(world, key)
        assert "HEMLIGT" not in found.title + found.text + found.key
    assert matches(world, "hemligt") == []
    assert entry(world, whole).title == "Sekretessärende"


def test_records_and_recipients_are_found_too(world: World) -> None:
    record = add_record(world, "3399-2018", "Skrivelse om skolan", counterpart="Granby kommun")
    found = entry(world, record)
    assert (found.kind, found.key) == ("record", "3399-2018 nr 1")
    assert "Granby kommun" in found.text
    with world.store.writing(CLERK, "test") as session:
        director = session.get_one(Recipient, world.recipients["Regionala utvecklingsdirektören"])
        director.holder = "Åke Berg"
    assert "Åke Berg" in entry(world, world.recipients["Regionala utvecklingsdirektören"]).text


def test_attendance_is_kept_as_it_was_that_day(world: World) -> None:
    meeting = add_meeting(world)
    with world.store.writing(CLERK, "test") as session:
        session.execute(text("UPDATE person SET name = 'Anna Alm' WHERE name = 'Anna Berg'"))
    with world.store.reading() as session:
        query = select(Attendance.name).where(Attendance.meeting_id == meeting)
        assert "Anna Berg" in session.scalars(query).all()
