"""The laws of the house: who may know whom, and what the source looks like.

Each law is a generator of its breaches in one module. It is written into the book together with
breaches of our own invention that it must see: a law that cannot be broken is no law.
"""

import ast
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest

from tests.house import HOUSE, ROOMS, Module, reached_from, room_of, within

Breaches = Iterator[str]
Law = Callable[[Module], Breaches]


class Planted(NamedTuple):
    """A law with a breach that it must see."""

    law: Law
    module: Module


LAWS: list[Law] = []
PLANTED: list[Planted] = []


def broken_by(*planted: tuple[str, str]) -> Callable[[Law], Law]:
    """Write a law into the book; ``planted`` are the names and sources of modules that break it."""

    def write(law: Law) -> Law:
        LAWS.append(law)
        PLANTED.extend(Planted(law, Module(name, source)) for name, source in planted)
        return law

    return write


# Floors


@broken_by(("db.loft", ""), ("desktop.cellar.box", ""))
def every_module_lives_in_a_room(module: Module) -> Breaches:
    if module.name not in {"db", "desktop"} and not room_of(module.name):
        yield "has no floor"


@broken_by(
    ("db.rules.service", "from db.entities import meeting"),
    ("db.store", "import desktop.operations.cases"),
    ("db.entities.case", "from db.queries.cases import rows"),
    ("desktop.documents.model", "from desktop.intake import clean"),
    ("desktop.operations.cases", "from desktop.ui.desk import Desk"),
    ("desktop.ui.theme", "from desktop.ui.screens.case_screen import CaseScreen"),
    ("desktop.ui.screens.case_screen", "from desktop import app"),
)
def imports_only_run_down(module: Module) -> Breaches:
    own = ROOMS.get(room_of(module.name) or "", len(ROOMS))
    yield from (room for room in module.rooms if ROOMS[room] > own)


@broken_by(("desktop.ui.desk", "import desktop"), ("db.checks.quorum", "import db"))
def nobody_knows_the_whole_house(module: Module) -> Breaches:
    yield from (name for name in module.imports if name in {"db", "desktop"})


@broken_by(
    ("db.queries.cases", "from db.checks import minutes_checks"),
    ("desktop.documents.word_writer", "from desktop.delivery import mail"),
    ("desktop.ui.tables.rows_model", "import desktop.ui.widgets.form"),
    ("desktop.commands", "from desktop.ui import main_window"),
)
def rooms_on_one_floor_do_not_know_each_other(module: Module) -> Breaches:
    own = room_of(module.name)
    if own:
        yield from (room for room in module.rooms - {own} if ROOMS[room] == ROOMS[own])


@broken_by(
    ("desktop.ui.screens.case_screen", "from desktop.ui.screens.meeting_screen import Screen"),
    ("desktop.ui.screens.case.card", "import desktop.ui.screens.meeting"),
)
def screens_do_not_know_each_other(module: Module) -> Breaches:
    screens = "desktop.ui.screens"
    if within(module.name, screens) and module.name != screens:
        own = ".".join(module.name.split(".")[:4])
        yield from (name for name in module.uses(screens) if not within(name, own))


@broken_by(
    ("desktop.ui.screens.case_screen", "from db.entities.case import Case"),
    ("desktop.ui.screens.case_screen", "from db.store import Store"),
    ("desktop.ui.screens.case_screen", "import desktop.documents.model"),
)
def screens_know_neither_entities_nor_store_nor_papers(module: Module) -> Breaches:
    if within(module.name, "desktop.ui.screens"):
        yield from module.uses("db.entities", "db.store", "desktop.documents")


# Libraries


@broken_by(
    ("desktop.operations.cases", "from PySide6.QtCore import QObject"),
    ("desktop.commands", "import PySide6"),
)
def qt_is_known_only_in_the_windows_and_in_app(module: Module) -> Breaches:
    if not within(module.name, "desktop.ui", "desktop.app"):
        yield from module.uses("PySide6", "shiboken6")


@broken_by(
    ("desktop.operations.cases", "from sqlalchemy import select"),
    ("db.rules.series", "from sqlalchemy.orm import Session"),
)
def sqlalchemy_is_known_only_in_the_register_above_its_rules(module: Module) -> Breaches:
    if not within(module.name, "db") or within(module.name, "db.rules"):
        yield from module.uses("sqlalchemy")


@broken_by(
    ("desktop.documents.word_writer", "from reportlab.pdfgen import canvas"),
    ("desktop.ui.screens.minutes_screen", "import reportlab"),
)
def reportlab_is_known_only_where_pdf_is_written(module: Module) -> Breaches:
    if not module.name.startswith("desktop.documents.pdf_"):
        yield from module.uses("reportlab")


@broken_by(
    ("desktop.operations.signing", "from pyhanko.sign import signers"),
    ("desktop.documents.pdf_writer", "import pkcs11"),
)
def signing_libraries_are_known_only_where_papers_are_signed(module: Module) -> Breaches:
    if not within(module.name, "desktop.documents.signatures"):
        known = ("pyhanko", "pyhanko_certvalidator", "pkcs11", "asn1crypto", "cryptography")
        yield from module.uses(*known)


@broken_by(
    ("desktop.documents.pdf_writer", "import docx"),
    ("desktop.operations.cases", "from docx.shared import Pt"),
)
def python_docx_is_known_only_where_word_is_written_or_read(module: Module) -> Breaches:
    if not module.name.startswith(("desktop.documents.word_", "desktop.intake.")):
        yield from module.uses("docx")


@broken_by(
    ("db.queries.cases", "import lxml.etree"),
    ("db.rules.calendar", "from PySide6.QtCore import QDate"),
)
def the_register_needs_only_its_store_and_small_pure_libraries(module: Module) -> Breaches:
    known = {"sqlalchemy", "alembic", "sqlcipher3", "platformdirs"}
    if within(module.name, "db"):
        yield from module.libraries - known


# Ways of importing


@broken_by(
    ("db.rules.series", "def number():\n    import json"),
    ("db.rules.series", "class Number:\n    from json import dumps"),
)
def imports_stand_at_the_top_but_in_app(module: Module) -> Breaches:
    if module.name != "desktop.app":
        yield from (name for node in ast.walk(module.tree) for name in _scope_with_imports(node))


def _scope_with_imports(node: ast.AST) -> Breaches:
    match node:
        case ast.FunctionDef(name) | ast.AsyncFunctionDef(name) | ast.ClassDef(name):
            if any(isinstance(inner, ast.Import | ast.ImportFrom) for inner in ast.walk(node)):
                yield name
        case _:
            pass


@broken_by(
    ("desktop.app", "from importlib import import_module"),
    ("db.store", "import importlib\nimportlib.import_module('desktop')"),
    ("db.store", "__import__('desktop')"),
)
def nothing_is_imported_by_string_but_where_importing_is_the_subject(module: Module) -> Breaches:
    if module.name not in {"desktop.__main__", "db.schema", "desktop.ui.lean_imports"}:
        yield from module.words & {"import_module", "__import__"}


@broken_by(
    ("db.store", "from typing import TYPE_CHECKING"),
    ("db.store", "import typing\nif typing.TYPE_CHECKING:\n    import csv"),
)
def nothing_is_imported_for_types_alone(module: Module) -> Breaches:
    yield from module.words & {"TYPE_CHECKING"}


@broken_by(("db.store", "from . import guards"), ("db.entities.case", "from .base import Base"))
def imports_give_full_names(module: Module) -> Breaches:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            yield f"line {node.lineno}"


@broken_by(("desktop.ui.desk", "from PySide6.QtWidgets import *"))
def no_import_takes_everything(module: Module) -> Breaches:
    yield from (name for name in module.imports if name.endswith(".*"))


# The look of the source


@broken_by(
    ("desktop.utils", ""),
    ("desktop.ui.widgets.form_helpers", ""),
    ("db.misc.dates", ""),
    ("desktop.ui.window_manager", ""),
)
def every_room_and_module_has_a_subject(module: Module) -> Breaches:
    nothing_said = {"util", "utils", "misc", "helper", "helpers", "manager", "common"}
    yield from nothing_said & set(re.split(r"[._]", module.name))


@broken_by(("db.rules.series", "import re\n"))
def every_module_says_what_lives_in_it(module: Module) -> Breaches:
    if not ast.get_docstring(module.tree):
        yield "has no docstring"


@broken_by(("db.rules.series", "x = 1\n" * 301))
def no_file_but_a_migration_is_longer_than_300_lines(module: Module) -> Breaches:
    lines = module.text.count("\n")
    if lines > 300 and not within(module.name, "db.migrations.versions"):
        yield f"has {lines}"


@broken_by(
    ("desktop.delivery.mail", "try:\n    send()\nexcept Exception:\n    pass"),
    ("desktop.delivery.mail", "try:\n    send()\nexcept (OSError, BaseException):\n    pass"),
    ("desktop.delivery.mail", "try:\n    send()\nexcept:\n    pass"),
)
def only_the_error_net_and_the_edge_of_a_thread_catch_everything(module: Module) -> Breaches:
    if module.name in {"desktop.ui.error_net", "desktop.ui.job"}:
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else "BaseException"
            if re.search(r"\b(Base)?Exception\b", caught):
                yield f"line {node.lineno}: {caught}"


@broken_by(("resources", '"""Data."""\nSIZE = 3'), ("resources.icons", '"""Icons."""'))
def resources_hold_data_only(module: Module) -> Breaches:
    if within(module.name, "resources") and (
        module.name != "resources" or len(module.tree.body) > 1
    ):
        yield "is code"


# The book, read out


def _title(law: Law) -> str:
    return law.__name__.replace("_", " ")


@pytest.mark.parametrize("law", LAWS, ids=_title)
def test_the_house_keeps_the_law(law: Law) -> None:
    assert [f"{module.name}: {breach}" for module in HOUSE for breach in law(module)] == []


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: _title(planted.law))
def test_the_law_sees_a_breach(planted: Planted) -> None:
    assert list(planted.law(planted.module))


def test_every_law_has_been_broken() -> None:
    assert {planted.law for planted in PLANTED} == set(LAWS)


def test_the_house_is_there_to_be_looked_at() -> None:
    assert {"db", "desktop", "resources", "db.rules"} <= {module.name for module in HOUSE}


# The house as a whole


def test_the_command_line_reaches_no_qt() -> None:
    reached = reached_from("desktop.commands", HOUSE)
    assert [module.name for module in reached if list(module.uses("PySide6"))] == []


def test_qt_is_reached_through_a_third_module() -> None:
    chain = (
        Module("desktop.commands.run", "from desktop.ui import wording"),
        Module("desktop.ui.wording", "import desktop.ui.theme"),
        Module("desktop.ui.theme", "import PySide6"),
    )
    assert [module.name for module in reached_from("desktop.commands", chain)] == [
        "desktop.commands.run",
        "desktop.ui.theme",
        "desktop.ui.wording",
    ]
