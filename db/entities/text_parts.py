"""The parts that a memo and a paragraph have in common, written once and carried along."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Mapped, MappedAsDataclass, mapped_column

from db.entities.base import LinesType, RichTextType
from db.rules.rich_text import RichText, Runs, block_lines

PART_FIELDS = (
    "decision",
    "statement",
    "summary",
    "matter",
    "decision_basis",
)


class TextParts(MappedAsDataclass, kw_only=True, eq=False):
    """Decision (lead-ins and numbered points), statement, summary, matter and basis."""

    decision: Mapped[RichText] = mapped_column(RichTextType, default=())
    statement: Mapped[RichText] = mapped_column(RichTextType, default=())
    summary: Mapped[RichText] = mapped_column(RichTextType, default=())
    matter: Mapped[RichText] = mapped_column(RichTextType, default=())
    decision_basis: Mapped[tuple[Runs, ...]] = mapped_column(LinesType, default=())

    def part_lines(self) -> Iterator[Runs]:
        """Every line of every part, in a fixed order."""
        for part in (self.decision, self.statement, self.summary, self.matter):
            for block in part:
                yield from block_lines(block)
        yield from self.decision_basis

    def copy_parts_from(self, other: TextParts) -> None:
        """Take over the other's text as it stands now."""
        for name in PART_FIELDS:
            setattr(self, name, getattr(other, name))


def public_text(lines: Iterator[Runs]) -> str:
    """The lines without secret words, one line each; blank lines left out."""
    texts = ("".join(run.text for run in line if not run.secret) for line in lines)
    return "\n".join(text for text in texts if text.strip())
