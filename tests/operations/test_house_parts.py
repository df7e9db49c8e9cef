"""The parts of a paper in the order of the house, as the screens ask for them."""

import pytest

from desktop.documents.house_style import style_keys
from desktop.operations.house_parts import memo_parts, paragraph_parts


def test_a_region_proposes_first_and_names_its_recipients_last():
    parts = memo_parts("region")
    assert parts[0].key == "decision"
    assert (parts[-1].key, parts[-1].label) == ("recipients", "Protokollsutdrag skickas till")


def test_the_decision_carries_the_name_of_the_body():
    labels = {part.key: part.label for part in paragraph_parts("region", "Regionstyrelsens")}
    assert labels["decision"] == "Regionstyrelsens beslut"


@pytest.mark.parametrize("style", style_keys())
def test_every_house_has_a_heading_for_every_part(style):
    assert all(part.label for part in (*memo_parts(style), *paragraph_parts(style, "Nämndens")))
