"""Every refusal and trouble has a sentence of its own, in Swedish words."""

import errno
import os
from datetime import date
from enum import EnumType
from typing import get_type_hints

import pytest

from db.rules import (
    lifecycle,
    minutes_refusals,
    paper_refusals,
    refusals,
    signing_refusals,
    troubles,
)
from desktop.delivery.files import trouble_of
from desktop.ui.pattern_words import pattern_from_words, pattern_in_words
from desktop.ui.states import STATES, count_in_words, day_in_words, keys_in_words, state
from desktop.ui.wording import Saying, refusal, trouble

FORBIDDEN = ("objekt", "entitet", "workflow", "commit", "databas", "error", "None", "OK?")
VALUES = {
    str: "RUN 10 mars",
    int: 7,
    tuple[int, ...]: (1, 2),
    tuple[str, ...]: ("Anna Berg (S)",),
    tuple[object, ...]: ("en", "två"),
}


def kinds(base, *modules):
    return sorted(
        (
            kind
            for module in modules
            for kind in vars(module).values()
            if isinstance(kind, type) and issubclass(kind, base) and kind is not base
        ),
        key=lambda kind: kind.__name__,
    )


REFUSALS = kinds(refusals.Refusal, refusals, minutes_refusals, paper_refusals, signing_refusals)
TROUBLES = kinds(troubles.Trouble, troubles)


def example(kind):
    facts = [hint for name, hint in get_type_hints(kind).items() if name != "section"]
    return kind(*(VALUES.get(hint, date(2026, 3, 12)) for hint in facts))


def swedish(saying: Saying) -> bool:
    return not any(word in saying.text for word in FORBIDDEN)


@pytest.mark.parametrize("kind", REFUSALS, ids=lambda kind: kind.__name__)
def test_each_refusal_has_words_of_its_own(kind):
    said = refusal(example(kind))
    assert said.happened != refusal(refusals.Refusal()).happened
    assert said.advice
    assert said.section == kind.section
    assert swedish(said)
    assert said.text.endswith(".")


@pytest.mark.parametrize("kind", TROUBLES, ids=lambda kind: kind.__name__)
def test_each_trouble_has_words_of_its_own(kind):
    said = trouble(example(kind))
    assert said.happened != trouble(troubles.Trouble()).happened
    assert said.advice
    assert swedish(said)


@pytest.mark.parametrize(
    ("number", "why"),
    [
        (errno.ENOENT, "Filen eller mappen finns inte."),
        (errno.EACCES, "Filen är skyddad, eller öppen i ett annat program."),
        (errno.EROFS, "Disken eller mappen är skrivskyddad."),
        (errno.ENETUNREACH, "Disken, USB-minnet eller nätverksmappen svarar inte."),
    ],
)
def test_the_usual_answers_of_the_system_are_told_in_swedish(tmp_path, number, why):
    met = trouble_of(OSError(number, os.strerror(number)), tmp_path / "Protokoll.docx")
    said = trouble(met)
    assert said.happened == "Protokoll.docx kunde inte läsas eller skrivas."
    assert said.why == why
    assert os.strerror(number) not in said.text
    assert said.advice


def test_an_unusual_answer_of_the_system_is_quoted(tmp_path):
    said = trouble(trouble_of(OSError(9999, "Odd thing"), tmp_path / "a.pdf"))
    assert said.why == "Datorn svarade: ”Odd thing”."


def test_a_locked_paragraph_says_when_and_by_whom():
    said = refusal(refusals.VerifiedTextLocked("Paragraf 11", date(2026, 3, 12), "Eva Öst"))
    assert said.text == (
        "Paragraf 11 är justerad och kan inte ändras (låst 12 mars 2026 av Eva Öst). "
        "Gör en rättelse."
    )
    assert said.section == "KL 5:69"


def test_an_unknown_refusal_still_speaks():
    assert refusal(refusals.Refusal()).text.startswith("Det går inte")


@pytest.mark.parametrize(
    ("left", "words"), [(0, "saknas"), (1, "En allvarlig"), (3, "3 allvarliga")]
)
def test_remarks_are_counted(left, words):
    assert words in refusal(refusals.NotReady("Protokollet", ("x",) * left)).why


def test_days_counts_states_and_keys():
    assert day_in_words(date(2026, 3, 12)) == "12 mars 2026"
    assert day_in_words(date(2026, 3, 12), with_year=False) == "12 mars"
    assert count_in_words(1204) == "1\u00a0204"
    assert state("on_hold") == "vilande"
    assert state("okänt") == "okänt"
    assert keys_in_words("Ctrl+Return") == "Ctrl+Enter"


def test_every_state_of_the_rules_has_a_word():
    values = {
        str(value)
        for kind in vars(lifecycle).values()
        if isinstance(kind, EnumType)
        for value in kind.__members__.values()
    }
    assert values - set(STATES) == set()


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("{serial:05}-{year}", "{nummer:05}-{år}"),
        ("{register}/{serial}/{yy}", "{diarium}/{nummer}/{åå}"),
        ("{other}-", "{other}-"),
    ],
)
def test_a_pattern_is_written_in_swedish_and_kept_as_it_was(kept, shown):
    assert pattern_in_words(kept) == shown
    assert pattern_from_words(f" {shown} ") == kept
    assert pattern_from_words(kept) == kept
