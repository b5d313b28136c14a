"""Files of criteria, and a register that a new version would change."""

from collections.abc import Callable
from pathlib import Path

import pytest

from stars_desktop.services.importing import Order, import_workbook
from stars_desktop.store.vault import Vault
from stars_desktop.system.places import resources
from tests.conftest import Desk, answered, enquiry, happened

EXAMPLE = resources("criteria", "example-1.toml")
FACTS = {"Placement_type": "U4", "Date_of_birth": "28/2/2010"}

Written = Callable[..., Path]


@pytest.fixture
def written_file(tmp_path: Path) -> Written:
    """A file of criteria by the name of its version and, by id, the kinds that differ from the example's."""

    def write(version: str, begins: str = "2023-04-01", /, **kinds: str) -> Path:
        text = EXAMPLE.read_text(encoding="utf-8").replace("example-1", version, 1)
        text = text.replace("effective_from = 2020-09-01", f"effective_from = {begins}")
        for named, kind in kinds.items():
            before, after = text.split(f'id = "{named}"\n')
            text = f'{before}id = "{named}"\nkind = "{kind}"\n{after.split(chr(10), 1)[1]}'
        path = tmp_path / f"{version}.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def filled(vault: Vault, desk: Desk, book: Callable[..., Path]) -> None:
    """DER-1 was not presented for want of a high risk, DER-2 is in the pipeline and shows no sign of risk."""
    answers = [answered(f"DER-{n}", named, "Yes") for n in (1, 2) for named in ("X6", "X7", "B6")]
    answers += [answered("DER-1", "B2", "No"), answered("DER-2", "B2", "Yes"), answered("DER-2", "B3", "No")]
    events = [happened("DER-1", "2/3/2023", "Not presented", Reason="No risk")]
    workbook = book([enquiry(f"DER-{n}", "1/3/2023", "B", **FACTS) for n in (1, 2)], events, answers)
    assert import_workbook(vault, desk.clerk, Order(workbook)).problems == []
