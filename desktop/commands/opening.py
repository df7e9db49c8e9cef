"""Finding and opening the register that a command works on."""

from __future__ import annotations

import getpass
import os
from pathlib import Path

import platformdirs

from db.store import Store
from desktop.operations.office import Office

SUFFIX = ".klubbslag"


def default_register() -> Path:
    """Where the register lies when nothing else is said: the user's own data folder."""
    return Path(platformdirs.user_data_dir("Klubbslag")) / f"register{SUFFIX}"


def register_path(named: str | None) -> Path:
    """The register that is named, or that KLUBBSLAG_REGISTER names, or the default one."""
    return Path(named or os.environ.get("KLUBBSLAG_REGISTER") or default_register())


def clerk() -> str:
    """Who writes: KLUBBSLAG_CLERK, or the name the user has on the machine."""
    return os.environ.get("KLUBBSLAG_CLERK") or getpass.getuser()


def open_office(named: str | None) -> Office:
    """The office of the register; raises the store's troubles."""
    return Office(Store.open(register_path(named)), clerk())
