"""Names joined and bent as Swedish minutes do."""

import pytest

from desktop.documents.compose.movements import clock_in_words
from desktop.documents.compose.names import genitive, listed, owners, short_body


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ([], ""),
        (["Anna Berg (S)"], "Anna Berg (S)"),
        (["Anna Berg (S)", "Karl Ek (S)"], "Anna Berg (S) och Karl Ek (S)"),
        (["A", "B", "C"], "A, B och C"),
    ],
)
def test_names_in_a_row(names: list[str], text: str):
    assert listed(names) == text


@pytest.mark.parametrize(
    ("name", "whose"),
    [
        ("Anna Berg (S)", "Anna Bergs (S)"),
        ("Per Näs (S)", "Per Näs (S)"),
        ("Felix Lax", "Felix Lax"),
        ("Åsa Holm", "Åsa Holms"),
    ],
)
def test_the_owner_of_a_proposal(name: str, whose: str):
    assert genitive(name) == whose


def test_two_owners_by_name_and_more_by_the_first():
    assert owners(["Anna Berg (S)", "Per Näs (S)"]) == "Anna Bergs (S) och Per Näs (S)"
    assert owners(["Anna Berg (S)", "B", "C"]) == "Anna Bergs (S) m.fl."


def test_what_a_body_calls_itself():
    assert short_body("Regionala utvecklingsnämnden", "committee") == "nämnden"
    assert short_body("Regionfullmäktige", "assembly") == "fullmäktige"
    assert short_body("Regionstyrelsen", "executive_board") == "regionstyrelsen"
    assert short_body("Arbetsutskottet", "subcommittee") == "utskottet"


def test_the_clock():
    assert clock_in_words("09:40") == "kl.\u00a009.40"
    assert clock_in_words("") == ""
