import threading
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from shiboken6 import delete

from db.rules.refusals import NotFound
from db.rules.troubles import RegisterBusy
from desktop.ui.desk import Desk
from desktop.ui.job import Cancelled, Job


class Store:
    """Gives a session that remembers in which thread it was opened."""

    def __init__(self):
        self.open = 0
        self.events = 1

    def changes_seen(self):
        if self.events < 0:
            raise RegisterBusy("r")
        return self.events

    @contextmanager
    def reading(self):
        self.open += 1
        try:
            yield f"session {self.open}"
        finally:
            self.open -= 1


class Office:
    def __init__(self):
        self.store = Store()


@pytest.fixture
def desk(qapp):
    desk = Desk(Office())
    yield desk
    assert desk.wait()


def test_reading_opens_a_session_and_closes_it(desk):
    assert desk.read(lambda session, number, word: (session, number, word), 1, word="a") == (
        "session 1",
        1,
        "a",
    )
    assert desk.office.store.open == 0


def test_doing_tells_that_something_changed(desk, qtbot):
    with qtbot.waitSignal(desk.changed):
        assert desk.do(lambda office, number: (office is desk.office, number), 3) == (True, 3)


@pytest.mark.parametrize(
    ("bad", "signal"), [(NotFound("677-2020"), "refused"), (RegisterBusy("r"), "troubled")]
)
def test_a_no_is_told_and_changes_nothing(desk, qtbot, bad, signal):
    def operation(_office):
        raise bad

    with qtbot.assertNotEmitted(desk.changed), qtbot.waitSignal(getattr(desk, signal)) as told:
        assert desk.do(operation) is None
    assert told.args == [bad]
    with qtbot.waitSignal(getattr(desk, signal)):
        assert desk.read(operation) is None


def test_our_own_faults_are_not_swallowed(desk):
    with pytest.raises(ZeroDivisionError):
        desk.do(lambda _office: 1 / 0)


def test_background_work_answers_in_the_windows_thread(desk, qtbot):
    seen = {}

    def query(session):
        seen["work"] = threading.current_thread()
        return session

    def then(rows):
        seen["rows"], seen["then"] = rows, threading.current_thread()

    desk.read_in_background(query, then=then)
    qtbot.waitUntil(lambda: "then" in seen)
    assert seen["rows"] == "session 1"
    assert seen["then"] is threading.main_thread()
    assert seen["work"] is not threading.main_thread()


def test_what_has_a_lane_of_its_own_waits_for_nothing_else(desk, qtbot):
    gate, answers = threading.Event(), []
    for _ in range(3):
        desk.read_in_background(lambda _session: gate.wait(5), then=lambda _: None)
    for name in ("first", "second"):
        desk.read_in_lane("pages", lambda _session, n=name: n, then=answers.append)
    qtbot.waitUntil(lambda: answers == ["first", "second"])
    gate.set()
    assert desk.wait()


def test_a_desk_that_is_gone_answers_nobody(desk):
    gone, heard = Desk(desk.office), []
    delete(gone)
    gone.read_in_background(lambda _session: 1, then=heard.append)
    gone.read_in_lane("pages", lambda _session: 1, then=heard.append)
    assert heard == []


def test_only_the_latest_of_a_key_is_answered(desk, qtbot):
    gate, answers = threading.Event(), []

    def slow(_session):
        gate.wait(5)
        return "old"

    desk.read_in_background(slow, then=answers.append, key="list")
    desk.read_in_background(lambda _session: "new", then=answers.append, key="list")
    qtbot.waitUntil(lambda: answers == ["new"])
    gate.set()
    assert desk.wait()
    qtbot.wait(20)
    assert answers == ["new"]


def test_an_operation_is_handed_its_job_and_tells_progress(desk, qtbot):
    steps, done, gate = [], [], threading.Event()

    def operation(_office, number, progress):
        gate.wait(5)
        for i in range(number):
            progress.step(i + 1, number, f"utdrag {i + 1}")
        return number

    job = desk.do_in_background(operation, 3, then=done.append)
    job.progressed.connect(lambda *told: steps.append((*told, threading.current_thread())))
    gate.set()
    qtbot.waitUntil(lambda: done == [3])
    assert steps[-1] == (3, 3, "utdrag 3", threading.main_thread())


def test_a_job_can_be_cancelled(desk, qtbot):
    started, answers = threading.Event(), []

    def operation(_office, progress):
        while True:
            started.set()
            progress.step(0, 0)

    job = desk.do_in_background(operation, then=answers.append)
    started.wait(5)
    with qtbot.waitSignal(job.cancelled):
        job.cancel()
    assert not answers


def test_faults_in_the_background_are_told(desk, qtbot):
    with qtbot.waitSignal(desk.failed) as told:
        desk.read_in_background(lambda _session: 1 / 0, then=print)
    assert isinstance(told.args[0], ZeroDivisionError)


def test_undo_and_redo_walk_the_same_steps(desk, qtbot):
    did = []
    with qtbot.waitSignal(desk.done) as told:
        desk.undoable(
            "Ärendet makulerat", undo=lambda: did.append("u"), redo=lambda: did.append("r")
        )
    assert told.args == ["Ärendet makulerat"]
    assert desk.undo_stack.undo_text == "Ärendet makulerat"
    desk.undo()
    assert (desk.undo_stack.undo_text, desk.undo_stack.redo_text) == ("", "Ärendet makulerat")
    desk.redo()
    desk.undo()
    desk.undo()
    assert did == ["u", "r", "u"]


def test_what_an_undo_does_is_no_new_step(desk):
    def again():
        desk.undoable("inre", undo=again, redo=again)

    desk.undoable("yttre", undo=again, redo=again)
    desk.undo()
    assert desk.undo_stack.redo_text == "yttre"
    assert desk.undo_stack.undo_text == ""


def test_something_new_forgets_what_was_taken_back(desk):
    for text in ("ett", "två"):
        desk.undoable(text, undo=lambda: None, redo=lambda: None)
    desk.undo()
    desk.undoable("tre", undo=lambda: None, redo=lambda: None)
    assert desk.undo_stack.redo_text == ""
    desk.undo_stack.clear()
    assert desk.undo_stack.undo_text == ""


def test_many_signals_do_not_wear_out_the_program(desk):
    """PySide6 6.12.0 dropped a reference to True for each, and died after some 550."""
    heard = []
    desk.done.connect(lambda _text: None)
    for number in range(200_000):
        desk.changed.emit()
        if number % 50_000 == 0:
            heard.append(number)
    assert len(heard) == 4


def test_a_desk_that_is_left_hears_no_job_any_more(desk, qtbot):
    go, heard = threading.Event(), []
    desk.changed.connect(lambda: heard.append("changed"))
    desk.do_in_background(lambda _office: go.wait(5), then=heard.append)
    threading.Timer(0.05, go.set).start()
    desk.leave()
    qtbot.wait(50)
    assert heard == []


def test_a_desk_that_is_left_begins_nothing_more(desk):
    heard = []
    desk.leave()
    desk.job_started.connect(heard.append)
    desk.read_in_background(heard.append, then=heard.append)
    desk.do_in_background(heard.append, then=heard.append)
    assert desk.wait()
    assert heard == []


def test_a_job_is_not_heard_by_those_whose_desk_has_gone(desk, qtbot):
    heard, jobs = [], []
    gone = Desk(desk.office)
    gate = threading.Event()
    jobs.append(gone.do_in_background(lambda _office: gate.wait(5), then=heard.append))
    jobs[0].ended.connect(lambda: heard.append("ended"))
    threading.Timer(0.05, gate.set).start()
    delete(gone)
    qtbot.wait(50)
    assert heard == []


def test_work_that_outlives_its_job_ends_in_silence():
    """At the end of the program Qt takes the job away while its work still runs."""
    steps = []

    def work():
        delete(job)
        with pytest.raises(Cancelled):
            job.step(1, 2)
        steps.append("stopped")

    job = Job(work)
    job.run()
    assert steps == ["stopped"]


def test_what_is_dropped_is_not_answered(desk, qtbot):
    gate, answers = threading.Event(), []
    desk.read_in_background(lambda _session: gate.wait(5), then=answers.append, key="rows")
    with qtbot.waitSignal(desk.job_ended):
        desk.drop("rows")
        gate.set()
    assert answers == []


@pytest.fixture
def in_front(monkeypatch):
    state = Qt.ApplicationState.ApplicationActive
    monkeypatch.setattr(QGuiApplication, "applicationState", lambda: state)


def test_what_another_window_writes_is_told_once(desk, qtbot, in_front):
    desk.watch()
    with qtbot.assertNotEmitted(desk.changed):
        desk.look_for_changes()
    desk.office.store.events += 1
    with qtbot.waitSignal(desk.changed):
        desk.look_for_changes()
    with qtbot.assertNotEmitted(desk.changed):
        desk.look_for_changes()


def test_our_own_change_is_told_once_and_a_busy_file_not_at_all(desk, qtbot, in_front):
    def write(office):
        office.store.events += 1

    desk.watch()
    told = []
    desk.changed.connect(lambda: told.append(1))
    desk.do(write)
    desk.look_for_changes()
    desk.office.store.events = -1
    with qtbot.assertNotEmitted(desk.troubled):
        desk.look_for_changes()
    assert told == [1]
