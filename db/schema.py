"""The shape of a register file: building it, bringing it up to date, and knowing it sound."""

from __future__ import annotations

from importlib import import_module
from importlib.resources import files
from pathlib import Path

from sqlalchemy import Connection
from sqlcipher3 import dbapi2

from db import driver, triggers
from db.rules.troubles import RegisterDamaged, RegisterTooNew


def build(path: Path) -> None:
    """Make an empty register file at the path."""
    connection = driver.connect(path)
    connection.execute(f"PRAGMA application_id={driver.APPLICATION_ID}")
    connection.close()
    _upgrade(path)


def bring_up_to_date(path: Path) -> None:
    """Run what migrations the register lacks, after a verified copy beside it.

    Raises ``RegisterTooNew`` when a newer version of the program made it.
    """
    now, newest = revision(path), newest_revision()
    if now == newest:
        return
    if now not in known_revisions():
        raise RegisterTooNew(str(path))
    copy_verified(path, path.with_name(f"{path.stem}.före-{newest}{path.suffix}"))
    _upgrade(path)


def revision(path: Path) -> str:
    """The revision of the register at the path; empty when it has none."""
    connection = driver.connect(path, read_only=True)
    try:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except dbapi2.OperationalError:
        return ""
    finally:
        connection.close()
    return str(row[0]) if row else ""


def newest_revision() -> str:
    """The revision that this program makes."""
    return next(iter(known_revisions()))


def known_revisions() -> tuple[str, ...]:
    """All revisions that this program knows, newest first; file names carry them in order."""
    folder = files("db.migrations") / "versions"
    names = sorted((f.name for f in folder.iterdir() if f.name[:4].isdigit()), reverse=True)
    return tuple(name[:4] for name in names)


def copy_verified(source: Path, target: Path) -> None:
    """Copy a register while it is in use and check the copy before it gets its name.

    Raises ``RegisterDamaged`` when the copy does not pass the database's own check.
    """
    draft = target.with_name(f".{target.name}.new")
    draft.unlink(missing_ok=True)
    try:
        _copy(source, draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _copy(source: Path, draft: Path) -> None:
    original = driver.connect(source, read_only=True)
    copy = dbapi2.connect(str(draft))
    try:
        original.backup(copy)
        finding = copy.execute("PRAGMA integrity_check").fetchone()[0]
        if finding != "ok":
            raise RegisterDamaged(str(source), str(finding))
    except dbapi2.DatabaseError as error:
        if "malformed" not in str(error):
            raise
        raise RegisterDamaged(str(source), str(error)) from error
    finally:
        copy.close()
        original.close()


def demand_sound(connection: Connection, path: Path) -> None:
    """Raise ``RegisterDamaged`` when a trigger that guards the register is missing or changed."""
    wrong = triggers.differences(connection)
    if wrong:
        raise RegisterDamaged(str(path), ", ".join(wrong))


def _upgrade(path: Path) -> None:
    # Alembic takes a quarter of a second to load, and only a register that is to change needs it.
    import_module("db.migrating").upgrade(path)


def begin_immediately(connection: Connection) -> None:
    """Take the write lock at once: the driver's own way begins late and doubles numbers."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
