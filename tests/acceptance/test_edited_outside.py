"""AC-42: what somebody changed by hand in Word survives; what nobody touched is made anew."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest

from db.queries.handed_out import handed_out_files
from db.queries.records import records_of_case
from db.rules.lifecycle import PaperFormat, PaperKind
from db.rules.refusals import AlreadyRegistered
from db.rules.troubles import FileTrouble
from desktop.delivery import handed_out
from desktop.delivery.handed_out import Choice, Handed, Outcome
from desktop.operations.handing_out import edited_copy_to_record, hand_out
from desktop.operations.meetings import revise_meeting
from desktop.operations.papers import make_paper, write_papers
from desktop.ui.file_words import handed_in_words, moment_in_words
from tests.acceptance.clerk import Clerk, clerk_of
from tests.world import TODAY, World

WORD = (PaperFormat.WORD,)
EDITED_AT = datetime(2026, 3, 11, 14, 2).astimezone()


@pytest.fixture
def clerk(world: World) -> Clerk:
    return clerk_of(world)


@pytest.fixture
def meeting(clerk: Clerk) -> int:
    return clerk.holds("RUN", TODAY, ["Budget", "Taxor"])


def makes(clerk: Clerk, meeting: int, folder: Path, **choices: Choice) -> Handed:
    """Make the minutes in Word into the folder, as the screen does."""
    made = make_paper(clerk.office, PaperKind.MINUTES, meeting, formats=WORD)
    by_name = {paper.name: choice for paper in made for choice in choices.values()}
    (handed,) = hand_out(clerk.office, made, folder, subject_id=meeting, choices=by_name)
    return handed


def data_change(clerk: Clerk, meeting: int, place: str) -> None:
    version = clerk.view(meeting).head.version
    revise_meeting(clerk.office, meeting, version, place=place)


def edited(path: Path, content: bytes = b"changed in Word") -> bytes:
    path.write_bytes(content)
    os.utime(path, (EDITED_AT.timestamp(), EDITED_AT.timestamp()))
    return content


def test_an_untouched_file_is_made_anew_without_a_question(
    clerk: Clerk, meeting: int, tmp_path: Path
):
    first = makes(clerk, meeting, tmp_path / "ut")
    before = first.path.read_bytes()
    assert makes(clerk, meeting, tmp_path / "ut").outcome is Outcome.SAME
    data_change(clerk, meeting, "Sal Granen")
    second = makes(clerk, meeting, tmp_path / "ut")
    assert (second.outcome, second.path) == (Outcome.RENEWED, first.path)
    assert second.path.read_bytes() != before
    assert [path.name for path in (tmp_path / "ut").iterdir()] == [first.path.name]


def test_a_file_changed_by_hand_is_never_written_over_unasked(
    clerk: Clerk, meeting: int, tmp_path: Path
):
    path = makes(clerk, meeting, tmp_path).path
    mine = edited(path)
    data_change(clerk, meeting, "Sal Granen")
    asked = makes(clerk, meeting, tmp_path)
    assert asked.outcome is Outcome.ASKED
    assert path.read_bytes() == mine
    said = handed_in_words(asked)
    assert "filen är ändrad för hand 11 mars 14:02" in said
    assert moment_in_words(EDITED_AT) == "11 mars 14:02"


def test_keep_mine_beside_and_overwrite(clerk: Clerk, meeting: int, tmp_path: Path):
    folder = tmp_path / "ut"
    path = makes(clerk, meeting, folder).path
    mine = edited(path)
    data_change(clerk, meeting, "Sal Granen")

    kept = makes(clerk, meeting, folder, choice=Choice.KEEP)
    assert (kept.outcome, path.read_bytes()) == (Outcome.KEPT, mine)

    beside = makes(clerk, meeting, folder, choice=Choice.BESIDE)
    assert beside.path == path.with_stem(f"{path.stem} 2")
    assert path.read_bytes() == mine
    data_change(clerk, meeting, "Sal Eken")
    again = makes(clerk, meeting, folder, choice=Choice.BESIDE)
    assert again.path == beside.path
    edited(beside.path)
    third = makes(clerk, meeting, folder, choice=Choice.BESIDE)
    assert third.path.stem.endswith(" 3")

    over = makes(clerk, meeting, folder, choice=Choice.OVERWRITE)
    assert (over.outcome, over.path) == (Outcome.RENEWED, path)
    assert path.read_bytes() != mine
    assert makes(clerk, meeting, folder).outcome is Outcome.SAME


def test_minutes_changed_by_hand_are_still_there_after_verification(
    clerk: Clerk, meeting: int, tmp_path: Path
):
    draft = makes(clerk, meeting, tmp_path).path
    mine = edited(draft)
    clerk.verifies(meeting, TODAY)
    verified = makes(clerk, meeting, tmp_path)
    assert verified.outcome is Outcome.WRITTEN
    assert verified.path != draft
    assert draft.read_bytes() == mine


def test_a_strange_file_of_the_same_name_is_left(clerk: Clerk, meeting: int, tmp_path: Path):
    name = makes(clerk, meeting, tmp_path / "ut").path.name
    other = tmp_path / "annan"
    other.mkdir()
    edited(other / name)
    asked = makes(clerk, meeting, other)
    assert asked.outcome is Outcome.ASKED
    assert "en annan fil" in handed_in_words(asked)
    placed = write_papers(clerk.office, PaperKind.MINUTES, meeting, other, formats=WORD)
    assert [path.stem[-2:] for path in placed] == [" 2"]
    assert (other / name).read_bytes() == b"changed in Word"


@pytest.mark.parametrize(
    ("prefix", "cut", "content", "who"),
    [
        ("~$", 2, b"\x09Eva \xd6berg" + bytes(45), "Eva Öberg"),
        ("~$", 0, b"", ""),
        (".~lock.", 0, b"Olle Ask,olle,desk,11.03.2026 14:02,;", "Olle Ask"),
        (".~lock.", 0, b",olle,desk,11.03.2026 14:02,;", "olle"),
    ],
)
def test_a_file_that_is_open_is_told_of_as_open(
    clerk: Clerk, meeting: int, tmp_path: Path, prefix: str, cut: int, content: bytes, who: str
):
    path = makes(clerk, meeting, tmp_path).path
    ending = "#" if prefix.startswith(".") else ""
    path.with_name(f"{prefix}{path.name[cut:]}{ending}").write_bytes(content)
    before = path.read_bytes()
    data_change(clerk, meeting, "Sal Granen")
    left = makes(clerk, meeting, tmp_path)
    assert left.outcome is Outcome.IN_USE
    assert path.read_bytes() == before
    where = f"hos {who}" if who else "i ett annat program"
    assert f"filen är öppen {where}" in handed_in_words(left)
    (placed,) = write_papers(clerk.office, PaperKind.MINUTES, meeting, tmp_path, formats=WORD)
    assert placed.stem == f"{path.stem} 2"


def test_a_file_the_system_will_not_replace_is_open_not_an_error(
    clerk: Clerk, meeting: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    makes(clerk, meeting, tmp_path)
    data_change(clerk, meeting, "Sal Granen")

    def refuse(path: Path, content: bytes) -> None:
        raise FileTrouble(str(path), "The process cannot access the file")

    monkeypatch.setattr(handed_out, "replace_file", refuse)
    left = makes(clerk, meeting, tmp_path)
    assert (left.outcome, left.editor) == (Outcome.IN_USE, "?")
    assert not list(tmp_path.glob(".klubbslag-trial"))


def test_an_edited_copy_can_be_kept_as_a_record(clerk: Clerk, meeting: int, tmp_path: Path):
    path = makes(clerk, meeting, tmp_path).path
    mine = edited(path)
    case = clerk.world.cases["00677-2020"]
    edited_copy_to_record(clerk.office, path, case)
    with clerk.office.reading() as session:
        (record,) = records_of_case(session, case)
    assert record.title == f"{path.stem} (ändrad för hand)"
    assert record.size == len(mine)
    with pytest.raises(AlreadyRegistered):
        edited_copy_to_record(clerk.office, path, case)


def test_the_files_of_a_meeting_are_known(clerk: Clerk, meeting: int, tmp_path: Path):
    path = makes(clerk, meeting, tmp_path).path
    with clerk.office.reading() as session:
        (row,) = handed_out_files(session, meeting)
    assert Path(row.path).samefile(path)
    assert row.handed_by == clerk.office.clerk
