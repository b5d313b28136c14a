"""Strategies for what may be known of a child: facts with any code or none, and answers in any order."""

from datetime import date

from hypothesis import strategies as st

from stars_desktop.domain.codes import LEGAL_STATUSES, PLACEMENT_TYPES
from stars_desktop.domain.criteria import IDS, contradiction, why_not_asked
from stars_desktop.domain.entries import Answer, FactName, Reply
from stars_desktop.domain.triage import Subject

BIRTHS = (date(2012, 2, 29), date(2004, 2, 29), date(2008, 10, 15), date(2012, 3, 2), date(2004, 3, 1))
NOTIFIED = (date(2022, 2, 28), date(2022, 3, 1), date(2020, 8, 31), date(2024, 9, 30))
ASKED = tuple(one for one in IDS if not why_not_asked(one, {}))


@st.composite
def facts(draw: st.DrawFn) -> dict[FactName, str]:
    """Each fact that decides, or not."""
    found = {
        FactName.DATE_OF_BIRTH: draw(st.sampled_from(["", *(one.isoformat() for one in BIRTHS)])),
        FactName.PLACEMENT_TYPE: draw(st.sampled_from(["", *PLACEMENT_TYPES])),
        FactName.LEGAL_STATUS: draw(st.sampled_from(["", *LEGAL_STATUSES])),
    }
    return {name: value for name, value in found.items() if value}


@st.composite
def subjects(draw: st.DrawFn) -> Subject:
    """Facts and answers as a register can hold them: C1 and D1 are never answered alike."""
    notified = draw(st.sampled_from(NOTIFIED))
    replies = draw(st.lists(st.tuples(st.sampled_from(ASKED), st.sampled_from(Reply)), max_size=30))
    answers: list[Answer] = []
    for number, (criterion, reply) in enumerate(replies):
        answer = Answer(f"a{number}", criterion, reply, notified)
        if not contradiction([*answers, answer]):
            answers.append(answer)
    others = draw(st.lists(st.sampled_from(["DER-8", "DER-9"]), unique=True))
    known = draw(facts())
    return Subject("DER-1", "Derby City", notified, known, answers, others, dict.fromkeys(known, notified))
