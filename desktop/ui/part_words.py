"""How the parts of a meeting's minutes are called: which paragraphs, and how far they have come."""

from __future__ import annotations

from collections.abc import Sequence

from db.queries.meeting_steps import MeetingStep
from db.queries.meetings import MeetingView
from db.queries.minutes import MinutesPartView
from db.queries.papers import PaperRow
from db.rules.lifecycle import PaperKind, PartKind
from db.rules.numbering import paragraphs_label
from desktop.ui.states import day_in_words


def part_label(part: MinutesPartView) -> str:
    """ "§§ 39, 50"; "Hela protokollet" for the main minutes."""
    if part.kind is PartKind.MAIN:
        return "Hela protokollet"
    return paragraphs_label(part.numbers) if part.numbers else "Paragrafer utan nummer"


def part_state(part: MinutesPartView) -> str:
    """How the part stands: "omedelbart justerade", "justeras omedelbart", "justering vägrad"."""
    many = len(part.paragraph_ids) > 1
    done = "justerade" if many else "justerad"
    match part.kind, part.is_verified:
        case PartKind.MAIN, verified:
            return "justerat" if verified else "inte justerat"
        case PartKind.IMMEDIATE, True:
            return f"omedelbart {done}"
        case PartKind.IMMEDIATE, False:
            return "justeras omedelbart"
        case _, True:
            return f"{done} för sig"
        case _:
            return "justering vägrad"


def part_name(part: MinutesPartView) -> str:
    """ "§§ 39, 50 – omedelbart justerade"."""
    return f"{part_label(part)} – {part_state(part)}"


def verified_parts(parts: Sequence[MinutesPartView]) -> str:
    """How all parts stand, a line each; empty when there is but the main one."""
    return "" if len(parts) < 2 else "\n".join(_verified(part) for part in parts)


def posted_parts(parts: Sequence[MinutesPartView]) -> str:
    """On which day each part was posted, a line each; empty when there is but the main one."""
    return "" if len(parts) < 2 else "\n".join(_posted(part) for part in parts)


def _verified(part: MinutesPartView) -> str:
    day = f" {day_in_words(part.verified_on)}" if part.verified_on else ""
    return f"{part_name(part)}{day}"


def _posted(part: MinutesPartView) -> str:
    if part.notice is None:
        return f"{part_label(part)} – inte anslaget"
    return f"{part_label(part)} – anslaget {day_in_words(part.notice.posted_on)}"


PART_WORDS = {MeetingStep.VERIFICATION: verified_parts, MeetingStep.NOTICE: posted_parts}
"""How the parts stand at the steps that are taken part by part."""


def with_party(name: str, party: str) -> str:
    """ "Anna Berg (S)"; the party may be missing."""
    return f"{name} ({party})" if party else name


def minutes_papers(meeting: MeetingView, part: MinutesPartView) -> list[PaperRow]:
    """The kept minutes of a part, newest first: those of the main one stand at the meeting."""
    papers = meeting.papers if part.kind is PartKind.MAIN else part.papers
    return [paper for paper in papers if paper.kind is PaperKind.MINUTES]
