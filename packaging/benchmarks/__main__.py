"""Run the benchmarks and print one table of ratios: ``make bench``.

``python packaging/benchmarks [NAME …]`` runs those named, or all. A missed target is marked in the
table and is no error.

This folder is run as a script, so its modules import each other by their bare names: the folder
above shares its name with a library that others depend on and must never become a package.
"""

import sys
from collections.abc import Callable, Iterator

import bundle
import control
import pdf
import storage
import word
from measure import Measurement, table

BENCHMARKS: tuple[tuple[str, Callable[[], Iterator[Measurement]]], ...] = (
    ("storage", storage.measurements),
    ("word", word.measurements),
    ("pdf", pdf.measurements),
    ("control", control.measurements),
    ("bundle", bundle.measurements),
)
"""Name and function of every benchmark: ``("word", word.measurements)``."""


def main(wanted: list[str]) -> None:
    """Run the ``wanted`` benchmarks (all, when none is named) and print their table."""
    found: list[Measurement] = []
    for name, measurements in BENCHMARKS:
        if not wanted or name in wanted:
            print(f"measuring {name} …", file=sys.stderr)
            found += measurements()
    print(table(found))


if __name__ == "__main__":
    main(sys.argv[1:])
