"""A process that is killed while it records loses nothing that it said was recorded, and leaves a sound register."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from stars_desktop.services.checking import check_register
from stars_desktop.store.entries import known_enquiries
from stars_desktop.store.vault import Vault
from tests.conftest import Desk

RECORD = """
import sys
from datetime import date
from pathlib import Path
from stars_desktop import workspace
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.events import Event, Kind
from stars_desktop.store.journal import Journal
with workspace.writing(Path(sys.argv[1]), sys.argv[2]) as (vault, clerk):
    number = int(sys.argv[3])
    while True:
        number += 1
        with vault.writing() as connection:
            journal = Journal(connection, clerk.now(), clerk.user, clerk.today)
            notified = Event(clerk.new_id(), Kind.NOTIFIED, date(2022, 10, 3), 0, Cohort.B)
            enquiry = journal.add_enquiry(f"K-{number}", f"C-{number}", [notified])
            journal.flush()
            journal.record(enquiry, [Event(clerk.new_id(), Kind.CRITERIA_MET, date(2022, 10, 4), 0)])
            journal.flush()
        print(number, flush=True)
"""


@pytest.mark.long
def test_kill_9_loses_nothing_that_was_said_to_be_recorded(register: Path, passphrase: str) -> None:
    chance = random.Random(9)
    desk = Desk()
    last = 0
    for _ in range(20):
        writer = subprocess.Popen(
            [sys.executable, "-c", RECORD, str(register), passphrase, str(last)], stdout=subprocess.PIPE, text=True
        )
        with writer:
            assert writer.stdout
            said = int(writer.stdout.readline())
            until = time.monotonic() + chance.uniform(0.05, 0.3)
            while time.monotonic() < until:
                said = int(writer.stdout.readline())
            writer.kill()
            rest = [line for line in writer.stdout.read().split("\n") if line.isdigit()]
        said = max([said, *map(int, rest)])
        with Vault.open(register, passphrase, desk.clerk) as vault:
            assert check_register(vault, desk.clerk).findings == []
            with vault.reading() as connection:
                recorded = list(known_enquiries(connection))
        assert len(recorded) >= said
        assert all(len(known.recorded) == 2 for known in recorded)
        last = len(recorded)
