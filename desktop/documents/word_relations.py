"""What a Word part points at outside itself: links on the web and pictures in the package."""

from __future__ import annotations

from urllib.parse import quote, urlsplit
from xml.sax.saxutils import quoteattr

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_SAFE = "%/:=&?~#+!$,;'@()*[]"


class Relations:
    """The relationships that one paper adds to those of its template."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str], str] = {}

    def link(self, address: str) -> str | None:
        """The id of a web or mail address, or ``None`` when it cannot be one."""
        try:
            parts = urlsplit(address)
        except ValueError:
            return None
        if not (parts.scheme and (parts.netloc or parts.path)):
            return None
        return self._add("hyperlink", quote(address, safe=_SAFE))

    def picture(self, target: str) -> str:
        """The id of a picture part, named from the document's folder (``media/…``)."""
        return self._add("image", target)

    def _add(self, kind: str, target: str) -> str:
        return self._ids.setdefault((kind, target), f"rIdPaper{len(self._ids) + 1}")

    def xml(self) -> str:
        """The ``Relationship`` elements, without their root."""
        return "".join(
            f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target={quoteattr(target)}'
            + (' TargetMode="External"/>' if kind == "hyperlink" else "/>")
            for (kind, target), key in self._ids.items()
        )
