"""How one signs on this computer: files and addresses alone, never a password or a code."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings

from desktop.operations.signing_keys import TimeService

_ISSUERS = "signing/issuers"
_SERVICE = "signing/time_service"
DRIVER = "signing/card_driver"
KEY_FILE = "signing/key_file"
TOKEN = "signing/token"
LABEL = "signing/label"
MEANS = "signing/means"
MANNER = "signing/manner"


def remembered(key: str) -> str:
    """What was kept under one of the names above; empty when nothing was."""
    return str(QSettings().value(key, ""))


def remember(key: str, text: str) -> None:
    """Keeps a text under one of the names above."""
    QSettings().setValue(key, text.strip())


def trusted_issuers() -> tuple[Path, ...]:
    """The files with certificates of the issuers that are trusted here."""
    return tuple(Path(line) for line in remembered(_ISSUERS).splitlines() if line)


def trust_issuers(files: Sequence[Path]) -> None:
    """Keeps the files of the issuers that are trusted."""
    remember(_ISSUERS, "\n".join(str(file) for file in dict.fromkeys(files)))


def service_address() -> str:
    """The address of the time stamp service; empty when none is used."""
    return remembered(_SERVICE)


def use_service(address: str) -> None:
    """Keeps the address of the time stamp service."""
    remember(_SERVICE, address)


def time_service() -> TimeService | None:
    """The time stamp service with the issuers that are trusted; None when none is used."""
    address = service_address()
    return TimeService(address, trusted_issuers()) if address else None


def file_on_its_way(part_id: int) -> Path | None:
    """The file that was last worked with for a minutes part."""
    text = remembered(_file_key(part_id))
    return Path(text) if text else None


def follow_file(part_id: int, path: Path | None) -> None:
    """Keeps which file goes round for a minutes part; None when none does any more."""
    if path is None:
        QSettings().remove(_file_key(part_id))
    else:
        remember(_file_key(part_id), str(path))


def _file_key(part_id: int) -> str:
    return f"signing/file/{part_id}"
