"""What would be remarked on a meeting's days: summons, verification, notice (KL 5:13, 5:69, 8:12).

Nothing here stands in the way of anything; a day that has passed cannot be mended, only told.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from db.checks.meeting_facts import NoticeFacts, PartFacts, StoredMeeting
from db.checks.remark import Remark
from db.rules.deadlines import announce_by, assembly_call_by, committee_call_by, verify_by
from db.rules.lifecycle import BodyKind, PartKind
from db.rules.numbering import paragraphs_label
from db.rules.statutes import RuleLabel

_NEAR = timedelta(days=3)
_EARLY = timedelta(days=28)


def meeting_remarks(stored: StoredMeeting, today: date) -> Iterator[Remark]:
    """All remarks on the meeting's days and its minutes parts."""
    if stored.meeting.cancelled:
        return
    yield from _agenda(stored)
    yield from _summons(stored, today)
    yield from _older(stored)
    for part in stored.parts:
        yield from _part(stored, part, today)


def _remark(
    stored: StoredMeeting, what: str, section: str = "", *facts: str, grave: bool = False,
    label: RuleLabel = RuleLabel.LAW, subject_id: int = 0, where: str = "",
) -> Remark:  # fmt: skip
    meeting = stored.meeting
    return Remark(
        what=what,
        where=where or f"{meeting.body} {meeting.held_on.isoformat()}",
        section=section,
        label=label,
        grave=grave,
        subject_id=subject_id or meeting.id,
        facts=facts,
    )


def _agenda(stored: StoredMeeting) -> Iterator[Remark]:
    if not stored.items:
        yield _remark(stored, "no_items", label=RuleLabel.HABIT)
    if stored.paragraphs and stored.meeting.ends_at == "":
        yield _remark(stored, "no_end", "KL 4:27", label=RuleLabel.HABIT)


def _summons(stored: StoredMeeting, today: date) -> Iterator[Remark]:
    """Too late, too early, or not at all; the assembly's time is the law's (KL 5:13)."""
    meeting = stored.meeting
    by_law = meeting.body_kind is BodyKind.ASSEMBLY
    last = assembly_call_by(meeting.held_on)
    if not by_law:
        last = committee_call_by(meeting.held_on, meeting.call_days)
    section, label = ("KL 5:13", RuleLabel.LAW) if by_law else ("", RuleLabel.LOCAL_RULE)
    sent = meeting.summoned_on
    if sent is not None and sent > last:
        facts = (sent.isoformat(), last.isoformat())
        yield _remark(stored, "summoned_late", section, *facts, label=label)
    elif sent is not None and sent < meeting.held_on - _EARLY:
        yield _remark(stored, "summoned_early", "", sent.isoformat(), label=RuleLabel.HABIT)
    elif sent is None and last - _NEAR <= today <= meeting.held_on:
        what = "summons_overdue" if today > last else "summons_due"
        yield _remark(stored, what, section, last.isoformat(), label=label)


def _older(stored: StoredMeeting) -> Iterator[Remark]:
    for day in stored.older:
        if verify_by(day) < stored.meeting.held_on:
            yield _remark(stored, "older_unverified", "KL 5:69", day.isoformat())


def _part(stored: StoredMeeting, part: PartFacts, today: date) -> Iterator[Remark]:
    paragraphs = stored.of_part(part)
    if not paragraphs and part.kind is not PartKind.MAIN:
        return
    if part.verified_on is not None:
        yield from _verified_late(stored, part, part.verified_on)
        yield from _posting(stored, part, today)
    elif stored.paragraphs and today >= stored.meeting.held_on:
        yield from _signers(stored, part)
        yield from _verification(stored, part, today)


def _place(stored: StoredMeeting, part: PartFacts) -> str:
    """Which minutes, when there are several."""
    meeting = stored.meeting
    name = f"{meeting.body} {meeting.held_on.isoformat()}"
    if part.kind is PartKind.MAIN:
        return name
    return f"{name} {paragraphs_label(p.number for p in stored.of_part(part) if p.number)}"


def _signers(stored: StoredMeeting, part: PartFacts) -> Iterator[Remark]:
    where = _place(stored, part)
    chair = part.chair.partition(" (")[0]
    if not part.chair:
        yield _remark(stored, "no_chair", "KL 5:69", grave=True, where=where)
    if not part.verifiers:
        yield _remark(stored, "no_verifiers", "KL 5:69", grave=True, where=where)
    elif chair in part.verifiers:
        yield _remark(
            stored, "chair_verifies", "KL 5:69", chair, grave=True, subject_id=part.id, where=where
        )


def _verification(stored: StoredMeeting, part: PartFacts, today: date) -> Iterator[Remark]:
    last = verify_by(stored.meeting.held_on)
    if today >= last - _NEAR:
        what = "verify_overdue" if today > last else "verify_due"
        where = _place(stored, part)
        yield _remark(stored, what, "KL 5:69", last.isoformat(), subject_id=part.id, where=where)


def _verified_late(stored: StoredMeeting, part: PartFacts, day: date) -> Iterator[Remark]:
    """The minutes were verified after the fourteen days (KL 5:69)."""
    last = verify_by(stored.meeting.held_on)
    if day > last:
        facts, where = (day.isoformat(), last.isoformat()), _place(stored, part)
        yield _remark(stored, "verified_late", "KL 5:69", *facts, subject_id=part.id, where=where)


def _posting(stored: StoredMeeting, part: PartFacts, today: date) -> Iterator[Remark]:
    """Whether the notice went up in time, on every board, and stayed up (KL 8:12, 13:5)."""
    if part.verified_on is None:
        return
    last, where = announce_by(part.verified_on), _place(stored, part)
    posted = [notice for notice in stored.notices if notice.part_id == part.id]
    for board in _boards_left(stored, posted):
        what = "announce_overdue" if today > last else "announce_due"
        yield _remark(
            stored, what, "KL 8:12", last.isoformat(), board, subject_id=part.id, where=where
        )
    for notice in posted:
        yield from _one_posting(stored, part, notice, last)


def _boards_left(stored: StoredMeeting, posted: list[NoticeFacts]) -> list[str]:
    boards = stored.meeting.boards or ("",)
    up = {notice.board for notice in posted}
    return [board for board in boards if board not in up] if len(boards) > 1 or not up else []


def _one_posting(
    stored: StoredMeeting, part: PartFacts, notice: NoticeFacts, last: date
) -> Iterator[Remark]:
    where = _place(stored, part)
    if notice.posted_on > last:
        facts = (notice.posted_on.isoformat(), last.isoformat(), notice.board)
        yield _remark(stored, "posted_late", "KL 8:12", *facts, subject_id=part.id, where=where)
    down = notice.taken_down_on
    if down is not None and down < notice.take_down_on:
        facts = (down.isoformat(), notice.take_down_on.isoformat(), notice.board)
        yield _remark(
            stored, "taken_down_early", "KL 13:5", *facts, subject_id=part.id, where=where
        )
