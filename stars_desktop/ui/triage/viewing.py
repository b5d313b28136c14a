"""The frozen view of a walk: question, four answers, facts known so far, all questions, and the decision."""

from datetime import date
from typing import Final

from stars_desktop.domain.calendar import written
from stars_desktop.domain.cohort import TITLE
from stars_desktop.domain.entries import FactName
from stars_desktop.domain.events import Kind
from stars_desktop.domain.explaining import dates_ahead, nearest
from stars_desktop.domain.triage import age_on
from stars_desktop.ui.triage.asking import asked
from stars_desktop.ui.triage.deciding import decision
from stars_desktop.ui.triage.filling import dense, what_if
from stars_desktop.ui.triage.listing import rests, tasks
from stars_desktop.ui.triage.scene import Scene
from stars_desktop.ui.triage.sitting import Sitting
from stars_desktop.ui.triage.state import Front, Known, View
from stars_desktop.ui.triage.verdicts import blocks
from stars_desktop.ui.triage.words import label, lower

_SHOWN: Final = (
    FactName.DATE_OF_BIRTH,
    FactName.PLACEMENT_TYPE,
    FactName.LEGAL_STATUS,
    FactName.SOCIAL_WORKER,
    FactName.TEAM,
    FactName.SOURCE,
)

FILLED_IN: Final = "Four answers, as filled in and not yet recorded"


def view(scene: Scene, sitting: Sitting) -> View:
    """All that the page shows."""
    way, known = scene.course(sitting), scene.dossier
    cohort = known.history.cohort
    initials = known.facts.get(FactName.INITIALS)
    shown = what_if(scene, sitting.filled) if sitting.front is Front.DENSE and sitting.filled.anything else scene.walk
    near = nearest(shown.triage, cohort) if cohort else None
    return View(
        known.reference,
        initials.value if initials else "",
        cohort,
        _about(scene),
        _proposed(scene),
        label(scene.criteria),
        sitting.front,
        way.progress(sitting.current),
        asked(scene, sitting, way) if sitting.current else None,
        FILLED_IN if shown is not scene.walk else "Four answers",
        near.words if near else "",
        blocks(shown, scene.known_on),
        tuple(one.words for one in dates_ahead(shown.subject, scene.criteria, scene.today)),
        _known(scene),
        tasks(scene, sitting),
        dense(scene, sitting),
        rests(scene),
        decision(scene.walk, way, known),
    )


def _about(scene: Scene) -> str:
    """Age now and the day of notification."""
    subject = scene.walk.subject
    born = subject.facts.get(FactName.DATE_OF_BIRTH)
    age = f"Age {age_on(date.fromisoformat(born), scene.today)}." if born else "Age not known."
    return f"{age} Notified {written(subject.notified_on)}"


def _proposed(scene: Scene) -> str:
    notified = next((one for one in scene.dossier.history.events if one.kind is Kind.NOTIFIED), None)
    return f", {lower(TITLE[notified.cohort])} proposed" if notified and notified.cohort else ""


def _known(scene: Scene) -> tuple[Known, ...]:
    facts = scene.dossier.facts
    return tuple(
        Known(name, facts[name].words, written(facts[name].on))
        for name in _SHOWN
        if name in facts and facts[name].value
    )
