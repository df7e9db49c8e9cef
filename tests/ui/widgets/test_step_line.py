"""The line of steps has room for every name, beside a wide pane too."""

import pytest
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.step_line import StepGroup, StepLine, StepMark
from tests.ui.hands import nameless, show

GROUPS = [
    ("Före", ("Dagordning", "Kallelse")),
    ("Under", ("Närvaro", "Paragrafer")),
    ("Efter", ("Protokoll", "Justering", "Anslag", "Utdrag")),
]


@pytest.fixture
def line(qtbot, dressed):
    desk = show(qtbot, QWidget())
    made = StepLine(desk)
    made.show()
    made.show_steps(
        [
            StepGroup(heading, [StepMark(name, name, "klart", "✓") for name in names])
            for heading, names in GROUPS
        ]
    )
    made.show_here("Paragrafer")
    yield made
    del desk


def edges(line):
    buttons = line._buttons.values()
    return [one.geometry() for one in buttons]


@pytest.mark.parametrize(("width", "lines"), [(1080, 1), (640, 2), (520, 2)])
def test_no_step_lies_over_another(line, qtbot, width, lines):
    line.parentWidget().resize(width, 120)
    line.resize(width, 120)
    qtbot.waitUntil(lambda: len({spot.top() for spot in edges(line)}) == lines)
    spots = edges(line)
    assert all(
        not one.intersects(other) for place, one in enumerate(spots) for other in spots[place + 1 :]
    )
    assert all(spot.right() <= width for spot in spots)
    assert all(heading.isVisible() is (lines == 1) for heading in line._headings)
    assert nameless(line) == []
