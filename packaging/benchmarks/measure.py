"""How a benchmark measures: tasks run in turn, CPU time, medians, ratios.

Two tasks that take turns within one run meet the same weather on the machine, so their ratio
holds where their seconds would not. CPU time is that of this process and of the programs it
started and waited for.
"""

import gc
import resource
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Task = Callable[[], object]


@dataclass(frozen=True)
class Measurement:
    """One line of the table: how ours stands to what it is held against.

    ``figure`` is what was measured, ready to print ("412 ms", "31 MB"); ``ratio`` is ours divided
    by the other's; ``target`` is the largest ratio that is good enough.
    """

    subject: str
    figure: str
    ratio: float
    target: float

    @property
    def met(self) -> bool:
        """Whether the ratio is within its target."""
        return self.ratio <= self.target


def cpu_seconds() -> float:
    """CPU time spent so far, in seconds, by this process and its finished children."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def cost(task: Task) -> float:
    """CPU seconds that one run of ``task`` takes."""
    gc.collect()
    start = cpu_seconds()
    task()
    return cpu_seconds() - start


def in_turn(*tasks: Task, rounds: int = 5) -> tuple[float, ...]:
    """Median CPU seconds of each task: all are warmed once, then take turns ``rounds`` times."""
    for task in tasks:
        task()
    turns = [[cost(task) for task in tasks] for _ in range(rounds)]
    return tuple(map(statistics.median, zip(*turns, strict=True)))


def compare(
    subject: str, ours: Task, other: Task, target: float, *, rounds: int = 5
) -> Measurement:
    """Measure ``ours`` against ``other``; the figure is our own CPU time."""
    mine, theirs = in_turn(ours, other, rounds=rounds)
    return Measurement(subject, milliseconds(mine), mine / max(theirs, 1e-9), target)


def milliseconds(seconds: float) -> str:
    """``0.4123`` → ``"412 ms"``."""
    return f"{seconds * 1000:,.0f} ms"


def table(measurements: Iterable[Measurement]) -> str:
    """The measurements as an aligned table with one line each; missed targets say "missed"."""
    rows = [("what", "ours", "ratio", "target", ""), *map(_cells, measurements)]
    what, ours, ratio, target, _ = (max(map(len, column)) for column in zip(*rows, strict=True))
    return "\n".join(
        f"{a:<{what}}  {b:>{ours}}  {c:>{ratio}}  {d:>{target}}  {e}".rstrip()
        for a, b, c, d, e in rows
    )


def _cells(one: Measurement) -> tuple[str, str, str, str, str]:
    verdict = "met" if one.met else "missed"
    return one.subject, one.figure, f"{one.ratio:.2f} ×", f"≤ {one.target:g} ×", verdict
