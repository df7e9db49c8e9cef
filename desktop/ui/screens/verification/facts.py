"""The lines that tell what verifying does, and afterwards what was done."""

from __future__ import annotations

from datetime import date

from db.checks.readiness import Missing
from db.queries.meeting_steps import MeetingStep
from db.queries.minutes import MinutesPartView, RefusalRow
from db.rules.deadlines import announce_by
from db.rules.numbering import paragraph_label, paragraphs_label
from desktop.operations.verification import LockedParagraph, VerificationPlan
from desktop.ui.minutes_words import FIELD_OF, in_line, last_day
from desktop.ui.states import count_in_words, day_in_words
from desktop.ui.widgets.legal_facts import Fact
from desktop.ui.widgets.thing_list import Thing


def coming_facts(plan: VerificationPlan, day: date, today: date) -> list[Fact]:
    """Who signs, by when, what papers come of it, and what then."""
    signers = in_line(plan.signers) or "Ingen är vald"
    return [
        Fact("Justeras av", signers),
        Fact("Senaste dag", last_day(plan.due.day, today), plan.due.section),
        Fact("Papper", f"{plan.paper} i Word och PDF, sparas i registret"),
        Fact("Sedan", f"anslås senast {day_in_words(announce_by(day))}", "KL 8:12"),
    ]


def done_facts(part: MinutesPartView) -> list[Fact]:
    """When the part was verified, by whom, and until when the notice may wait."""
    if part.verified_on is None:
        return []
    facts = [
        Fact("Justerat", day_in_words(part.verified_on)),
        Fact("Av", part.verified_by),
        Fact("Paragrafer", paragraphs_label(part.numbers)),
    ]
    if part.notice is None:
        facts.append(Fact("Anslås senast", day_in_words(announce_by(part.verified_on)), "KL 8:12"))
    else:
        facts.append(Fact("Anslaget", day_in_words(part.notice.posted_on), "KL 8:12"))
    return facts


def locked_line(one: LockedParagraph) -> Thing:
    """A paragraph that will be locked, and the body that gets it as an item."""
    number = paragraph_label(one.number) if one.number else "Utan nummer"
    goes = f"blir ärende i {one.goes_to}" if one.goes_to else ""
    sign = "eye-off" if one.is_secret else "lock"
    return Thing(f"{number}  {one.title}", goes, sign, target=one.id)


def refused_line(said: RefusalRow, part: MinutesPartView) -> Thing:
    """A paragraph that a verifier would not verify, with the reason, and how it stands now."""
    number = paragraph_label(said.number) if said.number else "Utan nummer"
    verified = part.verified_on
    state = f"justerad för sig {day_in_words(verified)}" if verified else "inte justerad"
    return Thing(
        f"{number}  {said.title}: {said.name}",
        f"{day_in_words(said.refused_on)}, skäl: {said.reason}",
        "circle-alert", said.paragraph_id, state, "" if verified else "warning",
    )  # fmt: skip


def head_words(plan: VerificationPlan, part: MinutesPartView) -> tuple[str, str]:
    """The title of the page and what is said under it."""
    whose = f"{plan.body_name} {day_in_words(plan.held_on)}"
    if part.is_verified:
        locked = f"{whose}. Texten är låst; det som är fel rättas synligt."
        return "Protokollet är justerat", locked
    coming = f"{whose}. Det här händer när du justerar. Det går inte att ta tillbaka."
    return "Justera protokollet", coming


def done_words(plan: VerificationPlan) -> str:
    """What was done, and what comes next."""
    numbers = paragraphs_label(p.number for p in plan.paragraphs if p.number is not None)
    text = f"Protokollet är justerat och {numbers} är låsta. Nu ska justeringen anslås."
    left = [p.number for p in plan.apart if p.number is not None]
    if not left:
        return text
    stay = "står kvar öppen" if len(left) == 1 else "står kvar öppna"
    return f"{text} {paragraphs_label(left)} justerades inte och {stay}."


def locked_heading(count: int, *, done: bool) -> str:
    """How many paragraphs are locked, or will be: "1 paragraf är låst", "12 paragrafer låses"."""
    what = "paragraf" if count == 1 else "paragrafer"
    state = "låses" if not done else "är låst" if count == 1 else "är låsta"
    return f"{count_in_words(count)} {what} {state}"


def hindrance(plan: VerificationPlan, *, refused: bool) -> str:
    """Why the minutes cannot be signed digitally now; empty when they can."""
    if plan.missing:
        return "Något saknas än, se ovan."
    if refused:
        return (
            "En vägran antecknas när protokollet justeras på papper. Välj det sättet, eller ta "
            "bort vägran."
        )
    return ""


def where_to_mend(lack: Missing) -> tuple[MeetingStep, str]:
    """The step, and the place on its page, where what is lacking is filled in."""
    if lack.what in FIELD_OF:
        return MeetingStep.MINUTES, FIELD_OF[lack.what]
    if lack.what == "no_number":
        return MeetingStep.MINUTES, ""
    return MeetingStep.PARAGRAPHS, str(lack.paragraph_id or "")
