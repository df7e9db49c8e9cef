"""The XML of a template's parts, made ready to stand round XML of ours."""

from __future__ import annotations

import re
from typing import TypeAlias

from lxml import etree

from desktop.documents.word_styles import NAMESPACE

Element: TypeAlias = etree._Element  # pyright: ignore[reportPrivateUsage]
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_W = f"{{{NAMESPACE}}}"
_SLOT = "blocks"


class TemplateRefused(ValueError):
    """The file cannot serve as a template; ``fault`` is ``damaged`` or ``too_large``."""

    def __init__(self, why: str, fault: str = "damaged") -> None:
        super().__init__(why)
        self.fault = fault


def slot() -> Element:
    """What marks the place in a part where ours is to come."""
    return etree.Comment(_SLOT)


def round_the_slot(root: Element) -> tuple[str, str]:
    """The XML of a part before and after its slot."""
    before, _, after = prefixed(root).partition(f"<!--{_SLOT}-->")
    return before, after


def element(xml: str) -> Element:
    """The element that XML of ours, with the usual prefix, stands for."""
    return etree.fromstring(f'<w:x xmlns:w="{NAMESPACE}">{xml}</w:x>')[0]


def prefixed(root: Element) -> str:
    """The XML with the prefixes that our own XML uses declared at its root."""
    xml = etree.tostring(root, encoding="unicode")
    for prefix, uri in (("w", NAMESPACE), ("r", RELATIONS), ("wp", _DRAWING)):
        there = root.nsmap.get(prefix)
        if there is None:
            xml = re.sub(r"^<[\w:]+", rf'\g<0> xmlns:{prefix}="{uri}"', xml, count=1)
        elif there != uri:
            raise TemplateRefused(f"the prefix {prefix} stands for {there}")
    return xml


def removed(element: Element) -> None:
    """Take an element out of what holds it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def is_blank(element: Element) -> bool:
    """Whether it is a paragraph without text, picture or section."""
    return (
        element.tag == f"{_W}p"
        and not "".join(element.itertext()).strip()
        and element.find(f".//{_W}drawing") is None
        and element.find(f".//{_W}sectPr") is None
    )
