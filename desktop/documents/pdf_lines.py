"""Breaking text into lines: ragged right, hyphenated where a line would be too short.

What is drawn reads back as the text itself: a line that ends at a space keeps the space, a
word broken by us ends in a soft hyphen, which readers and search take away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from db.rules.rich_text import Run, Runs
from desktop.documents.notes import Note
from desktop.documents.pdf_characters import settable
from desktop.documents.pdf_fonts import UNITS_PER_EM, face_of, width
from desktop.documents.pdf_hyphens import SOFT_HYPHEN, breaks
from desktop.documents.pdf_words import NEW_LINE, Span, Word, word_of, words_of

# A line may be this many times the font size short before a word is hyphenated to fill it.
RAG = 3.5
MOST_HYPHENS_IN_A_ROW = 2
# Longer "words" are codes or addresses: cut where the line ends, without a hyphen.
LONGEST_WORD = 60
TO_NOTE, FROM_NOTE = "\0note ", "\0text "
"""What the links of marks begin with, before the number: to a note, and back to the text."""


class Line(NamedTuple):
    """A set line; ``width`` in points, without the space it may end in."""

    spans: tuple[Span, ...]
    width: float


class Measure(NamedTuple):
    """How lines are broken: font size and line width in points, language for hyphens or ''."""

    size: float
    width: float
    language: str = ""
    bold: bool = False
    italic: bool = False


def spans_of(content: Runs, *, bold: bool = False, italic: bool = False) -> list[Span]:
    """The runs as spans, with what has no glyph made readable; a note is its mark."""
    return [
        Span(face_of(bold=run.bold or bold, italic=run.italic or italic), text, link)
        for run in content
        for text, link in (_shown(run),)
        if text
    ]


def _shown(run: Run) -> tuple[str, str]:
    """What is set of a run, and where it leads."""
    if isinstance(run, Note):
        return run.mark, f"{TO_NOTE}{run.number}"
    return settable(run.text), run.link


def break_lines(content: Runs, measure: Measure) -> list[Line]:
    """The runs as lines no wider than the measure; no lines for empty text."""
    spans = spans_of(content, bold=measure.bold, italic=measure.italic)
    return _Breaker(measure).lines(words_of(spans))


def one_line(content: Runs, measure: Measure) -> Line:
    """The runs as a single line, however wide, with the space it may end in."""
    spans = spans_of(content, bold=measure.bold, italic=measure.italic)
    flat = tuple(span._replace(text=span.text.replace("\n", " ")) for span in spans)
    extent = sum(width(span.face, span.text.replace(SOFT_HYPHEN, "")) for span in flat)
    return Line(flat, extent * measure.size / UNITS_PER_EM)


class _Breaker:
    """Fills line after line; all widths in thousandths of the font size."""

    def __init__(self, measure: Measure) -> None:
        self.language = measure.language
        self.size = measure.size
        self.limit = measure.width / measure.size * UNITS_PER_EM
        self.rag = min(RAG * UNITS_PER_EM, self.limit / 4)
        self.done: list[Line] = []
        self.line: list[Word] = []
        self.used = 0.0
        self.hyphens = 0

    def lines(self, words: Sequence[Word]) -> list[Line]:
        last = len(words) - 1
        for place, word in enumerate(words):
            gap = self.line[-1].gap if self.line and word.spaced else 0.0
            if word.width <= self.limit - self.used - gap:
                self._add(word, gap)
            elif word is NEW_LINE:
                self._end(space=True)
            else:
                self._break(word, last=place == last)
        self._end()
        return self.done

    def _break(self, word: Word, *, last: bool) -> None:
        """Set a word that is too wide for what is left of the line."""
        rest: Word | None = word
        while rest:
            rest = self._place(rest, last=last)

    def _place(self, word: Word, *, last: bool) -> Word | None:
        """Set the word or its beginning; gives what is left of it."""
        gap = self.line[-1].gap if self.line and word.spaced else 0.0
        room = self.limit - self.used - gap
        if word.width <= room:
            self._add(word, gap)
            return None
        if self._may_hyphenate(word, room, last) and (halves := self._hyphenated(word, room)):
            self._add(halves[0], gap)
            self._end(hyphen=True)
            return halves[1]
        if self.line:
            self._end(space=word.spaced)
            return word
        self._cut(word)
        return None

    def _may_hyphenate(self, word: Word, room: float, last: bool) -> bool:
        first, *others = word.spans
        if not self.language or others or len(first.text) > LONGEST_WORD:
            return False
        few = self.hyphens < MOST_HYPHENS_IN_A_ROW
        return word.width > self.limit or (not last and few and room > self.rag)

    def _add(self, word: Word, gap: float) -> None:
        self.line.append(word)
        self.used += gap + word.width

    def _end(self, *, space: bool = False, hyphen: bool = False) -> None:
        if self.line and (spans := tuple(_visible(_spans_of_line(self.line, space), hyphen))):
            self.done.append(Line(spans, self.used * self.size / UNITS_PER_EM))
            self.hyphens = self.hyphens + 1 if hyphen else 0
        self.line, self.used = [], 0.0

    def _hyphenated(self, word: Word, room: float) -> tuple[Word, Word] | None:
        """The word in two at its last break that fits the room."""
        span = word.spans[0]
        for place in reversed(breaks(span.text, self.language)):
            head = span.text[:place].replace(SOFT_HYPHEN, "") + SOFT_HYPHEN
            extent = width(span.face, head)
            if extent <= room:
                first = word_of((span._replace(text=head),), spaced=word.spaced)
                rest = word_of((span._replace(text=span.text[place:]),), spaced=False)
                return first._replace(width=extent), rest
        return None

    def _cut(self, word: Word) -> None:
        """Cut a word that is wider than a whole line wherever a line ends."""
        for span in word.spans:
            for character in span.text:
                part = word_of((span._replace(text=character),), spaced=False)
                if self.line and self.used + part.width > self.limit:
                    self._end()
                self._add(part, 0.0)


def _spans_of_line(words: Sequence[Word], space: bool) -> Sequence[Span]:
    """The line's text in as few spans as its looks allow, with the space it may end in."""
    looks = {word.look for word in words}
    if len(looks) == 1 and words[0].look >= 0:
        text = "".join([word.text for word in words])
        start = 1 if words[0].spaced else 0
        first = words[0].spans[0]
        return (Span(first.face, text[start:] + " " * space, first.link),)
    return _joined(_spaced_spans(words, space))


def _spaced_spans(words: Sequence[Word], space: bool) -> list[Span]:
    spans: list[Span] = []
    for word in words:
        if spans and word.spaced:
            end = spans[-1]
            link = end.link if end.link == word.spans[0].link else ""
            spans.append(Span(end.face, " ", link))
        spans.extend(word.spans)
    return [*spans, Span(spans[-1].face, " ")] if space else spans


def _joined(spans: list[Span]) -> list[Span]:
    """The spans with neighbours of one look joined."""
    joined: list[Span] = []
    start = 0
    for end in range(1, len(spans) + 1):
        first = spans[start]
        if end < len(spans) and spans[end].face is first.face and spans[end].link == first.link:
            continue
        joined.append(first._replace(text="".join(span.text for span in spans[start:end])))
        start = end
    return joined


def _visible(spans: Sequence[Span], hyphen: bool) -> Iterator[Span]:
    """The spans without the soft hyphens at which no line was broken."""
    last = len(spans) - 1
    for place, span in enumerate(spans):
        if SOFT_HYPHEN not in span.text:
            yield span
        elif hyphen and place == last:
            yield span._replace(text=span.text.replace(SOFT_HYPHEN, "") + SOFT_HYPHEN)
        elif text := span.text.replace(SOFT_HYPHEN, ""):
            yield span._replace(text=text)
