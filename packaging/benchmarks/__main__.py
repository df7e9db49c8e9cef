"""Run the benchmarks and print one table of ratios: ``make bench``.

``python packaging/benchmarks [NAME …]`` runs those named, or all. A missed target is marked in the
table and is no error.

This folder is run as a script, so its modules import each other by their bare names: the folder
above shares its name with a library that others depend on and must never become a package.
"""

import sys
from importlib import import_module

from measure import Measurement, table

BENCHMARKS = ("startup", "storage", "word", "pdf", "control", "meeting", "bundle", "preview")
"""The modules that measure, each with ``measurements()``; loaded when their turn comes, since
some need rivals that only ``make bench`` installs."""


def main(wanted: list[str]) -> None:
    """Run the ``wanted`` benchmarks (all, when none is named) and print their table."""
    found: list[Measurement] = []
    for name in BENCHMARKS:
        if not wanted or name in wanted:
            print(f"measuring {name} …", file=sys.stderr)
            found += import_module(name).measurements()
    print(table(found))


if __name__ == "__main__":
    main(sys.argv[1:])
