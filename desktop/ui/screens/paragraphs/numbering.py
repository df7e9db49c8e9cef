"""Asking before numbers are given, changed or struck: what exactly will happen."""

from __future__ import annotations

from collections.abc import Callable

from db.queries.numbering_plan import NumberingPlan
from db.rules.numbering import paragraph_label, paragraphs_label
from desktop.ui import things
from desktop.ui.widgets.inline_panel import Question

SHOWN = 6


def assign_question(
    plan: NumberingPlan, assign: Callable[[], object], open_and_assign: Callable[[], object]
) -> Question:
    """Asks for the numbers; without a series it offers to open one."""
    series = plan.first is None and not plan.opens_series
    lines = [*_series_lines(plan), *_given(plan)]
    if plan.taken:
        lines.append(f"{_count(plan.taken)} har redan nummer och behåller dem.")
    if series:
        lines.append("Inget nummer har getts.")
    verb = f"Lägg upp serien {plan.year} och tilldela" if series else "Tilldela paragrafer"
    heading = (
        f"Det finns ingen nummerserie för {plan.body} {plan.year}"
        if series
        else f"Tilldela {paragraphs_label(plan.numbers)}"
    )
    way = open_and_assign if series else assign
    return Question(heading, tuple(lines), verb, lambda _text: way())


def _series_lines(plan: NumberingPlan) -> list[str]:
    if plan.first is not None:
        return []
    return [f"En serie för {plan.body} {plan.year} läggs upp och börjar på § 1."]


def _given(plan: NumberingPlan) -> list[str]:
    pairs = list(zip(plan.numbers, plan.waiting, strict=True))
    lines = [f"{paragraph_label(number)}  {_short(title)}" for number, title in pairs[:SHOWN]]
    if len(pairs) > SHOWN:
        number, title = pairs[-1]
        lines += ["…", f"{paragraph_label(number)}  {_short(title)}"]
    return lines


def renumber_question(renumber: Callable[[], object]) -> Question:
    """Asks for the numbers to follow the order of treatment."""
    lines = (
        "Paragraferna får nya nummer i den ordning de behandlades. Papper som är gjorda med de "
        "gamla numren stämmer då inte längre.",
    )
    return Question("Numrera om sammanträdets paragrafer?", lines, "Numrera om",
                    lambda _text: renumber())  # fmt: skip


def strike_question(label: str, strike: Callable[[str], object]) -> Question:
    """Asks why a paragraph is struck."""
    lines = (
        f"{label} behåller sitt nummer och skrivs ut som ”{label} Utgår:” med ditt skäl. "
        "Numret ges aldrig igen, och steget kan inte ångras.",
    )
    return Question(f"Stryk {label}?", lines, "Stryk paragrafen", strike, "Skäl",
                    "Skäl, till exempel: Punkten utgick")  # fmt: skip


def refer_back_question(answer: Callable[[str], object]) -> Question:
    """Asks why an item is referred back (KL 5:50)."""
    lines = ("Ärendet väntar sedan på organets nästa sammanträde. Skälet ska anges (KL 5:50).",)
    return Question("Återremittera ärendet?", lines, "Återremittera", answer, "Skäl",
                    "Vad som ska utredas")  # fmt: skip


def early_words(plan: NumberingPlan) -> str:
    """ "§ 18 behandlades före § 16"; empty when the numbers follow the order of treatment."""
    said = [
        f"{paragraph_label(one)} behandlades före {paragraph_label(other)}"
        for one, other in plan.early[:2]
    ]
    more = len(plan.early) - len(said)
    return "; ".join(said) + (f" (och {more} till)" if more else "") if said else ""


def fixed_words(plan: NumberingPlan) -> str:
    """Why the numbers may not be changed, as a sentence; empty when they may."""
    return things.reason(plan.fixed) if plan.fixed else ""


def _count(number: int) -> str:
    return "En paragraf" if number == 1 else f"{number} paragrafer"


def _short(title: str) -> str:
    return f"{title[:77]} …" if len(title) > 80 else title
