"""What correcting a verified paragraph will do, told before it is done (JO 581-2013)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from db.entities.meeting import Meeting
from db.entities.minutes import MinutesPart
from db.entities.paragraph import Paragraph
from db.queries.corrections import ResendRow, to_send_again
from db.queries.existing import latest_edition
from db.queries.extracts import DeliveryRow, extract_row
from db.queries.papers import PaperRow, papers_of
from db.queries.paragraph_view import ParagraphView, paragraph_view
from db.rules.corrections import CORRECTABLE, open_bases
from db.rules.lifecycle import CorrectionBasis, PaperKind, PartKind
from db.rules.rich_text import RichText
from db.store import Session
from desktop.operations.corrections import wording
from desktop.operations.house_parts import paragraph_parts
from desktop.operations.office import found
from desktop.operations.paragraphs import main_part

_TITLE = "Rubrik"


@dataclass(frozen=True, slots=True)
class CorrectablePart:
    """A part of the paragraph with its heading and the wording that holds now."""

    key: str
    label: str
    wording: RichText


@dataclass(frozen=True, slots=True)
class NewEdition:
    """A paper that a correction makes anew; ``part`` names single paragraphs, "" for the whole."""

    kind: PaperKind
    edition: int
    part: str = ""


@dataclass(frozen=True, slots=True)
class CorrectionPlan:
    """All that a correction of the paragraph comes to.

    ``editions`` are made; ``receivers`` have the edition of now, and ``behind`` an earlier one
    only: all of them are to be sent the new one. ``papers`` are kept as they are.
    """

    view: ParagraphView
    verified_on: date
    chair: str
    parts: tuple[CorrectablePart, ...]
    bases: tuple[CorrectionBasis, ...]
    editions: tuple[NewEdition, ...]
    receivers: tuple[DeliveryRow, ...]
    behind: tuple[ResendRow, ...]
    papers: tuple[PaperRow, ...]


def correction_plan(session: Session, paragraph_id: int) -> CorrectionPlan | None:
    """What correcting would do; None while the text is open, which is simply changed."""
    paragraph = found(session, Paragraph, paragraph_id)
    part = session.get(MinutesPart, paragraph.part_id) if paragraph.part_id else None
    if part is None or part.verified_on is None:
        return None
    row = extract_row(session, paragraph_id)
    subjects = (paragraph.id, part.id, part.meeting_id)
    return CorrectionPlan(
        view=paragraph_view(session, paragraph_id),
        verified_on=part.verified_on,
        chair=part.chair,
        parts=tuple(_parts(paragraph)),
        bases=open_bases(paragraph.appeal),
        editions=tuple(_editions(session, paragraph, part)),
        receivers=tuple(one for one in row.deliveries if one.is_sent) if row else (),
        behind=to_send_again(session, [paragraph_id]),
        papers=tuple(paper for paper in papers_of(session, subjects) if _is_kept(paper)),
    )


def _is_kept(paper: PaperRow) -> bool:
    return paper.verified and paper.kind in (PaperKind.MINUTES, PaperKind.EXTRACT)


def _parts(paragraph: Paragraph) -> Iterator[CorrectablePart]:
    """The title, and then the parts in the order of the house."""
    yield CorrectablePart("title", _TITLE, wording(paragraph, "title"))
    for part in paragraph_parts(paragraph.body.house_style, paragraph.body.owner):
        if part.key in CORRECTABLE:
            yield CorrectablePart(part.key, part.label, wording(paragraph, part.key))


def _editions(session: Session, paragraph: Paragraph, part: MinutesPart) -> Iterator[NewEdition]:
    """As ``correct_paragraph`` makes them."""
    meeting = found(session, Meeting, part.meeting_id)
    main = main_part(meeting)
    if part.kind is not PartKind.MAIN:
        number = f"§ {paragraph.number}" if len(part.paragraphs) == 1 else "delen"
        yield NewEdition(PaperKind.MINUTES, _next(session, PaperKind.MINUTES, part.id), number)
    if main.is_verified:
        yield NewEdition(PaperKind.MINUTES, _next(session, PaperKind.MINUTES, meeting.id))
    if latest_edition(session, PaperKind.EXTRACT, paragraph.id):
        edition = _next(session, PaperKind.EXTRACT, paragraph.id)
        yield NewEdition(PaperKind.EXTRACT, edition, f"§ {paragraph.number}")


def _next(session: Session, kind: PaperKind, subject_id: int) -> int:
    return latest_edition(session, kind, subject_id) + 1
