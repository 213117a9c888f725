"""Elements of pages: what their names mean, and that a page has the same positions whatever page came before it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duenotice.evidence.ground.shapes import Markup
from duenotice.evidence.places.layout import SectionLayout, Sections
from duenotice.evidence.tokens import tags


def _kinds(name: bytes) -> int:
    return int(tags.kinds_of(tags.code_of(np.frombuffer(name + b" ", np.uint8), 0, len(name))))


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        (b"td", tags.CELL),
        (b"TR", tags.ITEM | tags.ROW),
        (b"li", tags.ITEM | tags.MANY),
        (b"br", tags.VOID | tags.BREAK),
        (b"Script", tags.RAW),
        (b"dt", tags.PAIR),
        (b"ol", tags.LIST),
        (b"div", 0),
        (b"lii", 0),
        (b"custom-element", 0),
        (b"", 0),
    ],
)
def test_elements_are_known_by_their_name_in_either_case(name: bytes, kinds: int) -> None:
    assert _kinds(name) == kinds


PIECES = st.sampled_from(
    b"""<p>|</p>|<li class=a>|<li>|</li>|<ul>|</ul>|<tr>|<td>|</tr>|<table id=t>|<div class='x y'>|<div id=d7>|</div>|<br>|text|<
<img alt=i src=a/b>|<input name=n value=v>|<b title="t" data-k='w'>|</b>|<meta property=q content=c>|<!-- c -->|<a class>|<p/>
<script>a={"b":1}</script>|<option>|<dt>| """.replace(b"\n", b"|").split(b"|")
)
PAGE = st.lists(PIECES, min_size=1, max_size=40).map(b"".join)


def _cells(pages: list[bytes]) -> list[tuple[str, bytes, int]]:
    """(path of the field, text, record) of all cells, in order."""
    data = b"".join(page + b"\n" for page in pages)
    stops = np.cumsum([len(page) + 1 for page in pages])
    table = [
        [stop - len(page) - 1, stop, 0, n, n, -1, 0, 1] for n, (page, stop) in enumerate(zip(pages, stops, strict=True))
    ]
    layout = SectionLayout(Sections(np.array(table, np.int64), (Markup(),)), data)
    found = []
    for number, field in enumerate(layout.fields):
        cells = layout.cells(data, number)
        for at, size, record in zip(cells.offset.tolist(), cells.length.tolist(), cells.record.tolist(), strict=True):
            found.append((at, field.path, data[at : at + size], record))
    return [(path, text, record) for _, path, text, record in sorted(found)]


@settings(max_examples=200)
@given(PAGE, PAGE)
def test_a_page_has_the_same_positions_whatever_page_came_before(before: bytes, page: bytes) -> None:
    alone = [(path, text) for path, text, _ in _cells([page])]
    assert [(path, text) for path, text, record in _cells([before, page, before, page]) if record == 3] == alone


def test_inputs_whose_names_say_nothing_are_called_as_their_labels(tell: Callable[..., Any]) -> None:
    page = '<html><label>Nom</label><input name="f1" value="Fox"><label>Rue</label><input name="street" value="Lane 1"></html>'
    headers = tell(page.encode()).headers
    assert [header for path, header in headers.items() if "@value" in path] == ["Nom", "street"]
