"""Whether a certificate bears the name of the one who was waited for."""

import pytest

from db.rules.signatures import SignatureFact, Signing, Worth, awaited, same_person


@pytest.mark.parametrize(
    ("expected", "name"),
    [
        ("Ordförande: Anna Berg (S)", "Anna Berg (S)"),
        ("Sekreterare: Eva Öst", "Eva Öst"),
        ("Underskrift 1", "Underskrift 1"),
        ("", ""),
    ],
)
def test_a_place_names_whom_it_waits_for(expected: str, name: str):
    assert awaited(expected) == name


@pytest.mark.parametrize(
    "holder", ["Anna Berg", "ANNA BERG", "Berg, Anna", "Anna Maria Berg", "anna berg 2026"]
)
def test_the_same_name_may_be_written_in_many_ways(holder: str):
    assert same_person("Anna Berg (S)", holder)


@pytest.mark.parametrize("holder", ["Anna Bergman", "Nils Åkerlund", "Berg", "Anne Berg", ""])
def test_another_name_is_another_person(holder: str):
    assert not same_person("Anna Berg (S)", holder)


def test_accents_make_no_difference():
    assert same_person("Nils Åkerlund (M)", "NILS AKERLUND")
    assert same_person("Biera Čáhppe", "Čáhppe Biera")


def test_only_who_has_signed_can_be_another():
    empty = SignatureFact("Underskrift 1", "Ordförande: Anna Berg (S)", Worth.MISSING)
    wrong = SignatureFact(
        "Underskrift 2", "Justerande: Nils Åkerlund (M)", Worth.HOLDS, "Anna Berg"
    )
    assert Signing((empty, wrong)).by_others == (wrong,)
    assert Signing((empty, wrong)).missing == ("Ordförande: Anna Berg (S)",)
    assert not Signing((empty, wrong)).complete
    assert Signing((wrong,)).complete
