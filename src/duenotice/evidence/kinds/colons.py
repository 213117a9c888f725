"""Tables parted by colons: lists of accounts as systems keep them (`passwd`, `shadow`, `htpasswd`) and as they are handed on
(`ann@shop.example:…`, `https://shop.example/login:ann@shop.example:…`).

A colon stands in nearly every text, so a table is one only where nothing else is likely: rows of one width with an address of mail or a
digest as a whole cell in the same column, or a page or host as the first; many rows of two words each of which no two are alike; or the
columns of a known file, which are called as its manual calls them (passwd(5), shadow(5), .pgpass of PostgreSQL).
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from duenotice.evidence.ground.shapes import Delimited
from duenotice.evidence.ground.wordlist import words

COLON = 58
ROWS, FEWEST, FEWEST_PAIRS = 200, 3, 8
"""Rows that are looked at, and from which on they are a table; pairs of words need more."""
_MAIL = re.compile(rb"[\w.%+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_DIGEST = re.compile(
    rb"(?=[0-9]{0,120}[A-Fa-f])(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128}|[0-9A-F]{32}|[0-9A-F]{40}|[0-9A-F]{64})|\$[\w-]{1,16}\$\S{8,}"
)
_NUMBER = re.compile(rb"\+?\d{9,15}")
_CALLED = re.compile(rb"[A-Z\xc3-\xf4][A-Za-z\x80-\xf4' .-]{1,40}")
_URL = re.compile(rb"(?:https?|ftp|android)")
_PAGE = re.compile(rb"(?:https?|ftp|android)://[^\s:]{3,300}(?::\d{2,5}[^\s:]{0,300})?:[^\s:]{2,128}:\S{3,128}")
_HOST = re.compile(rb"(?:[\w-]{1,63}\.){1,6}[a-z]{2,18}(?:/[^\s:]{0,200})?:[^\s:]{2,128}:\S{3,128}")
"""Lines of `https://shop.example/login:ann:…` and `shop.example:ann:…`."""
_LOGIN_URL = re.compile(rb"\w{2,20}://[^\s/@:]{1,64}:[^\s/@]{1,200}@")
_PAIR = re.compile(rb"[A-Za-z0-9][\w.@+-]{1,63}:[^\s:/\\]{3,64}")
_MIXED = re.compile(rb"(?=[^:]*[A-Za-z])(?=[^:]*[\d!#$%&*?@])")
_SETTING = re.compile(rb"(?im)^[\w.-]*(?:pass\w*|pwd|user(?:name)?|login|host|port|name|version|path|type):")
"""Names that only settings begin their lines with."""


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
        re.compile(
            rb"[^:\s]{1,128}:\d{1,10}:(?:[0-9A-Fa-f*]{32}|NO PASSWORD\*{21}):(?:[0-9A-Fa-f*]{32}|NO PASSWORD\*{21}):[^:\n]*:[^:\n]*:[^:\n]*"
        ),
        words("user_name rid lm_hash password_hash comment home rest"),
    ),
    _Known(
        re.compile(
            rb"(?:[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}|\*):(?:\d{2,5}|\*):[\w*$-]{1,64}:[\w.@*-]{1,64}:(?:[^:\s\\]|\\.){3,128}"
        ),
        words("host port database user_name password"),
    ),
)


def colons_of(text: bytes) -> Delimited | None:
    """The table of whole lines in UTF-8 parted by colons; None for any other text."""
    lines = [line.rstrip(b"\r") for line in text[:65536].split(b"\n")[: ROWS + 1]]
    lines = [line for line in (lines[:-1] if len(text) > 65536 else lines) if line.strip()]
    if len(lines) < FEWEST or lines[0].count(b":") < 1 or sum(b":" in line for line in lines) < 0.9 * len(lines):
        return None
    told = [line for line in lines if not line.startswith(b"#")]
    for known in _KNOWN:
        if sum(known.line.fullmatch(line) is not None for line in told) >= 0.8 * max(len(told), 1):
            return Delimited(COLON, 0, known.names, lines.index(told[0]))
    if sum(_LOGIN_URL.match(line) is not None for line in told) > 0.5 * len(told):
        return None
    if any(_all(shape, told) for shape in (_PAGE, _HOST)) or _are_pairs(told):
        return Delimited(COLON, 0)
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


def _all(shape: re.Pattern[bytes], lines: list[bytes]) -> bool:
    return sum(shape.fullmatch(line) is not None for line in lines) >= 0.9 * max(len(lines), FEWEST)


def _are_pairs(lines: list[bytes]) -> bool:
    """Whether lines are two words each, of which neither comes again, the second mostly of letters with digits or signs and of a length
    of its own: users and passwords, not settings, versions or codes."""
    if len(lines) < FEWEST_PAIRS or not _all(_PAIR, lines) or _SETTING.search(b"\n".join(lines)):
        return False
    firsts, seconds = zip(*(line.split(b":", 1) for line in lines if b":" in line), strict=True)
    differ = len(set(firsts)) >= 0.95 * len(lines) and len(set(seconds)) >= 0.8 * len(lines)
    mixed = sum(_MIXED.match(text) is not None for text in seconds)
    return differ and mixed >= 0.5 * len(lines) and len(set(map(len, seconds))) >= 3


def _is_table(rows: list[list[bytes]], column: int) -> bool:
    """Whether the addresses or digests differ, and no other cell is a sentence."""
    told = {row[column] for row in rows if column < len(row)}
    begins = {row[0] for row in rows}
    spaced = sum(cell.startswith((b" ", b"\t")) or b" | " in cell for row in rows for cell in row)
    differ = len(begins) > 0.5 * len(rows) or _URL.fullmatch(rows[0][0]) is not None
    return differ and len(told) > 0.5 * len(rows) and spaced <= 0.05 * len(rows)
