"""A second and a third reader's opinion: LibreOffice, and a validator of Open XML."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.workbooks.conftest import KINDS, RETURNS
from tests.workbooks.opened import Opened

PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


def soffice() -> str:
    """The command of LibreOffice; the test is skipped where there is none."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if not found:
        pytest.skip("LibreOffice is not installed")
    return found


@pytest.fixture(scope="module")
def converted(workbooks: dict[str, Opened], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every workbook as LibreOffice writes them: as PDF and as workbooks of its own."""
    folder = tmp_path_factory.mktemp("converted")
    files = [str(workbooks[name].path) for name in KINDS]
    for kind in ("pdf", "xlsx"):
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [soffice(), profile, "--headless", "--convert-to", kind, "--outdir", str(folder), *files]
        subprocess.run(command, check=True, capture_output=True, timeout=240)
    return folder


@pytest.mark.parametrize("name", list(RETURNS))
def test_libreoffice_prints_one_page_a_sheet(workbooks: dict[str, Opened], converted: Path, name: str) -> None:
    pages = PAGE.findall((converted / f"{workbooks[name].path.stem}.pdf").read_bytes())
    assert len(pages) == len(workbooks[name].book.sheetnames)


def values(book: Workbook) -> dict[str, list[list[object]]]:
    """Every sheet's rows; a cell without text is a blank one."""
    return {
        sheet.title: [[cell if cell != "" else None for cell in row] for row in sheet.iter_rows(values_only=True)]
        for sheet in book.worksheets
    }


@pytest.mark.parametrize("name", KINDS)
def test_libreoffice_reads_the_same_text_dates_and_figures(
    workbooks: dict[str, Opened], converted: Path, name: str
) -> None:
    read = load_workbook(converted / workbooks[name].path.name)
    assert values(read) == values(workbooks[name].book)


@pytest.fixture(scope="module")
def audited(workbooks: dict[str, Opened]) -> dict[str, list[dict[str, str]]]:
    """What the validator found in each file."""
    (folder,) = {opened.path.parent for opened in workbooks.values()}
    command = [sys.executable, "-m", "openxml_audit", "--recursive", "--output", "json", str(folder)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
    return {Path(file["file"]).stem: file["errors"] for file in json.loads(done.stdout)}


@pytest.mark.parametrize("name", KINDS)
def test_the_validator_finds_no_error(
    workbooks: dict[str, Opened], audited: dict[str, list[dict[str, str]]], name: str
) -> None:
    found = audited[workbooks[name].path.stem]
    assert [one["description"] for one in found if one["severity"] != "warning"] == []


@pytest.mark.parametrize("name", KINDS)
def test_the_validator_warns_of_nothing_but_the_way_that_text_is_stored(
    workbooks: dict[str, Opened], audited: dict[str, list[dict[str, str]]], name: str
) -> None:
    found = audited[workbooks[name].path.stem]
    assert [one["description"] for one in found if "inline-string cell(s)" not in one["description"]] == []
