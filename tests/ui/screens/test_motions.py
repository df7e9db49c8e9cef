"""Motions and citizen proposals: marked on screen, found in the list, due on Idag (KL 5:35)."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from db.entities.case import Case
from db.queries.cases import case_ids, case_view
from db.rules.lifecycle import CaseKind
from desktop.operations.cases import register_case
from desktop.ui.screens.cases.case_screen import CaseScreen
from desktop.ui.screens.cases.cases_screen import CasesScreen
from desktop.ui.screens.today import TodayScreen
from desktop.ui.widgets.place import Place, Room
from tests.ui.hands import type_text

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def motion(office, world):
    return register_case(
        office, world.registers["RUN"], "Motion om fler bänkar", body_id=world.bodies["RUN"],
        kind=CaseKind.MOTION, submitted_by="Karl Ek (S)", opened_on=date(2025, 4, 1),
    )  # fmt: skip


def head(office, case):
    with office.reading() as session:
        return case_view(session, case).head


def test_a_case_is_marked_as_a_motion_and_back_by_undo(opened, office, world, qtbot):
    case = world.cases["00677-2020"]
    window = opened({Room.CASE: CaseScreen}, Place(Room.CASE, case))
    card = window.screen_here.card
    card.revise.trigger()
    kind = card.work.revision.kind
    assert not kind.submitted_by.isVisible()
    kind.kind.setCurrentIndex(kind.kind.findData(CaseKind.MOTION))
    assert "inom ett år (KL 5:35)" in card.work.revision.form.rows["kind"]._note.text()
    kind.submitted_by.setFocus()
    type_text(kind.submitted_by, "Åsa Holm (M)")
    card.work.revision.button.click()
    assert (head(office, case).kind, head(office, case).submitted_by) == (
        CaseKind.MOTION, "Åsa Holm (M)",
    )  # fmt: skip
    answer = card._head.answer.facts()
    assert [(fact.label, fact.section) for fact in answer] == [("Besvaras senast", "KL 5:35")]
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert head(office, case).kind is CaseKind.ORDINARY
    assert card._head.answer.isHidden()


def test_a_new_case_is_registered_as_a_citizen_proposal(opened, office, world, qtbot):
    window = opened({Room.CASES: CasesScreen}, Place(Room.CASES, "new"))
    new = window.screen_here.new
    type_text(new.title, "Lekpark vid hamnen")
    new.kind.kind.setCurrentIndex(new.kind.kind.findData(CaseKind.CITIZEN_PROPOSAL))
    new.kind.submitted_by.setText("Boende vid hamnen")
    qtbot.waitUntil(new.register.isEnabled)
    qtbot.keyClick(window, Qt.Key.Key_Return, CTRL)
    with office.reading() as session:
        keys = case_ids(session, kinds=[CaseKind.CITIZEN_PROPOSAL])
    assert head(office, keys[0]).submitted_by == "Boende vid hamnen"


def test_the_list_keeps_the_motions_ready(opened, motion, world, qtbot):
    window = opened({Room.CASES: CasesScreen}, Place(Room.CASES))
    screen = window.screen_here
    qtbot.waitUntil(lambda: screen.model.rowCount() == 4)
    screen.filter.setCurrentIndex(screen.filter.findData("motions"))
    qtbot.waitUntil(lambda: screen.model.rowCount() == 1)
    assert screen.model.row(0).title == "Motion om fler bänkar"


def test_idag_tells_of_a_motion_that_is_due_with_its_section(opened, office, motion, qtbot):
    with office.writing("test") as session:
        session.get_one(Case, motion).opened_on = date(2025, 3, 5)
    window = opened({Room.TODAY: TodayScreen, Room.CASE: CaseScreen}, Place(Room.TODAY))
    rows = list(window.screen_here.due.values())
    qtbot.waitUntil(lambda: any(one.things() for one in rows))
    (thing,) = [t for one in rows for t in one.things() if t.title.startswith("Besvara")]
    assert (thing.section, thing.tone) == ("KL 5:35", "danger")
    assert thing.target == Place(Room.CASE, motion)
    due = next(one for one in rows if thing in one.things())
    due.setFocus()
    due.setCurrentRow(due.things().index(thing))
    qtbot.keyClick(due, Qt.Key.Key_L)
    assert window.frame._law.isVisible()
    assert "inom ett år" in window.frame._law.toPlainText()
