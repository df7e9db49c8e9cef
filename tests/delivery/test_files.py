"""Files are written whole or not at all, under names that tell and never over another's."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.troubles import DiskFull, FileTrouble
from desktop.delivery.file_names import file_name
from desktop.delivery.files import replace_file, write_new


@given(st.text(max_size=700), st.text(max_size=50))
def test_every_name_can_be_written(
    tmp_path_factory: pytest.TempPathFactory, a: str, b: str
) -> None:
    name = file_name(a, b, suffix="pdf")
    assert not set(name) & set('<>:"/\\|?*\n\r\t\x00')
    assert name.endswith(".pdf")
    folder = tmp_path_factory.mktemp("names")
    assert write_new(folder, name, b"x").read_bytes() == b"x"


def test_a_name_says_what_the_paper_is() -> None:
    title = 'Avtal "A/B": ' + "mycket lång titel " * 40
    name = file_name("Utdrag", "RUN", "2026-03-10", "§ 11", title, suffix="docx")
    assert name.startswith("Utdrag RUN 2026-03-10 § 11 Avtal A B mycket lång")
    assert len(name) <= 130


@pytest.mark.parametrize("reserved", ["con", "NUL", "com1", "", ".."])
def test_names_that_a_system_keeps_for_itself_are_changed(reserved: str) -> None:
    assert file_name(reserved, suffix="pdf").removesuffix(".pdf").lower() != reserved.lower()


def test_a_file_of_another_is_never_overwritten(tmp_path: Path) -> None:
    first = write_new(tmp_path, "Protokoll.pdf", b"ett")
    same = write_new(tmp_path, "Protokoll.pdf", b"ett")
    other = write_new(tmp_path, "Protokoll.pdf", b"annat")
    assert (first, same) == (same, first)
    assert other.name == "Protokoll 2.pdf"
    assert first.read_bytes() == b"ett"


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        write_new(tmp_path, "Protokoll.pdf", b"x")
    with pytest.raises(DiskFull):
        replace_file(tmp_path / "Protokoll.pdf", b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_told_plainly(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x")
    with pytest.raises(FileTrouble):
        write_new(tmp_path / "fil", "Protokoll.pdf", b"x")
