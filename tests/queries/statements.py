"""Counting what a query sends to the database."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine, event

from db.store import Session
from tests.world import World


def sent(world: World, task: Callable[[Session], object]) -> int:
    """How many statements the task sends."""
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, sql: str, *_: Any) -> None:
        statements.append(sql)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        with world.store.reading() as session:
            task(session)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    return sum(not sql.startswith("BEGIN") for sql in statements)
