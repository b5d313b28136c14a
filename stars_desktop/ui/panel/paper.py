"""The record of a panel as it is read, printed and saved: who sat, what was decided, and what is to be done."""

from collections.abc import Iterator
from html import escape

from stars_desktop.domain.calendar import written
from stars_desktop.domain.cohort import TITLE
from stars_desktop.domain.panel import DECISIONS
from stars_desktop.services.dossiers import Moment
from stars_desktop.services.panels import Discussed, PanelRecord
from stars_desktop.ui.common.words import INVENTED, counted


def title(record: PanelRecord) -> str:
    """What it is the record of."""
    return f"{record.panel.name}, {written(record.panel.on)}"


def file_name(record: PanelRecord) -> str:
    """For the record as a file, without what a file name cannot have."""
    plain = "".join(one if one.isalnum() or one in " -" else "" for one in record.panel.name)
    return f"{record.panel.on.isoformat()} {' '.join(plain.split())} record"


def page(record: PanelRecord) -> str:
    """The record in HTML as Qt sets it and a word processor opens it."""
    panel = record.panel
    state = "" if panel.ended else "<p>The panel has not ended yet.</p>"
    sample = f"<p><b>{INVENTED}</b></p>" if record.sample else ""
    of_what = (
        ("Panel", panel.name),
        ("Day", written(panel.on)),
        ("Council", record.council),
        ("Who sat", panel.attendees or "Not written down"),
        ("Decided", f"{panel.decided} of {counted(len(panel.items), 'enquiry', 'enquiries')}"),
    )
    rows = "".join(f"<tr><td><b>{name}</b>&nbsp;&nbsp;</td><td>{_lines(words)}</td></tr>" for name, words in of_what)
    body = "".join(_discussed(at, one) for at, one in enumerate(record.discussed, start=1))
    return (
        f"<p><b>OFFICIAL-SENSITIVE</b></p>{sample}<h1>Record of the panel</h1>{state}"
        f"<table cellpadding='3'>{rows}</table>{body}"
        "<p>Enquiries stand here by reference and initials. What was recorded is in the register, with who recorded "
        "it and when.</p>"
    )


def document(record: PanelRecord) -> str:
    """The record as a file of its own."""
    head = f"<meta charset='utf-8'><title>Record of {escape(title(record))}</title>"
    return f"<!DOCTYPE html><html lang='en-GB'><head>{head}</head><body>{page(record)}</body></html>"


def _discussed(at: int, one: Discussed) -> str:
    cohort = f", cohort {one.cohort}, {TITLE[one.cohort].lower()}" if one.cohort else ""
    who = f"{one.reference} {one.initials}".strip()
    said = "".join(_moment(moment) for moment in one.moments)
    became = f"<p><b>{_undecided(one)}</b></p>" if not one.decision else ""
    return f"<h2>{at}. {escape(who)}{escape(cohort)}</h2>{became}{said}"


def _undecided(one: Discussed) -> str:
    if any(not moment.voided for moment in one.moments):
        return "Discussed, not decided."
    return "Seen, nothing recorded." if one.seen else "Not come to."


def _moment(moment: Moment) -> str:
    voided = moment.voided
    said = f"<p>{'<br/>'.join(_said(moment))}</p>"
    if not voided:
        return said
    why = f"Taken back by {voided.by}. {voided.reason}"
    return f"<p><s>{'<br/>'.join(_said(moment))}</s><br/>{escape(why)}</p>"


def _said(moment: Moment) -> Iterator[str]:
    name = "Next action" if moment.kind == "Next step" else moment.title
    if moment.kind in DECISIONS:
        name = f"Decided: {name[0].lower()}{name[1:]}"
    yield f"<b>{escape(name)}</b>, {escape(written(moment.on))}"
    yield from (_lines(line) for line in moment.lines)


def _lines(words: str) -> str:
    return "<br/>".join(escape(line) for line in words.splitlines())
