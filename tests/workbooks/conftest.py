"""One workbook of each kind that leaves the program, written once and only read by the tests."""

from pathlib import Path

import pytest

from stars_desktop.domain.calendar import Period, contract_year
from stars_desktop.domain.returns import Asked, PipelineReturn
from stars_desktop.services.chasing import cannot_tell, export_chases
from stars_desktop.services.exporting import export_register, export_return, export_template
from stars_desktop.services.importing import Order, import_workbook
from stars_desktop.services.registers import make_register
from stars_desktop.services.returns import pipeline_return
from stars_desktop.services.sample import PASSPHRASE
from stars_desktop.store.vault import Vault
from tests.conftest import CHEAP, Book, Desk, answered, day, enquiry, happened
from tests.workbooks.opened import Opened

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
def workbooks(
    dangerous_register: Path, sample_register: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Opened]:
    """The saved workbooks by what they are."""
    folder = tmp_path_factory.mktemp("workbooks")
    made = {name: folder / f"{name.replace(' ', '-')}.xlsx" for name in (*RETURNS, *REGISTERS, QUESTIONS)}
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
    return {name: Opened(path) for name, path in made.items()}


@pytest.fixture(params=[*RETURNS, *REGISTERS, QUESTIONS])
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
