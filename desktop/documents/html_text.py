"""Text as HTML: escaped, with marks, breaks and links that lead only where they may."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from db.rules.rich_text import Run, Runs
from desktop.documents.notes import Note

NBSP = "\u00a0"
_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u00ad\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_SECTION = re.compile(r"(?<=§) (?=\d)")
_SAFE = ("https://", "http://", "mailto:", "tel:")


def escaped(text: str) -> str:
    """The text for use between tags, without characters that HTML does not allow."""
    clean = _SECTION.sub(NBSP, _ILLEGAL.sub("", _BREAKS.sub("\n", text)))
    return clean.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """The text for use inside a double-quoted attribute, on one line."""
    return escaped(" ".join(text.split())).replace('"', "&quot;")


def element(tag: str, content: str, **attributes: str) -> str:
    """An element on one line; ``class_`` stands for ``class``, and empty attributes are left out.

    ``content`` is HTML already, the values of the attributes are plain text.
    """
    said = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{attribute(value)}"'
        for name, value in attributes.items()
        if value
    )
    return f"<{tag}{said}>{content}</{tag}>"


def lines(pieces: Iterable[str]) -> str:
    """The pieces of HTML that are not empty, each on a line of its own."""
    return "\n".join(piece for piece in pieces if piece)


def place(anchor: str) -> str:
    """The ``id`` of an anchor: without spaces, which no id may hold."""
    return "-".join(anchor.split())


class RunSetter:
    """Sets runs for one paper, whose anchors it knows; a link to no known place is plain text."""

    def __init__(self, anchors: Collection[str]) -> None:
        self._anchors = anchors

    def html(self, content: Runs) -> str:
        """The runs with their marks."""
        return "".join(map(self._run, content))

    def _run(self, run: Run) -> str:
        if isinstance(run, Note):
            return self._mark(run)
        html = escaped(run.text).replace("\n", "<br/>")
        if run.italic:
            html = element("em", html)
        if run.bold:
            html = element("strong", html)
        target = self._target(run.link)
        return element("a", html, href=target) if target else html

    @staticmethod
    def _mark(note: Note) -> str:
        number = str(note.number)
        link = element(
            "a", number, href=f"#not-{number}", role="doc-noteref", aria_label=f"Not {number}"
        )
        return element("sup", link, id=f"not-{number}-i-texten")

    def note(self, note: Note) -> str:
        """The note itself, which leads back to its mark."""
        back = element(
            "a",
            "↩",
            href=f"#not-{note.number}-i-texten",
            role="doc-backlink",
            aria_label=f"Tillbaka till texten från not {note.number}",
        )
        return element("li", f"{self.html(note.content)} {back}", id=f"not-{note.number}")

    def _target(self, link: str) -> str:
        if link.startswith("#"):
            return f"#{place(link[1:])}" if link[1:] in self._anchors else ""
        safe = link.strip().casefold().startswith(_SAFE)
        return "%20".join(link.split()) if safe else ""
