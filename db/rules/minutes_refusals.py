"""What the rules say no to once minutes are written: verifying, posting, correcting, delegating.

Facts without words, as in ``db.rules.refusals``; nothing has been changed.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from db.rules.refusals import Refusal


class NothingToVerify(Refusal):
    """Minutes that are verified apart must hold at least one paragraph."""

    meeting: str


class NotAVerifier(Refusal):
    """Only one who is to verify the paragraph can refuse to."""

    name: str


class VerifierIsChair(Refusal):
    """The chair verifies by office, and cannot be chosen to verify beside the chair."""

    section: ClassVar[str] = "KL 5:69"
    name: str


class AlreadyPosted(Refusal):
    """The notice of the minutes is on that board already; ``board`` is "" when there is one."""

    section: ClassVar[str] = "KL 8:12"
    board: str
    posted_on: date


class NoSuchBoard(Refusal):
    """The body does not post on that board (joint committees have several, KL 13:5)."""

    section: ClassVar[str] = "KL 13:5"
    board: str


class StillOpen(Refusal):
    """A correction is for verified text; what is open is simply changed."""

    what: str


class NothingCorrected(Refusal):
    """The new wording says the same as the one that holds."""

    what: str


class BasisNotOpen(Refusal):
    """FL 36 § is not for decisions that are appealed by legality review."""

    section: ClassVar[str] = "FL 36 §"
    what: str


class PointNotActive(Refusal):
    """The point of the delegation scheme does not hold any longer."""

    section: ClassVar[str] = "KL 6:37"
    code: str


class PointInUse(Refusal):
    """Decisions rest on the point of the delegation scheme: it can end, not vanish."""

    section: ClassVar[str] = "KL 6:37"
    code: str


class AlreadyPublished(Refusal):
    """The decision has been posted or told of: it can be corrected, not taken away."""

    section: ClassVar[str] = "KL 6:40"


class AlreadyReported(Refusal):
    """The decision has been reported to the body at an earlier meeting."""

    section: ClassVar[str] = "KL 6:40"
    reported_on: date
