"""How the screens speak of paragraphs: numbers, titles, citations, and why they are locked."""

from __future__ import annotations

from db.queries.paragraph_view import ParagraphView
from db.queries.paragraphs import ParagraphRow
from db.rules.lifecycle import ParagraphStatus
from db.rules.numbering import paragraph_label
from desktop.ui.states import day_in_words


def number_of(row: ParagraphRow, *, shows_year: bool = False) -> str:
    """ "§ 15"; empty for a draft."""
    return "" if row.number is None else paragraph_label(row.number, row.year, shows_year)


def citation(row: ParagraphRow) -> str:
    """How the paragraph is cited: "RUN 2026-03-10, § 15"; a draft by its title."""
    day = f" {row.heard_on.isoformat()}" if row.heard_on else ""
    return f"{row.body}{day}, {number_of(row) or row.title}"


def owner(view: ParagraphView) -> str:
    """The body in genitive: "Regionstyrelsens"."""
    ends_in_s = view.body_name.endswith("s")
    return view.body_genitive or (view.body_name if ends_in_s else f"{view.body_name}s")


def locked_words(view: ParagraphView) -> str:
    """Why the paragraph cannot be changed, and what to do; empty when it can."""
    label = number_of(view.row, shows_year=view.shows_year) or "Paragrafen"
    if view.locked_on:
        by = f" av {view.locked_by}" if view.locked_by else ""
        when = day_in_words(view.locked_on)
        return f"{label} är justerad och låst {when}{by}. Är något fel, gör en rättelse."
    if view.row.status is ParagraphStatus.STRUCK:
        return f"{label} utgår: {view.struck_reason}. Numret ges inte igen."
    if view.row.meeting_id is None:
        return f"{label} kom in färdig, ur ett protokoll som inte finns i registret."
    return ""
