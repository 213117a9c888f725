"""Records of fixed length whose columns begin at the same place, without headings and often without anything between them: extracts of
large machines, in ASCII or EBCDIC, with or without line ends."""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np

from duenotice.evidence.charsets.charset import ebcdic_of

LEAST_ROWS, ROWS = 8, 400
"""Records that are needed to tell columns, and that are asked."""
SHORTEST, LONGEST = 24, 8192
"""Bytes of a record."""
SAMPLE = 48 * 1024
ALWAYS, MOSTLY, ALIKE = 0.97, 0.9, 0.95
"""Shares of the records in which a sign begins a column, and that are of one length."""
PADDED = 0.3
"""Share of the records at least in which a blank stands before what begins a column: texts of other lengths were filled up."""
_DATES = (
    re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"),
    re.compile(r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:19|20)\d\d"),
    re.compile(r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d"),
)


class Fixed(NamedTuple):
    """charset: codec; size: bytes of a record, 0 where lines end; edges: signs at which columns begin."""

    charset: str
    size: int
    edges: tuple[int, ...]


def fixed_of(head: bytes, charset: str) -> Fixed | None:
    """The columns of the records with which a file begins, None where there are none. charset: of the text, empty where the bytes are
    none in any encoding by ASCII."""
    mainframe = ebcdic_of(head[:SAMPLE])
    name = mainframe or charset
    if not name or name.startswith(("utf-16", "utf-32")):
        return None
    feed = (
        b"\x25"
        if mainframe and head.count(b"\x25") * 1024 > len(head) and b"\x15" not in head[:LONGEST]
        else b"\x15"
        if mainframe
        else b"\n"
    )
    if feed in head[:LONGEST] and _are_alike(_lines(head[: 2 * LONGEST], name)):
        rows = _lines(head, name)[:ROWS]
        return _told(name, 0, rows) if _are_alike(rows) else None
    if feed in head[:LONGEST] and not mainframe:
        return None  # packed numbers hold the byte of a line end as well
    size = _size(head[:SAMPLE], 0x40 if mainframe else 32)
    if not size:
        return None
    rows = [head[n : n + size].decode(name, "replace") for n in range(0, min(len(head), size * ROWS) - size + 1, size)]
    return _told(name, size, rows) if len(rows) >= LEAST_ROWS else None


def _lines(head: bytes, charset: str) -> list[str]:
    """The whole lines of a text."""
    return [row.rstrip("\r") for row in head.decode(charset, "replace").replace("\x85", "\n").split("\n")][:-1]


def _are_alike(rows: list[str]) -> bool:
    """Whether nearly all lines have one length; the first and the last may head and close the rest."""
    if len(rows) < LEAST_ROWS:
        return False
    size = sorted(map(len, rows))[len(rows) // 2]
    odd = [n for n, row in enumerate(rows) if len(row) != size]
    within = sum(0 < n < len(rows) - 1 for n in odd)
    return SHORTEST <= size <= LONGEST and within <= (1 - ALIKE) * len(rows)


def _size(head: bytes, blank: int) -> int:
    """The distance at which blanks stand again, as records of one length are long; 0 where there is none."""
    buf = np.frombuffer(head, np.uint8) == blank
    share = float(buf.mean()) if len(buf) else 0.0
    most = min(LONGEST, len(buf) // LEAST_ROWS)
    if most <= SHORTEST or not 0.05 < share < 0.9:
        return 0
    alike = np.array(
        [np.count_nonzero(buf[n:] == buf[: len(buf) - n]) / (len(buf) - n) for n in range(SHORTEST, most + 1)]
    )
    by_chance = share * share + (1 - share) ** 2
    best = float(alike.max())
    if best < by_chance + 0.6 * (1 - by_chance):
        return 0
    return SHORTEST + int(np.argmax(alike > best - 0.1 * (best - by_chance)))


def _told(charset: str, size: int, rows: list[str]) -> Fixed | None:
    width = size or max(map(len, rows))
    usual = [row for row in rows if len(row) == (size or sorted(map(len, rows))[len(rows) // 2])]
    signs = np.array([[ord(sign) for sign in row] for row in usual], np.uint32)
    edges, ragged = _edges(signs, usual)
    fine = ragged >= 2 and len(edges) >= 3 and width <= LONGEST
    return Fixed(charset, size, tuple(edges)) if fine else None


def _edges(signs: np.ndarray, rows: list[str]) -> tuple[list[int], int]:
    """Where columns begin: behind blanks that fill the one before, where figures follow letters or letters figures, and around dates. How
    many hold words of several lengths."""
    blank = signs <= 32
    figure = (signs >= 48) & (signs <= 57)
    word = ~blank & ~figure & (signs > 64)
    inked, figures, letters = ((~blank).mean(axis=0), figure.mean(axis=0), word.mean(axis=0))
    before, after = slice(None, -1), slice(1, None)
    begins = inked[after] >= MOSTLY
    filled = begins & (1 - inked[before] >= PADDED) & (1 - inked[before] > 1.5 * (1 - inked[after]))
    turned = (figures[before] >= ALWAYS) & (letters[after] >= ALWAYS)
    coded = (letters[before] >= ALWAYS) & (figures[after] >= ALWAYS)
    found = {0} | set((np.flatnonzero(filled | turned) + 1).tolist())
    found |= {
        at
        for at in (np.flatnonzero(coded) + 1).tolist()
        if _is_code(rows, max((e for e in found if e < at), default=0), at)
    }
    for start in _dates(figures >= ALWAYS, rows):
        found |= {start, start + 8} - {signs.shape[1]}
    edges = sorted(found)
    spans = zip(edges, [*edges[1:], signs.shape[1]], strict=True)
    return edges, sum(_is_ragged(letters[start:stop], inked[start:stop]) for start, stop in spans)


def _is_code(rows: list[str], start: int, stop: int) -> bool:
    """Whether a column holds several codes of two letters or three, of a state or a country, and is not the beginning of a number."""
    return stop - start in (2, 3) and len({row[start:stop] for row in rows}) > 2


def _is_ragged(letters: np.ndarray, inked: np.ndarray) -> bool:
    """Whether a column holds words of several lengths, with blanks behind them."""
    return len(inked) > 4 and letters[0] >= 0.5 and inked[-1] < 0.5 and bool(((inked > 0.1) & (inked < MOSTLY)).any())


def _dates(always: np.ndarray, rows: list[str]) -> list[int]:
    """Where eight figures are a date in every record."""
    found: list[int] = []
    ahead = np.convolve(always, np.ones(8, int), "valid") == 8 if len(always) >= 8 else np.zeros(0, bool)
    for start in np.flatnonzero(ahead).tolist():
        if found and start < found[-1] + 8:
            continue
        cells = [row[start : start + 8] for row in rows]
        if len(set(cells)) > 2 and any(all(form.fullmatch(cell) for cell in cells) for form in _DATES):
            found.append(start)
    return found
