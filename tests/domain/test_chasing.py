"""What holds up an enquiry: who is asked what, and what an e-mail says of a child."""

from collections.abc import Mapping
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from stars_desktop.domain.chasing import Chase, held_up, in_all, in_groups, message
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import Answer, FactName, Reply
from stars_desktop.domain.triage import Fit, Subject, triage
from stars_desktop.services.criteria import shipped
from tests.domain.subjects import subjects

CRITERIA = shipped()
ON = date(2023, 3, 1)
FOSTERED = {FactName.DATE_OF_BIRTH: "2010-02-28", FactName.PLACEMENT_TYPE: "U4", FactName.LEGAL_STATUS: "C2"}
SUPPORT = "Does the child's social worker or team manager support the referral?"
RISK = "Is the foster home at high risk of breaking down, or the child at risk of entering residential care?"
STANDS = "Does the foster placement still stand?"
HOME = (
    "Where does the child live now, such as in a children's home, in a foster home or with parents, and since when?"
)


def asked(
    cohort: Cohort, replies: str = "", facts: Mapping[FactName, str] = FOSTERED
) -> tuple[tuple[Cohort, ...], tuple[str, ...]]:
    """What is asked about a child with these facts, and answers written as "B2=Yes"."""
    answers = [Answer(one, one[:2], Reply(one[3:]), ON) for one in replies.split()]
    return held_up(CRITERIA, Subject("DER-1", "Derby City", ON, facts, answers, []), cohort)


def test_the_open_questions_of_the_cohort_that_was_asked_for_are_asked() -> None:
    assert asked(Cohort.B) == ((Cohort.B,), (SUPPORT, RISK, STANDS))
    assert asked(Cohort.B, "X7=Yes B2=Yes") == ((Cohort.B,), (STANDS,))


def test_nothing_is_asked_where_it_can_be_decided() -> None:
    assert asked(Cohort.B, "X7=Yes B2=Yes B6=Yes") == ((), ())
    assert asked(Cohort.A, "X7=Yes B2=Yes B6=Yes") == ((), ()), "B fits, so nothing more need be known of the others"
    assert asked(Cohort.B, "X7=No") == ((), ()), "nothing fits any more"


def test_where_the_cohort_does_not_fit_and_no_other_does_the_others_are_asked_about() -> None:
    cohorts, questions = asked(Cohort.A, "X7=Yes X6=Yes B6=Yes C2=No")
    assert cohorts == (Cohort.B,)
    assert questions == (RISK,)


def test_a_fact_that_is_missing_is_asked_for_itself_and_once() -> None:
    cohorts, questions = asked(Cohort.A, "X7=Yes A2=Yes", {})
    assert cohorts == (Cohort.A,)
    assert questions == ("What is the child's date of birth?", HOME)
    born = {FactName.DATE_OF_BIRTH: "2010-02-28"}
    _, questions = asked(Cohort.D, "X6=Yes X7=Yes D2=Yes D3=Yes D5=Yes D6=Yes", born)
    assert questions[0] == ("Is the child looked after by the council, and if so, under which order or agreement?")


@given(subjects(), st.sampled_from(Cohort))
def test_questions_are_asked_of_cohorts_that_cannot_be_told_and_of_no_others(known: Subject, cohort: Cohort) -> None:
    fits = {one: verdict.fit for one, verdict in triage(CRITERIA, known).cohorts.items()}
    cohorts, questions = held_up(CRITERIA, known, cohort)
    assert all(fits[one] is Fit.UNKNOWN for one in cohorts)
    assert bool(questions) == bool(cohorts)
    assert len(set(questions)) == len(questions)
    assert (cohort in cohorts) == (fits[cohort] is Fit.UNKNOWN)
    if not cohorts:
        assert fits[cohort] is Fit.FITS or Fit.FITS in fits.values() or Fit.UNKNOWN not in fits.values()


def chase(reference: str, worker: str, team: str = "North", *questions: str) -> Chase:
    return Chase(team, worker, reference, "KM", (Cohort.B,), questions or (STANDS,))


def test_an_e_mail_asks_one_social_worker_about_all_of_theirs() -> None:
    assert message([chase("DER-1", "Ann Lee", "North", RISK, STANDS), chase("DER-2", "Ann Lee")]) == (
        "Hello Ann Lee,\n\n"
        "There are STARS enquiries about 2 children you work with. To tell whether STARS can help, we still need to "
        "know this:\n\n"
        f"KM (DER-1), for foster care stability:\n1. {RISK}\n2. {STANDS}\n\n"
        f"KM (DER-2), for foster care stability:\n1. {STANDS}\n\n"
        "A short answer to each is enough, with where it is recorded. Where you do not know, say so.\n\n"
        "A worry about a child's safety goes to the council's front door (MASH), not to us."
    )


def test_where_nobody_is_recorded_nobody_is_named() -> None:
    assert message([chase("DER-1", "")]).startswith("Hello,\n\nThere is a STARS enquiry about a child. To tell")


def test_they_are_grouped_by_team_and_social_worker_those_of_nobody_last() -> None:
    chases = [
        chase("DER-4", ""),
        chase("DER-3", "Ann Lee", "West"),
        chase("DER-2", "ann lee"),
        chase("DER-1", "Ann Lee"),
        chase("DER-5", "Bo Day"),
    ]
    groups = [[one.reference for one in group] for group in in_groups(chases)]
    assert groups == [["DER-1", "DER-2"], ["DER-5"], ["DER-3"], ["DER-4"]]


def test_how_much_is_missing_is_said_in_a_sentence() -> None:
    assert in_all([]) == "Every open enquiry can be decided by what is known."
    assert in_all([chase("DER-1", "Ann Lee")]) == "1 enquiry waits for 1 answer."
    assert in_all([chase("DER-1", "A", "N", RISK, STANDS), chase("DER-2", "B")]) == "2 enquiries wait for 3 answers."
