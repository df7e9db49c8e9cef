"""How far a meeting has come: before, during and after it, and what to do next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Phase(StrEnum):
    """The three stretches of a secretary's work with a meeting."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


class MeetingStep(StrEnum):
    """The steps of a meeting in the order of work."""

    AGENDA = "agenda"
    SUMMONS = "summons"
    ATTENDANCE = "attendance"
    PARAGRAPHS = "paragraphs"
    MINUTES = "minutes"
    VERIFICATION = "verification"
    NOTICE = "notice"
    EXTRACTS = "extracts"

    @property
    def phase(self) -> Phase:
        """When the step is taken."""
        if self in (MeetingStep.AGENDA, MeetingStep.SUMMONS):
            return Phase.BEFORE
        if self in (MeetingStep.ATTENDANCE, MeetingStep.PARAGRAPHS):
            return Phase.DURING
        return Phase.AFTER


class StepState(StrEnum):
    """Whether a step waits for others, is begun, is the next to take, is done or passed over."""

    WAITING = "waiting"
    STARTED = "started"
    NEXT = "next"
    DONE = "done"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class MeetingCounts:
    """What is counted of a meeting to know how far it has come.

    ``to_minute`` counts items that take a paragraph, ``written`` paragraphs that say what was
    decided or noted, ``deliveries`` the recipients of numbered paragraphs, ``sent`` those that
    have got theirs. ``parts``, ``verified`` and ``posted`` count minutes parts.
    """

    items: int
    to_minute: int
    summoned: bool
    attending: int
    opened: int
    written: int
    numbered: int
    parts: int
    verified: int
    posted: int
    deliveries: int
    sent: int


@dataclass(frozen=True, slots=True)
class Step:
    """One step with its state; ``done`` of ``of`` where the step is counted."""

    step: MeetingStep
    state: StepState
    done: int = 0
    of: int = 0


_DONE: dict[MeetingStep, Callable[[MeetingCounts], bool]] = {
    MeetingStep.AGENDA: lambda c: c.items > 0 and (c.summoned or c.opened > 0),
    MeetingStep.SUMMONS: lambda c: c.summoned,
    MeetingStep.ATTENDANCE: lambda c: c.attending > 0 and c.opened > 0,
    MeetingStep.PARAGRAPHS: lambda c: 0 < c.to_minute <= c.written,
    MeetingStep.MINUTES: lambda c: 0 < c.to_minute <= c.numbered,
    MeetingStep.VERIFICATION: lambda c: 0 < c.parts == c.verified,
    MeetingStep.NOTICE: lambda c: 0 < c.parts == c.posted,
    MeetingStep.EXTRACTS: lambda c: c.verified > 0 and c.sent >= c.deliveries,
}
_COUNTED: dict[MeetingStep, Callable[[MeetingCounts], tuple[int, int]]] = {
    MeetingStep.AGENDA: lambda c: (c.items, c.items),
    MeetingStep.SUMMONS: lambda c: (int(c.summoned), 1),
    MeetingStep.ATTENDANCE: lambda c: (c.attending, c.attending),
    MeetingStep.PARAGRAPHS: lambda c: (c.written, c.to_minute),
    MeetingStep.MINUTES: lambda c: (c.numbered, c.to_minute),
    MeetingStep.VERIFICATION: lambda c: (c.verified, c.parts),
    MeetingStep.NOTICE: lambda c: (c.posted, c.parts),
    MeetingStep.EXTRACTS: lambda c: (c.sent, c.deliveries),
}
# A summons that was never noted does not hold up a meeting that has been held.
_CAN_BE_PASSED = frozenset({MeetingStep.AGENDA, MeetingStep.SUMMONS, MeetingStep.ATTENDANCE})


def steps_of(counts: MeetingCounts) -> tuple[Step, ...]:
    """Every step with its state; at most one is ``NEXT``."""
    coming = next_step(counts)
    return tuple(
        Step(step, _state(step, counts, coming), *_COUNTED[step](counts)) for step in _DONE
    )


def next_step(counts: MeetingCounts) -> MeetingStep | None:
    """The first step that is neither done nor passed over; none when all is done."""
    open_steps = (s for s in _DONE if not _DONE[s](counts) and not _is_passed(s, counts))
    return next(open_steps, None)


def _is_passed(step: MeetingStep, counts: MeetingCounts) -> bool:
    return step in _CAN_BE_PASSED and counts.opened > 0


def _state(step: MeetingStep, counts: MeetingCounts, coming: MeetingStep | None) -> StepState:
    if _DONE[step](counts):
        return StepState.DONE
    if step is coming:
        return StepState.NEXT
    if _is_passed(step, counts):
        return StepState.PASSED
    return StepState.STARTED if _COUNTED[step](counts)[0] else StepState.WAITING
