"""One writer at a time: an operating-system lock on a file beside the register.

The system lets go of it when its process ends, however it ends; who holds it is written in the register itself.
"""

from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout


class WriterLock:
    """Held from `take` to `release`; taking one that is held elsewhere returns False."""

    def __init__(self, register: Path) -> None:
        self._path = register.with_name(register.name + ".lock")
        self._lock = FileLock(self._path, mode=0o600, thread_local=False, fallback_to_soft=False)

    def take(self) -> bool:
        """Whether the lock is now ours."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            return False
        return True

    def is_held(self) -> bool:
        """Whether it is known to be held elsewhere."""
        try:
            return not self.take()
        except OSError:
            return False
        finally:
            self.release()

    def release(self) -> None:
        """Lets go and leaves no file behind. It is removed while still held: whoever waits for it starts anew."""
        if self._lock.is_locked:
            with suppress(OSError):  # Windows removes no open file; filelock does it there on release
                self._path.unlink()
            self._lock.release()
