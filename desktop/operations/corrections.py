"""Corrections of verified text: added beside it and printed, never in its place (JO 581-2013).

The kept papers stay byte for byte; the minutes, and the extract if there is one, are made in a
new edition that says "Rättad" with the day.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from db.entities.base import now
from db.entities.correction import Correction
from db.entities.meeting import Meeting
from db.entities.minutes import MinutesPart
from db.entities.paragraph import Paragraph
from db.queries.existing import extract_of
from db.rules.corrections import CORRECTABLE, open_bases
from db.rules.lifecycle import CorrectionBasis
from db.rules.minutes_refusals import BasisNotOpen, NothingCorrected, StillOpen
from db.rules.numbering import paragraph_label
from db.rules.refusals import ChangedMeanwhile, NotWellFormed, ReasonNeeded
from db.rules.rich_text import RichText, Text, normal, runs
from db.store import Session
from desktop.operations.extracts import new_edition
from desktop.operations.office import Office, found
from desktop.operations.papers import MadePaper, keep_papers, minutes_order
from desktop.operations.paragraphs import main_part


def correct_paragraph(
    office: Office, paragraph_id: int, wordings: Mapping[str, RichText], *, reason: str,
    decided_by: str, decided_on: date, basis: CorrectionBasis = CorrectionBasis.SLIP,
    seen: int | None = None,
) -> tuple[MadePaper, ...]:  # fmt: skip
    """Add a correction for each part of the paragraph that gets a new wording; gives the papers.

    ``wordings`` names parts as ``CORRECTABLE`` does; ``seen`` is how many corrections the clerk
    knew of. Raises ``ChangedMeanwhile`` when there are others, ``StillOpen`` for text that is not
    verified, ``BasisNotOpen`` for FL 36 § where the decision is tried by legality review,
    ``NothingCorrected``, ``ReasonNeeded`` or ``NotWellFormed``.
    """
    with office.writing("correction.make") as session:
        paragraph = found(session, Paragraph, paragraph_id)
        part = _verified_part(session, paragraph)
        if seen is not None and seen != len(paragraph.corrections):
            raise ChangedMeanwhile(Correction.__tablename__)
        _demand_grounds(paragraph, part, reason, decided_by, decided_on, basis)
        for name, new in wordings.items():
            session.add(
                Correction(
                    paragraph_id=paragraph.id,
                    part=name,
                    old=_changed(paragraph, name, new),
                    new=normal(new),
                    reason=reason.strip(),
                    basis=basis,
                    decided_by=decided_by.strip(),
                    decided_on=decided_on,
                    made_at=now(),
                    made_by=office.clerk,
                )
            )
        session.flush()
        session.expire(paragraph, ["corrections"])
        return _new_editions(office, session, paragraph, part)


def _verified_part(session: Session, paragraph: Paragraph) -> MinutesPart:
    part = found(session, MinutesPart, paragraph.part_id or 0) if paragraph.part_id else None
    if part is None or not part.is_verified:
        raise StillOpen(_name(paragraph))
    return part


def _demand_grounds(
    paragraph: Paragraph, part: MinutesPart, reason: str, decided_by: str, decided_on: date,
    basis: CorrectionBasis,
) -> None:  # fmt: skip
    if not reason.strip():
        raise ReasonNeeded("correct")
    if not decided_by.strip():
        raise NotWellFormed("decided_by", decided_by)
    if part.verified_on is not None and decided_on < part.verified_on:
        raise NotWellFormed("decided_on", decided_on.isoformat())
    if basis not in open_bases(paragraph.appeal):
        raise BasisNotOpen(_name(paragraph))


def _changed(paragraph: Paragraph, name: str, new: RichText) -> RichText:
    """The wording that holds now, when the new one is another."""
    if name not in CORRECTABLE:
        raise NotWellFormed("part", name)
    old = wording(paragraph, name)
    if normal(new) == old:
        raise NothingCorrected(_name(paragraph))
    return old


def wording(paragraph: Paragraph, name: str) -> RichText:
    """The wording of a part that holds: as last corrected, else as verified."""
    corrected = [one.new for one in paragraph.corrections if one.part == name]
    return corrected[-1] if corrected else normal(_verified_wording(paragraph, name))


def _verified_wording(paragraph: Paragraph, name: str) -> RichText:
    match name:
        case "title":
            return (Text(runs(paragraph.title)),)
        case "decision_basis":
            return tuple(Text(line) for line in paragraph.decision_basis)
        case _:
            content: RichText = getattr(paragraph, name)
            return content


def _new_editions(
    office: Office, session: Session, paragraph: Paragraph, part: MinutesPart
) -> tuple[MadePaper, ...]:
    """The minutes of the part, the whole minutes if they hold it verified, and the extract."""
    main = main_part(found(session, Meeting, part.meeting_id))
    parts = [part] if main is part or not main.is_verified else [part, main]
    made = [
        paper
        for one in parts
        for paper in keep_papers(office, session, minutes_order(session, one))
    ]
    if extract_of(session, paragraph.id) is not None:
        made.extend(new_edition(office, session, paragraph))
    return tuple(made)


def _name(paragraph: Paragraph) -> str:
    number = paragraph_label(paragraph.number) if paragraph.number else paragraph.title
    return f"{paragraph.body.abbreviation} {number}"
