"""The registers that were opened last on this computer, and who writes in them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

_KEY = "register/recent"
_MOST = 6


def recent_registers() -> list[Path]:
    """The registers opened last that are still there, the latest first."""
    names = str(QSettings().value(_KEY, "")).splitlines()
    return [Path(name) for name in names if Path(name).is_file()]


def last_register() -> str:
    """The register opened last, whether it is there or not; empty when there was none."""
    return str(QSettings().value("register/last", ""))


def remember_register(path: Path) -> None:
    """Puts a register first among those opened last."""
    known = [str(path), *(str(one) for one in recent_registers() if one != path)]
    QSettings().setValue(_KEY, "\n".join(known[:_MOST]))
    QSettings().setValue("register/last", str(path))


def clerk_name() -> str:
    """Who writes: as chosen in the settings, else as the computer calls the one logged in."""
    return str(QSettings().value("clerk/name", "")) or Path.home().name
