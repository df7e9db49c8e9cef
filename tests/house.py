"""The source as the laws of the house see it: modules with their names, trees and imports."""

import ast
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parents[1]

FLOORS: tuple[tuple[str, ...], ...] = (
    ("desktop.__main__",),
    ("desktop.app",),
    ("desktop.ui.main_window", "desktop.commands"),
    ("desktop.ui.menus", "desktop.ui.navigation", "desktop.ui.window_frame"),
    ("desktop.ui.screens",),
    ("desktop.ui.dialogs",),
    ("desktop.ui.widgets", "desktop.ui.tables"),
    ("desktop.ui",),
    ("desktop.operations",),
    ("desktop.intake",),
    ("desktop.documents", "desktop.delivery"),
    ("db.store",),
    ("db.migrating",),
    ("db.schema",),
    ("db.checks", "db.queries", "db.guards", "db.migrations"),
    ("db.searchable", "db.series", "db.triggers"),
    ("db.entities",),
    ("db.first_page", "db.jump"),
    ("db.driver", "db.rows"),
    ("db.rules",),
    ("resources",),
)
"""The rooms, highest floor first. What is not named lives in the nearest room around it."""

ROOMS = {room: level for level, rooms in enumerate(reversed(FLOORS)) for room in rooms}


def within(name: str, *rooms: str) -> bool:
    """Whether the module ``name`` is one of ``rooms`` or lies inside one."""
    return any(name == room or name.startswith(f"{room}.") for room in rooms)


def room_of(name: str) -> str | None:
    """The room that a module lives in, the innermost if several are around it."""
    return max((room for room in ROOMS if within(name, room)), key=len, default=None)


@dataclass(frozen=True)
class Module:
    """One source file: its dotted name and its text."""

    name: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The parsed text."""
        return ast.parse(self.text, self.name)

    @cached_property
    def imports(self) -> tuple[str, ...]:
        """Everything imported, anywhere in the module; ``from a import b`` gives ``a.b``."""
        return tuple(name for node in ast.walk(self.tree) for name in _imported(node))

    @property
    def rooms(self) -> set[str]:
        """The rooms whose modules are imported."""
        return {room for name in self.imports if (room := room_of(name))}

    def uses(self, *libraries: str) -> Iterator[str]:
        """The imported names that come from any of ``libraries``."""
        return (name for name in self.imports if within(name, *libraries))

    @cached_property
    def words(self) -> set[str]:
        """Every name that stands in the code, imported, read or looked up on something."""
        names = {node.id for node in ast.walk(self.tree) if isinstance(node, ast.Name)}
        looked_up = {node.attr for node in ast.walk(self.tree) if isinstance(node, ast.Attribute)}
        return names | looked_up | {name.rpartition(".")[2] for name in self.imports}

    @property
    def libraries(self) -> set[str]:
        """The top names of imported libraries: neither ours nor the standard library's."""
        tops = {name.partition(".")[0] for name in self.imports}
        return tops - sys.stdlib_module_names - {"db", "desktop", "resources"}


def _imported(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Import(names):
            yield from (alias.name for alias in names)
        case ast.ImportFrom(module, names):
            yield from (f"{module}.{alias.name}" for alias in names)
        case _:
            pass


def _modules(*folders: str) -> Iterator[Module]:
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            yield Module(".".join(parts).removesuffix(".__init__"), path.read_text("utf-8"))


HOUSE: tuple[Module, ...] = tuple(_modules("db", "desktop", "resources"))
"""Every module of our own."""


def reached_from(start: str, house: Iterable[Module]) -> list[Module]:
    """The modules of ``house`` that importing the room ``start`` brings in, its own included."""
    known = {module.name: module for module in house}
    reached: dict[str, Module] = {}
    waiting = [name for name in known if within(name, start)]
    while waiting:
        name = waiting.pop()
        if name in known and name not in reached:
            reached[name] = known[name]
            waiting += [part for target in known[name].imports for part in _packages(target)]
    return [reached[name] for name in sorted(reached)]


def _packages(name: str) -> Iterator[str]:
    parts = name.split(".")
    return (".".join(parts[:end]) for end in range(1, len(parts) + 1))


def own_texts() -> Iterator[tuple[str, str]]:
    """Path and text of every text file that the project is made of."""
    folders = ("db", "desktop", "resources", "packaging", "tests", ".ci")
    inside = (path for folder in folders for path in sorted((ROOT / folder).rglob("*")))
    outside = (path for path in ROOT.iterdir() if path.name != ".git")  # A file in a second tree.
    for path in filter(Path.is_file, (*outside, *inside)):
        with suppress(UnicodeDecodeError):
            yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8")
