"""Reservations, separate statements, minutes notes and non-participation (KL 4:25–27)."""

from __future__ import annotations

from collections.abc import Sequence

from db.entities.handling import Dissent
from db.entities.meeting import Meeting
from db.entities.paragraph import Paragraph
from db.queries.service import meeting_service
from db.rules.lifecycle import DissentKind
from db.rules.refusals import LateReservation, NotFound, TookNoPart
from db.rules.rich_text import RichText
from db.store import Session
from desktop.operations.clock import tidy_clock
from desktop.operations.handling import next_place
from desktop.operations.office import Office, demand_version, found
from desktop.operations.paragraphs import editable

_ONLY_PARTAKERS = (DissentKind.RESERVATION, DissentKind.NON_PARTICIPATION)


def add_dissent(
    office: Office, paragraph_id: int, kind: DissentKind, persons: Sequence[int], *,
    text: RichText = (), announced_at: str = "", late_acknowledged: bool = False,
    corrects: int | None = None,
) -> int:  # fmt: skip
    """Note that these persons think otherwise than the decision; gives the key.

    ``corrects`` is one that this takes the place of. Raises ``TookNoPart`` for a reservation by
    one who did not serve, ``LateReservation`` for one announced after the meeting ended unless
    that is acknowledged, ``NotWellFormed``.
    """
    with office.writing("dissent.add") as session:
        paragraph = editable(session, paragraph_id)
        clock = tidy_clock(announced_at)
        names = _names(session, paragraph, persons, only_served=kind in _ONLY_PARTAKERS)
        meeting = found(session, Meeting, paragraph.meeting_id or 0)
        late = kind is DissentKind.RESERVATION and is_late(
            clock, meeting.ends_at, one_day=meeting.ends_on is None
        )
        if late and not late_acknowledged:
            raise LateReservation(clock, meeting.ends_at)
        dissent = Dissent(
            paragraph_id=paragraph.id, place=_free_place(session, paragraph, corrects), kind=kind,
            names=names, text=text, announced_at=clock, late_acknowledged=late,
        )  # fmt: skip
        session.add(dissent)
        session.flush()
        return dissent.id


def _names(
    session: Session, paragraph: Paragraph, persons: Sequence[int], *, only_served: bool
) -> tuple[str, ...]:
    """The names with parties of that day."""
    if paragraph.meeting_id is None or paragraph.item_id is None:
        raise NotFound(f"meeting of paragraph {paragraph.id}")
    service = meeting_service(session, paragraph.meeting_id)
    known = [person for person in persons if person in service.people]
    if len(known) < len(persons) or not known:
        raise NotFound("person")
    served = service.of_item(paragraph.item_id).persons
    strangers = [person for person in known if only_served and person not in served]
    if strangers:
        raise TookNoPart(tuple(service.people[one].name_and_party for one in strangers))
    return tuple(service.people[person].name_and_party for person in known)


def _free_place(session: Session, paragraph: Paragraph, corrects: int | None) -> int:
    """The place of the one that is corrected, which goes; else the last."""
    former = session.get(Dissent, corrects) if corrects is not None else None
    if former is None or former.paragraph_id != paragraph.id:
        return next_place(paragraph.dissents)
    session.delete(former)
    session.flush()
    return former.place


def is_late(clock: str, ends_at: str, *, one_day: bool) -> bool:
    """Whether "HH:MM" is past the end of a meeting of one day (KL 4:27)."""
    return bool(clock and ends_at) and one_day and clock > ends_at


def revise_dissent(office: Office, dissent_id: int, version: int, text: RichText) -> int:
    """Write or change the motivation, which may be handed in until the minutes are verified."""
    with office.writing("dissent.revise") as session:
        dissent = found(session, Dissent, dissent_id)
        demand_version(dissent, version)
        dissent.text = text
        session.flush()
        return dissent.version


def remove_dissent(office: Office, dissent_id: int) -> None:
    """Remove one that was noted by mistake."""
    with office.writing("dissent.remove") as session:
        session.delete(found(session, Dissent, dissent_id))
