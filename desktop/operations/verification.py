"""What verifying minutes will do, told before it is done (KL 5:69)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from db.checks.readiness import Missing
from db.entities.meeting import Meeting
from db.entities.minutes import MinutesPart
from db.entities.organisation import Body
from db.entities.paragraph import Paragraph
from db.queries.existing import higher_body
from db.rules.deadlines import LegalDate, legal_dates
from db.store import Session
from desktop.operations.control import hindrances
from desktop.operations.office import found
from desktop.operations.papers import minutes_stem
from desktop.operations.paragraphs import proposes_upward


@dataclass(frozen=True, slots=True)
class LockedParagraph:
    """A paragraph whose text will be locked; ``goes_to`` names a body that gets it as an item."""

    id: int
    number: int | None
    title: str
    is_secret: bool
    goes_to: str


@dataclass(frozen=True, slots=True)
class VerificationPlan:
    """All that verifying a minutes part on a day does, and what stands in the way.

    ``paper`` is the paper's name without its suffix; it is made in Word and PDF. ``apart`` are the
    paragraphs that a verifier will not verify: they are put apart and stay open.
    """

    part_id: int
    version: int
    body_name: str
    held_on: date
    paragraphs: tuple[LockedParagraph, ...]
    apart: tuple[LockedParagraph, ...]
    signers: tuple[str, ...]
    due: LegalDate
    paper: str
    missing: tuple[Missing, ...]


def verification_plan(
    session: Session, part_id: int, day: date, refused: Collection[int] = ()
) -> VerificationPlan:
    """What would happen if the part were verified on that day; raises ``NotFound``.

    ``refused`` are the keys of paragraphs that a verifier will not verify.
    """
    part = found(session, MinutesPart, part_id)
    meeting = found(session, Meeting, part.meeting_id)
    lines = tuple(_locked(session, meeting, part))
    return VerificationPlan(
        part_id=part.id,
        version=part.version,
        body_name=meeting.body.name,
        held_on=meeting.held_on,
        paragraphs=tuple(line for line in lines if line.id not in refused),
        apart=tuple(line for line in lines if line.id in refused),
        signers=tuple(_signers(part)),
        due=legal_dates(meeting=meeting.held_on)["verify_by"],
        paper=" ".join(filter(None, minutes_stem(meeting, part, verified=True))),
        missing=tuple(
            one
            for one in hindrances(session, meeting, part, day)
            if one.paragraph_id not in refused
        ),
    )


def _locked(session: Session, meeting: Meeting, part: MinutesPart) -> Iterator[LockedParagraph]:
    for paragraph in part.paragraphs:
        yield LockedParagraph(
            paragraph.id,
            paragraph.number,
            paragraph.title,
            paragraph.is_secret,
            _receiving_body(session, meeting, paragraph),
        )


def _receiving_body(session: Session, meeting: Meeting, paragraph: Paragraph) -> str:
    if paragraph.item_id is None or not proposes_upward(paragraph):
        return ""
    key = higher_body(session, meeting.body_id, paragraph.decision)
    return found(session, Body, key).name if key is not None else ""


def _signers(part: MinutesPart) -> Iterator[str]:
    if part.chair:
        yield part.chair
    for verifier in part.verifiers:
        yield f"{verifier.name} ({verifier.party})" if verifier.party else verifier.name
