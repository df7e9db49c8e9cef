"""Opening the register, reading and writing in it: the only place that knows the database kind.

A register is one SQLite file. Every writing transaction starts with BEGIN IMMEDIATE, so that two
desks wait for each other instead of doubling numbers; every commit is on the disk when it returns.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from db import driver, guards, schema
from db.rules.refusals import ChangedMeanwhile, JournalLocked, Refusal, VerifiedTextLocked
from db.rules.troubles import (
    DiskFull,
    RegisterBusy,
    RegisterDamaged,
    RegisterExists,
    RegisterReadOnly,
    Trouble,
)
from db.triggers import GROW_ONLY, LOCKED

__all__ = ["Session", "Store"]


class Store:
    """An open register. ``reading()`` and ``writing()`` each give a session for one transaction."""

    def __init__(self, path: Path, engine: Engine, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._engine = engine
        self._reader = engine.execution_options(klubbslag_reads=True)

    @classmethod
    def create(cls, path: Path) -> Store:
        """Make a new, empty register and open it.

        Raises ``RegisterExists``, ``UnsafePlace``, ``RegisterReadOnly`` or ``DiskFull``; then no
        file is left behind.
        """
        driver.demand_safe_library()
        if path.exists():
            raise RegisterExists(str(path))
        driver.demand_local(path.parent)
        with _disk_troubles(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            draft = path.with_name(f".{path.name}.{os.getpid()}.new")
            try:
                schema.build(draft)
                os.link(draft, path)
            except FileExistsError:
                raise RegisterExists(str(path)) from None
            finally:
                draft.unlink(missing_ok=True)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path) -> Store:
        """Open a register, bringing an older one up to date after a verified backup copy.

        Raises ``RegisterMissing``, ``NotARegister``, ``RegisterTooNew``, ``UnsafePlace``,
        ``RegisterDamaged`` (its locks are not as they must be), ``RegisterBusy``. A register in a
        folder that cannot be written to is opened for reading only.
        """
        driver.demand_safe_library()
        driver.demand_register(path)
        read_only = not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
        with _disk_troubles(path):
            if not read_only:
                schema.bring_up_to_date(path)
            store = cls(path, _engine(path, read_only=read_only), read_only=read_only)
            with store.reading() as session:
                schema.demand_sound(session.connection(), path)
        return store

    @contextmanager
    def reading(self) -> Generator[Session]:
        """A session that sees one moment of the register and cannot change it."""
        with (
            _disk_troubles(self.path),
            Session(self._reader, autoflush=False, expire_on_commit=False) as session,
        ):
            yield session

    @contextmanager
    def writing(self, who: str, action: str) -> Generator[Session]:
        """A session whose changes are committed whole when the block ends, or not at all.

        ``who`` and ``action`` ("minutes.verify") go to the journal. Raises refusals of the rules,
        ``ChangedMeanwhile`` when somebody saved the same thing first, and troubles of the disk.
        """
        if self.read_only:
            raise RegisterReadOnly(str(self.path))
        with _disk_troubles(self.path), Session(self._engine, expire_on_commit=False) as session:
            session.info.update(who=who, action=action)
            event.listen(session, "before_flush", guards.before_flush)
            with session.begin():
                yield session

    def changes_seen(self) -> int:
        """The number of the latest event: it moves whenever anybody has changed the register.

        The database's own count of changes is each connection's own, and there are several.
        """
        latest = "SELECT coalesce(max(number), 0) FROM journal_event"
        with _disk_troubles(self.path), self._reader.connect() as connection:
            return int(connection.exec_driver_sql(latest).scalar_one())

    def copy_to(self, target: Path) -> None:
        """Copy the register while it is in use; the copy is checked before it gets its name.

        Raises ``RegisterDamaged`` when the copy is not sound, and troubles of the disk.
        """
        with _disk_troubles(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            schema.copy_verified(self.path, target)

    def close(self) -> None:
        """Let go of the file; the write-ahead log is folded in by the last to leave."""
        self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _engine(path: Path, *, read_only: bool) -> Engine:
    def connect() -> dbapi2.Connection:
        return driver.connect(path, read_only=read_only)

    engine = create_engine(
        "sqlite://", creator=connect, module=dbapi2, poolclass=QueuePool, pool_size=4
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("klubbslag_reads"):
        connection.exec_driver_sql("BEGIN")
    else:
        schema.begin_immediately(connection)


@contextmanager
def _disk_troubles(path: Path) -> Generator[None]:
    """Turn what the database and the system say into refusals and troubles of our own."""
    try:
        yield
    except StaleDataError as stale:
        raise ChangedMeanwhile(str(stale)) from stale
    except DBAPIError as error:
        raise _translated(str(error.orig), path) or error from error
    except dbapi2.Error as error:
        raise _translated(str(error), path) or error from error
    except OSError as error:
        raise _translated_system(error, path) or error from error


def _translated(message: str, path: Path) -> Refusal | Trouble | None:
    known: dict[str, Any] = {
        "disk is full": DiskFull,
        "disk I/O error": DiskFull,
        "readonly database": RegisterReadOnly,
        "unable to open database": RegisterReadOnly,
        "is locked": RegisterBusy,
    }
    for sign, trouble in known.items():
        if sign in message:
            return trouble(str(path))
    if "malformed" in message or "not a database" in message:
        return RegisterDamaged(str(path), message)
    return _translated_trigger(message)


def _translated_trigger(message: str) -> Refusal | None:
    if message.startswith(LOCKED):
        return VerifiedTextLocked(message.removeprefix(LOCKED))
    if message.startswith(GROW_ONLY):
        return JournalLocked(message.removeprefix(GROW_ONLY))
    return None


def _translated_system(error: OSError, path: Path) -> Trouble | None:
    full, forbidden = (28, 122), (1, 13, 30)  # ENOSPC, EDQUOT; EPERM, EACCES, EROFS
    if error.errno in full:
        return DiskFull(str(path))
    if error.errno in forbidden:
        return RegisterReadOnly(str(path))
    return None
