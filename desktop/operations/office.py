"""What every operation is handed: the register, who is writing, and what day it is."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from db.entities.base import Base
from db.rules.refusals import ChangedMeanwhile, NotFound
from db.store import Session, Store

Entity = TypeVar("Entity", bound=Base)


@dataclass(frozen=True, slots=True)
class Office:
    """The room the clerk works in. ``today`` is asked, so that tests can stop the clock."""

    store: Store
    clerk: str
    today: Callable[[], date] = date.today

    def reading(self) -> AbstractContextManager[Session]:
        """A session that only reads."""
        return self.store.reading()

    def writing(self, action: str) -> AbstractContextManager[Session]:
        """A session whose changes are committed whole at its end, signed by the clerk."""
        return self.store.writing(self.clerk, action)


def found(session: Session, kind: type[Entity], key: int) -> Entity:
    """The thing with that key; raises ``NotFound``."""
    thing = session.get(kind, key)
    if thing is None:
        raise NotFound(f"{kind.__tablename__} {key}")
    return thing


def demand_version(thing: Base, seen: int | None) -> None:
    """Raise ``ChangedMeanwhile`` unless the thing is as it was when the clerk saw it."""
    now: int = getattr(thing, "version", 0)
    if seen is not None and now != seen:
        raise ChangedMeanwhile(thing.__tablename__)
