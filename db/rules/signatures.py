"""What signatures in a paper are worth, in plain facts.

Every place to sign is told of, also the empty ones: a file that is cut back to an earlier
signature holds in itself, and only the places after it show that something is missing.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

SWEDISH_TIME = ZoneInfo("Europe/Stockholm")


class Worth(StrEnum):
    """What a signature is worth, the best first.

    ``RUN_OUT``: the certificate was valid at the moment that the signer gave, and is no more;
    nobody else vouches for the moment. ``EXPIRED``: it was not even valid then. ``MOVED``: the
    bytes are not where they were signed, as after saving in another program.
    """

    HOLDS = "holds"
    UNKNOWN_ISSUER = "unknown_issuer"
    RUN_OUT = "run_out"
    EXPIRED = "expired"
    DOUBTED = "doubted"
    REVOKED = "revoked"
    ADDED_TO = "added_to"
    MOVED = "moved"
    CHANGED = "changed"
    MISSING = "missing"


UNBROKEN = frozenset({Worth.HOLDS, Worth.UNKNOWN_ISSUER})
"""What is signed is as it was when it was signed, by the holder of a valid certificate."""


@dataclass(frozen=True, slots=True)
class SignatureFact:
    """One place to sign: its name, whom it waits for ("Ordförande: Eva Öst"), and who signed.

    ``signed_at`` is the signer's own word unless ``stamped`` by a time stamp service. ``issuer``
    is who issued the certificate.
    """

    place: str
    expected: str
    worth: Worth
    holder: str = ""
    issuer: str = ""
    signed_at: datetime | None = None
    stamped: bool = False

    @property
    def by_another(self) -> bool:
        """Whether the certificate names somebody else than the one who was waited for."""
        return bool(self.holder) and not same_person(awaited(self.expected), self.holder)


@dataclass(frozen=True, slots=True)
class Signing:
    """All places to sign in a file, in the order of the paper."""

    facts: tuple[SignatureFact, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Whom the file still waits for."""
        return tuple(fact.expected for fact in self.facts if fact.worth is Worth.MISSING)

    @property
    def broken(self) -> tuple[SignatureFact, ...]:
        """The signatures that do not hold."""
        sound = UNBROKEN | {Worth.MISSING}
        return tuple(fact for fact in self.facts if fact.worth not in sound)

    @property
    def by_others(self) -> tuple[SignatureFact, ...]:
        """The signatures by somebody else than the one who was waited for."""
        return tuple(fact for fact in self.facts if fact.by_another)

    @property
    def complete(self) -> bool:
        """Whether everybody has signed and nothing has been changed since."""
        return bool(self.facts) and all(fact.worth in UNBROKEN for fact in self.facts)


class Kinship(StrEnum):
    """How a file is related to the minutes of the register.

    ``OWN``: the register's own text with nothing but signatures added. ``KEPT``: byte for byte a
    signed file that the register keeps; ``CUT_BACK``: the beginning of it. ``ADDED_TO``: begins
    as the register's text, and was changed before it was signed. ``OTHER``: none of these.
    """

    OWN = "own"
    KEPT = "kept"
    CUT_BACK = "cut_back"
    ADDED_TO = "added_to"
    OTHER = "other"


_BRACKETS = re.compile(r"\([^)]*\)")
_WORDS = re.compile(r"\w+")


def awaited(expected: str) -> str:
    """The name in what a place waits for: "Anna Berg (S)" of "Ordförande: Anna Berg (S)"."""
    return expected.rpartition(": ")[2]


def same_person(name: str, holder: str) -> bool:
    """Whether a certificate's holder may well bear a name.

    Party, order, accents and more first names make no difference: "Anna Berg (S)" is "BERG, ANNA
    MARIA" too. What has no name suits everybody.
    """
    return _name_words(name) <= _name_words(holder)


def _name_words(name: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", _BRACKETS.sub("", name)).casefold()
    return set(_WORDS.findall("".join(ch for ch in plain if not unicodedata.combining(ch))))
