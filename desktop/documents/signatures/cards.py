"""Signing with a card or another token (PKCS#11): the key never leaves it."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from pkcs11 import PinIncorrect, PinLocked, PKCS11Error
from pyhanko.config.pkcs11 import TokenCriteria
from pyhanko.sign.general import SigningError
from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session

from db.rules.signing_refusals import KeyUnusable
from desktop.documents.signatures.keys import SigningKey, usable_key

# What pyHanko says when a card holds several keys or certificates that fit.
_MANY = "more than one"


@contextmanager
def card_key(
    library: Path, pin: str, day: date, *, token: str = "", label: str = ""
) -> Generator[SigningKey]:
    """The key on a card, open while the block runs; ``library`` is the card's driver.

    ``token`` names the card where several are in, ``label`` the key and certificate on it. Raises
    ``KeyUnusable`` and ``CertificateOutOfDate``.
    """
    name = token or library.name
    criteria = TokenCriteria(label=token) if token else None
    try:
        with open_pkcs11_session(str(library), token_criteria=criteria, user_pin=pin) as session:
            signer = PKCS11Signer(session, cert_label=label or None, key_label=label or None)
            yield usable_key(signer, day, name)
    except PinIncorrect as error:
        raise KeyUnusable(name, "password") from error
    except PinLocked as error:
        raise KeyUnusable(name, "locked") from error
    except (PKCS11Error, SigningError, OSError) as error:
        raise KeyUnusable(name, "several" if _MANY in str(error) else "no_card") from error
