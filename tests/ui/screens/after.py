"""Meetings that have been held, for the pages that come after: written, numbered, verified."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.queries.meetings import MeetingView, meeting_view
from desktop.operations.minutes import verify_minutes
from desktop.operations.numbering import assign_numbers
from desktop.operations.office import Office
from desktop.ui.desk import Desk
from desktop.ui.screens.meeting import MeetingScreen
from desktop.ui.screens.minutes.page import MinutesPage
from desktop.ui.screens.notice.page import NoticePage
from desktop.ui.screens.paragraphs.page import ParagraphsPage
from desktop.ui.screens.verification.page import VerificationPage
from desktop.ui.widgets.step_page import StepOffer
from tests.world import World, add_meeting, add_paragraph

PAGES = (ParagraphsPage, MinutesPage, VerificationPage, NoticePage)
VERIFIED = date(2026, 3, 12)


def meeting_screen(desk: Desk) -> MeetingScreen:
    """The screen of a meeting, with the pages from the paragraphs on."""
    return MeetingScreen(desk, tuple(StepOffer(page.steps, page) for page in PAGES))


@dataclass(frozen=True)
class Held:
    """A meeting of four numbered paragraphs."""

    office: Office
    meeting: int
    paragraphs: tuple[int, ...]

    def view(self) -> MeetingView:
        """The meeting as the screens show it."""
        with self.office.reading() as session:
            return meeting_view(session, self.meeting)

    def verify(self, part: int | None = None, day: date = VERIFIED) -> None:
        """Verifies a part of the minutes, the main one unless named."""
        verify_minutes(self.office, part or self.view().parts[0].id, day)


def held(world: World, office: Office, **fields: object) -> Held:
    """A meeting of RUN with §§ 1–4, nothing verified."""
    key = add_meeting(world)
    titles = ("Val av justerare", "Handlingsplan", "Ny bro", "Årets plan")
    paragraphs = [
        add_paragraph(world, key, title, place=place, cases=("00677-2020",), **fields)
        for place, title in enumerate(titles, 1)
    ]
    assign_numbers(office, key)
    return Held(office, key, tuple(paragraphs))
