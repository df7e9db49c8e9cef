"""What became of files that papers were written to, in plain Swedish."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from desktop.delivery.handed_out import Choice, Handed, Outcome, Standing
from desktop.documents.bundle import LeftOut
from desktop.documents.bundle_pages import why_left_out
from desktop.operations.bundle_plans import BundlePlan
from desktop.operations.bundles import MadeBundle, MadeZip
from desktop.ui.states import count_in_words, day_in_words

_NAMED = 2
_STAND_INS = 5
CHOICES = {
    Choice.KEEP: "Behåll min",
    Choice.BESIDE: "Ny version bredvid",
    Choice.OVERWRITE: "Skriv över",
}
"""What the clerk may have done with a file changed by hand; the first is the safe one."""


def needs_words(handed: Handed) -> bool:
    """Whether the clerk ought to be told more than where the file lies."""
    return handed.standing in (Standing.EDITED, Standing.FOREIGN) or not handed.is_there


def handed_in_words(handed: Handed) -> str:
    """What stood in the way of a file, and what was done; empty when nothing did."""
    if not needs_words(handed):
        return ""
    wanted = handed.wanted or handed.path
    return f"{wanted.name}: {_obstacle(handed)}. {_done(handed)}".strip()


def question_in_words(handed: Handed) -> str:
    """What stands in the way of a file, as the heading of the question what to do."""
    obstacle = _obstacle(handed)
    return f"{obstacle[0].upper()}{obstacle[1:]}"


def choice_in_words(choice: Choice, handed: Handed) -> str:
    """A choice as its button says it; a file of somebody else's is not "mine"."""
    foreign = choice is Choice.KEEP and handed.standing is Standing.FOREIGN
    return "Behåll den" if foreign else CHOICES[choice]


def placed_in_words(handed: Sequence[Handed], folder: str) -> str:
    """Where files were put, and what stood in the way of some of them."""
    there = [one.path.name for one in handed if one.is_there]
    notes = [handed_in_words(one) for one in handed if not one.is_there]
    if len(there) > _NAMED:
        placed = [f"{count_in_words(len(there))} filer ligger i mappen {folder}."]
    else:
        placed = [f"Sparat i {folder}: {' och '.join(there)}."] if there else []
    return " ".join([*placed, *notes[:_NAMED]])


def plan_in_words(plan: BundlePlan) -> str:
    """What a summons with its attachments will hold."""
    if not plan.attachments:
        return "Ärendena har inga handlingar att bifoga. PDF:en blir dagordningen ensam."
    one = plan.attachments == 1
    count = "En bilaga" if one else f"{count_in_words(plan.attachments)} bilagor"
    told = f"{count} följer med, i dagordningens ordning, med bokmärken och sidnummer."
    if not plan.added:
        return told
    new = "En är ny" if plan.added == 1 else f"{count_in_words(plan.added)} är nya"
    return f"{told} {new} sedan kallelsen och märks ut."


def stand_ins_in_words(plan: BundlePlan) -> str:
    """Which attachments are replaced by a page that says so, for want of LibreOffice."""
    if not plan.stand_ins:
        return ""
    named = ", ".join(plan.stand_ins[:_STAND_INS])
    left = len(plan.stand_ins) - _STAND_INS
    more = f" och {left} till" if left > 0 else ""
    return (
        "LibreOffice finns inte på datorn, så de här bilagorna kan inte göras om till PDF och "
        f"ersätts av en sida som säger det: {named}{more}. I ZIP-filen är de med."
    )


def bundle_in_words(made: MadeBundle) -> str:
    """How large a bundle is, and how many attachments it lacks."""
    pages = "En sida." if made.pages == 1 else f"{count_in_words(made.pages)} sidor."
    if not made.left_out:
        return pages
    one = len(made.left_out) == 1
    lacks = "En bilaga är" if one else f"{len(made.left_out)} bilagor är"
    return f"{pages} {lacks} inte med i sin helhet."


def zip_in_words(made: MadeZip) -> str:
    """How many files a ZIP holds, and which attachments the register has lost."""
    held = f"{count_in_words(made.files)} filer."
    if not made.missing:
        return held
    return f"{held} {len(made.missing)} saknas i registret: bilaga {', '.join(made.missing)}."


def left_out_in_words(left_out: LeftOut) -> str:
    """Which attachment does not stand in a bundle, and why."""
    return f"Bilaga {left_out.label} {left_out.title}: {why_left_out(left_out.fault)}"


def moment_in_words(moment: datetime) -> str:
    """A moment as "11 mars 14:02", in the clock of this machine."""
    return f"{day_in_words(moment.date(), with_year=False)} {moment:%H:%M}"


def _obstacle(handed: Handed) -> str:
    if handed.outcome is Outcome.IN_USE or handed.standing is Standing.OURS:
        return f"filen är öppen {_where(handed.editor)}"
    if handed.standing is Standing.FOREIGN:
        return "det ligger redan en annan fil med det namnet"
    when = f" {moment_in_words(handed.changed_at)}" if handed.changed_at else ""
    return f"filen är ändrad för hand{when}"


def _where(editor: str) -> str:
    return f"hos {editor}" if editor.strip("?") else "i ett annat program"


def _done(handed: Handed) -> str:
    match handed.outcome:
        case Outcome.BESIDE:
            return f"Den nya ligger bredvid som {handed.path.name}."
        case Outcome.KEPT:
            return "Den är kvar som den var."
        case Outcome.ASKED:
            return "Välj om du vill behålla din, lägga den nya bredvid eller skriva över."
        case Outcome.IN_USE:
            return "Stäng den och försök igen."
        case _:
            return "Den nya har ersatt den."
