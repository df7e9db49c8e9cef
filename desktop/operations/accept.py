"""Taking in a document that the clerk has looked at: case, record with the original, and text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from db.entities.base import now
from db.entities.case import Case, Memo
from db.entities.organisation import Body, NumberSeries, Organisation, Register
from db.entities.paragraph import Paragraph, ParagraphCase
from db.entities.recipient import Recipient
from db.entities.record import Record
from db.queries.existing import (
    abbreviations,
    body_named,
    case_with_number,
    first_register,
    only_organisation,
    paragraph_numbered,
    recipient_named,
)
from db.rules.lifecycle import BodyKind, Direction, ParagraphStatus, RecipientKind, SeriesKind
from db.rules.refusals import NotFound, NumberTaken
from db.rules.rich_text import runs
from db.series import find_series
from db.store import Session
from desktop.intake.source import SourceText
from desktop.operations.cases import enter, tidy_number, tidy_title
from desktop.operations.office import Office, found
from desktop.operations.paragraphs import write_recipients
from desktop.operations.proposal import PARAGRAPH_KINDS, Proposal
from desktop.operations.records import enter_record, refuse_known_file


@dataclass(frozen=True, slots=True)
class Accepted:
    """What became of a document: keys of what was made, and the dnr of its first case.

    ``new_case`` says whether any case was registered for it.
    """

    registration_number: str
    case_ids: tuple[int, ...]
    record_id: int
    memo_ids: tuple[int, ...]
    paragraph_ids: tuple[int, ...]
    new_case: bool


def accept(
    office: Office, source: SourceText, proposals: Sequence[Proposal], *,
    register_id: int | None = None, dry_run: bool = False,
) -> Accepted:  # fmt: skip
    """Register a document in one transaction: its cases, the original file, its memo or §§.

    A case with the same dnr in any spelling takes it in; otherwise one is registered, under the
    number as written or the register's next. With ``dry_run`` everything is tried and nothing
    kept. Raises ``AlreadyRegistered`` for a file that is in the register, ``NumberTaken`` for a
    paragraph that is.
    """
    try:
        with office.writing("document.accept") as session:
            refuse_known_file(session, source.content, source.name)
            register = register_id or first_register(session)
            if register is None:
                raise NotFound("register")
            accepted = _take_in(office, session, source, proposals, register)
            if dry_run:
                raise _OnlyTried(accepted)
            return accepted
    except _OnlyTried as tried:
        return tried.accepted


class _OnlyTried(Exception):
    def __init__(self, accepted: Accepted) -> None:
        super().__init__()
        self.accepted = accepted


def _take_in(
    office: Office, session: Session, source: SourceText, proposals: Sequence[Proposal],
    register_id: int,
) -> Accepted:  # fmt: skip
    cases: list[Case] = []
    memos: list[int] = []
    paragraphs: list[int] = []
    record_id = 0
    made_new = False
    for proposal in proposals:
        body = _ensure_body(session, proposal.body, register_id)
        case = _known_case(session, proposal)
        made_new = made_new or case is None
        case = case or _new_case(office, session, proposal, body, register_id)
        cases.append(case)
        record_id = record_id or _record(office, session, source, proposal, case)
        _ensure_recipients(session, proposal.recipients)
        if proposal.kind in PARAGRAPH_KINDS and body is not None:
            paragraphs.append(_paragraph(session, proposal, body, case))
        else:
            memos.append(_memo(session, proposal, body, case, record_id))
    return Accepted(
        registration_number=cases[0].registration_number,
        case_ids=tuple(dict.fromkeys(case.id for case in cases)),
        record_id=record_id,
        memo_ids=tuple(memos),
        paragraph_ids=tuple(paragraphs),
        new_case=made_new,
    )


def _known_case(session: Session, proposal: Proposal) -> Case | None:
    number = tidy_number(proposal.registration_number)
    known = case_with_number(session, number) if number else None
    return found(session, Case, known) if known is not None else None


def _new_case(
    office: Office, session: Session, proposal: Proposal, body: Body | None, register_id: int
) -> Case:
    case = Case(
        register_id=register_id,
        body_id=body.id if body else None,
        year=office.today().year,
        serial=None,
        registration_number=tidy_number(proposal.registration_number),
        title=tidy_title(proposal.title[:1000]),
        opened_on=proposal.day or office.today(),
    )
    enter(session, case)
    return case


def _record(
    office: Office, session: Session, source: SourceText, proposal: Proposal, case: Case
) -> int:
    record = Record(
        case_id=case.id,
        running_number=0,
        title=proposal.title[:1000],
        direction=Direction.INCOMING,
        record_type=proposal.kind.value,
        received_on=office.today(),
        drawn_up_on=proposal.day,
        original_name=source.name,
        registered_at=now(),
    )
    return enter_record(session, record, source.content, "text/plain")


def _memo(
    session: Session, proposal: Proposal, body: Body | None, case: Case, record_id: int
) -> int:
    memo = Memo(
        case_id=case.id,
        body_id=body.id if body else None,
        record_id=record_id,
        title=tidy_title(proposal.title[:1000]),
        dated_on=proposal.day,
        decision=proposal.decision,
        statement=proposal.statement,
        summary=proposal.summary,
        matter=proposal.matter,
        decision_basis=tuple(runs(line) for line in proposal.decision_basis),
        recipients=proposal.recipients,
    )
    session.add(memo)
    session.flush()
    return memo.id


def _paragraph(session: Session, proposal: Proposal, body: Body, case: Case) -> int:
    number = int(proposal.number) if proposal.number.isdigit() else None
    year = proposal.day.year if proposal.day else None
    if number is not None:
        _demand_free(session, body, year, number)
    paragraph = Paragraph(
        body_id=body.id,
        heard_on=proposal.day,
        year=year,
        number=number,
        status=ParagraphStatus.NUMBERED if number else ParagraphStatus.DRAFT,
        title=tidy_title(proposal.title[:1000]),
        decision=proposal.decision,
        statement=proposal.statement,
        summary=proposal.summary,
        matter=proposal.matter,
        proposals=proposal.proposals,
        order_of_proposals=proposal.order_of_proposals,
        reservations=proposal.reservations,
        notes=proposal.notes,
        decision_basis=tuple(runs(line) for line in proposal.decision_basis),
    )
    session.add(paragraph)
    session.flush()
    paragraph.case_links.append(ParagraphCase(paragraph_id=paragraph.id, case_id=case.id))
    write_recipients(session, paragraph, proposal.recipients)
    return paragraph.id


def _demand_free(session: Session, body: Body, year: int | None, number: int) -> None:
    taken = paragraph_numbered(session, body.id, year, number)
    if taken is not None:
        raise NumberTaken(f"{body.abbreviation} § {number}", taken)
    series = find_series(session, SeriesKind.PARAGRAPH, body.id, year) if year else None
    _pass_by(series, number)


def _pass_by(series: NumberSeries | None, used: int) -> None:
    if series is not None and series.next_number <= used:
        series.next_number = used + 1


def _ensure_recipients(session: Session, names: Sequence[str]) -> None:
    for name in names:
        label = " ".join(name.split())[:200]
        if label and recipient_named(session, label) is None:
            session.add(Recipient(kind=RecipientKind.ROLE, name=label))
            session.flush()


def _ensure_body(session: Session, name: str, register_id: int) -> Body | None:
    if not name.strip():
        return None
    known = body_named(session, name)
    if known is not None:
        return found(session, Body, known)
    register = found(session, Register, register_id)
    organisation = found(session, Organisation, only_organisation(session) or 0)
    body = Body(
        organisation_id=organisation.id,
        register_id=register.id,
        kind=body_kind(name),
        name=name.strip(),
        abbreviation=abbreviation(name, abbreviations(session)),
    )
    session.add(body)
    session.flush()
    return body


def body_kind(name: str) -> BodyKind:
    """What sort of body the name tells of."""
    folded = name.casefold()
    if "utskott" in folded:
        return BodyKind.SUBCOMMITTEE
    if "fullmäktige" in folded:
        return BodyKind.ASSEMBLY
    return BodyKind.EXECUTIVE_BOARD if "styrelse" in folded else BodyKind.COMMITTEE


_LAST_PARTS = ("nämnden", "nämnd", "styrelsen", "styrelse", "fullmäktige", "utskottet", "utskott")


def abbreviation(name: str, taken: frozenset[str]) -> str:
    """Letters that stand for the name ("RUN", "KS"), free among those that are taken."""
    letters = "".join(_letters(word) for word in name.split())[:10].upper() or "ORGAN"
    if letters not in taken:
        return letters
    return next(f"{letters}{n}" for n in range(2, 1000) if f"{letters}{n}" not in taken)


def _letters(word: str) -> str:
    folded = word.casefold()
    for part in _LAST_PARTS:
        if folded.endswith(part) and folded != part:
            return word[0] + part[0]
    return word[0]
