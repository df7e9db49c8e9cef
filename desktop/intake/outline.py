"""What was found in a document, before it becomes a draft."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from desktop.intake.draft import Kind, Meeting, ParagraphDraft, Part


@dataclass(slots=True)
class Outline:
    """The findings about one document, gathered by the reader of its sort."""

    kind: Kind = Kind.OTHER
    organisation: str = ""
    body: str = ""
    met_on: date | None = None
    dated: date | None = None
    matters: list[ParagraphDraft] = field(default_factory=lambda: list[ParagraphDraft]())
    meeting: Meeting = field(default_factory=Meeting)
    parts: list[Part] = field(default_factory=lambda: list[Part]())

    def own_numbers(self) -> list[str]:
        """The registration numbers that the matters carry as their own."""
        return [number for matter in self.matters for number in matter.registration_numbers]
