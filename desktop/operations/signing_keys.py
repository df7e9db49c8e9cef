"""What one signs with, as the clerk names it: a file or a card, and who is trusted."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from db.rules.signing_refusals import KeyUnusable
from db.rules.troubles import FileTrouble
from desktop.delivery.files import read_file
from desktop.documents.signatures.cards import card_key
from desktop.documents.signatures.issuers import Issuers, read_certificate
from desktop.documents.signatures.keys import SigningKey, holder_of, key_from_file


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


@dataclass(frozen=True, slots=True)
class IssuerOnFile:
    """An issuer's certificate as it lies in a file; no last day when it cannot be read there."""

    path: Path
    name: str
    valid_until: date | None


@contextmanager
def opened_key(means: KeyFile | Card, day: date) -> Generator[SigningKey]:
    """The key while the block runs.

    Raises ``KeyUnusable``, ``CertificateOutOfDate`` or ``FileTrouble``.
    """
    match means:
        case KeyFile(path, password):
            yield key_from_file(read_file(path), password, day, path.name)
        case Card(driver, code, token, label):
            with card_key(driver, code, day, token=token, label=label) as key:
                yield key


def issuers_in(files: Sequence[Path]) -> Issuers:
    """The certificates in the files; raises ``KeyUnusable`` or ``FileTrouble``."""
    return tuple(read_certificate(read_file(path), path.name) for path in files)


def issuers_on_file(files: Sequence[Path]) -> tuple[IssuerOnFile, ...]:
    """What the files hold, one by one, also of those that cannot be read."""
    return tuple(map(_issuer_on_file, files))


def _issuer_on_file(path: Path) -> IssuerOnFile:
    try:
        (certificate,) = issuers_in((path,))
    except (KeyUnusable, FileTrouble):
        return IssuerOnFile(path, path.name, None)
    return IssuerOnFile(path, holder_of(certificate), certificate.not_valid_after.date())
