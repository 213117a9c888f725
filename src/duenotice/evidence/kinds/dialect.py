"""The dialect of delimited text by its first rows: separator, quote, and where the data begins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from duenotice.evidence.ground.shapes import Delimited
from duenotice.evidence.kinds.colons import colons_of
from duenotice.evidence.kinds.headings import NUMBER, differs, heading, is_header
from duenotice.evidence.kinds.named_cells import are_named
from duenotice.evidence.tokens.cells import collect
from duenotice.evidence.tokens.delimited import delimited_cells, first_rows
from duenotice.evidence.tokens.names import FIXED

SEPARATORS = b",;\t|\x1f\x01"
ROWS = 200

_MILLISECONDS = re.compile(rb"(?m)^[^\n,]{0,40}\d\d:\d\d:\d\d,\d{3}(?!\d)")
_INDENTED = re.compile(rb"(?m)^(?: {2,60}| {0,60}\t)[ \t]{0,60}[^\s\d]")
_APOSTROPHES = re.compile(rb"(?m)^[ \t]{0,60}'[^\n]{1,2000}',[ \t]{0,60}\r?$")
_ONE_TEXT = re.compile(rb"(?m)^\t{1,20}[^\t\n]{1,2000}$")
_ENTITY = re.compile(rb"(?m)^[^\n;]{0,2000}&(?:[a-z]{2,8}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});")
_STORED = re.compile(rb'(?m)^[^\n;]{0,200}[aO]:\d{1,6}:(?:"[^"\n]{1,80}":\d{1,6}:)?\{[aOsibd]:')
"""A structure as PHP stores it."""
_EXPANDED = re.compile(rb"(?:[^\n|]{0,200}\n){0,4}(?=-\[ RECORD 1 \])")
"""What stands before the first record where psql shows each as lines of a name and a value."""
_EXCHANGE = re.compile(rb"(?:#[^\n]{0,2000}\n){0,16}#Fields: ?(?P<names>[\w-]{1,80}(?:,[\w-]{1,80}){2,200})\r?\n")
"""How logs of Microsoft Exchange begin: those of W3C part their names and cells by blanks."""
_COOKIES = re.compile(
    rb"(?P<above>(?:#(?!HttpOnly_)[^\n]{0,400}\n|\r?\n){0,16})(?:#HttpOnly_)?[^\s]{1,255}\t(?:TRUE|FALSE)\t/[^\t\n]{0,400}\t(?:TRUE|FALSE)\t\d{1,20}\t[^\t\n]{1,400}\t"
)
_OF_COOKIE = ("domain", "subdomains", "path", "secure", "expires", "name", "value")
"""How files of cookies begin, as Netscape and curl write them, and what their columns hold."""
_OTHER = {
    44: ((_MILLISECONDS, 0.5), (_INDENTED, 0.6), (_APOSTROPHES, 0.6)),
    59: ((_INDENTED, 0.6), (_APOSTROPHES, 0.6), (_ENTITY, 0.6), (_STORED, 0.6)),
    9: ((_ONE_TEXT, 0.6),),
}
"""Lines in which a separator is none, and from which share of all they speak for the text."""


@lru_cache(maxsize=4)
def dialect_of(head: bytes) -> Delimited | None:
    """The dialect of the text that begins with `head` (UTF-8), or None where it is not delimited text.

    The last answers are kept: of one file it is asked for its kind, for its role and when it is read.
    """
    declared = re.match(rb"sep=(.)\r?\n", head)
    text = head if len(head) < 4096 else head[: head.rfind(b"\n") + 1] or head
    if not declared and (known := _known(text)):
        return known
    found = [
        (
            _score(rows := _rows(text, sep), len(text)) if declared else _told(text, sep, rows := _rows(text, sep)),
            sep,
            rows,
        )
        for sep in SEPARATORS
        if (declared[1][0] == sep if declared else sep in text and not _is_other(text, sep))
    ]
    score, sep, rows = max(found, key=lambda entry: entry[0], default=(0.0, 0, []))
    if score <= 0 and not declared:
        return None
    if head := heading(rows):
        return Delimited(sep, 34, head.names, head.first)
    width = _usual(rows)
    body = next((n for n, row in enumerate(rows) if len(row) >= max(2, width - 1) and not (declared and n == 0)), 0)
    return Delimited(sep, 34, (), body)


def _known(text: bytes) -> Delimited | None:
    """The dialect of a text that begins as only some programs write: lists of accounts, records of psql, files of cookies,
    logs of Exchange."""
    if parted := colons_of(text):
        return parted
    if expanded := _EXPANDED.match(text):
        return Delimited(124, 0, ("key", "value"), expanded[0].count(b"\n"))
    if cookies := _COOKIES.match(text):
        return Delimited(9, 0, _OF_COOKIE, cookies["above"].count(b"\n"))
    if exchange := _EXCHANGE.match(text):
        return Delimited(44, 34, tuple(exchange["names"].decode().split(",")), exchange[0].count(b"\n"))
    return None


def _is_other(text: bytes, sep: int) -> bool:
    """Whether what looks like a separator is another sign in most lines: the comma before milliseconds in the logs of Python and Java;
    what ends the lines of a program or parts the members of a list in it, the lines being indented or the members in apostrophes; what
    ends a sign of markup; the tabulator before the only text of a line."""
    signs = _OTHER.get(sep)
    if signs is None:
        return False
    lines = sum(not line.isspace() for line in text[:65536].splitlines() if line)
    return any(len(sign.findall(text[:65536])) > share * lines for sign, share in signs)


ENOUGH = 10
"""Rows from which on it is no chance that all have as many cells."""


def _parts_members(text: bytes) -> bool:
    """Whether most commas part the members of objects that stand in the lines of a log, outside of cells in quotes. A first line with as
    many commas as the others have outside of their objects heads a table of such."""
    lines = [line for line in text.splitlines()[:ROWS] if b"," in line]
    commas, within = [line.count(b",") for line in lines], [_members(line) for line in lines]
    if 2 * sum(within) < sum(commas) or not lines:
        return False
    heads = not within[0] and len(lines) > 1 and commas[0] == commas[1] - within[1]
    return not heads


def _members(line: bytes) -> int:
    """Commas between the first brace of an object in a line and the last brace there."""
    opened = _OBJECT.search(line)
    return line.count(b",", opened.start(), line.rfind(b"}") + 1) if opened else 0


_OBJECT = re.compile(rb"(?<!,[\"'])(?<!\A[\"'])\{ ?(?:\\{1,7}[\"']|[\"'](?!\"))")
"""The beginning of an object in JSON or as Python shows it, with its first name; not at the beginning of a cell in quotes, nor with
quotes doubled."""


def _told(text: bytes, sep: int, rows: list[list[str]]) -> float:
    """How well the rows agree, see `_score`; 0 where commas or semicolons part the clauses of sentences, the digits of sums or the
    members of objects."""
    score = _score(rows, len(text))
    if score <= 0 or (sep != 9 and are_named(rows)):
        return 0.0
    if sep not in b",;":
        return score
    shown, sign = text[:65536], bytes([sep])
    if sep == 44 and _parts_members(shown):
        return 0.0
    apart = len(re.findall(re.escape(sign) + rb"(?: |\r?\n|\Z)", shown))
    if b" " in shown and sign + b" " in shown and apart >= 0.9 * shown.count(sign):
        return score if _says_table(rows) else 0.0
    return 0.0 if sep == 44 and _are_sums(shown) else score


def _says_table(rows: list[list[str]]) -> bool:
    """Whether rows whose cells are parted by a sign and a blank are more than sentences: below a heading, with values in a column, or
    many alike."""
    filled = [row for row in rows if row]
    first, rest = filled[0], filled[1:]
    if (
        all(cell.count(" ") < 3 for cell in first)
        and "" not in first
        and is_header(first, rest)
        and differs(first, rest)
    ):
        return True
    width = _usual(filled)
    alike = all(len(row) == width and "" not in row for row in filled)
    brief = sum(cell.count(" ") < 3 for row in filled for cell in row) >= 0.9 * sum(map(len, filled))
    return (len(filled) >= ENOUGH and alike and brief) or any(_is_valued(filled, column) for column in range(width))


def _is_valued(rows: list[list[str]], column: int) -> bool:
    """Whether most cells of a column are numbers, dates or addresses of mail."""
    cells = [row[column] for row in rows if column < len(row) and row[column]]
    valued = sum(1 for cell in cells if NUMBER.fullmatch(cell) or ("@" in cell and " " not in cell))
    return valued > 1 and valued >= 0.8 * len(cells) and valued >= 0.6 * len(rows)


def _are_sums(text: bytes) -> bool:
    """Whether the commas of most lines are those of sums behind words: `Bread 3,50`. The first line of a table has a heading there."""
    lines = [line for line in text.splitlines()[:ROWS] if b"," in line]
    sums = [line.count(b",") == len(_SUM.findall(line)) and _WORD.match(line) is not None for line in lines]
    heads = bool(lines) and not sums[0] and len({line.count(b",") for line in lines}) == 1
    return sum(sums) > 0.8 * len(lines) and not heads


_SUM = re.compile(rb"(?<=\d),\d{1,2}(?!\d)")
_WORD = re.compile(rb"[\W_]{0,40}[A-Za-z\x80-\xff]{2}")


def _rows(text: bytes, sep: int) -> list[list[str]]:
    """The cells of the first ROWS rows, quotes undoubled."""
    buf = np.frombuffer(text, np.uint8)
    end = int(first_rows(buf, len(buf), sep, 34, ROWS))
    cells = collect(lambda out: delimited_cells(buf, (0, end, 0), sep, 34, 0, out), max(64, end // 8))
    numbers, starts, stops = cells.row.tolist(), cells.offset.tolist(), (cells.offset + cells.length).tolist()
    rows: list[list[str]] = [[] for _ in range(numbers[-1] + 1 if numbers else 0)]
    texts = _texts(text[:end], starts, stops)
    for row, column, cell in zip(numbers, (cells.field - FIXED).tolist(), texts, strict=True):
        mine = rows[row]
        if len(mine) < column:
            mine += [""] * (column - len(mine))
        mine.append(cell)
    _fill_up(rows, dict(zip(numbers, stops, strict=True)), text, sep)
    return rows


def _texts(text: bytes, starts: list[int], stops: list[int]) -> list[str]:
    """The cells at these places, quotes undoubled. ASCII is decoded once: cell by cell it would take most of the time."""
    if text.isascii():
        whole = text.decode()
        found = [whole[start:stop] for start, stop in zip(starts, stops, strict=True)]
    else:
        found = [text[start:stop].decode("utf-8", "replace") for start, stop in zip(starts, stops, strict=True)]
    return [cell.replace('""', '"') for cell in found] if b'""' in text else found


def _fill_up(rows: list[list[str]], ends: Mapping[int, int], text: bytes, sep: int) -> None:
    """Add the empty cells after the last filled one of each row: without them a table of many gaps looks ragged.

    No row grows beyond the widest filled one, so that lines which only end in a comma are no table.
    """
    widest = max(map(len, rows), default=0)
    for row, end in ends.items():
        if len(rows[row]) == widest:
            continue
        stop = text.find(b"\n", end)
        empty = text[end : stop if stop >= 0 else len(text)].count(sep)
        rows[row].extend([""] * min(empty, widest - len(rows[row])))


def _usual(rows: list[list[str]]) -> int:
    counts = Counter(len(row) for row in rows if row)
    return max(counts, key=lambda n: (counts[n], n), default=0)


def _score(rows: list[list[str]], size: int) -> float:
    """How well the rows agree in width; 0 where they are no table. Long cells of many words speak for prose."""
    filled = [row for row in rows if row]
    width = _usual(filled)
    if width < 2 or len(filled) < 2:
        return 0.0
    near = sum(1 for row in filled if abs(len(row) - width) <= (1 if width > 3 else 0)) / len(filled)
    if near < 0.7:
        return 0.0
    cells = [cell for row in filled for cell in row]
    wordy = sum(1 for cell in cells if cell.count(" ") > 6) / len(cells)
    if wordy > 0.4 and width < 4:
        return 0.0
    return near * (1 + 0.05 * min(width, 40)) * (1 - wordy / 2)
