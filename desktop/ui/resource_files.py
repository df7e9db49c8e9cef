"""Where icons, style sheet and help lie.

``importlib.resources`` would say it too, but drags in archives and temporary files, a tenth of
the time to the first paint.
"""

from __future__ import annotations

from pathlib import Path

import resources


def resource(name: str) -> Path:
    """The path of a file under ``resources``, such as "icons/x.svg"."""
    return Path(resources.__path__[0]) / name
