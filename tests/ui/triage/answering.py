"""What the tests of the walk without a window look at."""

from collections.abc import Callable

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import Reply
from stars_desktop.services.recorded import Recorded
from stars_desktop.ui.triage.state import Asked, Block, Front, Task, View

YES, NO, NOT_KNOWN = Reply.YES.value, Reply.NO.value, Reply.NOT_KNOWN.value

Say = Callable[..., Recorded]


def asked(view: View) -> Asked:
    """The question in front."""
    assert view.front is Front.QUESTION
    assert view.asked
    return view.asked


def block(view: View, cohort: Cohort) -> Block:
    return next(one for one in view.blocks if one.cohort is cohort)


def task(view: View, named: str) -> Task:
    return next(one for one in view.tasks if one.key == named)
