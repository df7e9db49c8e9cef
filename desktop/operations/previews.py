"""Papers shown while they are being worked on: read from the register, never kept."""

from __future__ import annotations

from db.rules.lifecycle import PaperFormat, PaperKind
from db.store import Session
from desktop.operations.office import Office
from desktop.operations.papers import order_paper, set_paper


def preview_paper(
    session: Session, office: Office, kind: PaperKind, subject_id: int, *, public: bool = True
) -> bytes:
    """The paper as PDF, as the register stands; see ``papers.make_paper``."""
    order = order_paper(office, session, kind, subject_id)
    return set_paper(order, PaperFormat.PDF, public=public).content
