"""The style sheet of our Word papers, measured by the house's look: ``word/styles.xml``."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.documents.house_style import Look
from desktop.documents.word_style_parts import (
    borders,
    colour,
    edge,
    indent,
    margins,
    paragraph,
    size,
    spacing,
    tab,
    table,
)
from desktop.documents.word_styles import (
    BULLETS,
    CONTENTS,
    HEADINGS,
    LIST_STEP,
    NAMESPACE,
    NUMBER_COLUMN,
    POINTS,
    WordStyle,
    mm,
    text_width,
    twips,
)

# Arial and its metric twins are set 1.15 times their size at Word's single spacing.
_SINGLE_LINE = 1.15
_USUAL_SIZE = 11.0


def styles_xml(look: Look, language: str = "sv-SE") -> str:
    """The whole ``word/styles.xml`` for one look and language."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:styles xmlns:w="{NAMESPACE}">{_defaults(look, language)}{_LATENT}'
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
        f"{size(look.body_size)}"
        f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>"
        f'<w:spacing w:line="{_line(look)}" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _share(look: Look) -> float:
    """How much larger than usual the text is: what does not follow its size by itself grows so."""
    return max(1.0, look.body_size / _USUAL_SIZE)


def _line(look: Look) -> int:
    return round(240 * look.line_height / _SINGLE_LINE)


_LATENT = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1"'
    ' w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
)
_KEEP = "<w:keepNext/><w:keepLines/>"
_GREY = "#5A5A5A"
_HAIRLINE = "#B5BCC2"


def _base_styles(look: Look) -> Iterator[tuple[str, str]]:
    yield paragraph(WordStyle.NORMAL)
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
        f'<w:unhideWhenUsed/><w:rPr>{colour(look.accent)}<w:u w:val="single"/></w:rPr></w:style>',
    )


def _heading_styles(look: Look) -> Iterator[tuple[str, str]]:
    title = _KEEP + spacing(0, look.space_after * 1.4, 252)
    yield paragraph(
        WordStyle.TITLE,
        title,
        "<w:b/><w:bCs/>" + colour(look.accent) + size(look.title_size),
        following=WordStyle.BODY,
    )
    column = NUMBER_COLUMN * _share(look)
    for level, style in enumerate(HEADINGS):
        points = look.heading_sizes[min(level, 3)]
        before = (2.6, 2.0, 1.5, 1.2)[min(level, 3)] * look.space_after
        after = (0.9, 0.5, 0.4, 0.3)[min(level, 3)] * look.space_after
        tabs = f"<w:tabs>{tab(mm(column))}</w:tabs>"
        hang = indent(column, column) if level == 0 else ""
        outline = f'<w:outlineLvl w:val="{level}"/>'
        slant = "<w:i/><w:iCs/>" if level >= 3 else ""
        tint = colour(look.accent) if level == 0 else ""
        yield paragraph(
            style,
            _KEEP + tabs + spacing(before, after, 252) + hang + outline,
            "<w:b/><w:bCs/>" + slant + tint + size(points),
            following=WordStyle.BODY,
        )


def _text_styles(look: Look) -> Iterator[tuple[str, str]]:
    after = look.space_after
    small = size(look.small_size)
    yield paragraph(WordStyle.BODY, spacing(0, after))
    yield paragraph(
        WordStyle.REGISTRATION_NUMBER, "<w:keepNext/>" + spacing(0, after), colour(_GREY)
    )
    yield paragraph(
        WordStyle.LEAD_IN, "<w:keepNext/>" + spacing(0, after * 0.6), following=WordStyle.POINT_1
    )
    yield paragraph(WordStyle.RECIPIENT, spacing(0, 0))
    yield paragraph(WordStyle.SMALL, spacing(0, after * 0.6), small)
    yield paragraph(
        WordStyle.MARK,
        "<w:keepNext/>" + spacing(after * 0.5, 0) + '<w:jc w:val="center"/>',
        '<w:b/><w:bCs/><w:color w:val="A3161F"/><w:spacing w:val="20"/>' + size(look.body_size),
    )
    yield paragraph(WordStyle.FIGURE, spacing(after, after * 0.5, 240))
    yield paragraph(
        WordStyle.CAPTION, "<w:keepLines/>" + spacing(after, after * 0.6), "<w:b/><w:bCs/>" + small
    )
    yield paragraph(WordStyle.NOTE, spacing(0, look.space_after * 0.3, 240), small)
    yield (
        WordStyle.NOTE_MARK,
        '<w:style w:type="character" w:styleId="FootnoteReference">'
        '<w:name w:val="footnote reference"/><w:unhideWhenUsed/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
    )


def _list_styles(look: Look) -> Iterator[tuple[str, str]]:
    air = spacing(0, look.space_after * 0.6)
    for level, style in enumerate(BULLETS):
        deeper = f'<w:ilvl w:val="{level}"/>'
        yield paragraph(style, f'<w:numPr>{deeper}<w:numId w:val="1"/></w:numPr>' + air)
    for style in POINTS:
        yield paragraph(style, air)


def _contents_styles(look: Look) -> Iterator[tuple[str, str]]:
    yield paragraph(
        WordStyle.CONTENTS_HEADING,
        _KEEP + spacing(look.space_after * 2, look.space_after),
        "<w:b/><w:bCs/>" + colour(look.accent) + size(look.heading_sizes[0]),
        following=WordStyle.BODY,
    )
    column = NUMBER_COLUMN * _share(look)
    for level, style in enumerate(CONTENTS):
        left = column + level * LIST_STEP
        right = tab(text_width(look), "right", "dot")
        tabs = f"<w:tabs>{tab(mm(left))}{right}</w:tabs>"
        hanging = column if level == 0 else LIST_STEP
        yield paragraph(
            style, tabs + spacing(0, look.space_after * 0.5, 264) + indent(left, hanging)
        )


def _page_styles(look: Look) -> Iterator[tuple[str, str]]:
    tabs = f"<w:tabs>{tab(text_width(look), 'right')}</w:tabs>"
    small, share = size(look.small_size), _share(look)
    yield paragraph(WordStyle.HEADER, tabs + spacing(line=259), colour(_GREY) + small)
    yield paragraph(
        WordStyle.HEADER_NAME,
        tabs + spacing(0, 1, 259),
        "<w:b/><w:bCs/>" + colour(look.accent) + size(look.body_size),
        WordStyle.HEADER,
    )
    rule = f"<w:pBdr>{edge('top', _HAIRLINE, space=4)}</w:pBdr>"
    yield paragraph(
        WordStyle.FOOTER, rule + tabs + spacing(4, 0, 240), colour(_GREY) + size(8 * share)
    )
    yield paragraph(WordStyle.INITIALS, spacing(1, 0, 240), colour(_GREY) + size(7.5 * share))


def _cell_styles(look: Look) -> Iterator[tuple[str, str]]:
    yield paragraph(WordStyle.TABLE_TEXT, spacing(2, 2, 252), size(look.body_size - 1))
    yield paragraph(
        WordStyle.TABLE_HEADING, "<w:keepNext/>", "<w:b/><w:bCs/>", WordStyle.TABLE_TEXT
    )
    flush = '<w:jc w:val="right"/>'
    yield paragraph(WordStyle.TABLE_FIGURES, flush, "", WordStyle.TABLE_TEXT)
    yield paragraph(WordStyle.TABLE_FIGURES_HEADING, flush, "", WordStyle.TABLE_HEADING)
    yield paragraph(WordStyle.FACT_LABEL, spacing(2, 2, 264), "<w:b/><w:bCs/>")
    yield paragraph(WordStyle.FACT_VALUE, spacing(2, 2, 264))
    yield paragraph(
        WordStyle.BOX_HEADING,
        _KEEP + spacing(2, look.space_after * 0.6),
        "<w:b/><w:bCs/>" + size(look.heading_sizes[2]),
        following=WordStyle.BODY,
    )
    yield paragraph(
        WordStyle.AFTER_TABLE,
        f'<w:spacing w:before="0" w:after="0" w:line="{twips(look.space_after * 1.6)}"'
        ' w:lineRule="exact"/>',
        size(2),
    )


def _signature_styles(look: Look) -> Iterator[tuple[str, str]]:
    room = look.body_size * 3
    rule = f"<w:pBdr>{edge('top', '#404040', space=2)}</w:pBdr>"
    yield paragraph(WordStyle.SIGNATURE_ROLE, _KEEP + spacing(room, 0, 252))
    yield paragraph(WordStyle.SIGNATURE_NAME, _KEEP + rule + spacing(room, 0, 252))
    yield paragraph(
        WordStyle.SIGNATURE_NOTE,
        _KEEP + spacing(0, 0, 252),
        colour(_GREY) + size(look.small_size),
    )


def _table_styles(look: Look) -> Iterator[tuple[str, str]]:
    head = (
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders>'
        f"{edge('bottom', look.accent, 8)}</w:tcBorders>"
        '<w:shd w:val="clear" w:color="auto" w:fill="EEF1F3"/></w:tcPr></w:tblStylePr>'
    )
    lines = borders(_HAIRLINE, "top", "bottom", "insideH")
    yield table(WordStyle.TABLE, lines + margins(20, 85, 20, 85), head)
    yield table(WordStyle.FACTS_TABLE, margins(0, 0, 0, 113))
    yield table(WordStyle.SIGNATURES_TABLE, margins(0, 0, 0, 113))
    frame = borders("#7A858C", "top", "left", "bottom", "right")
    yield table(WordStyle.BOX_TABLE, frame + margins(113, 170, 113, 170))
    grid = borders(_HAIRLINE, "top", "left", "bottom", "right", "insideH", "insideV")
    yield table(WordStyle.INITIALS_TABLE, grid + margins(0, 60, 0, 60))
