"""What is said of a correction: what will happen, who is to have it again, what is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from db.queries.corrections import CorrectionRow, ResendRow
from db.queries.papers import PaperRow
from db.rules.lifecycle import CorrectionBasis, PaperKind
from desktop.operations.correction_plan import CorrectionPlan, NewEdition
from desktop.ui.states import day_in_words, state
from desktop.ui.widgets.thing_list import Thing

BASES = {
    CorrectionBasis.SLIP: "Skrivfel, räknefel eller liknande förbiseende",
    CorrectionBasis.FL_36: "Rättelse enligt 36 § förvaltningslagen",
}
REASONS = (
    "Fel årtal", "Fel datum", "Fel belopp", "Fel namn", "Fel diarienummer", "Skrivfel",
    "Räknefel", "Text har fallit bort",
)  # fmt: skip
_STOCKHOLM = ZoneInfo("Europe/Stockholm")


def coming(plan: CorrectionPlan, day: date) -> Iterator[Thing]:
    """What will happen, line by line."""
    mark = f"Märks ”Rättad {day.isoformat()}” på varje sida"
    for edition in plan.editions:
        title = f"{paper_name(edition)} görs i utgåva {edition.edition}, i Word och PDF"
        yield Thing(title, f"{mark}, med tidigare och ny lydelse efter paragrafen", "file-plus")
    if not any(one.kind is PaperKind.EXTRACT for one in plan.editions):
        words = "När utdraget görs har det rättelsen med sig"
        yield Thing("Inget protokollsutdrag är gjort än", words, "file-text")
    yield Thing("De tidigare utgåvorna står kvar oförändrade", "De kan alltid öppnas", "lock")
    yield from _again(plan)


def _again(plan: CorrectionPlan) -> Iterator[Thing]:
    names = [one.name for one in plan.receivers] + [one.name for one in plan.behind]
    if not names:
        yield Thing("Ingen har fått utdraget än", "Ingen behöver få det igen", "send")
        return
    yield Thing(
        f"{len(names)} mottagare har fått en tidigare utgåva och ska få den rättade",
        ", ".join(names), "send",
    )  # fmt: skip


def paper_name(edition: NewEdition) -> str:
    """ "Protokollet", "Protokollet för § 16", "Protokollsutdraget § 16"."""
    part = edition.part.replace("§ ", "§\u00a0")
    if edition.kind is PaperKind.EXTRACT:
        return f"Protokollsutdraget {part}".strip()
    return f"Protokollet för {part}" if part else "Protokollet"


def edition_line(paper: PaperRow) -> Thing:
    """A kept paper that can be opened."""
    made = paper.made_at.astimezone(_STOCKHOLM)
    return Thing(
        f"{state(paper.kind.value).capitalize()} i {state(paper.format.value)}, "
        f"utgåva {paper.edition}",
        f"{paper.name} · {day_in_words(made.date())}",
        "file-check", paper, "Öppna",
    )  # fmt: skip


def made_line(row: CorrectionRow, label: str) -> Thing:
    """A correction that has been made."""
    return Thing(
        f"{label}, rättad {day_in_words(row.decided_on)}",
        f"{row.reason} · beslutad av {row.decided_by}",
        "pencil",
    )


def resend_line(row: ResendRow) -> Thing:
    """Somebody who is to have the corrected edition."""
    address = f" · {row.address}" if row.address else ""
    return Thing(
        f"{row.name} fick utgåva {row.edition} den {day_in_words(row.sent_on)}",
        f"{row.label} · {state(row.channel.value)}{address}",
        "send",
    )


def labels_of(plan: CorrectionPlan) -> dict[str, str]:
    """The headings of the parts."""
    return {part.key: part.label for part in plan.parts}


def kept(papers: Sequence[PaperRow]) -> list[Thing]:
    """The kept papers, the newest edition first."""
    ordered = sorted(papers, key=lambda p: (p.kind, -p.edition, p.format), reverse=False)
    return [edition_line(paper) for paper in ordered]
