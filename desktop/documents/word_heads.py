"""The head and foot of every page: who, what, when, which case, "Sida 1 (12)", mark, initials."""

from __future__ import annotations

from itertools import zip_longest

from desktop.documents.model import Document
from desktop.documents.word_contents import field
from desktop.documents.word_runs import bare_run, escaped, one_line
from desktop.documents.word_styles import NAMESPACE, WordStyle, mm
from desktop.documents.word_tables import framed
from desktop.documents.word_template import FrameKind, PageFrame, WordTemplate

_INITIALS_HEIGHT = 10.0
_LONGEST_FOOT = 100


class HeadWriter:
    """Sets the heads and feet of one paper; ``pages`` is how many it is thought to have."""

    def __init__(self, document: Document, template: WordTemplate, pages: int) -> None:
        self._document = document
        self._styles = template.styles
        self._width = template.width
        self._tabs = template.head_tabs
        self._pages = pages

    def part(self, frame: PageFrame) -> str:
        """The whole part: ours, or the template's own with the mark and the initials added."""
        match frame.own, frame.kind:
            case None, FrameKind.FOOT:
                return self.foot()
            case None, _:
                return self.head(first=frame.first)
            case own, FrameKind.HEAD:
                closed = own.rindex("</w:hdr>")
                return own[:closed] + self.mark() + own[closed:]
            case own, FrameKind.FOOT:
                opened = own.index(">", own.index("<w:ftr")) + 1
                return own[:opened] + self.initials() + own[opened:]
            case own, FrameKind.NOTES:
                return own

    def head(self, *, first: bool) -> str:
        """The whole header part; the first page's names the organisation larger."""
        head = self._document.head
        left = [escaped(text) for text in (head.organisation, head.body) if text]
        if head.reference:
            left.append(escaped(head.reference).replace("-", "\x1e"))
        right = [bare_run(escaped(text)) for text in (head.paper, head.day) if text]
        right.append(self._page_count(1 if first else 2))
        lines = list(zip_longest(left, right, fillvalue=""))
        rows = [f"{bare_run(own)}<w:r><w:tab/></w:r>{opposite}" for own, opposite in lines]
        styles = [WordStyle.HEADER] * len(rows)
        if first:
            styles[0] = WordStyle.HEADER_NAME
        content = (self._paragraph(*line, self._tabs) for line in zip(styles, rows, strict=True))
        return _part("hdr", "".join(content) + self.mark())

    def mark(self) -> str:
        """The paragraph that marks every page, or nothing when the paper has no mark."""
        if not self._document.mark:
            return ""
        return self._paragraph(WordStyle.MARK, bare_run(escaped(self._document.mark)))

    def foot(self) -> str:
        """The whole footer part: boxes for initials, and the paper's title."""
        title = one_line(self._document.title)
        if len(title) > _LONGEST_FOOT:
            title = title[:_LONGEST_FOOT].rsplit(" ", 1)[0] + " …"
        line = self._paragraph(WordStyle.FOOTER, bare_run(escaped(title)) if title else "")
        return _part("ftr", self.initials() + line)

    def initials(self) -> str:
        """A table with one empty box for each role, or nothing."""
        roles = self._document.initials
        if not roles:
            return ""
        width = min(self._width // len(roles), mm(45))
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"{self._paragraph(WordStyle.INITIALS, bare_run(escaped(role)))}</w:tc>"
            for role in roles
        )
        height = f'<w:trHeight w:val="{mm(_INITIALS_HEIGHT)}" w:hRule="atLeast"/>'
        row = f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{cells}</w:tr>"
        return framed(self._styles[WordStyle.INITIALS_TABLE], [width] * len(roles), row)

    def _page_count(self, page: int) -> str:
        of = bare_run(" (") + field("NUMPAGES", str(max(self._pages, page))) + bare_run(")")
        return bare_run("Sida ") + field("PAGE", str(page)) + of

    def _paragraph(self, role: WordStyle, content: str, tabs: str = "") -> str:
        style = self._styles[role]
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{tabs}</w:pPr>{content}</w:p>'


def _part(root: str, content: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:{root} xmlns:w="{NAMESPACE}">{content}</w:{root}>'
    )
