"""What every test stands on: Swedish time, no screen, and a home of its own."""

import os
import shutil
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import settings

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
