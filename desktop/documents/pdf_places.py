"""Where a block is set: the edges it has, the part of the tree it belongs to, its language."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from db.rules.rich_text import Run, Runs
from desktop.documents.notes import Note, notes_in
from desktop.documents.pdf_lines import FROM_NOTE, TO_NOTE, break_lines, one_line
from desktop.documents.pdf_strips import Column, FootNote, note_place, text_strips
from desktop.documents.pdf_styles import Sheet, TextStyle
from desktop.documents.pdf_tree import Element

NOTE_GAP = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A part of the column: ``left`` and ``right`` in points from the page's left edge.

    ``anchors`` are the places of the paper that links may lead to. When it is ``signable``, lines
    to sign on are fields to sign in digitally. When it is ``noted``, the text may have notes.
    """

    sheet: Sheet
    left: float
    right: float
    language: str
    parent: Element
    anchors: Collection[str] = ()
    signable: bool = False
    noted: bool = False

    @property
    def width(self) -> float:
        """The width of the lines set here."""
        return self.right - self.left

    def inside(self, parent: Element) -> Place:
        """The same edges, under another element."""
        if parent is self.parent:
            return self
        return replace(self, parent=parent)

    def inset(self, left: float = 0.0, right: float = 0.0) -> Place:
        """The same element, with the edges moved inwards."""
        if not left and not right:
            return self
        return replace(self, left=self.left + left, right=self.right - right)

    def column(self, content: Runs, style: TextStyle, element: Element) -> Column:
        """The runs broken into lines between the edges."""
        measure = style.measure(self.width, self.language)
        lines = break_lines(self._reachable(content), measure)
        column = Column(lines, style, element, self.left, self.sheet.accent)
        if self.noted:
            column.notes = {f"{TO_NOTE}{n.number}": self._note(n) for n in notes_in(content)}
        return column

    def _note(self, note: Note) -> FootNote:
        """A note set over the whole width of the page, its number before it."""
        element = Element("Note", identity=f"not-{note.number}")
        whole = replace(self, left=self.sheet.left, right=self.sheet.right, noted=False)
        style = self.sheet.note
        mark = (Run(note.mark, link=f"{FROM_NOTE}{note.number}"),)
        label = whole.single(mark, style, element.add("Lbl"))
        text = whole.inset(label.lines[0].width + NOTE_GAP)
        strips = text_strips(text.column(note.content, style, element.add("P")), label=label)
        strips[0].anchor = note_place(str(note.number))
        return FootNote(element, tuple(strips))

    def single(self, content: Runs, style: TextStyle, element: Element) -> Column:
        """The runs on one line from the left edge, however wide they are."""
        line = one_line(content, style.measure(self.width, self.language))
        return Column((line,), style, element, self.left, self.sheet.accent)

    def _reachable(self, content: Runs) -> Runs:
        """The runs without links to places that the paper does not have."""
        return tuple(
            replace(run, link="")
            if run.link[:1] == "#" and run.link[1:] not in self.anchors
            else run
            for run in content
        )
