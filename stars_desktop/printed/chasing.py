"""What is still to be answered as plain text, for a terminal: by social worker, enquiry by enquiry."""

from collections.abc import Iterator, Sequence

from stars_desktop.domain.chasing import Chase, in_all, in_groups
from stars_desktop.domain.in_words import SAMPLE


def the_chases(chases: Sequence[Chase], *, sample: bool) -> Iterator[str]:
    """Whom to ask what."""
    yield in_all(chases)
    if sample:
        yield SAMPLE.replace("behind these figures ", "")
    for group in in_groups(chases):
        yield ""
        yield group[0].whom
        for one in group:
            yield f"  {one.child}"
            yield from (f"    {question}" for question in one.questions)


def as_json(chases: Sequence[Chase], council: str, *, sample: bool) -> dict[str, object]:
    """The same for scripts."""
    found = {"council": council, "enquiries": [one.as_json() for one in chases]}
    return {**found, **({"sample_data": True} if sample else {})}
