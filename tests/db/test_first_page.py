"""The first list and the jump need nothing but the driver, and tell the same as the queries."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from db.first_page import first_cases
from db.jump import Jump
from db.queries.cases import case_ids, case_rows
from db.rules.troubles import NotARegister, RegisterMissing
from tests.world import World, add_case, add_meeting, add_paragraph, add_record, number


@pytest.mark.parametrize("module", ["db.first_page", "db.jump", "db.rows"])
def test_it_comes_without_the_heavy_libraries(module: str) -> None:
    code = f"import sys, {module}; print(sorted({{m.split('.')[0] for m in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "'db'" in done.stdout
    for heavy in ("sqlalchemy", "alembic", "reportlab", "docx", "PySide6", "holidays"):
        assert f"'{heavy}'" not in done.stdout


def test_the_first_page_is_the_list_of_cases(world: World) -> None:
    paragraph = add_paragraph(world, add_meeting(world), "Plan", cases=("00677-2020",))
    add_paragraph(world, add_meeting(world, "RS"), "Plan", cases=("3399-2018",))
    number(world, paragraph)
    add_record(world, "RUN/60/2019", "Skrivelse")
    add_case(world, "1-2026", "Ny", protected_title="x", legal_basis="OSL 25 kap. 1 §")
    with world.store.reading() as session:
        rows = case_rows(session, case_ids(session))
    assert first_cases(world.store.path) == rows
    assert first_cases(world.store.path, 2) == rows[:2]


def test_what_is_no_register_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RegisterMissing):
        first_cases(tmp_path / "borta.klubbslag")
    (tmp_path / "annat").write_text("x" * 200)
    for task in (first_cases, Jump):
        with pytest.raises(NotARegister):
            task(tmp_path / "annat")


def test_a_jump_finds_a_case_by_any_spelling_and_sees_new_ones(world: World) -> None:
    with closing(Jump(world.store.path)) as jump:
        assert jump.to_case("677–2020") == world.cases["00677-2020"]
        assert jump.to_case("9-2026") is None
        assert jump.to_case("") is None
        key = add_case(world, "00009-2026", "Ny")
        assert jump.to_case("9-2026") == key
