from desktop.ui.navigation import LIMIT, Trail
from desktop.ui.widgets.place import RAIL, Place, Room, home_of, label_of


def test_esc_leads_back_the_same_way():
    trail = Trail()
    for place in (Place(Room.CASES), Place(Room.CASE, 3), Place(Room.MEETING, 1)):
        trail.visit(place)
    assert trail.back() == Place(Room.CASE, 3)
    assert trail.back() == Place(Room.CASES)
    assert trail.back() is None


def test_a_page_opened_from_nowhere_leads_home():
    trail = Trail()
    trail.visit(Place(Room.PARAGRAPH, 7))
    assert trail.back() == Place(Room.MEETINGS)
    assert trail.back() is None


def test_going_round_does_not_lengthen_the_way():
    trail = Trail()
    for place in (Place(Room.TODAY), Place(Room.CASES), Place(Room.TODAY)):
        trail.visit(place)
    assert trail.here == Place(Room.TODAY)
    assert trail.back() is None


def test_the_way_is_not_kept_for_ever():
    trail = Trail()
    for number in range(LIMIT * 2):
        trail.visit(Place(Room.CASE, number))
    steps = 0
    while trail.back() and steps < LIMIT * 3:
        steps += 1
    assert steps <= LIMIT


def test_every_room_but_the_first_run_has_a_home_in_the_rail():
    rooms = {entry.room for entry in RAIL}
    assert {home_of(room) for room in Room} == rooms | {Room.FIRST_RUN}
    assert label_of(Room.PARAGRAPH) == "Sammanträden"
    assert label_of(Room.FIRST_RUN) == ""
