"""Registers of any size for measuring: one row of each kind, multiplied inside the database."""

from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import text

from db import triggers
from db.entities.base import Base
from db.entities.case import Case
from db.entities.everything import metadata
from db.entities.meeting import Meeting
from db.entities.organisation import Body, Organisation, Register
from db.entities.paragraph import Paragraph, ParagraphCase
from db.entities.search_entry import SearchEntry
from db.rules.lifecycle import BodyKind, ParagraphStatus
from db.rules.rich_text import rich
from db.store import Session, Store

PARAGRAPHS_PER_CASE = 3
_PARAGRAPHS_PER_MEETING = 20
_BODIES = 4
# Keys as long as those that desks make.
_KEY = 900_000_000_000_000_000
_WORDS = (
    "skolskjuts", "bredband", "överenskommelse", "samverkan", "kollektivtrafik", "närvaro",
    "handlingsplan", "jämställdhet", "landsbygd", "kompetens", "folkhälsa", "tandvård", "lokaler",
    "budget", "bibliotek", "remissvar", "äldreomsorg", "ömsesidighet", "delegation",
)  # fmt: skip
_TEXT = "Nämnden har berett frågan tillsammans med kommunerna och hört de fackliga parterna. "


def build(path: Path, paragraphs: int, *, searchable: bool) -> Store:
    """A register of so many paragraphs, with their cases and meetings; small texts.

    ``searchable`` makes the word indexes too, after the rows and in one go, as an import does.
    """
    store = Store.create(path)
    with store.writing("bench", "bench.fill") as session:
        # The patterns point nowhere until they are taken away again.
        session.execute(text("PRAGMA defer_foreign_keys = ON"))
        for name in triggers.expected():
            session.execute(text(f"DROP TRIGGER {name}"))
        _fill(session, paragraphs, searchable=searchable)
        triggers.install(session.connection())
        session.execute(text("ANALYZE"))
    return store


def _fill(session: Session, count: int, *, searchable: bool) -> None:
    register = _organise(session)
    day = "date('2015-01-01', '+' || (i * 4000 / :count) || ' days')"
    body = f"(i % {_BODIES}) + 1"
    cases, meetings = count // PARAGRAPHS_PER_CASE, count // _PARAGRAPHS_PER_MEETING
    _multiply(
        session, Meeting(body_id=1, held_on=date(2015, 1, 1)), meetings,
        body_id=body, held_on=day, starts_at="i",
    )  # fmt: skip
    _multiply(
        session, _case(register), cases, year="2015 + i * 11 / :count", serial="i",
        registration_number="printf('%05d', i) || '-' || (2015 + i * 11 / :count)",
        search_form="i || '-' || (2015 + i * 11 / :count)",
        number_sort="printf('%02d', length(i)) || i", title=_titled("i"), title_sort=_titled("i"),
        body_id=body, opened_on=day,
    )  # fmt: skip
    _multiply(
        session, _paragraph(), count, body_id=body, heard_on=day, number="i",
        meeting_id=f"{_KEY} + 1 + i * {meetings - 1} / :count", year=f"substr({day}, 1, 4)",
        title=_titled("i"), title_sort=_titled("i"),
    )  # fmt: skip
    _multiply(
        session, ParagraphCase(paragraph_id=1, case_id=1), count, paragraph_id=f"{_KEY} + i",
        case_id=f"{_KEY} + 1 + i % {cases}",
    )  # fmt: skip
    if searchable:
        entry = SearchEntry(id=1, kind="paragraph", key="", title="", text="")
        words = f"'{_TEXT}' || {_picked('i * 3')} || '. {_TEXT}'"
        _multiply(session, entry, count, title=_titled("i"), text=words, day=day)
        for index in ("search_word", "search_part"):
            session.execute(text(f"INSERT INTO {index}({index}) VALUES ('rebuild')"))


def _organise(session: Session) -> int:
    """The organisation with its bodies, whose keys are 1 to 4; the key of the register."""
    house = Organisation(name="Region Älvmarken")
    session.add(house)
    session.flush()
    register = Register(organisation_id=house.id, code="R", name="R", pattern="{serial}-{year}")
    session.add(register)
    session.flush()
    for key in range(1, _BODIES + 1):
        body = Body(
            organisation_id=house.id, register_id=register.id, kind=BodyKind.COMMITTEE,
            name=f"Nämnd {key}", abbreviation=f"N{key}", seats=7,
        )  # fmt: skip
        body.id = key
        session.add(body)
    session.flush()
    return register.id


def _case(register: int) -> Case:
    return Case(
        register_id=register, year=2015, serial=0, registration_number="0-2015", title="x",
        case_officer="Eva Öst", opened_on=date(2015, 1, 1),
    )  # fmt: skip


def _paragraph() -> Paragraph:
    return Paragraph(
        body_id=1, heard_on=date(2015, 1, 1), year=2015, number=1_000_000_000, title="x",
        status=ParagraphStatus.NUMBERED, matter=rich(_TEXT * 3),
    )  # fmt: skip


def _picked(number: str) -> str:
    """SQL for one of the words."""
    cases = " ".join(f"WHEN {n} THEN '{word}'" for n, word in enumerate(_WORDS))
    return f"CASE ({number}) % {len(_WORDS)} {cases} END"


def _titled(number: str) -> str:
    """SQL for a title of two words and a number."""
    return f"'Om ' || {_picked(f'{number} * 7')} || ' och ' || {_picked(number)} || ' ' || {number}"


def _multiply(session: Session, pattern: Base, count: int, **changes: str) -> None:
    """So many copies of the row, ``changes`` being SQL in which ``i`` counts from 1."""
    table = metadata.tables[pattern.__tablename__]
    key = int(vars(pattern)["id"])
    with session.no_autoflush:
        session.execute(table.insert(), [_values(pattern)])
    picked = {"id": f"{_KEY} + i"} | changes
    names = [column.name for column in table.columns]
    columns, values = ", ".join(names), ", ".join(picked.get(n, f"p.{n}") for n in names)
    series = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count)"
    sql = f"{series} INSERT INTO {table.name} ({columns}) SELECT {values} FROM n, {table.name} AS p"
    session.execute(text(f"{sql} WHERE p.id = :key"), {"count": count, "key": key})
    session.execute(text(f"DELETE FROM {table.name} WHERE id = :key"), {"key": key})


def _values(pattern: Base) -> dict[str, Any]:
    table = metadata.tables[pattern.__tablename__]
    given = {column.name: getattr(pattern, column.name) for column in table.columns}
    return given | ({"search_form": "0"} if table.name == "case_file" else {})
