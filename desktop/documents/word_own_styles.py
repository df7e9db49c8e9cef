"""The styles of an organisation's own template: which serves which role, and what it lacks.

A role's style is the one the organisation chose, else the one of our style's name in English or
Swedish, whatever its id. What is missing is added from our own style sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from lxml import etree

from desktop.documents.house_style import Look
from desktop.documents.word_style_sheet import style_definitions
from desktop.documents.word_styles import (
    BULLETS,
    HEADINGS,
    NAMESPACE,
    POINTS,
    WordStyle,
    style_name,
)

Element: TypeAlias = etree._Element  # pyright: ignore[reportPrivateUsage]
_W = f"{{{NAMESPACE}}}"
_SWEDISH = {
    WordStyle.TITLE: "rubrik",
    WordStyle.BODY: "brödtext",
    WordStyle.CAPTION: "beskrivning",
    WordStyle.HEADER: "sidhuvud",
    WordStyle.FOOTER: "sidfot",
    WordStyle.NOTE: "fotnotstext",
    WordStyle.NOTE_MARK: "fotnotsreferens",
    **{style: f"rubrik {level}" for level, style in enumerate(HEADINGS, 1)},
    **dict(zip(BULLETS, ("punktlista", "punktlista 2", "punktlista 3"), strict=True)),
    **dict(zip(POINTS, ("numrerad lista", "numrerad lista 2", "numrerad lista 3"), strict=True)),
}
_BASES = ("Normal", "DefaultParagraphFont", "TableNormal", "NoList")


class OwnStyles:
    """The style part of a template, its styles found by role; ``chosen`` gives names by role."""

    def __init__(self, part: bytes, chosen: Mapping[WordStyle, str]) -> None:
        self._root = etree.fromstring(part)
        self._chosen = chosen
        self._styles = {
            (_value(style, "name").casefold(), style.get(f"{_W}type", "paragraph")): style
            for style in self._root.iter(f"{_W}style")
        }
        self._taken = {style.get(f"{_W}styleId", "") for style in self._root.iter(f"{_W}style")}
        self.ids = dict(self._found())

    def _found(self) -> Iterator[tuple[WordStyle, str]]:
        for role in WordStyle:
            kind = _kind(role)
            for name in (self._chosen.get(role, ""), style_name(role), _SWEDISH.get(role, "")):
                style = self._styles.get((name.casefold(), kind))
                if style is not None:
                    yield role, style.get(f"{_W}styleId", "")
                    break

    def names(self) -> dict[WordStyle, str]:
        """The names of the styles that serve the roles, as they stand in the part."""
        written = {s.get(f"{_W}styleId", ""): _value(s, "name") for s in self._styles.values()}
        return {role: written[key] for role, key in self.ids.items() if key in written}

    def numbering(self, role: WordStyle) -> str:
        """The numbering instance the template's own style of that role names, or nothing."""
        style = self._style(role)
        found = None if style is None else style.find(f"{_W}pPr/{_W}numPr/{_W}numId")
        return "" if found is None else found.get(f"{_W}val", "")

    def tabs_to(self, width: int, role: WordStyle) -> str:
        """``w:tabs`` that put one right tab at ``width`` instead of those the role's style has."""
        style = self._style(role)
        stops = [] if style is None else style.findall(f"{_W}pPr/{_W}tabs/{_W}tab")
        places = {stop.get(f"{_W}pos", "0") for stop in stops} - {str(width)}
        clear = "".join(f'<w:tab w:val="clear" w:pos="{p}"/>' for p in sorted(places, key=int))
        return f'<w:tabs>{clear}<w:tab w:val="right" w:pos="{width}"/></w:tabs>' if stops else ""

    def has_tabs(self, role: WordStyle) -> bool:
        """Whether a tab in the role's style leads to a stop: its own, or that of our style."""
        style = self._style(role)
        return style is None or style.find(f"{_W}pPr/{_W}tabs/{_W}tab") is not None

    def _style(self, role: WordStyle) -> Element | None:
        styles = self._root.iter(f"{_W}style")
        wanted = self.ids.get(role)
        return next((style for style in styles if style.get(f"{_W}styleId") == wanted), None)

    def complete(self, look: Look, bullets: int) -> None:
        """Add our styles for the roles that have none; ``bullets`` is their instance."""
        ours = dict(style_definitions(look))
        bases = {name: self._base(name, ours[name]) for name in _BASES}
        missing = [role for role in WordStyle if role not in self.ids]
        for role in missing:
            self.ids[role] = self._free(role)
        names = bases | {role.value: key for role, key in self.ids.items()}
        for role in missing:
            self._add(_renamed(ours[role], names, bullets))

    def set_language(self, language: str) -> None:
        """Let the text be of that language where no style says otherwise."""
        parent = self._root
        for name, place in (("docDefaults", 0), ("rPrDefault", 0), ("rPr", 0)):
            found = parent.find(f"{_W}{name}")
            if found is None:
                found = etree.Element(f"{_W}{name}")
                parent.insert(place, found)
            parent = found
        for old in parent.findall(f"{_W}lang"):
            parent.remove(old)
        tongue = etree.Element(f"{_W}lang")
        tongue.set(f"{_W}val", language)
        followers = [f"{_W}{name}" for name in ("eastAsianLayout", "specVanish", "oMath")]
        places = [index for index, child in enumerate(parent) if child.tag in followers]
        parent.insert(places[0] if places else len(parent), tongue)

    def xml(self) -> bytes:
        """The whole style part."""
        return etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _base(self, name: str, xml: str) -> str:
        kind = re.search(r'w:type="(\w+)"', xml)
        for style in self._root.iter(f"{_W}style"):
            default = style.get(f"{_W}default") in ("1", "true", "on")
            if default and kind and style.get(f"{_W}type", "paragraph") == kind[1]:
                return style.get(f"{_W}styleId", name)
        self._add(xml)
        return name

    def _free(self, role: WordStyle) -> str:
        return role.value if role.value not in self._taken else f"{role.value}Paper"

    def _add(self, xml: str) -> None:
        self._root.append(etree.fromstring(f'<w:x xmlns:w="{NAMESPACE}">{xml}</w:x>')[0])


def _kind(role: WordStyle) -> str:
    if role in (WordStyle.HYPERLINK, WordStyle.NOTE_MARK):
        return "character"
    tables = (
        WordStyle.TABLE,
        WordStyle.FACTS_TABLE,
        WordStyle.SIGNATURES_TABLE,
        WordStyle.BOX_TABLE,
        WordStyle.INITIALS_TABLE,
    )
    return "table" if role in tables else "paragraph"


def _value(style: Element, name: str) -> str:
    found = style.find(f"{_W}{name}")
    return "" if found is None else found.get(f"{_W}val", "")


def _renamed(xml: str, names: Mapping[str, str], bullets: int) -> str:
    """One of our styles with the ids that its own and its relatives' have in this template."""
    xml = re.sub(
        r'(w:styleId|<w:(?:basedOn|next) w:val)="(\w+)"',
        lambda found: f'{found[1]}="{names.get(found[2], found[2])}"',
        xml,
    )
    return re.sub(r'<w:numId w:val="\d+"/>', f'<w:numId w:val="{bullets}"/>', xml)


def style_names(part: bytes, kind: str = "") -> tuple[str, ...]:
    """The names of the styles in a style part, as they stand: ``paragraph``, ``table``, or both."""
    kinds = (kind,) if kind else ("paragraph", "table")
    styles = etree.fromstring(part).iter(f"{_W}style")
    return tuple(_value(s, "name") for s in styles if s.get(f"{_W}type", "paragraph") in kinds)
