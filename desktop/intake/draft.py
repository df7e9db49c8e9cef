"""What was recognised in a document: a proposal for the clerk to correct and accept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import Any

from db.rules.rich_text import Heading, RichText, Table, plain, plain_text
from desktop.intake.lines import Joined
from desktop.intake.source import SourceText


class Kind(StrEnum):
    """What sort of document it is."""

    PARAGRAPH = "paragraph"
    MINUTES_EXTRACT = "minutes_extract"
    OFFICIAL_MEMO = "official_memo"
    FRONT_PAGE = "front_page"
    SUMMONS = "summons"
    DELEGATION_REPORT = "delegation_report"
    FOLLOW_UP_LIST = "follow_up_list"
    NOTES = "notes"
    URGENT_CHAIR_DECISION = "urgent_chair_decision"
    STATEMENT = "statement"
    MINUTES = "minutes"
    AGREEMENT = "agreement"
    FOLLOW_UP = "follow_up"
    PLAN = "plan"
    OTHER = "other"


class PartKind(StrEnum):
    """What a stretch of the document is."""

    KIND = "kind"
    ORGANISATION = "organisation"
    BODY = "body"
    DATES = "dates"
    REGISTRATION_NUMBER = "registration_number"
    PARAGRAPH_NUMBER = "paragraph_number"
    TITLE = "title"
    DECISION = "decision"
    PROPOSED_DECISION = "proposed_decision"
    STATEMENT = "statement"
    SUMMARY = "summary"
    MATTER = "matter"
    PREVIOUS_HANDLING = "previous_handling"
    PROPOSALS = "proposals"
    ORDER_OF_PROPOSALS = "order_of_proposals"
    VOTE = "vote"
    RESERVATION = "reservation"
    MINUTES_NOTE = "minutes_note"
    VERIFICATION = "verification"
    DECISION_BASIS = "decision_basis"
    RECIPIENTS = "recipients"
    AGENDA = "agenda"
    CONTENTS = "contents"
    FRONT_PAGE = "front_page"
    PROOF_OF_NOTICE = "proof_of_notice"
    SENDER = "sender"
    SIGNATURES = "signatures"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Part:
    """A recognised stretch of the cleaned text, from ``start`` up to ``end``.

    ``sure`` is false where the rules guessed: no heading said it, or two readings were possible.
    """

    kind: PartKind
    start: int
    end: int
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the cleaned text that no part took."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Attendee:
    """One who was there: ``party`` is empty for officials, ``role`` is as the paper words it."""

    name: str
    party: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class VoteResult:
    """The sums of one vote."""

    yes: int
    no: int
    abstain: int = 0


@dataclass(frozen=True, slots=True)
class Reservation:
    """Who reserved against a decision, and in what words."""

    who: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class ParagraphDraft:
    """One matter of the document: a § of minutes, a memo's proposal, an item of an agenda.

    ``number`` is empty for what has no §. Points are one string each, without their bullets but
    with their numbers as written.
    """

    number: str = ""
    title: str = ""
    registration_numbers: tuple[str, ...] = ()
    lead_in: str = ""
    decision_points: tuple[str, ...] = ()
    proposed_points: tuple[str, ...] = ()
    statement: RichText = ()
    summary: RichText = ()
    matter: RichText = ()
    previous_handling: RichText = ()
    proposals: tuple[str, ...] = ()
    order_of_proposals: RichText = ()
    votes: tuple[VoteResult, ...] = ()
    reservations: tuple[Reservation, ...] = ()
    minutes_note: RichText = ()
    decision_basis: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    start: int = 0
    end: int = 0

    @property
    def matter_headings(self) -> tuple[str, ...]:
        """The sub-headings of the matter, in order."""
        return tuple(plain(block.runs) for block in self.matter if isinstance(block, Heading))


@dataclass(frozen=True, slots=True)
class Meeting:
    """What the document says of the meeting as a whole."""

    chair: str = ""
    secretary: str = ""
    verifiers: tuple[str, ...] = ()
    attendance: tuple[Attendee, ...] = ()
    paragraph_range: str = ""
    verified_on: date | None = None
    posted_on: date | None = None
    taken_down_on: date | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A recognised document. ``text`` is the cleaned text that all places refer to."""

    source: SourceText
    text: str
    kind: Kind
    organisation: str = ""
    body: str = ""
    meeting_date: date | None = None
    document_date: date | None = None
    registration_numbers: tuple[str, ...] = ()
    matters: tuple[ParagraphDraft, ...] = ()
    meeting: Meeting = field(default_factory=Meeting)
    parts: tuple[Part, ...] = ()
    unassigned: tuple[Span, ...] = ()
    joined: tuple[Joined, ...] = ()

    @property
    def paragraphs(self) -> tuple[ParagraphDraft, ...]:
        """The matters that have a §."""
        return tuple(matter for matter in self.matters if matter.number)

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of all matters, in order."""
        return tuple(matter.title for matter in self.matters if matter.title)

    def to_json(self) -> dict[str, Any]:
        """The document's facts as JSON values; what the text does not say is left out."""
        found = {**self._heads(), **self._contents(), **self._meeting()}
        return {key: value for key, value in found.items() if value not in ("", None, [], ())}

    def _heads(self) -> dict[str, Any]:
        numbers = [matter.number for matter in self.paragraphs]
        return {
            "kind": self.kind.value,
            "organisation": self.organisation,
            "body": self.body,
            "meeting_date": _iso(self.meeting_date),
            "document_date": _iso(self.document_date),
            "registration_numbers": list(self.registration_numbers),
            "paragraph_numbers": numbers or [n for n in [self.meeting.paragraph_range] if n],
            "titles": list(self.titles),
        }

    def _contents(self) -> dict[str, Any]:
        every = self.matters
        return {
            "lead_in": _one([matter.lead_in for matter in every]),
            "decision_points": _all(matter.decision_points for matter in every),
            "proposed_points": _all(matter.proposed_points for matter in every),
            "decision_basis": _all(matter.decision_basis for matter in every),
            "recipients": _all(matter.recipients for matter in every),
            "statement": _one([_said(matter.statement) for matter in every]),
            "summary": _one([_said(matter.summary) for matter in every]),
            "matter": _one([_said(matter.matter) for matter in every]),
            "matter_headings": _all(matter.matter_headings for matter in every),
            "proposals": _all(matter.proposals for matter in every),
            "votes": [_vote(vote) for matter in every for vote in matter.votes],
            "reservations": [
                {"who": list(reservation.who), "text": reservation.text}
                for matter in every
                for reservation in matter.reservations
            ],
        }

    def _meeting(self) -> dict[str, Any]:
        meeting = self.meeting
        return {
            "chair": meeting.chair,
            "secretary": meeting.secretary,
            "verifiers": list(meeting.verifiers),
            "attendance": [_attendee(attendee) for attendee in meeting.attendance],
            "verified_on": _iso(meeting.verified_on),
            "posted_on": _iso(meeting.posted_on),
            "taken_down_on": _iso(meeting.taken_down_on),
        }


def _said(text: RichText) -> str:
    """The running text without its tables, which have no reading order of their own."""
    return plain_text(tuple(block for block in text if not isinstance(block, Table)))


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _all(lists: Iterable[tuple[str, ...]]) -> list[str]:
    return list(chain.from_iterable(lists))


def _one(texts: list[str]) -> str | list[str]:
    """One text as itself, several as a list."""
    said = [text for text in texts if text]
    return said[0] if len(said) == 1 else said


def _vote(vote: VoteResult) -> dict[str, int]:
    return {"yes": vote.yes, "no": vote.no} | ({"abstain": vote.abstain} if vote.abstain else {})


def _attendee(attendee: Attendee) -> dict[str, str]:
    said = {"name": attendee.name, "party": attendee.party, "role": attendee.role}
    return {key: value for key, value in said.items() if value}
