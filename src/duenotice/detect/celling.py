"""The fields of a block: how many cells, a sample of them that does not depend on the cut, and the cells that may be personal."""

from __future__ import annotations

import html
import re
from typing import Any, NamedTuple
from urllib.parse import unquote_to_bytes

import numpy as np
import pyarrow as pa

from duenotice.detect.candidates import CELL, FIELD, SAMPLE, rows
from duenotice.detect.kernel.alphabet import PAD
from duenotice.detect.kernel.cells import DATE, NAME, NUMBER, SINGLE, STREET, TEXT, shapes
from duenotice.detect.lexicon import class_of
from duenotice.model.evidence import Block

SAMPLE_SIZE = 256
CELL_MAX = 400
"""Longer cells are prose: no name, address or id."""
BY_HEADER = frozenset(
    [
        "PERSON_NAME",
        "GIVEN_NAME",
        "FAMILY_NAME",
        "POSTAL_ADDRESS",
        "BIRTH_DATE",
        "ACCOUNT_ID",
        "ORDER",
        "USER_NAME",
        "SESSION_TOKEN",
        "PASSWORD",
        "PASSWORD_HASH",
        "CARD_CODE",
        "GEO",
        "VEHICLE_ID",
        "PASSPORT",
        "DRIVING_LICENCE",
        "TAX_ID",
        "NATIONAL_ID",
        "HEALTH",
    ]
)
"""Classes of headers whose every cell is a candidate."""
_ESCAPE = re.compile(rb'\\(?:u([0-9a-fA-F]{4})|(["\\/nrtbf]))')
_NOTHING = frozenset(b"- -- null none nil n/a na nan undefined unknown anonymous true false 0 ? \\N NULL None".split())


class FieldCells(NamedTuple):
    """The own cells of one field of a block, as int64 arrays; `hashes` and `shape` of each."""

    number: int
    path: str
    header: str
    offset: np.ndarray
    length: np.ndarray
    row: np.ndarray
    record: np.ndarray
    hashes: np.ndarray
    shape: np.ndarray


def field_cells(block: Block, b: np.ndarray) -> list[FieldCells]:
    """All fields of the block with the cells that start in its own part. b: its data, padded."""
    return [_cells_of(block, b, index) for index in range(len(block.layout.fields))]


def _cells_of(block: Block, b: np.ndarray, index: int) -> FieldCells:
    spec, cells = block.layout.fields[index], block.layout.cells(block.data, index)
    offset, length, row, record = (np.asarray(column, np.int64) for column in cells)
    own = (offset >= block.base) & (offset < block.base + block.own)
    offset, length, row, record = offset[own], length[own], row[own], record[own]
    hashes, shape = np.zeros(len(offset), np.uint64), np.zeros(len(offset), np.int64)
    shapes(b, offset + PAD, np.minimum(length, CELL_MAX + 1), hashes, shape)
    return FieldCells(index, spec.path, spec.header, offset, length, row, record, hashes, shape)


def cell_tables(block: Block, cells: list[FieldCells]) -> list[pa.Table]:
    """FIELD, SAMPLE and CELL rows of the fields."""
    held = [mine for mine in cells if len(mine.offset)]
    tables = [_field_table(held)] if held else []
    tables += [_sample_table(block.data, mine) for mine in held]
    wanted = [(mine, _may_be_personal(mine)) for mine in held]
    return tables + [_cell_table(block, mine, keep) for mine, keep in wanted if len(keep)]


def _field_table(held: list[FieldCells]) -> pa.Table:
    paths = (np.arange(len(held)), [mine.path for mine in held])
    headers = [mine.header.encode("utf-8", "replace") for mine in held]
    return rows(FIELD, len(held), {"path": paths, "text": headers, "n": [len(mine.offset) for mine in held]})


def _sample_table(data: bytes, mine: FieldCells) -> pa.Table:
    """The distinct cells with the smallest hashes: a sample of distinct values that merges by taking the smallest again."""
    hashes, first = np.unique(mine.hashes, return_index=True)
    hashes, first = hashes[:SAMPLE_SIZE], first[:SAMPLE_SIZE]
    texts = [
        decoded(data[o : o + min(n, CELL_MAX)]) for o, n in zip(mine.offset[first], mine.length[first], strict=True)
    ]
    return rows(SAMPLE, len(first), {"path": mine.path, "text": texts, "n": hashes})


def _may_be_personal(mine: FieldCells) -> np.ndarray:
    """Indices of cells that may turn out personal: by the header all, without one those shaped like a name or address.

    Judged cell by cell, so that the cut into blocks changes nothing.
    """
    spoken = class_of(mine.path, mine.header)
    short = mine.length <= CELL_MAX
    if spoken in BY_HEADER or spoken in ("PHONE", "ADDRESS_PART") or spoken.startswith(("NATIONAL_ID.", "TAX_ID.")):
        return np.flatnonzero(short)
    if spoken:
        return np.zeros(0, np.int64)
    loose = NAME | STREET | (TEXT if mine.path.startswith("dom:") else SINGLE)
    if sum(c.isalpha() for c in mine.header) < 3 and not mine.path.startswith("dom:"):
        loose |= DATE | np.where((mine.length >= 5) & (mine.length <= 22), NUMBER, 0)
    return np.flatnonzero(short & ((mine.shape & loose) > 0))


def _cell_table(block: Block, mine: FieldCells, keep: np.ndarray) -> pa.Table:
    offset, length = mine.offset[keep], mine.length[keep]
    raw = [block.data[o : o + n] for o, n in zip(offset.tolist(), length.tolist(), strict=True)]
    texts = [decoded(cell) for cell in raw]
    some = np.array([text not in _NOTHING and bool(text.strip()) for text in texts], bool)
    keep, offset, length = keep[some], offset[some], length[some]
    spots = block.layout.spots(block.data, offset)
    at_us: Any = np.asarray(spots.at_us, np.int64)
    if block.seen_at is not None:
        at_us = np.where(at_us >= 0, at_us, int(block.seen_at.timestamp() * 1e6))
    columns: dict[str, Any] = {
        "offset": offset + block.offset,
        "length": length,
        "path": mine.path,
        "text": [text for text, kept in zip(texts, some, strict=True) if kept],
        "row": mine.row[keep],
        "record": mine.record[keep],
        "at_us": at_us,
        "near": mine.shape[keep],
        "encoding": [0 if a == t else 4 for a, t, k in zip(raw, texts, some, strict=True) if k],
        "whole": np.ones(len(keep), bool),
        "n": 1,
    }
    return rows(CELL, len(keep), columns)


def decoded(cell: bytes) -> bytes:
    r"""A cell without the escapes of its format: `\u00e9`, `%C3%A9`, `&eacute;`, doubled quotes."""
    if b"\\" in cell:
        cell = _ESCAPE.sub(_unescaped, cell)
    if b"%" in cell:
        cell = unquote_to_bytes(cell.replace(b"+", b" "))
    if b"&" in cell and b";" in cell:
        cell = html.unescape(cell.decode("utf-8", "replace")).encode("utf-8", "replace")
    return cell.replace(b'""', b'"').strip()


def _unescaped(match: re.Match[bytes]) -> bytes:
    code, simple = match.group(1), match.group(2)
    if code is None:
        return {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b" ", b"f": b" "}.get(simple, simple)
    return chr(int(code, 16)).encode("utf-8", "replace")
