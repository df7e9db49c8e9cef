"""The door: a command runs without a screen, anything else opens the window."""

from __future__ import annotations

import importlib
import os
import sys

COMMANDS = frozenset(
    {
        *("new", "demo", "read", "add", "list", "show", "paper", "dates", "search"),
        *("check", "audit", "backup", "restore", "-h", "--help"),
    }
)
NO_SCREEN = "Här finns ingen skärm att visa fönstret på. Kör ”klubbslag demo MAPP” i stället."


def main() -> int:
    """Run what was asked for; the exit code."""
    words = sys.argv[1:]
    is_command = any(word in COMMANDS for word in words[:5])
    # A command needs no Qt, and the window must not wait for what only commands need: so which
    # of the two is loaded is decided here.
    if is_command:
        return importlib.import_module("desktop.commands.run").main(words)
    if not has_screen():
        print(NO_SCREEN, file=sys.stderr)
        return 3
    return importlib.import_module("desktop.app").run(sys.argv)


def has_screen() -> bool:
    """Whether a window can be shown; where it cannot, Qt ends the program without a word."""
    told = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in told)


if __name__ == "__main__":
    sys.exit(main())
