"""What every test stands on: Swedish time, no screen, and a home of its own."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings

from db.store import Store
from tests.world import World, build

# A failing property fails again tomorrow, and a busy machine fails none.
settings.register_profile("steady", deadline=None, derandomize=True, database=None)
settings.load_profile("steady")

_home = Path(tempfile.mkdtemp(prefix="klubbslag-tests-"))


def pytest_configure(config: pytest.Config) -> None:
    """Before anything of ours is imported: the same place and tongue on every machine."""
    del config
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.pop("KLUBBSLAG_REGISTER", None)
    os.environ.update(TZ="Europe/Stockholm", LC_ALL="C.UTF-8", LANGUAGE="sv")
    os.environ.update(
        {f"XDG_{kind}_HOME": str(_home / kind) for kind in ("DATA", "CONFIG", "STATE")}
    )
    time.tzset()


def pytest_unconfigure(config: pytest.Config) -> None:
    """The borrowed home is left empty behind us."""
    del config
    shutil.rmtree(_home, ignore_errors=True)


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty register, closed: to be copied, never opened."""
    path = tmp_path_factory.mktemp("empty") / "register.klubbslag"
    Store.create(path).close()
    return path


@pytest.fixture(scope="session")
def small_world(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> World:
    """The shared world in a closed register: to be copied, never opened."""
    path = tmp_path_factory.mktemp("world") / "register.klubbslag"
    shutil.copy(empty_file, path)
    with Store.open(path) as store:
        return build(store)


@pytest.fixture
def register(empty_file: Path, tmp_path: Path) -> Iterator[Store]:
    """An empty register in a folder of its own."""
    path = tmp_path / "register.klubbslag"
    shutil.copy(empty_file, path)
    with Store.open(path) as store:
        yield store


@pytest.fixture
def world(small_world: World, tmp_path: Path) -> Iterator[World]:
    """A register of one's own with the shared world in it."""
    path = tmp_path / "world.klubbslag"
    shutil.copy(small_world.store.path, path)
    with Store.open(path) as store:
        yield replace(small_world, store=store)
