"""A large meeting of the assembly to measure with: numbered or not, with open votes."""

from dataclasses import dataclass
from datetime import date

from db.entities.attendance import Attendance
from db.entities.base import Base
from db.entities.handling import Ballot, Proposal, Vote
from db.entities.meeting import AgendaItem, Meeting
from db.entities.minutes import MinutesPart, Verifier
from db.entities.organisation import Body, Organisation, Register
from db.entities.paragraph import Paragraph
from db.entities.person import Person
from db.rules.decision import decision
from db.rules.lifecycle import BodyKind, Presence, ProposalKind, Role, VoteMethod
from db.rules.rich_text import rich
from db.rules.voting import Ballot as BallotValue
from db.store import Session
from desktop.operations.office import Office

DAY = date(2026, 3, 10)
ITEMS, MEMBERS, VOTES = 250, 61, 25
TEXT = rich("Beredningen föreslår att ärendet avgörs under 2026 som kansliet har tänkt.\n" * 20)


@dataclass(frozen=True, slots=True)
class LargeMeeting:
    """The keys of a meeting, of its minutes and of its paragraphs."""

    meeting: int
    part: int
    paragraphs: tuple[int, ...]


def hold(office: Office, items: int = ITEMS) -> LargeMeeting:
    """A meeting that is held and written, ready to be numbered and verified."""
    with office.writing("bench") as session:
        body = _body(session)
        meeting = _kept(session, Meeting(body_id=body, held_on=DAY, ends_at="16:05"))
        part = _kept(session, MinutesPart(meeting_id=meeting, chair="Person 0"))
        people = [_member(session, meeting, place) for place in range(MEMBERS)]
        session.add(Verifier(part_id=part, place=0, person_id=people[1], name="Person 1"))
        written = tuple(_paragraph(session, body, meeting, part, n) for n in range(1, items + 1))
        for paragraph in written[:VOTES]:
            _vote(session, paragraph, people)
    return LargeMeeting(meeting, part, written)


def _kept(session: Session, thing: Base) -> int:
    session.add(thing)
    session.flush()
    key: int = vars(thing)["id"]
    return key


def _body(session: Session) -> int:
    house = _kept(session, Organisation(name="Region Älvmarken"))
    register = Register(organisation_id=house, code="R", name="Diarium", pattern="{serial}-{year}")
    return _kept(
        session,
        Body(
            organisation_id=house, register_id=_kept(session, register), seats=MEMBERS,
            kind=BodyKind.ASSEMBLY, name="Regionfullmäktige", abbreviation="RF",
        ),
    )  # fmt: skip


def _member(session: Session, meeting: int, place: int) -> int:
    person = _kept(session, Person(name=f"Person {place}", party="S"))
    attendance = Attendance(
        meeting_id=meeting, person_id=person, name=f"Person {place}", party="S", place=place,
        role=Role.MEMBER if place else Role.CHAIR, presence=Presence.SERVING,
    )  # fmt: skip
    session.add(attendance)
    return person


def _paragraph(session: Session, body: int, meeting: int, part: int, number: int) -> int:
    title = f"Ärende {number}"
    item = AgendaItem(body_id=body, meeting_id=meeting, place=number, title=title)
    paragraph = Paragraph(
        body_id=body, meeting_id=meeting, item_id=_kept(session, item), part_id=part,
        heard_on=DAY, year=DAY.year, title=title, matter=TEXT, summary=TEXT,
        decision=decision("Fullmäktige beslutar att", ("anta förslaget.",)),
    )  # fmt: skip
    return _kept(session, paragraph)


def _vote(session: Session, paragraph: int, people: list[int]) -> None:
    yes, no = (
        _kept(session, Proposal(paragraph_id=paragraph, place=place, kind=kind, proposers=("A",)))
        for place, kind in enumerate((ProposalKind.APPROVAL, ProposalKind.REJECTION))
    )
    vote = _kept(
        session,
        Vote(paragraph_id=paragraph, place=0, method=VoteMethod.OPEN, yes_id=yes, no_id=no),
    )
    for place, person in enumerate(people):
        ballot = Ballot(
            vote_id=vote, person_id=person, place=place, name=f"Person {place}",
            value=BallotValue.YES,
        )  # fmt: skip
        session.add(ballot)
