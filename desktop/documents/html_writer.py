"""Writing a paper as one web page, for the notice board and for e-mail.

The page is whole in itself: no script, nothing fetched from elsewhere. It says with its elements
what each thing is (WCAG 2.1 AA), is well-formed XML too, and the same paper gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.documents.house_style import HouseStyle
from desktop.documents.html_blocks import HtmlSetter
from desktop.documents.html_sheet import style_sheet
from desktop.documents.html_text import attribute, element, escaped, lines
from desktop.documents.model import Block, Box, Document, Heading, Title
from desktop.documents.notes import notes_of, numbered

# A reader's program needs nothing but the page itself, and is told so.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def write_html(document: Document, style: HouseStyle) -> bytes:
    """The paper as the bytes of an HTML file in UTF-8."""
    document = numbered(document)
    titled = any(isinstance(block, Title) for block in document.blocks)
    setter = HtmlSetter(frozenset(_anchors(document.blocks)), titled=titled)
    text = lines((setter.html(document.blocks), setter.notes(notes_of(document.blocks))))
    main = element("main", f"\n{text}\n")
    page = (
        f'<html lang="{attribute(document.language)}">',
        element("head", f"\n{lines(_head(document, style))}\n"),
        element("body", f"\n{_running_head(document)}\n{main}\n"),
        "</html>",
    )
    return ("<!DOCTYPE html>\n" + lines(page) + "\n").encode("utf-8")


def _anchors(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading) and block.anchor:
            yield block.anchor
        elif isinstance(block, Box):
            yield from _anchors(block.blocks)


def _head(document: Document, style: HouseStyle) -> Iterator[str]:
    yield '<meta charset="utf-8"/>'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}"/>'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1"/>'
    yield element("title", escaped(document.title or document.head.paper))
    for name, content in _properties(document):
        if content:
            yield f'<meta name="{name}" content="{attribute(content)}"/>'
    yield element("style", f"\n{style_sheet(style.look)}")


def _properties(document: Document) -> Iterator[tuple[str, str]]:
    yield "author", document.head.organisation
    yield "description", document.subject
    yield "keywords", ", ".join((*document.registration_numbers, *document.keywords))
    yield "dcterms.identifier", ", ".join(document.registration_numbers)
    yield "dcterms.created", document.made_on.isoformat()
    yield "generator", "Klubbslag"


def _running_head(document: Document) -> str:
    """What a page of the paper carries in its head, once; and the mark that nobody may miss."""
    head = document.head
    left = (element("strong", escaped(head.organisation)), escaped(head.body))
    right = (element("strong", escaped(head.paper)), escaped(head.day), escaped(head.reference))
    mark = element("p", element("strong", escaped(document.mark)), class_="mark")
    said = [element("p", "<br/>".join(part for part in side if part)) for side in (left, right)]
    return element("header", lines([*said, mark] if document.mark else said))
