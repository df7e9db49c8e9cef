"""Where a remark leads: to the paragraph, the item, the step, or the case that it is about."""

from __future__ import annotations

from db.checks.remark import Remark
from db.queries.meeting_steps import MeetingStep
from db.queries.meetings import MeetingView
from desktop.ui.widgets.place import Place, Room

_STEPS = {
    "no_items": MeetingStep.AGENDA,
    "summoned_late": MeetingStep.SUMMONS,
    "summoned_early": MeetingStep.SUMMONS,
    "summons_due": MeetingStep.SUMMONS,
    "summons_overdue": MeetingStep.SUMMONS,
    "no_end": MeetingStep.ATTENDANCE,
    "vacant_seats": MeetingStep.ATTENDANCE,
    "not_quorate": MeetingStep.ATTENDANCE,
    "served_again": MeetingStep.ATTENDANCE,
    "nobody_presides": MeetingStep.ATTENDANCE,
    "verify_due": MeetingStep.VERIFICATION,
    "verify_overdue": MeetingStep.VERIFICATION,
    "verified_late": MeetingStep.VERIFICATION,
    "announce_due": MeetingStep.NOTICE,
    "announce_overdue": MeetingStep.NOTICE,
    "posted_late": MeetingStep.NOTICE,
    "taken_down_early": MeetingStep.NOTICE,
    "number_missing": MeetingStep.PARAGRAPHS,
}
_FIELDS = {"no_chair": "chair", "no_verifiers": "verifiers", "chair_verifies": "verifiers"}


def place_in_meeting(remark: Remark, meeting: MeetingView) -> Place:
    """The place in a meeting that a remark on it is about."""
    if remark.what == "older_unverified":
        return Place(Room.MEETINGS)
    return Place(Room.MEETING, meeting.head.id, _part(remark, meeting))


def _part(remark: Remark, meeting: MeetingView) -> str:
    if remark.what in _FIELDS:
        return f"{MeetingStep.MINUTES}/{_FIELDS[remark.what]}"
    step = _STEPS.get(remark.what)
    if step is not None:
        return step.value
    for row in meeting.agenda:
        if remark.subject_id == row.paragraph_id:
            return f"{MeetingStep.PARAGRAPHS}/{row.paragraph_id}"
        if remark.subject_id == row.id:
            return f"{MeetingStep.AGENDA}/{row.id}"
    return MeetingStep.MINUTES.value
