"""A paper shown while it is being written: the text in the editors, though it is not saved yet.

The whole paper is composed when the register has changed; after a key stroke in a paragraph of
minutes only that paragraph is. Nothing is ever written: the draft is laid over what was read, in
a transaction that can only read.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from db.entities.base import Base
from db.entities.case import Memo
from db.entities.meeting import AgendaItem
from db.entities.minutes import MinutesPart
from db.entities.paragraph import Paragraph, ParagraphRecipient
from db.rules.lifecycle import PaperKind
from db.store import Session
from desktop.documents.compose.minuted import MeetingRecord
from desktop.documents.compose.minutes import section_blocks
from desktop.documents.compose.paragraph import anchor, place_name
from desktop.documents.model import Block, Manuscript
from desktop.documents.pdf_live import Layout, LivePaper, Spot
from desktop.operations.meeting_record import meeting_record
from desktop.operations.office import Office
from desktop.operations.paper_setting import Order
from desktop.operations.papers import order_paper

__all__ = [
    "Draft", "Layout", "LivePreview", "PaperOf", "Reading", "Spot", "key_of_item",
    "key_of_paragraph", "read_paper",
]  # fmt: skip

_WRITTEN: dict[PaperKind, type[Base]] = {
    PaperKind.MINUTES: Paragraph,
    PaperKind.MEMO: Memo,
    PaperKind.SUMMONS: AgendaItem,
}


@dataclass(frozen=True, slots=True)
class PaperOf:
    """Which paper: its kind, the key of its meeting or memo, and whether the public's version."""

    kind: PaperKind
    subject_id: int
    public: bool = True


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the editors: the key of the paragraph, memo or item, and its fields.

    ``recipients`` of a paragraph are given by their names.
    """

    id: int
    values: Mapping[str, Any] = field(default_factory=dict[str, Any])


def key_of_paragraph(paragraph_id: int, number: int | None) -> str:
    """The key of a paragraph's section in the minutes."""
    return place_name(paragraph_id, number)


def key_of_item(item_id: int) -> str:
    """The key of an item's section in the summons."""
    return f"i{item_id}"


@dataclass(frozen=True, slots=True)
class Reading:
    """A paper as it was composed from the register; ``record`` only for minutes."""

    order: Order
    record: MeetingRecord | None


def read_paper(
    session: Session, office: Office, paper: PaperOf, draft: Draft | None = None
) -> Reading:
    """Compose the paper with the draft laid over what the register holds. Raises ``NotFound``."""
    if draft:
        _lay_over(session, _WRITTEN[paper.kind], draft)
    order = order_paper(office, session, paper.kind, paper.subject_id)
    minutes = paper.kind is PaperKind.MINUTES
    return Reading(order, meeting_record(session, paper.subject_id) if minutes else None)


class LivePreview:
    """One paper, kept between key strokes. For one thread at a time."""

    def __init__(self, paper: PaperOf) -> None:
        self.paper = paper
        self._live = LivePaper()
        self._reading: Reading | None = None
        self._draft: Draft | None = None

    def follow(
        self,
        session: Session,
        office: Office,
        draft: Draft | None,
        reading: Reading | None = None,
    ) -> Layout:
        """Set the paper with the draft, from a new reading if there is one.

        Raises what composing raises: ``NotFound``, ``UnusablePicture``.
        """
        former, self._draft = self._draft, draft
        if reading:
            self._take(reading)
        if self._reading is None:
            self._take(read_paper(session, office, self.paper, draft))
        elif draft == former and not reading:
            return self._live.layout()._replace(written=None)
        elif not self._exchange(session):
            self._take(read_paper(session, office, self.paper, draft))
        return self._live.layout()

    def drawn(self, pages: Collection[int] | None = None) -> bytes:
        """A PDF of these pages, from 0, or of all, as they were set last."""
        return self._live.drawn(pages)

    def line_at(self, page: int, down: float) -> str:
        """The text of a line, so many points from the top of a page."""
        return self._live.line_at(page, down)

    def _take(self, reading: Reading) -> None:
        self._reading = reading
        document = reading.order.document(public=self.paper.public)
        self._live.set(document, reading.order.style.look)

    def _exchange(self, session: Session) -> bool:
        """Set only the paragraph that is written on; False when all must be read."""
        record = self._reading.record if self._reading else None
        if record is None or self._draft is None:
            return False
        paragraph = _lay_over(session, Paragraph, self._draft)
        if not isinstance(paragraph, Paragraph):
            return False
        return self._live.exchange(anchor(paragraph), self._blocks(session, paragraph, record))

    def _blocks(
        self, session: Session, paragraph: Paragraph, record: MeetingRecord
    ) -> Sequence[Block]:
        assert self._reading is not None
        order = self._reading.order
        part = session.get(MinutesPart, paragraph.part_id) if paragraph.part_id else None
        blocks = tuple(section_blocks(paragraph, part, order.style, record.minuted(paragraph.id)))
        alone = Manuscript(order.manuscript.document, blocks)
        return replace(order, manuscript=alone).document(public=self.paper.public).blocks


def _lay_over(session: Session, kind: type[Base], draft: Draft) -> Base | None:
    """The thing as it would be with the draft; the session only reads, so nothing is kept."""
    thing = session.get(kind, draft.id)
    if thing is None:
        return None
    for name, value in draft.values.items():
        if isinstance(thing, Paragraph) and name == "recipients":
            thing.recipients = [
                ParagraphRecipient(paragraph_id=thing.id, place=place, label=label)
                for place, label in enumerate(value)
            ]
        else:
            setattr(thing, name, value)
    return thing
