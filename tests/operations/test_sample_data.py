"""The sample organisation holds together: names, dates, numbers and references."""

import re
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from db.rules.rich_text import Heading, Points, RichText, Table, has_secret, plain_text
from desktop.operations.sample_data import incoming_documents, load_sample
from desktop.operations.sample_values import Sample, SampleItem, SampleMeeting, SampleMemo

PARTS = (
    *("decision", "proposals", "order_of_proposals", "vote", "reservations", "notes"),
    *("statement", "summary", "matter"),
)
CITED = re.compile(r"\b(RUNAU|RUN|RS|RF) (\d{4}-\d\d-\d\d), § (\d+)")
NAMED = re.compile(r"((?:[A-ZÅÄÖŠ][\w-]+ ){2,4})\(([A-ZÄ]{1,2})\)")
SWEDISH_DATE = re.compile(r"\b\d{1,2}/\d{1,2}[ -]\d{2,4}\b")


@cache
def sample() -> Sample:
    return load_sample()


def texts(source: SampleItem | SampleMemo) -> list[RichText]:
    return [part for name in PARTS if (part := getattr(source, name, ()))]


def whole_text(source: SampleItem | SampleMemo) -> str:
    return "\n".join(plain_text(part) for part in texts(source))


def held() -> list[SampleMeeting]:
    return [meeting for meeting in sample().meetings if meeting.state != "planned"]


def paragraphs() -> list[tuple[SampleMeeting, SampleItem]]:
    return [(meeting, item) for meeting in held() for item in meeting.items]


def number_of(item: SampleItem) -> int:
    assert item.number is not None, item.title
    return item.number


def covered(paragraphs_text: str) -> set[int]:
    """The §§ that ``3–5, 8`` tells."""
    numbers: set[int] = set()
    for stretch in filter(None, paragraphs_text.split(", ")):
        first, _, last = stretch.partition("–")
        numbers.update(range(int(first), int(last or first) + 1))
    return numbers


def seated(body: str, on: date, *, substitutes: bool) -> list[str]:
    return [
        seat.person
        for seat in sample().appointments
        if seat.body == body
        and seat.starts <= on <= seat.ends
        and (seat.role == "substitute") == substitutes
    ]


def all_sources() -> Iterator[SampleItem | SampleMemo]:
    for meeting in sample().meetings:
        yield from meeting.items
    yield from sample().memos


def test_there_is_enough_of_it() -> None:
    assert len(sample().cases) >= 40
    assert len(held()) >= 12
    assert len(paragraphs()) >= 150


def test_loading_is_quick() -> None:
    started = time.process_time()
    load_sample()
    assert time.process_time() - started < 0.3


def test_keys_are_unique() -> None:
    world = sample()
    for keys in (
        [person.name for person in world.people],
        [case.dnr for case in world.cases],
        [recipient.name for recipient in world.recipients],
        [memo.key for memo in world.memos],
        [(meeting.body, meeting.on) for meeting in world.meetings],
    ):
        assert len(set(keys)) == len(keys)


def test_numbers_run_on_within_body_and_year() -> None:
    for body, year in {(meeting.body, meeting.on.year) for meeting in held()}:
        numbers = [
            item.number
            for meeting, item in paragraphs()
            if (meeting.body, meeting.on.year) == (body, year)
        ]
        assert numbers == list(range(1, len(numbers) + 1)), (body, year)


def test_registration_numbers_follow_their_patterns_and_the_calendar() -> None:
    patterns = {register.key: register.pattern for register in sample().registers}
    last: dict[tuple[str, int], tuple[int, date]] = {}
    for case in sample().cases:
        year, serial = _year_and_serial(case.dnr, case.register)
        assert patterns[case.register].format(serial=serial, year=year) == case.dnr
        assert case.opened_on.year == year, case.dnr
        before = last.get((case.register, year), (0, date.min))
        assert before[0] < serial, case.dnr
        assert before[1] <= case.opened_on, case.dnr
        last[case.register, year] = (serial, case.opened_on)


def _year_and_serial(dnr: str, register: str) -> tuple[int, int]:
    first, second = (int(number) for number in re.findall(r"\d+", dnr))
    return (first, second) if register == "PAN" else (second, first)


def test_what_is_named_exists() -> None:
    world = sample()
    people = {person.name for person in world.people}
    cases = {case.dnr for case in world.cases}
    recipients = {recipient.name for recipient in world.recipients}
    memos = {memo.key for memo in world.memos}
    for meeting in world.meetings:
        for item in meeting.items:
            assert set(item.cases) <= cases, item.title
            assert {item.memo} <= memos | {""}, item.title
            assert set(item.conflicts) <= people, item.title
            assert {assignment.to for assignment in item.assignments} <= recipients
        assert {visitor.name for visitor in meeting.visitors} <= people
        assert meeting.secretary in people
    for source in all_sources():
        assert set(source.recipients) <= recipients, source.title
    assert {memo.case for memo in world.memos} <= cases
    assert {memo.officer for memo in world.memos} <= people
    assert {case.officer for case in world.cases} <= people


def test_seats_registers_and_recipients_are_sound() -> None:
    world = sample()
    people = {person.name for person in world.people}
    recipients = {recipient.name for recipient in world.recipients}
    bodies = {body.abbreviation for body in world.bodies}
    registers = {register.key for register in world.registers}
    assert {seat.body for seat in world.appointments} == bodies
    assert {seat.person for seat in world.appointments} <= people
    assert {body.parent for body in world.bodies} <= bodies | {""}
    assert {body.register for body in world.bodies} <= registers
    assert {body.secretary for body in world.bodies} <= people
    assert {case.register for case in world.cases} == registers
    for recipient in world.recipients:
        assert set(recipient.members) <= recipients, recipient.name
        assert {recipient.holder} <= people | {""}, recipient.name


def test_house_styles_exist() -> None:
    folder = files("resources") / "house_styles"
    for body in sample().bodies:
        assert (folder / f"{body.house_style}.toml").is_file()


def test_every_body_has_its_seats_filled_at_each_meeting() -> None:
    seats = {body.abbreviation: body for body in sample().bodies}
    for meeting in sample().meetings:
        members = seated(meeting.body, meeting.on, substitutes=False)
        assert len(members) == len(set(members)) == seats[meeting.body].seats, meeting.on
        substitutes = seated(meeting.body, meeting.on, substitutes=True)
        assert len(substitutes) == len(set(substitutes)) == seats[meeting.body].substitutes


def test_those_who_meet_are_entitled_to() -> None:
    for meeting in sample().meetings:
        members = set(seated(meeting.body, meeting.on, substitutes=False))
        substitutes = set(seated(meeting.body, meeting.on, substitutes=True))
        present = (members - set(meeting.absent)) | {one.substitute for one in meeting.serving}
        assert set(meeting.absent) <= members, meeting.on
        assert {one.member for one in meeting.serving} <= members, meeting.on
        assert {one.substitute for one in meeting.serving} <= substitutes, meeting.on
        assert set(meeting.present_substitutes) <= substitutes, meeting.on
        assert not present & set(meeting.present_substitutes), meeting.on
        assert {meeting.chair, *meeting.verifiers} <= present, meeting.on


def test_every_absent_member_has_a_substitute_of_the_same_party() -> None:
    party = {person.name: person.party for person in sample().people}
    for meeting in sample().meetings:
        replaced = [one.member for one in meeting.serving if not one.paragraphs]
        assert sorted(replaced) == sorted(meeting.absent), meeting.on
        for one in meeting.serving:
            if (meeting.body, one.substitute) != ("RUNAU", "Amina Farah Björk"):
                assert party[one.substitute] == party[one.member], (meeting.on, one)


def test_those_who_are_named_with_their_party_are_right_and_were_there() -> None:
    party = {person.name: person.party for person in sample().people}
    for meeting, item in paragraphs():
        for name, letters in NAMED.findall(whole_text(item)):
            person = next((known for known in party if name.rstrip().endswith(known)), "")
            assert party.get(person) == letters, (item.title, name)
            if item.kind == "decision" and item.cases != ("00251-2025",):
                assert person not in meeting.absent, (meeting.on, item.title, name)


def test_paragraphs_of_service_and_visits_belong_to_the_meeting() -> None:
    for meeting in held():
        numbers = {item.number for item in meeting.items}
        told = [one.paragraphs for one in meeting.serving]
        told += [visitor.paragraphs for visitor in meeting.visitors]
        for text in told:
            assert covered(text) <= numbers, (meeting.on, text)
        assert set(meeting.extracts_unsent) <= numbers


def test_one_with_conflict_of_interest_is_replaced_in_that_paragraph() -> None:
    for meeting, item in paragraphs():
        for name in item.conflicts:
            services = [one for one in meeting.serving if one.member == name]
            assert any(item.number in covered(one.paragraphs) for one in services), item.title


def test_verification_and_notice_keep_the_law() -> None:
    for meeting in sample().meetings:
        if meeting.state != "verified":
            assert meeting.verified_on is meeting.posted_on is None
            continue
        assert meeting.verified_on is not None
        assert meeting.posted_on is not None
        assert meeting.on <= meeting.verified_on <= meeting.on + timedelta(days=14)
        assert timedelta() <= meeting.posted_on - meeting.verified_on <= timedelta(days=2)
        if meeting.taken_down_on:
            assert meeting.taken_down_on > meeting.posted_on + timedelta(days=21)
        assert meeting.verified_where


def test_days_are_working_days_and_the_summons_is_in_time() -> None:
    for meeting in sample().meetings:
        days = (meeting.on, meeting.verified_on, meeting.posted_on, meeting.extracts_sent_on)
        assert all(day.weekday() < 5 for day in days if day), meeting.on
        if meeting.summons_sent_on:
            assert meeting.on - meeting.summons_sent_on >= timedelta(days=7), meeting.on
        if meeting.ends:
            assert meeting.starts < meeting.ends


def test_today_lies_after_what_was_held_and_before_what_is_planned() -> None:
    today = sample().today
    assert all(
        (meeting.on > today) == (meeting.state == "planned") for meeting in sample().meetings
    )
    assert held()[-1].state == "held"
    assert all(meeting.state == "verified" for meeting in held()[:-1])
    assert any(meeting.extracts_unsent for meeting in held())
    done = [meeting.taken_down_on or meeting.posted_on for meeting in held()]
    assert all(day <= today for day in done if day)
    records = [record.on for case in sample().cases for record in case.records]
    opened = [day for case in sample().cases for day in (case.opened_on, case.closed_on) if day]
    assert max(records + opened + [memo.dated_on for memo in sample().memos]) <= today


def test_every_paragraph_has_a_case_save_routine_ones() -> None:
    for meeting in sample().meetings:
        for item in meeting.items:
            routine = item.kind in ("routine", "information")
            assert item.cases or routine, item.title


def test_cited_paragraphs_exist_and_came_before() -> None:
    known = {(meeting.body, str(meeting.on), str(item.number)) for meeting, item in paragraphs()}
    count = 0
    for meeting in sample().meetings:
        for item in meeting.items:
            for cited in CITED.findall(whole_text(item)):
                assert cited in known, (item.title, cited)
                assert cited[1] < str(meeting.on), (item.title, cited)
                count += 1
    for memo in sample().memos:
        assert set(CITED.findall(whole_text(memo))) <= known, memo.title
    for text in incoming_documents().values():
        assert set(CITED.findall(text)) <= known
    assert count >= 40


def test_no_text_is_used_twice() -> None:
    matters = Counter(
        plain_text(part)
        for _, item in paragraphs()
        for part in (item.summary, item.matter, item.statement, item.proposals, item.vote)
        if part
    )
    assert [text for text, times in matters.items() if times > 1] == []
    wholes = Counter(whole_text(item) for _, item in paragraphs())
    assert max(wholes.values()) == 1


def test_texts_are_neither_scanty_nor_endless() -> None:
    for _, item in paragraphs():
        words = len(whole_text(item).split())
        assert 60 <= words <= 600, (item.number, item.title, words)
    for memo in sample().memos:
        assert 60 <= len(whole_text(memo).split()) <= 600, memo.title


def test_every_paragraph_decides_in_numbered_points() -> None:
    for meeting, item in paragraphs():
        points = [block for block in item.decision if isinstance(block, Points)]
        assert points, item.title
        count = sum(len(block.items) for block in points)
        assert all(1 <= assignment.point <= count for assignment in item.assignments)
        opening = plain_text(item.decision[:1])
        name = {body.abbreviation: body.name for body in sample().bodies}[meeting.body]
        assert opening.startswith(name), (item.title, opening)
        assert opening.endswith("att"), (item.title, opening)


def test_secrets_are_marked_only_where_a_section_is_named() -> None:
    secret = [source for source in all_sources() if any(map(has_secret, texts(source)))]
    assert len(secret) >= 5
    confidential = {case.dnr for case in sample().cases if case.legal_basis}
    for source in secret:
        cases = source.cases if isinstance(source, SampleItem) else (source.case,)
        assert confidential & set(cases), source.title
    for meeting in sample().meetings:
        for item in meeting.items:
            assert bool(item.legal_basis) == bool(item.protected_title), item.title
    for case in sample().cases:
        assert bool(case.legal_basis) == bool(case.protected_title), case.dnr


@pytest.mark.parametrize(
    ("what", "least"), [("decided", 60), ("noted", 20), ("recommended", 20), ("tabled", 2)]
)
def test_outcomes_vary(what: str, least: int) -> None:
    assert sum(item.outcome == what for _, item in paragraphs()) >= least


def test_blocks_vary() -> None:
    blocks = [block for source in all_sources() for part in texts(source) for block in part]
    assert sum(isinstance(block, Table) for block in blocks) >= 20
    assert sum(isinstance(block, Heading) for block in blocks) >= 60
    assert max(len(item.title) for _, item in paragraphs()) > 200


def test_tables_are_regular_and_their_sums_right() -> None:
    for source in all_sources():
        for part in texts(source):
            for table in (block for block in part if isinstance(block, Table)):
                assert len({len(row) for row in table.rows}) == 1, source.title
                _check_sums(table, source.title)


def _check_sums(table: Table, title: str) -> None:
    rows = [["".join(run.text for run in cell) for cell in row] for row in table.rows]
    if rows[-1][0] not in ("Summa", "Totalt"):
        return
    for column in range(1, len(rows[0])):
        values = [_number(row[column]) for row in rows[1:]]
        parts = [value for value in values[:-1] if value is not None]
        total = values[-1]
        if total is not None and len(parts) == len(values) - 1 and "%" not in rows[-1][column]:
            assert abs(sum(parts) - total) < 0.001, (title, rows[0][column])


def _number(text: str) -> float | None:
    plain = text.replace("\u00a0", "").replace("−", "-").replace(",", ".")
    return float(plain) if re.fullmatch(r"-?\d+(\.\d+)?", plain) else None


def test_assignments_fall_due_after_the_decision() -> None:
    for meeting, item in paragraphs():
        for assignment in item.assignments:
            assert assignment.due_on > meeting.on, item.title
            assert (assignment.reported_on or sample().today) <= sample().today


def test_dates_in_texts_are_written_out_or_iso() -> None:
    for source in all_sources():
        assert not SWEDISH_DATE.search(whole_text(source)), source.title


def test_addresses_lead_nowhere() -> None:
    world = sample()
    addresses = [p.email for p in world.people] + [r.email for r in world.recipients]
    assert all(address.endswith(".example") for address in addresses if address)
    assert all(address.isascii() for address in addresses)


def test_the_incoming_documents_are_a_memo_and_an_extract() -> None:
    memo, extract = sorted(incoming_documents().items(), reverse=True)
    assert "Förslag till beslut" in memo[1]
    assert "Rätt utdraget intygar" in extract[1]


def test_trouble_in_a_file_is_told_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "organisation.toml").write_text("today = ", encoding="utf-8")
    with pytest.raises(ValueError, match=r"organisation\.toml"):
        load_sample(tmp_path)
