"""One workbook of each kind that leaves the program, written once and only read by the tests."""

from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from stars_desktop.domain.calendar import Period, contract_year
from stars_desktop.domain.combining import combine
from stars_desktop.domain.events import By, Event, Kind
from stars_desktop.domain.returns import Asked, PipelineReturn
from stars_desktop.domain.sealed import SealedReturn
from stars_desktop.services.chasing import cannot_tell, export_chases
from stars_desktop.services.combining import export_combined
from stars_desktop.services.copies import operational_copy, operational_copy_of, save_copy
from stars_desktop.services.enquiries import record
from stars_desktop.services.exporting import export_register, export_return, export_template
from stars_desktop.services.importing import Order, import_workbook
from stars_desktop.services.publishing import Wish, publication
from stars_desktop.services.registers import make_register
from stars_desktop.services.returns import pipeline_return
from stars_desktop.services.sample import PASSPHRASE
from stars_desktop.services.submitting import check, submit
from stars_desktop.store.vault import Vault
from stars_desktop.workbooks.publication import publication_workbook
from tests.conftest import CHEAP, Book, Desk, answered, day, enquiry, happened
from tests.sealed_returns import sealed_return
from tests.workbooks.opened import Opened

DERBY = sealed_return("Derby City", {"A": {"notified": 14, "progressed": 1}, "B": {"notified": 7, "progressed": 3}})
CITY = sealed_return("Nottingham City", {"A": {"notified": 2}, "B": {"notified": 9}, "C": {"notified": 6}})
COUNTY = sealed_return("Nottinghamshire County", {"A": {"notified": 8}, "C": {"notified": 1}, "D": {"notified": 12}})

TODAY = day("2023-10-18")
YEAR_2, YEAR_3 = contract_year(2), contract_year(3)

RETURNS = {
    "return": Asked.on(TODAY, Period(day("2022-03-01"), day("2022-03-31")), None, None),
    "return as at another day": Asked.on(TODAY, YEAR_3, day("2023-10-06"), None),
    "return of the sample": Asked.on(TODAY, YEAR_2, None, None),
    "return of the sample as known": Asked.on(TODAY, YEAR_3, day("2023-10-06"), day("2023-10-09")),
}
REGISTERS = ("template", "export", "export of the sample", "rejects")
QUESTIONS = "questions"
OPERATIONAL = (
    "operational copy", "operational copy of the sample", "operational copy of the sample as known",
    "operational copy of a version of the sample",
)  # fmt: skip
COPIES = ("publication copy of the sample", "combined")
"""combined is that of three councils"""
KINDS = (*RETURNS, *REGISTERS, QUESTIONS, *OPERATIONAL, *COPIES)

DANGEROUS = (
    '=HYPERLINK("https://example.org")', "+44 1332", "-1", "@home", "=1+1", "'quoted", "=", "+", "\tindented",
    "two\nlines", "0012", "1e5", "01/02/2022", "TRUE", "#N/A", "&<>\"'", "\N{SNOWMAN} \N{WOMAN}",
)  # fmt: skip
"""Texts that a program might take for something else."""


@pytest.fixture(scope="session")
def dangerous_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register, not of sample data, whose notes are the dangerous texts; two more enquiries were held back."""
    folder = tmp_path_factory.mktemp("dangerous")
    path = folder / "derby.stars"
    make_register(path, "derby", "secret words", randomness=bytes(16), cost=CHEAP)
    book = Book(folder / "typed.xlsx").write(
        [enquiry(f"E{n}", "1/3/2022", Notes=text, Initials=text) for n, text in enumerate(DANGEROUS)]
        + [enquiry(f"R{n}", "soon", Notes=text) for n, text in enumerate(DANGEROUS)],
        [happened(f"E{n}", "2/3/2022", "Meeting held", Reason=text) for n, text in enumerate(DANGEROUS)]
        + [happened("E0", "4/3/2022", "Criteria met", Override="=1+1", Authoriser="@home")],
        [answered(f"E{n}", "A2", "Yes", Evidence=text) for n, text in enumerate(DANGEROUS)],
    )
    with Vault.open(path, "secret words", Desk().clerk) as vault:
        import_workbook(vault, Desk().clerk, Order(as_text(book), folder / "rejects.xlsx"))
    return path


def as_text(path: Path) -> Path:
    """The workbook with text in place of formulas, as where an apostrophe was typed before them."""
    opened = Opened(path).book
    for sheet in opened.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type in {"f", "e"}:
                    cell.data_type = "s"
    opened.save(path)
    return path


@pytest.fixture(scope="session")
def submitted_register(sample_register: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample register with two versions of a return, between which an enquiry came and one was withdrawn."""
    path = tmp_path_factory.mktemp("submitted") / "sample.stars"
    path.write_bytes(sample_register.read_bytes())
    desk = Desk(ids=count(2_000_000))
    with Vault.open(path, PASSPHRASE, desk.clerk) as vault:
        submit_again(vault, desk)
        withdrawn = Event("", Kind.WITHDRAWN, day("2023-09-30"), 0, by=By.FAMILY, reason="The family moved away")
        record(vault, desk.clerk, "DER-0132", withdrawn)
        desk.set(2023, 10, 20)
        submit_again(vault, desk, f"One withdrawal was recorded late. {'It was told late. ' * 20}")
    return path


def submit_again(vault: Vault, desk: Desk, reason: str = "") -> None:
    """Submits the return of Year 3 with an explanation of all that is asked."""
    asked = RETURNS["return as at another day"]
    answers = {one.key: "=1+1 was told; the team looked." for one in check(vault, asked, TODAY).queries}
    submit(vault, desk.clerk, asked, answers, reason)


@pytest.fixture(scope="session")
def workbooks(
    dangerous_register: Path,
    sample_register: Path,
    submitted_register: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, Opened]:
    """The saved workbooks by what they are."""
    folder = tmp_path_factory.mktemp("workbooks")
    made = {name: folder / f"{name.replace(' ', '-')}.xlsx" for name in KINDS}
    export_template(made["template"])
    made["rejects"].write_bytes(dangerous_register.with_name("rejects.xlsx").read_bytes())
    for kind, register, passphrase in (
        ("", dangerous_register, "secret words"),
        (" of the sample", sample_register, PASSPHRASE),
    ):
        with Vault.open(register, passphrase) as vault:
            export_register(vault, Desk().clerk, made[f"export{kind}"])
            for name in (name for name in RETURNS if ("sample" in name) is bool(kind)):
                export_return(vault, Desk().clerk, pipeline_return(vault, RETURNS[name]), made[name])
    with Vault.open(sample_register, PASSPHRASE) as vault:
        export_chases(vault, Desk().clerk, cannot_tell(vault, TODAY), made[QUESTIONS])
        leaves = publication(vault, Desk().clerk, Wish(RETURNS["return of the sample"]))
        made[COPIES[0]].write_bytes(publication_workbook(leaves.copy, leaves.leaf))
    export_combined(combine(councils_returns()), TODAY, made[COPIES[1]])
    with Vault.open(dangerous_register, "secret words") as vault:
        save_copy(vault, operational_copy(vault, Desk().clerk, BEHIND[OPERATIONAL[0]]), made[OPERATIONAL[0]])
    with Vault.open(submitted_register, PASSPHRASE) as vault:
        for name in OPERATIONAL[1:3]:
            save_copy(vault, operational_copy(vault, Desk().clerk, BEHIND[name]), made[name])
        save_copy(vault, operational_copy_of(vault, Desk().clerk, 2), made[OPERATIONAL[3]])
    return {name: Opened(path) for name, path in made.items()}


BEHIND = {
    OPERATIONAL[0]: RETURNS["return"],
    OPERATIONAL[1]: Asked.on(TODAY, YEAR_3, day("2023-10-06"), None),
    OPERATIONAL[2]: RETURNS["return of the sample as known"],
}
"""The returns of operational copies that are no version."""


def councils_returns() -> list[SealedReturn]:
    """A sealed return of each council; one of them was corrected."""
    late = replace(DERBY, version=2, reason="Two were forgotten", replaces=DERBY.seal, rows=CITY.rows)
    return [DERBY, late, CITY, COUNTY]


@pytest.fixture(params=KINDS)
def opened(request: pytest.FixtureRequest, workbooks: dict[str, Opened]) -> Opened:
    """Each workbook in turn."""
    return workbooks[request.param]


@pytest.fixture(params=list(RETURNS))
def return_name(request: pytest.FixtureRequest) -> str:
    """Each return in turn."""
    return str(request.param)


@pytest.fixture
def a_return(return_name: str, workbooks: dict[str, Opened]) -> Opened:
    """The return, read back."""
    return workbooks[return_name]


@pytest.fixture
def figures(return_name: str, dangerous_register: Path, sample_register: Path) -> PipelineReturn:
    """The figures that the return was written from."""
    sample = "sample" in return_name
    path, passphrase = (sample_register, PASSPHRASE) if sample else (dangerous_register, "secret words")
    with Vault.open(path, passphrase) as vault:
        return pipeline_return(vault, RETURNS[return_name])
