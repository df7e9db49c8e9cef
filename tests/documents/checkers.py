"""The checkers of what we produce: they lie beside the repository, and are not always there."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

TOOLS = Path(__file__).parents[3] / "shared" / "tools"
VERAPDF = Path(os.environ.get("KLUBBSLAG_VERAPDF", TOOLS / "verapdf"))
DOCXCHECK = TOOLS / "docxcheck.py"

needs_verapdf = pytest.mark.skipif(
    not (VERAPDF.exists() and shutil.which("java")), reason="veraPDF or Java is not here"
)
needs_docxcheck = pytest.mark.skipif(
    not DOCXCHECK.exists(), reason="the schema checker is not on this machine"
)


def verdict_of_verapdf(files: Iterable[Path], profiles: str = "2a,ua1") -> list[str]:
    """What veraPDF finds wrong in the files, all looked at in one process.

    It fetches its own parts the first time; where it cannot, the test is skipped.
    """
    names = [str(file) for file in files]
    done = _run([str(VERAPDF), "-f", profiles, *names])
    if done.returncode and not done.stdout and ("needs Debian" in done.stderr or not done.stderr):
        pytest.skip("veraPDF could not be set up here")
    passed = done.stdout.count("PASS")
    wanted = len(names) * (profiles.count(",") + 1)
    if done.returncode == 0 and passed == wanted:
        return []
    faults = [line for line in done.stdout.splitlines() if not line.startswith("PASS")]
    return [f"{passed} of {wanted} passed", *faults, *done.stderr.splitlines()]


def verdict_of_docxcheck(files: Iterable[Path]) -> list[str]:
    """What the schema checker finds wrong in the Word files, all looked at in one process."""
    done = _run([sys.executable, str(DOCXCHECK), *map(str, files)])
    if done.returncode == 0:
        return []
    faults = [line for line in done.stdout.splitlines() if not line.startswith("OK ")]
    return [f"exit {done.returncode}", *faults, *done.stderr.splitlines()]


def _run(words: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, capture_output=True, text=True, check=False)
