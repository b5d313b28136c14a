"""A decision as it was when it was recorded, as it is read and printed: what was known, and what came out of it."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from stars_desktop.domain.calendar import written
from stars_desktop.domain.cohort import TITLE
from stars_desktop.domain.decided import Decided, FoundThen, GivenAnswer, KnownFact, VerdictThen
from stars_desktop.domain.entries import FactName
from stars_desktop.domain.phrases import value_in_words
from stars_desktop.ui.common.words import INVENTED


def title(decided: Decided) -> str:
    """What was decided of whom, and when."""
    return f"{decided.reference}: {decided.kind.lower()}, cohort {decided.cohort}, {written(decided.decided_on)}"


def page(decided: Decided, *, sample: bool) -> str:
    """The decision in HTML as Qt sets it, without a colour that a printer would have to show."""
    invented = f"<p><b>{INVENTED}</b></p>" if sample else ""
    known = [(one.name, _fact(one)) for one in decided.facts]
    verdicts = "".join(_verdict(one, of_it=one.cohort is decided.cohort) for one in decided.verdicts)
    answers = "".join(_answer(one) for one in decided.answers)
    return (
        f"{invented}<h1>{escape(decided.kind)}, cohort {decided.cohort}: {escape(decided.reference)}</h1>"
        "<p>This was kept when the decision was recorded. Nothing that is recorded later changes it.</p>"
        f"{_table(_decision(decided))}"
        f"<h2>What was known</h2>{_table(known) if known else '<p>No fact that a criterion rests on.</p>'}"
        f"<h2>The four answers</h2>{verdicts}"
        f"<h2>What people answered</h2>{answers or '<p>Nothing was answered.</p>'}"
    )


def _fact(one: KnownFact) -> str:
    words = value_in_words(one.name, one.value)
    code = "" if one.name is FactName.DATE_OF_BIRTH or words == one.value else f" ({one.value})"
    told = "told on" if one.name is FactName.DATE_OF_BIRTH else "since"
    since = f", {told} {written(one.on)}" if one.on else ""
    return f"{words[0].upper()}{words[1:]}{code}{since}"


def _decision(decided: Decided) -> Iterator[tuple[str, str]]:
    for label, said in (
        ("Decided on", written(decided.decided_on)),
        ("Decided by", decided.decided_by),
        ("Cohort", f"{decided.cohort}, {TITLE[decided.cohort].lower()}"),
        ("Reason", decided.reason),
        ("Against the criteria", decided.override),
        ("Authorised by", decided.authoriser),
        ("Criteria", f"{decided.criteria_version}, {decided.criteria_label}"),
        ("Council", decided.council),
        ("Notified on", written(decided.notified_on)),
        ("Other open enquiries", ", ".join(decided.others)),
    ):
        if said:
            yield label, said


def _table(rows: Iterable[tuple[str, str]]) -> str:
    cells = "".join(
        f"<tr><td><b>{escape(label)}</b>&nbsp;&nbsp;</td><td>{_lines(said)}</td></tr>" for label, said in rows
    )
    return f"<table cellpadding='3'>{cells}</table>"


def _verdict(one: VerdictThen, *, of_it: bool) -> str:
    decided = ", as decided" if of_it else ""
    return (
        f"<h3>{one.cohort} {escape(TITLE[one.cohort])}: {escape(one.fit)}{decided}</h3>"
        f"<p>{escape(one.reason)}</p>{_findings(one.findings)}"
    )


def _findings(findings: Sequence[FoundThen]) -> str:
    rows = "".join(
        f"<tr><td>{escape(one.id)}</td><td>{escape(one.title)}</td><td>{escape(one.truth)}</td>"
        f"<td>{escape(one.weight)}</td><td>{escape(one.fact)}</td></tr>"
        for one in findings
    )
    heads = "".join(f"<th align='left'>{name}</th>" for name in ("", "Criterion", "State", "Kind", "Fact or answer"))
    return f"<table cellpadding='3' width='100%'><tr>{heads}</tr>{rows}</table>"


def _answer(one: GivenAnswer) -> str:
    more = "".join(
        f"<br/>{label}: {_lines(said)}"
        for label, said in (("Evidence", one.evidence), ("Source", one.source))
        if said
    )
    said = f"<b>{escape(one.reply)}</b>, {written(one.on)}"
    return f"<p>{escape(one.criterion)} {escape(one.question)}<br/>{said}{more}</p>"


def _lines(words: str) -> str:
    return "<br/>".join(escape(line) for line in words.splitlines())
