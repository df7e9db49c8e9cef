"""The agenda: what a body is to handle, in which order."""

from __future__ import annotations

from db.entities.case import Case, Memo
from db.entities.meeting import AgendaItem, ItemCase, Meeting
from db.entities.paragraph import Paragraph
from db.queries.delegations import decisions_reported_under
from db.queries.existing import last_place
from db.queries.voted import steps_at
from db.rules.lifecycle import ItemKind
from db.rules.refusals import CannotRenumber, ItemHasSteps, NotWellFormed
from db.store import Session
from desktop.operations.cases import tidy_title
from desktop.operations.office import Office, demand_version, found


def put_memo_on_agenda(office: Office, memo_id: int, meeting_id: int | None = None) -> int:
    """Make an agenda item of a memo; without a meeting it waits among the body's items.

    Raises ``NotWellFormed`` when the memo is addressed to no body.
    """
    with office.writing("agenda.add_memo") as session:
        memo = found(session, Memo, memo_id)
        body_id = found(session, Meeting, meeting_id).body_id if meeting_id else memo.body_id
        if body_id is None:
            raise NotWellFormed("body", memo.title)
        item = AgendaItem(
            body_id=body_id,
            memo_id=memo.id,
            title=memo.title,
            legal_basis=memo.case.legal_basis,
            presenter=memo.author,
            proposed_decision=memo.decision,
        )
        return _enter(session, item, (memo.case_id,), meeting_id)


def add_item(
    office: Office, body_id: int, title: str, *, meeting_id: int | None = None,
    kind: ItemKind = ItemKind.DECISION, case_ids: tuple[int, ...] = (), presenter: str = "",
) -> int:  # fmt: skip
    """Add an item without a memo: a case, a heading, a formality; gives its key."""
    with office.writing("agenda.add") as session:
        basis = next(
            (c.legal_basis for c in (found(session, Case, key) for key in case_ids)
             if c.legal_basis), "",
        )  # fmt: skip
        item = AgendaItem(
            body_id=body_id,
            title=tidy_title(title),
            kind=kind,
            presenter=presenter.strip(),
            legal_basis=basis,
        )
        return _enter(session, item, case_ids, meeting_id)


def _enter(
    session: Session, item: AgendaItem, case_ids: tuple[int, ...], meeting_id: int | None
) -> int:
    if meeting_id is not None:
        _place_last(session, item, found(session, Meeting, meeting_id))
    session.add(item)
    session.flush()
    for place, case_id in enumerate(case_ids):
        item.case_links.append(ItemCase(item_id=item.id, case_id=case_id, place=place))
    session.flush()
    return item.id


def _place_last(session: Session, item: AgendaItem, meeting: Meeting) -> None:
    item.meeting_id = meeting.id
    item.place = last_place(session, meeting.id) + 1
    # What comes after the summons is marked: the assembly must find it urgent (KL 5:52).
    item.added = meeting.summoned_on is not None


def place_item(office: Office, item_id: int, meeting_id: int, place: int | None = None) -> None:
    """Put a waiting item on a meeting's agenda, last or at ``place`` (from 1)."""
    with office.writing("agenda.place") as session:
        item = found(session, AgendaItem, item_id)
        _place_last(session, item, found(session, Meeting, meeting_id))
        session.flush()
        if place is not None:
            _move(session, item, place)


def move_item(office: Office, item_id: int, place: int) -> None:
    """Move an item to another place (from 1); numbers of paragraphs stay as they are."""
    with office.writing("agenda.move") as session:
        _move(session, found(session, AgendaItem, item_id), place)


def _move(session: Session, item: AgendaItem, place: int) -> None:
    meeting = found(session, Meeting, item.meeting_id or 0)
    session.expire(meeting, ["items"])
    others = [other for other in meeting.items if other is not item]
    others.insert(max(place, 1) - 1, item)
    for number, other in enumerate(others, 1):
        other.place = number


def take_off_agenda(office: Office, item_id: int) -> None:
    """Take an item off the agenda; it waits for another meeting.

    Raises ``CannotRenumber`` when it has its paragraph number: then the paragraph is struck;
    ``ItemHasSteps`` while somebody is noted as coming, leaving or standing back at it.
    """
    with office.writing("agenda.take_off") as session:
        take_off(session, found(session, AgendaItem, item_id))


def take_off(session: Session, item: AgendaItem) -> None:
    """Take an item off within a transaction; decisions reported under it wait to be reported."""
    if item.paragraph is not None and item.paragraph.number is not None:
        raise CannotRenumber(item.title, "numbered")
    if steps_at(session, item.id):
        raise ItemHasSteps(item.title)
    if item.paragraph is not None:
        _delete_paragraph(session, item.paragraph)
    for decision in decisions_reported_under(session, item.id):
        decision.reported_item_id = None
    item.meeting_id, item.place, item.shown_number = None, 0, None
    item.added = item.urgency_decided = False
    session.flush()


def _delete_paragraph(session: Session, paragraph: Paragraph) -> None:
    # Votes point to proposals: they go first.
    paragraph.votes.clear()
    session.flush()
    session.delete(paragraph)


def discard_item(office: Office, item_id: int) -> None:
    """Remove an item for good, as when it was added by mistake; its memo and cases stay.

    Raises ``CannotRenumber`` when it has its paragraph number: then the paragraph is struck.
    """
    with office.writing("agenda.discard") as session:
        item = found(session, AgendaItem, item_id)
        take_off(session, item)
        session.delete(item)


def decide_urgency(office: Office, item_id: int, *, urgent: bool = True) -> None:
    """Note that all present agreed to decide an added item, it being urgent (KL 5:52)."""
    with office.writing("agenda.urgency") as session:
        found(session, AgendaItem, item_id).urgency_decided = urgent


def revise_item(office: Office, item_id: int, version: int, **changes: object) -> int:
    """Change an item's title, kind, presenter, time or proposed decision; the new version."""
    with office.writing("agenda.revise") as session:
        item = found(session, AgendaItem, item_id)
        demand_version(item, version)
        if "title" in changes:
            changes["title"] = tidy_title(str(changes["title"]))
        for field, value in changes.items():
            setattr(item, field, value)
        session.flush()
        return item.version
