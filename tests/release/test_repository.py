"""What a clone holds: every file that is shipped, and no word of the machine that it was written on."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(
    not (ROOT / ".git").exists() or not shutil.which("git"), reason="looks at a git checkout, and this is none"
)

# Each pattern has a class of one character in it, so that this file does not hold what it looks for.
FORBIDDEN = {
    "a path of one machine": r"(?<![\w.~/}-])/(?:[w]ork|[t]mp|[h]ome|[r]oot|[U]sers|[m]nt|[s]rv|[w]orkspaces?)/[\w.]",
    "a path of one Windows machine": r"\b[A-Z]:(?:\\{1,2}|/)[U]sers\b",
    "a folder beside the checkout": r"\.\./[s]hared\b",
    "the address of a package registry": (
        r"(?i)\b[p]ypi\.org|[p]ythonhosted|[r]egistry\.npmjs|[c]rates\.io|[c]onda\.anaconda|[p]roxy\.golang"
        r"|\b(?:[a]rtifactory|[n]exus|[d]evpi)\b|://\S+/[s]imple\b"
    ),
    "the choice of a package registry": r"(?i)(?:PIP|UV)_(?:EXTRA_)?[I]NDEX_URL|\b[t]rusted-host\b",
    "a host of a private network": r"(?i)://[\w.-]+\.(?:[i]nternal|[l]ocal|[c]orp|[l]an)\b|://(?:10|192\.168)\.\d",
}


def listed(*arguments: str) -> list[str]:
    """The paths that `git ls-files` gives."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", *arguments]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    return [path for path in run.stdout.split("\0") if path]


def forbidden(text: str) -> Iterator[str]:
    """Each forbidden word, with its line."""
    for number, line in enumerate(text.splitlines(), start=1):
        for what, pattern in FORBIDDEN.items():
            if found := re.search(pattern, line):
                yield f"{number}: {what}: {found[0]}"


def test_no_file_names_the_machine_that_it_was_written_on() -> None:
    """Files that are not yet in git, and not ignored, are looked at too: they are about to be."""
    paths = listed("--cached", "--others", "--exclude-standard")
    assert "tests/release/test_repository.py" in paths
    texts = {path: (ROOT / path).read_text("utf-8", errors="replace") for path in paths if (ROOT / path).is_file()}
    assert [f"{path}:{found}" for path, text in texts.items() for found in forbidden(f"{path}\n{text}")] == []


def test_git_ignores_nothing_that_is_shipped() -> None:
    """What git ignores is in the wheel that is built here, and missing from every clone."""
    ignored = listed("--others", "--ignored", "--exclude-standard", "--", "stars_desktop", "resources", "installer")
    assert [path for path in ignored if "__pycache__" not in path] == []


@pytest.mark.parametrize(
    "parts",
    [
        ("see /", "work/main"),
        ("open('/", "tmp/x')"),
        ("/", "home/somebody"),
        (r"C:\U", r"sers\somebody"),
        ("in ..", "/shared/notes"),
        ("https://py", "pi.org/project"),
        ("https://files.python", "hosted.org"),
        ("http://nex", "us/repository"),
        ("https://packages.example.org/sim", "ple/"),
        ("PIP_IN", "DEX_URL=x"),
        ("http://build.inter", "nal:80"),
        ("http://10.", "0.0.1"),
    ],
)
def test_sabotage_a_forbidden_word_is_found(parts: tuple[str, str]) -> None:
    assert list(forbidden("".join(parts)))


@pytest.mark.parametrize(
    "line",
    ["#!/usr/bin/env bash", "tests/work/x", "{folder}/home/x", "a simple/plain thing", "http://127.0.0.1:9", "10.0"],
)
def test_words_that_only_look_like_it_pass(line: str) -> None:
    assert list(forbidden(line)) == []
