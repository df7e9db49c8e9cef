"""Answers that come when something else is shown, or asked, by then."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QPushButton
from shiboken6 import delete

from desktop.delivery.handed_out import Choice, Handed, Outcome, Standing
from desktop.ui.widgets.hand_out_panel import HandOutPanel
from desktop.ui.widgets.signature_check import SignatureCheck


class Desk:
    """Keeps what was asked for; a test answers when it likes."""

    def __init__(self):
        self.asked = []

    def do_in_background(self, operation, *args, then, **named):
        self.asked.append(SimpleNamespace(then=then, args=args, **named))

    def read(self, *_args):
        return ()


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def check(desk, qtbot, dressed):
    check = SignatureCheck(desk)
    qtbot.addWidget(check)
    check.show_paper("first paper")
    check._paper = SimpleNamespace(id=1)
    return check


def heard(check, monkeypatch):
    shown = []
    monkeypatch.setattr(check, "_show", shown.append)
    return shown


def test_the_signatures_of_one_paper_are_never_told_of_another(check, desk, monkeypatch):
    shown = heard(check, monkeypatch)
    check.kept.click()
    check.show_paper("second paper")
    desk.asked[0].then("signatures of the first")
    assert shown == []


def test_only_the_file_dropped_last_is_told_of(check, desk, monkeypatch):
    shown = heard(check, monkeypatch)
    check.check_file(Path("a.pdf"))
    check.check_file(Path("b.pdf"))
    for number in (1, 0):
        desk.asked[number].then(desk.asked[number].args[1].name)
    assert shown == ["b.pdf"]


@pytest.fixture
def panel(desk, qtbot, dressed):
    panel = HandOutPanel(desk)
    qtbot.addWidget(panel)
    return panel


def put(name, outcome=Outcome.WRITTEN):
    path = Path("/ut") / name
    return (Handed(path, outcome, standing=Standing.EDITED, wanted=path),)


def test_two_that_save_at_once_are_each_answered(panel, desk):
    told = []
    for name in ("first", "second"):
        panel.put(print, then=lambda handed, name=name: told.append((name, handed[0].path.name)))
    desk.asked[0].then(put("a.docx"))
    desk.asked[1].then(put("b.docx"))
    assert told == [("first", "a.docx"), ("second", "b.docx")]


def test_two_questions_are_asked_one_after_the_other(panel, desk):
    panel.put(print)
    panel.put(print)
    desk.asked[0].then(put("a.docx", Outcome.ASKED))
    desk.asked[1].then(put("b.docx", Outcome.ASKED))
    assert panel.asked.path.name == "a.docx"
    panel.overwrite.click()
    assert desk.asked[2].choices == {"a.docx": Choice.OVERWRITE}
    assert panel.asked.path.name == "b.docx"
    panel.beside.click()
    assert desk.asked[3].choices == {"b.docx": Choice.BESIDE}
    assert panel.asked is None


def test_the_place_to_go_back_to_may_be_gone(panel, desk):
    button = QPushButton("Spara")
    panel.put(print)
    panel._back = button
    desk.asked[0].then(put("a.docx", Outcome.ASKED))
    delete(button)
    panel.keep.click()
    assert panel.asked is None
