"""What the signatures in a file are worth, in plain facts.

Every place to sign is told of, also the empty ones: a file that is cut back to an earlier
signature holds in itself, and only the places after it show that something is missing.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from asn1crypto import cms, x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import (
    DocumentSecurityStore,
    EmbeddedPdfSignature,
    PdfSignatureStatus,
    validate_pdf_signature,
)
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext

from db.rules.signatures import SignatureFact, Signing, Worth
from db.rules.signing_refusals import SignedFileBroken
from desktop.documents.signatures.issuers import TimeStamp, Voucher, time_stamp_of, voucher_of
from desktop.documents.signatures.keys import FOR_SIGNING, holder_of, issuer_of
from desktop.documents.signatures.places import SigningPlace, places_in

UNREADABLE = (
    PdfError, ValueError, LookupError, ArithmeticError, TypeError, AttributeError, StopIteration,
    zlib.error,
)  # fmt: skip
"""What a damaged file may make of a reader that believes what it reads."""


def signing_of(pdf: bytes, trusted: Sequence[x509.Certificate] = ()) -> Signing:
    """The signatures in a file and the places that wait for one.

    ``trusted`` are the issuers that are known to be what they say. Nothing is fetched from the
    network. Raises ``SignedFileBroken``.
    """
    try:
        reader = PdfFileReader(BytesIO(pdf))
        return Signing(tuple(_facts(reader, trusted)))
    except UNREADABLE as error:
        raise SignedFileBroken("damaged") from error


def _facts(reader: PdfFileReader, trusted: Sequence[x509.Certificate]) -> Iterator[SignatureFact]:
    for place in places_in(reader):
        if place.is_signed:
            yield _fact(reader, place, trusted)
        else:
            yield SignatureFact(place.name, place.expected, Worth.MISSING)


def _fact(
    reader: PdfFileReader, place: SigningPlace, trusted: Sequence[x509.Certificate]
) -> SignatureFact:
    try:
        signature = _signature(reader, place)
        voucher, stamp = voucher_of(signature, trusted), time_stamp_of(signature, trusted)
        if _is_moved(signature):
            return SignatureFact(place.name, place.expected, Worth.MOVED, place.by)
        clean = _is_clean(signature)
        moment = stamp.moment if stamp else _claimed(signature)
        status = _status(reader, signature, voucher, stamp, moment)
    except UNREADABLE:
        return SignatureFact(place.name, place.expected, Worth.CHANGED, place.by)
    certificate = signature.signer_cert
    return SignatureFact(
        place=place.name,
        expected=place.expected,
        worth=_worth(status, certificate, voucher, stamp, moment) if clean else Worth.CHANGED,
        holder=holder_of(certificate),
        issuer=issuer_of(certificate),
        signed_at=stamp.moment if stamp else signature.self_reported_timestamp,
        stamped=stamp is not None,
    )


def _signature(reader: PdfFileReader, place: SigningPlace) -> EmbeddedPdfSignature:
    return next(each for each in reader.embedded_signatures if each.field_name == place.name)


def _is_moved(signature: EmbeddedPdfSignature) -> bool:
    """Whether the signature is elsewhere in the file than where it was put."""
    digits = _own_digits(signature)
    return digits.lower() != signature.pkcs7_content.hex().encode()


def _claimed(signature: EmbeddedPdfSignature) -> datetime | None:
    """The signer's own word for when it was, if the certificate was valid then but is no more."""
    moment, certificate = signature.self_reported_timestamp, signature.signer_cert
    first, last = certificate.not_valid_before, certificate.not_valid_after
    return moment if moment and first <= moment <= last < datetime.now(UTC) else None


def _is_clean(signature: EmbeddedPdfSignature) -> bool:
    """Whether the only bytes that a signature cannot cover, its own, are as they were written."""
    digits = _own_digits(signature)
    size = len(cms.ContentInfo.load(signature.pkcs7_content).dump())
    return digits in (digits.lower(), digits.upper()) and not digits[2 * size :].strip(b"0")


def _own_digits(signature: Any) -> bytes:
    """The signature itself as it stands in the file, in hexadecimal digits."""
    _, start, end, _ = (int(place) for place in signature.byte_range)
    signature.reader.stream.seek(start + 1)
    return signature.reader.stream.read(end - start - 2)


def _status(
    reader: PdfFileReader,
    signature: EmbeddedPdfSignature,
    voucher: Voucher,
    stamp: TimeStamp | None,
    moment: datetime | None,
) -> PdfSignatureStatus:
    """pyHanko's judgement: of the bytes, of what was added after them, of the certificate."""
    return validate_pdf_signature(
        signature,
        _context(reader, voucher, moment),
        _context(reader, stamp.voucher, None) if stamp else None,
        key_usage_settings=KeyUsageConstraints(key_usage=FOR_SIGNING, match_all_key_usages=False),
    )


def _context(reader: PdfFileReader, voucher: Voucher, moment: datetime | None) -> ValidationContext:
    """Issuers, and what the file itself keeps about certificates that were revoked."""
    told: dict[str, Any] = {
        "trust_roots": list(voucher.roots),
        "moment": moment,
        "allow_fetching": False,
    }
    store: Any = DocumentSecurityStore
    try:
        return store.read_dss(reader).as_validation_context(told)
    except NoDSSFoundError:
        return ValidationContext(**told)


def _worth(
    status: PdfSignatureStatus,
    certificate: x509.Certificate,
    voucher: Voucher,
    stamp: TimeStamp | None,
    claimed: datetime | None,
) -> Worth:
    if not (status.intact and status.valid):
        return Worth.CHANGED
    if not status.docmdp_ok or status.modification_level is ModificationLevel.OTHER:
        return Worth.ADDED_TO
    moment = stamp.moment if stamp else claimed or datetime.now(UTC)
    if not certificate.not_valid_before <= moment <= certificate.not_valid_after:
        return Worth.EXPIRED
    if not status.bottom_line:
        return Worth.REVOKED if status.revoked else Worth.DOUBTED
    if claimed and not stamp:
        return Worth.RUN_OUT
    known = voucher.known and (stamp is None or stamp.voucher.known)
    return Worth.HOLDS if known else Worth.UNKNOWN_ISSUER
