"""Tables on printed pages: columns are fields and rows are records, and what only looks like columns stays text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from duenotice.evidence.readers.printed_tables import Word, lines_of, tables_of
from tests.evidence.conftest import Told

HEADS = ("Name", "Mail", "Salary", "Street")


def printed(body: str) -> bytes:
    """A document of A4 pages."""
    return typst.compile(f"#set page(margin: 2cm)\n#set text(size: 10pt)\n{body}".encode(), format="pdf")


def table(rows: list[tuple[str, ...]], head: str = "table.header", more: str = "") -> str:
    """Rows below headings."""
    heads = ",".join(f"[*{name}*]" for name in HEADS)
    cells = ",".join(f"[{cell}]" for row in rows for cell in row).replace("@", "\\@")
    return f"#table(columns: 4, {more}{f'{head}({heads})' if head else heads}, {cells})\n"


ROWS = [(f"Bo Probe {n}", f"bo{n}@example.com", f"{n * 700}", f"Long Road {n}") for n in range(90)]
LOOKS = {
    "ruled": table(ROWS),
    "without rules": table(ROWS, more="stroke: none, "),
    "numbers to the right": table(ROWS, more="align: (left, center, right, left), "),
    "headings on the first page alone": table(ROWS, head=""),
}


@pytest.mark.parametrize("body", LOOKS.values(), ids=LOOKS)
def test_rows_of_a_printed_table_are_records_and_its_columns_fields(body: str, tell: Callable) -> None:
    told = tell(printed(f"= Staff\nSome words, as they come, before it.\n{body}\nAnd some words behind it."))
    for column, head in enumerate(HEADS):
        assert told.headers[f"col:table 1.{column}"] == head
        assert told.cells[f"col:table 1.{column}"] == [row[column] for row in ROWS]
    assert "Some words, as they come, before it." in told.text
    assert "And some words behind it." in told.text
    assert told.reasons == {"read"}


@pytest.mark.parametrize("align", ["top", "horizon"])
def test_a_cell_of_many_lines_stays_one(align: str, tell: Callable) -> None:
    rows = [
        (f"Bo Probe {n}", f"bo{n}@example.com", f"{n}", f"House {n}, " + "behind the bridge " * 3) for n in range(12)
    ]
    told = tell(
        printed(
            table(rows, more=f"align: left + {align}, ").replace("columns: 4", "columns: (auto, auto, auto, 3.5cm)")
        )
    )
    assert told.cells["col:table 1.3"] == [row[3].strip() for row in rows]
    assert told.cells["col:table 1.1"] == [row[1] for row in rows]


def test_a_table_with_empty_cells_keeps_its_columns(tell: Callable) -> None:
    rows = [
        (f"Bo Probe {n}", "" if n % 3 else f"bo{n}@example.com", f"{n}", "" if n % 4 else "Road") for n in range(20)
    ]
    told = tell(printed(table(rows)))
    assert told.cells["col:table 1.1"] == [row[1] for row in rows if row[1]]
    assert told.cells["col:table 1.0"] == [row[0] for row in rows]


PROSE = {
    "two columns": "#set page(columns: 2)\n"
    + "Name and mail were told, as was agreed in 2018, to all. #lorem(90)\n\n" * 6,
    "a letter": "Anna Probe#h(1fr)Town, 3 May 2018\n\nLong Road 4\n\nDear Sir,\n\n#lorem(80)\n\nYours,\n\nAnna Probe",
    "a list": "\n".join(f"- item {n}, and so on: #lorem(12)" for n in range(30)),
    "contents": "\n\n".join(f"Chapter {n} on something#box(width: 1fr, repeat[.]){n * 7}" for n in range(30)),
    "a form": "\n\n".join(f"{name}:#h(2cm)made-up" for name in ("Name", "Street", "Town", "Phone")),
    "formulas": "\n\n".join(f"$ x_{n} + y = integral_0^{n} f(t) d t $" for n in range(12)),
}


@pytest.mark.parametrize("body", PROSE.values(), ids=PROSE)
def test_a_page_without_a_table_is_text(body: str, tell: Callable) -> None:
    told = tell(printed(body))
    assert not [path for path in told.cells if path.startswith("col:")]
    assert len(told.text) > 60


words = st.builds(
    lambda left, low, wide, high, text: Word(left, left + wide, low, low + high, text),
    st.floats(0, 500), st.floats(0, 800), st.floats(0.1, 90), st.floats(0.1, 40), st.text("ab1@. ", min_size=1, max_size=9),
)  # fmt: skip


@given(st.lists(words, max_size=80))
def test_no_word_of_a_page_is_lost_or_told_twice(found: list[Word]) -> None:
    lines = lines_of(found)
    assert Counter(word for line in lines for word in line.words) == Counter(found)
    end = 0
    for one in tables_of(lines):
        assert one.first >= end
        end = one.last
        inside = " ".join(word.text for line in lines[one.first : one.last] for word in line.words)
        assert Counter(inside.replace(" ", "")) == Counter(
            "".join([*one.heads, *map("".join, one.rows)]).replace(" ", "")
        )


def test_a_form_of_two_columns_is_no_table_below_its_first_line(tell: Callable[..., Told]) -> None:
    lines = ["Pracownik", "Anna Nowak", "PESEL", "1", "Telefon", "2", "Adres", "Polna 3"]
    told = tell(printed(f"#table(columns: 2, {', '.join(f'[{line}]' for line in lines)})"))
    assert not [path for path in told.cells if path.startswith("col:")]
    assert "Pracownik Anna Nowak" in told.text.replace("\n", " ")
