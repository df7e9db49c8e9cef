"""What digital signing says no to. Facts without words."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from db.rules.refusals import Refusal


class KeyUnusable(Refusal):
    """A file or card cannot be signed with.

    ``fault`` is ``password``, ``locked``, ``damaged``, ``no_key``, ``no_card``, ``several`` (keys
    to choose from), ``not_for_signing`` or ``untrusted`` (its issuer, when proof is to last).
    """

    name: str
    fault: str


class CertificateOutOfDate(Refusal):
    """The certificate of a key is not valid today, but from one day to another."""

    holder: str
    valid_from: date
    valid_until: date


class NoPlaceToSign(Refusal):
    """The file has no such place to sign; ``place`` says which was asked for."""

    place: str


class SignedAlready(Refusal):
    """Somebody has signed there already."""

    place: str
    by: str


class SignedFileBroken(Refusal):
    """The file is no PDF that can be read, or it does not come from the register's minutes.

    ``fault`` is ``damaged``, ``other_text`` or ``added_to`` (something else than signatures).
    """

    fault: str


class SignatureBroken(Refusal):
    """Signatures in the file do not hold; ``by`` names those who signed.

    ``fault`` says why, for the first of them: a ``Worth``.
    """

    by: tuple[str, ...]
    fault: str = ""


class SignaturesMissing(Refusal):
    """Some who should have signed have not; ``missing`` names the places."""

    section: ClassVar[str] = "KL 5:69"
    missing: tuple[str, ...]


class SignedByAnother(Refusal):
    """Others than those who were waited for have signed: ``awaited`` and ``by``, pair by pair."""

    section: ClassVar[str] = "KL 5:69"
    awaited: tuple[str, ...]
    by: tuple[str, ...]


class FileChangedMeanwhile(Refusal):
    """A file is another than when it was read; ``name`` is the file's."""

    name: str
