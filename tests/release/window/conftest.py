"""The program as it is started by its user, before somebody who has nothing but a screen reader."""

from collections.abc import Iterator

import pytest

from tests.release.window.desktop import Desktop, desktop


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    """One screen and one bus for the tests of a file."""
    with desktop(tmp_path_factory.mktemp("home")) as made:
        yield made


@pytest.fixture
def on_screen(screen: Desktop) -> Iterator[Desktop]:
    """The screen, empty again after the test; nothing that was started there broke."""
    screen.printed.write_text("", encoding="utf-8")
    yield screen
    screen.end_all()
    assert "Traceback" not in screen.printed.read_text("utf-8")
