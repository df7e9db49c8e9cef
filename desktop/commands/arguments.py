"""What can be written after ``klubbslag``."""

from __future__ import annotations

import argparse

from desktop.commands.texts import HELP
from desktop.commands.usage import EnglishUsage, Usage, day

LISTS = (
    "cases", "meetings", "paragraphs", "records", "dispatches", "assignments", "due", "recipients",
)  # fmt: skip
PAPERS = (
    "memo", "summons", "minutes", "quick-minutes", "extract", "extracts", "notice", "delegations",
    "journal",
)  # fmt: skip


def parser(*, in_english: bool = False) -> argparse.ArgumentParser:
    """The parser for every command; wrong usage ends with exit code 2."""
    top = _of(EnglishUsage if in_english else Usage)
    top.add_argument("--register", metavar="PATH", help=HELP["register"])
    top.add_argument("--lang", choices=("sv", "en"), default="sv", help=HELP["lang"])
    commands = top.add_subparsers(dest="command", metavar="KOMMANDO", required=True)
    shared = _shared()
    _making(commands, shared)
    _asking(commands, shared)
    _papers(commands, shared)
    _keeping(commands, shared)
    return top


def _of(kind: type[argparse.ArgumentParser]) -> argparse.ArgumentParser:
    return kind(prog="klubbslag", description=HELP["klubbslag"])


def _shared() -> argparse.ArgumentParser:
    """Options that may stand after the command too."""
    shared = Usage(add_help=False)
    shared.add_argument(
        "--register", metavar="PATH", default=argparse.SUPPRESS, help=HELP["register"]
    )
    shared.add_argument(
        "--lang", choices=("sv", "en"), default=argparse.SUPPRESS, help=HELP["lang"]
    )
    shared.add_argument("--json", action="store_true", help=HELP["json"])
    return shared


_Commands = argparse._SubParsersAction  # pyright: ignore[reportPrivateUsage]


def _making(commands: _Commands[argparse.ArgumentParser], shared: argparse.ArgumentParser) -> None:
    new = commands.add_parser("new", parents=[shared], help=HELP["new"])
    new.add_argument("file", metavar="FIL")
    new.add_argument("--organisation", metavar="NAMN", default="")
    new.add_argument("--sample", action="store_true", help=HELP["sample"])
    demo = commands.add_parser("demo", parents=[shared], help=HELP["demo"])
    demo.add_argument("folder", metavar="MAPP")
    add = commands.add_parser("add", parents=[shared], help=HELP["add"])
    add.add_argument("files", metavar="FIL", nargs="+")
    add.add_argument("--dry-run", action="store_true", help=HELP["dry_run"])


def _asking(commands: _Commands[argparse.ArgumentParser], shared: argparse.ArgumentParser) -> None:
    read = commands.add_parser("read", parents=[shared], help=HELP["read"])
    read.add_argument("files", metavar="FIL", nargs="+")
    listing = commands.add_parser("list", parents=[shared], help=HELP["list"])
    listing.add_argument("what", choices=LISTS)
    show = commands.add_parser("show", parents=[shared], help=HELP["show"])
    show.add_argument("key", metavar="NYCKEL", nargs="+")
    search = commands.add_parser("search", parents=[shared], help=HELP["search"])
    search.add_argument("query", metavar="TEXT", nargs="+")
    search.add_argument("--limit", type=int, default=20, metavar="N")
    dates = commands.add_parser("dates", parents=[shared], help=HELP["dates"])
    for name in ("posted", "meeting", "verified"):
        dates.add_argument(f"--{name}", type=day, metavar="ÅÅÅÅ-MM-DD")
    dates.add_argument("--assembly", action="store_true", help=HELP["assembly"])


def _papers(commands: _Commands[argparse.ArgumentParser], shared: argparse.ArgumentParser) -> None:
    paper = commands.add_parser("paper", parents=[shared], help=HELP["paper"])
    paper.add_argument("kind", choices=PAPERS)
    paper.add_argument("key", metavar="NYCKEL", nargs="+")
    paper.add_argument("--to", required=True, metavar="MAPP")
    paper.add_argument("--format", default="word,pdf", metavar="word,pdf,html")
    paper.add_argument("--internal", action="store_true", help=HELP["internal"])
    paper.add_argument("--bundle", action="store_true", help=HELP["bundle"])


def _keeping(commands: _Commands[argparse.ArgumentParser], shared: argparse.ArgumentParser) -> None:
    check = commands.add_parser("check", parents=[shared], help=HELP["check"])
    check.add_argument("key", metavar="NYCKEL", nargs="+")
    commands.add_parser("audit", parents=[shared], help=HELP["audit"])
    backup = commands.add_parser("backup", parents=[shared], help=HELP["backup"])
    backup.add_argument("file", metavar="FIL")
    restore = commands.add_parser("restore", parents=[shared], help=HELP["restore"])
    restore.add_argument("file", metavar="FIL")
    restore.add_argument("--to", required=True, metavar="NY")
