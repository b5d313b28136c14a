"""What is typed into the window is found in no log and in no file but the register, where nobody can read it."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from stars_desktop import workspace
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import FactName, Reply
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.services.criteria import shipped
from stars_desktop.services.intake import Notification, matches, notify, suggest_reference
from stars_desktop.services.passphrases import strength
from stars_desktop.services.triage import answer, walk
from stars_desktop.store.recovery import read_key
from stars_desktop.system import logs
from tests.conftest import day

PLANTED = "Zebedee-Planted"
SECRET = f"open {PLANTED} sesame"
CHANGED = f"close {PLANTED} sesame"
FACTS: dict[FactName, str] = {
    name: PLANTED for name in FactName if name not in (FactName.PLACEMENT_TYPE, FactName.LEGAL_STATUS)
}
NOTIFICATION = Notification(
    f"D-{PLANTED}", f"C-{PLANTED}", Cohort.A, day("2023-10-02"), {**FACTS, FactName.DATE_OF_BIRTH: "2009-02-28"}
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of the test's own that the log and all temporary files go to too."""
    for name in ("HOME", "XDG_STATE_HOME", "LOCALAPPDATA", "TMPDIR", "TMP", "TEMP"):
        monkeypatch.setenv(name, str(tmp_path / name))
        (tmp_path / name).mkdir()
    logs.start()
    yield tmp_path
    logs.stop()


def tried(work: Callable[[], object]) -> None:
    """Does it as the window does: a failure is noted."""
    try:
        work()
    except ExpectedError as error:
        logs.note_failure("the window", error)


def written(folder: Path) -> dict[str, bytes]:
    """Every file there is, by its name."""
    return {file.name: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_no_name_and_no_free_text_of_the_window_is_written_where_it_can_be_read(folder: Path) -> None:
    register = folder / "derby.stars"
    workspace.new_register(register, "derby", SECRET)
    with workspace.open_register(register, SECRET) as session:
        vault, clerk = session.vault, session.clerk

        def reply(reference: str, criterion: str, on: date = clerk.today) -> object:
            return answer(vault, clerk, reference, criterion, Reply.YES, PLANTED, PLANTED, on)

        for work in (
            lambda: notify(vault, clerk, NOTIFICATION),
            lambda: notify(vault, clerk, NOTIFICATION),
            lambda: matches(vault, NOTIFICATION.child_reference, PLANTED, day("2009-02-28")),
            lambda: suggest_reference(vault),
            lambda: reply(NOTIFICATION.reference, "A2"),
            lambda: reply(NOTIFICATION.reference, "A2", date(2020, 1, 1)),
            lambda: reply(NOTIFICATION.reference, "X2"),
            lambda: reply(PLANTED, "A2"),
            lambda: walk(vault, NOTIFICATION.reference, shipped()),
            lambda: walk(vault, PLANTED, shipped()),
            lambda: strength(SECRET),
        ):
            tried(work)
        found = walk(vault, NOTIFICATION.reference, shipped())
        assert PLANTED in {one.answer.evidence for one in found.questions if one.answer}
        assert "derby.stars-wal" in written(folder)
        assert _holding(folder, PLANTED) == []
    assert _holding(folder, PLANTED) == []
    log = logs.log_file().read_text(encoding="utf-8")
    assert log.count("the window failed: ExpectedError") == 5


def test_no_passphrase_and_no_recovery_key_is_written_anywhere(folder: Path) -> None:
    register = folder / "derby.stars"
    first = workspace.new_register(register, "derby", SECRET)
    slip = first[:-1] + ("7" if first[-1] != "7" else "8")
    tried(lambda: workspace.open_register(register, CHANGED))
    tried(lambda: workspace.open_with_recovery_key(register, slip))
    with workspace.open_with_recovery_key(register, first) as session:
        tried(lambda: workspace.open_register(register, SECRET))
        with workspace.open_register(register, SECRET, writes=False):
            tried(lambda: workspace.change_passphrase(session, CHANGED))
        second = workspace.change_passphrase(session, CHANGED)
    tried(lambda: workspace.open_with_recovery_key(register, first))
    log = logs.log_file().read_text(encoding="utf-8")
    for failure in (
        "WrongPassphraseError",
        "MistypedKeyError",
        "InUseError",
        "UnusableError",
        "WrongRecoveryKeyError",
    ):
        assert failure in log
    for secret in (SECRET, CHANGED, *_spelt(first), *_spelt(slip), *_spelt(second)):
        assert _holding(folder, secret) == []


def _spelt(key: str) -> list[str]:
    """A recovery key as it may be written, its first and last groups, and the key itself."""
    spelt = [key, key.replace("-", ""), key.replace("-", " "), key[:14], key[-14:]]
    with suppress(ExpectedError):
        spelt.append(read_key(key).hex())
    return spelt


def _holding(folder: Path, text: str) -> list[str]:
    """The names of the files that hold a text, in whatever letter case and encoding."""
    wanted = [re.compile(re.escape(text.encode(form)), re.IGNORECASE) for form in ("utf-8", "utf-16-le")]
    return [name for name, content in written(folder).items() if any(one.search(content) for one in wanted)]


def test_sabotage_what_is_written_is_seen(folder: Path) -> None:
    logs.note(f"opened {PLANTED.upper()}")
    assert _holding(folder, PLANTED) == ["stars-desktop.log"]
