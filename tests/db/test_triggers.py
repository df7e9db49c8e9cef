"""The third door holds for any program that opens the file (KL 5:69)."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from sqlalchemy import UniqueConstraint
from sqlcipher3 import dbapi2

from db import triggers
from db.entities.everything import metadata
from db.rules.troubles import RegisterDamaged
from db.store import Store
from tests.db.attacks import Row, attacks_on, filled, row_of, unique_attacks
from tests.world import World, add_meeting, add_paragraph, number, verify

CASE = "00677-2020"


@pytest.fixture(params=[sqlite3, dbapi2], ids=["sqlite3", "sqlcipher3"])
def driver(request: pytest.FixtureRequest) -> ModuleType:
    return request.param


@pytest.fixture(scope="module")
def verified_file(small_world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with one verified and one open meeting, and rows in every table that locks."""
    path = tmp_path_factory.mktemp("verified") / "r.klubbslag"
    shutil.copy(small_world.store.path, path)
    with Store.open(path) as store:
        world = replace(small_world, store=store)
        meetings = [add_meeting(world), add_meeting(world, day=date(2026, 3, 24))]
        for meeting in meetings:
            paragraph = add_paragraph(
                world, meeting, "Handlingsplan", cases=(CASE,), recipients=("Ekonomichefen",)
            )
            number(world, paragraph)
        _fill(path, meetings)
        verify(world, meetings[0])
    return path


def _fill(path: Path, meetings: list[int]) -> None:
    """A row for each meeting in the tables that have none, and one in each that only grows."""
    connection = dbapi2.connect(str(path), isolation_level=None)
    for place, meeting in enumerate(meetings, 1):
        paragraph = row_of(connection, "paragraph", "meeting_id = :id", id=meeting).id
        parents = {"meeting_id": meeting, "paragraph_id": paragraph, "vote_id": 100 + place}
        for table in (lock.table for lock in triggers.LOCKS):
            if connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] < place:
                mine = {n: v for n, v in parents.items() if n in metadata.tables[table].columns}
                connection.execute(*filled(table, id=100 + place, **mine).put("INSERT"))
    for table in triggers.GROWING:
        if table != "journal_event":
            connection.execute(*filled(table).put("INSERT"))
    connection.close()


@pytest.fixture(params=[True, False], ids=["recursive triggers", "no recursive triggers"])
def raw(
    request: pytest.FixtureRequest, driver: ModuleType, verified_file: Path, tmp_path: Path
) -> Iterator[Any]:
    """A bare connection to a register of one's own."""
    path = tmp_path / "r.klubbslag"
    shutil.copy(verified_file, path)
    connection = driver.connect(path, isolation_level=None)
    connection.execute(f"PRAGMA recursive_triggers = {int(request.param)}")
    yield connection
    connection.close()


def parent_of(table: str) -> str | None:
    """The column that brings a row in under the lock."""
    names = ("part_id", "paragraph_id", "vote_id", "meeting_id")
    columns = metadata.tables[table].columns
    return next((n for n in names if n in columns and table != "minutes_part"), None)


def verified(table: str) -> tuple[str, str]:
    """How to find a row that is locked, and one that is not."""
    part = "SELECT id FROM minutes_part WHERE verified_on IS {} NULL"
    meeting = "SELECT meeting_id FROM minutes_part WHERE verified_on IS {} NULL"
    paragraph = f"SELECT id FROM paragraph WHERE part_id IN ({part})"
    parents = {
        "part_id": part,
        "paragraph_id": paragraph,
        "vote_id": f"SELECT id FROM vote WHERE paragraph_id IN ({paragraph})",
        "meeting_id": meeting,
    }
    own = {"minutes_part": f"id IN ({part})", "meeting": f"id IN ({meeting})"}
    parent = parent_of(table)
    where = own.get(table) or f"{parent} IN ({parents[parent or '']})"
    return where.format("NOT"), where.format("")


def unique_keys(table: str) -> list[tuple[str, ...]]:
    """The columns of each constraint that says unique."""
    constraints = metadata.tables[table].constraints
    unique = (one for one in constraints if isinstance(one, UniqueConstraint))
    return [tuple(column.name for column in one.columns) for one in unique]


def content(raw: Any) -> list[Any]:
    tables = [lock.table for lock in triggers.LOCKS]
    return [raw.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in tables]


def refused(raw: Any, statement: tuple[str, dict[str, object]], message: str) -> str:
    """Empty when the attack is refused by our trigger, else what happened."""
    try:
        raw.execute(*statement)
    except Exception as error:  # noqa: BLE001 - either driver has errors of its own
        return "" if message in str(error) else str(error)
    return "it went through"


@pytest.mark.parametrize("table", [lock.table for lock in triggers.LOCKS])
def test_no_attack_reaches_what_is_verified(raw: Any, table: str) -> None:
    where_locked, where_free = verified(table)
    locked, free = row_of(raw, table, where_locked), row_of(raw, table, where_free)
    parent = parent_of(table)
    entry = {parent: locked.values[parent]} if parent else {}
    attacks = [*_without_version(locked, attacks_on(locked, free, entry))]
    for key in unique_keys(table):
        if all(locked.values[name] is not None for name in key):
            attacks += unique_attacks(locked, free, key)
    before = content(raw)
    findings = {name: refused(raw, attack, triggers.LOCKED) for name, attack in attacks}
    assert {name: finding for name, finding in findings.items() if finding} == {}
    assert content(raw) == before


def _without_version(row: Row, attacks: Iterator[Any]) -> Iterator[Any]:
    """Rows that are not edited carry no version; their first attack is on another column."""
    for name, (sql, values) in attacks:
        if "version" in row.values:
            yield name, (sql, values)
        else:
            yield name, (sql.replace("version", "place"), _renamed(values))


def _renamed(values: dict[str, object]) -> dict[str, object]:
    kept = {name: value for name, value in values.items() if name != "version"}
    return kept | {"place": values["version"]} if "version" in values else kept


def test_what_is_not_verified_can_be_changed_and_taken_away(raw: Any) -> None:
    for table in ("paragraph", "verifier", "attendance", "agenda_item"):
        free = row_of(raw, table, verified(table)[1])
        raw.execute(*free.change(version=2))
        assert row_of(raw, table, f"{free.key} = :id", id=free.id).values["version"] == 2
    raw.execute(*row_of(raw, "verifier", verified("verifier")[1]).delete())


def test_verification_cannot_be_taken_back(raw: Any) -> None:
    part = row_of(raw, "minutes_part", verified("minutes_part")[0])
    assert refused(raw, part.change(verified_on=None), triggers.LOCKED) == ""


@pytest.mark.parametrize("table", triggers.GROWING)
def test_what_only_grows_is_neither_changed_nor_taken_away(raw: Any, table: str) -> None:
    row = row_of(raw, table)
    column = next(name for name in row.values if name != row.key)
    attacks = {
        "change": row.change(**{column: "x"}),
        "delete": row.delete(),
        "replace": row.put("REPLACE", **{column: "x"}),
        "insert or replace": row.put("INSERT OR REPLACE"),
    }
    findings = {name: refused(raw, attack, triggers.GROW_ONLY) for name, attack in attacks.items()}
    assert {name: finding for name, finding in findings.items() if finding} == {}
    assert row_of(raw, table).values == row.values


@pytest.mark.parametrize("name", sorted(triggers.expected()))
def test_a_trigger_that_was_dropped_is_missed_at_the_next_start(world: World, name: str) -> None:
    world.store.close()
    connection = dbapi2.connect(str(world.store.path))
    connection.execute(f"DROP TRIGGER {name}")
    connection.commit()
    connection.close()
    with pytest.raises(RegisterDamaged) as found:
        Store.open(world.store.path)
    assert found.value.finding == name


def test_a_trigger_that_was_weakened_is_found(world: World) -> None:
    world.store.close()
    connection = dbapi2.connect(str(world.store.path))
    connection.execute("DROP TRIGGER lock_paragraph_update")
    connection.execute(
        "CREATE TRIGGER lock_paragraph_update BEFORE UPDATE ON paragraph WHEN 0 BEGIN SELECT 1; END"
    )
    connection.execute("CREATE TRIGGER eget AFTER INSERT ON person BEGIN SELECT 1; END")
    connection.commit()
    connection.close()
    with pytest.raises(RegisterDamaged) as found:
        Store.open(world.store.path)
    assert found.value.finding == "eget, lock_paragraph_update"
