"""Ways round the program: statements that somebody could send straight to the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Boolean, Column, Date, Enum, LargeBinary, String, Text, TypeDecorator

from db.entities.everything import metadata

Values = dict[str, object]


@dataclass(frozen=True)
class Row:
    """A row of a table as it lies in the file."""

    table: str
    values: Values

    @property
    def key(self) -> str:
        """The name of the primary key column."""
        return next(iter(metadata.tables[self.table].primary_key.columns)).name

    @property
    def id(self) -> object:
        """Its value."""
        return self.values[self.key]

    def put(self, verb: str, **changes: object) -> tuple[str, Values]:
        """A statement that puts a copy of the row, changed, into the table."""
        values = self.values | changes
        names = ", ".join(values)
        slots = ", ".join(f":{name}" for name in values)
        return f"{verb} INTO {self.table} ({names}) VALUES ({slots})", values

    def change(self, verb: str = "UPDATE", **changes: object) -> tuple[str, Values]:
        """A statement that changes the row where it lies."""
        pairs = ", ".join(f"{name} = :{name}" for name in changes)
        return f"{verb} {self.table} SET {pairs} WHERE {self.key} = :own", changes | {
            "own": self.id
        }

    def delete(self) -> tuple[str, Values]:
        """A statement that takes the row away."""
        return f"DELETE FROM {self.table} WHERE {self.key} = :own", {"own": self.id}


def filled(table: str, **fixed: object) -> Row:
    """A row that the table would take, the same for every test; ``fixed`` are its own values."""
    columns = metadata.tables[table].columns
    return Row(table, {column.name: _something(column) for column in columns} | fixed)


def _something(column: Column[Any]) -> object:
    kind = column.type.impl if isinstance(column.type, TypeDecorator) else column.type
    if isinstance(kind, Enum):
        return kind.enums[0]
    known = ((Boolean, 0), (Date, "2026-03-10"), (LargeBinary, b"x"), (Text, "[]"), (String, "x"))
    return next((value for type_, value in known if isinstance(kind, type_)), 1)


def row_of(connection: Any, table: str, where: str = "1", **values: object) -> Row:
    """The first row of the table that fits."""
    names = [column.name for column in metadata.tables[table].columns]
    sql = f"SELECT {', '.join(names)} FROM {table} WHERE {where} LIMIT 1"
    found = connection.execute(sql, values).fetchone()
    return Row(table, dict(zip(names, found, strict=True)))


def attacks_on(locked: Row, free: Row, entry: Values) -> Iterator[tuple[str, tuple[str, Values]]]:
    """Attacks on a locked row: named statements, each of which must be refused.

    ``free`` is a row of the same table that may be changed; ``entry`` are the values that bring
    a row in under the lock.
    """
    other = next(name for name in locked.values if name not in (locked.key, *entry))
    yield "change", locked.change(version=99)
    yield "change or replace", locked.change("UPDATE OR REPLACE", **{other: locked.values[other]})
    yield "delete", locked.delete()
    yield "new id", locked.change(**{locked.key: 4711})
    yield "replace by id", locked.put("REPLACE", version=99)
    yield "insert or replace by id", free.put("INSERT OR REPLACE", **{free.key: locked.id})
    yield "take the id", free.change("UPDATE OR REPLACE", **{free.key: locked.id})
    if entry:
        yield "insert", free.put("INSERT", **{free.key: 4712}, **entry)
        yield "move in", free.change(**entry)
        yield "move out", locked.change(**{name: free.values[name] for name in entry})


def unique_attacks(locked: Row, free: Row, key: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """Attacks by a key that must be unique: REPLACE takes the locked row away without a delete."""
    same = {name: locked.values[name] for name in key}
    yield "replace by unique key", free.put("REPLACE", **{free.key: 4713}, **same)
    yield "update or replace by unique key", free.change("UPDATE OR REPLACE", **same)
