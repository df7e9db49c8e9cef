"""Running one command: its answer on standard output, bad news as one sentence on the other.

Exit codes: 0 done, 1 refused by a rule, 2 wrong usage, 3 trouble with file, disk or network.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise

from db.rules.refusals import Refusal
from db.rules.troubles import Trouble
from desktop.commands import asking, demo, english, keeping, papers, registering
from desktop.commands.arguments import parser
from desktop.intake.source import Unreadable
from desktop.ui import wording
from desktop.ui.unreadable import unreadable as unreadable_in_words

DONE, REFUSED, WRONG_USAGE, IN_TROUBLE = range(4)

_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "new": registering.new,
    "add": registering.add,
    "read": registering.read,
    "demo": demo.demo,
    "list": asking.listing,
    "show": asking.show,
    "search": asking.search,
    "dates": asking.dates,
    "paper": papers.paper,
    "check": keeping.check,
    "audit": keeping.audit,
    "backup": keeping.backup,
    "restore": keeping.restore,
}


def main(words: Sequence[str]) -> int:
    """Run the command that the words say; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    in_english = ("--lang", "en") in pairwise(words) or "--lang=en" in words
    said = parser(in_english=in_english).parse_args(words)
    try:
        return _COMMANDS[said.command](said)
    except Refusal as refusal:
        return _say(wording.refusal(refusal).text, english.refusal(refusal), said.lang, REFUSED)
    except Trouble as trouble:
        return _say(wording.trouble(trouble).text, english.trouble(trouble), said.lang, IN_TROUBLE)
    except Unreadable as unreadable:
        sentences = unreadable_in_words(unreadable).text, english.unreadable(unreadable)
        return _say(*sentences, said.lang, IN_TROUBLE)
    except BrokenPipeError:
        return DONE


def _say(swedish: str, in_english: str, language: str, code: int) -> int:
    print(in_english if language == "en" else swedish, file=sys.stderr)
    return code
