"""What verifying will do, told before; papers and lists out of the register; registers revised."""

from datetime import date, datetime

import pytest

from db.entities.paragraph import Paragraph
from db.queries.bodies import registers, series
from db.rules.decision import decision, goes_upward
from db.rules.refusals import SeriesExists, UnusablePattern
from db.rules.troubles import FileTrouble
from db.store import Store
from desktop.operations.backup import back_up_now
from desktop.operations.minutes import keep_draft_minutes
from desktop.operations.office import Office
from desktop.operations.organisation import revise_register, start_registration_series
from desktop.operations.saving import save_list, save_papers
from desktop.operations.verification import verification_plan
from tests.world import CLERK, TODAY, add_meeting, add_paragraph, number


@pytest.fixture
def office(world):
    return Office(world.store, CLERK, lambda: TODAY)


@pytest.fixture
def meeting(world):
    key = add_meeting(world)
    upward = add_paragraph(world, key, "Ny taxa")
    with world.store.writing(CLERK, "paragraph.revise") as session:
        proposes = decision("Nämnden föreslår Regionfullmäktige besluta att", ("anta taxan",))
        session.get_one(Paragraph, upward).decision = proposes
    number(world, upward)
    add_paragraph(world, key, "Ny bro", place=2)
    return key


def plan(office, world, meeting, day=TODAY):
    with office.reading() as session:
        part = session.connection().exec_driver_sql(
            "SELECT id FROM minutes_part WHERE meeting_id = ?", (meeting,)
        )
        return verification_plan(session, part.scalar(), day)


def test_the_plan_tells_what_is_locked_by_whom_and_by_when(office, world, meeting):
    told = plan(office, world, meeting)
    assert [(one.number, one.title) for one in told.paragraphs] == [
        (None, "Ny bro"),
        (1, "Ny taxa"),
    ]
    assert [one.goes_to for one in told.paragraphs] == ["", "Regionfullmäktige"]
    assert told.signers == ("Anna Berg", "Nils Åkerlund (M)")
    assert (told.due.day, told.due.section) == (date(2026, 3, 24), "KL 5:69")
    assert told.paper == "Protokoll RUN 2026-03-10"
    assert [(one.what, one.where) for one in told.missing] == [("no_number", "Ny bro")]


def test_the_plan_says_when_the_day_is_before_the_meeting(office, world, meeting):
    told = plan(office, world, meeting, date(2026, 3, 9))
    assert "before_meeting" in {one.what for one in told.missing}


def test_kept_papers_are_saved_byte_for_byte_and_never_over_another(office, meeting, tmp_path):
    made = keep_draft_minutes(office, meeting)
    keys = [paper.paper_id for paper in made]
    paths = save_papers(office, keys, tmp_path / "ut")
    assert [path.read_bytes() for path in paths] == [paper.content for paper in made]
    paths[0].write_bytes(b"changed by hand")
    again = save_papers(office, keys, tmp_path / "ut")
    assert again[0] != paths[0]
    assert paths[0].read_bytes() == b"changed by hand"


def test_a_list_is_written_with_the_mark_of_utf_8(office, tmp_path):
    path = save_list(office, "Åsele;§ 1\r\n", tmp_path, "lista.csv")
    assert path.read_bytes() == b"\xef\xbb\xbf" + "Åsele;§ 1\r\n".encode()


def test_a_folder_that_is_a_file_is_told(office, tmp_path):
    (tmp_path / "ut").write_text("x")
    with pytest.raises(FileTrouble):
        save_list(office, "x", tmp_path / "ut", "lista.csv")


def test_a_copy_tells_its_hour_and_is_a_register(office, world, tmp_path):
    hour = datetime(2026, 3, 10, 14, 2, 5)
    copy = back_up_now(office, tmp_path / "kopior", lambda: hour)
    assert copy.name == "world 2026-03-10 14.02.05.klubbslag"
    with Store.open(copy) as store, store.reading() as session:
        assert registers(session)


def test_a_register_takes_no_pattern_that_gives_equal_numbers(office, world):
    key = world.registers["RUN"]
    with pytest.raises(UnusablePattern):
        revise_register(office, key, 1, pattern="{serial}")
    revise_register(office, key, 1, pattern="RUN {year}:{serial:04}")
    with office.reading() as session:
        assert {row.pattern for row in registers(session)} >= {"RUN {year}:{serial:04}"}


def test_a_register_series_starts_once(office, world):
    start_registration_series(office, world.registers["RUN"], 2027, 120)
    with pytest.raises(SeriesExists):
        start_registration_series(office, world.registers["RUN"], 2027)
    with office.reading() as session:
        assert [row.next_number for row in series(session) if row.year == 2027] == [120]


@pytest.mark.parametrize(
    "lead_in",
    [
        "Regionstyrelsen föreslår regionfullmäktige besluta att",
        "Nämnden föreslår kommunstyrelsen att",
        "Utskottet föreslår fullmäktige att",
    ],
)
def test_a_proposal_to_a_higher_body_is_known_by_its_whole_name(lead_in):
    assert goes_upward(decision(lead_in, ("anta taxan",)))
    assert not goes_upward(decision("Nämnden beslutar att", ("anta taxan",)))
