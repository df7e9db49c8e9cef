"""Parts of a meeting's minutes that are verified apart from the rest.

Single paragraphs may be verified at once, by local rule; one that a verifier will not verify is
kept apart and open (JO 3339-2013). Each part has its own verifiers, papers, notice and time to
appeal, and the whole minutes still hold every paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from db.entities.correction import VerificationRefusal
from db.entities.meeting import Meeting
from db.entities.minutes import MinutesPart, Verifier
from db.entities.paragraph import Paragraph
from db.queries.existing import person_named
from db.rules.lifecycle import PartKind
from db.rules.minutes_refusals import NotAVerifier, NothingToVerify, VerifierIsChair
from db.rules.refusals import NoSuchParagraph, ReasonNeeded
from db.store import Session
from desktop.operations.office import Office, found
from desktop.operations.paragraphs import editable, main_part


@dataclass(frozen=True, slots=True)
class Unwilling:
    """A verifier, named as "Anna Berg (S)", who will not verify a paragraph, and why."""

    paragraph_id: int
    name: str
    reason: str


def declare_immediate(
    office: Office, meeting_id: int, paragraph_ids: Sequence[int], verifiers: Sequence[str] = (),
    *, planned_on: date | None = None, planned_place: str = "",
) -> int:  # fmt: skip
    """Let paragraphs be verified at once, in a part of their own; gives the part's key.

    Without ``verifiers`` those of the whole minutes verify. Raises ``NothingToVerify`` without
    paragraphs, ``NoSuchParagraph`` for one of another meeting, ``VerifiedTextLocked`` for one
    that is verified.
    """
    with office.writing("minutes.declare_immediate") as session:
        meeting = found(session, Meeting, meeting_id)
        if not paragraph_ids:
            raise NothingToVerify(f"{meeting.body.abbreviation} {meeting.held_on.isoformat()}")
        main = main_part(meeting)
        part = _open_part(session, main, PartKind.IMMEDIATE, verifiers)
        part.planned_on = planned_on or meeting.held_on
        part.planned_place = planned_place.strip() or main.planned_place
        for key in paragraph_ids:
            _move(session, _of_meeting(session, meeting, key), part)
        return part.id


def _of_meeting(session: Session, meeting: Meeting, paragraph_id: int) -> Paragraph:
    paragraph = editable(session, paragraph_id)
    if paragraph.meeting_id != meeting.id:
        raise NoSuchParagraph(paragraph_id)
    return paragraph


def _open_part(
    session: Session, like: MinutesPart, kind: PartKind, verifiers: Sequence[str] = ()
) -> MinutesPart:
    """A new part with the chair and, unless others are named, the verifiers of another."""
    part = MinutesPart(meeting_id=like.meeting_id, kind=kind, chair=like.chair)
    session.add(part)
    session.flush()
    set_verifiers(session, part, verifiers or [name_of(one) for one in like.verifiers])
    session.expire(found(session, Meeting, like.meeting_id), ["parts"])
    return part


def _move(session: Session, paragraph: Paragraph, part: MinutesPart) -> None:
    before = found(session, MinutesPart, paragraph.part_id or 0)
    paragraph.part_id = part.id
    session.flush()
    session.expire(before, ["paragraphs"])
    session.expire(part, ["paragraphs"])
    if before.kind is not PartKind.MAIN and not before.paragraphs:
        _drop(session, before)


def _drop(session: Session, part: MinutesPart) -> None:
    session.delete(part)
    session.flush()
    session.expire(found(session, Meeting, part.meeting_id), ["parts"])


def join_main_part(office: Office, part_id: int) -> None:
    """Take back that paragraphs are verified apart: they go to the main minutes again.

    Raises ``VerifiedTextLocked`` when the part, or the main minutes, are verified.
    """
    with office.writing("minutes.join_main") as session:
        part = found(session, MinutesPart, part_id)
        main = main_part(found(session, Meeting, part.meeting_id))
        part.demand_open()
        main.demand_open()
        for paragraph in list(part.paragraphs):
            _move(session, paragraph, main)


def refuse_verification(
    office: Office, paragraph_id: int, name: str, reason: str, day: date
) -> int:
    """Keep that a verifier will not verify a paragraph; gives the key of its part, which is open.

    Raises ``ReasonNeeded``, ``NotAVerifier`` or ``VerifiedTextLocked``.
    """
    with office.writing("minutes.refuse_verification") as session:
        return withhold(session, Unwilling(paragraph_id, name, reason), day).id


def withhold(session: Session, said: Unwilling, day: date) -> MinutesPart:
    """Put the paragraph apart in a part of its own, beside the kept refusal."""
    paragraph = editable(session, said.paragraph_id)
    part = found(session, MinutesPart, paragraph.part_id or 0)
    if not said.reason.strip():
        raise ReasonNeeded("refuse_verification")
    if said.name not in {part.chair, *(name_of(one) for one in part.verifiers)}:
        raise NotAVerifier(said.name)
    session.add(
        VerificationRefusal(
            paragraph_id=paragraph.id,
            name=said.name,
            reason=said.reason.strip(),
            refused_on=day,
        )
    )
    if part.kind is PartKind.WITHHELD:
        return part
    apart = _open_part(session, part, PartKind.WITHHELD)
    _move(session, paragraph, apart)
    session.expire(paragraph, ["refusals"])
    return apart


def set_verifiers(session: Session, part: MinutesPart, names: Iterable[str]) -> None:
    """Set who verifies beside the chair; names as "Anna Berg (S)".

    Raises ``VerifierIsChair`` when one of them led the meeting.
    """
    part.demand_open()
    part.verifiers.clear()
    session.flush()
    for place, text in enumerate(names):
        part.verifiers.append(_verifier(session, part, place, text))
    session.flush()


def _verifier(session: Session, part: MinutesPart, place: int, text: str) -> Verifier:
    name, party = name_and_party(text)
    if part.chair and name == name_and_party(part.chair)[0]:
        raise VerifierIsChair(name)
    return Verifier(
        part_id=part.id,
        place=place,
        person_id=person_named(session, name),
        name=name,
        party=party,
    )


def name_and_party(text: str) -> tuple[str, str]:
    """ "Anna Berg (S)" as name and party; the party may be missing."""
    name, _, party = text.strip().removesuffix(")").partition(" (")
    return name, party


def name_of(verifier: Verifier) -> str:
    """The verifier as minutes print it, "Anna Berg (S)"."""
    return f"{verifier.name} ({verifier.party})" if verifier.party else verifier.name
