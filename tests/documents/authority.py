"""A small authority of our own: certificates for tests, made when they are asked for."""

from datetime import UTC, datetime, timedelta
from functools import cache

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper

PASSWORD = "hemligt lösen"
NOW = datetime.now(UTC).replace(microsecond=0)
YEAR = timedelta(days=365)
# Good today, and on the days of the meetings that tests hold.
FIRST = min(NOW, datetime(2026, 1, 1, tzinfo=UTC)) - YEAR
LAST = max(NOW, datetime(2027, 1, 1, tzinfo=UTC)) + YEAR

_ADDRESS = x509.UniformResourceIdentifier("http://lista.tallmarken.invalid/sparrade.crl")
_REVOKED_AT = x509.CRLDistributionPoints(
    [x509.DistributionPoint([_ADDRESS], relative_name=None, reasons=None, crl_issuer=None)]
)


class Authority:
    """Issues certificates to named holders, and lists of those it has revoked."""

    def __init__(self, name: str) -> None:
        self.key = new_key()
        self.name = subject(name)
        builder = self._builder(self.name, self.key).add_extension(
            x509.BasicConstraints(ca=True, path_length=0), critical=True
        )
        builder = builder.add_extension(usage(key_cert_sign=True, crl_sign=True), critical=True)
        self.certificate = builder.sign(self.key, hashes.SHA256())

    @property
    def root(self) -> asn1_x509.Certificate:
        return as_asn1(self.certificate)

    def _builder(
        self,
        name: x509.Name,
        key: rsa.RSAPrivateKey,
        first: datetime = FIRST,
        last: datetime = LAST,
    ) -> x509.CertificateBuilder:
        return (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(self.name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(first)
            .not_valid_after(last)
        )

    def certificate_for(
        self,
        holder: str,
        first: datetime = FIRST,
        last: datetime = LAST,
        *,
        stamps: bool = False,
        signs: bool = True,
    ) -> x509.Certificate:
        """A certificate for the one key that all holders of a test share."""
        builder = self._builder(subject(holder), holders_key(), first, last)
        allowed = {"digital_signature": True, "content_commitment": True}
        chosen = usage(**allowed) if signs else usage(key_encipherment=True)
        builder = builder.add_extension(chosen, critical=True)
        builder = builder.add_extension(_REVOKED_AT, critical=False)
        if stamps:
            purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
            builder = builder.add_extension(purpose, critical=True)
        return builder.sign(self.key, hashes.SHA256())

    def key_file(
        self,
        holder: str,
        first: datetime = FIRST,
        last: datetime = LAST,
        *,
        signs: bool = True,
        password: str = PASSWORD,
    ) -> bytes:
        """A PKCS#12 file of the holder's."""
        return self.key_file_of(self.certificate_for(holder, first, last, signs=signs), password)

    def key_file_of(self, certificate: x509.Certificate, password: str = PASSWORD) -> bytes:
        """A PKCS#12 file with that certificate."""
        scheme = serialization.BestAvailableEncryption(password.encode())
        return pkcs12.serialize_key_and_certificates(
            b"", holders_key(), certificate, [self.certificate], scheme
        )

    def revoked(self, *certificates: x509.Certificate) -> bytes:
        """The list of revoked certificates, as DER."""
        builder = x509.CertificateRevocationListBuilder().issuer_name(self.name)
        builder = builder.last_update(NOW - timedelta(hours=1)).next_update(NOW + YEAR)
        for certificate in certificates:
            entry = x509.RevokedCertificateBuilder().serial_number(certificate.serial_number)
            builder = builder.add_revoked_certificate(
                entry.revocation_date(NOW - timedelta(hours=1)).build()
            )
        made = builder.sign(self.key, hashes.SHA256())
        return made.public_bytes(serialization.Encoding.DER)

    def time_stamper(self) -> DummyTimeStamper:
        """A time stamp service with a certificate of ours."""
        certificate = as_asn1(self.certificate_for("Tidens tjänst", stamps=True))
        key = holders_key().private_bytes(
            serialization.Encoding.DER,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        return DummyTimeStamper(certificate, asn1_keys.PrivateKeyInfo.load(key), [certificate])


@cache
def holders_key() -> rsa.RSAPrivateKey:
    return new_key()


def new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def subject(name: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "SE"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Region Tallmarken"),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
        ]
    )


def usage(**allowed: bool) -> x509.KeyUsage:
    names = (
        "digital_signature", "content_commitment", "key_encipherment", "data_encipherment",
        "key_agreement", "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
    )  # fmt: skip
    return x509.KeyUsage(**{name: allowed.get(name, False) for name in names})


def as_asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))
