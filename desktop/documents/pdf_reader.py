"""Reading back what a tagged PDF of ours says to a screen reader.

Validators look at the tags but not at the text; comparing this with the source does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, TypeAlias

import pikepdf

from desktop.documents.pdf_hyphens import SOFT_HYPHEN

INLINE = frozenset({"Link", "Span"})
_MAPPED = re.compile(rb"<([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)>")
# An object of a PDF file; pikepdf gives them without further type.
Node: TypeAlias = Any
Texts: TypeAlias = dict[tuple[int, int], str]


def read_tagged_text(data: bytes) -> list[tuple[str, str]]:
    """Each element that holds text, with its tag and text, in reading order.

    Links stand in the text of the element they are in; a figure has its alternative text. Soft
    hyphens are left out. Raises ``pikepdf.PdfError`` for bytes that are no PDF.
    """
    with pikepdf.open(BytesIO(data)) as pdf:
        texts: Texts = {}
        for page in pdf.pages:
            texts |= _page_texts(page)
        tree: Node = pdf.Root.get("/StructTreeRoot")
        if tree is None:
            return []
        return [found for node in _kids(tree) for found in _walk(node, texts)]


def _page_texts(page: pikepdf.Page) -> Texts:
    """The text of each numbered stretch of a page's content."""
    resources: Node = page.obj.Resources
    tables: dict[str, dict[int, str]] = {}
    number, table = -1, dict[int, str]()
    texts: Texts = {}
    home = page.obj.objgen[0]
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC":
                properties: Node = operands[1]
                number = int(properties.get("/MCID", -1))
            case "BMC" | "EMC":
                number = -1
            case "Tf":
                name = str(operands[0])
                table = tables.get(name) or tables.setdefault(
                    name, _characters(resources.Font[name])
                )
            case "Tj" if number >= 0:
                text = "".join(table.get(code, "\ufffd") for code in bytes(operands[0]))
                texts[home, number] = texts.get((home, number), "") + text
            case _:
                pass
    return texts


def _characters(font: Node) -> dict[int, str]:
    """Which character each code of the font stands for."""
    pairs = _MAPPED.findall(bytes(font.ToUnicode.read_bytes()))
    return {int(code, 16): chr(int(point, 16)) for code, point in pairs}


def _walk(node: Node, texts: Texts) -> Iterator[tuple[str, str]]:
    tag = str(node.S)[1:]
    if tag == "Figure":
        yield tag, str(node.get("/Alt", ""))
    elif text := _own_text(node, texts).replace(SOFT_HYPHEN, "").strip(" "):
        yield tag, text
    for kid in _kids(node):
        if _is_element(kid) and str(kid.S)[1:] not in INLINE:
            yield from _walk(kid, texts)


def _own_text(node: Node, texts: Texts) -> str:
    """The element's own marks and those of the links in it, in order."""
    home = node.get("/Pg")
    parts: list[str] = []
    for kid in _kids(node):
        if isinstance(kid, int):
            parts.append(texts.get((home.objgen[0], kid), ""))
        elif kid.get("/Type") == "/MCR":
            parts.append(texts.get((kid.Pg.objgen[0], int(kid.MCID)), ""))
        elif _is_element(kid) and str(kid.S)[1:] in INLINE:
            parts.append(_own_text(kid, texts))
    return "".join(parts)


def _kids(node: Node) -> list[Node]:
    kids = node.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _is_element(kid: Node) -> bool:
    return not isinstance(kid, int) and "/S" in kid


def page_count(data: bytes) -> int:
    """How many pages the PDF has."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return len(pdf.pages)
