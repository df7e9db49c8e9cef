"""Saving a paragraph while it is written: quietly, with the version seen, and with a way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.queries.paragraph_view import ParagraphView, paragraph_view
from db.rules.rich_text import plain_text
from desktop.operations.paragraphs import revise_paragraph
from desktop.ui.desk import Desk
from desktop.ui.paragraph_words import number_of
from desktop.ui.widgets.inline_panel import Question
from desktop.ui.widgets.paragraph_paper import content_of


class ParagraphSaving:
    """Knows the paragraph as it was when it was opened and as it was saved last.

    ``saved()`` is called after each save, ``ask(Question)`` when somebody else has saved the
    same paragraph meanwhile, ``drop()`` when the clerk lets the other text stand.
    """

    def __init__(
        self,
        desk: Desk,
        saved: Callable[[], object],
        ask: Callable[[Question], object],
        drop: Callable[[], object],
    ) -> None:
        self._desk = desk
        self._saved = saved
        self._ask = ask
        self._drop = drop
        self._view: ParagraphView | None = None
        self._version = 0
        self._before: dict[str, Any] = {}
        self._after: dict[str, Any] = {}

    @property
    def view(self) -> ParagraphView | None:
        """The paragraph as saved last."""
        return self._view

    def follow(self, view: ParagraphView) -> bool:
        """Takes up a paragraph, or its latest version; whether it is another than before."""
        other = self._view is None or self._view.row.id != view.row.id
        if other:
            self.leave()
        self._view, self._version = view, view.version
        return other

    def save(self, field: str, value: Any) -> None:
        """Saves one part, if it is another than the one saved."""
        view = self._view
        if view is None or value == _value(view, field):
            return
        # Written down first: what follows a save may already take up another paragraph.
        self._before.setdefault(field, _value(view, field))
        self._after[field] = value
        version = self._desk.do(revise_paragraph, view.row.id, self._version, **{field: value})
        if version is None:
            self._after[field] = _value(view, field)
            self._clash(view, field, value)
            return
        if self._view and self._view.row.id == view.row.id:
            self._version = version
        self._saved()

    def leave(self) -> None:
        """Lets go of the paragraph; all that was changed in it becomes one step to take back."""
        view, before, after = self._view, self._before, self._after
        self._view, self._before, self._after = None, {}, {}
        changed = [name for name in before if before[name] != after[name]]
        if view is None or not changed:
            return
        old = {name: before[name] for name in changed}
        new = {name: after[name] for name in changed}
        name = number_of(view.row) or f"”{view.row.title}”"
        self._desk.undo_stack.push(
            f"Ändringar i {name}",
            lambda: self._desk.do(revise_paragraph, view.row.id, None, **old),
            lambda: self._desk.do(revise_paragraph, view.row.id, None, **new),
        )

    def _clash(self, seen: ParagraphView, field: str, mine: Any) -> None:
        """Somebody else saved first: shows both texts and lets the clerk choose."""
        now = self._desk.read(paragraph_view, seen.row.id)
        if now is None or now.version == self._version or now.locked_on:
            self._drop()
            return
        self._version = now.version
        theirs = plain_text(content_of(now, field)) if field not in _PLAIN else ""
        lines = (
            "Någon annan har sparat paragrafen medan du skrev. Din text är inte sparad.",
            f"Den andras text: {_short(theirs)}" if theirs else "",
            f"Din text: {_short(_plain(mine))}",
        )
        self._ask(
            Question(
                "Två har skrivit samtidigt",
                tuple(line for line in lines if line),
                "Spara min text",
                lambda _text: self.save(field, mine),
            )
        )


_PLAIN = frozenset({"title", "legal_basis"})


def _value(view: ParagraphView, field: str) -> Any:
    match field:
        case "title":
            return view.row.title
        case "legal_basis":
            return view.row.legal_basis
        case "recipients":
            return tuple(row.label for row in view.recipients)
        case _:
            return getattr(view, field)


def _plain(value: Any) -> str:
    if isinstance(value, str):
        return value
    try:
        return plain_text(value)
    except (TypeError, AttributeError):
        return ", ".join(str(one) for one in value)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return f"{line[:240]} …" if len(line) > 240 else line
