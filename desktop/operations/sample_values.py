"""What the sample organisation consists of: frozen values, referring to each other by name.

Names are keys and unique: a person, a recipient and a case (its printed dnr) are referred to by
name, a body and a register by abbreviation, a memo by the name of its file, a meeting by body
and date. ``desktop.operations.sample_data`` reads them from files.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from db.rules.rich_text import RichText


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleOrganisation:
    """The authority itself and where it is found."""

    name: str
    kind: str
    number: str
    street: str
    postal: str
    phone: str
    email: str
    website: str
    notice_board: str
    minutes_location: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleRegister:
    """A register with the pattern of its registration numbers (``{serial}``, ``{year}``)."""

    key: str
    name: str
    pattern: str
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleBody:
    """A governing body.

    ``kind`` is assembly, executive_board, committee or working_subcommittee; ``name_as_owner``
    is the name in genitive; ``parent`` another body's abbreviation.
    """

    abbreviation: str
    name: str
    name_as_owner: str
    kind: str
    seats: int
    substitutes: int
    register: str
    house_style: str
    secretary: str
    parent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplePerson:
    """An elected representative (``party``) or an official (``title``, ``unit``)."""

    name: str
    party: str = ""
    title: str = ""
    unit: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleAppointment:
    """One person's seat in a body from ``starts`` to ``ends``, both days included.

    ``role`` is chair, vice_chair, second_vice_chair, member or substitute; those with a chair's
    role are members too. ``place`` is the order among those of the same body, role and time.
    """

    body: str
    role: str
    person: str
    place: int
    starts: date
    ends: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleRecipient:
    """One who is sent extracts: ``kind`` is role, person, group or organisation.

    A role has a ``holder`` (a person), a group has ``members`` (recipients). Without ``email``
    the ``post`` address is used; one without either cannot be reached yet.
    """

    name: str
    kind: str
    holder: str = ""
    members: tuple[str, ...] = ()
    email: str = ""
    post: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleRecord:
    """A record in a case; ``direction`` is incoming, outgoing or drawn_up."""

    on: date
    direction: str
    title: str
    counterpart: str = ""
    their_reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleCase:
    """A case; a confidential one has ``protected_title`` and ``legal_basis``.

    ``status`` is open, on_hold or closed.
    """

    dnr: str
    register: str
    title: str
    opened_on: date
    officer: str
    status: str = "open"
    closed_on: date | None = None
    protected_title: str = ""
    legal_basis: str = ""
    counterpart: str = ""
    records: tuple[SampleRecord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleMemo:
    """An official's proposal to a body; ``key`` is the name of its file."""

    key: str
    case: str
    body: str
    title: str
    dated_on: date
    officer: str
    decision: RichText
    statement: RichText = ()
    summary: RichText = ()
    matter: RichText = ()
    decision_basis: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleAssignment:
    """What decision point number ``point`` tells ``to`` (a recipient) to do before ``due_on``."""

    point: int
    to: str
    due_on: date
    reported_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleItem:
    """An agenda item, and after the meeting its paragraph; ``number`` is the §, None before.

    ``kind`` is routine, information or decision. ``outcome`` is decided, noted, recommended
    (upward), tabled, referred_back or, ahead of the meeting, nothing. ``conflicts`` are those
    with jäv. An item ahead of its meeting takes its parts from ``memo``.
    """

    title: str
    kind: str = "decision"
    outcome: str = "decided"
    number: int | None = None
    cases: tuple[str, ...] = ()
    memo: str = ""
    protected_title: str = ""
    legal_basis: str = ""
    immediate: bool = False
    conflicts: tuple[str, ...] = ()
    decision: RichText = ()
    proposals: RichText = ()
    order_of_proposals: RichText = ()
    vote: RichText = ()
    reservations: RichText = ()
    notes: RichText = ()
    statement: RichText = ()
    summary: RichText = ()
    matter: RichText = ()
    decision_basis: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    assignments: tuple[SampleAssignment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleService:
    """A substitute serving for a member in ``paragraphs``, ``3–7`` or ``13, 16``; empty for all."""

    substitute: str
    member: str
    paragraphs: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleVisitor:
    """Another person present, with the §§ if not all."""

    name: str
    paragraphs: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleMeeting:
    """A meeting: ``state`` is planned, held or verified.

    Members are present unless ``absent``. Extracts went out on ``extracts_sent_on`` save those
    of the §§ in ``extracts_unsent``.
    """

    body: str
    on: date
    starts: time
    place: str
    state: str
    chair: str
    secretary: str
    summons_sent_on: date | None = None
    ends: time | None = None
    adjourned: str = ""
    verifiers: tuple[str, ...] = ()
    verified_on: date | None = None
    verified_where: str = ""
    posted_on: date | None = None
    taken_down_on: date | None = None
    extracts_sent_on: date | None = None
    extracts_unsent: tuple[int, ...] = ()
    absent: tuple[str, ...] = ()
    serving: tuple[SampleService, ...] = ()
    present_substitutes: tuple[str, ...] = ()
    visitors: tuple[SampleVisitor, ...] = ()
    items: tuple[SampleItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """All of it; meetings by date, memos by key, the rest as written."""

    today: date
    organisation: SampleOrganisation
    registers: tuple[SampleRegister, ...]
    bodies: tuple[SampleBody, ...]
    people: tuple[SamplePerson, ...]
    appointments: tuple[SampleAppointment, ...]
    recipients: tuple[SampleRecipient, ...]
    cases: tuple[SampleCase, ...]
    memos: tuple[SampleMemo, ...]
    meetings: tuple[SampleMeeting, ...]
