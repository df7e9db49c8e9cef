"""Writing the paragraphs: the text comes along from the memo and is never typed again."""

from __future__ import annotations

from collections.abc import Iterable

from db.entities.meeting import AgendaItem, ItemCase, Meeting
from db.entities.minutes import MinutesPart
from db.entities.organisation import Body
from db.entities.paragraph import Paragraph, ParagraphCase, ParagraphRecipient
from db.queries.existing import recipient_named
from db.queries.waiting import waiting_after
from db.rules.decision import goes_upward
from db.rules.lifecycle import ItemKind, Outcome, PartKind
from db.rules.refusals import NotFound, ReasonNeeded
from db.rules.rich_text import RichText
from db.store import Session
from desktop.documents.compose.put_off import put_off_decision
from desktop.operations.cases import tidy_title
from desktop.operations.office import Office, demand_version, found
from desktop.operations.referrals import demand_referral_won
from desktop.operations.wording import follow_meeting


def open_paragraph(office: Office, item_id: int) -> int:
    """The key of the item's paragraph, made from its memo when there is none yet."""
    with office.writing("paragraph.open") as session:
        return paragraph_of(session, found(session, AgendaItem, item_id)).id


def paragraph_of(session: Session, item: AgendaItem) -> Paragraph:
    """The item's paragraph; a new one takes over the memo's text and recipients.

    Raises ``NotFound`` for a heading, which has none.
    """
    if item.paragraph is not None:
        return item.paragraph
    if not item.takes_paragraph or item.meeting_id is None:
        raise NotFound(item.title)
    paragraph = _new_paragraph(session, item, found(session, Meeting, item.meeting_id))
    session.expire(item, ["paragraph"])
    return paragraph


def _new_paragraph(session: Session, item: AgendaItem, meeting: Meeting) -> Paragraph:
    paragraph = Paragraph(
        body_id=meeting.body_id,
        meeting_id=meeting.id,
        item_id=item.id,
        part_id=main_part(meeting).id,
        heard_on=meeting.held_on,
        year=meeting.year,
        title=item.title,
        legal_basis=item.legal_basis,
    )
    source = item.memo or _put_off_paragraph(session, item)
    if source is not None:
        paragraph.copy_parts_from(source)
    if item.proposed_decision or item.memo is None:
        paragraph.decision = item.proposed_decision
    session.add(paragraph)
    session.flush()
    _link_cases(paragraph, item)
    if item.memo is not None:
        write_recipients(session, paragraph, item.memo.recipients)
    session.flush()
    return paragraph


def _put_off_paragraph(session: Session, item: AgendaItem) -> Paragraph | None:
    """The same body's paragraph whose text an item without a memo goes on from."""
    origin = session.get(Paragraph, item.from_paragraph_id) if item.from_paragraph_id else None
    return origin if origin is not None and origin.body_id == item.body_id else None


def _link_cases(paragraph: Paragraph, item: AgendaItem) -> None:
    for link in item.case_links:
        paragraph.case_links.append(
            ParagraphCase(paragraph_id=paragraph.id, case_id=link.case_id, place=link.place)
        )


def main_part(meeting: Meeting) -> MinutesPart:
    """The meeting's main minutes."""
    return next(part for part in meeting.parts if part.kind is PartKind.MAIN)


def revise_paragraph(
    office: Office, paragraph_id: int, version: int, *, recipients: tuple[str, ...] | None = None,
    **changes: object,
) -> int:  # fmt: skip
    """Save changed parts of a paragraph; gives its new version.

    ``changes`` are fields of ``Paragraph`` that hold text. Raises ``ChangedMeanwhile`` or
    ``VerifiedTextLocked``.
    """
    with office.writing("paragraph.revise") as session:
        paragraph = editable(session, paragraph_id)
        demand_version(paragraph, version)
        if "title" in changes:
            changes["title"] = tidy_title(str(changes["title"]))
        for field, value in changes.items():
            setattr(paragraph, field, value)
        if "decision" in changes and paragraph.meeting_id is not None:
            follow_meeting(paragraph, found(session, Meeting, paragraph.meeting_id), office.today())
        if recipients is not None:
            write_recipients(session, paragraph, recipients)
        session.flush()
        return paragraph.version


def editable(session: Session, paragraph_id: int) -> Paragraph:
    """The paragraph, when it may be changed; raises ``VerifiedTextLocked`` otherwise."""
    paragraph = found(session, Paragraph, paragraph_id)
    if paragraph.part_id is not None:
        found(session, MinutesPart, paragraph.part_id).demand_open()
    return paragraph


def write_recipients(session: Session, paragraph: Paragraph, labels: Iterable[str]) -> None:
    """Set who is to have the extract, each bound to a recipient of that name if there is one."""
    kept = {row.label: row for row in paragraph.recipients}
    wanted = list(dict.fromkeys(label.strip() for label in labels if label.strip()))
    if wanted == [row.label for row in paragraph.recipients]:
        return
    for label, row in kept.items():
        if label not in wanted:
            paragraph.recipients.remove(row)
    # Places are unique: move the old ones out of the way before the new order is written.
    for number, label in enumerate(wanted):
        if label in kept:
            kept[label].place = 10_000 + number
    if kept:
        session.flush()
    for number, label in enumerate(wanted):
        if label in kept:
            kept[label].place = number
        else:
            paragraph.recipients.append(_recipient_row(session, paragraph, number, label))
    session.flush()


def _recipient_row(
    session: Session, paragraph: Paragraph, place: int, label: str
) -> ParagraphRecipient:
    return ParagraphRecipient(
        paragraph_id=paragraph.id,
        place=place,
        label=label,
        recipient_id=recipient_named(session, label),
    )


def strike_paragraph(office: Office, paragraph_id: int, reason: str) -> None:
    """Let a paragraph lapse: its number stays and prints with the reason."""
    with office.writing("paragraph.strike") as session:
        paragraph = editable(session, paragraph_id)
        paragraph.strike(reason)
        if paragraph.item_id is not None:
            found(session, AgendaItem, paragraph.item_id).outcome = Outcome.WITHDRAWN


def note_outcome(office: Office, item_id: int, outcome: Outcome, reason: str = "") -> None:
    """Say what became of an item.

    One that is tabled or referred back waits for the body's next meeting, once; what waits there
    goes away again when the outcome turns out another. The decision is worded accordingly while
    it is still the proposed one. Referral back needs a reason; raises ``ReferralLost`` when the
    vote on it was lost (KL 5:50).
    """
    with office.writing("item.outcome") as session:
        item = found(session, AgendaItem, item_id)
        if outcome is Outcome.REFERRED_BACK and not reason.strip():
            raise ReasonNeeded("refer_back")
        _call_back(session, item)
        item.by_minority = outcome in _PUT_OFF and demand_referral_won(session, item, outcome)
        item.outcome, item.outcome_reason = outcome, reason.strip()
        if outcome in _PUT_OFF:
            following = send_on(session, item, item.body_id)
            _word_putting_off(session, item, following)
        if item.paragraph is not None and item.meeting_id is not None:
            meeting = found(session, Meeting, item.meeting_id)
            follow_meeting(item.paragraph, meeting, office.today())


_PUT_OFF = (Outcome.TABLED, Outcome.REFERRED_BACK)


def _word_putting_off(session: Session, item: AgendaItem, following: AgendaItem) -> None:
    """Word the decision to put off in place of the proposed one, which the next item keeps."""
    paragraph = paragraph_of(session, item)
    if paragraph.decision in (_proposed(item), ()):
        body = found(session, Body, item.body_id)
        following.proposed_decision = _proposed(item)
        paragraph.decision = put_off_decision(
            body.name, body.kind, item.outcome, item.outcome_reason
        )


def _unword(session: Session, item: AgendaItem, paragraph: Paragraph) -> None:
    """Take back the wording of an earlier outcome, unless somebody has written over it."""
    body = found(session, Body, item.body_id)
    if item.outcome in _PUT_OFF and paragraph.decision == put_off_decision(
        body.name, body.kind, item.outcome, item.outcome_reason
    ):
        paragraph.decision = _proposed(item)


def _proposed(item: AgendaItem) -> RichText:
    return item.proposed_decision or (item.memo.decision if item.memo is not None else ())


def _call_back(session: Session, item: AgendaItem) -> None:
    """Take away what waits for the body's next meeting after an earlier outcome of the item."""
    if item.paragraph is None:
        return
    for key in waiting_after(session, item.paragraph.id, item.body_id):
        session.delete(found(session, AgendaItem, key))
    _unword(session, item, item.paragraph)
    session.flush()


def send_on(session: Session, item: AgendaItem, body_id: int) -> AgendaItem:
    """A waiting item for ``body_id`` that carries on from this one: same cases, text and memo."""
    paragraph = paragraph_of(session, item)
    following = AgendaItem(
        body_id=body_id,
        memo_id=item.memo_id,
        from_paragraph_id=paragraph.id,
        kind=ItemKind.DECISION,
        title=item.title,
        legal_basis=item.legal_basis,
        presenter=item.presenter,
        proposed_decision=paragraph.decision if body_id != item.body_id else item.proposed_decision,
    )
    session.add(following)
    session.flush()
    for link in item.case_links:
        following.case_links.append(
            ItemCase(item_id=following.id, case_id=link.case_id, place=link.place)
        )
    return following


def proposes_upward(paragraph: Paragraph) -> bool:
    """Whether the decision proposes something to a higher body."""
    return goes_upward(paragraph.decision)
