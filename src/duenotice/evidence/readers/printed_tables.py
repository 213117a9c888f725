"""Tables on printed pages, by where their words stand: a line of headings, and below each of them a column that no word crosses."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

from pypdfium2 import raw as pdfium

from duenotice.evidence.ground.shapes import Delimited
from duenotice.evidence.kinds.dialect import ROWS as SHOWN
from duenotice.evidence.kinds.headings import is_header, is_turned
from duenotice.evidence.readers.columns import ROWS, TAB
from duenotice.evidence.records.record import Part, Record

MOST_LETTERS = 100_000
"""Letters of a page; one with more is read as text alone."""

WIDEST = 64
"""Columns of a table."""

APART = 0.8
"""Heights of a line that lie between two headings at least; words of one heading are parted by a blank, about a third."""

LATEST = 6
"""Lines of a page, such as its heading, before a table that goes on from the last page."""

FAR = 4.0
"""Heights of a line behind which the next one is no row of the same table."""


class Word(NamedTuple):
    """Where a word stands, in points from the left and the foot of the page."""

    left: float
    right: float
    low: float
    high: float
    text: str


@dataclass(slots=True)
class Line:
    """Words of one height, from the left."""

    words: list[Word]
    low: float
    high: float

    @property
    def text(self) -> str:
        """The words with blanks between."""
        return " ".join(word.text for word in self.words)


class Table(NamedTuple):
    """heads: of the columns; rows: cells; first, last: numbers of its lines, `last` one past them; gaps: between which points the
    border behind each column but the last lies; headed: whether its first line holds the headings."""

    heads: tuple[str, ...]
    rows: list[list[str]]
    first: int
    last: int
    gaps: list[tuple[float, float]]
    headed: bool = True


def words_of(text_page: Any) -> list[Word]:
    """The words of a page in the order in which it says them; none where there are too many letters."""
    count = min(pdfium.FPDFText_CountChars(text_page), MOST_LETTERS + 1)
    if count > MOST_LETTERS:
        return []
    box, words, held = pdfium.FS_RECTF(), list[Word](), list[str]()
    left = right = low = high = 0.0
    for n in range(count):
        code = pdfium.FPDFText_GetUnicode(text_page, n)
        blank = code <= 32 or code in (0xA0, 0xFFFE)
        if not blank and pdfium.FPDFText_GetLooseCharBox(text_page, n, ctypes.byref(box)):
            near = held and abs(box.bottom - low) < 0.5 * (high - low) and -1 < box.left - right < 0.3 * (high - low)
            if held and not near:
                words.append(Word(left, right, low, high, "".join(held)))
                held = []
            if not held:
                left, low, high = box.left, box.bottom, box.top
            right = box.right
            held.append(chr(code))
        elif held:
            words.append(Word(left, right, low, high, "".join(held)))
            held = []
    if held:
        words.append(Word(left, right, low, high, "".join(held)))
    return [
        word._replace(text=word.text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))
        for word in words
    ]


def lines_of(words: Iterable[Word]) -> list[Line]:
    """The words of each height, from the top of the page. Words that stand half a line lower begin another line."""
    lines: list[Line] = []
    for word in sorted(words, key=lambda one: -(one.low + one.high) / 2):
        middle = (word.low + word.high) / 2
        if lines and lines[-1].low + 0.3 * (lines[-1].high - lines[-1].low) < middle:
            lines[-1].words.append(word)
        else:
            lines.append(Line([word], word.low, word.high))
    for line in lines:
        line.words.sort(key=lambda one: one.left)
    return lines


def tables_of(lines: list[Line], before: Table | None = None) -> Iterator[Table]:
    """The tables in the lines of a page; each begins with its headings. before: the one with which the last page ended, which may go
    on without them."""
    n = 0
    while n < len(lines):
        found = _Found.under(lines, n)
        if found is None and before is not None and n < LATEST:
            found = _Found(before.heads, before.gaps, n, n).filled(lines)
            found = found if found.told(headed=False) else None
        if found is None:
            n += 1
            continue
        n, before = found.last, None
        if table := found.told(headed=found.headed):
            yield table


def _is_filled(rows: list[list[str]]) -> bool:
    """Whether most rows say something in half of the columns, and briefly: columns of prose beside each other are none of a table."""
    filled = sum((said := sum(map(bool, row))) > 1 and said * 2 >= len(row) for row in rows)
    wordy = sum(cell.count(" ") > 8 for row in rows for cell in row)
    return filled * 3 >= len(rows) * 2 and wordy * 4 <= sum(map(len, rows))


@dataclass(slots=True)
class _Found:
    """A table in the making. gaps: between which points the border behind each column but the last lies; bands: lines that overlap."""

    heads: tuple[str, ...]
    gaps: list[tuple[float, float]]
    first: int
    last: int
    bands: list[list[Line]] = field(default_factory=list)
    headed: bool = False

    @classmethod
    def under(cls, lines: list[Line], n: int) -> _Found | None:
        """The table whose headings may be the line `n`; None where that holds none."""
        heads = _cells(lines[n])
        texts = tuple(" ".join(word.text for word in head) for head in heads)
        if not 2 <= len(heads) <= WIDEST or not is_header(list(texts), []) or not any(map(str.isalpha, "".join(texts))):
            return None
        gaps = [(left[-1].right, right[0].left) for left, right in pairwise(heads)]
        found = cls(texts, gaps, n, n + 1, headed=True).filled(lines)
        return found if found.last > n + 2 else None

    def filled(self, lines: list[Line]) -> _Found:
        """Take in the lines from `last` on, up to one that is none of the table."""
        for n in range(self.last, len(lines)):
            far = FAR * (lines[n].high - lines[n].low)
            if (n and lines[n - 1].low - lines[n].high > far and n > self.first) or not self._takes(lines[n]):
                break
            self.last = n + 1
        return self

    def told(self, *, headed: bool) -> Table | None:
        """The table, if it is one."""
        rows = self.cells() if self.last > self.first + 1 else []
        if is_turned([self.heads, *rows]):
            return None  # a form, whose lines are read as they stand
        if len(rows) > 1 and is_header(list(self.heads), rows[:SHOWN]) and _is_filled(rows):
            return Table(self.heads, rows, self.first, self.last, self.gaps, headed)
        return None

    def _takes(self, line: Line) -> bool:
        """Take a line in, if none of its words stands in two columns."""
        gaps = [_narrowed(gap, line) for gap in self.gaps]
        if any(begin > end for begin, end in gaps):
            return False
        self.gaps = gaps
        high = line.high - line.low
        if self.bands and self.bands[-1][-1].low - line.low < 0.8 * high:
            self.bands[-1].append(line)
        else:
            self.bands.append([line])
        return True

    def cells(self) -> list[list[str]]:
        """The rows. A line that says little belongs to the row that is nearer: its cells were too long for one line."""
        borders = [(begin + end) / 2 for begin, end in self.gaps]
        rows: list[list[list[str]]] = []
        waiting: list[list[str]] | None = None
        for n, band in enumerate(self.bands):
            cells = _parted(band, borders)
            filled = [k for k, cell in enumerate(cells) if cell]
            if filled and filled[0] > 0 and len(filled) * 2 <= len(cells):
                above = self.bands[n - 1][-1].low - band[0].high if n else 1e9
                below = band[-1].low - self.bands[n + 1][0].high if n + 1 < len(self.bands) else 1e9
                if rows and above <= below + 0.2 * (band[0].high - band[0].low):
                    rows[-1] = [[*old, *new] for old, new in zip(rows[-1], cells, strict=True)]
                    continue
                if n + 1 < len(self.bands) and waiting is None:
                    waiting = cells
                    continue
            if waiting is not None:
                cells, waiting = [[*old, *new] for old, new in zip(waiting, cells, strict=True)], None
            rows.append(cells)
        return [[" ".join(cell) for cell in row] for row in rows]


def _cells(line: Line) -> list[list[Word]]:
    """The words of a line in groups that stand apart."""
    groups: list[list[Word]] = []
    for word in line.words:
        if groups and word.left - groups[-1][-1].right < APART * (line.high - line.low):
            groups[-1].append(word)
        else:
            groups.append([word])
    return groups


def _narrowed(gap: tuple[float, float], line: Line) -> tuple[float, float]:
    """Where the border between two columns can still lie: no word stands on it. A word all within goes with its neighbour."""
    begin, end = gap
    high = line.high - line.low
    for n, word in enumerate(line.words):
        if word.right <= begin or word.left >= end:
            continue
        if word.left < begin and word.right > end:
            return 1.0, 0.0
        before = word.left - line.words[n - 1].right if n else 1e9
        after = line.words[n + 1].left - word.right if n + 1 < len(line.words) else 1e9
        with_left = word.left <= begin or (word.right < end and before < 0.45 * high)
        if with_left or (word.right < end and after > 0.6 * high and word.left - begin < end - word.right):
            begin = max(begin, word.right)
        else:
            end = min(end, word.left)
    return begin, end


def _parted(band: list[Line], borders: list[float]) -> list[list[str]]:
    """The words of each column."""
    cells: list[list[str]] = [[] for _ in range(len(borders) + 1)]
    for line in band:
        for word in line.words:
            cells[sum(border <= (word.left + word.right) / 2 for border in borders)].append(word.text)
    return cells


def records_of(table: Table, label: str, name: str) -> Iterator[Record]:
    """The rows of a table, each a record. label: of its place; name: of its fields."""
    shape = Delimited(TAB, 0, table.heads, int(table.headed), name)
    lines = ["\t".join(row) + "\n" for row in (*[[*table.heads]][: table.headed], *table.rows)]
    for begin in range(0, len(lines), ROWS):
        data = "".join(lines[begin : begin + ROWS]).encode("utf-8", "replace")
        yield Record((Part(data, shape, first=begin + 1),), label=label, rows=True)
