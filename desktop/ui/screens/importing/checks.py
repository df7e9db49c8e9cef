"""What the clerk should look at before a document is accepted, each with its answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.intake.draft import Draft
from desktop.intake.lines import Joined
from desktop.ui.icons import icon
from desktop.ui.reading_words import PARTS, doubt
from desktop.ui.theme import set_role

_LONGEST = 90
_MOST_SPANS = 8


@dataclass(frozen=True, slots=True)
class Answer:
    """One way to answer: the text of its button and what it does."""

    text: str
    way: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at; ``icon`` says how grave it is."""

    text: str
    answers: tuple[Answer, ...] = ()
    icon: str = "triangle-alert"


class Checks(QFrame):
    """The things to look at under each other; gone when there are none."""

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "card")
        self.setAccessibleName("Att kontrollera")
        self._heading = QLabel("Att kontrollera")
        set_role(self._heading, "label")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(self._heading)
        column.addLayout(self._rows)

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Shows these and no others."""
        while item := self._rows.takeAt(0):
            widget = item.widget()
            if widget:
                widget.hide()
                widget.deleteLater()
        for check in checks:
            self._rows.addWidget(_row(check))
        self.setVisible(bool(checks))


def _row(check: Check) -> QWidget:
    row = QWidget()
    sign, words = QLabel(), QLabel(check.text)
    sign.setPixmap(icon(check.icon).pixmap(QSize(16, 16)))
    words.setWordWrap(True)
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(words, 1)
    for answer in check.answers:
        button = QPushButton(answer.text)
        button.setAccessibleName(f"{answer.text}: {check.text}")
        set_role(button, "link")
        button.clicked.connect(partial(_answered, answer))
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return row


def _answered(answer: Answer, _pressed: bool = False) -> None:
    answer.way()


def doubts_of(draft: Draft) -> Iterator[Check]:
    """How the file was read."""
    return (Check(doubt(one)) for one in draft.source.doubts)


def unsure_parts(draft: Draft, show: Callable[[int, int], object]) -> Iterator[Check]:
    """Parts that the reader guessed and that are no field of the form."""
    for part in draft.parts:
        if not part.sure:
            words = f"Osäkert om detta är {PARTS[part.kind]}: ”{_cut(draft, part.start, part.end)}”"
            yield Check(words, (Answer("Visa", _shower(show, part.start, part.end)),))


def left_over(draft: Draft, show: Callable[[int, int], object]) -> Iterator[Check]:
    """Text that no part took."""
    for span in draft.unassigned[:_MOST_SPANS]:
        words = f"Hör inte till någon del: ”{_cut(draft, span.start, span.end)}”"
        yield Check(words, (Answer("Visa", _shower(show, span.start, span.end)),))
    more = len(draft.unassigned) - _MOST_SPANS
    if more > 0:
        yield Check(f"Ytterligare {more} stycken hör inte till någon del.")


def joined_words(
    words: Sequence[Joined],
    keep: Callable[[Joined], object],
    split: Callable[[Joined], object],
) -> Iterator[Check]:
    """Words that were cut by a hyphen at the end of a line and are put together."""
    for word in words:
        answers = (
            Answer("Ja", lambda word=word: keep(word)),
            Answer(f"Nej, {hyphened(word)}", lambda word=word: split(word)),
        )
        yield Check(f"Är ”{word.after}” ett ord?", answers, "circle-question-mark")


def hyphened(word: Joined) -> str:
    """The word with its hyphen kept: "framgångsfak-torerna"."""
    return "".join(word.before.split())


def _cut(draft: Draft, start: int, end: int) -> str:
    words = " ".join(draft.text[start:end].split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"


def _shower(show: Callable[[int, int], object], start: int, end: int) -> Callable[[], object]:
    return lambda: show(start, end)
