"""What the project is handed out with: its lock files, its scripts, and nothing of its makers'."""

import re
import runpy
import subprocess
import sys
import tomllib
from importlib.metadata import metadata

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from tests.house import ROOT, own_texts

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
BENCHMARKS = ROOT / "packaging" / "benchmarks"
MEASURE = BENCHMARKS / "measure.py"

MACHINE = re.compile(
    r"(?<![\w.~])/(work|tmp|root|home|opt)/"
    r"|pypi[.]org|pythonhosted[.]org|registry[.]npmjs|deb[.]debian[.]org"
)


def locked(name: str) -> dict[str, str]:
    """Version of every library in a lock file."""
    pins = re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / name).read_text("utf-8"), re.MULTILINE)
    return dict(pins)


def test_nothing_is_said_of_the_machine_it_was_made_on() -> None:
    assert [path for path, text in own_texts() if MACHINE.search(text)] == []


@pytest.mark.parametrize(
    "parts", [("open('", "work", "x')"), ("https:", "", ".".join(("pypi", "org")))]
)
def test_a_machine_is_noticed(parts: tuple[str, ...]) -> None:
    assert MACHINE.search("/".join(parts))


def test_the_texts_looked_at_are_those_of_the_whole_project() -> None:
    assert {"README.md", "requirements.lock", "packaging/set_up.sh"} <= dict(own_texts()).keys()


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("requirements.lock", [*PROJECT["dependencies"], *EXTRAS["dev"]]),
        ("requirements-bench.lock", [*PROJECT["dependencies"], *EXTRAS["bench"]]),
    ],
)
def test_a_lock_file_holds_every_dependency_at_a_fitting_version(
    lock: str, wanted: list[str]
) -> None:
    pins = locked(lock)
    for requirement in map(Requirement, wanted):
        assert pins[canonicalize_name(requirement.name)] in requirement.specifier, requirement


def test_both_lock_files_agree() -> None:
    one, other = locked("requirements.lock"), locked("requirements-bench.lock")
    assert {name for name in one.keys() & other.keys() if one[name] != other[name]} == set()


def test_everything_locked_has_a_checksum() -> None:
    text = (ROOT / "requirements.lock").read_text("utf-8")
    pins = re.findall(r"^[a-z0-9-]+==.*\n +--hash=sha256:[0-9a-f]{64}", text, re.MULTILINE)
    assert len(pins) == len(locked("requirements.lock"))


def test_everything_locked_runs_on_the_oldest_python_in_use() -> None:
    debian_12 = "3.11.2"
    for name in locked("requirements.lock"):
        demanded = metadata(name).get("Requires-Python") or ""
        assert debian_12 in SpecifierSet(demanded), name


def test_the_folder_packaging_hides_no_library() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_the_table_of_benchmarks_marks_what_was_missed() -> None:
    measure = runpy.run_path(str(MEASURE))
    good = measure["Measurement"]("Word, 150 §§", "412 ms", 0.5, 1.0)
    bad = measure["Measurement"]("PDF", "1 ms", 1.25, 1.0)
    assert measure["table"]([good, bad]).splitlines() == [
        "what            ours   ratio  target",
        "Word, 150 §§  412 ms  0.50 ×   ≤ 1 ×  met",
        "PDF             1 ms  1.25 ×   ≤ 1 ×  missed",
    ]


def test_a_benchmark_sees_who_works_more() -> None:
    compare = runpy.run_path(str(MEASURE))["compare"]
    numbers = list(range(200_000))
    one = compare("ten sums", lambda: [sum(numbers) for _ in range(10)], lambda: sum(numbers), 5.0)
    assert one.ratio > 5
    assert not one.met


def test_asking_for_no_known_benchmark_prints_an_empty_table() -> None:
    command = [sys.executable, str(BENCHMARKS), "no such benchmark"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["what", "ours", "ratio", "target"]
