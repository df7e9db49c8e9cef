"""Exceptions that carry facts, completed when they are first made."""

import copy
import pickle
from dataclasses import fields
from typing import ClassVar

import pytest

from db.rules.facts import Fact
from db.rules.refusals import NumberTaken


class Late(Fact):
    section: ClassVar[str] = ""
    what: str
    by: str = "ingen"


def test_the_fields_of_a_subclass_are_taken_by_place_and_by_name():
    said = Late("protokollet", by="Ada Lund")
    assert (said.what, said.by) == ("protokollet", "Ada Lund")
    assert [field.name for field in fields(said)] == ["what", "by"]  # pyright: ignore
    assert repr(said) == "Late(what='protokollet', by='Ada Lund')"


def test_a_fact_left_out_has_its_default_or_is_demanded():
    assert Late("kallelsen").by == "ingen"
    with pytest.raises(TypeError):
        Late()  # pyright: ignore


def test_it_is_raised_and_caught_like_any_exception():
    with pytest.raises(NumberTaken) as caught:
        raise NumberTaken("KS 2026/1", existing_id=7)
    assert caught.value.existing_id == 7
    assert caught.value != NumberTaken("KS 2026/1", existing_id=7)


def test_a_copy_holds_the_same_facts():
    said = Late("protokollet", "Ada Lund")
    assert copy.copy(said).what == pickle.loads(pickle.dumps(said)).what == "protokollet"
