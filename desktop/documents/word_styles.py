"""The styles of our Word papers by role, with the names they go by, and Word's measures.

Built-in styles have Word's own ids and names, so that a Swedish and an English Word both know
them; our own have Swedish names, since the secretary meets them in the style list.
"""

from __future__ import annotations

from enum import StrEnum

from desktop.documents.house_style import Look

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
NUMBER_COLUMN = 17.0
LIST_STEP = 7.5


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
    TABLE_FIGURES = "TableFigures"
    TABLE_FIGURES_HEADING = "TableFiguresHeading"
    SIGNATURE_ROLE = "SignatureRole"
    SIGNATURE_NAME = "SignatureName"
    SIGNATURE_NOTE = "SignatureNote"
    BOX_HEADING = "BoxHeading"
    AFTER_TABLE = "AfterTable"
    HYPERLINK = "Hyperlink"
    NOTE = "FootnoteText"
    NOTE_MARK = "FootnoteReference"
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
    WordStyle.NOTE: "footnote text",
    WordStyle.NOTE_MARK: "footnote reference",
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
    WordStyle.TABLE_FIGURES: "Tabellsiffror",
    WordStyle.TABLE_FIGURES_HEADING: "Tabellsiffror rubrik",
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


def is_built_in(style: WordStyle) -> bool:
    """Whether Word itself knows the style, and shows its name in its own language."""
    return style in _NAMES


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
