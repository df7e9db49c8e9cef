"""One receiver of one paragraph's extract, as the screens list it: in words, columns and CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from db.queries.addresses import AddressState
from db.queries.extracts import DeliveryRow, ExtractRow
from db.rules.numbering import paragraph_label
from db.rules.swedish_order import sort_key
from desktop.operations.extracts import SentTo
from desktop.ui.states import day_in_words, state
from desktop.ui.tables.column import Column, Mark, Shape

LATE_AFTER = timedelta(days=7)
_NO_ADDRESS = {
    AddressState.MISSING: "adress saknas",
    AddressState.INVALID: "adressen kan inte stämma",
    AddressState.UNKNOWN: "finns inte bland mottagarna",
}


class Filter(StrEnum):
    """Which receivers are listed."""

    ALL = "all"
    UNSENT = "unsent"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Line:
    """A receiver with its paragraph, seen on a day."""

    extract: ExtractRow
    delivery: DeliveryRow
    today: date

    @property
    def id(self) -> int:
        """What tells one line from another."""
        return hash((self.extract.id, self.delivery.place, self.delivery.recipient_id))

    @property
    def number(self) -> str:
        """The paragraph as printed."""
        return paragraph_label(self.extract.number)

    @property
    def receiver(self) -> str:
        """Who gets it, with the role when that is another word."""
        name, label = self.delivery.name, self.delivery.label
        return name if name == label else f"{name} ({label})"

    @property
    def channel(self) -> str:
        """How it went or is to go."""
        return state((self.delivery.channel_used or self.delivery.address.channel).value)

    @property
    def is_late(self) -> bool:
        """Whether it is unsent more than seven days after verification."""
        verified = self.extract.verified_on
        if self.delivery.is_sent or verified is None:
            return False
        return verified + LATE_AFTER < self.today

    @property
    def can_go(self) -> bool:
        """Whether it is verified, unsent, and has an address."""
        verified = self.extract.verified_on is not None
        return verified and not self.delivery.is_sent and self.delivery.can_be_sent

    @property
    def lack(self) -> str:
        """What is wrong with the address; empty when nothing is."""
        return _NO_ADDRESS.get(self.delivery.address.state, "")

    def sent_to(self) -> SentTo:
        """What the register is told when it has been sent."""
        member = self.delivery.recipient_id
        return SentTo(self.extract.id, self.delivery.label, recipient_id=member)


def lines_of(extracts: Iterable[ExtractRow], today: date) -> tuple[Line, ...]:
    """Every receiver of every paragraph, in order."""
    return tuple(Line(one, each, today) for one in extracts for each in one.deliveries)


def kept(lines: Sequence[Line], choice: Filter) -> tuple[Line, ...]:
    """The lines that a filter lets through."""
    match choice:
        case Filter.UNSENT:
            return tuple(line for line in lines if not line.delivery.is_sent)
        case Filter.LATE:
            return tuple(line for line in lines if line.is_late)
        case Filter.ALL:
            return tuple(lines)


def state_words(line: Line) -> str:
    """How far it has come: "skickat 16 mars", "ej skickat", "försenat"."""
    if line.delivery.sent_on:
        this_year = line.delivery.sent_on.year == line.today.year
        return f"skickat {day_in_words(line.delivery.sent_on, with_year=not this_year)}"
    if line.extract.verified_on is None:
        return "ej justerat"
    if line.lack:
        return line.lack
    if (line.extract.edition or 1) > 1:
        return "rättad, ej skickad"
    return "försenat" if line.is_late else "ej skickat"


def mark_of(line: Line) -> Mark:
    """The state as a word with a shape."""
    words = state_words(line)
    if line.delivery.is_sent:
        return Mark(words, Shape.CHECK, "success")
    if line.extract.verified_on is None:
        return Mark(words, Shape.RING)
    if line.lack:
        return Mark(words, Shape.CROSS, "warning")
    if (line.extract.edition or 1) > 1:
        return Mark(words, Shape.ALERT, "warning")
    return Mark(words, Shape.ALERT, "danger") if line.is_late else Mark(words, Shape.RING)


def spoken(line: Line) -> str:
    """A line as it is read aloud."""
    return f"{line.number}, {line.extract.title}, till {line.receiver}, {state_words(line)}"


COLUMNS = (
    Column(key="number", heading="§", text=lambda r: r.number, width=70, align_right=True,
           sort=lambda r: (r.extract.year or 0, r.extract.number)),
    Column(key="body", heading="Organ", text=lambda r: r.extract.body, width=80),
    Column(key="heard_on", heading="Dag", width=100,
           text=lambda r: r.extract.heard_on.isoformat() if r.extract.heard_on else ""),
    Column(key="title", heading="Rubrik", text=lambda r: r.extract.title, width=220, stretch=True,
           sort=lambda r: sort_key(r.extract.title), tooltip=lambda r: r.extract.title),
    Column(key="receiver", heading="Mottagare", text=lambda r: r.receiver, width=230,
           sort=lambda r: sort_key(r.receiver), tooltip=lambda r: r.receiver),
    Column(key="channel", heading="Kanal", text=lambda r: r.channel, width=90),
    Column(key="address", heading="Adress", text=lambda r: r.delivery.address.text, width=190,
           hidden=True),
    Column(key="state", heading="Läge", text=state_words, mark=mark_of, width=170),
)  # fmt: skip


def as_csv(lines: Iterable[Line]) -> str:
    """The list for a spreadsheet: semicolons between, as Swedish spreadsheets expect."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(
        ("Organ", "Datum", "Paragraf", "Rubrik", "Mottagare", "Namn", "Kanal", "Adress",
         "Läge", "Skickat")
    )  # fmt: skip
    writer.writerows(_cells(line) for line in lines)
    return out.getvalue()


def _cells(line: Line) -> tuple[str, ...]:
    heard, sent = line.extract.heard_on, line.delivery.sent_on
    secret = f"Sekretessärende ({line.extract.legal_basis})" if line.extract.legal_basis else ""
    cells = (
        line.extract.body,
        heard.isoformat() if heard else "",
        line.number.replace("\u00a0", " "),
        secret or line.extract.title,
        line.delivery.label,
        line.delivery.name,
        line.channel,
        line.delivery.address.text,
        "skickat" if line.delivery.is_sent else state_words(line),
        sent.isoformat() if sent else "",
    )
    return tuple(_harmless(cell) for cell in cells)


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t") else cell
