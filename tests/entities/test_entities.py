"""What may be done to things, tested without a database."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from db.entities.base import LinesType, NamesType, RichTextType, Utc, new_id
from db.entities.case import Case
from db.entities.journal import FIRST_HASH, event_hash
from db.entities.minutes import MinutesPart
from db.entities.organisation import Body
from db.entities.paper import checksum
from db.entities.paragraph import Paragraph
from db.entities.person import Appointment, Person
from db.entities.text_parts import public_text
from db.rules.lifecycle import BodyKind, CaseStatus, ParagraphStatus, Role
from db.rules.refusals import NumberTaken, ReasonNeeded, StepNotOpen, VerifiedTextLocked
from db.rules.rich_text import Points, Run, Table, Text, plain, rich, runs

DAY = date(2026, 3, 10)


def a_case() -> Case:
    return Case(
        register_id=1, year=2026, serial=1, registration_number="1-2026", title="Ett",
        opened_on=DAY,
    )  # fmt: skip


def a_paragraph() -> Paragraph:
    return Paragraph(body_id=1, title="Ett")


def test_keys_are_made_in_order_of_time_and_never_twice() -> None:
    keys = [new_id() for _ in range(2_000)]
    assert len(set(keys)) == len(keys)
    assert all(0 < key < 2**63 for key in keys)
    assert keys[0] >> 22 <= keys[-1] >> 22


def test_a_case_is_closed_and_opened_again() -> None:
    case = a_case()
    case.become(CaseStatus.CLOSED, DAY, " klart ")
    assert (case.status, case.closed_on, case.status_reason) == (CaseStatus.CLOSED, DAY, "klart")
    case.become(CaseStatus.OPEN, DAY)
    assert (case.status, case.closed_on) == (CaseStatus.OPEN, None)


def test_a_struck_case_needs_a_reason_and_never_comes_back() -> None:
    case = a_case()
    with pytest.raises(ReasonNeeded):
        case.become(CaseStatus.OBLITERATED, DAY, "  ")
    assert case.status is CaseStatus.OPEN
    case.become(CaseStatus.OBLITERATED, DAY, "Dubblett")
    with pytest.raises(StepNotOpen):
        case.become(CaseStatus.OPEN, DAY)


def test_a_paragraph_is_numbered_once() -> None:
    paragraph = a_paragraph()
    paragraph.assign_number(11)
    assert (paragraph.number, paragraph.status) == (11, ParagraphStatus.NUMBERED)
    with pytest.raises(NumberTaken):
        paragraph.assign_number(12)
    assert paragraph.number == 11


def test_a_struck_paragraph_keeps_its_number_and_says_why() -> None:
    paragraph = a_paragraph()
    paragraph.assign_number(46)
    with pytest.raises(ReasonNeeded):
        paragraph.strike(" ")
    paragraph.strike("Punkten utgick")
    assert (paragraph.number, paragraph.status) == (46, ParagraphStatus.STRUCK)
    assert paragraph.struck_reason == "Punkten utgick"


def test_a_paragraph_knows_whether_it_is_secret_and_where_it_is_from() -> None:
    paragraph = a_paragraph()
    assert (paragraph.is_secret, paragraph.is_received) == (False, True)
    paragraph.legal_basis, paragraph.meeting_id = "OSL 39 kap. 2 §", 1
    assert (paragraph.is_secret, paragraph.is_received) == (True, False)


def test_all_lines_of_a_paragraph_are_read_and_secret_words_left_out() -> None:
    paragraph = a_paragraph()
    paragraph.matter = (Text((Run("Öppet "), Run("hemligt", secret=True))),)
    paragraph.vote = (Table(((runs("Ja"), runs("4")),)),)
    paragraph.decision_basis = (runs("Skrivelse"),)
    assert [plain(line) for line in paragraph.all_lines()] == [
        "Öppet hemligt", "Skrivelse", "Ja", "4",
    ]  # fmt: skip
    assert public_text(paragraph.all_lines()) == "Öppet \nSkrivelse\nJa\n4"


def test_text_is_carried_along_as_it_stands() -> None:
    first, second = a_paragraph(), a_paragraph()
    first.summary, first.decision = rich("Kort"), (Points(()),)
    second.copy_parts_from(first)
    first.summary = rich("Annat")
    assert (second.summary, second.decision) == (rich("Kort"), (Points(()),))


def test_a_part_is_verified_once() -> None:
    part = MinutesPart(meeting_id=1)
    part.demand_open()
    part.verify(DAY, "Anna Berg", "0")
    assert part.is_verified
    with pytest.raises(VerifiedTextLocked) as found:
        part.verify(DAY + timedelta(days=1), "Någon", "1")
    assert (found.value.verified_on, found.value.by) == (DAY, "Anna Berg")


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (DAY, True),
        (date(2025, 12, 31), False),
        (date(2026, 4, 30), True),
        (date(2026, 5, 1), False),
    ],
)
def test_an_appointment_holds_from_day_to_day(day: date, held: bool) -> None:
    seat = Appointment(
        person_id=1, body_id=1, role=Role.MEMBER, starts_on=date(2026, 1, 1),
        ends_on=date(2026, 4, 30),
    )  # fmt: skip
    assert seat.covers(day) is held


def test_an_appointment_without_an_end_goes_on() -> None:
    seat = Appointment(person_id=1, body_id=1, role=Role.MEMBER, starts_on=DAY)
    assert seat.covers(date(2099, 1, 1))


@pytest.mark.parametrize(
    ("name", "genitive", "owner"),
    [
        ("Regionstyrelsen", "", "Regionstyrelsens"),
        ("Vård och omsorgs", "", "Vård och omsorgs"),
        ("AU", "AU:s", "AU:s"),
    ],
)
def test_a_body_owns_its_decisions(name: str, genitive: str, owner: str) -> None:
    body = Body(
        organisation_id=1, register_id=1, kind=BodyKind.COMMITTEE, name=name, abbreviation="X",
        genitive=genitive,
    )  # fmt: skip
    assert body.owner == owner


def test_a_name_is_printed_with_its_party() -> None:
    assert Person(name="Åsa Holm", party="M").name_and_party == "Åsa Holm (M)"
    assert Person(name="Eva Öst").name_and_party == "Eva Öst"


# Columns


def test_moments_are_kept_in_utc_as_text_that_sorts() -> None:
    column = Utc()
    swedish = datetime(2026, 3, 10, 1, 30, tzinfo=timezone(timedelta(hours=2)))
    kept = column.process_bind_param(swedish, None)
    assert kept == "2026-03-09T23:30:00.000+00:00"
    assert column.process_result_value(kept, None) == swedish
    assert column.process_bind_param(None, None) is None
    assert column.process_result_value(None, None) is None
    later = column.process_bind_param(datetime(2026, 3, 10, tzinfo=UTC), None)
    assert later is not None
    assert kept < later


def test_rich_text_comes_back_as_it_went_in_one_unicode_form() -> None:
    column = RichTextType()
    content = (*rich("A\u030angar"), Points(()))
    kept = column.process_bind_param(content, None)
    assert kept == '[{"t":"p","runs":["Ångar"]},{"t":"ol","items":[]}]'
    assert column.process_result_value(kept, None) == (*rich("Ångar"), Points(()))


def test_lines_and_names_come_back_as_they_went() -> None:
    lines = (runs("Ett"), (Run("två", bold=True),))
    column = LinesType()
    assert column.process_result_value(column.process_bind_param(lines, None), None) == lines
    names = NamesType()
    assert names.process_result_value(names.process_bind_param(("Å", "b"), None), None) == (
        "Å",
        "b",
    )


def test_a_checksum_is_that_of_the_bytes() -> None:
    assert checksum(b"").startswith("e3b0c442")


def test_the_hash_of_an_event_tells_fields_apart() -> None:
    one = event_hash(1, "at", "ab", "c", "case", 7, "{}", FIRST_HASH)
    other = event_hash(1, "at", "a", "bc", "case", 7, "{}", FIRST_HASH)
    assert one != other
    assert len(one) == 64
