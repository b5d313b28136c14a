"""Back and forward through the places that the window has been at."""

from stars_desktop.ui.common.places import Place
from stars_desktop.ui.navigation import Trail

LIST, RETURN, ONE, OTHER = Place("enquiries"), Place("return"), Place("enquiry", "D-1"), Place("enquiry", "D-2")


def gone(*places: Place) -> Trail:
    trail = Trail()
    for place in places:
        trail.go(place)
    return trail


def test_at_first_there_is_nowhere_to_go() -> None:
    trail = Trail()
    assert trail.here is None
    assert [trail.can_step(by) for by in (-1, +1)] == [False, False]
    assert trail.step(-1) is None


def test_back_and_forward_go_where_it_was() -> None:
    trail = gone(LIST, ONE, RETURN)
    assert [trail.step(by) for by in (-1, -1, -1, +1, +1, +1)] == [ONE, LIST, None, ONE, RETURN, None]
    assert trail.here == RETURN


def test_going_somewhere_new_forgets_what_lay_ahead() -> None:
    trail = gone(LIST, ONE)
    trail.step(-1)
    trail.go(OTHER)
    assert not trail.can_step(+1)
    assert trail.step(-1) == LIST


def test_going_where_one_is_adds_no_step() -> None:
    trail = gone(LIST, LIST, Place("enquiries", begin="find"))
    assert not trail.can_step(-1)


def test_what_was_begun_somewhere_is_not_begun_again_on_coming_back() -> None:
    trail = gone(LIST, Place("enquiry", "D-1", begin="note"), RETURN)
    assert trail.step(-1) == ONE


def test_a_hundred_places_are_remembered() -> None:
    trail = gone(*(Place("enquiry", f"D-{number}") for number in range(150)))
    steps = 0
    while trail.step(-1):
        steps += 1
    assert steps == 99
    assert trail.here == Place("enquiry", "D-50")
