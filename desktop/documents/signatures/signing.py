"""Signing: each signature is added after what is there, which stays byte for byte."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from asn1crypto import x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.timestamps import HTTPTimeStamper, TimeStamper, TimestampRequestError
from pyhanko_certvalidator import ValidationContext

from db.rules.signing_refusals import KeyUnusable, NoPlaceToSign, SignedAlready, SignedFileBroken
from db.rules.troubles import ServiceSilent
from desktop.documents.signatures.keys import SigningKey
from desktop.documents.signatures.places import SigningPlace, places_in
from desktop.documents.signatures.stamp import stamp_style

REASON = "Justering"


@dataclass(frozen=True, slots=True)
class LastingProof:
    """What makes a signature checkable long after its certificate has run out (PAdES B-LT).

    ``address`` is the time stamp service's, ``stamper`` asks it; ``roots`` are the issuers that
    are trusted. Lists of revoked certificates are fetched when ``fetch``, or are among ``crls``.
    """

    address: str
    stamper: TimeStamper
    roots: tuple[x509.Certificate, ...]
    crls: tuple[bytes, ...] = ()
    fetch: bool = True

    def context(self) -> ValidationContext:
        """All that is known of issuers and of what they have revoked."""
        return ValidationContext(
            trust_roots=list(self.roots), crls=list(self.crls), allow_fetching=self.fetch
        )


def lasting_proof(address: str, roots: tuple[x509.Certificate, ...]) -> LastingProof:
    """Proof by the time stamp service at an address."""
    return LastingProof(address, HTTPTimeStamper(address), roots)


def signed(
    pdf: bytes, place: str, key: SigningKey, moment: datetime, proof: LastingProof | None = None
) -> bytes:
    """The file with one more signature, in the place of that name ("Underskrift 1").

    ``moment`` is what the stamp on the page says. Without ``proof`` the signature is a plain one
    (PAdES B-B) and no network is used. Raises ``NoPlaceToSign``, ``SignedAlready``,
    ``SignedFileBroken``, ``KeyUnusable`` and ``ServiceSilent``.
    """
    with _readable():
        writer = IncrementalPdfFileWriter(BytesIO(pdf))
        box = _free_place(writer, place)
        signer: Any = PdfSigner(
            _metadata(place, key, proof),
            key.signer,
            timestamper=proof.stamper if proof else None,
            stamp_style=stamp_style(key.holder, moment, box.width, box.height),
        )
        target = BytesIO()
        with _answered(proof), _trusted(key):
            signer.sign_pdf(writer, existing_fields_only=True, output=target)
        return target.getvalue()


@contextmanager
def _readable() -> Generator[None]:
    try:
        yield
    except PdfError as error:
        raise SignedFileBroken("damaged") from error


@contextmanager
def _answered(proof: LastingProof | None) -> Generator[None]:
    try:
        yield
    except TimestampRequestError as error:
        raise ServiceSilent(proof.address if proof else "") from error


@contextmanager
def _trusted(key: SigningKey) -> Generator[None]:
    """No proof lasts for a certificate whose issuer is not known."""
    try:
        yield
    except SigningError as error:
        raise KeyUnusable(key.holder, "untrusted") from error


def _metadata(place: str, key: SigningKey, proof: LastingProof | None) -> PdfSignatureMetadata:
    return PdfSignatureMetadata(
        field_name=place,
        name=key.holder,
        reason=REASON,
        subfilter=SigSeedSubFilter.PADES,
        embed_validation_info=proof is not None,
        validation_context=proof.context() if proof else None,
    )


def _free_place(writer: IncrementalPdfFileWriter, name: str) -> SigningPlace:
    """The place of that name, if nobody has signed there yet."""
    for place in places_in(writer):
        if place.name == name:
            if place.is_signed:
                raise SignedAlready(name, place.by)
            return place
    raise NoPlaceToSign(name)
