"""The pages of a memo beside its editor, and the way back to what they were written in."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Slot

from db.rules.lifecycle import PaperKind
from db.rules.rich_text import block_lines
from desktop.operations.live_previews import Draft, PaperOf
from desktop.ui.desk import Desk
from desktop.ui.screens.cases.memo_page import MemoPage
from desktop.ui.widgets.preview_pane import PreviewPane
from desktop.ui.widgets.text_place import go_to_line, part_of


class MemoPages(QObject):
    """Feeds the preview with what stands in the editors of one memo."""

    def __init__(self, desk: Desk, memo: MemoPage) -> None:
        super().__init__(memo)
        self._memo = memo
        self._memo_id = 0
        self.pane = PreviewPane(
            desk, "Tjänsteskrivelsen som papper", self._draft, leads=lambda _key: True,
            patient=False,
        )  # fmt: skip
        self.pane.place_chosen.connect(self._on_place)
        memo.decision.text_changed.connect(self.pane.stroke)
        memo.recipients.recipients_changed.connect(self.pane.stroke)
        for field in (memo.title, memo.author, memo.basis, *memo.texts.values()):
            field.textChanged.connect(self.pane.stroke)

    def show_memo(self, memo_id: int) -> None:
        """Shows the pages of a memo, internal as they are written."""
        self._memo_id = memo_id
        self.pane.show_paper(PaperOf(PaperKind.MEMO, memo_id, public=False) if memo_id else None)
        self.pane.renew()

    def _draft(self) -> Draft | None:
        page = self._memo
        if page.memo is None or page.memo.id != self._memo_id:
            return None
        lines = (line for block in page.basis.content() for line in block_lines(block))
        values: dict[str, Any] = {key: editor.content() for key, editor in page.texts.items()}
        values |= {
            "title": page.title.title() or page.memo.title,
            "author": page.author.text().strip(),
            "decision": page.decision.written(),
            "decision_basis": tuple(line for line in lines if line),
            "recipients": tuple(one.name for one in page.recipients.recipients()),
        }
        return Draft(self._memo_id, values)

    @Slot(str, object, str)
    def _on_place(self, _key: str, headings: tuple[str, ...], line: str) -> None:
        page = self._memo
        part = part_of(headings, page.order)
        if not part:
            page.title.setFocus()
            return
        page.page.show_part(part)
        editors = {"decision": page.decision.editors(), "decision_basis": [page.basis]}
        rich = page.texts.get(part)
        go_to_line([rich] if rich else editors.get(part, []), line, page.page)
