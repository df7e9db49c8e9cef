"""Pictures: looked at before they are set, refused with facts when they cannot be used."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from db.rules.rich_text import runs
from desktop.documents.model import Figure
from desktop.documents.pdf_objects import text_string
from desktop.documents.pdf_places import Place
from desktop.documents.pdf_strips import Strip, text_strips
from desktop.documents.pdf_styles import MILLIMETRE
from desktop.documents.pdf_tags import TaggedCanvas
from desktop.documents.pdf_tree import Element

MOST_PIXELS = 80_000_000
# More than this is not seen on paper; a larger picture is made smaller.
DOTS_PER_INCH = 300
SPACE = 10.0


class UnusablePicture(Exception):
    """A picture that cannot be set.

    ``alternative_text`` says which; ``width`` and ``height`` are its pixels when it is too
    large (more than ``MOST_PIXELS`` in all), else 0 for one that is broken or of a strange kind.
    """

    def __init__(self, alternative_text: str, width: int = 0, height: int = 0) -> None:
        super().__init__(alternative_text, width, height)
        self.alternative_text = alternative_text
        self.width = width
        self.height = height


@dataclass(slots=True, kw_only=True)
class PictureStrip(Strip):
    """A picture, as wide as it is set."""

    picture: Image.Image
    element: Element
    left: float
    width: float

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        """Draw the picture and note its place on the page, which PDF/UA wants to know."""
        canvas.mark(self.element)
        bottom = top - self.height
        canvas.picture(self.picture, (self.left, bottom, self.width, self.height))
        box = f"{self.left:.2f} {bottom:.2f} {self.left + self.width:.2f} {top:.2f}"
        self.element.keys += f"/A<</O/Layout/Placement/Block/BBox[{box}]>>"


def figure_strips(figure: Figure, place: Place) -> list[Strip]:
    """The picture with its caption under it. Raises ``UnusablePicture``."""
    picture = opened(figure)
    element = place.parent.add("Figure", f"/Alt {text_string(figure.alternative_text)}")
    width = min(figure.width * MILLIMETRE, place.width)
    height = width * picture.height / picture.width
    most = place.sheet.height * 0.8
    if height > most:
        width, height = width * most / height, most
    strip = PictureStrip(
        height=height,
        before=SPACE,
        after=SPACE,
        keep=bool(figure.caption),
        picture=_fitted(picture, width),
        element=element,
        left=place.left,
        width=width,
    )
    caption = place.parent.add("Caption") if figure.caption else Element("Caption")
    column = place.column(runs(figure.caption), place.sheet.caption, caption)
    return [strip, *text_strips(column)]


def opened(figure: Figure) -> Image.Image:
    """The picture, read whole, in grey or RGB with or without transparency.

    Raises ``UnusablePicture`` when it is broken, neither PNG nor JPEG, or too large.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(BytesIO(figure.image), formats=("PNG", "JPEG"))
            if picture.width * picture.height > MOST_PIXELS:
                raise UnusablePicture(figure.alternative_text, picture.width, picture.height)
            picture.load()
    except Image.DecompressionBombError as error:
        raise UnusablePicture(figure.alternative_text) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise UnusablePicture(figure.alternative_text) from error
    return _plain_colours(picture)


def _plain_colours(picture: Image.Image) -> Image.Image:
    if picture.mode in {"L", "RGB", "RGBA"}:
        return picture
    see_through = picture.mode in {"LA", "PA"} or "transparency" in picture.info
    return picture.convert("RGBA" if see_through else "RGB")


def _fitted(picture: Image.Image, width: float) -> Image.Image:
    """The picture with no more dots than paper shows."""
    most = max(1, round(width / 72 * DOTS_PER_INCH))
    if picture.width <= most:
        return picture
    size = (most, max(1, round(picture.height * most / picture.width)))
    return picture.resize(size)  # pyright: ignore[reportUnknownMemberType]: names numpy
