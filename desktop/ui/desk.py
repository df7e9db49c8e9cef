"""The one way from a screen to the house: reading, doing, and undoing.

``read`` runs a query in a reading transaction, ``do`` an operation; both at once in the window's
own thread. The ``_in_background`` forms run beside it and hand over plain data when they are
done. After each success ``changed`` is sent, and screens ask again; so it is when another window
has written in the same register.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Set
from contextlib import AbstractContextManager
from datetime import date
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from db.rules.refusals import Refusal
from db.rules.troubles import Trouble
from desktop.ui.job import Job
from desktop.ui.undo import UndoStack

Then = Callable[[Any], None]
LOOKS_EVERY_MS = 1_000


class Reading(Protocol):
    """What can open a reading transaction: the store."""

    def reading(self) -> AbstractContextManager[Any]:
        """A session that may only read."""
        ...

    def changes_seen(self) -> int:
        """A number that moves whenever anybody has changed the register."""
        ...


class HasStore(Protocol):
    """The part of the office that the desk itself needs."""

    @property
    def store(self) -> Reading:
        """Where the register is read."""
        ...

    @property
    def clerk(self) -> str:
        """Who writes."""
        ...

    @property
    def today(self) -> Callable[[], date]:
        """Gives the day it is."""
        ...


class Desk(QObject):
    """Hands queries and operations to the office and tells what came of them."""

    changed = Signal()
    refused = Signal(object)
    troubled = Signal(object)
    failed = Signal(object)
    job_started = Signal(object)
    job_ended = Signal(object)
    done = Signal(str)

    def __init__(self, office: HasStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.office = office
        self.undo_stack = UndoStack(self)
        self._pools = {"": self._new_pool(2)}
        self._jobs: set[Job] = set()
        self.destroyed.connect(partial(_leave, self._jobs))
        self._is_left = False
        self._latest: dict[str, Job] = {}
        self._seen: int | None = None
        self._watch = QTimer(self, interval=LOOKS_EVERY_MS)
        self._watch.timeout.connect(self.look_for_changes)

    def read(self, query: Callable[..., Any], *args: Any, **named: Any) -> Any:
        """The rows of ``query(session, …)``; None when a trouble stood in the way (told)."""
        try:
            return self._query(query, *args, **named)
        except (Refusal, Trouble) as bad:
            return self._tell(bad)

    def do(self, operation: Callable[..., Any], *args: Any, **named: Any) -> Any:
        """The result of ``operation(office, …)``; None when refused or troubled (told)."""
        try:
            result = operation(self.office, *args, **named)
        except (Refusal, Trouble) as bad:
            return self._tell(bad)
        self._tell_changed()
        return result

    def read_in_background(
        self, query: Callable[..., Any], *args: Any, then: Then, key: str = "", **named: Any
    ) -> Job:
        """Runs a query beside the window and calls ``then(rows)`` in the window's thread.

        Of several under one ``key`` only the latest is answered; see ``drop`` too.
        """
        job = Job(lambda: self._query(query, *args, **named))
        if key:
            self._supersede(key, job)
        return self._start(job, then)

    def drop(self, key: str) -> None:
        """Lets what was asked under the key be unanswered: something else is shown now."""
        former = self._latest.pop(key, None)
        if former:
            former.silence()

    def read_in_lane(self, lane: str, query: Callable[..., Any], *args: Any, then: Then) -> Job:
        """The same, where queries are run one at a time and wait for those of their lane only."""
        return self._start(Job(lambda: self._query(query, *args)), then, lane)

    def do_in_background(
        self, operation: Callable[..., Any], *args: Any, then: Then | None = None, **named: Any
    ) -> Job:
        """Runs an operation beside the window; the job tells progress and can be cancelled.

        An operation with a parameter ``progress`` is handed the job there.
        """
        job = Job(lambda: operation(self.office, *args, **named))
        if "progress" in inspect.signature(operation).parameters:
            named["progress"] = job

        def _finish(result: Any) -> None:
            self._tell_changed()
            if then:
                then(result)

        if self._is_open():
            self.job_started.emit(job)
        return self._start(job, _finish)

    def undoable(self, text: str, *, undo: Callable[[], Any], redo: Callable[[], Any]) -> None:
        """Remembers how to take back what was just done ("Ärendet makulerat")."""
        if self.undo_stack.push(text, undo, redo):
            self.done.emit(text)

    @Slot()
    def undo(self) -> None:
        """Takes back the latest thing done."""
        self.undo_stack.undo()

    @Slot()
    def redo(self) -> None:
        """Does again what was taken back."""
        self.undo_stack.redo()

    def watch(self) -> None:
        """Looks for what others write, once a second while the program is in front."""
        self._seen = self._changes_seen()
        self._watch.start()

    @Slot()
    def look_for_changes(self) -> None:
        """Sends ``changed`` when somebody else has written since the last look."""
        if QGuiApplication.applicationState() is not Qt.ApplicationState.ApplicationActive:
            return
        now = self._changes_seen()
        moved = None not in (now, self._seen) and now != self._seen
        self._seen = now
        if moved:
            self.changed.emit()

    def _changes_seen(self) -> int | None:
        """None while the file cannot be read; that is told when something is asked of it."""
        try:
            return self.office.store.changes_seen()
        except (Refusal, Trouble):
            return None

    def _tell_changed(self) -> None:
        """Our own change is no news at the next look."""
        if self._watch.isActive():
            self._seen = self._changes_seen()
        self.changed.emit()

    def wait(self, milliseconds: int = 10_000) -> bool:
        """Lets running jobs end, as at closing; whether they did within the time."""
        return all(pool.waitForDone(milliseconds) for pool in self._pools.values())

    def leave(self) -> None:
        """Lets no running job be heard any more, as when another register is opened."""
        self._watch.stop()
        self._is_left = True
        _leave(self._jobs)
        self._jobs.clear()
        self.wait()

    def _query(self, query: Callable[..., Any], *args: Any, **named: Any) -> Any:
        with self.office.store.reading() as session:
            return query(session, *args, **named)

    def _new_pool(self, threads: int) -> QThreadPool:
        pool = QThreadPool(self)
        pool.setMaxThreadCount(threads)
        return pool

    def _start(self, job: Job, then: Then, lane: str = "") -> Job:
        if not self._is_open():  # Nobody waits for the answer.
            return job
        self._jobs.add(job)
        job.finished.connect(then)
        job.failed.connect(self._tell)
        job.ended.connect(lambda: self._forget(job))
        if lane not in self._pools:
            self._pools[lane] = self._new_pool(1)
        self._pools[lane].start(job.run)
        return job

    def _is_open(self) -> bool:
        """Whether the window still shows this register: a timer may fire after it has closed."""
        return isValid(self) and not self._is_left

    def _supersede(self, key: str, job: Job) -> None:
        self.drop(key)
        self._latest[key] = job

    def _forget(self, job: Job) -> None:
        if not isValid(self):  # The window closed while the job was under way.
            return
        self._jobs.discard(job)
        self._latest = {key: kept for key, kept in self._latest.items() if kept is not job}
        self.job_ended.emit(job)

    def _tell(self, bad: BaseException) -> None:
        match bad:
            case Refusal():
                self.refused.emit(bad)
            case Trouble():
                self.troubled.emit(bad)
            case _:
                self.failed.emit(bad)


def _leave(jobs: Set[Job], *_: object) -> None:
    """Lets jobs end unheard; whoever would have listened is being taken down."""
    for job in jobs:
        job.leave()
