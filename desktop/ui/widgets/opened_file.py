"""Opening a file of the register in the program that the computer has for it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from db.queries.papers import StoredFile
from desktop.delivery.file_names import file_name
from desktop.delivery.files import write_new


def open_copy(file: StoredFile) -> Path:
    """Opens a copy, so that the original can never be changed; gives where the copy lies."""
    return open_content(file.name, file.content)


def open_content(named: str, content: bytes) -> Path:
    """Opens bytes as a file of that name, in a folder of its own; gives where it lies."""
    folder = Path(tempfile.mkdtemp(prefix="klubbslag-"))
    name = Path(named)
    suffix = name.suffix.lstrip(".") or "txt"
    copy = write_new(folder, file_name(name.stem, suffix=suffix), content)
    open_path(copy)
    return copy


def open_path(path: Path) -> None:
    """Opens a file or a folder."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
