"""Which remarks somebody has seen and let stand."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.entities.correction import Acknowledgement


def acknowledged_keys(session: Session, subject_ids: Iterable[int]) -> frozenset[tuple[int, str]]:
    """Subject and ``Remark.key`` of every remark at these things that has been let stand."""
    wanted = set(subject_ids)
    query = select(Acknowledgement.subject_id, Acknowledgement.remark).where(
        Acknowledgement.subject_id.in_(wanted)
    )
    return frozenset((row[0], row[1]) for row in session.execute(query)) if wanted else frozenset()
