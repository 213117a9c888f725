"""The fields of a block: how many cells, a sample of them that does not depend on the cut, and the cells that may be personal."""

from __future__ import annotations

import html
import re
from typing import Any, NamedTuple
from urllib.parse import unquote_to_bytes

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from duenotice.detect.arrays import binaries, replaced
from duenotice.detect.candidates import CELL, FIELD, SAMPLE, rows
from duenotice.detect.fields.joining import may_join
from duenotice.detect.kernel.alphabet import PAD
from duenotice.detect.kernel.cells import DATE, NAME, NUMBER, REMEMBERED, SEEN, SINGLE, STREET, TEXT, shapes
from duenotice.detect.kernel.copies import copied, smallest
from duenotice.detect.words.lexicon import DOUBT, NAME_OF, class_of
from duenotice.model.evidence import Block
from duenotice.model.findings import Encoding
from duenotice.model.kinds import SPECIAL_KINDS

SAMPLE_SIZE = 256
SECRET_MIN, SECRET_MAX = 3, 64
"""Bytes of a password or digest in a column without a name; some digests have twice as many."""
CELL_MAX = SEEN - 1
"""Longer cells are prose: no name, address or id. Of a special category they are taken by their beginning."""
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
        "CREDENTIAL",
        "CARD_CODE",
        "GEO",
        "VEHICLE_ID",
        "PASSPORT",
        "DRIVING_LICENCE",
        "TAX_ID",
        "NATIONAL_ID",
        *SPECIAL_KINDS,
    ]
)
"""Classes of headers whose every cell is a candidate."""
WHO = f"USER_NAME{DOUBT}"
"""The class of fields that say who did something, by whatever name: `reporter`, `actor`."""
_ESCAPE = re.compile(rb'(?:\\{2,31}(?=u[0-9a-fA-F]{4}|")|\\)(?:u([0-9a-fA-F]{4})|(["\\/nrtbf]))')
"""An escape of JSON, also of JSON within JSON, where several backslashes stand before it."""
_PARTS_WORDS = np.isin(np.arange(256), (9, 10, 13, 32, 34)).astype(np.uint8)
_SPECIAL = frozenset(SPECIAL_KINDS)
_ANSWERS = pa.array([b"true", b"false"], pa.binary())
_NONE = pa.array([b"none", b"None"], pa.binary())
"""What says nothing elsewhere but answers a question of a special category; but for health, `special` has the last word."""
_TOTALS = "total totale totaal summe toplam razem celkem összesen итого всего всього σύνολο المجموع 合计 总计 合計 総計 합계 รวม"
"""Words that stand in place of a name in the last row of a table."""
_NOTHING = pa.array(
    [
        *b"- -- null none nil n/a na nan undefined unknown anonymous true false 0 ? \\N NULL None".split(),
        *(form.encode() for word in _TOTALS.split() for form in {word, word.capitalize(), word.upper()}),
    ],
    pa.binary(),
)


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
    first, last = np.searchsorted(cells.offset, (block.base, block.base + block.own))
    offset, length, row, record = (np.asarray(column, np.int64)[first:last] for column in cells)
    hashes, shape = np.empty(len(offset), np.uint64), np.empty(len(offset), np.int64)
    shapes(b, offset, length, hashes, shape, np.full(REMEMBERED, -1))
    return FieldCells(index, spec.path, spec.header, offset, length, row, record, hashes, shape)


def cell_tables(block: Block, b: np.ndarray, cells: list[FieldCells], slots: pa.Table) -> list[pa.Table]:
    """CELL, FIELD and SAMPLE rows of the fields, in the order of the roles. slots: further FIELD rows."""
    held = [mine for mine in cells if len(mine.offset)]
    if not held:
        return [slots]
    paths = [mine.path for mine in held]
    wanted = [_may_be_personal(mine) for mine in held]
    bare = [n for n, mine in enumerate(held) if not mine.header and mine.path.startswith("col:")]
    if bare:
        parting = np.concatenate((np.zeros(1, np.int64), np.cumsum(_PARTS_WORDS[b], dtype=np.int64)))
        for n in bare:
            wanted[n] = np.union1d(wanted[n], _may_be_secret(held[n], parting))
    return [_cell_table(block, b, held, wanted), slots, _field_table(held, paths), _sample_table(b, held, paths)]


def _field_table(held: list[FieldCells], paths: list[str]) -> pa.Table:
    headers = [mine.header.encode("utf-8", "replace") for mine in held]
    codes = (np.arange(len(held)), paths)
    return rows(FIELD, len(held), {"path": codes, "text": headers, "n": [len(mine.offset) for mine in held]})


def _sample_table(b: np.ndarray, held: list[FieldCells], paths: list[str]) -> pa.Table:
    """The distinct cells with the smallest hashes: a sample of distinct values that merges by taking the smallest again."""
    picked = [smallest(mine.hashes, SAMPLE_SIZE) for mine in held]
    hashes = np.concatenate([hashes for hashes, _ in picked])
    offset, length = (
        np.concatenate([getattr(mine, name)[first] for mine, (_, first) in zip(held, picked, strict=True)])
        for name in ("offset", "length")
    )
    codes = np.repeat(np.arange(len(held)), [len(first) for _, first in picked])
    texts, _ = _texts(b, offset, np.minimum(length, CELL_MAX), _of_forms(held)[codes])
    return rows(SAMPLE, len(hashes), {"path": (codes, paths), "text": texts, "n": hashes})


def _may_be_secret(mine: FieldCells, parting: np.ndarray) -> np.ndarray:
    """Indices of cells of one word that may be a password or its digest, beside an address of mail in a column without a name.
    parting: blanks and quotes of the padded data before each byte."""
    short = (mine.length >= SECRET_MIN) & ((mine.length <= SECRET_MAX) | (mine.length == 2 * SECRET_MAX))
    begin = mine.offset + PAD
    return np.flatnonzero(short & (parting[begin + mine.length] == parting[begin]))


def _may_be_personal(mine: FieldCells) -> np.ndarray:
    """Indices of cells that may turn out personal: by the header all, without one those shaped like a name or address.

    Judged cell by cell, so that the cut into blocks changes nothing.
    """
    spoken = class_of(mine.path, mine.header)
    if spoken.removesuffix(DOUBT) in _SPECIAL:
        return np.arange(len(mine.length))
    short = mine.length <= CELL_MAX
    if (
        spoken in BY_HEADER
        or spoken in ("PHONE", "ADDRESS_PART", WHO)
        or spoken.startswith(("NATIONAL_ID.", "TAX_ID."))
    ):
        return np.flatnonzero(short)
    if spoken and spoken != NAME_OF:
        return np.flatnonzero(short) if may_join(mine.path, mine.header) else np.zeros(0, np.int64)
    loose = NAME | STREET | (TEXT if mine.path.startswith("dom:") else SINGLE)
    if sum(c.isalpha() for c in mine.header) < 3 and not mine.path.startswith("dom:"):
        loose |= DATE | np.where((mine.length >= 5) & (mine.length <= 22), NUMBER, 0)
    return np.flatnonzero(short & ((mine.shape & loose) > 0))


def _cell_table(block: Block, b: np.ndarray, held: list[FieldCells], wanted: list[np.ndarray]) -> pa.Table:
    """The wanted cells of all fields in the order of their places, without those that say nothing."""
    offset, length, row, record = (
        np.concatenate([getattr(mine, name)[keep] for mine, keep in zip(held, wanted, strict=True)])
        for name in ("offset", "length", "row", "record")
    )
    length = np.minimum(length, CELL_MAX)
    codes = np.repeat(np.arange(len(held)), [len(keep) for keep in wanted])
    order = np.argsort(offset, kind="stable")
    offset, length, row, record, codes = (c[order] for c in (offset, length, row, record, codes))
    texts, escaped = _texts(b, offset, length, _of_forms(held)[codes])
    some = np.flatnonzero(_telling(texts, codes, held) & (_sizes(texts) > 0))
    at_us: Any = np.asarray(block.layout.spots(block.data, offset[some]).at_us, np.int64)
    if block.seen_at is not None:
        at_us = np.where(at_us >= 0, at_us, int(block.seen_at.timestamp() * 1e6))
    columns: dict[str, Any] = {
        "offset": offset[some] + block.offset,
        "length": length[some],
        "path": (codes[some], [mine.path for mine in held]),
        "text": texts.take(pa.array(some)),
        "row": row[some],
        "record": record[some],
        "at_us": at_us,
        "encoding": np.where(escaped[some], Encoding.ESCAPED, Encoding.PLAIN),
        "whole": np.ones(len(some), bool),
        "n": 1,
    }
    return rows(CELL, len(some), columns)


def _telling(texts: pa.Array, codes: np.ndarray, held: list[FieldCells]) -> np.ndarray:
    """Which cells say something. codes: the field of each."""
    telling = ~_among(texts, _NOTHING)
    kinds = [class_of(mine.path, mine.header).removesuffix(DOUBT) for mine in held]
    answered = np.array([kind in _SPECIAL for kind in kinds], bool)
    if not answered.any():
        return telling
    health = np.array([kind == "HEALTH" for kind in kinds], bool)
    telling |= answered[codes] & _among(texts, _ANSWERS)
    return telling | ((answered & ~health)[codes] & _among(texts, _NONE))


def _among(texts: pa.Array, words: pa.Array) -> np.ndarray:
    return pc.is_in(texts, words).to_numpy(zero_copy_only=False)


def _of_forms(held: list[FieldCells]) -> np.ndarray:
    """Which fields are parameters of an address or a form, where browsers write spaces as plus signs."""
    return np.array([mine.path.startswith("?") for mine in held], bool)


def _texts(b: np.ndarray, offset: np.ndarray, length: np.ndarray, forms: np.ndarray) -> tuple[pa.Array, np.ndarray]:
    """The decoded cells as a binary array, and which of them are written otherwise. b: padded data; forms: cells of `_of_forms`."""
    edges = np.concatenate(([0], np.cumsum(length)))
    out, coded = np.empty(edges[-1], np.uint8), np.zeros(len(offset), bool)
    copied(b, offset + PAD, length, out, coded)
    texts = binaries(out, edges[1:])
    if forms.any():
        coded |= forms & pc.match_substring(texts, "+").to_numpy(zero_copy_only=False)
    odd = np.flatnonzero(coded)
    if len(odd):
        raw = texts.take(pa.array(odd)).to_pylist()
        fixed = [decoded(cell, form) for cell, form in zip(raw, forms[odd].tolist(), strict=True)]
        coded[odd] = [cell != text for cell, text in zip(raw, fixed, strict=True)]
        texts = replaced(texts, odd, fixed)
    return texts, coded


def _sizes(texts: pa.Array) -> np.ndarray:
    return pc.binary_length(texts).to_numpy(zero_copy_only=False)


def decoded(cell: bytes, form: bool = False) -> bytes:
    r"""A cell without the escapes of its format: `\u00e9`, `%C3%A9`, `&eacute;`, doubled quotes. form: spaces are plus signs, but for one
    before a telephone number and those in an e-mail address, which careless programs leave as they are."""
    if form and b"@" not in cell:
        cell = cell[:1] + cell[1:].replace(b"+", b" ")
    if b"\\" in cell:
        cell = _ESCAPE.sub(_unescaped, cell)
    if b"%" in cell:
        cell = unquote_to_bytes(cell)
    if b"&" in cell and b";" in cell:
        cell = html.unescape(cell.decode("utf-8", "replace")).encode("utf-8", "replace")
    return cell.replace(b'""', b'"').strip()


def _unescaped(match: re.Match[bytes]) -> bytes:
    code, simple = match.group(1), match.group(2)
    if code is None:
        return {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b" ", b"f": b" "}.get(simple, simple)
    return chr(int(code, 16)).encode("utf-8", "replace")
