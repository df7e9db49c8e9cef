"""How the screens speak of law: a citation spread out, and how firm a rule is."""

from __future__ import annotations

from db.rules.statutes import RuleLabel, Statute, all_statutes, sections, statute
from desktop.ui.states import day_in_words

LABELS = {
    RuleLabel.LAW: ("§", "lag"),
    RuleLabel.LOCAL_RULE: ("◇", "lokal regel"),
    RuleLabel.HABIT: ("○", "vana"),
}
"""The shape and the word of each kind of rule."""


def label_words(label: RuleLabel) -> str:
    """How firm a rule is, as a shape and a word."""
    return " ".join(LABELS[label])


def cited(citation: str) -> tuple[Statute, ...]:
    """The sections of a citation that are bundled: "KL 5:45–46, 6:27" gives three."""
    known = all_statutes()
    named = sections(citation) or (citation,)
    found: dict[str, Statute] = {}
    for reference in named:
        try:
            section = statute(reference)
        except KeyError:
            continue
        found.setdefault(section.reference, section)
    return tuple(known[key] for key in found)


def source_words(section: Statute) -> str:
    """The law that a section is of, and the day whose wording is described."""
    dated = f", lydelse {day_in_words(section.dated)}" if section.dated else ""
    return f"{section.law}{dated}"
