"""Tables parted by colons: lists of accounts as systems keep them (`passwd`, `shadow`, `htpasswd`) and as they are handed on
(`ann@shop.example:…`, `https://shop.example/login:ann@shop.example:…`).

A colon stands in nearly every text, so a table is one only where nothing else is likely: rows of one width with an address of mail or a
digest as a whole cell in the same column, or the columns of a known file, which are called as its manual calls them (passwd(5),
shadow(5)).
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from duenotice.evidence.ground.shapes import Delimited
from duenotice.evidence.ground.wordlist import words

COLON = 58
ROWS, FEWEST = 200, 5
_MAIL = re.compile(rb"[\w.%+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_DIGEST = re.compile(
    rb"(?=[0-9]{0,120}[A-Fa-f])(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128}|[0-9A-F]{32}|[0-9A-F]{40}|[0-9A-F]{64})|\$[\w-]{1,16}\$\S{8,}"
)
_NUMBER = re.compile(rb"\+?\d{9,15}")
_CALLED = re.compile(rb"[A-Z\xc3-\xf4][A-Za-z\x80-\xf4' .-]{1,40}")
_URL = re.compile(rb"(?:https?|ftp|android)")


class _Known(NamedTuple):
    """A file of fixed columns: its lines, and what its columns are called."""

    line: re.Pattern[bytes]
    names: tuple[str, ...]


_KNOWN = (
    _Known(
        re.compile(rb"[^:\s]{1,64}:[^:\s]*:\d{1,10}:\d{1,10}:[^:\n]*:/?[^:\n]*:[^:\n]*"),
        words("user_name x uid gid full_name home shell"),
    ),
    _Known(
        re.compile(
            rb"[^:\s]{1,64}:(?:[!*]{0,2}|x|!?\$[\w-]{1,16}\$[^:\s]{8,}):\d{0,6}:\d{0,6}:\d{0,6}:\d{0,6}:\d{0,6}:\d{0,6}:\d{0,6}"
        ),
        words("user_name password_hash changed minimum maximum warning inactive expires reserved"),
    ),
    _Known(
        re.compile(rb"[^:\s]{1,128}:\d{1,10}:[0-9A-Fa-f*]{32}:[0-9A-Fa-f*]{32}:[^:\n]*:[^:\n]*:[^:\n]*"),
        words("user_name rid lm_hash password_hash comment home rest"),
    ),
)


def colons_of(text: bytes) -> Delimited | None:
    """The table of whole lines in UTF-8 parted by colons; None for any other text."""
    lines = [line.rstrip(b"\r") for line in text[:65536].split(b"\n")[: ROWS + 1]]
    lines = [line for line in (lines[:-1] if len(text) > 65536 else lines) if line.strip()]
    if len(lines) < FEWEST or lines[0].count(b":") < 1 or sum(b":" in line for line in lines) < 0.9 * len(lines):
        return None
    for known in _KNOWN:
        if sum(known.line.fullmatch(line) is not None for line in lines) >= 0.8 * len(lines):
            return Delimited(COLON, 0, known.names)
    rows = [line.split(b":") for line in lines]
    if Counter(map(len, rows)).most_common(1)[0][1] < 0.7 * len(rows):
        return None
    whole = Counter(
        column
        for row in rows
        for column in range(len(row))
        if _DIGEST.fullmatch(row[column]) or _MAIL.fullmatch(row[column])
    )
    column, often = max(whole.items(), key=lambda pair: pair[1], default=(0, 0))
    column = column if often >= 0.8 * len(rows) else _numbered_and_called(rows)
    return Delimited(COLON, 0) if column >= 0 and _is_table(rows, column) else None


def _numbered_and_called(rows: list[list[bytes]]) -> int:
    """Of rows of people with telephones, as dumps of networks have them, the column of numbers that all differ; -1 where it is not beside
    two columns of capitalised words of which many do."""
    columns = [[cell for cell in column if cell] for column in zip(*rows, strict=False)]
    differ = [len(column) >= 0.8 * len(rows) and len(set(column)) > 0.2 * len(column) for column in columns]
    told = [column if fine else [] for column, fine in zip(columns, differ, strict=True)]
    called = sum(_mostly(_CALLED, column) for column in told)
    numbered = [n for n, column in enumerate(told) if len(set(column)) > 0.8 * len(column) and _mostly(_NUMBER, column)]
    return numbered[0] if numbered and called > 1 else -1


def _mostly(pattern: re.Pattern[bytes], cells: list[bytes]) -> bool:
    return bool(cells) and sum(map(bool, map(pattern.fullmatch, cells))) >= 0.9 * len(cells)


def _is_table(rows: list[list[bytes]], column: int) -> bool:
    """Whether the addresses or digests differ, and no other cell is a sentence."""
    told = {row[column] for row in rows if column < len(row)}
    begins = {row[0] for row in rows}
    spaced = sum(cell.startswith((b" ", b"\t")) or b" | " in cell for row in rows for cell in row)
    differ = len(begins) > 0.5 * len(rows) or _URL.fullmatch(rows[0][0]) is not None
    return differ and len(told) > 0.5 * len(rows) and spaced <= 0.05 * len(rows)
