"""The search of the top bar: everything in the register, read beside the window."""

from __future__ import annotations

from collections.abc import Sequence

from db.queries.lookup import ThingKind
from db.queries.search import Hit as Found
from db.queries.search_places import search_places
from desktop.ui.desk import Desk
from desktop.ui.states import day_in_words
from desktop.ui.widgets.palette import Hit
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.search_field import Answer, Search

MOST = 10
_KINDS = {
    ThingKind.CASE: ("Ärende", "folder", Room.CASE),
    ThingKind.MEETING: ("Sammanträde", "calendar", Room.MEETING),
    ThingKind.PARAGRAPH: ("Paragraf", "gavel", Room.PARAGRAPH),
    ThingKind.RECORD: ("Handling", "paperclip", Room.CASE),
    ThingKind.RECIPIENT: ("Mottagare", "user-round", Room.RECIPIENTS),
}


def search_on(desk: Desk) -> Search:
    """The search of a register; only the latest of several answers."""

    def _search(text: str, answer: Answer) -> None:
        desk.read_in_background(
            search_places,
            text,
            limit=MOST,
            then=lambda found: answer(hits_of(found)),
            key="search",
        )

    return _search


def hits_of(found: Sequence[tuple[Found, int]]) -> list[Hit]:
    """What is found as the palette shows it; each with the key of the page it opens."""
    return [_hit(one, key) for one, key in found]


def _hit(found: Found, key: int) -> Hit:
    kind, sign, room = _KINDS[found.kind]
    day = day_in_words(found.day) if found.day and found.kind is not ThingKind.MEETING else ""
    title = " ".join(part for part in (found.key, found.title) if part)
    return Hit(title, kind, day, sign, Place(room, key))
