"""Papers out of the register into a folder of the clerk's, and back-up copies of the register."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from db.queries.papers import paper_file
from desktop.delivery.files import write_new
from desktop.operations.office import Office


def save_papers(office: Office, paper_ids: Sequence[int], folder: Path) -> tuple[Path, ...]:
    """Write kept papers into the folder, byte for byte, each under its own name.

    Raises ``DiskFull`` or ``FileTrouble``; then no file is left half written.
    """
    with office.reading() as session:
        files = [paper_file(session, key) for key in paper_ids]
    return tuple(write_new(folder, file.name, file.content) for file in files)


def save_text(_office: Office, folder: Path, name: str, text: str) -> Path:
    """Write a text that other programs read as UTF-8 (with the mark that Excel looks for)."""
    return write_new(folder, name, text.encode("utf-8-sig"))


def back_up(office: Office, folder: Path, clock: Callable[[], datetime] = datetime.now) -> Path:
    """Copy the register into the folder while it is in use; gives the copy, which was checked.

    Raises ``RegisterDamaged`` when the copy is not sound, and troubles of the disk.
    """
    source = office.store.path
    stamp = clock().strftime("%Y-%m-%d %H.%M")
    target = _free(folder, f"{source.stem} {stamp}", source.suffix)
    office.store.copy_to(target)
    return target


def _free(folder: Path, stem: str, suffix: str) -> Path:
    number, target = 1, folder / f"{stem}{suffix}"
    while target.exists():
        number += 1
        target = folder / f"{stem} {number}{suffix}"
    return target
