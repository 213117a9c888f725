"""Lists as they are printed: headings with a rule below each column or between two rules, or words apart above columns of blanks."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import islice, pairwise

import numpy as np

from duenotice.evidence.ground.shapes import Aligned
from duenotice.evidence.kinds.headings import is_title
from duenotice.evidence.tokens.aligned import aligned_cells

DEEPEST, WIDEST, LEAST = 200, 128, 3
"""Lines in which headings are looked for, columns, and rows below the headings that have to have most of these columns."""
TRIES = 8
"""Headings that are tried: each row of a table within a text looks like one."""
FIRST = 30
"""Lines below a heading that are asked before all others: most of what looks like one in a text is let go by them."""
ABOVE = 2
"""Lines above the last of a heading that may belong to it."""

_RULES = re.compile(r"[ \f|+]*[-=_]{2,}(?:[ |+]+[-=_]{2,})+[ |+]*")
_FULL = re.compile(r"[ \f|+]*[-=_+|]{20,}[ ]*")
_APART = re.compile(r"\S+(?: \S+)*")
_RULED = re.compile(rb"(?m)^[ \f|+]{0,200}[-=_]{2}")
_SPACED = re.compile(rb"(?m)^[ \t]{0,40}\S{1,40}(?: \S{1,40}){0,3} {2,60}\S{1,40}(?: \S{1,40}){0,3} {2}")


def list_of(head: bytes) -> Aligned | None:
    """The columns of the printed list with which a text begins (UTF-8), or None where there is none."""
    if b"  " not in head or not (_RULED.search(head) or _SPACED.search(head)):
        return None
    lines = head[: head.rfind(b"\n") + 1].decode("utf-8", "replace").split("\n")[:DEEPEST]
    said = [n for n, line in enumerate(lines) if line.strip() and not _FULL.fullmatch(line)]
    heads = (_under_rules(lines, n) for n, line in enumerate(lines) if line.strip(" \f"))
    for found in islice(filter(None, heads), TRIES):
        if _holds(found, [lines[n] for n in said[bisect_left(said, found.first) :]]):
            return found
    return None


def _under_rules(lines: list[str], n: int) -> Aligned | None:
    """The list whose heading ends in the line before or at `n`."""
    line = lines[n]
    if n and _RULES.fullmatch(line):
        edges = [group.start() for group in re.finditer(r"[-=_]+", line)]
        return _named(lines, n - 1, edges, n + 1)
    if n and "|" in line.strip("| ") and _FULL.fullmatch(lines[n - 1]):
        edges = [bar.end() for bar in re.finditer(r"\|", line.rstrip("| \r"))]
        edges = edges if not line[: edges[0] - 1].strip() else [0, *edges]
        return _named(lines, n, edges, n + 1)
    heads = list(_APART.finditer(line.rstrip("\r")))
    if len(heads) > 2 and sum(is_title(head[0]) for head in heads) > 1:
        return _named(lines, n, [head.start() for head in heads], n + 1)
    return None


def _named(lines: list[str], n: int, edges: list[int], first: int) -> Aligned | None:
    if not 2 <= len(edges) <= WIDEST:
        return None
    names, heads = _cells(lines[n], edges), [lines[n]]
    for above in range(n - 1, max(-1, n - 1 - ABOVE), -1):
        is_rule = _FULL.fullmatch(lines[above]) or _RULES.fullmatch(lines[above])
        more = [] if is_rule else _cells(lines[above], edges)
        if sum(map(bool, more)) < 2 or sum(map(bool, names)) == len(names) > sum(map(bool, more)) * 2:
            break
        heads.append(lines[above])
        names = [f"{upper} {lower}".strip() for upper, lower in zip(more, names, strict=True)]
    spoken = [name for name in names if name]
    fine = (
        len(spoken) * 2 > len(names)
        and len(set(spoken)) > 1
        and not any(c.isdigit() for name in spoken for c in name[:1])
    )
    told = tuple(head.strip(" |\f\r\t") for head in heads)
    barred = lines[n].count("|") >= len(edges) - 1
    return Aligned(tuple(edges), tuple(names), first, told, barred) if fine else None


def _cells(line: str, edges: list[int]) -> list[str]:
    """The words of a line by columns; empty where one stands on an edge."""
    line = line.replace("|", " ").replace("\f", " ").rstrip()
    if any(len(line) > edge > 0 and line[edge] != " " and line[edge - 1] != " " for edge in edges):
        return []
    return [line[begin:end].strip() for begin, end in pairwise([*edges, len(line) + max(edges) + 1])]


def _holds(found: Aligned, rest: list[str]) -> bool:
    """Whether most of the lines below that say anything have cells in the columns, and several of them."""
    return _fill(found, rest[:FIRST]) and (len(rest) <= FIRST or _fill(found, rest))


def _fill(found: Aligned, rest: list[str]) -> bool:
    data = "\n".join(rest).encode("utf-8", "replace")
    cells = aligned_cells(np.frombuffer(data, np.uint8), (0, len(data), 0), replace(found, first=0))
    counts = np.bincount(cells.row, minlength=1)
    full = int((counts * 2 >= len(found.edges)).sum())
    return full >= min(LEAST, max(2, len(rest))) and full * 2 > len(rest)
