"""The effect of a version of the criteria before it is taken into use: which answers it would change, and by what."""

from dataclasses import dataclass, replace

from stars_desktop.domain.criteria import CriteriaSet
from stars_desktop.domain.effects import Comparison, Difference
from stars_desktop.domain.enquiry import State
from stars_desktop.domain.entries import Clerk
from stars_desktop.domain.following import Step
from stars_desktop.services.criteria.versions import in_use
from stars_desktop.services.listing import refuse_older
from stars_desktop.store.subjects import Stands, subjects
from stars_desktop.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Effect:
    """What new criteria would change, by the numbers of the enquiries, and how many were looked at."""

    present: CriteriaSet
    new: CriteriaSet
    would_fit: tuple[Difference, ...]
    """of the enquiries that are not presented: every cohort that fits only then"""
    would_no_longer: tuple[Difference, ...]
    """of the enquiries in the pipeline: those whose cohort fits, or cannot be told, only now; decided ones too"""
    not_presented: int
    in_pipeline: int

    def as_json(self) -> dict[str, object]:
        """The object that `stars criteria effect --json` prints."""
        return {
            "present": self.present.version,
            "new": self.new.version,
            "effective_from": self.new.effective_from.isoformat(),
            "not_presented": self.not_presented,
            "in_pipeline": self.in_pipeline,
            "would_fit": [_as_json(one) for one in self.would_fit],
            "would_no_longer": [_as_json(one) for one in self.would_no_longer],
        }


def _as_json(one: Difference) -> dict[str, object]:
    return {
        "reference": one.reference,
        "cohort": one.cohort,
        "was": one.was,
        "becomes": one.becomes,
        "criteria": list(one.criteria),
        "sentence": one.sentence,
    }


def _marked(enquiry: Stands, found: Difference) -> Difference:
    """What was decided already stays decided, and that is said."""
    if enquiry.step not in {Step.WITH_THE_PROVIDER, Step.WAITING_FOR_A_CARER}:
        return found
    return replace(found, sentence=f"{found.sentence} It met the criteria when it was decided, and that stands.")


def effect(vault: Vault, clerk: Clerk, new: CriteriaSet) -> Effect:
    """What new criteria would change against those in use today, by what the register holds; it changes nothing."""
    refuse_older(vault)
    present = in_use(vault, clerk.today)
    comparison = Comparison(present, new)
    with vault.reading() as connection:
        closed = list(subjects(connection, vault.about.council, State.NOT_PRESENTED, comparison.criteria))
        pipeline = list(subjects(connection, vault.about.council, State.PIPELINE, comparison.criteria))
    would_fit = [found for one in closed for found in comparison.would_fit(one.subject)]
    no_longer = [(one, comparison.would_no_longer(one.subject, one.cohort)) for one in pipeline]
    return Effect(
        present,
        new,
        tuple(would_fit),
        tuple(_marked(one, found) for one, found in no_longer if found),
        len(closed),
        len(pipeline),
    )
