"""What a summons with its attachments will hold, told before it is made."""

from __future__ import annotations

from dataclasses import dataclass

from db.entities.meeting import Meeting
from db.store import Session
from desktop.documents.office_pdf import SUFFIXES, converter
from desktop.operations.attachments import Attachment, attachments
from desktop.operations.office import found


@dataclass(frozen=True, slots=True)
class BundlePlan:
    """How many attachments there are, how many are new since the summons went out.

    ``stand_ins`` are those in Word and the like that this computer cannot turn into PDF, for want
    of LibreOffice: "3.1 Remissvar".
    """

    attachments: int
    added: int
    stand_ins: tuple[str, ...]


def bundle_plan(session: Session, meeting_id: int, *, public: bool = True) -> BundlePlan:
    """What the bundle of a meeting will hold; raises ``NotFound``."""
    listed = attachments(session, found(session, Meeting, meeting_id), public=public)
    lacking = () if converter() else tuple(each for each in listed if _needs_office(each))
    return BundlePlan(
        len(listed),
        sum(each.added for each in listed),
        tuple(f"{each.label} {each.title}" for each in lacking),
    )


def _needs_office(each: Attachment) -> bool:
    return f".{each.suffix.lower().lstrip('.')}" in SUFFIXES
