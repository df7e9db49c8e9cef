"""The door: a command runs without a screen, anything else opens the window."""

from __future__ import annotations

import importlib
import sys

COMMANDS = frozenset(
    {
        *("new", "demo", "read", "add", "list", "show", "paper", "dates", "search"),
        *("check", "audit", "backup", "restore", "-h", "--help"),
    }
)


def main() -> int:
    """Run what was asked for; the exit code."""
    words = sys.argv[1:]
    is_command = any(word in COMMANDS for word in words[:5])
    # A command needs no Qt, and the window must not wait for what only commands need: so which
    # of the two is loaded is decided here.
    if is_command:
        return importlib.import_module("desktop.commands.run").main(words)
    return importlib.import_module("desktop.app").run(sys.argv)


if __name__ == "__main__":
    sys.exit(main())
