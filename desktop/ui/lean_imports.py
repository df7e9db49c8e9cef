"""Makes imports after PySide6's cheap; to be imported before anything else that is large.

PySide6 reads the source of every module imported after it, in search of ``from __feature__
import``. We never write that, and the reading costs a fifth of the time to the first list.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType

import PySide6.QtCore

_BETWEEN_THREADS_S = 0.001


def lift_source_scan() -> bool:
    """Switches the scan off; whether it was found where this version of PySide6 keeps it."""
    try:
        feature = importlib.import_module("shibokensupport.feature")
    except ImportError:
        return False
    found = hasattr(feature, "_mod_uses_pyside")
    setattr(feature, "_mod_uses_pyside", _uses_no_features)  # noqa: B010  a private name
    return found


def _uses_no_features(_module: ModuleType) -> bool:
    return False


QT_VERSION = PySide6.QtCore.qVersion()
lift_source_scan()
# Work in other threads must not make the window stutter: hand over five times as often.
sys.setswitchinterval(_BETWEEN_THREADS_S)
