"""Everything that reading in can tell of has its words."""

import pytest

from desktop.intake.draft import Kind, PartKind
from desktop.intake.source import Doubt, Format, Reason, Unreadable
from desktop.ui.reading_words import KINDS, PARTS, doubt, unreadable


def test_every_kind_part_and_doubt_has_a_word():
    assert set(KINDS) == set(Kind)
    assert set(PARTS) == set(PartKind)
    assert all(doubt(one).endswith(".") for one in Doubt)


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_is_a_clear_sentence_with_advice(reason):
    bad = Unreadable(reason, "brev.txt", 30 * 2**20, 20 * 2**20, Format.PDF)
    saying = unreadable(bad)
    assert saying.happened.startswith("brev.txt ")
    assert saying.happened.endswith(".")
    assert saying.advice.endswith(".")


def test_a_large_file_is_told_with_its_size():
    bad = Unreadable(Reason.TOO_LARGE, "brev.txt", 200 * 2**20, 20 * 2**20)
    assert "200 MB" in unreadable(bad).text
    assert "högst 20 MB" in unreadable(bad).text


@pytest.mark.parametrize("found", [one for one in Format if one is not Format.TEXT])
def test_every_format_is_named(found):
    words = unreadable(Unreadable(Reason.OTHER_FORMAT, "x", found=found)).happened
    assert words not in ("x är en annan sorts fil.", "x är ingen text.")
