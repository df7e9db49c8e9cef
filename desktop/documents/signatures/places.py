"""The places to sign in a file: fields that the paper was given when it was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pyhanko.pdf_utils.rw_common import PdfHandler
from pyhanko.sign.fields import enumerate_sig_fields

# pyHanko does not say what it gives.
_fields_in: Any = enumerate_sig_fields


@dataclass(frozen=True, slots=True)
class SigningPlace:
    """A place to sign: its name ("Underskrift 1"), whom it waits for, its size in points.

    ``by`` is who signed there, as the signature itself says; empty also when it does not say.
    """

    name: str
    expected: str
    width: float
    height: float
    is_signed: bool
    by: str = ""


def places_in(file: PdfHandler) -> Iterator[SigningPlace]:
    """All places to sign, in the order of the paper."""
    for name, signature, reference in _fields_in(file):
        field = reference.get_object()
        left, bottom, right, top = (float(edge) for edge in field["/Rect"])
        yield SigningPlace(
            name=str(name),
            expected=str(field.get("/TU", name)),
            width=right - left,
            height=top - bottom,
            is_signed=signature is not None,
            by="" if signature is None else str(signature.get_object().get("/Name", "")),
        )
