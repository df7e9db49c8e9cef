"""What a lawyer would remark on the text of minutes, paragraph by paragraph (KL 5:65–69)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache

from db.checks.meeting_facts import ItemFacts, ParagraphFacts, StoredMeeting, taken_apart
from db.checks.remark import Remark
from db.entities.text_parts import public_text
from db.rules.decision import lead_in_of
from db.rules.lifecycle import ItemKind, Outcome, PartKind
from db.rules.personal_data import personal_numbers
from db.rules.rich_text import Runs, block_lines, plain_text, runs_from_json
from db.rules.statutes import RuleLabel

_SENT = frozenset({ItemKind.DECISION, ItemKind.ELECTION})
_SIX_DIGITS = re.compile(r"\d{6}")


def minutes_remarks(stored: StoredMeeting) -> Iterator[Remark]:
    """All remarks on the paragraphs, in the order of their numbers."""
    verified = {part.id for part in stored.parts if part.verified_on}
    for paragraph in stored.paragraphs:
        if paragraph.is_struck:
            continue
        yield from _always(stored, paragraph)
        if paragraph.part_id not in verified:
            yield from _while_open(stored, paragraph)
    yield from _gaps(stored)
    yield from _refused(stored)


def _always(stored: StoredMeeting, paragraph: ParagraphFacts) -> Iterator[Remark]:
    if not paragraph.legal_basis:
        yield from _in_public_text(paragraph)
        if paragraph.id in stored.secret_cases:
            yield Remark(
                what="secret_case_open",
                where=paragraph.name,
                section="OSL 5:2",
                grave=True,
                subject_id=paragraph.id,
                facts=(stored.secret_cases[paragraph.id],),
            )


def _while_open(stored: StoredMeeting, paragraph: ParagraphFacts) -> Iterator[Remark]:
    yield from _in_decision(paragraph)
    item = stored.item_of(paragraph)
    if item is not None:
        yield from _outcome(paragraph, item)
        if item.kind in _SENT and paragraph.id not in stored.with_recipients:
            yield _remark("no_recipients", paragraph, label=RuleLabel.HABIT)


@lru_cache(maxsize=2048)
def _in_public_text(paragraph: ParagraphFacts) -> tuple[Remark, ...]:
    """Remarks on the text alone, kept while it is the same: most key strokes change one text."""
    return tuple(_personal_numbers(paragraph))


@lru_cache(maxsize=2048)
def _in_decision(paragraph: ParagraphFacts) -> tuple[Remark, ...]:
    return (*_decision(paragraph), *_reworded(paragraph))


def _remark(
    what: str, paragraph: ParagraphFacts, section: str = "", *facts: str, grave: bool = False,
    label: RuleLabel = RuleLabel.LAW,
) -> Remark:  # fmt: skip
    return Remark(
        what=what,
        where=paragraph.name,
        section=section,
        label=label,
        grave=grave,
        subject_id=paragraph.id,
        facts=facts,
    )


def _decision(paragraph: ParagraphFacts) -> Iterator[Remark]:
    if paragraph.number is None:
        yield _remark("no_number", paragraph, label=RuleLabel.LOCAL_RULE)
    if not paragraph.decision:
        yield _remark("no_decision", paragraph, "KL 5:67", grave=True)
    elif not lead_in_of(paragraph.decision):
        yield _remark("no_lead_in", paragraph, label=RuleLabel.HABIT)


def _reworded(paragraph: ParagraphFacts) -> Iterator[Remark]:
    """The decision says something else than when the meeting was over (JO 3339-2013)."""
    kept = paragraph.wording_at_meeting
    if kept is not None and kept != paragraph.texts[0]:
        before, now = plain_text(taken_apart(kept)), plain_text(paragraph.decision)
        yield _remark("decision_reworded", paragraph, "JO 3339-2013", before, now)


def _outcome(paragraph: ParagraphFacts, item: ItemFacts) -> Iterator[Remark]:
    if item.outcome is Outcome.REFERRED_BACK and not item.outcome_reason:
        yield _remark("referral_without_reason", paragraph, "KL 5:50", grave=True)


def _personal_numbers(paragraph: ParagraphFacts) -> Iterator[Remark]:
    found = [*personal_numbers(paragraph.title)]
    for text in paragraph.texts:
        if _SIX_DIGITS.search(text):
            found.extend(personal_numbers(public_text(_lines(paragraph, text))))
    if found:
        yield _remark("personal_number", paragraph, "KL 8:10", str(len(found)), grave=True)


def _lines(paragraph: ParagraphFacts, stored: str) -> Iterator[Runs]:
    if stored is paragraph.texts[-1]:
        yield from (runs_from_json(line) for line in json.loads(stored))
    else:
        yield from (line for block in taken_apart(stored) for line in block_lines(block))


def _gaps(stored: StoredMeeting) -> Iterator[Remark]:
    """A number in or just before the meeting's own that no paragraph has."""
    for before, after in zip(stored.series, stored.series[1:], strict=False):
        if after - before > 1:
            missing = str(before + 1) if after - before == 2 else f"{before + 1}–{after - 1}"
            yield Remark(
                what="number_missing",
                where=f"§ {missing}",
                label=RuleLabel.HABIT,
                subject_id=stored.meeting.id,
                facts=(missing,),
            )


def _refused(stored: StoredMeeting) -> Iterator[Remark]:
    open_parts = {
        part.id for part in stored.parts
        if part.kind is PartKind.WITHHELD and part.verified_on is None
    }  # fmt: skip
    by_id = {paragraph.id: paragraph for paragraph in stored.paragraphs}
    for said in stored.refusals:
        paragraph = by_id[said.paragraph_id]
        if paragraph.part_id in open_parts:
            yield _remark("verification_refused", paragraph, "JO 3339-2013", said.name, said.reason)
