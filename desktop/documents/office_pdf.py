"""Word files and their like as PDF, by LibreOffice in a process of its own, where there is one."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

SECONDS = 120
SUFFIXES = frozenset({".docx", ".doc", ".odt", ".rtf", ".xlsx", ".ods", ".pptx", ".odp"})
"""The endings of file names that LibreOffice is asked to turn into PDF."""
_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
# Tagged, with fonts embedded, and no link that leads to a file of the sender's.
_FILTER = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"PDFUACompliance":{"type":"boolean","value":"true"}}'
)


def converter() -> str:
    """The program, or nothing where it is not installed."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), "")
    return found or next((place for place in _PLACES if Path(place).is_file()), "")


def office_to_pdf(content: bytes, suffix: str, program: str) -> bytes | None:
    """The file as PDF, or ``None`` when it could not be turned into one in time.

    Each call has a profile of its own, so that it neither meets nor disturbs an open LibreOffice.
    """
    with tempfile.TemporaryDirectory(prefix="klubbslag-") as name:
        folder = Path(name)
        source = folder / f"bilaga{suffix}"
        source.write_bytes(content)
        words = (
            *(program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"),
            *("--norestore", "--convert-to", _FILTER if suffix in _TEXTS else "pdf"),
            *("--outdir", str(folder), str(source)),
        )
        if not _done(words):
            return None
        made = source.with_suffix(".pdf")
        return made.read_bytes() if made.is_file() else None


_TEXTS = frozenset({".docx", ".doc", ".odt", ".rtf"})


def _done(words: Sequence[str]) -> bool:
    """Whether the program ended well in time; it and what it started are ended if not."""
    try:
        process = subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=sys.platform != "win32",
        )
    except OSError:
        return False
    try:
        return process.wait(SECONDS) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
