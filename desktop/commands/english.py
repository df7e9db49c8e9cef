"""Bad news in English, for scripts and those who ask for it with ``--lang en``."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

from db.rules.refusals import Refusal
from db.rules.troubles import Trouble
from desktop.intake.source import Unreadable


def refusal(said: Refusal) -> str:
    """What a rule says no to, with its section."""
    section = f" ({said.section})" if said.section else ""
    return f"Refused: {_facts(said)}{section}. Nothing has been changed."


def trouble(met: Trouble) -> str:
    """What stood in the way."""
    return f"Trouble: {_facts(met)}. Nothing has been changed."


def unreadable(met: Unreadable) -> str:
    """Why a file gives no text."""
    return f"Cannot read {met.name}: {met.reason.value.replace('_', ' ')}."


def _facts(what: Exception) -> str:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(what).__name__).lower()
    fields: dict[str, Any] = {
        field.name: getattr(what, field.name) for field in dataclasses.fields(_as_data(what))
    }
    told = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in fields.items() if value)
    return f"{words}: {told}" if told else words


def _as_data(what: Any) -> Any:
    return what
