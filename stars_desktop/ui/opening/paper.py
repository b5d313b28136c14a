"""The recovery key as it is kept on paper: one plain page that says what it is and how it is used."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from typing import Final

from stars_desktop.domain.calendar import written

IN_A_LINE: Final = 4
"""groups"""

_STEPS: Final = (
    "Start STARS Desktop and choose the register.",
    "Choose “Use the recovery key”, and type the key above. Small letters will do, and hyphens may be left out.",
    "Set a new passphrase when you are asked. The program then gives you a new recovery key: destroy this page.",
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A recovery key, of which register it is, and since when it opens it."""

    council: str
    register: Path
    on: date
    key: str

    @property
    def lines(self) -> Sequence[str]:
        """The key, a few groups a line."""
        groups = self.key.split("-")
        return [" - ".join(groups[at : at + IN_A_LINE]) for at in range(0, len(groups), IN_A_LINE)]

    @property
    def file_name(self) -> str:
        """For the page as a PDF."""
        return f"{self.register.stem} recovery key.pdf"


def page(paper: Paper) -> str:
    """The page in HTML as Qt sets it: black on white, no colour that a printer would have to show."""
    key = "<br/>".join(escape(line.replace(" ", "\N{NO-BREAK SPACE}")) for line in paper.lines)
    steps = "".join(f"<li>{escape(step)}</li>" for step in _STEPS)
    of_what = (
        ("Register", f"{paper.council}, {paper.register.name}"),
        ("Kept in", str(paper.register.parent)),
        ("Key since", written(paper.on)),
    )
    rows = "".join(f"<tr><td><b>{name}</b>&nbsp;&nbsp;</td><td>{escape(words)}</td></tr>" for name, words in of_what)
    return (
        "<p><b>OFFICIAL-SENSITIVE</b></p>"
        "<h1>Recovery key of a STARS register</h1>"
        "<p>Whoever has this page and the file can open the register without its passphrase. Keep the page locked "
        "away, and never beside the laptop.</p>"
        f"<table cellpadding='3'>{rows}</table>"
        f"<p style='font-size: 18pt; font-family: monospace'>{key}</p>"
        f"<p><b>To open the register with it</b></p><ol>{steps}</ol>"
        "<p>It opens the register until the passphrase is changed, which makes a new recovery key. Nobody can make "
        "this key again: not the council's IT, and not the makers of the program.</p>"
    )
