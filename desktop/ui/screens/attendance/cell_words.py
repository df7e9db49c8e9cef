"""How the grid tells a state: a letter with a shape, a word for the legend, a sentence to hear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from db.queries.attendance_grid import Cell, CellState, GridColumn, GridRow
from db.queries.served import Attendee, NotedStep
from db.rules.lifecycle import Role, StepKind
from db.rules.service import WITHIN
from desktop.operations.attendance_sheet import AttendanceSheet
from desktop.ui.states import state


class Form(Enum):
    """What is drawn behind the letter."""

    BAND = auto()
    STAND_IN = auto()
    OUTLINE = auto()
    LINE = auto()
    DOTS = auto()
    DIAMOND = auto()
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class Look:
    """A state as it is drawn, with its word."""

    letter: str
    form: Form
    word: str


LOOKS = {
    CellState.SERVES: Look("T", Form.BAND, "tjänstgör"),
    CellState.SERVES_FOR: Look("E", Form.STAND_IN, "tjänstgör för någon annan"),
    CellState.PRESENT: Look("N", Form.OUTLINE, "närvarar, tjänstgör inte"),
    CellState.AWAY: Look("F", Form.LINE, "frånvarande"),
    CellState.NOT_COME: Look("V", Form.DOTS, "väntas, har inte kommit"),
    CellState.STOOD_BACK: Look("J", Form.DIAMOND, "jäv"),
    CellState.FILLED: Look("E", Form.STAND_IN, "ersättare på vakant plats"),
    CellState.EMPTY: Look("–", Form.NOTHING, "vakant"),
}
PRESIDES = Look("O", Form.BAND, "leder sammanträdet")
LEGEND = (
    LOOKS[CellState.SERVES], PRESIDES, LOOKS[CellState.SERVES_FOR], LOOKS[CellState.PRESENT],
    LOOKS[CellState.AWAY], LOOKS[CellState.NOT_COME], LOOKS[CellState.STOOD_BACK],
)  # fmt: skip


def letter_of(cell: Cell) -> str:
    """The letter of a cell: "O" for who leads, "J2" for jäv in the second point alone."""
    if cell.points:
        return f"J{cell.points[0]}" if len(cell.points) == 1 else "J…"
    return PRESIDES.letter if cell.presides else LOOKS[cell.state].letter


class CellWords:
    """Says what a cell tells, for the mouse that rests on it and for a reader of the screen."""

    def __init__(self, sheet: AttendanceSheet) -> None:
        self._sheet = sheet
        self._people = {row.key: row.attendee for row in sheet.rows if row.attendee}

    def name(self, row: GridRow) -> str:
        """Whose row it is."""
        return row.attendee.name if row.attendee else "Vakant plats"

    def person(self, row: GridRow) -> str:
        """A whole row, read aloud."""
        one = row.attendee
        if one is None:
            return "Vakant plats"
        remote = "på distans" if one.remote else ""
        parts = (
            one.name, one.party, state(one.role), self._sheet.presence.get(row.key, ""), remote,
        )  # fmt: skip
        return ", ".join(part for part in parts if part)

    def presence(self, row: GridRow) -> str:
        """The column beside the name: what the minutes will say of the whole meeting."""
        if row.attendee is None:
            return "Vakant"
        remote = ", på distans" if row.attendee.remote else ""
        return f"{self._sheet.presence.get(row.key, '')}{remote}"

    def state(self, cell: Cell) -> str:
        """What the person is in the paragraph."""
        name = self._name_of(cell.other)
        match cell.state:
            case CellState.SERVES_FOR:
                words = f"tjänstgör för {name or 'vakant plats'}"
            case CellState.FILLED:
                words = f"{name} tjänstgör på platsen"
            case _:
                words = LOOKS[cell.state].word
        leads = ", leder sammanträdet" if cell.presides else ""
        points = ", ".join(f"jäv i att-sats {point}" for point in cell.points)
        return f"{words}{leads}{', ' if points else ''}{points}"

    def cell(self, row: GridRow, column: GridColumn) -> str:
        """A cell in a sentence: who, in what, and what stands noted there."""
        noted = "; ".join(self.noted(row.key, column))
        head = f"{self.name(row)}, {column.label}: {self.state(column.cells[row.key])}"
        lock = "; justerad" if column.verified_on or self._sheet.locked_on else ""
        return f"{head}{lock}{'. ' if noted else ''}{noted}"

    def noted(self, person: int, column: GridColumn) -> Iterator[str]:
        """What the clerk has noted in a cell."""
        for step in self._sheet.steps_at.get((person, column.item.id), ()):
            clock = f" kl. {step.clock.replace(':', '.')}" if step.clock else ""
            yield f"{step_words(step)}{clock}"

    def _name_of(self, person: int | None) -> str:
        one = self._people.get(person) if person is not None else None
        return one.name_and_party if one else ""


def step_words(step: NotedStep) -> str:
    """What was noted, shortly."""
    match step.kind:
        case StepKind.CAME:
            return "kom under paragrafen" if step.point == WITHIN else "kom hit"
        case StepKind.LEFT if step.point == WITHIN:
            return "gick under paragrafen, före beslutet"
        case StepKind.LEFT:
            return "gick efter paragrafen" if step.item_id is not None else "borta från början"
        case StepKind.CONFLICT:
            return f"jäv, att-sats {step.point}" if step.point is not None else "jäv"


def head_of(column: GridColumn) -> str:
    """The number over a column: that of the paragraph, or its order until it has one."""
    number = column.item.number
    return str(number) if number is not None else f"({column.item.order})"


def quorum_words(column: GridColumn) -> str:
    """How many serve in a paragraph, and whether that is enough."""
    enough = "beslutför" if column.is_met else f"inte beslutför, {column.needed} behövs"
    return f"{capital(column.label)}: {column.counted} tjänstgör, {enough}"


def capital(words: str) -> str:
    """With a capital first letter."""
    return words[:1].upper() + words[1:]


def span_label(first: GridColumn, last: GridColumn) -> str:
    """Some paragraphs after each other: "§§ 15–17", or "punkterna 2–4" before the numbers."""
    ends = (first.item, last.item)
    numbers = [one.number for one in ends if one.number is not None]
    if len(numbers) == len(ends):
        return f"§§ {numbers[0]}–{numbers[-1]}"
    return f"punkterna {first.item.order}–{last.item.order}"


def column_words(column: GridColumn) -> str:
    """A column for the mouse and the ear: number, title, quorum, lock."""
    lock = "\nJusterad, närvaron är låst" if column.verified_on else ""
    return f"{column.label} {column.item.title}\n{quorum_words(column).partition(': ')[2]}{lock}"


def names(people: Sequence[Attendee]) -> str:
    """Several people in a line: the first by name, the rest by number."""
    if len(people) == 1:
        return people[0].name
    return (
        f"{people[0].name} och {len(people) - 1} till"
        if len(people) > 2
        else " och ".join(one.name for one in people)
    )


def office_of(one: Attendee) -> str:
    """What somebody is beside a member, in brackets after the name; empty for most."""
    short = {Role.CHAIR: "ordf.", Role.VICE_CHAIR: "v. ordf.", Role.SUBSTITUTE: "ers."}
    return short.get(one.role, "")
