"""Pictures in Word: each a part of the package, drawn in the line with its alternative text."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO

from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.image.image import Image

from desktop.documents.model import Figure
from desktop.documents.word_package import PackedPart, packed
from desktop.documents.word_relations import Relations
from desktop.documents.word_runs import attribute

_EMU_PER_MM = 36000
_EMU_PER_TWIP = 635
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


@dataclass(frozen=True, slots=True)
class _Picture:
    key: str
    width: int
    height: int


class FigureWriter:
    """Sets one paper's pictures and collects their parts; measures in twentieths of a point."""

    def __init__(self, relations: Relations, width: int, height: int) -> None:
        self._relations = relations
        self._width = width * _EMU_PER_TWIP
        self._height = height * _EMU_PER_TWIP
        self._parts: dict[str, PackedPart] = {}
        self._drawn = 0

    @property
    def parts(self) -> tuple[PackedPart, ...]:
        """The picture parts, each picture once however often it is shown."""
        return tuple(self._parts.values())

    def run(self, figure: Figure) -> str | None:
        """The run that shows the picture, or ``None`` when its bytes are no picture we know."""
        picture = self._stored(figure)
        if picture is None:
            return None
        self._drawn += 1
        return _drawing(picture, attribute(figure.alternative_text), self._drawn)

    def _stored(self, figure: Figure) -> _Picture | None:
        try:
            image = Image.from_file(BytesIO(figure.image))
            across, down, kind = image.px_width, image.px_height, image.ext
        except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError):
            return None
        if not (across and down):
            return None
        name = f"media/{sha256(figure.image).hexdigest()[:16]}.{kind}"
        self._parts.setdefault(name, packed(f"word/{name}", figure.image))
        width = min(round(figure.width * _EMU_PER_MM), self._width)
        height = round(width * down / across)
        if height > self._height:
            width, height = round(width * self._height / height), self._height
        return _Picture(self._relations.picture(name), max(width, 1), max(height, 1))


def _drawing(picture: _Picture, alternative: str, number: int) -> str:
    size = f'cx="{picture.width}" cy="{picture.height}"'
    names = f'id="{number}" name="Bild {number}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr {names} descr="{alternative}"/>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr {names}/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{picture.key}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
