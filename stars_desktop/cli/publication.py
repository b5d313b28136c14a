"""Giving out a publication copy of a return."""

import argparse

from stars_desktop.cli.commands import DONE, IN_PART, Done, as_json
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.returns import Asked
from stars_desktop.system import logs
from stars_desktop.terminal import writing


def add_arguments(command: argparse.ArgumentParser) -> None:
    """What a return takes for it."""
    command.add_argument(
        "--publication", action="store_true",
        help="give out a copy that hides small numbers; the register keeps it, so that no later one gives it away",
    )  # fmt: skip
    command.add_argument(
        "--hide-up-to", metavar="N", type=int, help="hide the numbers from 1 to N in it; 4 unless said, from 2 to 9"
    )


def refuse_elsewhere(asked: argparse.Namespace) -> None:
    """Raises ExpectedError for what does not go together."""
    if asked.hide_up_to is not None and not asked.publication:
        raise ExpectedError(
            "Numbers are hidden in a publication copy only: add --publication, or leave --hide-up-to."
        )
    if asked.cases and asked.publication:
        raise ExpectedError("A publication copy names no enquiries: leave --cases or --publication.")


def give_out_copy(asked: argparse.Namespace, wanted: Asked) -> Done:
    """Records it and gives it out; done in part where something hidden can be worked out all the same."""
    from stars_desktop.printed import publication
    from stars_desktop.services.publishing import HIDES_UP_TO, Wish, exposed_in_words, give_out

    wish = Wish(wanted, HIDES_UP_TO if asked.hide_up_to is None else asked.hide_up_to)
    with writing(asked) as (vault, clerk):
        made = give_out(vault, clerk, wish, asked.out)
    logs.note("publication", hidden=len(made.copy.hidden))
    written = [f"Wrote the publication copy: {asked.out}"] if asked.out else []
    exposed = [f"stars: {sentence}" for sentence in exposed_in_words(made)]
    status = IN_PART if exposed else DONE
    if asked.json:
        return Done(status, [as_json(publication.as_json(made))], "\n".join([*written, *exposed]))
    return Done(status, [*publication.the_copy(made), *written], "\n".join(exposed))
