"""The styles of our Word papers: one role, one named style, measured by the house's look.

Built-in styles have Word's own ids and names, so that a Swedish and an English Word both know
them; our own have Swedish names, since the secretary meets them in the style list.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from desktop.documents.house_style import Look

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
NUMBER_COLUMN = 17.0
LIST_STEP = 7.5
# Arial and its metric twins are set 1.15 times their size at Word's single spacing.
_SINGLE_LINE = 1.15


class WordStyle(StrEnum):
    """What a paragraph or table in Word is for; the value is the style's id in our template."""

    NORMAL = "Normal"
    TITLE = "Title"
    HEADING_1 = "Heading1"
    HEADING_2 = "Heading2"
    HEADING_3 = "Heading3"
    HEADING_4 = "Heading4"
    HEADING_5 = "Heading5"
    HEADING_6 = "Heading6"
    BODY = "BodyText"
    BULLET_1 = "ListBullet"
    BULLET_2 = "ListBullet2"
    BULLET_3 = "ListBullet3"
    POINT_1 = "ListNumber"
    POINT_2 = "ListNumber2"
    POINT_3 = "ListNumber3"
    CAPTION = "Caption"
    FIGURE = "Figure"
    CONTENTS_HEADING = "TOCHeading"
    CONTENTS_1 = "TOC1"
    CONTENTS_2 = "TOC2"
    CONTENTS_3 = "TOC3"
    HEADER = "Header"
    HEADER_NAME = "HeaderName"
    FOOTER = "Footer"
    INITIALS = "Initials"
    REGISTRATION_NUMBER = "RegistrationNumber"
    LEAD_IN = "LeadIn"
    RECIPIENT = "Recipient"
    SMALL = "SmallText"
    MARK = "PaperMark"
    FACT_LABEL = "FactLabel"
    FACT_VALUE = "FactValue"
    TABLE_TEXT = "TableText"
    TABLE_HEADING = "TableHeading"
    SIGNATURE_ROLE = "SignatureRole"
    SIGNATURE_NAME = "SignatureName"
    SIGNATURE_NOTE = "SignatureNote"
    BOX_HEADING = "BoxHeading"
    AFTER_TABLE = "AfterTable"
    HYPERLINK = "Hyperlink"
    TABLE = "PaperTable"
    FACTS_TABLE = "FactsTable"
    SIGNATURES_TABLE = "SignaturesTable"
    BOX_TABLE = "BoxTable"
    INITIALS_TABLE = "InitialsTable"


HEADINGS = tuple(WordStyle(f"Heading{level}") for level in range(1, 7))
BULLETS = (WordStyle.BULLET_1, WordStyle.BULLET_2, WordStyle.BULLET_3)
POINTS = (WordStyle.POINT_1, WordStyle.POINT_2, WordStyle.POINT_3)
CONTENTS = (WordStyle.CONTENTS_1, WordStyle.CONTENTS_2, WordStyle.CONTENTS_3)

_NAMES = {
    WordStyle.NORMAL: "Normal",
    WordStyle.TITLE: "Title",
    WordStyle.BODY: "Body Text",
    WordStyle.BULLET_1: "List Bullet",
    WordStyle.BULLET_2: "List Bullet 2",
    WordStyle.BULLET_3: "List Bullet 3",
    WordStyle.POINT_1: "List Number",
    WordStyle.POINT_2: "List Number 2",
    WordStyle.POINT_3: "List Number 3",
    WordStyle.CAPTION: "caption",
    WordStyle.CONTENTS_HEADING: "TOC Heading",
    WordStyle.CONTENTS_1: "toc 1",
    WordStyle.CONTENTS_2: "toc 2",
    WordStyle.CONTENTS_3: "toc 3",
    WordStyle.HEADER: "header",
    WordStyle.FOOTER: "footer",
    WordStyle.HYPERLINK: "Hyperlink",
    **{style: f"heading {level}" for level, style in enumerate(HEADINGS, 1)},
}
_OWN_NAMES = {
    WordStyle.FIGURE: "Figur",
    WordStyle.HEADER_NAME: "Sidhuvud namn",
    WordStyle.INITIALS: "Signaturruta",
    WordStyle.REGISTRATION_NUMBER: "Diarienummer",
    WordStyle.LEAD_IN: "Inledning till lista",
    WordStyle.RECIPIENT: "Mottagare",
    WordStyle.SMALL: "Liten text",
    WordStyle.MARK: "Märkning",
    WordStyle.FACT_LABEL: "Uppgift rubrik",
    WordStyle.FACT_VALUE: "Uppgift",
    WordStyle.TABLE_TEXT: "Tabelltext",
    WordStyle.TABLE_HEADING: "Tabellrubrik",
    WordStyle.SIGNATURE_ROLE: "Underskrift roll",
    WordStyle.SIGNATURE_NAME: "Underskrift namn",
    WordStyle.SIGNATURE_NOTE: "Underskrift anmärkning",
    WordStyle.BOX_HEADING: "Ruta rubrik",
    WordStyle.AFTER_TABLE: "Efter tabell",
    WordStyle.TABLE: "Tabell",
    WordStyle.FACTS_TABLE: "Uppgifter",
    WordStyle.SIGNATURES_TABLE: "Underskrifter",
    WordStyle.BOX_TABLE: "Ruta",
    WordStyle.INITIALS_TABLE: "Signaturrutor",
}


def style_name(style: WordStyle) -> str:
    """The name the style goes by in the file; Word shows built-in names in its own language."""
    return _NAMES.get(style) or _OWN_NAMES[style]


def twips(points: float) -> int:
    """Points as twentieths, the unit of most measures in Word."""
    return round(points * 20)


def mm(millimetres: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def text_width(look: Look) -> int:
    """The width of the text on an A4 page, in twentieths of a point."""
    return mm(PAGE_WIDTH - look.margin_left - look.margin_right)


def styles_xml(look: Look, language: str = "sv-SE") -> str:
    """The whole ``word/styles.xml`` for one look and language."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:styles xmlns:w="{NAMESPACE}">{_defaults(look, language)}'
        + "".join(xml for _, xml in style_definitions(look))
        + "</w:styles>"
    )


def style_definitions(look: Look) -> Iterator[tuple[str, str]]:
    """Each style's id with its ``w:style`` element, the ones that others build on first."""
    yield from _base_styles(look)
    yield from _heading_styles(look)
    yield from _text_styles(look)
    yield from _list_styles(look)
    yield from _contents_styles(look)
    yield from _page_styles(look)
    yield from _cell_styles(look)
    yield from _signature_styles(look)
    yield from _table_styles(look)


def _defaults(look: Look, language: str) -> str:
    font = look.word_font
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{font}" w:eastAsia="{font}" w:hAnsi="{font}" w:cs="{font}"/>'
        f"{_size(look.body_size)}"
        f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>"
        f'<w:spacing w:line="{_line(look)}" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _line(look: Look) -> int:
    return round(240 * look.line_height / _SINGLE_LINE)


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _colour(value: str) -> str:
    return f'<w:color w:val="{value.removeprefix("#")}"/>'


def _spacing(before: float = 0, after: float = 0, line: int = 0) -> str:
    rule = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{twips(before)}" w:after="{twips(after)}"{rule}/>'


def _indent(left: float, hanging: float = 0) -> str:
    hang = f' w:hanging="{mm(hanging)}"' if hanging else ' w:firstLine="0"'
    return f'<w:ind w:left="{mm(left)}"{hang}/>'


def _tab(position: int, kind: str = "left", leader: str = "") -> str:
    dots = f' w:leader="{leader}"' if leader else ""
    return f'<w:tab w:val="{kind}"{dots} w:pos="{position}"/>'


def _edge(side: str, colour: str, eighths: int = 4, space: int = 0) -> str:
    hexadecimal = colour.removeprefix("#")
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{hexadecimal}"/>'


_KEEP = "<w:keepNext/><w:keepLines/>"
_GREY = "#5A5A5A"
_HAIRLINE = "#B5BCC2"


def _paragraph(
    style: WordStyle,
    paragraph: str = "",
    characters: str = "",
    based_on: WordStyle = WordStyle.NORMAL,
    following: WordStyle | None = None,
) -> tuple[str, str]:
    parent = "" if style is WordStyle.NORMAL else f'<w:basedOn w:val="{based_on}"/>'
    after = f'<w:next w:val="{following}"/>' if following else ""
    own = "" if style in _NAMES else ' w:customStyle="1"'
    default = ' w:default="1"' if style is WordStyle.NORMAL else ""
    return style, (
        f'<w:style w:type="paragraph"{default}{own} w:styleId="{style}">'
        f'<w:name w:val="{style_name(style)}"/>{parent}{after}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{characters}</w:rPr></w:style>"
    )


def _base_styles(look: Look) -> Iterator[tuple[str, str]]:
    yield _paragraph(WordStyle.NORMAL)
    yield (
        "DefaultParagraphFont",
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        "<w:unhideWhenUsed/></w:style>",
    )
    yield (
        "TableNormal",
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>",
    )
    yield (
        "NoList",
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList">'
        '<w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
        "</w:style>",
    )
    yield (
        WordStyle.HYPERLINK,
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        f'<w:unhideWhenUsed/><w:rPr>{_colour(look.accent)}<w:u w:val="single"/></w:rPr></w:style>',
    )


def _heading_styles(look: Look) -> Iterator[tuple[str, str]]:
    title = _KEEP + _spacing(0, look.space_after, 252) + _contextual_off()
    yield _paragraph(
        WordStyle.TITLE,
        title,
        "<w:b/><w:bCs/>" + _colour(look.accent) + _size(look.title_size),
        following=WordStyle.BODY,
    )
    for level, style in enumerate(HEADINGS):
        size = look.heading_sizes[min(level, 3)]
        before = (2.6, 2.0, 1.5, 1.2)[min(level, 3)] * look.space_after
        after = (0.9, 0.5, 0.4, 0.3)[min(level, 3)] * look.space_after
        tabs = f"<w:tabs>{_tab(mm(NUMBER_COLUMN))}</w:tabs>"
        indent = _indent(NUMBER_COLUMN, NUMBER_COLUMN) if level == 0 else ""
        outline = f'<w:outlineLvl w:val="{level}"/>'
        slant = "<w:i/><w:iCs/>" if level >= 3 else ""
        tint = _colour(look.accent) if level == 0 else ""
        yield _paragraph(
            style,
            _KEEP + tabs + _spacing(before, after, 252) + indent + outline,
            "<w:b/><w:bCs/>" + slant + tint + _size(size),
            following=WordStyle.BODY,
        )


def _contextual_off() -> str:
    return '<w:contextualSpacing w:val="0"/>'


def _text_styles(look: Look) -> Iterator[tuple[str, str]]:
    after = look.space_after
    small = _size(look.small_size)
    yield _paragraph(WordStyle.BODY, _spacing(0, after))
    yield _paragraph(
        WordStyle.REGISTRATION_NUMBER, "<w:keepNext/>" + _spacing(0, after), _colour(_GREY)
    )
    yield _paragraph(
        WordStyle.LEAD_IN, "<w:keepNext/>" + _spacing(0, after * 0.6), following=WordStyle.POINT_1
    )
    yield _paragraph(WordStyle.RECIPIENT, _spacing(0, 0))
    yield _paragraph(WordStyle.SMALL, _spacing(0, after * 0.6), small + "")
    yield _paragraph(
        WordStyle.MARK,
        "<w:keepNext/>" + _spacing(after * 0.5, 0) + '<w:jc w:val="center"/>',
        '<w:b/><w:bCs/><w:color w:val="A3161F"/><w:spacing w:val="20"/>' + _size(look.body_size),
    )
    yield _paragraph(WordStyle.FIGURE, _spacing(after, after * 0.5, 240))
    yield _paragraph(
        WordStyle.CAPTION, "<w:keepLines/>" + _spacing(after, after * 0.6), "<w:b/><w:bCs/>" + small
    )


def _list_styles(look: Look) -> Iterator[tuple[str, str]]:
    spacing = _spacing(0, look.space_after * 0.6)
    for level, style in enumerate(BULLETS):
        deeper = f'<w:ilvl w:val="{level}"/>'
        yield _paragraph(style, f'<w:numPr>{deeper}<w:numId w:val="1"/></w:numPr>' + spacing)
    for style in POINTS:
        yield _paragraph(style, spacing)


def _contents_styles(look: Look) -> Iterator[tuple[str, str]]:
    yield _paragraph(
        WordStyle.CONTENTS_HEADING,
        _KEEP + _spacing(look.space_after * 2, look.space_after),
        "<w:b/><w:bCs/>" + _colour(look.accent) + _size(look.heading_sizes[0]),
        following=WordStyle.BODY,
    )
    for level, style in enumerate(CONTENTS):
        left = NUMBER_COLUMN + level * LIST_STEP
        right = _tab(text_width(look), "right", "dot")
        tabs = f"<w:tabs>{_tab(mm(left))}{right}</w:tabs>"
        hanging = NUMBER_COLUMN if level == 0 else LIST_STEP
        yield _paragraph(
            style, tabs + _spacing(0, look.space_after * 0.5, 264) + _indent(left, hanging)
        )


def _page_styles(look: Look) -> Iterator[tuple[str, str]]:
    tabs = f"<w:tabs>{_tab(text_width(look), 'right')}</w:tabs>"
    small = _size(look.small_size)
    yield _paragraph(WordStyle.HEADER, tabs + _spacing(line=259), _colour(_GREY) + small)
    yield _paragraph(
        WordStyle.HEADER_NAME,
        tabs + _spacing(0, 1, 259),
        "<w:b/><w:bCs/>" + _colour(look.accent) + _size(look.body_size),
        WordStyle.HEADER,
    )
    rule = f"<w:pBdr>{_edge('top', _HAIRLINE, space=4)}</w:pBdr>"
    yield _paragraph(WordStyle.FOOTER, rule + tabs + _spacing(4, 0, 240), _colour(_GREY) + _size(8))
    yield _paragraph(WordStyle.INITIALS, _spacing(1, 0, 240), _colour(_GREY) + _size(7.5))


def _cell_styles(look: Look) -> Iterator[tuple[str, str]]:
    size = _size(look.body_size - 1)
    yield _paragraph(WordStyle.TABLE_TEXT, _spacing(2, 2, 252), size)
    yield _paragraph(
        WordStyle.TABLE_HEADING, "<w:keepNext/>", "<w:b/><w:bCs/>", WordStyle.TABLE_TEXT
    )
    yield _paragraph(WordStyle.FACT_LABEL, _spacing(2, 2, 264), "<w:b/><w:bCs/>")
    yield _paragraph(WordStyle.FACT_VALUE, _spacing(2, 2, 264))
    yield _paragraph(
        WordStyle.BOX_HEADING,
        _KEEP + _spacing(2, look.space_after * 0.6),
        "<w:b/><w:bCs/>" + _size(look.heading_sizes[2]),
        following=WordStyle.BODY,
    )
    yield _paragraph(
        WordStyle.AFTER_TABLE,
        f'<w:spacing w:before="0" w:after="0" w:line="{twips(look.space_after)}"'
        ' w:lineRule="exact"/>',
        _size(2),
    )


def _signature_styles(look: Look) -> Iterator[tuple[str, str]]:
    room = look.body_size * 3
    rule = f"<w:pBdr>{_edge('top', '#404040', space=2)}</w:pBdr>"
    yield _paragraph(WordStyle.SIGNATURE_ROLE, _KEEP + _spacing(room, 0, 252))
    yield _paragraph(WordStyle.SIGNATURE_NAME, _KEEP + rule + _spacing(room, 0, 252))
    yield _paragraph(
        WordStyle.SIGNATURE_NOTE,
        _KEEP + _spacing(0, 0, 252),
        _colour(_GREY) + _size(look.small_size),
    )


def _table(style: WordStyle, properties: str, conditional: str = "") -> tuple[str, str]:
    return style, (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style}">'
        f'<w:name w:val="{style_name(style)}"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr>{properties}</w:tblPr>{conditional}</w:style>"
    )


def _margins(top: int, left: int, bottom: int, right: int) -> str:
    sides = zip(("top", "left", "bottom", "right"), (top, left, bottom, right), strict=True)
    cells = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides)
    return f"<w:tblCellMar>{cells}</w:tblCellMar>"


def _borders(colour: str, *sides: str) -> str:
    return f"<w:tblBorders>{''.join(_edge(side, colour) for side in sides)}</w:tblBorders>"


def _table_styles(look: Look) -> Iterator[tuple[str, str]]:
    head = (
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders>'
        f"{_edge('bottom', look.accent, 8)}</w:tcBorders>"
        '<w:shd w:val="clear" w:color="auto" w:fill="EEF1F3"/></w:tcPr></w:tblStylePr>'
    )
    lines = _borders(_HAIRLINE, "top", "bottom", "insideH")
    yield _table(WordStyle.TABLE, lines + _margins(20, 85, 20, 85), head)
    yield _table(WordStyle.FACTS_TABLE, _margins(0, 0, 0, 113))
    yield _table(WordStyle.SIGNATURES_TABLE, _margins(0, 0, 0, 113))
    frame = _borders("#7A858C", "top", "left", "bottom", "right")
    yield _table(WordStyle.BOX_TABLE, frame + _margins(113, 170, 113, 170))
    grid = _borders(_HAIRLINE, "top", "left", "bottom", "right", "insideH", "insideV")
    yield _table(WordStyle.INITIALS_TABLE, grid + _margins(0, 60, 0, 60))
