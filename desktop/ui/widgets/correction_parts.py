"""Corrections under the paragraph that they correct, as its papers print them."""

from __future__ import annotations

from collections.abc import Iterator

from db.queries.corrections import CorrectionRow
from db.queries.paragraph_view import ParagraphView
from db.rules.rich_text import Text, runs
from desktop.operations.house_parts import paragraph_parts
from desktop.ui.paragraph_words import owner
from desktop.ui.states import day_in_words, state
from desktop.ui.widgets.paper_text import PaperPart

_REMOVED = (Text(runs("(utgår)")),)
_MISSING = (Text(runs("(saknades)")),)


def correction_parts(view: ParagraphView) -> Iterator[PaperPart]:
    """Each correction with what it is of, why, by whom, and the old and new wording."""
    labels = {part.key: part.label for part in paragraph_parts(view.house_style, owner(view))}
    for row in view.corrections:
        lines = correction_lines(row, labels.get(row.part, "Rubrik"))
        heading = f"Rättad {row.decided_on.isoformat()}"
        yield PaperPart(heading, tuple(Text(runs(line)) for line in lines))
        yield PaperPart("Tidigare lydelse", row.old or _MISSING)
        yield PaperPart("Ny lydelse", row.new or _REMOVED)


def correction_lines(row: CorrectionRow, label: str) -> tuple[str, ...]:
    """What the correction is of, why, and who decided it."""
    return (
        f"Gäller: {label}",
        f"Skäl: {row.reason} ({state(row.basis.value)})",
        f"Beslutad av {row.decided_by} den {day_in_words(row.decided_on)}",
    )
