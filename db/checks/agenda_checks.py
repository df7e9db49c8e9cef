"""What would be remarked on an agenda before the summons goes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from db.checks.meeting_facts import ItemFacts, StoredMeeting, taken_apart
from db.checks.remark import Remark
from db.entities.text_parts import public_text
from db.rules.lifecycle import ItemKind
from db.rules.personal_data import personal_numbers
from db.rules.rich_text import block_lines
from db.rules.statutes import RuleLabel

_SIX_DIGITS = re.compile(r"\d{6}")


def agenda_remarks(stored: StoredMeeting) -> Iterator[Remark]:
    """All remarks on the items, in their order."""
    written = {paragraph.item_id for paragraph in stored.paragraphs}
    for item in stored.items:
        if not item.legal_basis:
            yield from _personal_numbers(item)
        if _has_nothing_to_decide(item) and item.id not in written:
            yield Remark(
                what="no_proposal",
                where=item.title,
                section="KL 5:26",
                label=RuleLabel.HABIT,
                subject_id=item.id,
            )


def _has_nothing_to_decide(item: ItemFacts) -> bool:
    return item.kind is ItemKind.DECISION and item.proposed in ("", "[]")


def _personal_numbers(item: ItemFacts) -> Iterator[Remark]:
    found = [*personal_numbers(item.title)]
    if _SIX_DIGITS.search(item.proposed):
        blocks = taken_apart(item.proposed)
        text = public_text(line for block in blocks for line in block_lines(block))
        found.extend(personal_numbers(text))
    if found:
        yield Remark(
            what="personal_number",
            where=item.title,
            section="KL 8:10",
            grave=True,
            subject_id=item.id,
            facts=(str(len(found)),),
        )
