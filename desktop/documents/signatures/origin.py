"""Whether a file is another with nothing but signatures added.

Signatures alone do not tell: who adds a text to a file *before* the first signs, has it signed by
all, and each signature holds.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, ModificationLevel

from desktop.documents.signatures.checking import UNREADABLE

_ALLOWED = frozenset(
    {ModificationLevel.NONE, ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING}
)


def only_signed(unsigned: bytes, pdf: bytes) -> bool:
    """Whether nothing but signatures, and proof of them, follows on the unsigned file."""
    if not pdf.startswith(unsigned):
        return False
    try:
        return _level_of(pdf, _revisions(unsigned) - 1) in _ALLOWED
    except UNREADABLE:
        return False


def _revisions(pdf: bytes) -> int:
    return PdfFileReader(BytesIO(pdf)).xrefs.total_revisions


def _level_of(pdf: bytes, revision: int) -> ModificationLevel | None:
    """How much was changed after a revision; None when it was more than signing needs."""
    found: Any = DEFAULT_DIFF_POLICY.review_file(PdfFileReader(BytesIO(pdf)), revision)
    return getattr(found, "modification_level", None)
