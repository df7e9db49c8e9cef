"""Whether a file is another with nothing but signatures added.

Signatures alone do not tell: who adds a text to a file *before* the first signs, has it signed by
all, and each signature holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, ModificationLevel

from desktop.documents.signatures.checking import UNREADABLE

_ALLOWED = frozenset(
    {ModificationLevel.NONE, ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING}
)


def only_signed(unsigned: bytes, pdf: bytes) -> bool:
    """Whether nothing but a signature, or a field filled in, follows on the unsigned file.

    What follows on the first signature is for the signatures to tell: see ``signing_of``.
    """
    if not pdf.startswith(unsigned):
        return False
    try:
        return all(level in _ALLOWED for level in _levels(pdf, _revisions(unsigned) - 1))
    except UNREADABLE:
        return False


def _revisions(pdf: bytes) -> int:
    return PdfFileReader(BytesIO(pdf)).xrefs.total_revisions


def _levels(pdf: bytes, base: int) -> Iterator[ModificationLevel]:
    """How much each revision after ``base`` changes, up to the first that is signed.

    Raises ``SuspiciousModification``, a ``ValueError``, when it is more than signing needs.
    """
    reader = PdfFileReader(BytesIO(pdf))
    signed: Iterator[Any] = iter(reader.embedded_signatures)
    last = min((each.signed_revision for each in signed), default=_last_of(reader))
    before = reader.get_historical_resolver(base)
    policy: Any = DEFAULT_DIFF_POLICY
    for number in range(base + 1, last + 1):
        yield policy.apply(before, reader.get_historical_resolver(number)).modification_level


def _last_of(reader: PdfFileReader) -> int:
    return reader.xrefs.total_revisions - 1
