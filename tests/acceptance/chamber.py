"""What happens in the room where a body meets, in few words, for the acceptance cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from db.entities.person import Appointment, Person
from db.queries.handling import Handling, handling_of_meeting
from db.queries.service import MeetingService, meeting_service
from db.queries.service_remarks import service_remarks
from db.rules.lifecycle import PaperKind, Presence, Role, SeriesKind
from db.rules.meeting_remarks import MeetingRemark
from db.rules.voting import Ballot
from db.series import find_series
from desktop.documents.pdf_reader import read_tagged_text
from desktop.operations.attendance import set_presence
from desktop.operations.attendance_steps import sentences
from desktop.operations.papers import make_paper
from tests.acceptance.clerk import Clerk, read_word
from tests.world import TERM

MARCH, JUSTIFIED = date(2026, 3, 10), date(2026, 3, 12)
BERG, AKERLUND, OMAN = "Anna Berg", "Nils Åkerlund", "Britta Öman"
SEVEN = (BERG, AKERLUND, OMAN, "Karl Ek", "Lena Zetterlund", "Olof Ängsmark", "Sten Wik")
YES, NO, ABSTAIN = Ballot.YES, Ballot.NO, Ballot.ABSTAIN


class Chamber:
    """A meeting in progress; people by name, paragraphs by their order from 0."""

    def __init__(self, clerk: Clerk, meeting: int) -> None:
        self.clerk, self.office, self.meeting = clerk, clerk.office, meeting

    @property
    def service(self) -> MeetingService:
        with self.office.reading() as session:
            return meeting_service(session, self.meeting)

    @property
    def remarks(self) -> tuple[MeetingRemark, ...]:
        return service_remarks(self.service)

    @property
    def items(self) -> list[int]:
        return list(self.service.handled)

    def paragraph(self, place: int = 0) -> int:
        return self.service.handled[self.items[place]].paragraph_id or 0

    def person(self, name: str) -> int:
        return next(one.person for one in self.service.people.values() if one.name == name)

    def attendance(self, name: str) -> int:
        return self.service.people[self.person(name)].attendance_id

    def excuse(self, *names: str) -> None:
        for name in names:
            set_presence(self.office, self.attendance(name), Presence.ABSENT)

    def served(self, name: str) -> list[int]:
        """The places of the paragraphs in which somebody served."""
        key = self.person(name)
        return [n for n, one in enumerate(self.service.items) if key in one.persons]

    def presiding(self, place: int = 0) -> str:
        leads = self.service.items[place].presiding
        return self.service.people[leads].name if leads is not None else ""

    def sentences(self) -> list[str]:
        with self.office.reading() as session:
            return list(sentences(session, self.meeting).values())

    def handling(self, place: int = 0) -> Handling:
        with self.office.reading() as session:
            service = meeting_service(session, self.meeting)
            return handling_of_meeting(session, service)[self.paragraph(place)]

    def ballots(self, *votes: Ballot) -> Mapping[int, Ballot]:
        """The votes of those who serve in the first paragraph, by seat."""
        served = self.service.items[0].serving
        return {one.person: vote for one, vote in zip(served, votes, strict=True)}

    def minutes(self) -> str:
        """The text of the minutes in Word; that in PDF has the same words."""
        word, pdf = make_paper(self.office, PaperKind.MINUTES, self.meeting)
        text = read_word(word.content)
        self.pdf = plain("\n".join(text for _, text in read_tagged_text(pdf.content)))
        return plain(text)


def plain(text: str) -> str:
    """The text with ordinary spaces."""
    return text.replace("\u00a0", " ")


def start_at(clerk: Clerk, number: int, body: str = "RUN") -> None:
    """Let the body's §§ of 2026 go on from ``number``."""
    with clerk.office.writing("series.start") as session:
        series = find_series(session, SeriesKind.PARAGRAPH, clerk.world.bodies[body], 2026)
        assert series is not None
        series.next_number = number


def chamber(clerk: Clerk, titles: Sequence[str] = ("A",), body: str = "RUN") -> Chamber:
    """A meeting with every paragraph written and numbered."""
    return Chamber(clerk, clerk.holds(body, MARCH, titles))


def elect_assembly(clerk: Clerk, members: int = 61, substitutes: int = 4) -> None:
    """Fill the assembly with people of three parties, "Ledamot 1" to "Ledamot 61"."""
    world = clerk.world
    with clerk.office.writing("assembly.elect") as session:
        for number in range(1, members + substitutes + 1):
            is_member = number <= members
            party = ("S", "M", "C")[number % 3]
            name = f"Ledamot {number}" if is_member else f"Ersättare {number - members}"
            person = Person(name=name, party=party)
            session.add(person)
            session.flush()
            role = Role.CHAIR if number == 1 else Role.MEMBER if is_member else Role.SUBSTITUTE
            session.add(
                Appointment(
                    person_id=person.id, body_id=world.bodies["RF"], role=role, party=party,
                    place=number, starts_on=TERM,
                )
            )  # fmt: skip
