"""The parts of a style sheet: one paragraph style, one table style, and what they are made of."""

from __future__ import annotations

from desktop.documents.word_styles import HEADINGS, WordStyle, is_built_in, mm, style_name, twips

# What a secretary picks from while editing; heads, contents and cells take care of themselves.
_IN_GALLERY = frozenset(
    (
        WordStyle.TITLE,
        *HEADINGS[:4],
        WordStyle.BODY,
        WordStyle.POINT_1,
        WordStyle.BULLET_1,
        WordStyle.LEAD_IN,
        WordStyle.REGISTRATION_NUMBER,
        WordStyle.RECIPIENT,
        WordStyle.SMALL,
        WordStyle.CAPTION,
        WordStyle.TABLE_TEXT,
    )
)


def size(points: float) -> str:
    """The font size, in points."""
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def colour(value: str) -> str:
    """The colour of characters, from #RRGGBB."""
    return f'<w:color w:val="{value.removeprefix("#")}"/>'


def spacing(before: float = 0, after: float = 0, line: int = 0) -> str:
    """Air above and below in points; ``line`` in 240ths of a single line."""
    rule = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{twips(before)}" w:after="{twips(after)}"{rule}/>'


def indent(left: float, hanging: float = 0) -> str:
    """The left indent and how far the first line hangs out of it, in millimetres."""
    hang = f' w:hanging="{mm(hanging)}"' if hanging else ' w:firstLine="0"'
    return f'<w:ind w:left="{mm(left)}"{hang}/>'


def tab(position: int, kind: str = "left", leader: str = "") -> str:
    """One tab stop, ``position`` in twentieths of a point."""
    dots = f' w:leader="{leader}"' if leader else ""
    return f'<w:tab w:val="{kind}"{dots} w:pos="{position}"/>'


def edge(side: str, tint: str, eighths: int = 4, space: int = 0) -> str:
    """One border line, ``eighths`` of a point thick and ``space`` points off."""
    hexadecimal = tint.removeprefix("#")
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{hexadecimal}"/>'


def paragraph(
    style: WordStyle,
    properties: str = "",
    characters: str = "",
    based_on: WordStyle = WordStyle.NORMAL,
    following: WordStyle | None = None,
) -> tuple[str, str]:
    """A paragraph style: its id and its ``w:style`` with those properties."""
    parent = "" if style is WordStyle.NORMAL else f'<w:basedOn w:val="{based_on}"/>'
    after = f'<w:next w:val="{following}"/>' if following else ""
    own = "" if is_built_in(style) else ' w:customStyle="1"'
    gallery = "<w:qFormat/>" if style in _IN_GALLERY else ""
    default = ' w:default="1"' if style is WordStyle.NORMAL else ""
    return style, (
        f'<w:style w:type="paragraph"{default}{own} w:styleId="{style}">'
        f'<w:name w:val="{style_name(style)}"/>{parent}{after}{gallery}'
        f"<w:pPr>{properties}</w:pPr><w:rPr>{characters}</w:rPr></w:style>"
    )


def table(style: WordStyle, properties: str, conditional: str = "") -> tuple[str, str]:
    """A table style: its id and its ``w:style``."""
    return style, (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style}">'
        f'<w:name w:val="{style_name(style)}"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr>{properties}</w:tblPr>{conditional}</w:style>"
    )


def margins(top: int, left: int, bottom: int, right: int) -> str:
    """The inner margins of cells, in twentieths of a point."""
    sides = zip(("top", "left", "bottom", "right"), (top, left, bottom, right), strict=True)
    cells = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides)
    return f"<w:tblCellMar>{cells}</w:tblCellMar>"


def borders(tint: str, *sides: str) -> str:
    """Hairlines on the given sides of a table."""
    return f"<w:tblBorders>{''.join(edge(side, tint) for side in sides)}</w:tblBorders>"
