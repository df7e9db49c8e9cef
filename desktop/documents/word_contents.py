"""The list of contents: a real field, filled from the start and never asking to update."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.documents.model import SHORT_CONTENTS, Contents, ContentsEntry
from desktop.documents.word_paragraphs import KEEP, ParagraphWriter
from desktop.documents.word_runs import NBSP, RunWriter, bare_run
from desktop.documents.word_styles import CONTENTS, NUMBER_COLUMN, WordStyle, mm

_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_FLUSH = (
    f'<w:tabs><w:tab w:val="clear" w:pos="{mm(NUMBER_COLUMN)}"/></w:tabs>'
    '<w:ind w:left="0" w:firstLine="0"/>'
)


def field(instruction: str, shown: str) -> str:
    """A field with what it shows until it is updated next; ``shown`` is escaped already."""
    code = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return f"{_BEGIN}{code}{_SEPARATE}{bare_run(shown)}{_END}"


class ContentsWriter:
    """Sets lists of contents; ``levels`` are those of the headings that entries point at."""

    def __init__(
        self,
        paragraphs: ParagraphWriter,
        runs: RunWriter,
        bookmarks: Mapping[str, str],
        levels: Mapping[str, int],
        pages: Mapping[str, int],
    ) -> None:
        self._paragraphs = paragraphs
        self._runs = runs
        self._bookmarks = bookmarks
        self._levels = levels
        self._pages = pages

    def xml(self, contents: Contents) -> str:
        """The heading and the field, as the building block Word knows as a table of contents."""
        heading = ""
        if contents.heading:
            text = bare_run(self._runs.characters(contents.heading))
            heading = self._paragraphs.xml(WordStyle.CONTENTS_HEADING, text)
        # Only now: the first paragraph set is the one that carries a page break.
        rows = "".join(self._rows(contents))
        return (
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
            f"<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>{heading}{rows}"
            "</w:sdtContent></w:sdt>"
        )

    def _rows(self, contents: Contents) -> list[str]:
        entries = contents.entries
        flush = "" if any(entry.number for entry in entries) else _FLUSH
        contents_of = [self._entry(entry, flush) for entry in entries]
        if contents_of:
            contents_of[0] = self._instruction(contents) + contents_of[0]
            contents_of[-1] += _END
        styles = [CONTENTS[min(max(entry.level, 1), len(CONTENTS)) - 1] for entry in entries]
        last = len(entries) - 1
        held = last if last < SHORT_CONTENTS else 0
        return [
            self._paragraphs.xml(
                style,
                content,
                keep=KEEP if number < held else "",
                extra=flush if style is CONTENTS[0] else "",
            )
            for number, (style, content) in enumerate(zip(styles, contents_of, strict=True))
        ]

    def _instruction(self, contents: Contents) -> str:
        levels = [self._levels[e.anchor] for e in contents.entries if e.anchor in self._levels]
        reach = f"{min(levels, default=1)}-{max(levels, default=1)}"
        code = f'<w:r><w:instrText xml:space="preserve"> TOC \\o "{reach}" \\h \\z </w:instrText>'
        return f"{_BEGIN}{code}</w:r>{_SEPARATE}"

    def _entry(self, entry: ContentsEntry, flush: str) -> str:
        number = self._runs.characters(entry.number.replace(" ", NBSP))
        lead = "\t" if number or not (flush or entry.level > 1) else ""
        text = f"{number}{lead}{self._runs.characters(entry.text)}"
        bookmark = self._bookmarks.get(entry.anchor)
        if not bookmark:
            return bare_run(text)
        page = field(f"PAGEREF {bookmark} \\h", str(self._pages.get(entry.anchor, 1)))
        return (
            f'<w:hyperlink w:anchor="{bookmark}" w:history="1">'
            f"{bare_run(text)}<w:r><w:tab/></w:r>{page}</w:hyperlink>"
        )
