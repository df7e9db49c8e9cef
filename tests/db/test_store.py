"""Opening a register, and what a transaction promises."""

from __future__ import annotations

import sqlite3
import unicodedata
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2

from db import driver, schema
from db.entities.case import Case
from db.entities.paragraph import Paragraph
from db.entities.person import Person
from db.rules.refusals import ChangedMeanwhile, JournalLocked, VerifiedTextLocked
from db.rules.troubles import (
    DiskFull,
    NotARegister,
    OldDatabaseLibrary,
    RegisterBusy,
    RegisterDamaged,
    RegisterExists,
    RegisterMissing,
    RegisterReadOnly,
    RegisterTooNew,
    UnsafePlace,
)
from db.store import Store
from tests.db.disks import needs_mount, small_disk, take_the_pen_away
from tests.world import CLERK, World, add_case, add_meeting, add_paragraph, number, verify


def people_in(store: Store) -> list[str]:
    with store.reading() as session:
        return list(session.scalars(select(Person.name).order_by(Person.id)))


def add_person(store: Store, name: str) -> None:
    with store.writing(CLERK, "person.add") as session:
        session.add(Person(name=name))


# Files


def test_a_new_register_is_made_and_opened(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "nytt.klubbslag"
    with Store.create(path) as store:
        add_person(store, "Åsa Holm")
    assert path.parent.joinpath("nytt.klubbslag").is_file()
    assert [entry.name for entry in path.parent.iterdir()] == ["nytt.klubbslag"]
    with Store.open(path) as again:
        assert people_in(again) == ["Åsa Holm"]


def test_a_register_is_never_made_over_a_file(tmp_path: Path) -> None:
    path = tmp_path / "protokoll.txt"
    path.write_text("viktigt")
    with pytest.raises(RegisterExists):
        Store.create(path)
    assert path.read_text() == "viktigt"


def test_a_register_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(RegisterMissing):
        Store.open(tmp_path / "borta.klubbslag")
    with pytest.raises(RegisterMissing):
        Store.open(tmp_path)


@pytest.mark.parametrize(
    "content",
    [b"", b"Protokoll\n", b"SQLite format 3\0" + bytes(200), bytes(range(256)) * 40],
    ids=["empty", "text", "head only", "binary"],
)
def test_what_is_not_a_register_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "annat.klubbslag"
    path.write_bytes(content)
    with pytest.raises(NotARegister):
        Store.open(path)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "annat.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE ting (id)")
    connection.commit()
    connection.close()
    with pytest.raises(NotARegister):
        Store.open(path)


def test_a_register_made_by_a_newer_program_is_refused_and_unchanged(register: Store) -> None:
    with register.writing(CLERK, "test") as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    register.close()
    with pytest.raises(RegisterTooNew):
        Store.open(register.path)
    assert schema.revision(register.path) == "9999"


def test_a_damaged_register_is_said_to_be_damaged(register: Store) -> None:
    add_person(register, "Anna Berg")
    register.close()
    content = bytearray(register.path.read_bytes())
    content[4096 : 4096 * 20] = bytes(4096 * 19)
    register.path.write_bytes(content)
    with pytest.raises(RegisterDamaged):
        Store.open(register.path)


def test_a_network_share_is_refused(register: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    register.close()
    monkeypatch.setattr(driver, "file_system", lambda _path: "cifs")
    with pytest.raises(UnsafePlace):
        Store.open(register.path)
    with pytest.raises(UnsafePlace):
        Store.create(register.path.with_name("nytt.klubbslag"))


def test_the_file_system_is_read_from_the_nearest_mount(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text("/dev/a / ext4 rw 0 0\n//srv/x /mnt/delad cifs rw 0 0\nbroken\n")
    assert driver.file_system(Path("/mnt/delad/r.klubbslag"), mounts) == "cifs"
    assert driver.file_system(Path("/mnt/eva/r.klubbslag"), mounts) == "ext4"
    assert driver.file_system(Path("/mnt"), tmp_path / "none") == ""


def test_an_old_library_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(dbapi2, "sqlite_version_info", (3, 51, 2))
    with pytest.raises(OldDatabaseLibrary):
        Store.create(tmp_path / "r.klubbslag")


def test_every_connection_is_set_up_the_safe_way(register: Store) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 10_000,
        "recursive_triggers": 1,
        "trusted_schema": 0,
    }
    with register.reading() as session:
        found = {name: session.scalar(text(f"PRAGMA {name}")) for name in wanted}
    assert found == wanted


# Disks


def people_until_full(store: Store) -> list[str]:
    """The names of those who were added before the disk was full."""
    kept: list[str] = []
    with suppress(DiskFull):
        while len(kept) < 10_000:
            name = f"Person {len(kept)} " + "x" * 180
            add_person(store, name)
            kept.append(name)
    with pytest.raises(DiskFull):
        add_person(store, "x" * 180)
    return kept


@needs_mount
def test_a_full_disk_is_said_and_loses_nothing(tmp_path: Path, empty_file: Path) -> None:
    with small_disk(tmp_path / "disk", 4) as disk:
        path = disk / "r.klubbslag"
        path.write_bytes(empty_file.read_bytes())
        ballast = disk / "ballast"
        with Store.open(path) as store:
            kept = people_until_full(store)
            assert kept
            assert people_in(store) == kept
            ballast.unlink(missing_ok=True)
        with Store.open(path) as again:
            assert people_in(again) == kept
            with again.reading() as session:
                assert session.scalar(text("PRAGMA integrity_check")) == "ok"


@needs_mount
def test_no_half_register_is_left_on_a_full_disk(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 1) as disk:
        (disk / "ballast").write_bytes(bytes(900_000))
        with pytest.raises(DiskFull):
            Store.create(disk / "nytt.klubbslag")
        assert [entry.name for entry in disk.iterdir()] == ["ballast"]


@needs_mount
def test_a_register_on_a_disk_without_a_pen_is_read_only(tmp_path: Path, world: World) -> None:
    world.store.close()
    with small_disk(tmp_path / "disk", 8) as disk:
        path = disk / "r.klubbslag"
        path.write_bytes(world.store.path.read_bytes())
        take_the_pen_away(disk)
        with Store.open(path) as store:
            assert store.read_only
            assert "Eva Öst" in people_in(store)
            with pytest.raises(RegisterReadOnly), store.writing(CLERK, "test"):
                pass


# Transactions


def test_a_block_that_fails_leaves_nothing(register: Store) -> None:
    def add_and_fail() -> None:
        with register.writing(CLERK, "test") as session:
            session.add(Person(name="Ingen"))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        add_and_fail()
    assert people_in(register) == []


def test_reading_keeps_to_one_moment(register: Store) -> None:
    with register.reading() as session:
        before = session.scalars(select(Person.name)).all()
        add_person(register, "Anna Berg")
        assert session.scalars(select(Person.name)).all() == before
    assert people_in(register) == ["Anna Berg"]


def test_what_a_reader_changes_is_not_kept(world: World) -> None:
    with world.store.reading() as session:
        session.get_one(Person, world.people["Anna Berg"]).name = "Någon annan"
    assert "Anna Berg" in people_in(world.store)


def test_the_later_save_of_the_same_thing_is_refused(world: World) -> None:
    key = world.cases["3399-2018"]
    with Store.open(world.store.path) as other, other.reading() as session:
        stale = session.get_one(Case, key)
    with world.store.writing(CLERK, "case.revise") as session:
        session.get_one(Case, key).title = "Den första"
    stale.title = "Den andra"
    with pytest.raises(ChangedMeanwhile), world.store.writing("Olle", "case.revise") as session:
        session.add(stale)
    with world.store.reading() as session:
        assert session.get_one(Case, key).title == "Den första"


def test_a_register_busy_too_long_is_said_to_be_busy(
    register: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "_PRAGMAS", (*driver._PRAGMAS, "busy_timeout=50"))
    other = driver.connect(register.path)
    other.execute("BEGIN IMMEDIATE")
    with Store.open(register.path) as impatient, pytest.raises(RegisterBusy):
        add_person(impatient, "Anna Berg")
    other.execute("ROLLBACK")
    other.close()


def test_a_change_by_another_window_is_noticed(register: Store) -> None:
    with Store.open(register.path) as other:
        before = register.changes_seen()
        assert register.changes_seen() == before
        add_person(other, "Anna Berg")
        seen = {register.changes_seen() for _ in range(8)}
        assert len(seen) == 1
        assert seen != {before}


def test_text_is_kept_in_one_form(world: World) -> None:
    spread = unicodedata.normalize("NFD", "Åsele övergång")
    key = add_case(world, "RS 2026-1", spread)
    with world.store.reading() as session:
        assert session.get_one(Case, key).title == "Åsele övergång"


def test_a_number_is_unique_for_one_who_goes_round_the_operations_too(world: World) -> None:
    meeting = add_meeting(world)
    first = add_paragraph(world, meeting, "Ett")
    second = add_paragraph(world, meeting, "Två", place=2)
    number(world, first)
    with pytest.raises(IntegrityError), world.store.writing(CLERK, "test") as session:
        session.get_one(Paragraph, second).assign_number(1)


def test_what_a_trigger_refuses_comes_out_as_a_refusal(world: World) -> None:
    meeting = add_meeting(world)
    paragraph = add_paragraph(world, meeting, "Ett")
    number(world, paragraph)
    verify(world, meeting)
    statements = {
        "UPDATE paragraph SET title = 'x'": VerifiedTextLocked,
        "DELETE FROM journal_event": JournalLocked,
    }
    for statement, refusal in statements.items():
        with pytest.raises(refusal), world.store.writing(CLERK, "test") as session:
            session.execute(text(statement))
