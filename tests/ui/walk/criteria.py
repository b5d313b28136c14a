"""The screens of the criteria in their telling states."""

from pathlib import Path
from typing import Final

from stars_desktop.services.criteria import check_criteria, take_into_use
from stars_desktop.system.places import resources
from stars_desktop.ui.common.questions import Question
from stars_desktop.ui.criteria.page import CriteriaPage
from tests.ui.walk.screen import Screen
from tests.ui.walk.stage import Stage

NEW: Final = {
    'version = "example-1"': 'version = "2023-1"',
    'label = "Example criteria, to be confirmed with the contract"': 'label = "As agreed with the provider"',
    "effective_from = 2020-09-01": "effective_from = 2023-10-01",
    "to = 2024-09-30 }": "to = 2025-03-31 }",
    'id = "A2"\nkind = "hard"': 'id = "A2"\nkind = "soft"',
    'id = "B2"\nkind = "hard"': 'id = "B2"\nkind = "soft"',
    'id = "X8"\nkind = "soft"': 'id = "X8"\nkind = "hard"',
    'title = "Challenging behaviour or complex needs"': 'title = "Complex needs"',
}
WRONG: Final = {
    'id = "A2"\nkind = "hard"': 'id = "A2"\nkind = "firm"',
    "effective_from = 2020-09-01": 'effective_from = "1 September 2020"',
    'id = "D7"': 'id = "D8"',
}


def file_of(folder: Path, name: str, changes: dict[str, str]) -> Path:
    """The example with other words, as a file."""
    text = resources("criteria", "example-1.toml").read_text(encoding="utf-8")
    for before, after in changes.items():
        assert before in text
        text = text.replace(before, after)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def _criteria(stage: Stage) -> CriteriaPage:
    stage.open_sample()
    return stage.go(CriteriaPage, "criteria")


def _two_versions(stage: Stage) -> None:
    stage.open_sample()
    assert stage.window.work
    session = stage.window.work.session
    for name, changes in (("2023-1", NEW), ("2024-1", NEW | {'version = "example-1"': 'version = "2024-1"'})):
        later = changes | {"effective_from = 2020-09-01": f"effective_from = {name[:4]}-10-01"}
        take_into_use(session.vault, session.clerk, check_criteria(file_of(stage.folder, name, later)))
    stage.go(CriteriaPage, "criteria")


def _new(stage: Stage) -> CriteriaPage:
    page = _criteria(stage)
    page.look_at(str(file_of(stage.folder, "criteria of 2023.toml", NEW)))
    stage.until(page.pane.isVisible)
    return page


def _effect(stage: Stage) -> None:
    _new(stage).pane.tabs.setCurrentIndex(1)


def _wrong(stage: Stage) -> None:
    page = _criteria(stage)
    page.look_at(str(file_of(stage.folder, "criteria of 2023.toml", WRONG)))
    stage.until(page.pane.isVisible)


def _same(stage: Stage) -> None:
    page = _criteria(stage)
    page.look_at(str(file_of(stage.folder, "criteria.toml", {})))
    stage.until(page.pane.isVisible)


def _take(stage: Stage) -> None:
    _new(stage).pane.take.click()


CRITERIA: Final = (
    Screen("criteria", CriteriaPage, _criteria),
    Screen("criteria, several versions", CriteriaPage, _two_versions),
    Screen("criteria, a new version", CriteriaPage, _new),
    Screen("criteria, its effect", CriteriaPage, _effect),
    Screen("criteria, a file with mistakes", CriteriaPage, _wrong),
    Screen("criteria, a file that is in use", CriteriaPage, _same),
    Screen("criteria, taking it into use", Question, _take),
)
