"""The recipients of the register that a paragraph's recipients are completed from."""

from __future__ import annotations

from typing import Any

from db.queries.recipients import recipient_ids, recipient_rows
from desktop.ui.widgets.recipients_editor import Addressee


def known_addressees(session: Any) -> tuple[Addressee, ...]:
    """All recipients in use, by name; a role with who holds it now."""
    rows = recipient_rows(session, recipient_ids(session, active=True))
    return tuple(Addressee(row.name, row.id, row.holder) for row in rows)
