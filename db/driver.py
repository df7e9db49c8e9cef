"""The bare SQLite driver: how a register file is opened, whatever asks on top of it.

``sqlcipher3`` without a key is plain SQLite, newer than what Python brings along; before 3.51.3 a
register could be damaged when two connections wrote at once.
"""

from __future__ import annotations

import os
from pathlib import Path

from sqlcipher3 import dbapi2

from db.rules.troubles import (
    NotARegister,
    OldDatabaseLibrary,
    RegisterMissing,
    UnsafePlace,
)

APPLICATION_ID = 0x4B4C5542  # "KLUB"
_OLDEST_SAFE = (3, 51, 3)
_NETWORK_FILE_SYSTEMS = frozenset(
    {"cifs", "smb3", "smbfs", "nfs", "nfs4", "9p", "fuse.sshfs", "fuse.rclone", "davfs", "afs"}
)
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "busy_timeout=10000",
    "recursive_triggers=ON",
    "trusted_schema=OFF",
)
_READ_PRAGMAS = ("foreign_keys=ON", "busy_timeout=10000", "trusted_schema=OFF", "query_only=ON")


def demand_safe_library() -> None:
    """Raise ``OldDatabaseLibrary`` unless the WAL-reset fault is mended in the SQLite at hand."""
    if dbapi2.sqlite_version_info < _OLDEST_SAFE:
        raise OldDatabaseLibrary(dbapi2.sqlite_version)


def demand_register(path: Path) -> None:
    """Raise a trouble unless a register lies at the path and lies safely."""
    if not path.is_file():
        raise RegisterMissing(str(path))
    demand_local(path)
    with path.open("rb") as file:
        head = file.read(100)
    if not head.startswith(b"SQLite format 3\0") or _application_id(head) != APPLICATION_ID:
        raise NotARegister(str(path))


def _application_id(head: bytes) -> int:
    return int.from_bytes(head[68:72], "big")


def demand_local(path: Path) -> None:
    """Raise ``UnsafePlace`` when the path lies on a network share (WAL holds on one host only)."""
    if file_system(path.resolve()) in _NETWORK_FILE_SYSTEMS:
        raise UnsafePlace(str(path))


def file_system(path: Path, mounts: Path = Path("/proc/mounts")) -> str:
    """The type of the file system that the path lies on; empty where the system does not tell."""
    if not mounts.is_file():
        return ""
    best, kind = "", ""
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        fields = line.split(" ")
        if len(fields) > 2 and path.is_relative_to(fields[1]) and len(fields[1]) >= len(best):
            best, kind = fields[1], fields[2]
    return kind


def connect(path: Path, *, read_only: bool = False) -> dbapi2.Connection:
    """A connection set up the one safe way: WAL, full sync, foreign keys, explicit transactions."""
    if read_only:
        uri = f"{path.resolve().as_uri()}?mode=ro{_unchanging(path)}"
        connection = dbapi2.connect(uri, uri=True, check_same_thread=False)
    else:
        connection = dbapi2.connect(str(path), check_same_thread=False)
    connection.isolation_level = None
    for pragma in _READ_PRAGMAS if read_only else _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _unchanging(path: Path) -> str:
    """A write-ahead register in a folder without a pen can only be read as one that rests."""
    log = path.with_name(f"{path.name}-wal")
    return "" if os.access(path.parent, os.W_OK) or log.exists() else "&immutable=1"
