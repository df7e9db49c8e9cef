"""Signing with a card, played by SoftHSM; skipped where it is not installed."""

import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization

from db.rules.signatures import Worth
from db.rules.signing_refusals import CertificateOutOfDate, KeyUnusable
from desktop.documents.house_style import house_style
from desktop.documents.model import Signature, Signatures
from desktop.documents.pdf_writer import write_pdf
from desktop.documents.signatures.checking import signing_of
from desktop.documents.signatures.signing import signed
from tests.documents.authority import NOW, YEAR, Authority, holders_key
from tests.documents.papers import paper

pkcs11 = pytest.importorskip("pkcs11")
cards = pytest.importorskip("desktop.documents.signatures.cards")

DRIVERS = sorted(Path("/usr/lib").glob("**/libsofthsm2.so"))
TOKEN, PIN = "Tallmarken", "2468"

pytestmark = pytest.mark.skipif(
    not (DRIVERS and shutil.which("softhsm2-util")), reason="SoftHSM is not here"
)


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority("Tallmarkens utfärdare")


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory, authority: Authority) -> Path:
    """A card with two keys and certificates, one of which has run out."""
    folder = tmp_path_factory.mktemp("card")
    (folder / "tokens").mkdir()
    settings = folder / "softhsm2.conf"
    settings.write_text(f"directories.tokendir = {folder / 'tokens'}\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOFTHSM2_CONF", str(settings))
        words = ("--init-token", "--free", "--label", TOKEN, "--pin", PIN, "--so-pin", "13579")
        subprocess.run(["softhsm2-util", *words], check=True, capture_output=True)
        with _session() as session:
            _put(session, "valid", authority.certificate_for("Eva Öst"))
            _put(session, "old", authority.certificate_for("Eva Öst", NOW - 4 * YEAR, NOW - YEAR))
        yield DRIVERS[0]


def _session():
    return pkcs11.lib(str(DRIVERS[0])).get_token(token_label=TOKEN).open(rw=True, user_pin=PIN)


def _put(session, label, certificate):
    numbers = holders_key().private_numbers()
    public = numbers.public_numbers
    whole = {
        pkcs11.Attribute.MODULUS: public.n,
        pkcs11.Attribute.PUBLIC_EXPONENT: public.e,
        pkcs11.Attribute.PRIVATE_EXPONENT: numbers.d,
        pkcs11.Attribute.PRIME_1: numbers.p,
        pkcs11.Attribute.PRIME_2: numbers.q,
        pkcs11.Attribute.EXPONENT_1: numbers.dmp1,
        pkcs11.Attribute.EXPONENT_2: numbers.dmq1,
        pkcs11.Attribute.COEFFICIENT: numbers.iqmp,
    }
    key = {
        name: value.to_bytes((value.bit_length() + 7) // 8, "big") for name, value in whole.items()
    }
    session.create_object(
        key
        | {
            pkcs11.Attribute.CLASS: pkcs11.ObjectClass.PRIVATE_KEY,
            pkcs11.Attribute.KEY_TYPE: pkcs11.KeyType.RSA,
            pkcs11.Attribute.TOKEN: True,
            pkcs11.Attribute.SIGN: True,
            pkcs11.Attribute.LABEL: label,
            pkcs11.Attribute.ID: label.encode(),
        }
    )
    session.create_object(
        {
            pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE,
            pkcs11.Attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509,
            pkcs11.Attribute.TOKEN: True,
            pkcs11.Attribute.LABEL: label,
            pkcs11.Attribute.ID: label.encode(),
            pkcs11.Attribute.SUBJECT: certificate.subject.public_bytes(),
            pkcs11.Attribute.VALUE: certificate.public_bytes(serialization.Encoding.DER),
        }
    )


def _as_bytes(value: int) -> bytes:
    return value.to_bytes((value.bit_length() + 7) // 8, "big")


def test_a_card_signs_and_the_signature_holds(driver: Path, authority: Authority):
    unsigned = write_pdf(
        paper(Signatures((Signature("Ordförande", "Eva Öst"),))),
        house_style("region"),
        signable=True,
    )
    with cards.card_key(driver, PIN, NOW.date(), token=TOKEN, label="valid") as key:
        assert key.holder == "Eva Öst"
        data = signed(unsigned, "Underskrift 1", key, NOW)
    assert signing_of(data, [authority.root]).facts[0].worth is Worth.HOLDS


@pytest.mark.parametrize(
    ("pin", "token", "label", "fault"),
    [
        ("1111", TOKEN, "valid", "password"),
        (PIN, "Någon annans", "valid", "no_card"),
        (PIN, TOKEN, "saknas", "no_card"),
        (PIN, TOKEN, "", "several"),
    ],
)
def test_what_cannot_sign_is_told(driver: Path, pin: str, token: str, label: str, fault: str):
    with (
        pytest.raises(KeyUnusable) as met,
        cards.card_key(driver, pin, NOW.date(), token=token, label=label),
    ):
        pass
    assert met.value.fault == fault


def test_a_driver_that_is_none_is_told(tmp_path: Path):
    library = tmp_path / "driver.so"
    library.write_bytes(b"no driver")
    with pytest.raises(KeyUnusable), cards.card_key(library, PIN, NOW.date()):
        pass


def test_a_certificate_on_a_card_runs_out_too(driver: Path):
    with (
        pytest.raises(CertificateOutOfDate),
        cards.card_key(driver, PIN, NOW.date(), token=TOKEN, label="old"),
    ):
        pass
