"""From candidates that were kept to the columns of what was found: each row is written once, where it stands in the end."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from duenotice.detect.kernel.compiled import lean_entry

SKIP, TAKE, ASK = range(3)
"""What is done with a cell: nothing, it is its own value, its value has to be looked for."""


class Cells(NamedTuple):
    """Byte range, field, and text of each cell of a piece; ends: where the texts end."""

    offset: np.ndarray
    length: np.ndarray
    path: np.ndarray
    text: np.ndarray
    ends: np.ndarray


class Filling(NamedTuple):
    """Where the likely spans begin and end, in order; none shares bytes with another."""

    start: np.ndarray
    end: np.ndarray


class Rows(NamedTuple):
    """What findings take over from their candidates as it is, and where the texts of those end."""

    offset: np.ndarray
    length: np.ndarray
    row: np.ndarray
    record: np.ndarray
    at_us: np.ndarray
    encoding: np.ndarray
    check: np.ndarray
    text: np.ndarray
    ends: np.ndarray


class Chosen(NamedTuple):
    """The candidates that were kept: position among the rows, what was decided of each, and the text that is not its own: where it
    begins and ends in `more`, -1 for its own. shift, size: where the value begins in the row and its bytes, size -1 for the whole."""

    at: np.ndarray
    kind: np.ndarray
    path: np.ndarray
    rule: np.ndarray
    reasons: np.ndarray
    country: np.ndarray
    check: np.ndarray
    score: np.ndarray
    shift: np.ndarray
    size: np.ndarray
    begin: np.ndarray
    end: np.ndarray
    more: np.ndarray


class Found(NamedTuple):
    """What was found, by place: int64 codes (path: number of the field, -1 for none; country: -1 for none), float64 scores; text, ends:
    the values one after the other, and where each ends."""

    offset: np.ndarray
    length: np.ndarray
    kind: np.ndarray
    path: np.ndarray
    row: np.ndarray
    record: np.ndarray
    at_us: np.ndarray
    check: np.ndarray
    score: np.ndarray
    encoding: np.ndarray
    rule: np.ndarray
    reasons: np.ndarray
    country: np.ndarray
    text: np.ndarray
    ends: np.ndarray


def room_for(n: int) -> Found:
    """Room for n rows, none for their texts yet."""
    columns = {name: np.empty(n, float if name == "score" else np.int64) for name in Found._fields}
    return Found(**columns | {"text": np.empty(0, np.uint8)})


@lean_entry
def ways(cells: Cells, spans: Filling, simple: np.ndarray, greets: np.ndarray, out: np.ndarray) -> None:
    """What is done with each cell. simple: by field, 1 where a plain cell is its own value, 0 where only a greeting is, else -1;
    greets: by the first two bytes of a cell, whether a greeting may begin so."""
    at, lo = 0, 0
    for k in range(len(cells.offset)):
        offset, hi, how = np.int64(cells.offset[k]), np.int64(cells.ends[k]), simple[cells.path[k]]
        while at < len(spans.start) and spans.start[at] < offset:
            at += 1
        if at < len(spans.start) and spans.start[at] == offset and spans.end[at] == offset + cells.length[k]:
            out[k] = SKIP
        elif how == 0:
            out[k] = ASK if hi - lo < 2 or greets[cells.text[lo], cells.text[lo + 1]] else SKIP
        elif how < 0:
            out[k] = ASK
        else:
            fine = hi > lo and int(cells.text[lo]) != 32 and int(cells.text[hi - 1]) != 32
            for i in range(lo, hi):
                fine &= 32 <= int(cells.text[i]) <= 126
            out[k] = TAKE if fine else ASK
        lo = hi


@lean_entry
def gather(rows: Rows, chosen: Chosen, slot: np.ndarray, out: Found) -> None:
    """Write the chosen rows, each at its slot, but for the texts; into `ends` the bytes of its text."""
    for k in range(len(chosen.at)):
        i, to = chosen.at[k], slot[k]
        written_plainly = chosen.size[k] >= 0 and rows.encoding[i] == 0
        out.offset[to] = rows.offset[i] + (chosen.shift[k] if written_plainly else 0)
        out.length[to] = chosen.size[k] if written_plainly else rows.length[i]
        out.row[to], out.record[to], out.at_us[to] = rows.row[i], rows.record[i], rows.at_us[i]
        out.encoding[to], out.kind[to], out.path[to] = rows.encoding[i], chosen.kind[k], chosen.path[k]
        out.rule[to], out.reasons[to], out.country[to] = chosen.rule[k], chosen.reasons[k], chosen.country[k]
        out.check[to] = rows.check[i] if chosen.check[k] < 0 else chosen.check[k]
        out.score[to] = chosen.score[k]
        if chosen.begin[k] < 0:
            out.ends[to] = rows.ends[i] - (rows.ends[i - 1] if i else 0)
        else:
            out.ends[to] = chosen.end[k] - chosen.begin[k]


@lean_entry
def write_texts(rows: Rows, chosen: Chosen, slot: np.ndarray, out: Found) -> None:
    """Write the texts of the chosen rows where `out.ends` says."""
    text = out.text
    for k in range(len(chosen.at)):
        i, to = chosen.at[k], out.ends[slot[k] - 1] if slot[k] else 0
        if chosen.begin[k] < 0:
            for n in range(rows.ends[i - 1] if i else 0, rows.ends[i]):
                text[to] = rows.text[n]
                to += 1
        else:
            for n in range(chosen.begin[k], chosen.end[k]):
                text[to] = chosen.more[n]
                to += 1
