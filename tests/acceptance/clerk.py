"""What a clerk does in the acceptance cases, in few words, on the shared world."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from zipfile import ZipFile

from pypdf import PdfReader

from db.queries.meetings import MeetingView, meeting_view
from db.rules.decision import decision
from db.rules.lifecycle import ItemKind
from desktop.documents.word_reader import read_word_text
from desktop.operations.agenda import add_item
from desktop.operations.meetings import plan_meeting
from desktop.operations.minutes import choose_verifiers, verify_minutes
from desktop.operations.numbering import assign_numbers
from desktop.operations.office import Office
from desktop.operations.papers import MadePaper
from desktop.operations.paragraphs import open_paragraph, revise_paragraph
from tests.world import CLERK, TODAY, World


@dataclass(frozen=True)
class Clerk:
    """Somebody at a desk, with the world's register open."""

    office: Office
    world: World

    def meets(self, body: str, day: date, titles: Sequence[str] = ()) -> int:
        """Plan a meeting with items of those titles; "# Rubrik" makes a heading."""
        meeting = plan_meeting(self.office, self.world.bodies[body], day, place="Sal Björken")
        for title in titles:
            self.adds(meeting, title)
        return meeting

    def adds(self, meeting: int, title: str, case: str = "") -> int:
        """Add an item last on the agenda."""
        heading = title.startswith("# ")
        return add_item(
            self.office,
            self.view(meeting).head.body_id,
            title.removeprefix("# "),
            meeting_id=meeting,
            kind=ItemKind.HEADING if heading else ItemKind.DECISION,
            case_ids=(self.world.cases[case],) if case else (),
        )

    def view(self, meeting: int) -> MeetingView:
        """The meeting as the screens show it."""
        with self.office.reading() as session:
            return meeting_view(session, meeting)

    def numbers(self, meeting: int) -> list[int | None]:
        """The numbers of the items, in agenda order."""
        return [row.number for row in self.view(meeting).agenda]

    def writes(self, item: int, point: str = "Förslaget antas.", **parts: object) -> int:
        """Write the item's paragraph; gives its key."""
        key = open_paragraph(self.office, item)
        changes = {"decision": decision("Nämnden beslutar att", (point,)), **parts}
        revise_paragraph(self.office, key, self.version(key), **changes)  # pyright: ignore
        return key

    def version(self, paragraph: int) -> int:
        """The version of a paragraph now."""
        with self.office.reading() as session:
            connection = session.connection()
            found = connection.exec_driver_sql(
                "SELECT version FROM paragraph WHERE id = ?", (paragraph,)
            )
            return int(found.scalar_one())

    def holds(self, body: str, day: date, titles: Sequence[str]) -> int:
        """A meeting with every paragraph written and numbered."""
        meeting = self.meets(body, day, titles)
        for row in self.view(meeting).agenda:
            if row.kind is not ItemKind.HEADING:
                self.writes(row.id)
        assign_numbers(self.office, meeting)
        return meeting

    def verifies(self, meeting: int, day: date) -> tuple[MadePaper, ...]:
        """Verify the meeting's main minutes."""
        part = self.view(meeting).parts[0].id
        choose_verifiers(self.office, part, ["Nils Åkerlund (M)"], planned_place="Kansliet")
        return verify_minutes(self.office, part, day)


def clerk_of(world: World, today: date = TODAY, name: str = CLERK) -> Clerk:
    """A clerk whose calendar stands still at ``today``."""
    return Clerk(Office(world.store, name, lambda: today), world)


def pdf_pages(content: bytes) -> list[str]:
    """The text of each page of a PDF."""
    return [page.extract_text() for page in PdfReader(BytesIO(content)).pages]


def all_of_word(content: bytes) -> str:
    """Everything that a Word file holds, in every part: the body, heads, properties, styles."""
    with ZipFile(BytesIO(content)) as package:
        return "\n".join(
            package.read(name).decode("utf-8", "replace") for name in package.namelist()
        )


def read_word(content: bytes) -> str:
    """The text of a Word file, a line for each paragraph."""
    return "\n".join(text for _, text in read_word_text(content))
