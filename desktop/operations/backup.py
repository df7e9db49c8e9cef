"""Backup copies: taken while the register is in use, checked, and restored to a new file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from db import schema
from db.checks.integrity import integrity, parts_of_integrity
from db.checks.remark import Remark
from db.queries.journal import journal_head
from db.rules.troubles import RegisterDamaged, RegisterExists
from db.store import Store
from desktop.delivery.files import replace_file
from desktop.operations.office import Office

Progress = Callable[[int, int], None]


def back_up(office: Office, target: Path) -> Path:
    """Copy the register to ``target`` and write its manifest beside it; gives the manifest.

    The manifest holds the copy's checksum and the head of the journal, so that a journal cut off
    at its end can be found later. Raises ``RegisterExists``, ``DiskFull`` or ``RegisterDamaged``.
    """
    if target.exists():
        raise RegisterExists(str(target))
    office.store.copy_to(target)
    with Store.open(target) as copy, copy.reading() as session:
        number, head = journal_head(session)
    manifest = {
        "register": target.name,
        "sha256": _checksum(target),
        "journal_events": number,
        "journal_head": head,
        "made_on": office.today().isoformat(),
    }
    path = target.with_name(f"{target.name}.json")
    replace_file(path, json.dumps(manifest, ensure_ascii=False, indent=1).encode())
    return path


def back_up_now(office: Office, folder: Path, clock: Callable[[], datetime] = datetime.now) -> Path:
    """Copy the register into the folder under a name that tells when; gives the copy.

    Raises as ``back_up`` does.
    """
    source = office.store.path
    stem = f"{source.stem} {clock():%Y-%m-%d %H.%M.%S}"
    target = folder / f"{stem}{source.suffix}"
    back_up(office, target)
    return target


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def restore(backup: Path, target: Path) -> None:
    """Restore a backup to a new file, after the same checks; the backup stays as it is.

    Raises ``RegisterExists``, ``NotARegister`` or ``RegisterDamaged``.
    """
    if target.exists():
        raise RegisterExists(str(target))
    schema.copy_verified(backup, target)
    with Store.open(target) as store, store.reading() as session:
        damaged = next((remark for remark in integrity(session) if remark.grave), None)
    if damaged is not None:
        target.unlink()
        raise RegisterDamaged(str(backup), damaged.what)


def audit(office: Office) -> tuple[Remark, ...]:
    """Everything in the register that is not as it was left."""
    with office.reading() as session:
        return tuple(integrity(session))


def audit_in_steps(office: Office, progress: Progress | None = None) -> tuple[Remark, ...]:
    """As ``audit``, telling how far it has come; what tells may stop it between two checks."""
    found: list[Remark] = []
    parts = parts_of_integrity()
    with office.reading() as session:
        for number, part in enumerate(parts, 1):
            found.extend(part(session))
            if progress is not None:
                progress(number, len(parts))
    return tuple(found)
