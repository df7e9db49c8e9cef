"""Wrong usage told in one Swedish sentence: the standard parser speaks English only."""

from __future__ import annotations

import argparse
import re
from datetime import date
from typing import NoReturn

WRONG_USAGE = 2

_SENTENCES = (
    (r"the following arguments are required: (.+)", "{0} saknas"),
    (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", "{1} är inget av {2}"),
    (r"argument (.+?): expected (?:one|at least one) argument", "{0} behöver ett värde"),
    (r"argument (.+?): invalid int value: (.+)", "{0} ska vara ett heltal, inte {1}"),
    (r"argument (.+?): not allowed with argument (.+)", "{0} kan inte användas med {1}"),
    (r"argument (.+?): ignored explicit argument (.+)", "{0} tar inget värde ({1})"),
    (r"argument (.+?): (.+)", "{0}: {1}"),
    (r"unrecognized arguments: (.+)", "{0} känns inte igen"),
)
"""What the standard parser says, and what we say; the last word of "choose from" lists all."""


class Usage(argparse.ArgumentParser):
    """The standard parser, in Swedish."""

    def format_help(self) -> str:
        """What can be written, under Swedish headings."""
        text = super().format_help()
        for english, swedish in (
            ("usage:", "användning:"),
            ("positional arguments:", "argument:"),
            ("options:", "val:"),
            ("show this help message and exit", "visa den här hjälpen"),
        ):
            text = text.replace(english, swedish, 1)
        return text

    def error(self, message: str) -> NoReturn:
        """End with exit code 2 and a sentence."""
        told = in_swedish(message)
        self.exit(WRONG_USAGE, f"{told[:1].upper()}{told[1:]}. Se ”{self.prog} --help”.\n")


class EnglishUsage(Usage):
    """The same with errors in English, for ``--lang en``."""

    def error(self, message: str) -> NoReturn:
        """End with exit code 2 and what the standard parser says."""
        self.exit(WRONG_USAGE, f"{self.prog}: {message}.\n")


def in_swedish(message: str) -> str:
    """What the standard parser objects to, in Swedish and without a full stop."""
    for pattern, sentence in _SENTENCES:
        met = re.fullmatch(pattern, message, re.DOTALL)
        if met:
            return sentence.format(*met.groups())
    return f"det gick inte att tolka ({message})"


def day(text: str) -> date:
    """A day as it is written on the command line, 2026-03-10."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        wrong = f"{text} är ingen dag; skriv den som 2026-03-10"
        raise argparse.ArgumentTypeError(wrong) from error
