"""The shape of a register: built, brought up to date, and known to be the entities' own."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from db import driver, schema
from db.entities.everything import belongs, metadata
from db.rules.troubles import RegisterDamaged
from db.store import Store
from tests.world import World


def test_the_migrations_make_what_the_entities_say(register: Store) -> None:
    with register.reading() as session:
        options = {"compare_type": True, "include_object": belongs}
        context = MigrationContext.configure(session.connection(), opts=options)
        assert compare_metadata(context, metadata) == []


def test_every_constraint_has_a_name() -> None:
    nameless = [
        f"{table.name}: {constraint}"
        for table in metadata.tables.values()
        for constraint in table.constraints
        if constraint.name is None
    ]
    assert nameless == []


def test_a_register_says_what_it_is(register: Store) -> None:
    head = register.path.read_bytes()[:100]
    assert head.startswith(b"SQLite format 3\0")
    assert int.from_bytes(head[68:72], "big") == driver.APPLICATION_ID
    assert schema.revision(register.path) == schema.newest_revision()


def test_revisions_are_known_by_their_numbers() -> None:
    known = schema.known_revisions()
    assert known == tuple(sorted(known, reverse=True))
    assert known[-1] == "0001"
    assert schema.newest_revision() == known[0]


def test_an_older_register_is_copied_before_it_is_changed(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.store.close()
    path, found = world.store.path, []
    before = schema.revision(path)
    monkeypatch.setattr(schema, "known_revisions", lambda: ("9000", before))

    def upgrade(of: Path) -> None:
        copies = [entry for entry in of.parent.iterdir() if "före-9000" in entry.name]
        found.extend(copies)

    monkeypatch.setattr(schema, "_upgrade", upgrade)
    schema.bring_up_to_date(path)
    assert [copy.name for copy in found] == [f"{path.stem}.före-9000.klubbslag"]
    connection = driver.connect(found[0], read_only=True)
    assert connection.execute("SELECT count(*) FROM case_file").fetchone() == (3,)
    connection.close()


def test_a_register_of_today_is_left_as_it_is(world: World, tmp_path: Path) -> None:
    world.store.close()
    content = world.store.path.read_bytes()
    schema.bring_up_to_date(world.store.path)
    assert world.store.path.read_bytes() == content
    assert not [entry.name for entry in tmp_path.iterdir() if "före" in entry.name]


def test_a_copy_is_taken_beside_one_who_writes(world: World, tmp_path: Path) -> None:
    target = tmp_path / "kopia.klubbslag"
    with world.store.writing("desk", "test") as session:
        session.execute(text("UPDATE person SET title = 'x'"))
        schema.copy_verified(world.store.path, target)
    with Store.open(target) as copy, copy.reading() as session:
        assert session.scalar(text("SELECT count(*) FROM person WHERE title = ''")) == 15


def test_a_copy_that_does_not_hold_gets_no_name(world: World, tmp_path: Path) -> None:
    world.store.close()
    content = bytearray(world.store.path.read_bytes())
    content[4096 * 50 : 4096 * 51] = bytes(4096)
    world.store.path.write_bytes(content)
    target = tmp_path / "kopia.klubbslag"
    with pytest.raises(RegisterDamaged):
        schema.copy_verified(world.store.path, target)
    assert not [entry.name for entry in tmp_path.iterdir() if "kopia" in entry.name]


def test_a_copy_that_is_in_the_way_is_replaced(world: World, tmp_path: Path) -> None:
    target = tmp_path / "kopia.klubbslag"
    target.write_text("gammal")
    schema.copy_verified(world.store.path, target)
    with Store.open(target):
        pass


def test_the_word_indexes_are_no_part_of_the_migrations() -> None:
    assert not belongs(metadata.tables["person"], "search_word_data")
    assert belongs(metadata.tables["person"], "person")


@pytest.mark.parametrize("name", ["search_word", "search_part"])
def test_the_word_indexes_are_there(register: Store, name: str) -> None:
    with register.reading() as session:
        assert session.scalar(text(f"SELECT count(*) FROM {name}")) == 0
