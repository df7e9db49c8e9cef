"""The window stands there before anything heavy is loaded."""

import os
import subprocess
import sys

HEAVY = (
    "sqlalchemy",
    "alembic",
    "docx",
    "reportlab",
    "lxml",
    "PIL",
    "smtplib",
    "pikepdf",
    "PySide6.QtPdf",
    "PySide6.QtPdfWidgets",
)

FIRST_PAINT = f"""
import sys
from desktop.app import make_application
from desktop.ui.main_window import MainWindow
from desktop.ui.widgets.place import Place, Room
app = make_application(["klubbslag"])
window = MainWindow()
window.go(Place(Room.TODAY))
window.show()
app.processEvents()
assert not window.grab().isNull()
print(*[name for name in {HEAVY!r} if name in sys.modules])
print(sys.modules["shibokensupport.feature"]._mod_uses_pyside.__name__)
print(sys.getswitchinterval())
"""

OPENED = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from db.store import Store
from desktop import app
path = Path(sys.argv[1]) / "Region Norrmarken.klubbslag"
Store.create(path).close()
def look():
    window = QApplication.activeWindow() or QApplication.topLevelWidgets()[0]
    if "Norrmarken" in window.windowTitle():
        print(window.windowTitle())
        timer.stop()
        window.close()
timer = QTimer()
timer.timeout.connect(look)
class Later(app.Opening):
    def begin(self):
        timer.start(20)
        super().begin()
app.Opening = Later
sys.exit(app.run(["klubbslag", str(path)]))
"""


def run(code, tmp_path, *args):
    home = {
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path),
        "XDG_STATE_HOME": str(tmp_path),
    }
    return subprocess.run(
        [sys.executable, "-c", code, *args],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, **home, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )


def test_nothing_heavy_is_imported_at_first_paint(tmp_path):
    told = run(FIRST_PAINT, tmp_path)
    assert told.returncode == 0, told.stderr
    heavy, scan, interval = told.stdout.split("\n")[:3]
    assert heavy == ""
    assert scan == "_uses_no_features"
    assert float(interval) <= 0.001


def test_a_register_is_opened_beside_the_window(tmp_path):
    told = run(OPENED, tmp_path, str(tmp_path))
    assert told.returncode == 0, told.stderr
    assert told.stdout.strip() == "Region Norrmarken – Klubbslag"


def test_a_file_that_is_no_register_is_told_and_the_window_stays(tmp_path):
    code = OPENED.replace("Store.create(path).close()", "path.write_text('hej')").replace(
        'if "Norrmarken" in window.windowTitle():\n        print(window.windowTitle())',
        "if window.frame.messages.message:\n        print(window.frame.messages.message.text)",
    )
    told = run(code, tmp_path, str(tmp_path))
    assert told.returncode == 0, told.stderr
    assert told.stdout.startswith("Region Norrmarken.klubbslag kan inte öppnas.")
