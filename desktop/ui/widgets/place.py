"""Where in the program one may be: a room, and what is open in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Room(StrEnum):
    """Every screen of the program."""

    FIRST_RUN = "first_run"
    TODAY = "today"
    CASES = "cases"
    CASE = "case"
    INTAKE = "intake"
    MEETINGS = "meetings"
    MEETING = "meeting"
    PARAGRAPH = "paragraph"
    CORRECTION = "correction"
    MINUTES = "minutes"
    DECISIONS = "decisions"
    DELEGATIONS = "delegations"
    DISPATCHES = "dispatches"
    EXTRACTS = "extracts"
    RECIPIENTS = "recipients"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Place:
    """A room, and the key of what is open in it (None for the room itself).

    ``part`` names a place within it: a part of a paragraph, a step of a meeting.
    """

    room: Room
    key: int | str | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class RailEntry:
    """One line of the rail: where it leads, what it is called, its icon."""

    room: Room
    label: str
    icon: str


RAIL = (
    RailEntry(Room.TODAY, "Idag", "calendar-days"),
    RailEntry(Room.CASES, "Ärenden", "folder"),
    RailEntry(Room.MEETINGS, "Sammanträden", "gavel"),
    RailEntry(Room.DECISIONS, "Beslut", "scale"),
    RailEntry(Room.DISPATCHES, "Utskick", "send"),
    RailEntry(Room.RECIPIENTS, "Mottagare", "users"),
    RailEntry(Room.SETTINGS, "Inställningar", "settings"),
)

_HOMES = {
    Room.CASE: Room.CASES,
    Room.INTAKE: Room.CASES,
    Room.MEETING: Room.MEETINGS,
    Room.PARAGRAPH: Room.MEETINGS,
    Room.CORRECTION: Room.MEETINGS,
    Room.MINUTES: Room.MEETINGS,
    Room.DELEGATIONS: Room.DECISIONS,
    Room.EXTRACTS: Room.DISPATCHES,
}


def home_of(room: Room) -> Room:
    """The room of the rail that a room belongs under."""
    return _HOMES.get(room, room)


def label_of(room: Room) -> str:
    """What the rail calls the home of a room; empty for the first-run page."""
    home = home_of(room)
    return next((entry.label for entry in RAIL if entry.room is home), "")
