"""Files of criteria: the example that is shipped, and every mistake of another with its line and what is allowed."""

from pathlib import Path

import pytest

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.criteria import IDS, Weight
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.services.criteria import check_criteria, read_criteria, shipped
from stars_desktop.system.places import resources

EXAMPLE = resources("criteria", "example-1.toml").read_text(encoding="utf-8")


def line(text: str, of: str = EXAMPLE) -> int:
    """The line of the file, from 1, in which a text stands first."""
    return of[: of.index(text)].count("\n") + 1


def planted(folder: Path, *changes: tuple[str, str]) -> Path:
    """The example with each text changed where it stands first."""
    text = EXAMPLE
    for was, becomes in changes:
        assert was in text
        text = text.replace(was, becomes, 1)
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


def said(path: Path) -> list[tuple[int, str]]:
    """Each problem of a file."""
    checked = check_criteria(path)
    assert checked.criteria is None
    return [(one.line, one.sentence) for one in checked.problems]


def test_the_shipped_set_is_labelled_as_an_example() -> None:
    assert "Example" in shipped().label
    assert "to be confirmed with the contract" in shipped().label


def test_every_criterion_stands_in_it_with_its_kind() -> None:
    by_id = {one.id: one for one in shipped().criteria}
    assert tuple(by_id) == IDS
    hard = {one.id for one in shipped().criteria if Weight.HARD in one.weights.values()}
    assert hard == {
        "X1", "X2", "X4", "X5", "X6", "X7", "A1", "A2", "A6", "B1", "B2", "B6", "C1", "C2", "D1", "D2", "D6",
    }  # fmt: skip
    assert [by_id["X6"].weights[cohort].value for cohort in Cohort] == ["soft", "soft", "hard", "hard"]
    information = {one.id for one in shipped().criteria if Weight.INFORMATION in one.weights.values()}
    assert information == {"X10", "B4", "C3", "D7"}
    assert all(one.question.endswith("?") and one.source for one in shipped().criteria)


X2, X3, X6 = line('id = "X2"'), line('id = "X3"'), line('id = "X6"')
LAST = EXAMPLE.rstrip().count("\n") + 1
KINDS = '{ A = "soft", B = "soft", C = "hard", D = "hard" }'
RANGES = "allowed are X1 to X11, A1 to A7, B1 to B6, C1 to C6 and D1 to D7."
MISSING = "X3 is missing. Each of the 37 criteria stands in the file once."

KEYS = "allowed are version, label, effective_from, referral_window and criteria."
FIRST_LAST = "Its first day is “from”, its last is “to”."


def not_toml(why: str) -> str:
    """What is said of a line that is not TOML."""
    layout = "A line is a name, an equals sign and a value, and text stands in double quotes."
    return f"This is not TOML: {why}. {layout}"


MISTAKES: list[tuple[str, str, list[tuple[int, str]]]] = [
    (
        'kind = "hard"',
        'kind = "firm"',
        [(X2 - 7, "The kind of X1 is “firm”; allowed are hard, soft and information.")],
    ),
    ('kind = "hard"', "kind = 3", [(X2 - 7, "The kind of X1 is “3”; allowed are hard, soft and information.")]),
    (
        KINDS,
        '{ A = "soft", B = "soft", C = "hard", D = "often" }',
        [(X6 + 1, "The kind of X6 for D is “often”; allowed are hard, soft and information.")],
    ),
    (
        KINDS,
        '{ A = "soft", B = "soft", C = "hard", E = "hard" }',
        [
            (X6 + 1, "“E” has no place in the kind of X6; allowed are A, B, C and D."),
            (X6 + 1, "The kind of X6 has no “D”."),
        ],
    ),
    ('id = "X3"', 'id = "X33"', [(X3, f"“X33” is no criterion; {RANGES}"), (LAST, MISSING)]),
    ('id = "X3"', "id = 3", [(X3, f"“3” is no criterion; {RANGES}"), (LAST, MISSING)]),
    ('id = "X3"', 'id = "X2"', [(X3, f"X2 stands here again; it is in line {X2} already."), (LAST, MISSING)]),
    ('id = "X3"\n', "", [(X3 - 1, "This criterion has no “id”."), (LAST - 1, MISSING)]),
    ('version = "example-1"', "", [(1, "The file has no “version”.")]),
    ('version = "example-1"', 'version = " "', [(4, "The version of the file is blank.")]),
    (
        'version = "example-1"',
        "version = 2",
        [(4, "The version of the file is “2”; allowed is text in double quotes.")],
    ),
    (
        "effective_from = 2020-09-01",
        'effective_from = "soon"',
        [(6, "“effective_from” is “soon”; allowed is a date without quotes, as 2025-04-01.")],
    ),
    (
        "effective_from = 2020-09-01",
        "effective_from = 2020-09-01T00:00:00",
        [(6, "“effective_from” is “2020-09-01 00:00:00”; allowed is a date without quotes, as 2025-04-01.")],
    ),
    (
        "effective_from = 2020-09-01",
        "effective_from = 0202-09-01",
        [(6, "“effective_from” has the year 0202. Allowed is a date such as 2025-04-01.")],
    ),
    (
        "effective_from = 2020-09-01",
        "effective_from = 2020-02-30",
        [
            (
                6,
                not_toml("Invalid date or datetime"),
            )
        ],
    ),
    ('title = "Safe to do so"\n', "", [(X6 - 1, "X6 has no “title”.")]),
    ('title = "Safe to do so"', 'title = ""', [(X6 + 2, "The title of X6 is blank.")]),
    (
        'title = "Safe to do so"',
        'titel = "Safe to do so"',
        [
            (X6 - 1, "X6 has no “title”."),
            (X6 + 2, "“titel” has no place in X6; allowed are id, kind, title, question, guidance and source."),
        ],
    ),
    (
        "label = ",
        'weather = "fine"\nlabel = ',
        [
            (
                5,
                f"“weather” has no place in the file; {KEYS}",
            )
        ],
    ),
    (
        "{ from = 2020-09-01",
        "{ from = 2025-09-01",
        [
            (
                7,
                f"The referral window ends on 30 September 2024, before it begins on 1 September 2025. {FIRST_LAST}",
            )
        ],
    ),
    (", to = 2024-09-30 }", " }", [(7, "The “referral_window” has no “to”.")]),
    (
        "{ from = 2020-09-01, to = 2024-09-30 }",
        "2024-09-30",
        [(7, "“referral_window” is “2024-09-30”; allowed is { from = DATE, to = DATE }.")],
    ),
    (
        "[[criteria]]",
        "[[criteria]",
        [
            (
                9,
                not_toml("Expected ']]' at the end of an array declaration"),
            )
        ],
    ),
    (
        'source = "General professional knowledge"',
        'source = """General',
        [
            (
                LAST + 1,
                not_toml("Unterminated string"),
            )
        ],
    ),
]


@pytest.mark.parametrize(("was", "becomes", "problems"), MISTAKES)
def test_a_mistake_is_told_with_its_line_and_what_is_allowed(
    tmp_path: Path, was: str, becomes: str, problems: list[tuple[int, str]]
) -> None:
    assert said(planted(tmp_path, (was, becomes))) == problems


def test_every_mistake_of_a_file_is_told_at_once_by_line(tmp_path: Path) -> None:
    path = planted(tmp_path, ("label = ", "lable = "), ('id = "X3"', 'id = "X33"'), ('"Safe to do so"', "7"))
    assert [one for one, _ in said(path)] == [1, 5, X3, X6 + 2, LAST]
    with pytest.raises(ExpectedError) as refused:
        read_criteria(path)
    assert str(refused.value) == (
        f"{path}, line 1: The file has no “label”. It has 4 more: see them with stars criteria check."
    )


def test_lines_are_found_however_a_file_is_laid_out(tmp_path: Path) -> None:
    """Comments, texts of several lines that look like keys, and tables written out."""
    window = "[referral_window] # a table of its own\nfrom = 2020-09-01\nto = '2024'\n\n[[criteria]]"
    guidance = 'guidance = """Several "lines":\nkind = "no key"\n[[criteria]]\n# no comment"""'
    path = planted(
        tmp_path,
        ("[[criteria]]", window),
        ("referral_window = { from = 2020-09-01, to = 2024-09-30 } # a local assumption\n", "# [[criteria]]\n"),
        ('guidance = "Follows from the council of this register. Nobody is asked."', guidance),
        (f"kind = {KINDS}", 'kind.A = "soft"\n"kind".B = "soft"\nkind . C = "hard"\nkind.D = "sometimes"'),
        ('kind = "information"\ntitle = "None of', 'title = "None of'),
    )
    text = path.read_text("utf-8") + '\n[criteria.kind]\nD = "rarely"\n'
    path.write_text(text, encoding="utf-8")
    assert said(path) == [
        (
            line("to = '2024'", text),
            "“referral_window.to” is “2024”; allowed is a date without quotes, as 2025-04-01.",
        ),
        (
            line('kind.D = "sometimes"', text),
            "The kind of X6 for D is “sometimes”; allowed are hard, soft and information.",
        ),
        (line('D = "rarely"', text), "The kind of D7 for D is “rarely”; allowed are hard, soft and information."),
    ]


def test_criteria_that_are_no_tables_of_a_list_are_told(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(EXAMPLE[: EXAMPLE.index("[[criteria]]")] + '[criteria]\nid = "X1"\n', encoding="utf-8")
    assert said(path) == [(9, "Each criterion begins with a line of its own: [[criteria]].")]


def test_a_file_with_the_mark_that_windows_puts_first_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(b"\xef\xbb\xbf" + EXAMPLE.replace("\n", "\r\n").encode())
    assert read_criteria(path) == shipped()


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00v"])
def test_a_file_that_is_not_there_or_is_no_text_is_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "mine.toml"
    if content:
        path.write_bytes(content)
    for read in (read_criteria, check_criteria):
        with pytest.raises(ExpectedError, match=r"cannot be read\. Check the path and that it is text"):
            read(path)


def test_what_is_much_too_large_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "large.toml"
    path.write_bytes("é".encode() * 500_001)
    with pytest.raises(ExpectedError, match=r"large\.toml is too large for a file of criteria"):
        check_criteria(path)
