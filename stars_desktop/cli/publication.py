"""Giving out a publication copy of a return."""

import argparse
from typing import TYPE_CHECKING

from stars_desktop.cli.commands import DONE, IN_PART, Done, as_json
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.returns import Asked
from stars_desktop.store.vault import Vault
from stars_desktop.system import logs
from stars_desktop.terminal import writing

if TYPE_CHECKING:
    from stars_desktop.services.publishing import Publication


def add_arguments(command: argparse.ArgumentParser) -> None:
    """What a return takes for it."""
    command.add_argument(
        "--publication", action="store_true",
        help="give out a copy that hides small numbers; the register keeps it, so that no later one gives it away",
    )  # fmt: skip
    command.add_argument(
        "--hide-up-to", metavar="N", type=int, help="hide the numbers from 1 to N in it; 4 unless said, from 2 to 9"
    )
    command.add_argument(
        "--even-so", action="store_true",
        help="give it out although something hidden can then be worked out that could not before",
    )  # fmt: skip


def refuse_elsewhere(asked: argparse.Namespace) -> None:
    """Raises ExpectedError for what does not go together."""
    if asked.hide_up_to is not None and not asked.publication:
        raise ExpectedError(
            "Numbers are hidden in a publication copy only: add --publication, or leave --hide-up-to."
        )
    if asked.even_so and not asked.publication:
        raise ExpectedError("Only a publication copy is given out even so: add --publication, or leave --even-so.")
    if asked.cases and asked.publication:
        raise ExpectedError("A publication copy names no enquiries: leave --cases or --publication.")


def give_out_copy(asked: argparse.Namespace, of: Asked | int) -> Done:
    """Records a copy of a return, or of the version of that number, and gives it out.

    Done in part where something hidden can be worked out all the same. Raises ExpectedError, with nothing given
    out, where that would be news, unless it was asked for even so.
    """
    from stars_desktop.printed import publication
    from stars_desktop.services.publishing import HIDES_UP_TO, Wish, exposed_in_words, give_out
    from stars_desktop.services.publishing import publication as looked_at

    wish = Wish(of, HIDES_UP_TO if asked.hide_up_to is None else asked.hide_up_to)
    with writing(asked) as (vault, clerk):
        seen = looked_at(vault, clerk, wish)
        if seen.gives_away and not asked.even_so:
            raise ExpectedError(" ".join([*exposed_in_words(seen), "Nothing was given out. --even-so gives it out."]))
        made = give_out(vault, clerk, wish, asked.out, seen)
        words = _words(vault, made) if getattr(asked, "words", False) else ""
    logs.note("publication", hidden=len(made.copy.hidden))
    written = [f"Wrote the publication copy: {asked.out}"] if asked.out else []
    exposed = [f"stars: {sentence}" for sentence in exposed_in_words(made)]
    status = IN_PART if exposed else DONE
    if asked.json:
        found = {**publication.as_json(made), **({"words": words} if words else {})}
        return Done(status, [as_json(found)], "\n".join([*written, *exposed]))
    lines = [words] if words else publication.the_copy(made)
    return Done(status, [*lines, *written], "\n".join(exposed))


def _words(vault: Vault, made: "Publication") -> str:
    from stars_desktop.domain.in_words import paragraph
    from stars_desktop.services.submitting import submission

    return paragraph(submission(vault, int(str(made.wish.of))).sealed, made.copy.hidden)
