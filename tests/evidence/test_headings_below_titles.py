"""Where the names of columns stand: below titles, in two lines, beside what is filled in; and in lists as they are printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from duenotice.evidence.ground.shapes import Aligned
from duenotice.evidence.kinds.headings import heading, is_turned
from duenotice.evidence.kinds.printed import list_of
from duenotice.evidence.tokens.aligned import aligned_cells
from tests.evidence.test_office_parts import xlsx

ANN, BO, CY = ["Ann", "12.03.1985", "ann@example.com"], ["Bo", "08.11.1992", ""], ["Cy", "30.01.1970", "cy@example.com"]
NAMES = ["Name", "Born", "Mail"]


def sheet(rows: Sequence[Sequence[str]]) -> bytes:
    """A workbook of one sheet."""
    return xlsx(
        "<sheetData>"
        + "".join(
            f'<row r="{r}">'
            + "".join(f'<c r="{chr(65 + c)}{r}" t="inlineStr"><is><t>{t}</t></is></c>' for c, t in enumerate(row) if t)
            + "</row>"
            for r, row in enumerate(rows, 1)
        )
        + "</sheetData>"
    )


ROWS_AND_NAMES = {
    "at once": ([NAMES, ANN, BO], NAMES, 1),
    "by one name of two words": (
        [["attendee_name", "ticket"], ["Ann Field", "T0"], ["Bo Berg", "T1"]],
        ["attendee_name", "ticket"],
        1,
    ),
    "below a title": ([["Staff"], ["as of May"], [], NAMES, ANN, BO], NAMES, 4),
    "below a title that fills the width": ([["Staff", "", ""], NAMES, ANN, BO], NAMES, 2),
    "below groups of columns": ([["Person", "", ""], NAMES, ANN, BO], NAMES, 2),
    "in two lines": (
        [["Name", "Data", ""], ["", "Born", "Mail"], ["Ann", "1985", "a@x.example"], ["Bo", "1992", "b@x.example"]],
        NAMES,
        2,
    ),
    "twice the same, told apart by the line above": (
        [["Mother", "", "Father", ""], ["Name", "Born", "Name", "Born"], ["Ann", "1985", "Bo", "1984"], ["Cy", "1970", "Di", "1971"]],
        ["Mother Name", "Mother Born", "Father Name", "Father Born"],
        2,
    ),
    "below a line about the file": (
        [["EXTF", "700", "21", "Wages", "5", "2026", "LO"], NAMES, ANN, BO, CY],
        NAMES,
        2,
    ),
}  # fmt: skip


@pytest.mark.parametrize("where", ROWS_AND_NAMES)
def test_the_names_of_columns_are_found(where: str) -> None:
    rows, names, first = ROWS_AND_NAMES[where]
    found = heading(rows)
    assert found is not None
    assert (list(found.names), found.first) == (names, first)


def test_columns_beside_each_other_may_have_one_name() -> None:
    rows = [["Key", "Reporter", "Comment", "Comment"], ["A-1", "ann", "done", ""], ["A-2", "bo", "why?", "so"]]
    found = heading([["Key", "Type", *rows[0][1:]], *([row[0], "Bug", *row[1:]] for row in rows[1:])])
    assert found is not None and found.names == ("Key", "Type", "Reporter", "Comment", "Comment")
    assert heading([["Name", "yes", "yes", "5"], ["Type", "yes", "no", "7"]]) is None


@pytest.mark.parametrize("rows", [[ANN, BO, CY], [["1", "2"], ["3", "4"]], [], [["Staff"]], [[], []]])
def test_data_that_begins_at_once_has_no_names_of_columns(rows: list[list[str]]) -> None:
    assert heading(rows) is None


@given(st.lists(st.lists(st.sampled_from(["", "Name", "Ann", "12", "a@x.example", "x y"]), max_size=5), max_size=8))
def test_a_heading_lies_within_the_rows_and_names_no_more_columns_than_there_are(rows: list[list[str]]) -> None:
    found = heading(rows)
    assert found is None or (0 < found.first <= len(rows) and len(found.names) <= max(map(len, rows)))


def test_a_sheet_with_titles_above_has_fields_by_name(tell: Callable[..., Any]) -> None:
    told = tell(sheet([["Town hall"], ["Staff, May"], [], NAMES, ANN, BO, CY]))
    assert told.headers == dict(zip(told.cells, NAMES, strict=True))
    assert [cells[0] for cells in told.cells.values()] == ANN


def test_a_sheet_whose_first_column_names_the_rest_is_read_by_columns(tell: Callable[..., Any]) -> None:
    told = tell(sheet([["Full name", "Ann", "Bo"], ["E-mail", "a@x.example", "b@x.example"], ["Phone", "1", "2"]]))
    assert list(told.headers.values()) == ["Full name", "E-mail", "Phone"]
    assert next(iter(told.cells.values())) == ["Ann", "Bo"]


def test_a_table_is_read_below_the_line_that_datev_writes_about_the_file(tell: Callable[..., Any]) -> None:
    head = '"EXTF";700;21;"Wages";5;2026;;"LO";"x";"";2;5;2026;4\n'
    told = tell((head + "Surname;Born;IBAN\n" + "Fox;12.03.1985;1\n" * 3).encode())
    assert list(told.headers.values()) == ["Surname", "Born", "IBAN"]


@pytest.mark.parametrize(
    ("cells", "turned"),
    [
        ([["Nom", "BENALI"], ["Prénom", "Yasmine"], ["Classe", "5e B"], ["Remarque", "-"]], True),
        ([["Name", "Born"], ["Ann", "1985"], ["Bo", "1992"]], False),
        ([["apple", "a fruit"], ["bread", "baked"], ["cheese", "of milk"]], False),
    ],
)
def test_forms_are_told_from_tables(cells: list[list[str]], turned: bool) -> None:
    assert is_turned(cells) is turned


RULED = """REPORT 0410          PAGE 1

EMP NO  NAME              BIRTH
                          DATE
------  ----------------  ----------
104417  HOLLOWAY, DENISE  03/14/1972
104420  OKAFOR, Ñ         11/02/1985
104433  FOX               07/30/1991

                          TOTAL  3
"""
BARS = """Staff list
-----------------------------------
|No  |Surname     |Born      |
-----------------------------------
|0231|Brandstätter|14.02.1971|
|0232|Nagl        |30.09.1988|
|0233|Fox         |          |
-----------------------------------
\fStaff list
-----------------------------------
|No  |Surname     |Born      |
-----------------------------------
|0240|Ćosić       |05.05.1990|
"""
PLAIN = (
    "Class 7B\nNo  Name              Telefon\n"
    + "1   Иван Петров       0888 123 456\n2   Мария Стоянова    0899 765 432\n"
)


@pytest.mark.parametrize(
    ("text", "names", "column"),
    [
        (RULED, ["EMP NO", "NAME", "BIRTH DATE"], ["HOLLOWAY, DENISE", "OKAFOR, Ñ", "FOX"]),
        (BARS, ["No", "Surname", "Born"], ["Brandstätter", "Nagl", "Fox", "Ćosić"]),
        (PLAIN, ["No", "Name", "Telefon"], ["Иван Петров", "Мария Стоянова"]),
    ],
    ids=["rules below each column", "bars and pages", "blanks alone"],
)
def test_printed_lists_have_fields(tell: Callable[..., Any], text: str, names: list[str], column: list[str]) -> None:
    told = tell(text.encode())
    assert (list(told.headers.values()), told.cells["col:1"]) == (names, column)
    assert told.text == text


@pytest.mark.parametrize(
    "text",
    [
        "Dear Ann,\n\nthis is a letter.  It has two blanks.\n",
        "Title\n=====\n\n  name  and  text\n",
        "def f(a):\n    name = 1  # name  mail  phone\n    return a\n",
        "a  b  c\n" * 9,
    ],
)
def test_other_texts_are_no_printed_lists(text: str) -> None:
    assert list_of(text.encode()) is None


@given(st.text("ab |-\n\fä", max_size=200), st.lists(st.integers(1, 30), min_size=1, max_size=4, unique=True))
def test_cells_of_printed_lists_stand_in_their_columns_without_blanks_around(text: str, edges: list[int]) -> None:
    data = text.encode()
    cells = aligned_cells(
        np.frombuffer(data, np.uint8), (0, len(data), 0), Aligned(tuple(sorted(edges)), ("",) * len(edges))
    )
    for offset, length in zip(cells.offset.tolist(), cells.length.tolist(), strict=True):
        cell = data[offset : offset + length].decode()
        begin = len(data[:offset].decode().rpartition("\n")[2])
        assert cell.strip(" |\f") == cell != ""
        inside = [edge - begin for edge in edges if begin < edge < begin + len(cell)]
        assert all(cell[at - 1] in " |\f" or cell[at] in " |\f" for at in inside)
