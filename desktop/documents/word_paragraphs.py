"""Paragraphs as Word XML, each in a named style.

A page break and the air after a table are properties of the paragraph that follows, so that no
empty paragraph is needed for either; the writer of paragraphs remembers them until then.
"""

from __future__ import annotations

from collections.abc import Mapping

from desktop.documents.word_styles import HEADINGS, WordStyle

KEEP = "<w:keepNext/>"
RELEASE = '<w:keepNext w:val="0"/>'
_HAVE_AIR_ABOVE = frozenset((*HEADINGS, WordStyle.CONTENTS_HEADING, WordStyle.CAPTION))


class ParagraphWriter:
    """Sets paragraphs; ``styles`` are ids by role, ``air`` twentieths of a point."""

    def __init__(self, styles: Mapping[WordStyle, str], air: int) -> None:
        self._starts = {role: f'<w:p><w:pPr><w:pStyle w:val="{styles[role]}"/>' for role in styles}
        self._air = f'<w:spacing w:before="{air}"/>'
        self._airs = {
            **dict.fromkeys(_HAVE_AIR_ABOVE, ""),
            WordStyle.TITLE: f'<w:spacing w:before="{3 * air}"/>',
        }
        self._break_waits = False
        self._air_waits = False

    def break_page(self) -> None:
        """Let the next paragraph start a new page."""
        self._break_waits = True

    def want_air(self) -> None:
        """Let the next paragraph stand clear of the table above it."""
        self._air_waits = True

    def forget_air(self) -> None:
        """The next paragraph stands in a cell and needs no air above it."""
        self._air_waits = False

    def xml(self, role: WordStyle, content: str, keep: str = "", extra: str = "") -> str:
        """One ``w:p``; ``keep`` is ``KEEP`` or ``RELEASE``, ``extra`` follows in schema order.

        ``extra`` may be numbering, or tabs with indents; never spacing.
        """
        if not (self._break_waits or self._air_waits):
            return f"{self._starts[role]}{keep}{extra}</w:pPr>{content}</w:p>"
        page = "<w:pageBreakBefore/>" if self._break_waits else ""
        air = self._airs.get(role, self._air) if self._air_waits else ""
        self._break_waits = self._air_waits = False
        before, indent, after = extra.partition("<w:ind ")
        return (
            f"{self._starts[role]}{keep}{page}{before}{air}{indent}{after}</w:pPr>{content}</w:p>"
        )
