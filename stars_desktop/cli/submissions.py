"""Submitting a return, and the versions that were submitted."""

import argparse
import json
from collections.abc import Collection
from pathlib import Path

from stars_desktop import workspace
from stars_desktop.cli import publication
from stars_desktop.cli.commands import (
    DONE,
    IN_PART,
    Commands,
    Done,
    as_json,
    command,
    period_arguments,
    period_of,
)
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.returns import Asked
from stars_desktop.domain.submission import Submission
from stars_desktop.system import logs
from stars_desktop.terminal import reading, writing


def add(commands: Commands) -> None:
    """Adds them."""
    submitted = command(commands, "submit", _submit, "submit the pipeline return: a version that nothing alters")
    period_arguments(submitted)
    submitted.add_argument(
        "--explain", metavar="KEY=TEXT", action="append", default=[], help="explain what is asked under a key"
    )
    submitted.add_argument(
        "--explanations", metavar="FILE.json", type=Path, help="explanations as an object of texts by key"
    )
    submitted.add_argument("--reason", default="", help="why this version replaces the one before")
    submitted.add_argument(
        "--dry-run", action="store_true", help="say what has to be mended or explained, and change nothing"
    )
    submitted.add_argument(
        "--seal", metavar="FILE.stars-return", type=Path, help="write the sealed return, without personal data"
    )
    submitted.add_argument("--json", action="store_true", help="print it as JSON")
    listed = command(commands, "returns", _returns, "list the returns that were submitted, or show one of them")
    listed.add_argument("number", metavar="NUMBER", nargs="?", type=int, help="the receipt of the version so listed")
    listed.add_argument("--words", action="store_true", help="say it in sentences, for a committee paper")
    listed.add_argument(
        "--seal", metavar="FILE.stars-return", type=Path, help="write that version as a sealed return"
    )
    listed.add_argument("--out", metavar="FILE.xlsx", type=Path, help="write that version as a workbook")
    listed.add_argument(
        "--cases", action="store_true", help="the workbook is the operational one, which stays in the council"
    )
    publication.add_arguments(listed)
    listed.add_argument("--json", action="store_true", help="print it as JSON")


def _submit(asked: argparse.Namespace) -> Done:
    from stars_desktop.printed import receipt
    from stars_desktop.services.submitting import submit

    wanted = Asked.on(workspace.clerk().today, period_of(asked), asked.as_at, None)
    explanations = _explanations(asked)
    if asked.dry_run:
        return _dry_run(asked, wanted, explanations.keys())
    with writing(asked) as (vault, clerk):
        submission = submit(vault, clerk, wanted, explanations, asked.reason)
    logs.note("submit", version=submission.sealed.version)
    status, aside = _sealed(asked, submission)
    if asked.json:
        return Done(status, [as_json(receipt.receipt_as_json(submission))], aside)
    return Done(status, list(receipt.receipt(submission)), aside)


def _sealed(asked: argparse.Namespace, submission: Submission) -> tuple[int, str]:
    """Writes the sealed return where one is asked for; the return is submitted, whatever comes of that."""
    from stars_desktop.services.sealing import write_sealed

    if not asked.seal:
        return DONE, ""
    try:
        write_sealed(submission.sealed, asked.seal)
    except ExpectedError as error:
        return IN_PART, f"stars: The return was submitted, but not written as a sealed return. {error}"
    return DONE, f"Wrote the sealed return: {asked.seal}"


def _dry_run(asked: argparse.Namespace, wanted: Asked, explained: Collection[str]) -> Done:
    from stars_desktop.printed import receipt
    from stars_desktop.services.submitting import check

    with reading(asked) as vault:
        found = check(vault, wanted, workspace.clerk().today)
    ready = all(one.key in explained for one in found.queries) and (not found.last or asked.reason.strip())
    status = DONE if ready else IN_PART
    if asked.json:
        return Done(status, [as_json(receipt.asked_as_json(found))])
    return Done(status, ["Dry run: nothing was submitted.", *receipt.asked_about(found, asked.reason)])


def _returns(asked: argparse.Namespace) -> Done:
    from stars_desktop.cli import versions
    from stars_desktop.printed import receipt
    from stars_desktop.services.submitting import history

    publication.refuse_elsewhere(asked)
    if asked.number is not None:
        return versions.one(asked)
    if asked.words or asked.seal or asked.out or asked.cases or asked.publication:
        raise ExpectedError("Say which return, by its NUMBER in the list.")
    with reading(asked) as vault:
        found = history(vault)
    if asked.json:
        return Done(DONE, [as_json([receipt.version_as_json(one) for one in found])])
    return Done(DONE, list(receipt.all_versions(found)))


def _explanations(asked: argparse.Namespace) -> dict[str, str]:
    """By key, those of the file first. Raises ExpectedError for what is not written as one."""
    found = _of_file(asked.explanations) if asked.explanations else {}
    said: dict[str, str] = {}
    for one in asked.explain:
        key, equals, words = one.partition("=")
        if not equals:
            raise ExpectedError(f"“{one}” explains nothing: write KEY=TEXT, with a key that --dry-run names.")
        if key.strip() in said:
            raise ExpectedError(f"{key.strip()} is explained twice. Leave one of them.")
        said[key.strip()] = words
    return {**found, **said}


def _of_file(file: Path) -> dict[str, str]:
    try:
        read = json.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        raise ExpectedError(
            f"The explanations in {file} cannot be read. Check its path and that it is JSON."
        ) from None
    if not isinstance(read, dict) or not all(isinstance(words, str) for words in read.values()):
        raise ExpectedError(
            f'{file} must be an object of texts by key, such as {{"waiting.A": "A carer is sought."}}.'
        )
    return read
