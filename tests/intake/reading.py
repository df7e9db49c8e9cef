"""Texts of the tests read as files are."""

from desktop.intake.draft import Draft
from desktop.intake.readers import read_text
from desktop.intake.recognise import recognise


def read(text: str) -> Draft:
    """The draft of a text."""
    return recognise(read_text("paper.txt", text.encode()))


def said(draft: Draft) -> str:
    """The cleaned text that parts and unassigned stretches hold together, without spaces."""
    spans = sorted((s.start, s.end) for s in (*draft.parts, *draft.unassigned))
    return "".join("".join(draft.text[start:end].split()) for start, end in spans)
