"""A meeting's steps as the line shows them, with how its minutes parts stand."""

from __future__ import annotations

from collections.abc import Container, Sequence

from db.queries.meeting_steps import MeetingStep, Phase, Step
from db.queries.meetings import MeetingView
from db.queries.minutes import MinutesPartView
from desktop.ui.meeting_words import (
    PHASE_NAMES,
    STATE_WORDS,
    STEP_NAMES,
    progress,
    steps_of_phase,
)
from desktop.ui.part_words import PART_WORDS
from desktop.ui.widgets.step_line import StepGroup, StepMark


def step_groups(meeting: MeetingView, offered: Container[MeetingStep]) -> list[StepGroup]:
    """The steps that have a page, under before, during and after."""
    groups = (
        StepGroup(
            PHASE_NAMES[phase],
            [
                _mark(step, meeting.parts)
                for step in steps_of_phase(meeting.steps, phase)
                if step.step in offered
            ],
        )
        for phase in Phase
    )
    return [group for group in groups if group.steps]


def _mark(step: Step, parts: Sequence[MinutesPartView]) -> StepMark:
    word, shape = STATE_WORDS[step.state]
    more = PART_WORDS[step.step](parts) if step.step in PART_WORDS else ""
    return StepMark(step.step.value, STEP_NAMES[step.step], word, shape, progress(step), more)
