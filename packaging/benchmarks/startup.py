"""How fast the program starts on a large register, held against an empty Qt window.

Each start is a process of its own, on a register of 100,000 paragraphs: the time from its first
instruction to the first paint, to the first list filled, and the memory then. The least of several
interleaved starts counts, since other work on the machine only ever adds; so it is a start of a
program whose bytecode is on the disk, as that of an installed one is.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import big_register
from measure import Measurement, milliseconds, table

ROUNDS = 5
PARAGRAPHS = 100_000

BARE = """
import time; start = time.perf_counter()
import json, resource
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
class Watch(QObject):
    def eventFilter(self, thing, event):
        if event.type() == QEvent.Type.Paint:
            said["paint"] = said.get("paint") or time.perf_counter() - start
            QTimer.singleShot(0, app.quit)
        return False
said = {}
watch = Watch()
window.installEventFilter(watch)
window.show()
app.exec()
with open("/proc/self/statm") as file:
    said["memory"] = int(file.read().split()[1]) * resource.getpagesize() // 1024
print(json.dumps(said))
"""

OURS = """
import time; start = time.perf_counter()
import json, resource, sys
import desktop.app
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QAbstractItemView
said = {}
def memory():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize() // 1024
class Watch(QObject):
    def eventFilter(self, thing, event):
        if event.type() == QEvent.Type.Paint:
            said.setdefault("paint", time.perf_counter() - start)
        return False
watch = Watch()
def look():
    shown = [w for w in QApplication.allWidgets() if w.isVisible()]
    lists = [w for w in shown if isinstance(w, QAbstractItemView) and w.model() is not None]
    day = any(type(w).__name__ == "TodayScreen" for w in shown)
    if day or any(view.model().rowCount() > 0 for view in lists):
        said["list"] = time.perf_counter() - start
        said["memory"] = memory()
        QTimer.singleShot(0, QApplication.quit)
    elif time.perf_counter() - start < 60:
        QTimer.singleShot(2, look)
    else:
        QApplication.quit()
show = desktop.app.MainWindow.show
def shown(window):
    window.installEventFilter(watch)
    QTimer.singleShot(2, look)
    show(window)
desktop.app.MainWindow.show = shown
code = desktop.app.run(["klubbslag", sys.argv[1]])
print(json.dumps(said))
"""


def measurements() -> Iterator[Measurement]:
    """First paint, first list and memory against an empty window."""
    with tempfile.TemporaryDirectory() as folder:
        register = Path(folder) / "stort.klubbslag"
        big_register.build(register, PARAGRAPHS, searchable=False).close()
        rounds = [_round(register, Path(folder)) for _ in range(ROUNDS)]
    bare, ours, day = zip(*rounds, strict=True)
    floor = min(run["paint"] for run in bare)
    lines = (
        ("first paint", "paint", ours, 1.8),
        ("first list filled (cases)", "list", ours, 2.5),
        ("page of the day filled", "list", day, 4.5),
    )
    for name, key, runs, target in lines:
        least = min(run.get(key, 60.0) for run in runs)
        subject = f"Start on {PARAGRAPHS:,} paragraphs, {name} / bare window"
        yield Measurement(subject, milliseconds(least), least / floor, target)
    memory = min(run.get("memory", 0) for run in ours)
    yield Measurement(
        f"Start on {PARAGRAPHS:,} paragraphs, memory / bare window",
        f"{memory / 1024:.0f} MB",
        memory / min(run["memory"] for run in bare),
        2.0,
    )


Run = dict[str, float]


def _round(register: Path, folder: Path) -> tuple[Run, Run, Run]:
    """A bare window, a start in the list of cases, and one on the page of the day."""
    return (
        _run(BARE, folder),
        _run(OURS, folder, str(register), room="cases"),
        _run(OURS, folder, str(register), room="today"),
    )


def _run(source: str, folder: Path, *arguments: str, room: str = "") -> Run:
    settings = folder / "Klubbslag" / "Klubbslag.conf"
    settings.parent.mkdir(exist_ok=True)
    settings.write_text(f"[window]\nroom={room}\n")
    environment = os.environ | {
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        "QT_QPA_PLATFORM": "offscreen",
        **{f"XDG_{kind}_HOME": str(folder) for kind in ("DATA", "CONFIG", "STATE", "CACHE")},
    }
    ended = subprocess.run(
        [sys.executable, "-c", source, *arguments],
        env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return json.loads(ended.stdout.strip().splitlines()[-1])


if __name__ == "__main__":
    print(table(measurements()))
