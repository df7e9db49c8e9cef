"""The minutes parts of a meeting: their verifiers, notices, numbers and papers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.entities.correction import VerificationRefusal
from db.entities.minutes import MinutesPart, Verifier
from db.entities.notice import Notice
from db.entities.paragraph import Paragraph
from db.queries.papers import PaperRow, papers_of
from db.rules.lifecycle import PartKind


@dataclass(frozen=True, slots=True)
class VerifierRow:
    """Somebody chosen to verify the minutes, beside the chair."""

    id: int
    part_id: int
    place: int
    person_id: int | None
    name: str
    party: str


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """The notice of one minutes part on one board; ``board`` is "" for a body's only one."""

    id: int
    version: int
    part_id: int
    board: str
    posted_on: date
    last_appeal_day: date
    take_down_on: date
    taken_down_on: date | None
    minutes_location: str
    posted_by: str


@dataclass(frozen=True, slots=True)
class RefusalRow:
    """A verifier who would not verify a paragraph, and why; ``part_id`` is where it is now."""

    id: int
    paragraph_id: int
    part_id: int | None
    number: int | None
    title: str
    name: str
    reason: str
    refused_on: date


@dataclass(frozen=True, slots=True)
class MinutesPartView:
    """A minutes part with its verifiers, notices and the numbers of its paragraphs.

    ``refusals`` tell of its paragraphs that a verifier would not verify.
    """

    id: int
    version: int
    kind: PartKind
    planned_place: str
    planned_on: date | None
    chair: str
    verified_on: date | None
    verified_by: str
    verifiers: tuple[VerifierRow, ...]
    notices: tuple[NoticeRow, ...]
    numbers: tuple[int, ...]
    paragraph_ids: tuple[int, ...]
    refusals: tuple[RefusalRow, ...]
    papers: tuple[PaperRow, ...]

    @property
    def is_verified(self) -> bool:
        """Whether the part is locked."""
        return self.verified_on is not None

    @property
    def notice(self) -> NoticeRow | None:
        """The notice posted last, from which the time to appeal runs; None before the first."""
        return max(self.notices, key=attrgetter("posted_on"), default=None)


def minutes_parts(session: Session, meeting_id: int) -> tuple[MinutesPartView, ...]:
    """The meeting's minutes parts, the main one first."""
    query = (
        select(
            MinutesPart.id, MinutesPart.version, MinutesPart.kind, MinutesPart.planned_place,
            MinutesPart.planned_on, MinutesPart.chair, MinutesPart.verified_on,
            MinutesPart.verified_by,
        )
        .where(MinutesPart.meeting_id == meeting_id)
        .order_by(MinutesPart.kind != PartKind.MAIN, MinutesPart.id)
    )  # fmt: skip
    parts = session.execute(query).all()
    verifiers = _verifiers(session, meeting_id)
    notices = tuple(_notices(session, meeting_id))
    paragraphs = _paragraphs(session, meeting_id)
    refusals = tuple(_refusals(session, meeting_id))
    papers = papers_of(session, [part.id for part in parts])
    return tuple(
        MinutesPartView(
            *part,
            verifiers=tuple(v for v in verifiers if v.part_id == part.id),
            notices=tuple(notice for notice in notices if notice.part_id == part.id),
            numbers=tuple(n for _, n in paragraphs.get(part.id, ()) if n is not None),
            paragraph_ids=tuple(key for key, _ in paragraphs.get(part.id, ())),
            refusals=tuple(said for said in refusals if said.part_id == part.id),
            papers=tuple(paper for paper in papers if paper.subject_id == part.id),
        )
        for part in parts
    )


def _verifiers(session: Session, meeting_id: int) -> tuple[VerifierRow, ...]:
    query = (
        select(
            Verifier.id, Verifier.part_id, Verifier.place, Verifier.person_id, Verifier.name,
            Verifier.party,
        )
        .join(MinutesPart, MinutesPart.id == Verifier.part_id)
        .where(MinutesPart.meeting_id == meeting_id)
        .order_by(Verifier.place)
    )  # fmt: skip
    return tuple(VerifierRow(*row) for row in session.execute(query))


def _notices(session: Session, meeting_id: int) -> Iterable[NoticeRow]:
    query = (
        select(
            Notice.id, Notice.version, Notice.part_id, Notice.board, Notice.posted_on,
            Notice.last_appeal_day, Notice.take_down_on, Notice.taken_down_on,
            Notice.minutes_location, Notice.posted_by,
        )
        .join(MinutesPart, MinutesPart.id == Notice.part_id)
        .where(MinutesPart.meeting_id == meeting_id)
        .order_by(Notice.id)
    )  # fmt: skip
    return tuple(NoticeRow(*row) for row in session.execute(query))


def _refusals(session: Session, meeting_id: int) -> Iterable[RefusalRow]:
    query = (
        select(
            VerificationRefusal.id, Paragraph.id, Paragraph.part_id, Paragraph.number,
            Paragraph.title, VerificationRefusal.name, VerificationRefusal.reason,
            VerificationRefusal.refused_on,
        )
        .join(Paragraph, Paragraph.id == VerificationRefusal.paragraph_id)
        .where(Paragraph.meeting_id == meeting_id)
        .order_by(Paragraph.number, VerificationRefusal.id)
    )  # fmt: skip
    return tuple(RefusalRow(*row) for row in session.execute(query))


def _paragraphs(
    session: Session, meeting_id: int
) -> dict[int | None, tuple[tuple[int, int | None], ...]]:
    """Key and number of each part's paragraphs, by number, those without one last."""
    query = (
        select(Paragraph.part_id, Paragraph.id, Paragraph.number)
        .where(Paragraph.meeting_id == meeting_id)
        .order_by(Paragraph.part_id, Paragraph.number.is_(None), Paragraph.number, Paragraph.id)
    )
    rows = session.execute(query).all()
    return {
        part_id: tuple((row.id, row.number) for row in group)
        for part_id, group in groupby(rows, key=attrgetter("part_id"))
    }
