"""What every test of the screens stands on: no screen needed, own settings, no Qt warnings."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from desktop.ui.theme import Theme, dress

# Said by the offscreen platform itself, which has no window manager.
_HARMLESS = ("This plugin does not support",)


@pytest.fixture(scope="session")
def qapp_args():
    return ["klubbslag-tests"]


@pytest.fixture(autouse=True)
def own_settings(tmp_path):
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings")
    )
    QApplication.setOrganizationName("Klubbslag-prov")
    QApplication.setApplicationName("Klubbslag-prov")


@pytest.fixture(autouse=True)
def no_qt_warnings(request):
    if "qtlog" not in request.fixturenames:
        request.getfixturevalue("qtlog")
    yield
    told = [record.message for record in request.getfixturevalue("qtlog").records]
    assert not [text for text in told if not text.startswith(_HARMLESS)]


@pytest.fixture
def dressed(qapp):
    dress(qapp, Theme.LIGHT)
    return qapp
