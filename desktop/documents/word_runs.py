"""Runs of text as Word XML: escaped, cleaned, with § and dnr that do not break.

The dnr's hyphen becomes ``w:noBreakHyphen``, which Word draws in the paragraph's own font (few
fonts have U+2011) and which reads back as an ordinary hyphen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from db.rules.rich_text import Run, Runs
from desktop.documents.notes import Note
from desktop.documents.word_relations import Relations

NBSP = "\u00a0"
# Word's own code for the no-break hyphen; never a character of a paper, so free to mark with.
_HYPHEN_MARK = "\x1e"
_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\x7f\u00ad\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile(r"[ \t\r\n\x0b\x0c\x85\u2028\u2029]+")
_SECTION = re.compile(r"(?<=§) (?=\d)")
_HYPHENATED = re.compile(r"\w+(?:[-/:]\w+)+")
_OPEN, _CLOSE = '<w:t xml:space="preserve">', "</w:t>"
_CHARACTERS = (
    (_HYPHEN_MARK, f"{_CLOSE}<w:noBreakHyphen/>{_OPEN}"),
    ("\t", f"{_CLOSE}<w:tab/>{_OPEN}"),
    ("\n", f"{_CLOSE}<w:br/>{_OPEN}"),
)


def escaped(text: str) -> str:
    """The text for use between tags: without illegal characters and soft hyphens."""
    if not text.isprintable():
        text = _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def one_line(text: str) -> str:
    """The text without line breaks and tabs, no-break spaces kept."""
    return _BREAKS.sub(" ", text).strip(" ")


def attribute(text: str) -> str:
    """The text for use inside a double-quoted attribute, on one line."""
    return escaped(one_line(text)).replace('"', "&quot;")


def bare_run(text: str, look: str = "") -> str:
    """One run of text that has been escaped and marked already; ``look`` is its properties."""
    if text.isprintable():
        return f"<w:r>{look}{_OPEN}{text}{_CLOSE}</w:r>"
    for character, element in _CHARACTERS:
        text = text.replace(character, element)
    return f"<w:r>{look}{_OPEN}{text}{_CLOSE}</w:r>"


def _keep_hyphens(text: str) -> str:
    return escaped(text).replace("-", _HYPHEN_MARK)


def _is_bare(run: Run) -> bool:
    return type(run) is Run and not (run.bold or run.italic or run.link)


class RunWriter:
    """Sets runs for one paper, whose dnr, anchors and links it knows.

    ``anchors`` gives the bookmark of each anchor; a link to an unknown anchor is set as plain text,
    and so is one out of the paper without ``relations``. ``refer`` sets the mark of a note.
    """

    def __init__(
        self,
        registration_numbers: Iterable[str],
        anchors: Mapping[str, str],
        relations: Relations | None,
        link_style: str,
        refer: Callable[[Note], str] | None = None,
    ) -> None:
        self._refer = refer
        self._numbers = frozenset(
            word for number in registration_numbers for word in number.split() if "-" in word
        )
        self._anchors = anchors
        self._relations = relations
        self._link_style = f'<w:rStyle w:val="{link_style}"/>'

    def xml(self, content: Runs) -> str:
        """The ``w:r`` and ``w:hyperlink`` elements of some runs."""
        if len(content) == 1 and _is_bare(content[0]):
            text = content[0].text
            if self._is_plain(text):
                return f"<w:r>{_OPEN}{text}{_CLOSE}</w:r>"
            return bare_run(self.characters(text))
        return "".join(self._run(run, self.characters) for run in content)

    def _is_plain(self, text: str) -> bool:
        """Whether the text is set as it is, as most is: nothing to escape, mark or keep whole."""
        return (
            text.isprintable()
            and "&" not in text
            and "<" not in text
            and ">" not in text
            and "§" not in text
            and not (self._numbers and "-" in text)
        )

    def number_line(self, content: Runs) -> str:
        """Runs that are a dnr by their role: no hyphen in them breaks."""
        return "".join(self._run(run, _keep_hyphens) for run in content)

    def characters(self, text: str) -> str:
        """The text escaped, with no-break spaces after § and no-break hyphens in dnr."""
        text = escaped(text)
        if "§ " in text:
            text = _SECTION.sub(NBSP, text)
        if self._numbers and "-" in text:
            text = _HYPHENATED.sub(self._keep_number, text)
        return text

    def _keep_number(self, found: re.Match[str]) -> str:
        word = found.group()
        return word.replace("-", _HYPHEN_MARK) if word in self._numbers else word

    def _run(self, run: Run, characters: Callable[[str], str]) -> str:
        if isinstance(run, Note):
            return self._refer(run) if self._refer else ""
        target = self._target(run.link) if run.link else ""
        marks = (self._link_style if target else "") + ("<w:b/>" if run.bold else "")
        marks += "<w:i/>" if run.italic else ""
        text = bare_run(characters(run.text), f"<w:rPr>{marks}</w:rPr>" if marks else "")
        return f"<w:hyperlink {target}>{text}</w:hyperlink>" if target else text

    def _target(self, link: str) -> str:
        if link.startswith("#"):
            bookmark = self._anchors.get(link[1:])
            return f'w:anchor="{bookmark}" w:history="1"' if bookmark else ""
        key = self._relations.link(link) if self._relations else None
        return f'r:id="{key}" w:history="1"' if key else ""
