"""The label a value of running text stands behind, as forms, printed structures and logs have it: `Vorname: Anna`, `"phone" => "+49…"`.

Such a text has no columns, yet its labels are names of fields: they say which values are a person's parts and which another's. A value
is asked for its label only where a name with a label is near, so that texts without any cost nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa

from duenotice.detect.candidates import CANDIDATES, SPAN

OF_LINE, WITHIN_LINE = "label:", "pair:"
"""How the paths begin of labels that begin a line or a column of it, as in forms, and of those amid it, as in logs."""
LABELS = (OF_LINE, WITHIN_LINE)
OF_ZONE = {
    "machine_name": "name",
    "machine_passport": "passport",
    "machine_identity": "national id",
    "machine_birth": "birth date",
}
"""What stands in the lines of a passport for machines, which need no labels: their places tell."""
NAMED = "labelled_name"
"""The detector of names that a label shows; other names have none, whatever stands before them."""
TELLING = frozenset({NAMED, *OF_ZONE})
"""Detectors of names whose findings make others be asked for their labels."""
NEAR = 2000
"""Bytes from a name with a label within which others are asked for theirs."""
LABELS_MAX = 400
"""Different labels of a block; what has more is a program or a list of keys, not a form."""
_REACH, _ABOVE, _LINES, _LINES_OF_LIST = 128, 4000, 60, 12
_SIGN = re.compile(
    r"[\"'\]]{0,4}[ \t]{0,40}(?:=>|:=|[:=：]|;s:\d{1,6}:(?=\\{0,7}\"))[ \t]{0,40}(?:\r?\n[ \t]{0,60})?(?:string\(\d{1,6}\) )?"
    r"[\\\"'(+]{0,6}\Z"
)
_NAME = r"[^\W\d][\w .°\-/]{0,60}"
_APART = re.compile(rf"(?:\A|[,;{{(\[|<\t\"']|  |[-*•] |\d[.)] )[ ]?({_NAME})\Z")
_WORD = re.compile(r"([^\W\d][\w.\-]{0,60})\Z")
_BEGINS = re.compile(r"(?:.*(?:  |\t)|[\s\d\-*•\[\]{}(\"'<|,>.):=]*)\Z", re.DOTALL)
_INDENT = re.compile(rb"[ \t]*(?:- )*")
_OPENERS = (b"(", b"{", b"[", b"array (", b"array(")
"""Lines between a name and what stands below it."""
_PARENT = re.compile(
    r"[\s\-*\[{(\"']*([^\W\d][\w .\-]{0,40}?)[\"'\]]{0,3}[ \t]*(?:=>|[:=])[ \t]*"
    r"(?:\{|\[|Array|array ?\(.*|\w* ?Object|\|)?[ \t]*\Z"
)
"""A line that names what stands indented below it."""


def with_labels(data: bytes, offset: int, table: pa.Table, beside: Sequence[int] = ()) -> pa.Table:
    """The candidates of a block, those without a field given their label for a path where they stand near a name that has one.
    offset: of the data in the item; beside: where in the data names with labels stand outside of the block's own part."""
    role, start = (table[name].to_numpy().astype(np.int64) for name in ("role", "offset"))
    codes, rules = _coded(table["rule"])
    detector = [rule.partition("@")[0] for rule in rules] + [""]
    free = (role == SPAN) & table["path"].is_null().to_numpy()
    zones = free & np.array([name in OF_ZONE for name in detector], bool)[codes]
    named = np.array([name == NAMED for name in detector], bool)[codes]
    called = np.array(["name" in name for name in detector], bool)[codes] & ~named
    heads = np.sort(np.concatenate((start[free & named], np.array(beside, np.int64) + offset)))
    some = np.flatnonzero(free & ~called & ~zones & _is_near(start, heads)) if len(heads) else np.zeros(0, np.int64)
    if not len(some) and not zones.any():
        return table
    told = dict(zip(some.tolist(), labels(data, (start[some] - offset).tolist()), strict=True))
    told |= {at: OF_LINE + OF_ZONE[detector[codes[at]]] for at in np.flatnonzero(zones).tolist()}
    return table.set_column(CANDIDATES.get_field_index("path"), CANDIDATES.field("path"), _with(table["path"], told))


def _with(column: pa.ChunkedArray, told: Mapping[int, str | None]) -> pa.Array:
    """A column of paths with further ones at their rows."""
    codes, names = _coded(column)
    known = {name: code for code, name in enumerate(names)}
    for at, name in told.items():
        if name is not None:
            codes[at] = known.setdefault(name, len(known))
    coded = pa.array(codes.astype(np.int32), mask=codes < 0)
    return pa.DictionaryArray.from_arrays(coded, pa.array(list(known), pa.string()))


def _coded(column: pa.ChunkedArray) -> tuple[np.ndarray, list[str]]:
    """Codes, -1 for null, and names of a dictionary column."""
    told = column.unify_dictionaries().combine_chunks()
    one = told if isinstance(told, pa.Array) else pa.concat_arrays(told.chunks)
    return one.indices.fill_null(-1).to_numpy().astype(np.int64), one.dictionary.to_pylist()


def _is_near(start: np.ndarray, heads: np.ndarray) -> np.ndarray:
    at = np.searchsorted(heads, start)
    before = start - heads[np.maximum(at - 1, 0)]
    behind = heads[np.minimum(at, len(heads) - 1)] - start
    return np.minimum(np.abs(before), np.abs(behind)) <= NEAR


def labels(data: bytes, starts: Sequence[int]) -> list[str | None]:
    """Of values that begin there the path of the label before each, None where there is none."""
    found = [label_of(data, start) for start in starts]
    if len({one for one in found if one}) > LABELS_MAX:
        found = [one and _alone(one) for one in found]
    return found


def _alone(label: str) -> str:
    """A label without what it stands under."""
    sort, _, name = label.partition(":")
    return f"{sort}:{name.rpartition('.')[2]}"


def label_of(data: bytes, start: int) -> str | None:
    """`label:phone` for a value behind `Phone: `, with the name of what it stands indented under: `label:contact.phone`."""
    text = data[max(0, start - _REACH) : start].decode("utf-8", "ignore")
    sign = _SIGN.search(text)
    if sign is None:
        return None
    line = text[: sign.start()].rpartition("\n")[2]
    told = _APART.search(line) or _WORD.search(line)
    if told is None:
        return None
    name = " ".join(told[1].lower().split()) if " " in told[1] else told[1]
    if not _BEGINS.match(line[: told.start(1)]):
        return WITHIN_LINE + name
    at = data.rfind(b"\n", 0, start - len(text[sign.start() :].encode())) + 1
    parent = _parent(data, at) if told.start(1) < _REACH // 2 else None
    return f"{OF_LINE}{parent}.{name}" if parent else OF_LINE + name


def _parent(data: bytes, at: int) -> str | None:
    """The name of what a line that begins at `at` stands indented under; None for a list's number, and where nothing is."""
    deep, left = _depth(data, at), _LINES
    floor = max(0, at - _ABOVE)
    while deep and left and at > floor:
        if data[at : at + deep].endswith(b"- "):
            left = min(left, _LINES_OF_LIST)
        end = at - 1
        at, left = data.rfind(b"\n", floor, end) + 1, left - 1
        if not data[at:end].strip() or (depth := _depth(data, at)) >= deep:
            continue
        told = _PARENT.match(data[at : min(end, at + 160)].decode("utf-8", "ignore"))
        if told is not None:
            return None if any(map(str.isdigit, told[1])) else told[1].strip()
        deep = depth + 1 if data[at:end].strip(b" \t\r") in _OPENERS else 0
    return None


def _depth(data: bytes, at: int) -> int:
    indent = _INDENT.match(data, at)
    return indent.end() - at if indent else 0
