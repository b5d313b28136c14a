"""The instants at which things count as recorded: they never run backwards, whatever the clock does.

So what was known on a day stays what was known on it, also once the clock was set back.
"""

from datetime import UTC, datetime
from typing import Final

from sqlalchemy import Connection, func, select

from stars_desktop.store.tables import ENTRY, SUBMISSION, VOIDING, instant

STAMPS: Final = "stamps"
"""the option of a writing connection that holds the Stamps of its register"""

_LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)


class Stamps:
    """Of one register, as long as it is open for writing."""

    def __init__(self) -> None:
        self._newest = _LONG_AGO

    def begin(self, connection: Connection) -> None:
        """Goes on from what the register holds, and after the return that was handed in last."""
        handed_in = connection.execute(select(func.max(SUBMISSION.c.submitted_at))).scalar()
        after = instant(handed_in + 1) if handed_in is not None else _LONG_AGO
        self._newest = max(newest(connection), after)

    def at(self, now: datetime) -> datetime:
        """Now, but not before anything that was stamped."""
        self._newest = max(self._newest, now)
        return self._newest


def stamped(connection: Connection, now: datetime) -> datetime:
    """The instant at which what is written through `connection` counts as recorded."""
    stamps = connection.get_execution_options().get(STAMPS)
    return stamps.at(now) if isinstance(stamps, Stamps) else now


def newest(connection: Connection) -> datetime:
    """The instant of the newest entry or voiding; what is recorded later has a higher number."""
    entry = select(ENTRY.c.recorded_at).order_by(ENTRY.c.id.desc()).limit(1)
    found = [connection.execute(one).scalar() for one in (entry, select(func.max(VOIDING.c.recorded_at)))]
    return max((instant(one) for one in found if one is not None), default=_LONG_AGO)
