"""Pictures for a web page: small enough to be sent, without what a camera wrote in them."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from desktop.documents.model import Figure
from desktop.documents.pdf_pictures import UnusablePicture, opened

MOST_ACROSS = 1600
_QUALITY = 85


def web_picture(figure: Figure) -> tuple[str, bytes, int] | None:
    """Media type, bytes and width in pixels; ``None`` for a picture that cannot be used.

    The picture is saved anew, so that places and times in the original do not get out.
    """
    try:
        picture = opened(figure)
    except UnusablePicture:
        return None
    if picture.width > MOST_ACROSS:
        height = max(1, round(picture.height * MOST_ACROSS / picture.width))
        picture = picture.resize((MOST_ACROSS, height))  # pyright: ignore[reportUnknownMemberType]
    photograph = figure.image.startswith(b"\xff\xd8")
    return (
        ("image/jpeg", _saved(picture, "JPEG"), picture.width)
        if photograph
        else ("image/png", _saved(picture, "PNG"), picture.width)
    )


def _saved(picture: Image.Image, form: str) -> bytes:
    target = BytesIO()
    picture.info = {}
    picture.save(target, form, quality=_QUALITY)
    return target.getvalue()
