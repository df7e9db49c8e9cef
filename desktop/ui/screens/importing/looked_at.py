"""A document being looked at: its draft, what the clerk makes of it, and what to check."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from db.queries.existing import body_named, case_with_file, case_with_number, paragraph_numbered
from db.queries.officers import number_of_case
from desktop.intake.draft import Draft, Part
from desktop.intake.lines import Joined
from desktop.operations.proposal import PARAGRAPH_KINDS, Proposal, proposals_from
from desktop.ui.desk import Desk
from desktop.ui.screens.importing import checks
from desktop.ui.screens.importing.checks import Answer, Check
from desktop.ui.screens.importing.proposal_form import field_of, with_word

NO_BODY = "Utan organ blir paragrafen en tjänsteskrivelse."


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Where a document goes, what stands in the way, and what is to be asked."""

    goes_to: str
    notes: Mapping[str, str]
    ready: bool
    known_case: int | None
    known_number: str
    draft: Draft
    asked: tuple[Joined, ...]

    def checks(
        self,
        show: Callable[[int, int], object],
        keep: Callable[[Joined], object],
        split: Callable[[Joined], object],
        go_to_case: Callable[[int], object],
    ) -> list[Check]:
        """Everything to look at, the gravest first."""
        known: list[Check] = []
        if self.known_case is not None:
            key = self.known_case
            answer = Answer("Gå dit", lambda: go_to_case(key))
            words = f"Filen finns redan i ärende {self.known_number}."
            known.append(Check(words, (answer,), "circle-alert"))
        return [
            *known,
            *checks.doubts_of(self.draft),
            *checks.joined_words(self.asked, keep, split),
            *checks.unsure_parts(self.draft, show),
            *checks.left_over(self.draft, show),
        ]


class LookedAt:
    """The draft and its proposals; ``at`` is the proposal that is shown."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.proposals: list[Proposal] = list(proposals_from(draft))
        self.at = 0
        self._asked = list(dict.fromkeys(draft.joined))

    def keep(self, proposal: Proposal) -> None:
        """Keeps what the clerk wrote in the fields shown."""
        self.proposals[self.at] = proposal

    def answer(self, word: object) -> None:
        """The word is right as it is put together."""
        self._asked = [one for one in self._asked if one != word]

    def split(self, word: object) -> None:
        """The word keeps its hyphen, in every matter of the document."""
        if isinstance(word, Joined):
            hyphened = checks.hyphened(word)
            self.proposals = [with_word(p, word.after, hyphened) for p in self.proposals]
            self.answer(word)

    def unsure_fields(self) -> frozenset[str]:
        """The fields of the proposal shown that the reader guessed."""
        unsure = (part for part in self.draft.parts if not part.sure and self._in_matter(part))
        return frozenset(field_of(part.kind) for part in unsure) - {""}

    def _in_matter(self, part: Part) -> bool:
        matters = self.draft.matters
        if len(matters) < 2:
            return True
        matter = matters[self.at]
        return matter.start <= part.start < max(matter.end, matter.start + 1)

    def first_field(self) -> str:
        """Where the clerk begins: the first unsure field, else the title."""
        unsure = self.unsure_fields()
        return min(unsure) if unsure else "title"

    def look(self, desk: Desk) -> Findings:
        """Asks the register what it knows of the document."""
        shown = self.proposals[self.at]
        notes = self._notes(desk, shown)
        known = desk.read(case_with_file, self.draft.source.sha256)
        key = desk.read(case_with_number, known) if known else None
        titled = all(proposal.title.strip() for proposal in self.proposals)
        return Findings(
            goes_to=_goes_to(desk, shown),
            notes=notes,
            ready=titled and not known and not notes["number"] and bool(self.proposals),
            known_case=key,
            known_number=known or "",
            draft=self.draft,
            asked=tuple(self._asked),
        )

    def _notes(self, desk: Desk, shown: Proposal) -> dict[str, str]:
        is_paragraph = shown.kind in PARAGRAPH_KINDS
        return {
            "title": "" if shown.title.strip() else "Rubriken får inte vara tom.",
            "body": NO_BODY if is_paragraph and not shown.body else "",
            "number": _taken(desk, shown) if is_paragraph else "",
        }


def _goes_to(desk: Desk, shown: Proposal) -> str:
    number = shown.registration_number
    known = desk.read(case_with_number, number) if number else None
    if known is not None:
        return f"Läggs i ärende {desk.read(number_of_case, known)}, som finns i registret."
    if number:
        return f"Registreras som nytt ärende med diarienummer {number}."
    return "Registreras som nytt ärende med nästa lediga diarienummer."


def _taken(desk: Desk, shown: Proposal) -> str:
    if not shown.number.isdigit():
        return "" if not shown.number else "Paragrafen skrivs med siffror."
    body = desk.read(body_named, shown.body) if shown.body else None
    if body is None:
        return ""
    year = shown.day.year if shown.day else None
    taken = desk.read(paragraph_numbered, body, year, int(shown.number))
    return f"§ {shown.number} finns redan i registret." if taken else ""
