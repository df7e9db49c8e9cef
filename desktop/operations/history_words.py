"""What the history on screen is told with, beside the words of the printed journal."""

from __future__ import annotations

MORE_ACTIONS = {
    "attendance.mark": "Närvaro antecknad",
    "attendance.step": "Närvaro antecknad",
    "case.register": "Ärende registrerat",
    "minutes.chair": "Ordförande angiven",
    "minutes.paper": "Protokoll gjort, ej justerat",
    "minutes.verifiers": "Justerare valda",
    "notice.paper": "Anslag gjort som papper",
    "notice.take_down": "Anslag nedtaget",
    "remark.acknowledge": "Anmärkning låten stå",
    "vote.add": "Omröstning antecknad",
}
MORE_FIELDS = {
    "address": "Adress",
    "announced_at": "Anmäld",
    "basis": "Grund",
    "board": "Anslagstavla",
    "certified_by": "Bestyrkt av",
    "chair": "Ordförande",
    "channel": "Kanal",
    "decided_by": "Beslutad av",
    "decided_on": "Beslutad",
    "dispatched_on": "Skickat",
    "edition": "Utgåva",
    "ends_at": "Slut",
    "held_on": "Sammanträdesdag",
    "heard_on": "Behandlad",
    "label": "Mottagare",
    "last_appeal_day": "Sista dag att överklaga",
    "manner": "Sätt att justera",
    "minutes_location": "Förvaringsplats",
    "name": "Namn",
    "new": "Ny lydelse",
    "note": "Anteckning",
    "old": "Tidigare lydelse",
    "outcome": "Utfall",
    "outcome_reason": "Motivering",
    "part": "Gäller",
    "planned_on": "Planerad justeringsdag",
    "planned_place": "Plats för justeringen",
    "posted_by": "Anslaget av",
    "posted_on": "Anslaget",
    "presence": "Närvaro",
    "presenter": "Föredragande",
    "reason": "Skäl",
    "refused_on": "Vägrad",
    "secretary": "Sekreterare",
    "starts_at": "Start",
    "summoned_on": "Kallelse skickad",
    "take_down_on": "Tas ned tidigast",
    "taken_down_on": "Nedtaget",
    "verified_by": "Justerat av",
    "verified_on": "Justerat",
}
LONG = frozenset(
    {"decision", "statement", "summary", "matter", "proposals", "order_of_proposals", "vote",
     "reservations", "notes", "wording_at_meeting", "old", "new"}
)  # fmt: skip
"""Fields that hold a text in blocks."""
