"""What was changed outside the program is found: text, papers, journal and series."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from db.rules.troubles import RegisterDamaged, RegisterExists
from db.store import Store
from desktop.operations.backup import audit, back_up, restore
from desktop.operations.office import Office
from tests.acceptance.clerk import Clerk, clerk_of
from tests.world import TODAY, World


@pytest.fixture
def clerk(world: World) -> Clerk:
    clerk = clerk_of(world)
    clerk.verifies(clerk.holds("RUN", TODAY, ["A", "B", "C"]), date(2026, 3, 12))
    return clerk


def tamper(clerk: Clerk, trigger: str, statement: str) -> list[str]:
    """What the audit says after a change made behind the program's back."""
    clerk.office.store.close()
    with sqlite3.connect(clerk.world.store.path) as raw:
        (kept,) = raw.execute("SELECT sql FROM sqlite_master WHERE name = ?", (trigger,)).fetchone()
        raw.execute(f"DROP TRIGGER {trigger}")
        raw.execute(statement)
        raw.execute(kept)
    with Store.open(clerk.world.store.path) as store:
        return [remark.what for remark in audit(Office(store, "Revisorn"))]


def test_a_sound_register_has_no_remarks(clerk: Clerk) -> None:
    assert audit(clerk.office) == ()


@pytest.mark.parametrize(
    ("trigger", "statement", "finding"),
    [
        (
            "lock_paragraph_update",
            "UPDATE paragraph SET decision = '[]' WHERE number = 2",
            "verified_text_changed",
        ),
        (
            "grow_file_content_update",
            "UPDATE file_content SET content = x'00'",
            "file_changed",
        ),
        (
            "grow_journal_event_update",
            "UPDATE journal_event SET who = 'Någon annan' WHERE number = 3",
            "journal_changed",
        ),
        (
            "grow_journal_event_delete",
            "DELETE FROM journal_event WHERE number = 3",
            "journal_broken",
        ),
    ],
)
def test_changes_behind_the_back_are_found(
    clerk: Clerk, trigger: str, statement: str, finding: str
) -> None:
    assert finding in tamper(clerk, trigger, statement)


def test_a_series_that_would_double_a_number_is_found(clerk: Clerk) -> None:
    with sqlite3.connect(clerk.world.store.path) as raw:
        raw.execute("UPDATE number_series SET next_number = 2 WHERE kind = 'paragraph'")
    assert "series_behind" in [remark.what for remark in audit(clerk.office)]


def test_a_backup_restores_to_the_same_register(clerk: Clerk, tmp_path: Path) -> None:
    copy = tmp_path / "kopia.klubbslag"
    manifest = back_up(clerk.office, copy)
    assert '"journal_head"' in manifest.read_text(encoding="utf-8")
    with pytest.raises(RegisterExists):
        back_up(clerk.office, copy)
    again = tmp_path / "åter.klubbslag"
    restore(copy, again)
    with Store.open(again) as store:
        assert audit(Office(store, "Revisorn")) == ()


def test_a_damaged_backup_is_refused(clerk: Clerk, tmp_path: Path) -> None:
    copy = tmp_path / "kopia.klubbslag"
    back_up(clerk.office, copy)
    content = bytearray(copy.read_bytes())
    content[8192:12288] = bytes(4096)
    copy.write_bytes(content)
    with pytest.raises(RegisterDamaged):
        restore(copy, tmp_path / "åter.klubbslag")
    assert not (tmp_path / "åter.klubbslag").exists()
