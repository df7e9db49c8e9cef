"""The wording of decisions as the meeting made them, kept beside what is written later.

The decision is the meeting's. While the meeting lasts its wording follows the clerk's text; from
its end, or from numbering at the latest, what was decided stands still, so that a later change
shows until somebody has let it stand (JO 3339-2013).
"""

from __future__ import annotations

from datetime import date

from db.entities.meeting import Meeting
from db.entities.paragraph import Paragraph


def keep_wordings(meeting: Meeting) -> None:
    """Keep the decision of each paragraph that is written and has none kept; locked ones stay."""
    locked = {part.id for part in meeting.parts if part.is_verified}
    for paragraph in meeting.paragraphs:
        if paragraph.part_id not in locked and paragraph.wording_at_meeting is None:
            keep_wording(paragraph)


def keep_wording(paragraph: Paragraph) -> None:
    """Keep the decision as it stands now."""
    if paragraph.decision:
        paragraph.wording_at_meeting = paragraph.decision


def follow_meeting(paragraph: Paragraph, meeting: Meeting, today: date) -> None:
    """Let a kept wording follow a changed decision while the meeting still lasts."""
    lasts = not meeting.ends_at and today <= (meeting.ends_on or meeting.held_on)
    if lasts and paragraph.wording_at_meeting is not None:
        keep_wording(paragraph)
