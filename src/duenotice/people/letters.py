"""Which lines of plain text belong together: a letter is one record, a list is one a line."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import pyarrow as pa

from duenotice.model.kinds import family
from duenotice.people.compute import pc

MOST_FINDINGS = 2_000
"""Findings of a text beyond which nobody wrote it by hand: its lines are what a program wrote."""
LETTER_LINES, LETTER_ROWS = 40, 200
"""Lines with findings, and lines between the first and the last of them, of which a text is one letter."""
LISTED, FEWEST_LISTED = 0.6, 3
"""Share of the lines that hold data of the same kinds, and how many lines, from which a text is a list."""
APART_ROWS, APART_BYTES = 2, 60
"""What may lie between two findings of one passage in a longer text."""

Line = list[tuple[str, int, int]]


def passages(found: pa.Table, items: pa.Table) -> dict[tuple[int, int], int]:
    """By item and line of plain text the line with which the letter or passage begins that it belongs to; lines that stand for
    themselves are left out. found: rows of the step; items: of the model. Lines that tell a time of their own, or who did log in, are a
    program's."""
    texts = items.filter(pc.equal(items["kind"], "text"))["item_id"]
    mine = found.filter(pc.is_in(found["item_id"], pc.cast(texts, pa.int64()).combine_chunks()))
    mine = mine.filter(pc.equal(mine["logged"], 0))
    few = pc.value_counts(mine.filter(pc.is_null(mine["seen_us"]))["item_id"])
    chosen = few.filter(pc.less_equal(few.field("counts"), MOST_FINDINGS)).field("values")
    told = mine.filter(pc.is_in(mine["item_id"], chosen)).sort_by([("item_id", "ascending"), ("offset", "ascending")])
    texts_of: dict[int, dict[int, Line]] = defaultdict(lambda: defaultdict(list))
    for row in told.select(["item_id", "record", "kind", "offset", "length"]).to_pylist():
        if row["record"] is not None:
            start = row["offset"]
            texts_of[row["item_id"]][row["record"]].append((family(row["kind"]), start, start + row["length"]))
    return {(item, line): first for item, lines in texts_of.items() for line, first in _joined(lines)}


def _joined(lines: Mapping[int, Line]) -> Iterator[tuple[int, int]]:
    """Each line of a text that belongs to one before it, and the first of these."""
    if _is_list(list(lines.values())):
        return
    numbers = list(lines)
    heads = set(_heads(lines))
    whole = len(heads) < FEWEST_LISTED and len(numbers) <= LETTER_LINES and numbers[-1] - numbers[0] <= LETTER_ROWS
    first = last = numbers[0]
    for number in numbers[1:]:
        apart = number - last > APART_ROWS or lines[number][0][1] - lines[last][-1][2] > APART_BYTES
        if number in heads or (apart and not whole and (number - first > LETTER_ROWS or first not in heads)):
            first = number
        if first != number:
            yield number, first
        last = number


def _heads(lines: Mapping[int, Line]) -> Iterator[int]:
    """Where letters or entries begin, if there are several: with a name and an address below it or behind it."""
    found = [
        number
        for number, below in pairwise([*lines, -1])
        if "PERSON_NAME" in (here := [kind for kind, _, _ in lines[number]])
        and "POSTAL_ADDRESS"
        in here + [kind for kind, _, _ in lines.get(below, [])] * (0 < below - number <= APART_ROWS)
    ]
    yield from found if len(found) >= FEWEST_LISTED else ()


def _is_list(lines: Sequence[Line]) -> bool:
    """Whether most lines hold the same kinds of data, as rows do."""
    (_, most), *_ = Counter(frozenset(kind for kind, _, _ in line) for line in lines).most_common(1)
    return len(lines) >= FEWEST_LISTED and most >= LISTED * len(lines)
