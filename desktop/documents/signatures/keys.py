"""Whom one signs as: a key and its certificate, from a file (PKCS#12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from asn1crypto import x509
from cryptography.hazmat.primitives.serialization import pkcs12
from pyhanko.sign.signers import Signer, SimpleSigner

from db.rules.signing_refusals import CertificateOutOfDate, KeyUnusable

FOR_SIGNING = frozenset({"digital_signature", "non_repudiation"})
"""Uses one of which a certificate must allow before anything is signed with it."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """Somebody's key: the name in its certificate, and what pyHanko signs with."""

    holder: str
    signer: Signer


def key_from_file(content: bytes, password: str, day: date, name: str = "") -> SigningKey:
    """The key in a PKCS#12 file (.p12, .pfx); ``name`` is what refusals call it.

    Raises ``KeyUnusable`` and, when the certificate is not valid that day,
    ``CertificateOutOfDate``.
    """
    _refuse_unreadable(content, password, name)
    signer = SimpleSigner.load_pkcs12_data(content, [], password.encode("utf-8"))
    return usable_key(signer, day, name)


def _refuse_unreadable(content: bytes, password: str, name: str) -> None:
    try:
        key, certificate, _ = pkcs12.load_key_and_certificates(content, password.encode("utf-8"))
    except ValueError as error:
        fault = "password" if "password" in str(error).lower() else "damaged"
        raise KeyUnusable(name, fault) from error
    if key is None or certificate is None:
        raise KeyUnusable(name, "no_key")


def usable_key(signer: Signer, day: date, name: str) -> SigningKey:
    """The signer as a key that may be used that day; raises as ``key_from_file`` does."""
    certificate = signer.signing_cert
    if certificate is None:
        raise KeyUnusable(name, "no_key")
    holder = holder_of(certificate)
    first, last = certificate.not_valid_before.date(), certificate.not_valid_after.date()
    if not first <= day <= last:
        raise CertificateOutOfDate(holder, first, last)
    usage = certificate.key_usage_value
    if usage is not None and FOR_SIGNING.isdisjoint(usage.native):
        raise KeyUnusable(name or holder, "not_for_signing")
    return SigningKey(holder, signer)


def holder_of(certificate: x509.Certificate) -> str:
    """Whose the certificate is: the common name, or else all that it says of its owner."""
    return _common_name(certificate.subject)


def issuer_of(certificate: x509.Certificate) -> str:
    """Who issued the certificate, named in the same way."""
    return _common_name(certificate.issuer)


def _common_name(name: x509.Name) -> str:
    return str(name.native.get("common_name") or name.human_friendly)
