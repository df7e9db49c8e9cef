"""What one signs with, as the clerk names it: a file or a card, and who is trusted."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from db.rules.troubles import FileTrouble
from desktop.documents.signatures.cards import card_key
from desktop.documents.signatures.issuers import Issuers, read_certificate
from desktop.documents.signatures.keys import SigningKey, key_from_file


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A key in a file (.p12, .pfx), and its password."""

    path: Path
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Card:
    """A key on a card: its driver and code; ``token`` and ``label`` where there are several."""

    driver: Path
    code: str = field(repr=False)
    token: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class TimeService:
    """A time stamp service's address, and the files of the issuers that are trusted."""

    address: str
    issuers: tuple[Path, ...]


@contextmanager
def opened_key(means: KeyFile | Card, day: date) -> Generator[SigningKey]:
    """The key while the block runs.

    Raises ``KeyUnusable``, ``CertificateOutOfDate`` or ``FileTrouble``.
    """
    match means:
        case KeyFile(path, password):
            yield key_from_file(_content(path), password, day, path.name)
        case Card(driver, code, token, label):
            with card_key(driver, code, day, token=token, label=label) as key:
                yield key


def issuers_in(files: Sequence[Path]) -> Issuers:
    """The certificates in the files; raises ``KeyUnusable`` or ``FileTrouble``."""
    return tuple(read_certificate(_content(path), path.name) for path in files)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileTrouble(str(path), error.strerror or str(error)) from error
