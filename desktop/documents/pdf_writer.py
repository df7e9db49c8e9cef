"""Writing a paper as PDF: tagged, for screen readers and for the archive.

The file is PDF/A-2a and PDF/UA-1 at once; the same data give the same bytes.
"""

from __future__ import annotations

from desktop.documents.house_style import HouseStyle
from desktop.documents.model import Document, Title
from desktop.documents.notes import notes_of, numbered
from desktop.documents.pdf_archive import add_archive_parts
from desktop.documents.pdf_blocks import BlockSetter, Sections, anchors_of
from desktop.documents.pdf_pages import Page, draw_page, fill_pages, note_rule, page_numbers
from desktop.documents.pdf_places import Place
from desktop.documents.pdf_running import RunningParts
from desktop.documents.pdf_styles import PAGE_HEIGHT, PAGE_WIDTH, Sheet, sheet
from desktop.documents.pdf_tags import TaggedCanvas
from desktop.documents.pdf_tree import Element
from desktop.documents.uncollected import uncollected


def write_pdf(document: Document, style: HouseStyle, *, signable: bool = False) -> bytes:
    """The paper as a PDF file; if ``signable``, signature lines have fields to sign in.

    Those in boxes have none: they are for other days.

    Raises ``UnusablePicture`` for a broken or too large picture.
    """
    with uncollected():
        return _written(document, style, signable)


def heading_pages(document: Document, style: HouseStyle) -> dict[str, int]:
    """On which page, from 1, each anchored heading stands in the PDF; nothing is drawn.

    Raises ``UnusablePicture``.
    """
    numbers: dict[str, int] = {}
    with uncollected():
        _pages(numbered(document), sheet(style.look), Element("Document"), numbers, signable=False)
    return {anchor: numbers[anchor] for anchor in anchors_of(document.blocks) if anchor in numbers}


def _written(document: Document, style: HouseStyle, signable: bool) -> bytes:
    document = numbered(document)
    looks = sheet(style.look)
    root = Element("Document")
    mark = root.add("P") if document.mark else None
    numbers: dict[str, int] = {}
    pages = _pages(document, looks, root, numbers, signable)
    canvas = TaggedCanvas((PAGE_WIDTH, PAGE_HEIGHT), document.language)
    running = RunningParts(document, looks, mark)
    for number, page in enumerate(pages, 1):
        running.draw(canvas, number, len(pages))
        draw_page(page, canvas, looks.top)
        canvas.showPage()
    add_archive_parts(canvas.file, document)
    return canvas.finished(root)


def _pages(
    document: Document, looks: Sheet, root: Element, numbers: dict[str, int], signable: bool
) -> list[Page]:
    """The paper's pages; fills ``numbers`` with the page of each anchor."""
    place = Place(
        sheet=looks,
        left=looks.left,
        right=looks.right,
        language=document.language,
        parent=root,
        anchors=anchors_of(document.blocks),
        signable=signable,
        noted=bool(notes_of(document.blocks)),
    )
    titled = any(isinstance(block, Title) for block in document.blocks)
    setter = BlockSetter(place, Sections(root, titled=titled), numbers)
    setter.set(document.blocks)
    pages = fill_pages(setter.given_up(), looks.height, note_rule(looks))
    numbers.update(page_numbers(pages))
    return pages
