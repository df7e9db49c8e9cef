"""The third door: triggers that hold even for a program that is not ours.

Three kinds. *Locked* rows belong to a verified minutes part: nothing may be added to, changed in
or taken from it (KL 5:69). *Grow-only* tables take new rows and nothing else (the journal, papers
and what was sent). *Search* triggers keep the word indexes in step with ``search_entry``.

REPLACE deletes rows without asking delete triggers, so every insert and update also looks for a
locked row with the same key. All triggers are made anew after each migration (a rebuilt table
silently loses its own) and compared at every start.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Table, UniqueConstraint, text

from db.entities.base import Base

LOCKED = "locked: "
GROW_ONLY = "grows only: "

_PART = "EXISTS (SELECT 1 FROM minutes_part AS mp WHERE mp.id = {row}.part_id AND mp.verified_on IS NOT NULL)"  # noqa: E501
_MEETING = (
    "EXISTS (SELECT 1 FROM minutes_part AS mp WHERE mp.meeting_id = {row}.{key} "
    "AND mp.kind = 'main' AND mp.verified_on IS NOT NULL)"
)
_PARAGRAPH = (
    "EXISTS (SELECT 1 FROM paragraph AS pa JOIN minutes_part AS mp ON mp.id = pa.part_id "
    "WHERE pa.id = {row}.paragraph_id AND mp.verified_on IS NOT NULL)"
)
_BALLOT = (
    "EXISTS (SELECT 1 FROM vote AS vo JOIN paragraph AS pa ON pa.id = vo.paragraph_id "
    "JOIN minutes_part AS mp ON mp.id = pa.part_id "
    "WHERE vo.id = {row}.vote_id AND mp.verified_on IS NOT NULL)"
)


@dataclass(frozen=True, slots=True)
class Lock:
    """A table whose rows are locked when ``condition`` holds for them.

    ``on_entry`` says whether a new row that would be locked at once is refused too.
    """

    table: str
    condition: str
    on_entry: bool = True

    def holds(self, row: str) -> str:
        """The condition in SQL for a row alias (OLD, NEW or a table alias)."""
        return self.condition.replace("{row}", row)


LOCKS = (
    Lock("minutes_part", "{row}.verified_on IS NOT NULL", on_entry=False),
    Lock("paragraph", _PART),
    Lock("verifier", _PART),
    Lock("paragraph_case", _PARAGRAPH),
    Lock("paragraph_recipient", _PARAGRAPH),
    Lock("proposal", _PARAGRAPH),
    Lock("vote", _PARAGRAPH),
    Lock("dissent", _PARAGRAPH),
    Lock("ballot", _BALLOT),
    Lock("meeting", _MEETING.replace("{key}", "id")),
    Lock("agenda_item", _MEETING.replace("{key}", "meeting_id")),
    Lock("attendance", _MEETING.replace("{key}", "meeting_id")),
    Lock("attendance_step", _MEETING.replace("{key}", "meeting_id")),
)
GROWING = (
    "journal_event",
    "paper",
    "file_content",
    "extract",
    "dispatch",
    "correction",
    "verification_refusal",
    "acknowledgement",
)


def _keys(table: Table) -> Iterator[tuple[str, ...]]:
    yield tuple(column.name for column in table.primary_key.columns)
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            yield tuple(column.name for column in constraint.columns)


def _same_key(table: Table) -> str:
    matches = (
        "(" + " AND ".join(f"t.{name} = NEW.{name}" for name in key) + ")" for key in _keys(table)
    )
    return " OR ".join(sorted(matches))


def _refuse(name: str, when: str, condition: str, table: str, message: str) -> str:
    return (
        f"CREATE TRIGGER {name} BEFORE {when} ON {table} WHEN {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{message}{table}'); END"
    )


def _lock_triggers(lock: Lock) -> Iterator[tuple[str, str]]:
    table = Base.metadata.tables[lock.table]
    primary = next(_keys(table))[0]
    collision = (
        f"EXISTS (SELECT 1 FROM {lock.table} AS t WHERE ({_same_key(table)}) AND {lock.holds('t')})"
    )
    other = f"EXISTS (SELECT 1 FROM {lock.table} AS t WHERE t.{primary} <> OLD.{primary} AND ({_same_key(table)}) AND {lock.holds('t')})"  # noqa: E501
    entering = f"{lock.holds('NEW')} OR " if lock.on_entry else ""
    changing = f"NEW.{primary} <> OLD.{primary} OR {lock.holds('OLD')} OR {entering}{other}"
    conditions = {
        "insert": entering + collision,
        "update": changing,
        "delete": lock.holds("OLD"),
    }
    for when, condition in conditions.items():
        name = f"lock_{lock.table}_{when}"
        yield name, _refuse(name, when.upper(), condition, lock.table, LOCKED)


def _growing_triggers(table_name: str) -> Iterator[tuple[str, str]]:
    table = Base.metadata.tables[table_name]
    conditions = {
        "insert": f"EXISTS (SELECT 1 FROM {table_name} AS t WHERE {_same_key(table)})",
        "update": "1",
        "delete": "1",
    }
    for when, condition in conditions.items():
        name = f"grow_{table_name}_{when}"
        yield name, _refuse(name, when.upper(), condition, table_name, GROW_ONLY)


_INDEXES = ("search_word", "search_part")


def _index_triggers(index: str) -> Iterator[tuple[str, str]]:
    columns = "title, text"
    put = f"INSERT INTO {index}(rowid, {columns}) VALUES (NEW.id, NEW.title, NEW.text);"
    take = (
        f"INSERT INTO {index}({index}, rowid, {columns}) "
        "VALUES ('delete', OLD.id, OLD.title, OLD.text);"
    )
    for when, body in {"insert": put, "update": take + " " + put, "delete": take}.items():
        name = f"{index}_{when}"
        head = f"CREATE TRIGGER {name} AFTER {when.upper()} ON search_entry"
        yield name, f"{head} BEGIN {body} END"


def expected() -> dict[str, str]:
    """Every trigger that a sound register has: its name and the SQL that makes it."""
    triggers: dict[str, str] = {}
    for lock in LOCKS:
        triggers.update(_lock_triggers(lock))
    for table in GROWING:
        triggers.update(_growing_triggers(table))
    for index in _INDEXES:
        triggers.update(_index_triggers(index))
    return triggers


def install(connection: Connection) -> None:
    """Make the word indexes if they are missing, and all triggers anew."""
    _install_indexes(connection)
    for name in present(connection):
        connection.execute(text(f"DROP TRIGGER {name}"))
    for sql in expected().values():
        connection.exec_driver_sql(sql)


def _install_indexes(connection: Connection) -> None:
    # Words as written, å ä ö as letters of their own, for whole words and ranking; and every
    # three letters, accents folded, for parts of compounds and for overenskommelse.
    tokenizers = {
        "search_word": "tokenize='unicode61 remove_diacritics 0'",
        "search_part": "tokenize='trigram remove_diacritics 1', detail='none'",
    }
    for index, tokenizer in tokenizers.items():
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {index} USING fts5("
            f"title, text, content='search_entry', content_rowid='id', {tokenizer})"
        )


def present(connection: Connection) -> dict[str, str]:
    """The triggers that the register has now."""
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    return {str(name): str(sql) for name, sql in rows}


def differences(connection: Connection) -> tuple[str, ...]:
    """The names of triggers that are missing, changed or strange; empty when all is well."""
    have, want = present(connection), expected()
    return tuple(sorted(n for n in have.keys() | want.keys() if have.get(n) != want.get(n)))
