"""The states that things pass through, and which steps between them are open."""

from __future__ import annotations

from enum import StrEnum


class CaseStatus(StrEnum):
    """Where a case stands. A case is never deleted: ``OBLITERATED`` strikes it, kept readable."""

    OPEN = "open"
    ON_HOLD = "on_hold"
    CLOSED = "closed"
    AD_ACTA = "ad_acta"
    OBLITERATED = "obliterated"


class Direction(StrEnum):
    """How a record came to be in the case."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"
    DRAWN_UP = "drawn_up"


class BodyKind(StrEnum):
    """What sort of body decides."""

    ASSEMBLY = "assembly"
    EXECUTIVE_BOARD = "executive_board"
    COMMITTEE = "committee"
    SUBCOMMITTEE = "subcommittee"


class Role(StrEnum):
    """What a person is in a body."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    MEMBER = "member"
    SUBSTITUTE = "substitute"
    SECRETARY = "secretary"
    OFFICIAL = "official"

    @property
    def is_member(self) -> bool:
        """Whether the role has a seat and a vote of its own."""
        return self in (Role.CHAIR, Role.VICE_CHAIR, Role.MEMBER)


class Presence(StrEnum):
    """Whether somebody was at the meeting, and served."""

    SERVING = "serving"
    PRESENT = "present"
    ABSENT = "absent"


class ItemKind(StrEnum):
    """What an agenda item is; a heading takes no paragraph."""

    DECISION = "decision"
    INFORMATION = "information"
    NOTIFICATIONS = "notifications"
    ELECTION = "election"
    FORMALITY = "formality"
    HEADING = "heading"


class Outcome(StrEnum):
    """What became of an agenda item."""

    UNDECIDED = "undecided"
    DECIDED = "decided"
    RECOMMENDED = "recommended"
    TABLED = "tabled"
    REFERRED_BACK = "referred_back"
    NOTED = "noted"
    WITHDRAWN = "withdrawn"


class ParagraphStatus(StrEnum):
    """A paragraph is a draft until numbered; a struck one keeps its number and says why."""

    DRAFT = "draft"
    NUMBERED = "numbered"
    STRUCK = "struck"


class PartKind(StrEnum):
    """Which minutes a paragraph is verified with.

    ``WITHHELD`` keeps what a verifier would not verify, apart from the rest and open.
    """

    MAIN = "main"
    IMMEDIATE = "immediate"
    WITHHELD = "withheld"


class PaperKind(StrEnum):
    """The papers the program makes."""

    MEMO = "memo"
    SUMMONS = "summons"
    MINUTES = "minutes"
    QUICK_MINUTES = "quick_minutes"
    EXTRACT = "extract"
    NOTICE = "notice"
    DELEGATIONS = "delegations"
    JOURNAL = "journal"


class PaperFormat(StrEnum):
    """The forms a paper is set in."""

    WORD = "word"
    PDF = "pdf"
    HTML = "html"


class RecipientKind(StrEnum):
    """Whom a paper goes to: a role held by somebody, a person, an organisation, or a group."""

    ROLE = "role"
    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"


class Channel(StrEnum):
    """How a paper reaches its recipient."""

    EMAIL = "email"
    INTERNAL_MAIL = "internal_mail"
    POST = "post"
    DIGITAL_MAILBOX = "digital_mailbox"
    ORAL = "oral"


class CaseKind(StrEnum):
    """What sort of matter a case is; some kinds carry a time of their own (KL 5:35)."""

    ORDINARY = "ordinary"
    MOTION = "motion"
    CITIZEN_PROPOSAL = "citizen_proposal"
    INTERPELLATION = "interpellation"
    QUESTION = "question"


class ProposalKind(StrEnum):
    """What somebody proposes at a meeting (KL 5:67)."""

    APPROVAL = "approval"
    REJECTION = "rejection"
    AMENDMENT = "amendment"
    ADDITION = "addition"
    REFERRAL_BACK = "referral_back"
    TABLING = "tabling"

    @property
    def is_formal(self) -> bool:
        """Whether it is settled first, before the matter itself."""
        return self in (ProposalKind.REFERRAL_BACK, ProposalKind.TABLING)


class VoteMethod(StrEnum):
    """How a choice between two proposals was made (KL 5:54–55)."""

    ACCLAMATION = "acclamation"
    OPEN = "open"
    SECRET = "secret"


class VoteMatter(StrEnum):
    """What is voted on: elections and employment are settled by lot at a tie (KL 5:56)."""

    MATTER = "matter"
    ELECTION = "election"
    EMPLOYMENT = "employment"


class DissentKind(StrEnum):
    """How somebody marks another view than the decision; each has a heading of its own."""

    RESERVATION = "reservation"
    SEPARATE_STATEMENT = "separate_statement"
    MINUTES_NOTE = "minutes_note"
    NON_PARTICIPATION = "non_participation"


class StepKind(StrEnum):
    """What somebody does during a meeting that changes who serves."""

    CAME = "came"
    LEFT = "left"
    CONFLICT = "conflict"


class CorrectionBasis(StrEnum):
    """What a correction rests on: a plain slip, or a decision in a case between parties."""

    SLIP = "slip"
    FL_36 = "fl_36"


class AppealWay(StrEnum):
    """How a decision can be appealed: the members' way (KL 13), a party's (FL 40–44), or not."""

    LEGALITY_REVIEW = "legality_review"
    ADMINISTRATIVE_APPEAL = "administrative_appeal"
    NONE = "none"


class DecisionMaker(StrEnum):
    """Who made a decision for a body outside its meetings (KL 6:37–39)."""

    DELEGATE = "delegate"
    CHAIR = "chair"


class SeriesKind(StrEnum):
    """What a number series counts."""

    REGISTRATION = "registration"
    PARAGRAPH = "paragraph"


_CASE_STEPS: dict[CaseStatus, frozenset[CaseStatus]] = {
    CaseStatus.OPEN: frozenset(
        {CaseStatus.ON_HOLD, CaseStatus.CLOSED, CaseStatus.AD_ACTA, CaseStatus.OBLITERATED}
    ),
    CaseStatus.ON_HOLD: frozenset({CaseStatus.OPEN, CaseStatus.CLOSED, CaseStatus.AD_ACTA}),
    CaseStatus.CLOSED: frozenset({CaseStatus.OPEN}),
    CaseStatus.AD_ACTA: frozenset({CaseStatus.OPEN}),
    CaseStatus.OBLITERATED: frozenset(),
}


def may_become(now: CaseStatus, then: CaseStatus) -> bool:
    """Whether a case may pass from one status to the other."""
    return then in _CASE_STEPS[now]


def takes_paragraph(kind: ItemKind) -> bool:
    """Whether an agenda item of that kind is minuted in a paragraph of its own."""
    return kind is not ItemKind.HEADING
