"""A paragraph as paper, in the order and under the headings of its body's house style."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from db.queries.paragraph_view import ParagraphView
from db.rules.lifecycle import ParagraphStatus
from db.rules.rich_text import RichText, Text, runs
from desktop.operations.house_parts import paragraph_parts
from desktop.operations.noted_text import NOTHING_NOTED, NotedText
from desktop.ui.paragraph_words import number_of, owner
from desktop.ui.states import day_in_words
from desktop.ui.widgets.correction_parts import correction_parts
from desktop.ui.widgets.paper_text import PaperPart, PaperText


class ParagraphPaper(PaperText):
    """Shows a paragraph to be read."""

    def show_paragraph(self, view: ParagraphView, noted: NotedText = NOTHING_NOTED) -> None:
        """Shows the paragraph with its head and all parts that have text, ``noted`` among it."""
        number = number_of(view.row, shows_year=view.shows_year)
        title = f"{number}   {_title(view)}" if number else _title(view)
        self.show_text(_over(view), title, tuple(_parts(view, noted)))


def _over(view: ParagraphView) -> str:
    day = day_in_words(view.row.heard_on) if view.row.heard_on else ""
    return " · ".join(part for part in (view.body_name, day) if part)


def _title(view: ParagraphView) -> str:
    if view.row.status is ParagraphStatus.STRUCK:
        return f"Utgår: {view.struck_reason}"
    return view.row.title


def _parts(view: ParagraphView, noted: NotedText) -> Iterator[PaperPart]:
    if view.row.status is ParagraphStatus.STRUCK:
        return
    numbers = ", ".join(case.registration_number for case in view.cases)
    secret = f"Sekretess enligt {view.row.legal_basis}" if view.row.legal_basis else ""
    lines = tuple(line for line in (f"Dnr {numbers}" if numbers else "", secret) if line)
    yield PaperPart("", tuple(Text(runs(line)) for line in lines))
    if noted.conflicts:
        yield PaperPart("Jäv", noted.conflicts)
    for part in paragraph_parts(view.house_style, owner(view)):
        if part.key in noted.before:
            yield PaperPart(*noted.before[part.key])
        content = (*noted.within.get(part.key, ()), *content_of(view, part.key))
        if content:
            yield PaperPart(part.label, content)
    yield from correction_parts(view)


def content_of(view: ParagraphView, key: str) -> RichText:
    """The text of one part; lists of lines come as a paragraph each."""
    match key:
        case "recipients":
            return tuple(Text(runs(row.label)) for row in view.recipients)
        case "decision_basis":
            return tuple(Text(line) for line in view.decision_basis)
        case _:
            content: Any = getattr(view, key)
            return content
