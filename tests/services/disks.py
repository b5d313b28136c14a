"""Small disks of a test's own, where it may mount them; else the test is skipped with the reason."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A disk in memory, gone when the block ends."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux can mount a small disk")
    folder.mkdir()
    mounted = _run("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder))
    if mounted:
        pytest.skip(f"no disk can be mounted here: {mounted}")
    try:
        yield folder
    finally:
        assert not _run("umount", str(folder))


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Makes a disk read-only while the block lasts."""
    assert not _run("mount", "-o", "remount,ro", str(folder))
    try:
        yield
    finally:
        assert not _run("mount", "-o", "remount,rw", str(folder))


def _run(*command: str) -> str:
    """What the command complained of; nothing where it succeeded."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stderr.strip() or f"status {done.returncode}" if done.returncode else ""


def fill(file: Path) -> None:
    """Takes what room is left on a disk."""
    with suppress(OSError), file.open("wb", buffering=0) as filler:
        while filler.write(bytes(1024)):
            pass
