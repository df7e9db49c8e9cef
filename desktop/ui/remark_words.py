"""Remarks in plain Swedish: what a check found, as a sentence."""

from __future__ import annotations

from db.checks.remark import Remark

_SENTENCES = {
    "database_damaged": "Registerfilen är skadad: {0}",
    "reference_broken": "En rad i {where} hänvisar till något som saknas (rad {0}).",
    "journal_broken": "Loggen är bruten: händelse {where} saknas eller har flyttats.",
    "journal_changed": "Loggens händelse {where} ({0}) har ändrats utanför programmet.",
    "verified_text_changed": "Texten i {where} ({0}) har ändrats efter justeringen.",
    "file_changed": "En sparad fil ({where} …) är inte längre som den var.",
    "series_behind": "Nummerserien {where} står på {1} fast {0} redan är använt.",
    "series_gap": "Nummerserien {where} har en lucka: {2} nummer mellan {0} och {1}.",
}


def remark_in_words(remark: Remark) -> str:
    """The remark's sentence; a kind without words of its own is named as it is."""
    sentence = _SENTENCES.get(remark.what)
    if sentence is None:
        return f"{remark.where}: {remark.what.replace('_', ' ')}"
    return sentence.format(*remark.facts, where=remark.where)
