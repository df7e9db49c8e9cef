"""Who vouches for a signature: issuers that are known, or nobody but its holder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from asn1crypto import cms, pem, x509
from pyhanko.sign.validation import EmbeddedPdfSignature

from db.rules.signing_refusals import KeyUnusable

_LONGEST_CHAIN = 8

Issuers: TypeAlias = tuple[x509.Certificate, ...]


@dataclass(frozen=True, slots=True)
class Voucher:
    """Whose word is taken for a certificate: known issuers, or (not ``known``) its own alone."""

    roots: tuple[x509.Certificate, ...]
    known: bool


@dataclass(frozen=True, slots=True)
class TimeStamp:
    """When a time stamp service saw the signature, and who vouches for the service."""

    moment: datetime
    voucher: Voucher


def read_certificate(content: bytes, name: str = "") -> x509.Certificate:
    """An issuer's certificate from a file, PEM or DER. Raises ``KeyUnusable``."""
    try:
        if pem.detect(content):
            _, _, content = pem.unarmor(content)
        certificate = x509.Certificate.load(content, strict=True)
        # asn1crypto reads no further than it is asked to.
        certificate.native.keys()
        return certificate
    except (ValueError, TypeError) as error:
        raise KeyUnusable(name, "damaged") from error


def voucher_of(signature: EmbeddedPdfSignature, trusted: Sequence[x509.Certificate]) -> Voucher:
    """Who vouches for the one who signed."""
    return _voucher(signature.signer_cert, signature.other_embedded_certs, trusted)


def _voucher(
    holder: x509.Certificate,
    others: Sequence[x509.Certificate],
    trusted: Sequence[x509.Certificate],
) -> Voucher:
    above = {certificate.subject.hashable: certificate for certificate in others}
    roots = {certificate.subject.hashable for certificate in trusted}
    link: x509.Certificate | None = holder
    for _ in range(_LONGEST_CHAIN):
        if link is None:
            break
        if link.issuer.hashable in roots:
            return Voucher(tuple(trusted), known=True)
        link = above.get(link.issuer.hashable)
    return Voucher((holder,), known=False)


def time_stamp_of(
    signature: EmbeddedPdfSignature, trusted: Sequence[x509.Certificate]
) -> TimeStamp | None:
    """The time stamp in the signature; None when there is none."""
    for attribute in signature.signer_info["unsigned_attrs"]:
        if attribute["type"].native == "signature_time_stamp_token":
            return _time_stamp(attribute["values"][0]["content"], trusted)
    return None


def _time_stamp(token: cms.SignedData, trusted: Sequence[x509.Certificate]) -> TimeStamp:
    told: Any = token["encap_content_info"]["content"].parsed
    certificates: list[x509.Certificate] = [each.chosen for each in token["certificates"]]
    serial = token["signer_infos"][0]["sid"].chosen["serial_number"].native
    service = next(each for each in certificates if each.serial_number == serial)
    return TimeStamp(told["gen_time"].native, _voucher(service, certificates, trusted))
