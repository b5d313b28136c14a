"""Where the window has been, so that it can go back and forward again."""

from stars_desktop.ui.common.places import Place

_REMEMBERED = 100


class Trail:
    """Places in the order in which they were gone to; going somewhere new forgets what lay ahead."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    @property
    def here(self) -> Place | None:
        """Where the window is."""
        return self._places[self._at] if self._places else None

    def go(self, place: Place) -> None:
        """Somewhere new; what was to be begun there is not begun again on coming back."""
        settled = Place(place.page, place.key)
        if settled != self.here:
            self._places = [*self._places[: self._at + 1], settled][-_REMEMBERED:]
            self._at = len(self._places) - 1

    def can_step(self, by: int) -> bool:
        """Whether there is a place so many steps before (-1) or after."""
        return 0 <= self._at + by < len(self._places)

    def step(self, by: int) -> Place | None:
        """Goes there, where there is one."""
        if not self.can_step(by):
            return None
        self._at += by
        return self._places[self._at]
