"""Making a register file: empty with the organisation's name, or with the sample organisation."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from db.rules.troubles import RegisterExists
from db.store import Store
from desktop.operations.office import Office
from desktop.operations.organisation import set_up
from desktop.operations.sample import Progress, fill_with_sample

SUFFIX = ".klubbslag"


def found_register(path: Path, clerk: str, organisation: str) -> None:
    """Make a register for an organisation.

    Raises ``RegisterExists`` and the store's other troubles; then no file is left behind.
    """
    _found(path, clerk, lambda office: set_up(office, organisation))


def found_sample(path: Path, clerk: str, progress: Progress | None = None) -> None:
    """Make a register with the sample organisation in it; stopping leaves no file behind."""
    _found(path, clerk, lambda office: fill_with_sample(office, progress=progress))


def free_path(folder: Path, stem: str) -> Path:
    """Where a register of that name can be made: "Exempel.klubbslag", "Exempel 2.klubbslag" …"""
    wanted = folder / f"{stem}{SUFFIX}"
    number = 2
    while wanted.exists():
        wanted = folder / f"{stem} {number}{SUFFIX}"
        number += 1
    return wanted


def _found(path: Path, clerk: str, fill: Callable[[Office], object]) -> None:
    if path.exists():
        raise RegisterExists(str(path))
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    try:
        with Store.create(draft) as store:
            fill(Office(store, clerk))
        _give_name(draft, path)
    finally:
        for left in path.parent.glob(f"{draft.name}*"):
            left.unlink(missing_ok=True)


def _give_name(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)
    except FileExistsError:
        raise RegisterExists(str(path)) from None
