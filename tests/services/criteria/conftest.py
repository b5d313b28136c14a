"""Files of criteria that a test changes."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from stars_desktop.services.criteria import Checked, check_criteria
from stars_desktop.system.places import resources

EXAMPLE = resources("criteria", "example-1.toml").read_text(encoding="utf-8")

Draft = Callable[..., Checked]


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    """A new version by its name, the day it begins and, by id, the kinds that differ from the example's."""
    names = count()

    def write(version: str, begins: str = "2023-04-01", /, **kinds: str) -> Checked:
        text = EXAMPLE.replace("example-1", version, 1).replace(
            "effective_from = 2020-09-01", f"effective_from = {begins}"
        )
        for named, kind in kinds.items():
            before, after = text.split(f'id = "{named}"\n')
            _, rest = after.split("\n", 1)
            text = f'{before}id = "{named}"\nkind = {kind}\n{rest}'
        path = tmp_path / f"draft-{next(names)}.toml"
        path.write_text(text, encoding="utf-8")
        return check_criteria(path)

    return write
