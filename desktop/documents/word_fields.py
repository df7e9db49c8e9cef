"""The fields of an organisation's own Word template: ``{{dnr}}``, found, named and filled.

A template's fields are found once, when it is read: whatever Word split them into is joined, and
each becomes a slot that a paper fills by plain replacement. A slot without a value is emptied, so
that no field ever shows in a paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeAlias

from lxml import etree

from desktop.documents.model import Document
from desktop.documents.template_fields import BODY_FIELD, field_key, plain_key
from desktop.documents.word_runs import escaped
from desktop.documents.word_styles import NAMESPACE

Element: TypeAlias = etree._Element  # pyright: ignore[reportPrivateUsage]
_W = f"{{{NAMESPACE}}}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FIELD = re.compile(r"\{\{([^{}]*)\}\}")
_RAW_FIELD = re.compile(rb"\{\{[^{}<>]*\}\}")
_SLOT_START, _SLOT_END = "\ue0f0", "\ue0f1"
_SLOT = re.compile(f"{_SLOT_START}([^{_SLOT_END}]*){_SLOT_END}")


@dataclass(frozen=True, slots=True)
class UnknownField:
    """A field of a template that nothing fills, with the known name nearest to it, if any."""

    name: str
    nearest: str = ""


@dataclass(frozen=True, slots=True)
class FieldReport:
    """What a template's fields are worth: those unknown, and the required ones it lacks."""

    unknown: tuple[UnknownField, ...]
    missing: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether papers may be made with the template."""
        return not self.missing


def paper_fields(document: Document) -> dict[str, str]:
    """The fields that every paper can fill, by their keys."""
    head = document.head
    return {
        "titel": document.title,
        "handling": head.paper,
        "organisation": head.organisation,
        "organ": head.body,
        "datum": head.day,
        "referens": head.reference,
        "dnr": ", ".join(document.registration_numbers),
        "markning": document.mark,
        "upprattad": document.made_on.isoformat(),
    }


def report_fields(
    found: Iterable[str], known: Iterable[str], required: Iterable[str] = ()
) -> FieldReport:
    """The fields ``found`` in a template against the ``known`` names and the ``required`` ones."""
    names = {plain_key(name): name for name in known}
    keys = {plain_key(name): name for name in found}
    fields = {field_key(name) for name in names} | {BODY_FIELD}
    there = {field_key(name) for name in keys}
    unknown = tuple(
        UnknownField(name, _nearest(key, names))
        for key, name in keys.items()
        if field_key(name) not in fields
    )
    return FieldReport(unknown, tuple(name for name in required if field_key(name) not in there))


def _nearest(key: str, names: Mapping[str, str]) -> str:
    return next((names[match] for match in get_close_matches(key, names, 1)), "")


def open_slots(root: Element) -> Iterator[str]:
    """Turn every field of a part into a slot; gives their names as written, in order."""
    for paragraph in root.iter(f"{_W}p"):
        yield from _open_in_paragraph(paragraph)
    for control in root.iter(f"{_W}sdt"):
        yield from _open_in_control(control)


def _open_in_paragraph(paragraph: Element) -> Iterator[str]:
    texts = [
        text
        for text in paragraph.iter(f"{_W}t")
        if next(text.iterancestors(f"{_W}p"), None) is paragraph
    ]
    whole = "".join(text.text or "" for text in texts)
    if "{{" not in whole:
        return
    for found in reversed(tuple(_FIELD.finditer(whole))):
        slot = f"{_SLOT_START}{field_key(found[1])}{_SLOT_END}"
        _replace(texts, found.start(), found.end(), slot)
    yield from (found[1].strip() for found in _FIELD.finditer(whole))


def _replace(texts: list[Element], start: int, end: int, slot: str) -> None:
    """Put ``slot`` in place of the characters from ``start`` to ``end`` of the joined texts."""
    position = 0
    for text in texts:
        own = text.text or ""
        first, last = max(start - position, 0), min(end - position, len(own))
        if first < last:
            text.text = own[:first] + (slot if start >= position else "") + own[last:]
            text.set(_SPACE, "preserve")
        position += len(own)


def _open_in_control(control: Element) -> Iterator[str]:
    name = control_name(control)
    texts = list(control.iterfind(f"{_W}sdtContent//{_W}t"))
    if not name or not texts or any(_SLOT_START in (text.text or "") for text in texts):
        return
    texts[0].text = f"{_SLOT_START}{field_key(name)}{_SLOT_END}"
    for text in texts[1:]:
        text.text = ""
    # A bound control would show what it is bound to, not what is filled in here.
    etree.strip_elements(control, f"{_W}showingPlcHdr", f"{_W}dataBinding", with_tail=False)
    yield name


def control_name(control: Element) -> str:
    """The tag of a content control, or its title, or nothing; Word's own galleries have none."""
    properties = control.find(f"{_W}sdtPr")
    if properties is None or properties.find(f"{_W}docPartObj") is not None:
        return ""
    for kind in ("tag", "alias"):
        found = properties.find(f"{_W}{kind}")
        if found is not None and found.get(f"{_W}val"):
            return found.get(f"{_W}val", "")
    return ""


def body_slot(root: Element) -> Element | None:
    """The paragraph or block control that the paper's blocks take the place of, if there is one."""
    for paragraph in root.iter(f"{_W}p"):
        text = "".join(text.text or "" for text in paragraph.iter(f"{_W}t"))
        if text.strip() == f"{_SLOT_START}{BODY_FIELD}{_SLOT_END}":
            control = next(paragraph.iterancestors(f"{_W}sdt"), None)
            named = control is not None and field_key(control_name(control)) == BODY_FIELD
            return control if named else paragraph
    return None


def without_fields(content: bytes, kind: str) -> bytes:
    """A part that no paper fills, its fields emptied when its content type is XML."""
    return _RAW_FIELD.sub(b"", content) if kind.endswith("xml") else content


def fill_fields(xml: str, values: Mapping[str, str]) -> str:
    """The XML with every slot filled, those without a value emptied."""
    if _SLOT_START not in xml:
        return xml
    keyed = {field_key(name): value for name, value in values.items()}
    return _SLOT.sub(lambda found: _filled(keyed.get(found[1], "")), xml)


def _filled(value: str) -> str:
    lines = escaped(value).replace("\t", " ").split("\n")
    return '</w:t><w:br/><w:t xml:space="preserve">'.join(lines)
