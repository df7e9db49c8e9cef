"""What the meeting noted of a paragraph, as the text that its papers print, to be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from db.queries.paragraph_view import ParagraphView
from db.rules.rich_text import RichText, Text, runs
from db.store import Session
from desktop.documents.compose.dissents import dissent_text
from desktop.documents.compose.minuted import Minuted
from desktop.documents.compose.paragraph import OWN_HEADINGS
from desktop.documents.house_style import Part, house_style
from desktop.operations.handled import Handled, handled


@dataclass(frozen=True, slots=True)
class NotedText:
    """Text by the keys of the parts ("proposals"): what stands first within each.

    ``before`` holds what stands ahead of a part under a heading of its own; ``conflicts`` ahead of
    all of them.
    """

    within: Mapping[str, RichText] = field(default_factory=dict[str, RichText])
    before: Mapping[str, tuple[str, RichText]] = field(
        default_factory=dict[str, tuple[str, RichText]]
    )
    conflicts: RichText = ()


NOTHING_NOTED = NotedText()


def noted_text(session: Session, view: ParagraphView) -> NotedText:
    """What was noted of the paragraph, under the labels of its house style."""
    return text_of(handled(session, view.row.id, view.row.meeting_id), view.house_style)


def text_of(found: Handled, style: str) -> NotedText:
    """The text of what was noted."""
    minuted, house = found.minuted, house_style(style)
    within = {part.value: minuted.text(part, house.label(part)) for part in Part}
    return NotedText(
        {key: content for key, content in within.items() if content},
        _before(minuted),
        tuple(Text(runs(sentence)) for sentence in minuted.conflicts),
    )


def _before(minuted: Minuted) -> dict[str, tuple[str, RichText]]:
    texts = {
        part.value: (heading, dissent_text(minuted.handling, kind))
        for part, (kind, heading) in OWN_HEADINGS.items()
    }
    return {key: said for key, said in texts.items() if said[1]}
