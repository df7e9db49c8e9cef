"""What can be corrected after verification, and on which grounds."""

from __future__ import annotations

from db.rules.lifecycle import AppealWay, CorrectionBasis

CORRECTABLE = (
    "title",
    "decision",
    "statement",
    "summary",
    "matter",
    "proposals",
    "order_of_proposals",
    "vote",
    "reservations",
    "notes",
    "decision_basis",
)
"""The parts of a paragraph whose wording can be corrected."""


def open_bases(appeal: AppealWay) -> tuple[CorrectionBasis, ...]:
    """What a correction may rest on.

    FL 36 § is for decisions that a party appeals; those tried by legality review (KL 13) are
    outside it (FL 2 §), and only a plain slip is corrected.
    """
    if appeal is AppealWay.ADMINISTRATIVE_APPEAL:
        return (CorrectionBasis.SLIP, CorrectionBasis.FL_36)
    return (CorrectionBasis.SLIP,)
